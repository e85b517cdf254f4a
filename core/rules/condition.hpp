#pragma once
// Conditions over facts: all / any / not of tests eq, ne, lt, le, gt, ge, in, present. Need another operator? Add a
// fact.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/facts.hpp"

namespace zuji::rules {

enum class Operator : std::uint8_t { eq, ne, lt, le, gt, ge, in, present };

/// One comparison. A test on a fact that is not known never holds (only `present` asks for that).
struct Test {
    std::string fact;
    Operator op = Operator::present;
    std::vector<std::string> words;  ///< operands of eq, ne, in for words and booleans
    Decimal number;                  ///< operand for numbers
    bool is_number = false;
};

struct Condition {
    enum class Kind : std::uint8_t { always, all, any, negation, test };
    Kind kind = Kind::always;
    std::vector<Condition> parts;  ///< of all and any; exactly one of negation
    Test test;
};

[[nodiscard]] bool holds(const Test& test, const Facts& facts);
[[nodiscard]] bool holds(const Condition& condition, const Facts& facts);

/// The tests that decide the condition as trace nodes, each with the fact, its value and the limit. Empty for `always`.
[[nodiscard]] std::vector<TraceNode> explain(const Condition& condition, const Facts& facts);

/// "≥ 10", "= true", "∈ revoked, cancelled"
[[nodiscard]] std::string operand_text(const Test& test);

/// Calls `visit` for every test inside.
template <class Visit>
void for_each_test(const Condition& condition, Visit visit) {
    if (condition.kind == Condition::Kind::test) visit(condition.test);
    for (const Condition& part : condition.parts) for_each_test(part, visit);
}

}  // namespace zuji::rules
