#pragma once
// Quotation files (.github/FILE-FORMATS.md).

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/quote/quote.hpp"

namespace zuji {

/// Value of "format" in every quotation file.
inline constexpr std::string_view quote_format = "zuji-quote";

/// Canonical bytes: fixed key order, two-space indent, empty fields left out, final newline.
std::string write_quote(const Quote& quote);

/// Numbers may be JSON numbers or text as typed. Errors: "bad-json", "not-a-quote", "newer-version" (args: file's,
/// ours), "unknown-key", "wrong-type", "duplicate-key", "bad-value", "too-many-units" (args: limit).
Result<Quote> read_quote(std::string_view bytes);

/// Units and products that one quotation may hold.
inline constexpr std::size_t max_quote_rows = 2000;

}  // namespace zuji
