#pragma once
// Ids of the free texts (Project::texts) that Annex 1 drafts and checks read, beyond the model's own fields.

#include <string_view>

#include "core/model/project.hpp"

namespace zuji::text_field {

inline constexpr std::string_view organisation = "organisation";  ///< item 12: organisation chart in words
inline constexpr std::string_view certification_officer = "certification_officer";  ///< item 12: who holds the role
inline constexpr std::string_view process_flow = "process_flow";                    ///< item 12: steps, one a line
inline constexpr std::string_view licence_expiry = "licence_expiry";  ///< item 2: last valid day, YYYY-MM-DD
inline constexpr std::string_view mandate_date = "mandate_date";      ///< item 3: agreement signed on
inline constexpr std::string_view use_life = "use_life";              ///< item 15: service life in words
inline constexpr std::string_view end_of_life_recovery = "end_of_life_recovery_percent";
inline constexpr std::string_view end_of_life_incineration = "end_of_life_incineration_percent";
inline constexpr std::string_view end_of_life_landfill = "end_of_life_landfill_percent";
inline constexpr std::string_view end_of_life_other = "end_of_life_other_percent";
inline constexpr std::string_view reduction_target = "reduction_target";  ///< item 17: the target, if there is one
inline constexpr std::string_view period_reason = "period_reason";        ///< why the data period is under a year
inline constexpr std::string_view assurance_start = "assurance_start";    ///< Annex 2 system runs since, YYYY-MM-DD

/// The text of a field; "" when nothing was entered.
[[nodiscard]] std::string_view text_of(const Project& project, std::string_view id);

}  // namespace zuji::text_field
