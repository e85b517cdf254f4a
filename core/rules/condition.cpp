#include "core/rules/condition.hpp"

#include <algorithm>

namespace zuji::rules {
namespace {

bool compare_number(Operator op, const Decimal& left, const Decimal& right) {
    switch (op) {
        case Operator::eq:
        case Operator::in:
            return left == right;
        case Operator::ne:
            return left != right;
        case Operator::lt:
            return left < right;
        case Operator::le:
            return left <= right;
        case Operator::gt:
            return left > right;
        case Operator::ge:
            return left >= right;
        case Operator::present:
            break;
    }
    return true;
}

const char* operator_sign(Operator op) {
    switch (op) {
        case Operator::eq:
            return "= ";
        case Operator::ne:
            return "≠ ";
        case Operator::lt:
            return "< ";
        case Operator::le:
            return "≤ ";
        case Operator::gt:
            return "> ";
        case Operator::ge:
            return "≥ ";
        case Operator::in:
            return "∈ ";
        case Operator::present:
            break;
    }
    return "";
}

TraceNode test_node(const Test& test, const Facts& facts) {
    TraceNode node;
    node.key = "fact." + test.fact;
    node.fact = test.fact;
    node.value = facts.shown(test.fact);
    node.limit = operand_text(test);
    const bool known = facts.known(test.fact);
    node.outcome = holds(test, facts) ? NodeOutcome::met : known ? NodeOutcome::not_met : NodeOutcome::open;
    return node;
}

/// "Not known" is the condition itself: one line instead of a negation of presence.
TraceNode absence_node(const Test& test, const Facts& facts) {
    TraceNode node = test_node(test, facts);
    node.limit = "= —";
    node.outcome = facts.known(test.fact) ? NodeOutcome::not_met : NodeOutcome::met;
    return node;
}

bool asks_absence(const Condition& condition) {
    if (condition.kind != Condition::Kind::negation) return false;
    const Condition& inner = condition.parts.front();
    return inner.kind == Condition::Kind::test && inner.test.op == Operator::present;
}

/// The parts that make the condition what it is: all of a conjunction that holds, only the failing ones of one that
/// does not; of a disjunction the other way round.
std::vector<const Condition*> deciding_parts(const Condition& condition, const Facts& facts) {
    const bool result = holds(condition, facts);
    std::vector<const Condition*> parts;
    for (const Condition& part : condition.parts) {
        const bool every =
            condition.kind == Condition::Kind::negation || (condition.kind == Condition::Kind::all) == result;
        if (every || holds(part, facts) == result) parts.push_back(&part);
    }
    return parts;
}

TraceNode condition_node(const Condition& condition, const Facts& facts) {
    if (condition.kind == Condition::Kind::test) return test_node(condition.test, facts);
    if (asks_absence(condition)) return absence_node(condition.parts.front().test, facts);
    const std::vector<const Condition*> parts = deciding_parts(condition, facts);
    if (condition.kind != Condition::Kind::negation && parts.size() == 1) return condition_node(*parts.front(), facts);
    TraceNode node;
    switch (condition.kind) {
        case Condition::Kind::all:
            node.key = "all";
            break;
        case Condition::Kind::any:
            node.key = "any";
            break;
        default:
            node.key = "not";
            break;
    }
    node.outcome = holds(condition, facts) ? NodeOutcome::met : NodeOutcome::not_met;
    for (const Condition* part : parts) node.children.push_back(condition_node(*part, facts));
    return node;
}

}  // namespace

bool holds(const Test& test, const Facts& facts) {
    if (!facts.known(test.fact)) return false;
    if (test.op == Operator::present) return true;
    if (test.is_number) return compare_number(test.op, facts.decimal(test.fact), test.number);
    const auto is_among = [&test](std::string_view value) {
        return std::find(test.words.begin(), test.words.end(), value) != test.words.end();
    };
    const std::optional<bool> flag = facts.flag(test.fact);
    const bool among = is_among(flag ? (*flag ? "true" : "false") : facts.word(test.fact));
    return test.op == Operator::ne ? !among : among;
}

bool holds(const Condition& condition, const Facts& facts) {
    const auto part_holds = [&facts](const Condition& part) { return holds(part, facts); };
    switch (condition.kind) {
        case Condition::Kind::always:
            return true;
        case Condition::Kind::all:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Condition::Kind::any:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Condition::Kind::negation:
            return !part_holds(condition.parts.front());
        case Condition::Kind::test:
            return holds(condition.test, facts);
    }
    return false;
}

std::vector<TraceNode> explain(const Condition& condition, const Facts& facts) {
    std::vector<TraceNode> nodes;
    if (condition.kind == Condition::Kind::always) return nodes;
    if (condition.kind != Condition::Kind::all) {
        nodes.push_back(condition_node(condition, facts));
        return nodes;
    }
    for (const Condition* part : deciding_parts(condition, facts)) nodes.push_back(condition_node(*part, facts));
    return nodes;
}

std::string operand_text(const Test& test) {
    if (test.op == Operator::present) return "";
    std::string text = operator_sign(test.op);
    if (test.is_number) return text + test.number.to_string();
    for (std::size_t i = 0; i < test.words.size(); ++i) text += (i == 0 ? "" : ", ") + test.words[i];
    return text;
}

}  // namespace zuji::rules
