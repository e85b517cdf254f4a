#include "core/assess/man_days_reading.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace zuji {
namespace {

using rules::Json;

struct Range {
    double low = 0;
    double high = 0;
};

Range range_of(const Json& pair) { return {pair.at(0).get<double>(), pair.at(1).get<double>()}; }
Json pair_of(const Range& range) { return Json::array({range.low, range.high}); }
Range operator+(const Range& a, const Range& b) { return {a.low + b.low, a.high + b.high}; }
Range both(double value) { return {value, value}; }

/// A unit as it was asked about, with its figures.
struct Unit {
    const Json& asked;
    Range inspection;
    Range verification;

    [[nodiscard]] bool has_bom() const { return asked.contains("bomItems"); }
    [[nodiscard]] bool has_sites() const { return asked.value("sites", 1) > 1; }
    [[nodiscard]] bool is_accepted() const { return asked.value("verificationAccepted", false); }
};

/// Takes `low` or `high` of a range where one of two readings is taken.
void pick(Range& range, const ChosenReadings& readings, std::string_view interpretation, std::string_view low,
          std::string_view high) {
    if (takes(readings, interpretation, low)) range = both(range.low);
    if (takes(readings, interpretation, high)) range = both(range.high);
}

void narrow_unit(Unit& unit, const ChosenReadings& readings) {
    // CLAUSE R52003/54: main materials or the top band without a BOM; 400 lines; the table once or for every site.
    if (!unit.has_bom()) {
        pick(unit.inspection, readings, "AMB-34", "a", "b");
        pick(unit.verification, readings, "AMB-34", "a", "b");
    } else if (unit.has_sites()) {
        if (takes(readings, "AMB-50", "b")) unit.inspection = both(unit.inspection.high);
    } else {
        pick(unit.inspection, readings, "AMB-45", "a", "b");
    }
    // CLAUSE R52003/69-note: left out, or done with a narrower focus.
    if (unit.is_accepted()) {
        if (takes(readings, "AMB-42", "a")) unit.verification = both(unit.verification.high);
        if (takes(readings, "AMB-42", "b")) unit.verification = {};
    }
    if (takes(readings, "AMB-53", "b")) {
        unit.inspection = {std::ceil(unit.inspection.low), std::ceil(unit.inspection.high)};
        unit.verification = {std::ceil(unit.verification.low), std::ceil(unit.verification.high)};
    }
}

// CLAUSE R52003/46: once for the application or once for every unit.
Range document_review(const Json& values, std::size_t units, const ChosenReadings& readings,
                      const rules::RuleBookData& data) {
    const double low = data.limit(rules::LimitId::document_review_low).value.to_double();
    const double high = data.limit(rules::LimitId::document_review_high).value.to_double();
    const auto count = static_cast<double>(units);
    if (takes(readings, "AMB-48", "a")) return {low, high};
    if (takes(readings, "AMB-48", "b")) return {low * count, high * count};
    return range_of(values.at("documentReview"));
}

/// All units added up, or the largest alone (AMB-49).
Range sum(const std::vector<Unit>& units, Range Unit::*figure, const ChosenReadings& readings) {
    Range total;
    for (const Unit& unit : units) {
        const Range& each = unit.*figure;
        total = takes(readings, "AMB-49", "b") ? Range{std::max(total.low, each.low), std::max(total.high, each.high)}
                                               : total + each;
    }
    return total;
}

}  // namespace

bool takes(const ChosenReadings& readings, std::string_view interpretation, std::string_view reading) {
    const auto found = readings.find(std::string(interpretation));
    return found != readings.end() && found->second == reading;
}

Json narrow_man_days(const Json& values, const Json& units, const ChosenReadings& readings,
                     const rules::RuleBookData& data) {
    std::vector<Unit> all;
    const Json& figures = values.at("units");
    for (std::size_t i = 0; i < figures.size() && i < units.size(); ++i) {
        all.push_back(
            {units[i], range_of(figures[i].at("siteInspection")), range_of(figures[i].at("siteVerification"))});
        narrow_unit(all.back(), readings);
    }
    Json narrowed = values;
    for (std::size_t i = 0; i < all.size(); ++i) {
        narrowed.at("units").at(i)["siteInspection"] = pair_of(all[i].inspection);
        narrowed.at("units").at(i)["siteVerification"] = pair_of(all[i].verification);
    }
    const Range review = document_review(values, figures.size(), readings, data);
    const Range inspection = sum(all, &Unit::inspection, readings);
    const Range verification = sum(all, &Unit::verification, readings);
    narrowed["documentReview"] = pair_of(review);
    narrowed["siteInspection"] = pair_of(inspection);
    narrowed["siteVerification"] = pair_of(verification);
    narrowed["total"] = pair_of(review + inspection + verification);
    return narrowed;
}

}  // namespace zuji
