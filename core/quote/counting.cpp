#include "core/quote/counting.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace zuji {

using rules::Json;

namespace {

std::optional<Error> read_count(const Entered& entered, const std::string& where, std::optional<std::int64_t>& out) {
    constexpr std::int64_t most = 10'000'000;
    if (entered.is_empty()) return std::nullopt;
    const auto exact = entered.exact();
    const auto whole = exact ? exact->to_int64() : std::nullopt;
    if (!whole || *whole < 1 || *whole > most) {
        return Error{"not-a-count", where, {entered.text(), std::to_string(most)}};
    }
    out = whole;
    return std::nullopt;
}

Json input_of(const UnitFacts& unit) {
    Json json = Json::object();
    json["bomItems"] = unit.bom_items ? Json(*unit.bom_items) : Json();
    json["mainMaterials"] = unit.main_materials ? Json(*unit.main_materials) : Json();
    json["sites"] = unit.sites;
    json["siteInspectionExempt"] = unit.exempt;
    json["verificationAccepted"] = unit.accepted;
    return json;
}

QuoteRange range_of(const Json& pair) {
    const Decimal low = decimal_from_double(pair.at(0).get<double>());
    const Decimal high = decimal_from_double(pair.at(1).get<double>());
    return {low, high, high};
}

Result<rules::Decision> ask_man_days(const rules::RuleBook& rules, const std::vector<UnitFacts>& units) {
    Json input = Json::object();
    Json list = Json::array();
    for (const UnitFacts& unit : units) list.push_back(input_of(unit));
    input["units"] = std::move(list);
    return rules::decide(rules, "man-days", input);
}

/// Narrows the ranges of the decision by the readings taken.
class Narrowing {
   public:
    Narrowing(const std::vector<UnitFacts>& units, const Counted& counted, const Readings& readings)
        : units_(units), counted_(counted), readings_(readings) {}

    Days days() const {
        Days days;
        days.document_review = document_review();
        const Json& rows = counted_.decision.values.at("units");
        for (std::size_t i = 0; i < units_.size(); ++i) days.units.push_back(unit_days(i, rows[i]));
        if (takes(largest_unit_reading, "largest")) {
            keep_largest(days.units, &UnitDays::inspection);
            keep_largest(days.units, &UnitDays::verification);
        }
        return days;
    }

   private:
    [[nodiscard]] bool takes(std::string_view reading, std::string_view option) const {
        return option_of(readings_, reading) == option;
    }
    /// One end of a range where one of two readings is taken.
    void pick(QuoteRange& range, std::string_view reading, std::string_view low, std::string_view high) const {
        if (takes(reading, low)) range = exactly(range.low);
        if (takes(reading, high)) range = exactly(range.high);
    }

    // CLAUSE R52003/46: once for the application or once for every unit.
    [[nodiscard]] QuoteRange document_review() const {
        const QuoteRange all = range_of(counted_.decision.values.at("documentReview"));
        const Decimal units(static_cast<std::int64_t>(units_.size()));
        if (takes(document_review_reading, "project")) return counted_.project_review;
        if (takes(document_review_reading, "unit")) return {counted_.project_review.low * units, all.high, all.high};
        return all;
    }

    [[nodiscard]] UnitDays unit_days(std::size_t index, const Json& row) const {
        const UnitFacts& unit = units_[index];
        UnitDays days{range_of(row.at("siteInspection")), range_of(row.at("siteVerification"))};
        if (!unit.bom_items) pick(days.verification, without_bom_reading, "materials", "most");
        if (unit.accepted) pick(days.verification, acceptance_reading, "dropped", "kept");
        if (!unit.exempt) {
            QuoteRange base = counted_.single[index];
            if (unit.bom_items) pick(base, overlap_reading, "lower", "higher");
            if (!unit.bom_items) pick(base, without_bom_reading, "materials", "most");
            days.inspection = with_sites(base, Decimal(unit.sites), option_of(readings_, sites_reading));
        }
        if (takes(half_days_reading, "whole")) {
            days.inspection = whole_days(days.inspection);
            days.verification = whole_days(days.verification);
        }
        return days;
    }

