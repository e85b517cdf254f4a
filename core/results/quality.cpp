#include "core/results/quality.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/footprint/kernel.hpp"
#include "core/model/words.hpp"

namespace zuji {
namespace {

constexpr std::array<std::string_view, dimension_count> dimension_words = {"accuracy", "timeliness", "geography",
                                                                           "technology"};
constexpr std::uint8_t worst = 5;

std::optional<Date> date_of(const std::string& text) {
    const auto date = Date::parse(text);
    return date.ok() ? std::optional(date.value()) : std::nullopt;
}

/// The last four-digit year in a text ("2019-2021" → 2021).
std::optional<int> year_in(std::string_view text) {
    constexpr std::size_t digits = 4;
    std::optional<int> year;
    std::size_t run = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool is_digit = i < text.size() && text[i] >= '0' && text[i] <= '9';
        if (is_digit) {
            ++run;
            continue;
        }
        if (run == digits) {
            int value = 0;
            std::from_chars(text.data() + i - digits, text.data() + i, value);
            year = value;
        }
        run = 0;
    }
    return year;
}

/// Steps of the pedigree matrix: within 3, 6, 10, 15 years, or older and unknown.
std::uint8_t score_of_age(std::optional<int> year, std::optional<Date> reference) {
    if (!year || !reference) return worst;
    constexpr std::array steps = {3, 6, 10, 15};
    const int age = reference->year() - *year;
    std::uint8_t score = 1;
    for (const int step : steps) {
        if (age < step) return score;
        ++score;
    }
    return score;
}

std::uint8_t score_of_origin(Origin origin) {
    switch (origin) {
        case Origin::measured:
            return 1;
        case Origin::supplier:
            return 2;
        case Origin::computed:
        case Origin::database:
            return 3;
        case Origin::proxy:
            return 4;
        case Origin::default_value:
        case Origin::unset:
            break;
    }
    return worst;
}

std::uint8_t score_of_region(std::string_view region) {
    if (region.empty()) return worst;
    if (region.starts_with("CN") || region.find("中国") != std::string_view::npos) return 1;
    return region == "GLO" || region == "RoW" || region == "global" ? 2 : 3;
}

std::uint8_t number_of(const std::string& score) {
    return score.size() == 1 ? static_cast<std::uint8_t>(score[0] - '0') : std::uint8_t{0};
}

std::uint8_t& member(Scores& scores, std::size_t dimension) {
    switch (dimension) {
        case 0:
            return scores.accuracy;
        case 1:
            return scores.timeliness;
        case 2:
            return scores.geography;
        default:
            return scores.technology;
    }
}

Scores worse_of(const Scores& a, const Scores& b) {
    return {std::max(a.accuracy, b.accuracy), std::max(a.timeliness, b.timeliness), std::max(a.geography, b.geography),
            std::max(a.technology, b.technology)};
}

ScoredValue worse_of(const ScoredValue& a, const ScoredValue& b) {
    ScoredValue worse{worse_of(a.scores, b.scores), {}};
    for (std::size_t i = 0; i < dimension_count; ++i) worse.entered[i] = a.entered[i] && b.entered[i];
    return worse;
}

}  // namespace

std::string_view dimension_word(std::size_t dimension) { return dimension_words.at(dimension); }
std::string bom_key(RowId id) { return "bom." + std::to_string(id); }
std::string activity_key(RowId id) { return "activity." + std::to_string(id); }
std::string factor_key(std::string_view factor_id) { return "factor." + std::string(factor_id); }

std::uint8_t ScoredValue::score(std::size_t dimension) const {
    Scores copy = scores;
    return member(copy, dimension);
}

bool ScoredValue::all_entered() const {
    return std::all_of(entered.begin(), entered.end(), [](bool each) { return each; });
}

QualityReader::QualityReader(const Project& project, const FactorLibrary& library)
    : project_(project), library_(library), reference_(date_of(project.product.period_to)) {
    if (reference_) product_year_ = reference_->year();
    if (!reference_) reference_ = date_of(project.answers.application_date);
}

ScoredValue QualityReader::scored(const std::string& key, const Scores& proposed) const {
    ScoredValue value{proposed, {}};
    if (key.empty() || project_.quality.empty()) return value;
    const auto found = project_.quality.find(key);
    if (found == project_.quality.end()) return value;
    const DataQuality& quality = found->second;
    const std::array<const std::string*, dimension_count> texts = {&quality.accuracy, &quality.timeliness,
                                                                   &quality.geography, &quality.technology};
    for (std::size_t i = 0; i < dimension_count; ++i) {
        if (texts[i]->empty()) continue;
        member(value.scores, i) = number_of(*texts[i]);
        value.entered[i] = true;
    }
    return value;
}

