#include "wasm/app/basis_trace.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace zuji::app {
namespace {

ui::State state_of(rules::NodeOutcome outcome) {
    switch (outcome) {
        case rules::NodeOutcome::met:
            return ui::State::met;
        case rules::NodeOutcome::not_met:
            return ui::State::not_met;
        default:
            return ui::State::open;
    }
}

std::string_view state_key_of(rules::NodeOutcome outcome) {
    switch (outcome) {
        case rules::NodeOutcome::met:
            return "state.met";
        case rules::NodeOutcome::not_met:
            return "state.not-met";
        default:
            return "state.open";
    }
}

/// The part of the trace that speaks of the clause; the whole when there is none or no clause is asked for.
const rules::TraceNode* node_of_clause(const rules::TraceNode& node, std::string_view clause) {
    if (clause.empty() || node.clause == clause) return &node;
    for (const auto& child : node.children)
        if (const auto* found = node_of_clause(child, clause)) return found;
    return nullptr;
}

struct TraceText {
    int level;
    std::string label;
    std::string value;
    rules::NodeOutcome outcome;
};

/// Words of the decision contract ("met", "true", "cnas-accredited") in the language of the page; anything else as it
/// is.
std::string fact_word(const PanelContext& context, const std::string& value) {
    const std::string key = "fact." + value;
    return context.words.has(key) ? context.t(key) : value;
}

void flatten(const PanelContext& context, const rules::TraceNode& node, int level, std::vector<TraceText>& out) {
    TraceText row{level, context.t("trace." + node.key, node.args), fact_word(context, node.value), node.outcome};
    // "= true" or a list of words only repeats what the sentence says; figures and dates are worth showing.
    const bool repeats = node.limit.starts_with("= ") || node.limit.starts_with("∈");
    const auto limit = repeats ? std::string() : fact_word(context, node.limit);
    if (!limit.empty()) row.value += row.value.empty() ? limit : " / " + limit;
    out.push_back(std::move(row));
    for (const auto& child : node.children) flatten(context, child, level + 1, out);
}

}  // namespace

void draw_trace(ui::Context& ui, PanelContext& context, const rules::TraceNode& root) {
    std::vector<TraceText> texts;
    flatten(context, root, 0, texts);
    std::vector<ui::TraceRow> rows;
    rows.reserve(texts.size());
    for (const auto& text : texts) {
        ui::TraceRow row{.level = text.level, .label = text.label, .value = text.value};
        if (text.outcome != rules::NodeOutcome::info) {
            row.state = state_of(text.outcome);
            row.state_name = context.t(state_key_of(text.outcome));
        }
        rows.push_back(row);
    }
    ui::heading(ui, context.t("basis.why"), 4);
    (void)ui::trace_tree(ui, "trace", context.t("basis.why"), rows);
}

