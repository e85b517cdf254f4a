#pragma once
// Person-days of the units of a quotation, before they have a price (for pricing.cpp).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/quote/pricing.hpp"

namespace zuji {

inline constexpr std::string_view document_review_reading = "AMB-48";
inline constexpr std::string_view overlap_reading = "AMB-45";
inline constexpr std::string_view sites_reading = "AMB-50";
inline constexpr std::string_view acceptance_reading = "AMB-42";
inline constexpr std::string_view without_bom_reading = "AMB-34";
inline constexpr std::string_view largest_unit_reading = "AMB-49";
inline constexpr std::string_view half_days_reading = "AMB-53";

/// A unit's facts as the decision takes them.
struct UnitFacts {
    std::optional<std::int64_t> bom_items;
    std::optional<std::int64_t> main_materials;
    std::int64_t sites = 1;
    bool exempt = false;
    bool accepted = false;
};

/// The facts of all units; what cannot be read goes to `problems` and counts as not given.
[[nodiscard]] std::vector<UnitFacts> read_units(const Quote& quote, std::vector<Error>& problems);

struct UnitDays {
    QuoteRange inspection;
    QuoteRange verification;
};

struct Days {
    QuoteRange document_review;
    std::vector<UnitDays> units;
    [[nodiscard]] QuoteRange total() const;
};

/// What the decision says of some units, before a reading is taken.
struct Counted {
    rules::Decision decision;
    QuoteRange project_review;       ///< document review of one unit alone
    std::vector<QuoteRange> single;  ///< site inspection of each unit as if it had one site
};
[[nodiscard]] Result<Counted> count_days(const rules::RuleBook& rules, const std::vector<UnitFacts>& units);

using Readings = std::map<std::string, std::string>;
/// "" while the reading is open.
[[nodiscard]] std::string_view option_of(const Readings& readings, std::string_view id);
/// The ranges of the decision, narrowed by the readings taken.
[[nodiscard]] Days narrow_days(const std::vector<UnitFacts>& units, const Counted& counted, const Readings& readings);

[[nodiscard]] inline QuoteRange exactly(const Decimal& value) { return {value, value, value}; }

}  // namespace zuji