/// Amounts come from the applicant's own product and plant; how they were found decides how exact they are.
Scores QualityReader::proposed_data(Origin origin, const std::string& key) const {
    Scores scores{score_of_origin(origin), worst, 1, 1};
    std::optional<int> year = product_year_;
    if (!key.empty()) {
        const auto own = project_.quality.find(key);
        const std::optional<Date> end = own == project_.quality.end() ? std::nullopt : date_of(own->second.period_to);
        if (end) year = end->year();
    }
    scores.timeliness = score_of_age(year, reference_);
    return scores;
}

std::optional<int> QualityReader::factor_year(const std::string& id) const {
    for (const OwnFactor& own : project_.own_factors) {
        if (own.id == id) return year_in(own.year);
    }
    const Factor* factor = library_.find(id);
    return factor == nullptr ? std::nullopt : year_in(factor->year);
}

Scores QualityReader::proposed_factor(const std::string& id) const {
    Scores scores{worst, score_of_age(factor_year(id), reference_), worst, worst};
    for (const OwnFactor& own : project_.own_factors) {
        if (own.id != id) continue;
        scores.accuracy = score_of_origin(own.origin);
        scores.geography = score_of_region(own.region);
        scores.technology = own.origin == Origin::supplier || own.origin == Origin::measured ? 1 : 3;
        return scores;
    }
    const Factor* factor = library_.find(id);
    if (factor == nullptr) return scores;
    scores.accuracy = factor->confidence == Confidence::official ? 2 : 3;
    scores.geography = score_of_region(factor->region);
    scores.technology = 3;
    return scores;
}

const ScoredValue& QualityReader::factor(const std::string& id) {
    const auto found = factors_.find(id);
    if (found != factors_.end()) return found->second;
    return factors_.emplace(id, scored(factor_key(id), proposed_factor(id))).first->second;
}

ScoredValue QualityReader::used(const std::string& id, bool proxy) {
    ScoredValue quality = factor(id);
    // A proxy is a factor of something else, however the amount was found.
    if (proxy && !quality.entered[3]) quality.scores.technology = 4;
    return quality;
}

LineQuality QualityReader::bom(std::size_t index, double kgco2e, const FactorShares& mix) {
    const BomLine& line = project_.bom[index];
    LineQuality quality{false, index, kgco2e, {}, {}, {}, {}};
    for (const FactorShare& each : mix) {
        quality.factors.push_back({each.factor, each.share, used(each.factor, each.proxy)});
        const ScoredValue& one = quality.factors.back().quality;
        quality.factor = quality.factors.size() == 1 ? one : worse_of(quality.factor, one);
    }
    if (mix.empty()) quality.factor = used(line.factor, line.origin == Origin::proxy);
    const std::string key = project_.quality.empty() ? std::string() : bom_key(line.id);
    quality.data = scored(key, proposed_data(line.origin, key));
    quality.worse = worse_of(quality.data.scores, quality.factor.scores);
    return quality;
}

LineQuality QualityReader::activity(std::size_t index, double kgco2e) {
    const ActivityLine& line = project_.activities[index];
    LineQuality quality{true, index, kgco2e, {}, {}, {}, {}};
    const std::string key = activity_key(line.id);
    quality.data = scored(key, proposed_data(line.origin, key));
    // A gas counts by its potential, which is no datum of the applicant's.
    quality.factor = line.factor.empty() ? quality.data : used(line.factor, line.origin == Origin::proxy);
    quality.worse = worse_of(quality.data.scores, quality.factor.scores);
    return quality;
}

void rate_line(const LineQuality& line, const std::function<void(double, const Scores&, bool)>& take) {
    const double all = std::fabs(line.kgco2e);
    if (line.factors.empty()) return take(all, line.worse, line.data.all_entered() && line.factor.all_entered());
    double whole = 0;
    for (const FactorQuality& each : line.factors) whole += std::fabs(each.share);
    for (const FactorQuality& each : line.factors) {
        take(all * std::fabs(each.share) / whole, worse_of(line.data.scores, each.quality.scores),
             line.data.all_entered() && each.quality.all_entered());
    }
}

