#pragma once
// Words of a report: one language, or both side by side as in the spreadsheets of the package.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/catalog.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji {

class Say {
   public:
    explicit Say(const Catalog& only) : first_(&only) {}
    Say(const Catalog& first, const Catalog& second) : first_(&first), second_(&second) {}

    [[nodiscard]] std::string operator()(std::string_view key, const std::vector<std::string>& args = {}) const;
    /// The text of a pair in the report's language(s); the other one where it is empty.
    [[nodiscard]] std::string pick(std::string_view chinese, std::string_view english) const;
    [[nodiscard]] std::string pick(const rules::Text& text) const { return pick(text.zh, text.en); }
    [[nodiscard]] const std::string& language() const { return first_->language(); }
    [[nodiscard]] const Catalog& words() const { return *first_; }
    [[nodiscard]] bool is_bilingual() const { return second_ != nullptr; }

   private:
    [[nodiscard]] std::string joined(std::string first, const std::string& second) const;

    const Catalog* first_;
    const Catalog* second_ = nullptr;
};

/// "¶27 (7)", "附件1 第6项": the place in the documents that a paragraph id names. On a page it does not break.
[[nodiscard]] std::string paragraph_label(const Say& say, std::string_view paragraph);
/// "R52003 ¶27 (7)": with the short name of the edition in force; without it while none is chosen.
[[nodiscard]] std::string clause_label(const Say& say, const rules::RuleBook& rules, std::string_view document,
                                       std::string_view paragraph);

}  // namespace zuji
