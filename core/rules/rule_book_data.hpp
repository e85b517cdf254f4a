#pragma once
// What the rule packs hold, as the decisions read it. Limits stand here once; no number of a rule stands in code.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/rules/annex2.hpp"
#include "core/rules/rule_book.hpp"
#include "core/rules/table.hpp"

namespace zuji::rules {

/// The limits that decisions need. Each must stand in the packs exactly once, under the name of `limit_name`.
enum class LimitId : std::uint8_t {
    eligibility_look_back,
    exemption_look_back,
    acceptance_look_back,
    low_complexity_items,
    document_review_low,
    document_review_high,
    major_finding_effect,
    surveillance_increase,
    surveillance_correction,
    unplanned_increase,
    planned_increase,
    increase_duration,
    first_surveillance_opens,
    first_surveillance_due,
    surveillance_interval,
    recertification_window,
    certificate_validity,
    cut_off_share,
    competence_jobs,
    verifier_jobs,
    role_experience,
    role_items,
    count
};
inline constexpr auto limit_count = static_cast<std::size_t>(LimitId::count);
[[nodiscard]] std::string_view limit_name(LimitId id);

struct Limit {
    std::string name;
    Decimal value;
    std::string unit;  ///< "%", "month", "day", "item", "person-day"
    std::string clause;
};

/// from ≤ x ≤ to (no upper end when `to` is empty)
struct Band {
    std::int64_t from = 1;
    std::optional<std::int64_t> to;
    Decimal value;
    std::string clause;

    [[nodiscard]] bool covers(std::int64_t x) const { return x >= from && (!to || x <= *to); }
    [[nodiscard]] std::string shown() const;  ///< "101…200", "≥ 400"
};

/// Numbers that two bands cover, and the reading that names it.
struct BandOverlap {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::string reading;
};

struct BandTable {
    std::string id;
    std::string clause;
    std::vector<Band> bands;
    std::vector<BandOverlap> overlaps;
};

enum class ClockUnit : std::uint8_t { working_day, day, month };

/// A process clock: the answer lies between `earliest` and `latest` units after the start.
struct Clock {
    std::string id;
    std::int64_t earliest = 0;
    std::int64_t latest = 0;
    ClockUnit unit = ClockUnit::day;
    bool stops = false;  ///< days caused by the applicant are not counted
    std::vector<std::string> cite;
    std::vector<std::string> readings;
};

/// Standard for a kind of product.
struct StandardEntry {
    std::string product_kind;
    std::string standard;
    std::string clause;
    bool open = false;  ///< listed, but which of two entries applies is a question
    std::vector<std::string> readings;
};

struct EditionData {
    Edition edition;
    Date revised;
    std::vector<Clause> clauses;  ///< in document order
    std::map<std::string, std::size_t, std::less<>> by_id;
    std::vector<StandardEntry> standards;
    std::vector<std::string> unlisted_readings;  ///< for a kind of product without an entry
};

class RuleBookData {
   public:
    std::vector<Edition> edition_list;
    std::vector<EditionData> editions;  ///< same order
    std::vector<Interpretation> interpretations;
    std::map<std::string, std::size_t, std::less<>> interpretation_index;
    std::string general_standard;
    std::string general_standard_clause;
    std::array<Limit, limit_count> limits;
    std::vector<BandTable> bands;
    std::vector<Clock> clocks;
    std::vector<Table> tables;
    std::vector<Checklist> checklists;
    Annex2 annex2;

    [[nodiscard]] const Limit& limit(LimitId id) const { return limits[static_cast<std::size_t>(id)]; }
    /// A limit that counts months, days or items.
    [[nodiscard]] int whole(LimitId id) const { return static_cast<int>(limit(id).value.to_int64().value_or(0)); }
    [[nodiscard]] const EditionData* edition(std::string_view id_or_short_id) const;
    // The loader guarantees that what decisions ask for is there.
    [[nodiscard]] const Table& table(std::string_view id) const;
    [[nodiscard]] const Checklist& checklist(std::string_view id) const;
    [[nodiscard]] const BandTable& band_table(std::string_view id) const;
    [[nodiscard]] const Clock* clock(std::string_view id) const;
};

}  // namespace zuji::rules
