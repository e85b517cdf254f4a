// The rating of a project's data and what falls short of the minimum.

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/decimal.hpp"
#include "core/footprint/kernel.hpp"
#include "core/results/quality.hpp"

namespace zuji {
namespace {

constexpr double percent = 100;
constexpr std::size_t most_listed = 20;  ///< findings of one kind; more say nothing new

class Findings {
   public:
    Findings(const Project& project, QualityReport& report) : project_(project), report_(report) {}

    void add(std::string key, std::string field, std::vector<std::string> args, bool below_minimum) {
        report_.findings.push_back({std::move(key), std::move(args), std::move(field), below_minimum});
    }

    /// A rating above (worse than) the entered limit.
    void check_ratings() {
        const Analysis& minimum = project_.analysis;
        const std::array<const Entered*, dimension_count> limits = {
            &minimum.worst_accuracy, &minimum.worst_timeliness, &minimum.worst_geography, &minimum.worst_technology};
        for (std::size_t i = 0; i < dimension_count; ++i) {
            const std::string word(dimension_word(i));
            if (limits[i]->is_empty()) continue;
            report_.has_minimum = true;
            const std::string field = "analysis.worst_" + word;
            if (!limits[i]->has_value()) {
                add("bad-minimum", field, {limits[i]->text()}, false);
            } else if (report_.rating[i] > limits[i]->value()) {
                add("rating." + word, "quality:" + word, {round_gbt8170(report_.rating[i], 2), limits[i]->text()},
                    true);
            }
        }
        if (minimum.min_primary_percent.is_empty()) return;
        report_.has_minimum = true;
        if (!minimum.min_primary_percent.has_value()) {
            add("bad-minimum", "analysis.min_primary_percent", {minimum.min_primary_percent.text()}, false);
        } else if (report_.primary_share * percent < minimum.min_primary_percent.value()) {
            add("primary-share", "analysis.min_primary_percent",
                {round_gbt8170(report_.primary_share * percent, 1), minimum.min_primary_percent.text()}, true);
        }
    }

    /// CLAUSE R52003/65-b2: instruments are calibrated; a measured value says what measured it and when.
    void check_instrument(const std::string& key, const std::string& name, Origin origin, const Date* reference) {
        const auto found = project_.quality.find(key);
        const DataQuality none;
        const DataQuality& quality = found == project_.quality.end() ? none : found->second;
        const std::string field = "quality." + key;
        if (origin == Origin::measured && quality.instrument.empty() && listed("no-instrument")) {
            add("no-instrument", field + ".instrument", {name}, false);
        }
        if (quality.calibrated.empty()) return;
        const auto calibrated = Date::parse(quality.calibrated);
        if (!calibrated.ok())
            return add("bad-calibration-date", field + ".calibrated", {name, quality.calibrated}, false);
        const Entered& months = project_.analysis.calibration_months;
        if (reference == nullptr || !months.has_value() || months.value() <= 0) return;
        constexpr double most_months = 12'000;
        const auto limit = static_cast<int>(std::min(months.value(), most_months));
        if (calibrated.value().plus_months(limit) < *reference && listed("calibration-due")) {
            add("calibration-due", field + ".calibrated", {name, quality.calibrated, months.text()}, true);
        }
    }

    void check_range(const std::string& key, const std::string& name) {
        const auto found = project_.quality.find(key);
        if (found != project_.quality.end() && has_bad_range(found->second)) {
            add("bad-range", "quality." + key + ".plus_percent", {name}, false);
        }
    }

    void check_age(const std::string& factor, std::optional<int> year, const Date* reference) {
        const Entered& limit = project_.analysis.max_age_years;
        if (factor.empty() || !limit.has_value() || reference == nullptr || !seen_.insert(factor).second) return;
        report_.has_minimum = true;
        if (!year) {
            if (listed("factor-without-year")) add("factor-without-year", "factor:" + factor, {factor}, false);
        } else if (reference->year() - *year > limit.value() && listed("old-factor")) {
            add("old-factor", "factor:" + factor, {factor, std::to_string(*year), limit.text()}, true);
        }
    }

   private:
    bool listed(const std::string& key) { return counts_[key]++ < most_listed; }

    const Project& project_;
    QualityReport& report_;
    std::set<std::string, std::less<>> seen_;
    std::map<std::string, std::size_t> counts_;
};

void rate(const std::vector<LineQuality>& lines, const Project& project, QualityReport& report) {
    std::array<CompensatedSum, dimension_count> scores;
    CompensatedSum weight;
    CompensatedSum entered;
    CompensatedSum primary;
    for (const LineQuality& line : lines) {
        const double w = std::fabs(line.kgco2e);
        rate_line(line, [&](double part, const Scores& worse, bool all_entered) {
            const ScoredValue value{worse, {}};
            for (std::size_t i = 0; i < dimension_count; ++i) scores[i].add(part * value.score(i));
            if (all_entered) entered.add(part);
        });
        weight.add(w);
        const Origin origin = line.is_activity ? project.activities[line.index].origin : project.bom[line.index].origin;
        if (origin == Origin::measured || origin == Origin::supplier) primary.add(w);
    }
    if (!(weight.value() > 0)) return;
    double sum = 0;
    for (std::size_t i = 0; i < dimension_count; ++i) {
        report.rating[i] = scores[i].value() / weight.value();
        sum += report.rating[i];
    }
    report.overall = sum / dimension_count;
    report.entered_share = entered.value() / weight.value();
    report.primary_share = primary.value() / weight.value();
}

}  // namespace

QualityReport assess_quality(const Project& project, const Footprint& footprint, const FactorLibrary& library) {
    QualityReport report;
    const std::vector<LineQuality> lines = line_qualities(project, footprint, library);
    rate(lines, project, report);
    if (lines.empty()) return report;
    Findings findings(project, report);
    findings.check_ratings();
    const QualityReader reader(project, library);
    const std::optional<Date> day = reader.reference();
    const Date* reference = day ? &*day : nullptr;
    for (const LineQuality& line : lines) {
        const bool activity = line.is_activity;
        const std::string& factor = activity ? project.activities[line.index].factor : project.bom[line.index].factor;
        const auto check_age = [&](const std::string& id) {
            findings.check_age(id, project.analysis.max_age_years.has_value() ? reader.factor_year(id) : std::nullopt,
                               reference);
        };
        check_age(factor);
        for (const FactorQuality& each : line.factors) check_age(each.factor);
        const Origin origin = activity ? project.activities[line.index].origin : project.bom[line.index].origin;
        if (origin != Origin::measured && project.quality.empty()) continue;
        const std::string& name = activity ? project.activities[line.index].name : project.bom[line.index].name;
        const std::string key =
            activity ? activity_key(project.activities[line.index].id) : bom_key(project.bom[line.index].id);
        // A material's mass may come from a drawing; instruments are asked of energy, waste and emissions.
        findings.check_instrument(key, name, activity ? origin : Origin::unset, reference);
        findings.check_range(key, name);
    }
    for (const auto& [key, quality] : project.quality) {
        if (key.starts_with("factor.")) findings.check_range(key, key.substr(std::string_view("factor.").size()));
    }
    report.meets_minimum = report.has_minimum && std::none_of(report.findings.begin(), report.findings.end(),
                                                              [](const QualityFinding& f) { return f.below_minimum; });
    return report;
}

}  // namespace zuji
