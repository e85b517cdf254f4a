#pragma once
// What a version of a quotation changes against another one.

#include <string>
#include <vector>

#include "core/base/catalog.hpp"
#include "core/quote/quote.hpp"

namespace zuji {

/// One difference, in words.
struct QuoteChange {
    std::string what;
    std::string before;  ///< empty: not there
    std::string after;
};

/// Everything that was entered differently, units by name. Identities, version numbers and dates of writing are left
/// out.
[[nodiscard]] std::vector<QuoteChange> compare_quotes(const Catalog& words, const Quote& before, const Quote& after);

}  // namespace zuji
