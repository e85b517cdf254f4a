#include "core/report/tables.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/assess/eligibility_conditions.hpp"
#include "core/base/decimal.hpp"
#include "core/report/cells.hpp"

namespace zuji {
namespace {

using rules::Json;

/// What the step's open points say of a condition; empty when it is met.
std::string advice_for(const ReportFacts& facts, const Say& say, const std::string& condition) {
    for (const OpenPoint& point : facts.assessment.open_points) {
        if (point.key == "not-met." + condition || point.key == "ask." + condition) {
            return say("open." + point.key, point.arguments(say.pick(point.about)));
        }
    }
    return {};
}

/// Dated events of a condition and whether they count: "2025-03-09: earlier than a year, does not count".
std::string events_of(const ReportFacts& facts, const Say& say, std::string_view clause) {
    std::string text;
    if (!facts.assessment.eligibility.decision) return text;
    for (const rules::TraceNode& node : facts.assessment.eligibility.decision->trace.children) {
        if (node.clause != clause || !node.key.starts_with("eligibility.event-")) continue;
        text += (text.empty() ? "" : "; ") + node.value + ": " + say("trace." + node.key, node.args);
    }
    return text;
}

std::string remark_of(const ReportFacts& facts, const Say& say, const EligibilityCondition& condition) {
    const std::string advice = advice_for(facts, say, std::string(condition.id));
    const std::string events = events_of(facts, say, condition.clause);
    return advice + (advice.empty() || events.empty() ? "" : "; ") + events;
}

/// Number of the certification unit of each product, from 1; 0 while the division is open.
std::vector<std::size_t> unit_numbers(const ReportFacts& facts) {
    std::vector<std::size_t> numbers(facts.project.unit_products.size(), 0);
    const std::optional<rules::Decision>& decision = facts.assessment.units.decision;
    if (!decision) return numbers;
    std::size_t number = 0;
    for (const Json& unit : decision->values.at("units")) {
        ++number;
        for (const Json& index : unit) numbers.at(index.get<std::size_t>()) = number;
    }
    return numbers;
}

std::string half_days(const Json& value) { return decimal_from_double(value.get<double>()).to_string(); }

std::string count_or_open(const Say& say, std::size_t count) {
    return count == 0 ? say("state.open") : std::to_string(count);
}

/// First product of a unit; nullptr while the division is open.
const UnitProduct* product_of_unit(const ReportFacts& facts, std::size_t unit) {
    const std::optional<rules::Decision>& decision = facts.assessment.units.decision;
    if (!decision || unit >= decision->values.at("units").size()) return nullptr;
    const Json& members = decision->values.at("units")[unit];
    return &facts.project.unit_products.at(members.at(0).get<std::size_t>());
}

/// Rows of the man-day table: what of, for which unit, how many.
class ManDayRows {
   public:
    ManDayRows(const ReportFacts& facts, const Say& say, TableBlock& table) : facts_(facts), say_(say), table_(table) {}

    void sum(std::string_view key, const Json& range, std::string_view clause) {
        row(say_(key), say_("man-days.sum"), "", "", range, clause);
    }

    void unit(std::string_view key, std::size_t index, const Json& range, std::string_view clause) {
        const UnitProduct* product = product_of_unit(facts_, index);
        const std::vector<std::size_t>& lines = facts_.assessment.unit_bom_items;
        row(say_(key), std::to_string(index + 1), product ? product->model : "",
            count_or_open(say_, index < lines.size() ? lines[index] : 0), range, clause);
    }

   private:
    void row(std::string what, std::string unit, std::string model, std::string lines, const Json& range,
             std::string_view clause) {
        const std::optional<Span> span = span_of(clause);
        table_.rows.push_back({plain(std::move(what)), plain(std::move(unit)), plain(std::move(model)),
                               plain(std::move(lines)), plain(half_days(range.at(0))), plain(half_days(range.at(1))),
                               plain(clause_label(say_, *facts_.knowledge.rules, facts_.assessment.document, clause)),
                               plain(span ? span->first.to_string() : ""), plain(span ? span->last.to_string() : "")});
    }

    /// When the schedule has the work done, with the upper figures; nullopt without a schedule.
    [[nodiscard]] std::optional<Span> span_of(std::string_view clause) const {
        const Schedule& schedule = facts_.assessment.schedule;
        if (!schedule.is_started) return std::nullopt;
        if (clause.empty()) return Span{schedule.phase(PhaseId::document_review).late.first, last_site_day(schedule)};
        const PhaseId id = clause == "46"   ? PhaseId::document_review
                           : clause == "54" ? PhaseId::site_inspection
                                            : PhaseId::site_verification;
        const Phase& phase = schedule.phase(id);
        return phase.is_planned ? std::optional(phase.late) : std::nullopt;
    }
    static Date last_site_day(const Schedule& schedule) {
        return std::max(schedule.phase(PhaseId::site_inspection).late.last,
                        schedule.phase(PhaseId::site_verification).late.last);
    }

