#include <algorithm>
#include <array>

#include "core/rules/loader/loader.hpp"

namespace zuji::rules {
namespace {

struct LimitSpec {
    std::string_view name;
    std::string_view unit;
};

// In the order of LimitId.
constexpr std::array<LimitSpec, limit_count> limit_specs = {{
    {"eligibility-look-back", "month"},
    {"exemption-look-back", "month"},
    {"acceptance-look-back", "month"},
    {"low-complexity-items", "item"},
    {"document-review-low", "person-day"},
    {"document-review-high", "person-day"},
    {"major-finding-effect", "%"},
    {"surveillance-increase", "%"},
    {"surveillance-correction", "month"},
    {"unplanned-increase", "%"},
    {"planned-increase", "%"},
    {"increase-duration", "month"},
    {"first-surveillance-opens", "month"},
    {"first-surveillance-due", "month"},
    {"surveillance-interval", "month"},
    {"recertification-window", "day"},
    {"certificate-validity", "month"},
    {"cut-off-share", "%"},
    {"competence-jobs", "job"},
    {"verifier-jobs", "job"},
    {"role-experience", "month"},
    {"role-items", "job"},
}};

constexpr std::string_view units = "% month day item person-day job";
/// Whole numbers of months, days or items beyond this are a slip of the pen.
constexpr std::int64_t largest_whole = 10000;

bool is_whole_unit(std::string_view unit) { return unit != "%" && unit != "person-day"; }

void load_limit(const Cursor& entry, RuleBookData& data) {
    entry.only({"name", "value", "unit", "clause"});
    Limit limit{entry.at("name").text(), entry.at("value").decimal(), entry.at("unit").text(),
                entry.at("clause").text()};
    const auto known_units = split_words(units);
    if (std::find(known_units.begin(), known_units.end(), limit.unit) == known_units.end()) {
        entry.at("unit").refuse("unknown unit " + limit.unit);
    }
    const auto spec = std::find_if(limit_specs.begin(), limit_specs.end(),
                                   [&limit](const LimitSpec& s) { return s.name == limit.name; });
    if (spec == limit_specs.end()) {
        entry.at("name").refuse("no decision uses the limit " + limit.name);
        return;
    }
    if (spec->unit != limit.unit) entry.at("unit").refuse("this limit counts in " + std::string(spec->unit));
    if (limit.value.is_negative() || limit.value.is_zero()) entry.at("value").refuse("a limit is more than 0");
    if (is_whole_unit(limit.unit) && (!limit.value.is_integer() || limit.value > Decimal(largest_whole))) {
        entry.at("value").refuse("a whole number up to " + std::to_string(largest_whole) + " is expected");
    }
    check_paragraph(entry.at("clause"), limit.clause, data);
    Limit& slot = data.limits[static_cast<std::size_t>(spec - limit_specs.begin())];
    if (!slot.name.empty()) entry.refuse("the limit " + limit.name + " stands twice");
    slot = std::move(limit);
}

struct LimitOrder {
    LimitId low;
    LimitId high;
};
/// Pairs that only make sense in this order.
constexpr std::array<LimitOrder, 3> limit_orders = {{
    {LimitId::document_review_low, LimitId::document_review_high},
    {LimitId::first_surveillance_opens, LimitId::first_surveillance_due},
    {LimitId::first_surveillance_due, LimitId::certificate_validity},
}};

/// Refuses a limit that lies above the one it may not exceed, at its own place.
void check_limit_order(const Cursor& list, const RuleBookData& data) {
    for (const LimitOrder& order : limit_orders) {
        const Limit& low = data.limit(order.low);
        const Limit& high = data.limit(order.high);
        if (low.value <= high.value) continue;
        for (const Cursor& entry : list.items()) {
            if (entry.at("name").json() != low.name) continue;
            entry.at("value").refuse("out of order: " + low.name + " is above " + high.name);
        }
    }
}

void load_limits(const Cursor& file, RuleBookData& data) {
    const Cursor list = file.at("limits");
    for (const Cursor& entry : list.items()) load_limit(entry, data);
    for (std::size_t i = 0; i < limit_count; ++i) {
        if (data.limits[i].name.empty()) list.refuse("the limit " + std::string(limit_specs[i].name) + " is missing");
    }
    if (!list.problems().any_inside(list.where())) check_limit_order(list, data);
}

Band load_band(const Cursor& entry, const RuleBookData& data) {
    entry.only({"from", "to", "value", "clause"});
    Band band;
    band.from = entry.at("from").integer();
    if (entry.has("to")) band.to = entry.at("to").integer();
    band.value = entry.at("value").decimal();
    band.clause = entry.at("clause").text();
    if (band.to && *band.to < band.from) entry.refuse("the band is empty");
    if (band.value.is_negative()) entry.at("value").refuse("person-days are not negative");
    check_paragraph(entry.at("clause"), band.clause, data);
    return band;
}

bool names_overlap(const BandTable& table, std::int64_t from, std::int64_t to) {
    return std::any_of(table.overlaps.begin(), table.overlaps.end(),
                       [&](const BandOverlap& o) { return o.from == from && o.to == to; });
}

/// Bands follow each other without a gap, from 1 without end; where two cover a number, a reading names it.
void check_bands(const Cursor& list, const BandTable& table) {
    std::size_t real_overlaps = 0;
    std::int64_t expected = 1;
    for (std::size_t i = 0; i < table.bands.size(); ++i) {
        const Band& band = table.bands[i];
        const std::string name = "band " + std::to_string(i);
        if (band.from > expected) list.refuse("gap before " + name + ": nothing covers " + std::to_string(expected));
        if (band.from < expected) {
            ++real_overlaps;
            if (!names_overlap(table, band.from, expected - 1)) {
                list.refuse("overlap at " + name + " without a reading that names it");
            }
        }
        const bool is_last = i + 1 == table.bands.size();
        if (is_last != !band.to) list.refuse("only the last band is open-ended");
        if (band.to) expected = *band.to + 1;
    }
    if (table.bands.empty()) list.refuse("there are no bands");
    if (real_overlaps != table.overlaps.size()) list.refuse("a reading names an overlap that is none");
}

void load_band_table(const Cursor& entry, RuleBookData& data) {
    entry.only({"id", "unit", "clause", "bands", "overlaps"});
    BandTable table{entry.at("id").text(), entry.at("clause").text(), {}, {}};
    if (entry.at("unit").text() != "person-day") entry.at("unit").refuse("bands give person-days");
    check_paragraph(entry.at("clause"), table.clause, data);
    for (const Cursor& band : entry.at("bands").items()) table.bands.push_back(load_band(band, data));
    if (entry.has("overlaps")) {
        for (const Cursor& overlap : entry.at("overlaps").items()) {
            overlap.only({"from", "to", "reading"});
            table.overlaps.push_back(
                {overlap.at("from").integer(), overlap.at("to").integer(), overlap.at("reading").text()});
            if (!data.interpretation_index.contains(table.overlaps.back().reading)) {
                overlap.at("reading").refuse("unknown reading");
            }
        }
    }
    check_bands(entry.at("bands"), table);
    data.bands.push_back(std::move(table));
}

ClockUnit load_clock_unit(const Cursor& unit) {
    const std::string text = unit.text();
    if (text == "working-day") return ClockUnit::working_day;
    if (text == "month") return ClockUnit::month;
    if (text != "day") unit.refuse("unknown unit " + text);
    return ClockUnit::day;
}

void load_clock(const Cursor& entry, RuleBookData& data) {
    entry.only({"id", "earliest", "latest", "unit", "stops", "cite", "readings"});
    Clock clock;
    clock.id = entry.at("id").text();
    clock.earliest = entry.at("earliest").integer();
    clock.latest = entry.at("latest").integer();
    clock.unit = load_clock_unit(entry.at("unit"));
    clock.stops = entry.flag_or("stops", false);
    clock.cite = entry.texts("cite");
    clock.readings = entry.texts("readings");
    if (clock.earliest < 1 || clock.latest < clock.earliest || clock.latest > largest_whole) {
        entry.refuse("the clock needs 1 ≤ earliest ≤ latest");
    }
    if (clock.cite.empty()) entry.refuse("a clock cites its paragraph");
    check_paragraphs(entry, "cite", data);
    check_readings(entry, data);
    if (data.clock(clock.id) != nullptr) entry.refuse("the clock " + clock.id + " stands twice");
    data.clocks.push_back(std::move(clock));
}

void require_band_tables(const Cursor& file, const RuleBookData& data) {
    for (const std::string_view id : {"site-inspection", "site-verification"}) {
        const auto same = std::count_if(data.bands.begin(), data.bands.end(),
                                        [id](const BandTable& table) { return table.id == id; });
        if (same != 1) file.at("bands").refuse("one table " + std::string(id) + " is expected");
    }
    if (data.bands.size() != 2) file.at("bands").refuse("a table that no decision uses");
}

void require_clocks(const Cursor& file, const RuleBookData& data) {
    const auto words = split_words(decision_spec("deadline")->inputs.front().words);
    for (const std::string_view id : words) {
        if (data.clock(id) == nullptr) file.at("clocks").refuse("the clock " + std::string(id) + " is missing");
    }
    if (data.clocks.size() != words.size()) file.at("clocks").refuse("a clock that no decision uses");
}

}  // namespace

std::string_view limit_name(LimitId id) { return limit_specs[static_cast<std::size_t>(id)].name; }

void load_parameters(const Cursor& file, RuleBookData& data) {
    file.only({"format", "general", "limits", "bands", "clocks"});
    const Cursor general = file.at("general");
    general.only({"standard", "clause"});
    data.general_standard = general.at("standard").text();
    data.general_standard_clause = general.at("clause").text();
    check_paragraph(general.at("clause"), data.general_standard_clause, data);
    load_limits(file, data);
    for (const Cursor& entry : file.at("bands").items()) load_band_table(entry, data);
    require_band_tables(file, data);
    for (const Cursor& entry : file.at("clocks").items()) load_clock(entry, data);
    require_clocks(file, data);
}

}  // namespace zuji::rules
