#pragma once
// Small helpers for UTF-8 text. Nothing here depends on a locale.

#include <string>
#include <string_view>

namespace zuji {

/// True for well-formed UTF-8 (no overlong forms, no surrogates, nothing beyond U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// Without white space at both ends. White space includes U+3000, U+00A0, U+FEFF and the U+2000 spaces.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// Without any white space (same set as `trim`).
[[nodiscard]] std::string drop_white_space(std::string_view text);

/// Full-width ASCII (U+FF01…U+FF5E) becomes half-width, U+3000 becomes a blank.
[[nodiscard]] std::string fold_width(std::string_view text);

/// A–Z become a–z; every other byte stays.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// The form in which two spellings of a name or address are compared: width folded, no white space, ASCII lower case.
[[nodiscard]] std::string comparison_key(std::string_view text);

/// Appends `code_point` (a valid scalar value) as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// Number of Unicode code points of well-formed UTF-8.
[[nodiscard]] std::size_t code_point_count(std::string_view text) noexcept;

}  // namespace zuji
