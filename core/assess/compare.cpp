#include "core/assess/compare.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/decimal.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {
namespace {

struct Verdict {
    const char* key;
    DecisionSlot Assessment::*slot;
};
constexpr std::array<Verdict, 6> verdicts = {{
    {"trace.decision.scope", &Assessment::scope},
    {"trace.decision.eligibility", &Assessment::eligibility},
    {"trace.decision.site-inspection-exemption", &Assessment::exemption},
    {"trace.decision.verification-acceptance", &Assessment::acceptance},
    {"trace.decision.cut-off", &Assessment::cut_off},
    {"trace.decision.standards", &Assessment::standards},
}};

/// Parts of the person-days that are ranges.
constexpr std::array<std::pair<const char*, const char*>, 4> ranges = {{
    {"man-days.document-review", "documentReview"},
    {"man-days.site-inspection", "siteInspection"},
    {"man-days.site-verification", "siteVerification"},
    {"man-days.total", "total"},
}};

void add(std::vector<Difference>& list, Difference difference) {
    if (difference.before != difference.after) list.push_back(std::move(difference));
}

std::string outcome_of(const DecisionSlot& slot) {
    return slot.decision && !slot.decision->outcome.empty() ? "@fact." + slot.decision->outcome : std::string();
}

std::string range_of(const DecisionSlot& slot, const char* key) {
    if (!slot.decision || !slot.decision->values.contains(key)) return {};
    const auto& range = slot.decision->values.at(key);
    const std::string low = format_halves(range.at(0).get<double>());
    const std::string high = format_halves(range.at(1).get<double>());
    return low == high ? low : low + "–" + high;
}

std::string units_of(const Assessment& assessment) {
    if (!assessment.units.decision) return {};
    return std::to_string(assessment.units.decision->values.at("count").get<std::size_t>());
}

std::string order_of(const Assessment& assessment) {
    std::string text;
    if (!assessment.standards.decision) return text;
    for (const auto& standard : assessment.standards.decision->values.at("order")) {
        text += (text.empty() ? "" : " → ") + standard.get<std::string>();
    }
    return text;
}

std::string state_of(const DocumentStatus& status) {
    return "@document." + std::string(document_state_word(status.state));
}

void add_documents(std::vector<Difference>& list, const Assessment& before, const Assessment& after) {
    for (const DocumentStatus& now : after.annex1) {
        for (const DocumentStatus& then : before.annex1) {
            if (then.item != now.item) continue;
            add(list, {Difference::Kind::verdict, "annex1.item." + now.item, state_of(then), state_of(now)});
        }
    }
}

std::string limit_text(const rules::Limit& limit) { return limit.value.to_string() + " " + limit.unit; }

std::string band_text(const rules::BandTable& table) {
    std::string text;
    for (const rules::Band& band : table.bands) {
        text += (text.empty() ? "" : "; ") + band.shown() + ": " + band.value.to_string();
    }
    return text;
}

void add_limits(std::vector<Difference>& list, const rules::RuleBookData& before, const rules::RuleBookData& after) {
    for (std::size_t i = 0; i < rules::limit_count; ++i) {
        add(list, {Difference::Kind::limit, "limit." + after.limits[i].name, limit_text(before.limits[i]),
                   limit_text(after.limits[i])});
    }
    for (const rules::BandTable& table : after.bands) {
        add(list, {Difference::Kind::limit, "man-days." + table.id, band_text(before.band_table(table.id)),
                   band_text(table)});
    }
}

}  // namespace

std::vector<Difference> compare(const Project& project, const Knowledge& before, const Knowledge& after) {
    Assessor old_assessor(before);
    Assessor new_assessor(after);
    const Assessment& then = old_assessor.assess(project);
    const Assessment& now = new_assessor.assess(project);
    std::vector<Difference> list;
    for (const Verdict& verdict : verdicts) {
        add(list,
            {Difference::Kind::verdict, verdict.key, outcome_of(then.*verdict.slot), outcome_of(now.*verdict.slot)});
    }
    add(list, {Difference::Kind::verdict, "trace.decision.units", units_of(then), units_of(now)});
    add(list, {Difference::Kind::verdict, "trace.decision.standards", order_of(then), order_of(now)});
    add_documents(list, then, now);
    for (const auto& [key, value] : ranges) {
        add(list, {Difference::Kind::person_days, key, range_of(then.man_days, value), range_of(now.man_days, value)});
    }
    add_limits(list, before.rules->data(), after.rules->data());
    return list;
}

}  // namespace zuji
