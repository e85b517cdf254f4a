// CLAUSE R52006/94-97, R52003/94, R52003/86, R52006/86: suspension, restoration, revocation, cancellation. Grounds are
// taken as given; none is inferred. R52003 lists no grounds of its own.
#include <algorithm>

#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("document", fact::documents),
    fact::choices("grounds",
                  "94-a 94-b 94-c 94-d 94-e 94-f 94-g 94-h 94-i 94-j 94-k 94-l 94-m 94-n 94-o 94-p 94-q "
                  "96-a 96-b 96-c 96-d 96-e 96-f 96-g 96-h 96-i 96-j 96-k 96-l 96-m "
                  "97-1 97-2 97-3 97-4 97-5 97-6 97-7 97-8 97-9 97-10 86-increase 86-not-corrected"),
    fact::flag("suspended").or_else("false"),
    fact::flag("suspensionOver").or_unknown(),
    fact::flag("corrected").or_else("false"),
};
constexpr FactSpec derived[] = {
    fact::flag("revocationGround"), fact::flag("cancellationGround"), fact::flag("suspensionGround"),
    fact::flag("increaseGround"),   fact::flag("notCorrectedGround"), fact::flag("anyGround"),
};
constexpr TableSpec tables[] = {
    {"certificate-status", "revoke cancel ask restore stay-suspended suspend see-procedure none"}};

bool any_starts_with(const std::vector<std::string>& grounds, std::string_view prefix) {
    return std::any_of(grounds.begin(), grounds.end(),
                       [prefix](const std::string& ground) { return ground.starts_with(prefix); });
}

/// The clause of a ground: 97-n is clause 97-bn, the two of paragraph 86 are its sentences.
std::string clause_of(const std::string& ground) {
    if (ground == "86-increase") return "86-s1";
    if (ground == "86-not-corrected") return "86-s3";
    return ground.starts_with("97-") ? "97-b" + ground.substr(3) : ground;
}

void derive(Facts& facts) {
    const std::vector<std::string> grounds = facts.words("grounds");
    facts.set("revocationGround", any_starts_with(grounds, "96-"));
    facts.set("cancellationGround", any_starts_with(grounds, "97-"));
    facts.set("suspensionGround", any_starts_with(grounds, "94-"));
    facts.set("increaseGround", any_starts_with(grounds, "86-increase"));
    facts.set("notCorrectedGround", any_starts_with(grounds, "86-not-corrected"));
    facts.set("anyGround", !grounds.empty());
}

/// Grounds the cited document has are cited themselves; those it has not stand in the trace only.
void list_grounds(Reasoning& reasoning, const RuleBook& rules, const std::vector<std::string>& grounds) {
    for (const std::string& ground : grounds) {
        const std::string clause = clause_of(ground);
        const bool listed = rules.clause(reasoning.document(), clause) != nullptr;
        if (listed) reasoning.cite(clause);
        reasoning.note(fact_node(listed ? "certificate-status.ground" : "certificate-status.ground-not-listed",
                                 listed ? NodeOutcome::not_met : NodeOutcome::open, "grounds", ground, {},
                                 listed ? clause : std::string()));
    }
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    derive(facts);
    Reasoning reasoning(rules, "certificate-status", facts);
    list_grounds(reasoning, rules, facts.words("grounds"));
    reasoning.decide(reasoning.data().table("certificate-status"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& certificate_status_decision() {
    static constexpr DecisionSpec spec{"certificate-status", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
