#pragma once
// Step 7, data quality. CLAUSE R52003/22: data are accurate, current and representative and meet the minimum of the
// specific standard. Scores that nobody entered are proposed from what is known of the value, and said to be proposed.

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/data/factor_library.hpp"
#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"
#include "core/results/distribution.hpp"
#include "core/results/factor_shares.hpp"
#include "core/results/simulation.hpp"

namespace zuji {

enum class QualityDimension : std::uint8_t { accuracy, timeliness, geography, technology };
inline constexpr std::size_t dimension_count = 4;
/// "accuracy" …, i18n "quality.<word>".
std::string_view dimension_word(std::size_t dimension);

/// Keys of Project::quality.
[[nodiscard]] std::string bom_key(RowId id);
[[nodiscard]] std::string activity_key(RowId id);
[[nodiscard]] std::string factor_key(std::string_view factor_id);

/// Scores of one value.
struct ScoredValue {
    Scores scores;
    std::array<bool, dimension_count> entered{};  ///< the others are proposed

    [[nodiscard]] std::uint8_t score(std::size_t dimension) const;
    [[nodiscard]] bool all_entered() const;
};

/// One of several factors of a line.
struct FactorQuality {
    std::string factor;
    double share = 0;  ///< of the line's emission
    ScoredValue quality;
};

/// A counted line: its activity data, its factor, and the worse of both per dimension.
struct LineQuality {
    bool is_activity = false;
    std::size_t index = 0;
    double kgco2e = 0;
    ScoredValue data;
    ScoredValue factor;  ///< of several the worst, per dimension
    Scores worse;
    /// Where recycled material is mixed in or an assembly elsewhere is shared: what each factor makes; else empty.
    std::vector<FactorQuality> factors;
};

/// Scores of values of one project; looks every factor up once.
class QualityReader {
   public:
    QualityReader(const Project& project, const FactorLibrary& library);
    /// `mix`: several factors that make the line's emission; empty where it is the line's own.
    [[nodiscard]] LineQuality bom(std::size_t index, double kgco2e, const FactorShares& mix);
    [[nodiscard]] LineQuality activity(std::size_t index, double kgco2e);
    [[nodiscard]] const ScoredValue& factor(const std::string& id);
    /// The day that ages are counted back from: end of the data period, else the day of application.
    [[nodiscard]] std::optional<Date> reference() const { return reference_; }
    /// Year of a factor's data; nullopt when it does not say.
    [[nodiscard]] std::optional<int> factor_year(const std::string& id) const;

   private:
    [[nodiscard]] ScoredValue used(const std::string& id, bool proxy);
    [[nodiscard]] ScoredValue scored(const std::string& key, const Scores& proposed) const;
    [[nodiscard]] Scores proposed_data(Origin origin, const std::string& key) const;
    [[nodiscard]] Scores proposed_factor(const std::string& id) const;

    const Project& project_;
    const FactorLibrary& library_;
    std::optional<Date> reference_;
    std::optional<int> product_year_;  ///< of the end of the product's data period
    std::map<std::string, ScoredValue, std::less<>> factors_;
};

/// Something that falls short; i18n "quality.finding.<key>".
struct QualityFinding {
    std::string key;
    std::vector<std::string> args;
    std::string field;  ///< where to mend it
    bool below_minimum = false;
};

struct QualityReport {
    std::array<double, dimension_count> rating{};  ///< emission-weighted mean score; 0 = nothing counted
    double overall = 0;                            ///< mean of the four
    double entered_share = 0;                      ///< emission share of lines whose scores are all entered
    double primary_share = 0;                      ///< emission share of measured and supplier's data
    std::vector<QualityFinding> findings;
    bool has_minimum = false;  ///< a minimum is entered
    bool meets_minimum = false;
};
[[nodiscard]] QualityReport assess_quality(const Project& project, const Footprint& footprint,
                                           const FactorLibrary& library);

/// Every counted line, in document order, BOM first.
[[nodiscard]] std::vector<LineQuality> line_qualities(const Project& project, const Footprint& footprint,
                                                      const FactorLibrary& library);

/// What a line adds to a rating: weight (kgCO2e, never negative), the worse of data and factor, and whether all of
/// their scores are entered; once for every factor that makes it, the weights adding up to the line's.
void rate_line(const LineQuality& line, const std::function<void(double, const Scores&, bool)>& take);

/// What a Monte Carlo run draws: entered ranges, else the pedigree of the scores.
[[nodiscard]] UncertaintyModel uncertainty_of(const Project& project, const Footprint& footprint,
                                              const FactorLibrary& library);
/// Seed and number of draws as entered; defaults 1 and 10,000, at most a million draws.
struct SampleSettings {
    std::uint64_t seed = 1;
    std::size_t draws = 10'000;
};
[[nodiscard]] SampleSettings sample_settings(const Analysis& analysis);

}  // namespace zuji
