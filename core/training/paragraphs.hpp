#pragma once
// Paragraph numbers as people write them.

#include <string>
#include <string_view>

#include "core/rules/rule_book.hpp"

namespace zuji::training {

/// "¶ 54", "第54条", "R52006/96-i", "Ａ2－10.2" → "54", "96-i", "A2-10.2"; empty when it is no paragraph number.
[[nodiscard]] std::string plain_paragraph_number(std::string_view typed);

/// The paragraph a sub-clause belongs to ("27-b7" → "27", "A2-14(2)" → "A2-14"); itself when it is one.
[[nodiscard]] std::string parent_of(std::string_view paragraph);

/// The clause `paragraph` names: in the edition that its prefix names ("R52006/96-i"), else in `document` (an edition
/// id), else (empty `document`) in any edition. nullptr when there is none.
[[nodiscard]] const rules::Clause* find_clause(const rules::RuleBook& rules, std::string_view document,
                                               std::string_view paragraph);

}  // namespace zuji::training
