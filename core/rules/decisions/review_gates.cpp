// CLAUSE R52003/47-49, 60-62, 30, 69-note and the same of R52006: what follows document review and claim evaluation.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr std::string_view review_words = "conforming basically-conforming not-conforming never";
constexpr FactSpec inputs[] = {
    fact::choice("documentReview", review_words),
    fact::choice("claimEvaluation", review_words),
    fact::flag("siteInspectionExempt").or_else("false"),
    fact::flag("verificationAccepted").or_else("false"),
};
constexpr TableSpec tables[] = {
    {"review-gates", "terminate supplement proceed"},
    {"review-gates-inspection", "required with-open-items exempt"},
    {"review-gates-verification", "required with-open-items optional"},
};

/// Decides one of the two visits that follow and puts it among the values.
void add_visit(Reasoning& reasoning, const Facts& facts, const char* value, std::string_view table) {
    TraceNode node = info_node(std::string(table));
    const Row& row = reasoning.weigh(reasoning.data().table(table), facts, node);
    reasoning.note(std::move(node));
    reasoning.set_value(value, row.outcome);
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "review-gates", facts);
    reasoning.decide(reasoning.data().table("review-gates"), facts);
    if (reasoning.outcome() == "proceed") {
        add_visit(reasoning, facts, "siteInspection", "review-gates-inspection");
        add_visit(reasoning, facts, "siteVerification", "review-gates-verification");
    }
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& review_gates_decision() {
    static constexpr DecisionSpec spec{"review-gates", inputs, {}, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
