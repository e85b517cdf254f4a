#pragma once
// Walks a rule pack strictly. What is wrong is kept with its file and JSON path; reading goes on with empty
// values so that the readers stay free of error plumbing. Ask `Problems` at the end.

#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/result.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji::rules {

using Json = nlohmann::ordered_json;

class Problems {
   public:
    /// Kept unless it only follows from a problem at the same place or around it.
    void add(const std::string& where, std::string what);
    [[nodiscard]] bool any() const { return !all_.empty(); }
    /// At `where` or inside of it.
    [[nodiscard]] bool any_inside(std::string_view where) const;
    [[nodiscard]] const Error& first() const { return all_.front(); }
    [[nodiscard]] const std::vector<Error>& all() const { return all_; }

   private:
    std::vector<Error> all_;
};

class Cursor {
   public:
    Cursor(const Json& value, std::string where, Problems& problems)
        : value_(&value), where_(std::move(where)), problems_(&problems) {}

    [[nodiscard]] const Json& json() const { return *value_; }
    [[nodiscard]] const std::string& where() const { return where_; }
    void refuse(std::string what) const { problems_->add(where_, std::move(what)); }
    [[nodiscard]] Problems& problems() const { return *problems_; }

    /// Refuses keys that are not listed.
    void only(std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// The member; refused and null when it is absent.
    [[nodiscard]] Cursor at(std::string_view key) const;
    [[nodiscard]] std::vector<Cursor> items() const;
    /// Members of an object in order.
    [[nodiscard]] std::vector<std::pair<std::string, Cursor>> members() const;

    [[nodiscard]] std::string text() const;  ///< not empty
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] bool flag_or(std::string_view key, bool fallback) const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] Decimal decimal() const;
    [[nodiscard]] Date date() const;
    [[nodiscard]] Text both_languages() const;  ///< {"zh": …, "en": …}, neither empty
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;  ///< empty when absent

   private:
    const Json* value_;
    std::string where_;
    Problems* problems_;
};

}  // namespace zuji::rules
