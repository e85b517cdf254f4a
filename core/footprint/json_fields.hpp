#pragma once
// Reading the members of JSON objects strictly: the first error stops, and names its path.

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/base/units.hpp"

namespace zuji {

/// Holds the first error of a reading; everything after it is skipped.
class FirstError {
   public:
    void set(std::string code, std::string where, std::vector<std::string> args) {
        if (!error_) error_ = Error{std::move(code), std::move(where), std::move(args)};
    }
    [[nodiscard]] bool has_error() const { return error_.has_value(); }
    [[nodiscard]] const Error& error() const { return *error_; }

   private:
    std::optional<Error> error_;
};

/// Units that were looked up before, with conversions between them.
class UnitCache {
   public:
    /// nullptr when the unit is not known. The pointer stays valid.
    const Unit* find(const std::string& text);
    /// `amount` of `from` in `to`, exactly where the quotient terminates. Dimensions must agree.
    static double convert(const Decimal& amount, const Unit& from, const Unit& to);
    static bool same_kind(const Unit& a, const Unit& b) { return a.dimension == b.dimension && a.base == b.base; }

   private:
    std::unordered_map<std::string, std::optional<Unit>> units_;
};

/// A JSON object at a path; wrong types are reported with the words "object", "array", "text", "decimal", "bool".
/// Readers report to the shared FirstError and return a default after it.
class JsonFields {
   public:
    JsonFields(const Json& object, std::string path, FirstError& errors);

    /// Refuses members that are not in `keys`.
    void allow(std::initializer_list<std::string_view> keys);
    [[nodiscard]] std::string path_of(std::string_view key) const;
    /// The member, nullptr when it is absent or null.
    [[nodiscard]] const Json* optional(std::string_view key) const;
    /// The member; reports "missing-input" when there is none.
    const Json* required(std::string_view key);
    std::string text(std::string_view key);
    std::string optional_text(std::string_view key);
    bool optional_flag(std::string_view key);
    /// A number or decimal string.
    Decimal decimal(std::string_view key);
    std::optional<Decimal> optional_decimal(std::string_view key);
    /// The text of a unit that is known; reports "unknown-unit".
    const Unit* unit(std::string_view key, UnitCache& units);
    /// A member that is an object.
    JsonFields object(std::string_view key);
    void fail(std::string_view key, std::string code, std::vector<std::string> args);
    [[nodiscard]] const Json& json() const { return *object_; }

   private:
    const Json* object_;
    std::string path_;
    FirstError* errors_;
};

}  // namespace zuji
