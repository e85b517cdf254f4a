#pragma once
// Typed, named inputs of a decision: declared once, checked strictly, read without further checks.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/result.hpp"

namespace zuji::rules {

using Json = nlohmann::ordered_json;

enum class FactType : std::uint8_t {
    boolean,
    integer,
    decimal,
    date,
    text,
    product_field,
    choice,
    dates,
    choices,
    object,
    objects
};
enum class Presence : std::uint8_t { required, optional, defaulted };
enum class Bound : std::uint8_t { any, not_negative, positive };

/// Declares one fact. `words` are the allowed words of a choice, separated by blanks.
struct FactSpec {
    std::string_view name;
    FactType type = FactType::boolean;
    std::string_view words = {};
    std::span<const FactSpec> members = {};
    Presence presence = Presence::required;
    std::string_view fallback = {};
    Bound bound = Bound::any;

    /// May be null or absent: the fact is then not known.
    [[nodiscard]] constexpr FactSpec or_unknown() const {
        FactSpec spec = *this;
        spec.presence = Presence::optional;
        return spec;
    }
    /// Null or absent stands for `value` ("true", "1"; lists: empty).
    [[nodiscard]] constexpr FactSpec or_else(std::string_view value) const {
        FactSpec spec = *this;
        spec.presence = Presence::defaulted;
        spec.fallback = value;
        return spec;
    }
    [[nodiscard]] constexpr FactSpec not_negative() const {
        FactSpec spec = *this;
        spec.bound = Bound::not_negative;
        return spec;
    }
    [[nodiscard]] constexpr FactSpec positive() const {
        FactSpec spec = *this;
        spec.bound = Bound::positive;
        return spec;
    }
};

namespace fact {

constexpr FactSpec flag(std::string_view name) { return {name, FactType::boolean}; }
constexpr FactSpec integer(std::string_view name) { return {name, FactType::integer}; }
constexpr FactSpec decimal(std::string_view name) { return {name, FactType::decimal}; }
constexpr FactSpec date(std::string_view name) { return {name, FactType::date}; }
constexpr FactSpec text(std::string_view name) { return {name, FactType::text}; }
/// "PV" and two digits
constexpr FactSpec product_field(std::string_view name) { return {name, FactType::product_field}; }
constexpr FactSpec choice(std::string_view name, std::string_view words) { return {name, FactType::choice, words}; }
constexpr FactSpec dates(std::string_view name) { return {name, FactType::dates}; }
constexpr FactSpec choices(std::string_view name, std::string_view words) { return {name, FactType::choices, words}; }
constexpr FactSpec object(std::string_view name, std::span<const FactSpec> members) {
    return {name, FactType::object, {}, members};
}
/// A list of objects with at least one entry when `positive()`.
constexpr FactSpec objects(std::string_view name, std::span<const FactSpec> members) {
    return {name, FactType::objects, {}, members};
}

inline constexpr std::string_view documents = "CGC-R52003:2025 CGC-R52006:2026";

}  // namespace fact

class Facts;
/// monostate = not known
using FactValue = std::variant<std::monostate, bool, std::int64_t, Decimal, Date, std::string, std::vector<Date>,
                               std::vector<std::string>, std::vector<Facts>>;

/// Whether whoever asks wants to be told why. Without reasons an answer has no trace and takes a third of the time.
enum class Reasons : std::uint8_t { told, left_out };

/// Facts by name. Reading a name that was never declared or has another type is a programming error and answers
/// "not known".
class Facts {
   public:
    /// `name` is not copied: it stands in a declaration or lives as long as these facts.
    void set(std::string_view name, FactValue value);
    void reserve(std::size_t count) { entries_.reserve(count); }
    void leave_out_reasons() { reasons_ = Reasons::left_out; }
    [[nodiscard]] bool reasons_wanted() const { return reasons_ == Reasons::told; }
    [[nodiscard]] const FactValue* find(std::string_view name) const;

    [[nodiscard]] bool known(std::string_view name) const;
    [[nodiscard]] std::optional<bool> flag(std::string_view name) const;
    [[nodiscard]] bool is_true(std::string_view name) const { return flag(name).value_or(false); }
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;
    [[nodiscard]] std::optional<Date> date(std::string_view name) const;
    /// Integers and decimals; zero when not known.
    [[nodiscard]] Decimal decimal(std::string_view name) const;
    /// Choice or text; empty when not known.
    [[nodiscard]] std::string_view word(std::string_view name) const;
    [[nodiscard]] const std::vector<Date>& dates(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& words(std::string_view name) const;
    [[nodiscard]] const std::vector<Facts>& objects(std::string_view name) const;
    /// The value as a person would write it; empty when not known.
    [[nodiscard]] std::string shown(std::string_view name) const;

   private:
    std::vector<std::pair<std::string_view, FactValue>> entries_;
    Reasons reasons_ = Reasons::told;
};

/// Checks `input` against the declaration and reads it. Errors as in the decision contract, `where` = path.
Result<Facts> read_facts(std::span<const FactSpec> specs, const Json& input, const std::string& path = {});

/// The words of a blank-separated list.
std::vector<std::string_view> split_words(std::string_view words);

}  // namespace zuji::rules
