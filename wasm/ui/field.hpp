#pragma once
// Fields for text, numbers and dates. `value` comes from the model; what is being typed stays in the field as a draft
// and is returned once, when it is committed (Enter, Tab, a click elsewhere); Escape gives the draft up. Nothing typed
// is corrected or thrown away: a number or date field returns the text as typed, and the panel shows `error` if the
// core does not understand it (keep the text in the model or in the panel and give it back as `value`).

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "wasm/ui/button.hpp"
#include "wasm/ui/context.hpp"

namespace zuji::ui {

struct TextSpec {
    std::string_view name = {};  ///< label and accessible name
    std::string_view value = {};
    bool show_label = true;  ///< label above the field, note size, muted
    std::string_view placeholder = {};
    std::string_view description = {};  ///< below the field, muted
    std::string_view error = {};        ///< below the field, instead of the description
    std::string_view unit = {};         ///< at the right inside the field, muted
    bool disabled = false;
    bool required = false;
    float width = 240;  ///< or `fill`
    int lines = 1;      ///< more than 1: multi-line, grows up to 12 lines
    Align align = Align::left;
    bool live = false;  ///< return every change of the draft (search), not only commits
};
[[nodiscard]] std::optional<std::string> text_field(Context& ui, std::string_view id, const TextSpec& spec);

/// Text field for a number: right-aligned, numeric keyboard on touch devices, width 128 unless given.
struct NumberSpec {
    std::string_view name = {};
    std::string_view value = {};  ///< as typed
    bool show_label = true;
    std::string_view placeholder = {};
    std::string_view description = {};
    std::string_view error = {};
    std::string_view unit = {};
    bool disabled = false;
    bool required = false;
    float width = 128;
};
[[nodiscard]] std::optional<std::string> number_field(Context& ui, std::string_view id, const NumberSpec& spec);

/// Date typed as YYYY-MM-DD, or picked from a month (button at the right, or Alt+Down).
struct DateSpec {
    std::string_view name = {};
    std::string_view value = {};  ///< as typed
    bool show_label = true;
    std::string_view description = {};
    std::string_view error = {};
    bool disabled = false;
    bool required = false;
    float width = 136;
    Date today = {};                                  ///< marked in the month; opens there when the value is no date
    std::span<const std::string_view> weekdays = {};  ///< seven short names, Monday first
    std::string_view month_title_format = {};         ///< e.g. "{0} 年 {1} 月"
    std::string_view open_name = {};                  ///< accessible name of the button ("选择日期")
};
[[nodiscard]] std::optional<std::string> date_field(Context& ui, std::string_view id, const DateSpec& spec);

/// Search with a magnifier; returns every change. Escape empties it. `hint` e.g. "Ctrl K".
struct SearchSpec {
    std::string_view name = {};
    std::string_view value = {};
    std::string_view placeholder = {};
    std::string_view hint = {};
    float width = 212;
};
[[nodiscard]] std::optional<std::string> search_field(Context& ui, std::string_view id, const SearchSpec& spec);

/// The draft of a field that is being edited (empty when it is not), e.g. for live help beside it.
[[nodiscard]] std::string_view draft_of(const Context& ui, std::string_view id);

}  // namespace zuji::ui