    const ReportFacts& facts_;
    const Say& say_;
    TableBlock& table_;
};

/// Who chose otherwise, what the tool would have taken, and what it gives.
std::string changed_text(const Say& say, const rules::Interpretation& entry, const ReadingState& state) {
    std::string text = say("report.reading.yours", {say.pick(entry.chosen_reading().text)});
    for (const ReadingState::Result& result : state.results) {
        if (result.reading == state.reading) text += " " + say("reading.result." + result.key, result.args);
    }
    return text;
}

}  // namespace

TableBlock eligibility_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"clause", "condition", "outcome", "advice"});
    for (const EligibilityCondition& condition : eligibility_conditions) {
        const std::string outcome = condition_outcome(facts.assessment.eligibility.decision, condition.id);
        table.rows.push_back(
            {plain(clause_label(say, *facts.knowledge.rules, facts.assessment.document, condition.clause)),
             plain(say("trace.eligibility." + std::string(condition.id))), outcome_cell(say, outcome),
             plain(remark_of(facts, say, condition))});
    }
    return table;
}

TableBlock units_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(
        say, {"certification-unit", "product", "model", "specification", "field", "function", "scenario", "address"});
    const std::vector<std::size_t> numbers = unit_numbers(facts);
    for (std::size_t i = 0; i < facts.project.unit_products.size(); ++i) {
        const UnitProduct& product = facts.project.unit_products[i];
        table.rows.push_back({plain(count_or_open(say, numbers[i])), plain(product.name), plain(product.model),
                              plain(product.specification), plain(product.field), plain(product.function),
                              plain(product.scenario), plain(product.address)});
    }
    return table;
}

TableBlock annex1_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"item", "document", "state", "files", "next"});
    table.align = {Align::left, Align::left, Align::left, Align::right, Align::left};
    for (const DocumentStatus& row : facts.assessment.annex1) {
        table.rows.push_back({plain(row.item), plain(say("annex1.item." + row.item)), state_cell(say, row.state),
                              plain(std::to_string(row.files)),
                              plain(say("annex1.next." + row.next_key, row.next_args))});
    }
    return table;
}

// CLAUSE R52003/46, 54, 69
TableBlock man_days_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(
        say, {"man-days-of", "certification-unit", "model", "bom-lines", "low", "high", "clause", "from", "to"});
    table.align = {Align::left,  Align::left, Align::left, Align::right, Align::right,
                   Align::right, Align::left, Align::left, Align::left};
    if (!facts.assessment.man_days.decision) return table;
    const Json& values = facts.assessment.man_days.decision->values;
    const Json& units = values.at("units");
    ManDayRows rows(facts, say, table);
    rows.sum("man-days.document-review", values.at("documentReview"), "46");
    for (std::size_t i = 0; i < units.size(); ++i)
        rows.unit("man-days.site-inspection", i, units[i].at("siteInspection"), "54");
    rows.sum("man-days.site-inspection", values.at("siteInspection"), "54");
    for (std::size_t i = 0; i < units.size(); ++i)
        rows.unit("man-days.site-verification", i, units[i].at("siteVerification"), "69");
    rows.sum("man-days.site-verification", values.at("siteVerification"), "69");
    rows.sum("man-days.total", values.at("total"), "");
    const std::optional<Json>& as_read = facts.assessment.man_days_as_read;
    if (as_read) rows.sum("man-days.total-as-read", as_read->at("total"), "");
    return table;
}

TableBlock stage_table(const ReportFacts& facts, const Say& say, Digits digits) {
    const Footprint& footprint = facts.assessment.footprint;
    TableBlock table;
    table.header = headers(say, {"stage", "kgco2e", "share"});
    table.align = {Align::left, Align::right, Align::right};
    const auto share = [&](double part) {
        if (footprint.total == 0) return std::string();
        const double percent = part / footprint.total * 100;
        return digits == Digits::exact ? digits_of(percent, digits) : round_gbt8170(percent, 1) + " %";
    };
    for (const StageTotal& stage : footprint.by_stage) {
        table.rows.push_back(
            {plain(stage_name(say, stage.stage)), plain(digits_of(stage.kgco2e, digits)), plain(share(stage.kgco2e))});
    }
    table.rows.push_back(
        {plain(say("man-days.sum")), plain(digits_of(footprint.total, digits)), plain(share(footprint.total))});
    return table;
}

TableBlock open_points_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"step", "to-do", "clause"});
    for (const OpenPoint& point : facts.assessment.open_points) {
        Cell what = plain(say("open." + point.key, point.arguments(say.pick(point.about))));
        table.rows.push_back(
            {plain(say("step." + std::string(step_word(point.step)))), std::move(what),
             plain(clause_label(say, *facts.knowledge.rules, facts.assessment.document, point.clause))});
    }
    return table;
}

bool is_printed(const ReadingState& state) { return state.took_part || state.changed; }

TableBlock interpretations_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"reading", "question", "chosen", "choice", "why"});
    for (const ReadingState& state : facts.assessment.readings) {
        const rules::Interpretation* entry = facts.knowledge.rules->interpretation(state.id);
        if (!is_printed(state) || !entry) continue;
        const rules::Reading& counting = *entry->reading(state.reading);
        Cell choice = plain(say("report.reading.tool"));
        if (state.changed) choice = {changed_text(say, *entry, state), Tone::open, ""};
        table.rows.push_back({plain(state.id), plain(say.pick(entry->question)), plain(say.pick(counting.text)),
                              std::move(choice), plain(say.pick(entry->why))});
    }
    return table;
}

}  // namespace zuji