std::vector<LineQuality> line_qualities(const Project& project, const Footprint& footprint,
                                        const FactorLibrary& library) {
    QualityReader reader(project, library);
    FactorMixes mixes(project, footprint, library);
    std::vector<LineQuality> lines;
    lines.reserve(footprint.counted_lines);
    for (std::size_t i = 0; i < std::min(project.bom.size(), footprint.bom.size()); ++i) {
        if (footprint.bom[i].state != LineState::counted) continue;
        lines.push_back(reader.bom(i, footprint.bom[i].kgco2e, mixes.of(i)));
    }
    for (std::size_t i = 0; i < std::min(project.activities.size(), footprint.activities.size()); ++i) {
        const ActivityResult& result = footprint.activities[i];
        if (result.state == LineState::counted) lines.push_back(reader.activity(i, result.kgco2e));
    }
    return lines;
}

SampleSettings sample_settings(const Analysis& analysis) {
    SampleSettings settings;
    constexpr double most_draws = 1e6;
    constexpr double largest_seed = 9007199254740991;  // exact in every reader of the file
    if (analysis.seed.has_value() && analysis.seed.value() >= 0 && analysis.seed.value() <= largest_seed) {
        settings.seed = static_cast<std::uint64_t>(analysis.seed.value());
    }
    if (analysis.draws.has_value() && analysis.draws.value() >= 2) {
        settings.draws = static_cast<std::size_t>(std::min(analysis.draws.value(), most_draws));
    }
    return settings;
}

namespace {

/// Gathers variables and terms, a shared factor once.
class ModelBuilder {
   public:
    ModelBuilder(const Project& project, UncertaintyModel& model) : project_(project), model_(model) {}

    void add(const LineQuality& line, const std::string& key, ValueKind kind, const std::string& factor) {
        add_term(line.kgco2e, variable(key, line.data.scores, kind), line.factor, factor);
    }

    /// A line with several factors: of two kinds of material, or of the parts of an assembly elsewhere.
    void add(const LineQuality& line, const std::string& key) {
        const std::uint32_t data = variable(key, line.data.scores, ValueKind::amount);
        for (const FactorQuality& each : line.factors)
            add_term(line.kgco2e * each.share, data, each.quality, each.factor);
    }

   private:
    void add_term(double kgco2e, std::uint32_t data, const ScoredValue& quality, const std::string& factor) {
        Term term{kgco2e, data, no_variable};
        if (!factor.empty()) {
            // A proxy makes the same factor less certain: it is then a variable of its own.
            const bool proxy = quality.scores.technology == 4 && !quality.entered[3];
            const std::string name = factor_key(factor) + (proxy ? "~proxy" : "");
            const auto known = factors_.find(name);
            term.factor = known != factors_.end()
                              ? known->second
                              : variable(factor_key(factor), quality.scores, ValueKind::factor, name);
            factors_[name] = term.factor;
        }
        if (term.data != no_variable) model_.variables[term.data].weight += kgco2e;
        if (term.factor != no_variable) model_.variables[term.factor].weight += kgco2e;
        model_.terms.push_back(term);
    }

    std::uint32_t variable(const std::string& key, const Scores& scores, ValueKind kind, const std::string& name = {}) {
        Variable made{name.empty() ? key : name, {}, false, 0};
        const auto found = project_.quality.find(key);
        if (found != project_.quality.end()) {
            if (found->second.distribution == "none") return no_variable;
            if (has_bad_range(found->second)) ++model_.bad_ranges;
            made.distribution = entered_distribution(found->second);
            made.entered = made.distribution.shape != Shape::fixed;
        }
        if (!made.entered) made.distribution = pedigree_distribution(scores, kind);
        model_.variables.push_back(std::move(made));
        return static_cast<std::uint32_t>(model_.variables.size() - 1);
    }

    const Project& project_;
    UncertaintyModel& model_;
    std::map<std::string, std::uint32_t, std::less<>> factors_;
};

}  // namespace

UncertaintyModel uncertainty_of(const Project& project, const Footprint& footprint, const FactorLibrary& library) {
    UncertaintyModel model;
    model.total = footprint.total;
    ModelBuilder builder(project, model);
    for (const LineQuality& line : line_qualities(project, footprint, library)) {
        if (!line.is_activity) {
            const BomLine& row = project.bom[line.index];
            if (line.factors.empty())
                builder.add(line, bom_key(row.id), ValueKind::amount, row.factor);
            else
                builder.add(line, bom_key(row.id));
            continue;
        }
        const ActivityLine& row = project.activities[line.index];
        const ValueKind kind = row.kind == ActivityKind::direct      ? ValueKind::direct_emission
                               : row.kind == ActivityKind::transport ? ValueKind::transport
                                                                     : ValueKind::amount;
        builder.add(line, activity_key(row.id), kind, row.factor);
    }
    std::stable_sort(model.terms.begin(), model.terms.end(),
                     [](const Term& a, const Term& b) { return a.factor < b.factor; });
    return model;
}

}  // namespace zuji
