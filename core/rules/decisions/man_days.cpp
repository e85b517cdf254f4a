// CLAUSE R52003/46, R52003/54, R52003/69, R52006/46, R52006/54, R52006/69: person-days from the number of material
// lines of each unit. Every figure is a range [low, high]; quote the high end.
#include <algorithm>

#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec unit_members[] = {
    fact::integer("bomItems").or_unknown().positive(),   fact::integer("mainMaterials").or_unknown().positive(),
    fact::integer("sites").or_else("1").positive(),      fact::flag("siteInspectionExempt").or_else("false"),
    fact::flag("verificationAccepted").or_else("false"),
};
constexpr FactSpec inputs[] = {fact::objects("units", unit_members).positive()};

struct Range {
    Decimal low;
    Decimal high;
};

Range operator+(const Range& a, const Range& b) { return {a.low + b.low, a.high + b.high}; }

Json to_pair(const Range& range) { return Json::array({range.low.to_double(), range.high.to_double()}); }

std::string shown(const Range& range) {
    const std::string low = range.low.to_string();
    return range.low == range.high ? low : low + "–" + range.high.to_string();
}

/// The value of the top band.
Decimal highest(const BandTable& table) {
    Decimal top = table.bands.front().value;
    for (const Band& band : table.bands) top = std::max(top, band.value);
    return top;
}

/// Lowest and highest value of the bands that cover `x`; where two do, the reading that names the overlap takes part.
Range look_up(Reasoning& reasoning, const BandTable& table, std::int64_t x, TraceNode& parent) {
    std::optional<Range> range;
    for (const Band& band : table.bands) {
        if (!band.covers(x)) continue;
        range = range ? Range{std::min(range->low, band.value), std::max(range->high, band.value)}
                      : Range{band.value, band.value};
        reasoning.cite(band.clause);
        TraceNode node =
            fact_node("man-days.band", NodeOutcome::met, "bomItems", std::to_string(x), band.shown(), band.clause);
        node.args = {band.value.to_string()};
        parent.children.push_back(std::move(node));
    }
    for (const BandOverlap& overlap : table.overlaps) {
        if (x >= overlap.from && x <= overlap.to) reasoning.read(overlap.reading);
    }
    return range.value_or(Range{});
}

/// A unit's facts and where they stand in the input.
struct UnitFacts {
    const Facts& facts;
    std::string path;

    [[nodiscard]] bool has_bom() const { return facts.known("bomItems"); }
    /// Number of lines for the low end: the BOM, else main materials, else one.
    [[nodiscard]] std::int64_t lines() const {
        return facts.integer("bomItems").value_or(facts.integer("mainMaterials").value_or(1));
    }
    [[nodiscard]] std::int64_t sites() const { return facts.integer("sites").value_or(1); }
};

Range table_range(Reasoning& reasoning, const BandTable& table, const UnitFacts& unit, TraceNode& parent) {
    reasoning.cite(table.clause);
    Range range = look_up(reasoning, table, unit.lines(), parent);
    if (!unit.has_bom()) {
        range.high = highest(table);
        parent.children.push_back(fact_node("man-days.no-bom", NodeOutcome::open, unit.path + ".bomItems", "",
                                            range.high.to_string(), "A1-11"));
    }
    return range;
}

Range site_inspection(Reasoning& reasoning, const UnitFacts& unit, TraceNode& parent) {
    TraceNode node = info_node("man-days.site-inspection", {}, "54");
    Range range = table_range(reasoning, reasoning.data().band_table("site-inspection"), unit, node);
    if (unit.sites() > 1) {
        range.high = range.high * Decimal(unit.sites());
        reasoning.cite("52");
        reasoning.read("AMB-50");
        node.children.push_back(fact_node("man-days.sites", NodeOutcome::open, unit.path + ".sites",
                                          std::to_string(unit.sites()), "= 1", "52"));
    }
    if (unit.facts.is_true("siteInspectionExempt")) {
        range = {};
        reasoning.cite("30");
        reasoning.read("AMB-39");
        node.children.push_back(
            fact_node("man-days.exempt", NodeOutcome::met, unit.path + ".siteInspectionExempt", "true", {}, "30"));
    }
    node.value = shown(range);
    parent.children.push_back(std::move(node));
    return range;
}

