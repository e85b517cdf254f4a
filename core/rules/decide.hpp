#pragma once
// The decisions: pure functions from facts (JSON object) to an answer with its basis and trace.
// Names and shapes: the decision contract (docs in .github/DECISIONS.md).

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/facts.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji::rules {

using Json = nlohmann::ordered_json;

enum class NodeOutcome { met, not_met, open, info };

/// One node of the reason: a condition with the fact, the limit it met and the clause. Mirrors its rule.
struct TraceNode {
    std::string key;  ///< i18n key "trace.<key>" (sentence fragment, args below)
    std::vector<std::string> args;
    NodeOutcome outcome = NodeOutcome::info;
    std::string fact;    ///< input name or path; may be empty
    std::string value;   ///< fact as given; empty = none
    std::string limit;   ///< limit compared with; empty = none
    std::string clause;  ///< paragraph id, "27-b7"; may be empty
    std::vector<TraceNode> children;
};

struct BasisRef {
    std::string document;   ///< "CGC-R52003:2025" or "CGC-R52006:2026"
    std::string paragraph;  ///< id in the clause registry
    friend bool operator==(const BasisRef&, const BasisRef&) = default;
};

struct Decision {
    std::string name;
    std::string outcome;  ///< empty = null (answer is only values)
    Json values = Json::object();
    std::vector<BasisRef> basis;
    std::vector<std::string> interpretations;
    std::vector<std::string> missing;
    TraceNode trace;
};

/// Decide. Errors: "unknown-decision", "unknown-key", "wrong-type", "out-of-range", "missing-input", "bad-date",
/// "bad-decimal"; `where` is a path such as "units[0].bomItems".
Result<Decision> decide(const RuleBook& rules, std::string_view name, const Json& input,
                        Reasons reasons = Reasons::told);

/// The contract's result shape.
Json to_json(const Decision& decision);

/// All decision names this build knows, in the contract's order.
std::vector<std::string> decision_names();

}  // namespace zuji::rules