    static QuoteRange with_sites(const QuoteRange& base, const Decimal& sites, std::string_view option) {
        if (option == "once") return base;
        const Decimal high = base.high * sites;
        if (option == "each") return {base.low * sites, high, high};
        return {base.low, high, high};
    }

    static Decimal whole_days(const Decimal& days) {
        return Decimal(static_cast<std::int64_t>(std::ceil(days.to_double())));
    }
    static QuoteRange whole_days(const QuoteRange& days) {
        return {whole_days(days.low), whole_days(days.high), whole_days(days.safe)};
    }

    /// The unit with the most days stands for all of them.
    static void keep_largest(std::vector<UnitDays>& units, QuoteRange UnitDays::*activity) {
        std::size_t largest = 0;
        QuoteRange kept;
        for (std::size_t i = 0; i < units.size(); ++i) {
            const QuoteRange& each = units[i].*activity;
            if (each.high > (units[largest].*activity).high) largest = i;
            kept = {std::max(kept.low, each.low), std::max(kept.high, each.high), std::max(kept.safe, each.safe)};
        }
        for (UnitDays& unit : units) unit.*activity = {};
        units[largest].*activity = kept;
    }

    const std::vector<UnitFacts>& units_;
    const Counted& counted_;
    const Readings& readings_;
};

}  // namespace

QuoteRange Days::total() const {
    QuoteRange sum = document_review;
    for (const UnitDays& unit : units) sum = sum + unit.inspection + unit.verification;
    return sum;
}

std::vector<UnitFacts> read_units(const Quote& quote, std::vector<Error>& problems) {
    std::vector<UnitFacts> units;
    for (std::size_t i = 0; i < quote.units.size(); ++i) {
        const QuoteUnit& unit = quote.units[i];
        const std::string path = "units[" + std::to_string(i) + "].";
        UnitFacts facts;
        std::optional<std::int64_t> sites;
        const auto read = [&](const Entered& entered, const char* name, std::optional<std::int64_t>& out) {
            if (auto problem = read_count(entered, path + name, out)) problems.push_back(*std::move(problem));
        };
        read(unit.bom_items, "bom_items", facts.bom_items);
        read(unit.main_materials, "main_materials", facts.main_materials);
        read(unit.sites, "sites", sites);
        facts.sites = sites.value_or(1);
        facts.exempt = unit.exemption == "confirmed";
        facts.accepted = unit.acceptance == "confirmed";
        units.push_back(facts);
    }
    return units;
}

std::string_view option_of(const Readings& readings, std::string_view id) {
    const auto found = readings.find(std::string(id));
    return found == readings.end() ? std::string_view() : std::string_view(found->second);
}

Result<Counted> count_days(const rules::RuleBook& rules, const std::vector<UnitFacts>& units) {
    Result<rules::Decision> all = ask_man_days(rules, units);
    if (!all) return all.error();
    const Result<rules::Decision> one = ask_man_days(rules, {units.front()});
    if (!one) return one.error();
    Counted counted{std::move(all).value(), range_of(one.value().values.at("documentReview")), {}};
    const Json& rows = counted.decision.values.at("units");
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].sites == 1) {
            counted.single.push_back(range_of(rows[i].at("siteInspection")));
            continue;
        }
        UnitFacts single = units[i];
        single.sites = 1;
        const Result<rules::Decision> alone = ask_man_days(rules, {single});
        if (!alone) return alone.error();
        counted.single.push_back(range_of(alone.value().values.at("units")[0].at("siteInspection")));
    }
    return counted;
}

Days narrow_days(const std::vector<UnitFacts>& units, const Counted& counted, const Readings& readings) {
    return Narrowing(units, counted, readings).days();
}

}  // namespace zuji