namespace {

// ---- facts used, and where they were entered ----------------------------------------------------------------------

struct Source {
    std::string_view fact;
    Step step;
    std::string_view field;  ///< project path that takes the focus; empty: the step alone
};

/// Names of inputs and of what is derived from them. A name means the same in every decision of the assessment, but for
/// that of units.
constexpr std::array<Source, 43> sources = {{
    {"field", Step::company, "product.field"},
    {"kind", Step::company, "product.cable_kind"},
    {"productKind", Step::company, "product.kind"},
    {"mechanism", Step::company, "product.mechanism"},
    {"pilotProduct", Step::eligibility, "answers.pilot_product"},
    {"pilotRegion", Step::eligibility, "answers.pilot_region"},
    {"applicationDate", Step::eligibility, "answers.application_date"},
    {"legalPerson", Step::eligibility, "answers.legal_form"},
    {"legalForm", Step::eligibility, "answers.legal_form"},
    {"licence", Step::eligibility, "answers.licence"},
    {"licenceApplies", Step::eligibility, "answers.licence"},
    {"factoryAssurance", Step::eligibility, "answers.factory_assurance"},
    {"orderedToStop", Step::eligibility, "answers.ordered_to_stop"},
    {"onDishonestyList", Step::eligibility, "answers.dishonesty_list"},
    {"violationDates", Step::eligibility, "answers.violations"},
    {"violationsInWindow", Step::eligibility, "answers.violations"},
    {"violationsGiven", Step::eligibility, "answers.violations"},
    {"revocationDates", Step::eligibility, "answers.revocations"},
    {"revocationsInWindow", Step::eligibility, "answers.revocations"},
    {"revocationsGiven", Step::eligibility, "answers.revocations"},
    {"undertakingSigned", Step::eligibility, "answers.undertaking"},
    {"sameProducerAndFactory", Step::eligibility, "answers.prior_same_factory"},
    {"sameProductType", Step::eligibility, "answers.prior_same_type"},
    {"priorPosition", Step::eligibility, "answers.prior_date"},
    {"priorByCgc", Step::eligibility, "answers.prior_by_cgc"},
    {"priorPassed", Step::eligibility, "answers.prior_passed"},
    {"identical", Step::eligibility, "answers.verification_identical"},
    {"body", Step::eligibility, "answers.verification_body"},
    {"statementDate", Step::eligibility, "answers.verification_date"},
    {"statementPosition", Step::eligibility, "answers.verification_date"},
    {"applicantIsProducer", Step::company, "company.applicant_is_producer"},
    {"producerIsFactory", Step::company, "company.producer_is_factory"},
    {"oemOdm", Step::company, "company.oem_odm"},
    {"specificStandardUsed", Step::eligibility, "answers.specific_standard_used"},
    {"nonPublicStandardUsed", Step::eligibility, "answers.non_public_standard_used"},
    {"earlierCertificate", Step::eligibility, "answers.earlier_certificate"},
    {"claimVerified", Step::eligibility, "answers.claim_verified"},
    {"acceptance", Step::eligibility, "answers.verification_date"},
    {"bomAvailable", Step::eligibility, "answers.bom_available"},
    {"bomItems", Step::bom, ""},
    {"sites", Step::company, ""},
    {"useStageInside", Step::company, "product.use_inside"},
    {"endOfLifeInside", Step::company, "product.end_of_life_inside"},
}};

/// Where everything else of a decision is entered.
Step home_of(std::string_view decision) {
    if (decision == "units" || decision == "man-days") return Step::units;
    if (decision == "cut-off") return Step::bom;
    return decision == "scope" || decision == "standards" ? Step::company : Step::eligibility;
}

Source source_of(std::string_view decision, std::string_view fact) {
    if (decision == "units") return {fact, Step::units, {}};  // "field" is that of each product there
    const auto found =
        std::find_if(sources.begin(), sources.end(), [fact](const Source& source) { return source.fact == fact; });
    return found == sources.end() ? Source{fact, home_of(decision), {}} : *found;
}

struct UsedFact {
    std::string fact;  ///< name without the way to it: "bomItems" of "units[0].bomItems"
    std::string value;
};

void collect_facts(const rules::TraceNode& node, std::vector<UsedFact>& facts) {
    if (!node.fact.empty()) {
        UsedFact used{node.fact.substr(node.fact.rfind('.') + 1), node.value};
        const bool told = std::any_of(facts.begin(), facts.end(), [&used](const UsedFact& other) {
            return other.fact == used.fact && other.value == used.value;
        });
        if (!told) facts.push_back(std::move(used));
    }
    for (const auto& child : node.children) collect_facts(child, facts);
}

/// "Licence" for "licence": the short name where there is one, else the sentence of the trace.
std::string fact_name(const PanelContext& context, const std::string& fact) {
    for (const std::string& key : {"fact-name." + fact, "trace.fact." + fact}) {
        if (context.words.has(key)) return context.t(key);
    }
    return fact;
}

void draw_facts(ui::Context& ui, PanelContext& context, const rules::TraceNode& root, std::string_view decision) {
    constexpr std::size_t most_shown = 24;
    std::vector<UsedFact> facts;
    collect_facts(root, facts);
    if (facts.empty()) return;
    ui::heading(ui, context.t("basis.facts"), 4);
    std::size_t index = 0;
    for (const UsedFact& used : facts) {
        if (index == most_shown) break;
        ui::Scope scope(ui, "fact", static_cast<std::int64_t>(index++));
        const Source source = source_of(decision, used.fact);
        const std::string name = fact_name(context, used.fact);
        const std::string value = used.value.empty() ? context.t("fact.null") : fact_word(context, used.value);
        const std::string step = context.t("step." + std::string(step_word(source.step)));
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, name);
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::text(ui, ui::Type::body_bold, ui.theme().text, value);
        row.right();
        const std::string go = context.t("basis.entered-named", {name, value, step});
        if (ui::link(ui, "go", {.label = step, .icon_right = ui::Icon::chevron_right, .name = go})) {
            context.actions.go(source.step, std::string(source.field));
        }
    }
}

}  // namespace

const rules::TraceNode* node_with_key(const rules::TraceNode& node, std::string_view key) {
    if (node.key == key) return &node;
    for (const auto& child : node.children)
        if (const auto* found = node_with_key(child, key)) return found;
    return nullptr;
}

void draw_reasons(ui::Context& ui, PanelContext& context, const rules::TraceNode& node, std::string_view decision) {
    draw_trace(ui, context, node);
    draw_facts(ui, context, node, decision);
}

void draw_reasons(ui::Context& ui, PanelContext& context, const rules::Decision& decision, std::string_view clause) {
    // A clause that took no part of its own is explained by the whole decision.
    const auto* node = node_of_clause(decision.trace, clause);
    draw_reasons(ui, context, node ? *node : decision.trace, decision.name);
}

}  // namespace zuji::app
