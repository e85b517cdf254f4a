#include "core/rules/decide.hpp"

#include <utility>

#include "core/rules/decision_spec.hpp"

namespace zuji::rules {
namespace {

const char* outcome_word(NodeOutcome outcome) {
    switch (outcome) {
        case NodeOutcome::met:
            return "met";
        case NodeOutcome::not_met:
            return "not-met";
        case NodeOutcome::open:
            return "open";
        case NodeOutcome::info:
            break;
    }
    return "info";
}

Json trace_json(const TraceNode& node) {
    Json json = Json::object();
    json["key"] = "trace." + node.key;
    if (!node.args.empty()) json["args"] = node.args;
    json["outcome"] = outcome_word(node.outcome);
    if (!node.fact.empty()) json["fact"] = node.fact;
    if (!node.value.empty()) json["value"] = node.value;
    if (!node.limit.empty()) json["limit"] = node.limit;
    if (!node.clause.empty()) json["clause"] = node.clause;
    if (!node.children.empty()) {
        Json children = Json::array();
        for (const TraceNode& child : node.children) children.push_back(trace_json(child));
        json["children"] = std::move(children);
    }
    return json;
}

}  // namespace

Result<Decision> decide(const RuleBook& rules, std::string_view name, const Json& input, Reasons reasons) {
    const DecisionSpec* spec = decision_spec(name);
    if (spec == nullptr) return Error{"unknown-decision", "decision", {std::string(name)}};
    auto facts = read_facts(spec->inputs, input);
    if (!facts.ok()) return facts.error();
    if (reasons == Reasons::left_out) facts.value().leave_out_reasons();
    return spec->run(rules, facts.value());
}

Json to_json(const Decision& decision) {
    Json json = Json::object();
    json["decision"] = decision.name;
    json["outcome"] = decision.outcome.empty() ? Json(nullptr) : Json(decision.outcome);
    json["values"] = decision.values;
    Json basis = Json::array();
    for (const BasisRef& ref : decision.basis) {
        Json entry = Json::object();
        entry["document"] = ref.document;
        entry["paragraph"] = ref.paragraph;
        basis.push_back(std::move(entry));
    }
    json["basis"] = std::move(basis);
    json["interpretations"] = decision.interpretations;
    json["missing"] = decision.missing;
    json["trace"] = trace_json(decision.trace);
    return json;
}

std::vector<std::string> decision_names() {
    std::vector<std::string> names;
    for (const DecisionSpec* spec : decision_specs()) names.emplace_back(spec->name);
    return names;
}

}  // namespace zuji::rules
