// CLAUSE R52003/18-20, R52006/18-20: rank of a data source; a lower rank needs a reason while a higher one is at hand.
#include "core/base/text.hpp"
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("of", "activity factor"),
    fact::choice("origin", "site secondary supplier database other"),
    fact::flag("named").or_else("false"),
    fact::flag("authoritative").or_else("false"),
    fact::flag("sectorAuthoritative").or_else("false"),
    fact::flag("international").or_else("false"),
    fact::text("databaseRegion").or_unknown(),
    fact::text("productionRegion").or_unknown(),
};
constexpr FactSpec derived[] = {fact::flag("regionsEqual")};
constexpr TableSpec tables[] = {{"data-source-rank", "ranked", "rank"}};

bool regions_equal(const Facts& facts) {
    const std::string database = comparison_key(facts.word("databaseRegion"));
    return !database.empty() && database == comparison_key(facts.word("productionRegion"));
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    facts.set("regionsEqual", regions_equal(facts));
    Reasoning reasoning(rules, "data-source-rank", facts);
    reasoning.decide(reasoning.data().table("data-source-rank"), facts);
    reasoning.set_outcome({});  // the answer is the rank alone
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& data_source_rank_decision() {
    static constexpr DecisionSpec spec{"data-source-rank", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
