#pragma once
// How a decision presents itself: its inputs, the facts it derives, the tables it reads, and the function that decides.

#include <span>
#include <string_view>

#include "core/rules/decide.hpp"
#include "core/rules/facts.hpp"

namespace zuji::rules {

/// A table or checklist the decision reads from the packs. `outcomes` and `values` are the allowed words, separated by
/// blanks.
struct TableSpec {
    std::string_view id;
    std::string_view outcomes;
    std::string_view values = {};
};

struct DecisionSpec {
    std::string_view name;
    std::span<const FactSpec> inputs;
    std::span<const FactSpec> derived;  ///< computed before the tables are asked
    std::span<const TableSpec> tables;
    std::span<const TableSpec> checklists;
    Result<Decision> (*run)(const RuleBook& rules, Facts& facts);
};

/// All decisions in the contract's order.
[[nodiscard]] std::span<const DecisionSpec* const> decision_specs();
/// nullptr when there is none of that name.
[[nodiscard]] const DecisionSpec* decision_spec(std::string_view name);

}  // namespace zuji::rules
