#pragma once
// One of several: segmented choice, select, tabs; and the checkbox.
// The model holds what is chosen; the widget returns the new choice in the frame in which the user made it.

#include <optional>
#include <span>
#include <string_view>

#include "wasm/ui/context.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

/// What an answer does to the question; colours the chosen segment.
enum class Effect : std::uint8_t { neutral, satisfies, open, fails };

struct Option {
    std::string_view label = {};
    Effect effect = Effect::neutral;
    std::optional<State> state = std::nullopt;  ///< icon before the label (filters by state)
    std::string_view count = {};                ///< muted, after the label (filters)
    std::string_view description = {};          ///< second line in a select
    bool disabled = false;
};

struct ChoiceSpec {
    std::string_view name = {};  ///< accessible name: the question
    std::span<const Option> options;
    std::optional<std::size_t> chosen = std::nullopt;
    bool small = false;  ///< 26 high instead of 32
    bool disabled = false;
    std::string_view description = {};
    std::string_view error = {};
};
/// Segments side by side; "don't know" is always last. Arrow keys move.
[[nodiscard]] std::optional<std::size_t> segmented(Context& ui, std::string_view id, const ChoiceSpec& spec);
[[nodiscard]] float segmented_width(const Context& ui, const ChoiceSpec& spec);

struct SelectSpec {
    std::string_view name = {};
    std::span<const Option> options;
    std::optional<std::size_t> chosen = std::nullopt;
    std::string_view placeholder = {};  ///< shown while nothing is chosen
    bool show_label = false;            ///< name above, as a note
    bool filter = false;                ///< with a search field in the list (many options)
    bool disabled = false;
    float width = 0;  ///< 0: as wide as the longest option, up to 320; `fill`
    std::string_view description = {};
    std::string_view error = {};
};
[[nodiscard]] std::optional<std::size_t> select(Context& ui, std::string_view id, const SelectSpec& spec);

struct CheckboxSpec {
    std::string_view label = {};
    bool checked = false;
    bool mixed = false;
    bool disabled = false;
    std::string_view description = {};  ///< second line, muted
    std::string_view error = {};
};
/// The new value when toggled.
[[nodiscard]] std::optional<bool> checkbox(Context& ui, std::string_view id, const CheckboxSpec& spec);

struct RadioSpec {
    std::string_view name = {};
    std::span<const Option> options;
    std::optional<std::size_t> chosen = std::nullopt;
    bool disabled = false;
    std::string_view error = {};
};
/// One below the other, with descriptions (readings of an open clause, exam answers).
[[nodiscard]] std::optional<std::size_t> radio_list(Context& ui, std::string_view id, const RadioSpec& spec);

/// Tabs with an accent line below the current one.
struct TabsSpec {
    std::string_view name = {};
    std::span<const Option> options;
    std::size_t current = 0;
};
[[nodiscard]] std::optional<std::size_t> tabs(Context& ui, std::string_view id, const TabsSpec& spec);

}  // namespace zuji::ui
