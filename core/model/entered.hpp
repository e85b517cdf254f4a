#pragma once
// A number as somebody typed it. The text is the truth and is what is saved; the value is derived from it.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.hpp"

namespace zuji {

/// Text as entered plus its exact value when it can be read. Never throws away what was typed:
/// "18,5" keeps its text, has no value, and is reported as an error at its field.
class Entered {
   public:
    Entered() = default;  ///< nothing entered
    explicit Entered(std::string text);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] bool is_empty() const noexcept { return text_.empty(); }
    [[nodiscard]] bool is_bad() const noexcept { return !text_.empty() && !valid_; }
    [[nodiscard]] bool has_value() const noexcept { return valid_; }
    /// Nearest double of the entered decimal; 0 when there is no value (ask has_value()).
    [[nodiscard]] double value() const noexcept { return value_; }
    [[nodiscard]] std::optional<Decimal> exact() const;

    friend bool operator==(const Entered& a, const Entered& b) { return a.text_ == b.text_; }

   private:
    std::string text_;
    double value_ = 0;
    bool valid_ = false;
};

/// The number in `text`: full-width digits folded, blanks and thousands separators in groups of three removed,
/// "%" is not accepted here. nullopt when it cannot be read without guessing ("18,5", "1 2", "12kg").
std::optional<Decimal> read_entered(std::string_view text);
/// What was probably meant ("18,5" → "18.5"), offered as a fix; nullopt when there is no good guess.
std::optional<std::string> suggest_number(std::string_view text);

}  // namespace zuji