Range site_verification(Reasoning& reasoning, const UnitFacts& unit, TraceNode& parent) {
    TraceNode node = info_node("man-days.site-verification", {}, "69");
    Range range = table_range(reasoning, reasoning.data().band_table("site-verification"), unit, node);
    if (unit.facts.is_true("verificationAccepted")) {
        range.low = Decimal();
        reasoning.cite("69-note");
        reasoning.read("AMB-42");
        node.children.push_back(fact_node("man-days.accepted", NodeOutcome::met, unit.path + ".verificationAccepted",
                                          "true", {}, "69-note"));
    }
    node.value = shown(range);
    parent.children.push_back(std::move(node));
    return range;
}

/// The low end once for the project, the high end for every unit (AMB-48).
Range document_review(Reasoning& reasoning, std::size_t units) {
    const Limit& low = reasoning.data().limit(LimitId::document_review_low);
    const Limit& high = reasoning.data().limit(LimitId::document_review_high);
    const Range range{low.value, high.value * Decimal(static_cast<std::int64_t>(units))};
    reasoning.cite(low.clause);
    reasoning.read("AMB-48");
    TraceNode node = info_node("man-days.document-review",
                               {low.value.to_string(), high.value.to_string(), std::to_string(units)}, low.clause);
    node.value = shown(range);
    reasoning.note(std::move(node));
    return range;
}

/// Several units are added up without discount; concessions hold for each unit alone.
void read_several_units(Reasoning& reasoning, const std::vector<Facts>& units) {
    if (units.size() < 2) return;
    reasoning.read("AMB-49");
    const auto conceded = std::count_if(units.begin(), units.end(), [](const Facts& unit) {
        return unit.is_true("siteInspectionExempt") || unit.is_true("verificationAccepted");
    });
    if (conceded > 0 && conceded < static_cast<std::ptrdiff_t>(units.size())) reasoning.read("AMB-54");
}

/// True when the unit leaves the figure open.
bool note_open_unit(Reasoning& reasoning, const UnitFacts& unit) {
    if (!unit.has_bom()) {
        reasoning.read("AMB-34");
        reasoning.miss(unit.path + ".bomItems");
    }
    return !unit.has_bom() || unit.sites() > 1;
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "man-days", facts);
    const std::vector<Facts>& units = facts.objects("units");
    const Range review = document_review(reasoning, units.size());
    Range inspection;
    Range verification;
    Json rows = Json::array();
    bool open = false;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const UnitFacts unit{units[i], "units[" + std::to_string(i) + "]"};
        TraceNode node = info_node("man-days.unit", {std::to_string(i + 1)});
        const Range own_inspection = site_inspection(reasoning, unit, node);
        const Range own_verification = site_verification(reasoning, unit, node);
        open = note_open_unit(reasoning, unit) || open;
        Json row = Json::object();
        row["siteInspection"] = to_pair(own_inspection);
        row["siteVerification"] = to_pair(own_verification);
        rows.push_back(std::move(row));
        inspection = inspection + own_inspection;
        verification = verification + own_verification;
        reasoning.note(std::move(node));
    }
    read_several_units(reasoning, units);
    const Range total = review + inspection + verification;
    TraceNode sum = info_node("man-days.total");
    sum.value = shown(total);
    reasoning.note(std::move(sum));
    reasoning.set_value("units", std::move(rows));
    reasoning.set_value("documentReview", to_pair(review));
    reasoning.set_value("siteInspection", to_pair(inspection));
    reasoning.set_value("siteVerification", to_pair(verification));
    reasoning.set_value("total", to_pair(total));
    if (open) reasoning.set_outcome("ask");
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& man_days_decision() {
    static constexpr DecisionSpec spec{"man-days", inputs, {}, {}, {}, run};
    return spec;
}

}  // namespace zuji::rules
