#pragma once
// Man-days in one reading alone. The decision gives the range over all readings; whoever knows how the certification
// body reads the passage sees its own figures.

#include <nlohmann/json.hpp>

#include "core/model/project.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {

/// True when the project takes that reading of an interpretation.
[[nodiscard]] bool takes(const ChosenReadings& readings, std::string_view interpretation, std::string_view reading);

/// `values` of decision man-days narrowed to the readings. `units`: the units as the decision was asked about them.
[[nodiscard]] rules::Json narrow_man_days(const rules::Json& values, const rules::Json& units,
                                          const ChosenReadings& readings, const rules::RuleBookData& data);

}  // namespace zuji
