#pragma once
// Which products share a certification unit, and what sets the units apart.

#include <string>
#include <vector>

#include "core/quote/quote.hpp"
#include "core/rules/decide.hpp"

namespace zuji {

/// A characteristic of the key of a unit, and the paragraph that makes it one.
struct UnitTrait {
    std::string name;  ///< "field", "function", "scenario", "model", "address"
    std::string clause;
    friend bool operator==(const UnitTrait&, const UnitTrait&) = default;
};

/// How a unit stands to the unit that is most like it.
struct UnitBorder {
    std::size_t nearest = 0;         ///< index of that unit
    std::vector<UnitTrait> differs;  ///< empty: it is the only unit
};

/// A characteristic that nobody has filled in: the unit is to be agreed (paragraph 15).
struct BlankTrait {
    std::size_t product = 0;
    std::string name;
};

struct QuoteDivision {
    rules::Decision decision;
    std::vector<std::vector<std::size_t>> units;  ///< indexes into Quote::products
    std::vector<UnitBorder> borders;              ///< one for each unit
    std::vector<BlankTrait> blanks;
};

/// The units that the products make (decision `units`). Errors of the decision; "no-products".
[[nodiscard]] Result<QuoteDivision> divide_products(const rules::RuleBook& rules, const Quote& quote);

/// One quotation unit for each unit of the division, named after its first product, each with the most material lines
/// among its products. What the quotation already says of a unit of that name is kept.
[[nodiscard]] std::vector<QuoteUnit> units_of(const Quote& quote, const QuoteDivision& division);

}  // namespace zuji
