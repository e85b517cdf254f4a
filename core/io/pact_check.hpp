#pragma once
// Checks of a PACT v3 product footprint beyond its schema: the schema's own patterns let "-0.5" and "1abc" pass as
// positive numbers, and no sum, period or share is checked by it.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"

namespace zuji {

/// Something about a PACT document or the project it is made from.
struct PactFinding {
    std::string code;   ///< i18n "pact.<code>"
    std::string where;  ///< member of the document ("pcf.referencePeriodEnd") or path into the project
    std::vector<std::string> args;
    bool blocks = true;  ///< false: worth knowing, but the document may go out
};

/// What is wrong with a ProductFootprint: members missing, numbers that are none, sums that do not add up, parts larger
/// than the whole, a period that ends before it starts, days that are none, shares outside 0 to 100, ratings outside 1
/// to 5, an unknown declared unit, identities that are none. What the specification asks for without the schema
/// requiring it (ratings, shares, packaging) does not block.
[[nodiscard]] std::vector<PactFinding> check_pact(const Json& footprint);

/// "2024-01-01T00:00:00Z": a day that there is, a time and a zone.
[[nodiscard]] bool is_pact_moment(std::string_view text);

}  // namespace zuji
