#pragma once
// Quotations and their prices for tests.

#include <catch2/catch_amalgamated.hpp>
#include <utility>

#include "core/quote/pricing.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace zuji::test {

inline QuoteUnit unit_of(const char* name, const char* bom_items) {
    QuoteUnit unit;
    unit.name = name;
    unit.bom_items = Entered(bom_items);
    return unit;
}

inline QuoteResult priced(const Quote& quote) {
    Result<QuoteResult> result = price_quote(rules::test::rule_book(), quote);
    REQUIRE(result.ok());
    return std::move(result).value();
}

}  // namespace zuji::test
