#pragma once
// Notes, empty and busy states, drop zones, progress.

#include <string_view>

#include "wasm/ui/button.hpp"
#include "wasm/ui/context.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

enum class NoteKind : std::uint8_t { open_reading, advice, error, success };

struct NoteSpec {
    NoteKind kind = NoteKind::advice;
    std::string_view title = {};
    std::string_view reference = {};  ///< at the right, e.g. the number of the open reading
    std::string_view text = {};
    std::string_view action = {};  ///< link below the text
};
/// Tinted box. True when its link was pressed.
[[nodiscard]] bool note(Context& ui, std::string_view id, const NoteSpec& spec);

struct EmptySpec {
    std::string_view sentence = {};
    std::string_view action = {};
    Icon action_icon = Icon::none;
};
/// One sentence and one button in the place of the content.
[[nodiscard]] bool empty_state(Context& ui, std::string_view id, const EmptySpec& spec);

struct DropZoneSpec {
    std::string_view title = {};
    std::string_view remark = {};
    std::string_view action = {};  ///< button to choose a file instead
    float height = 62;
    bool hovering = false;  ///< usually ui.file_hovering()
};
[[nodiscard]] bool drop_zone(Context& ui, std::string_view id, const DropZoneSpec& spec);

struct ProgressSpec {
    std::string_view name = {};     ///< what is being done
    float fraction = 0;             ///< 0–1; below 0: unknown
    std::string_view percent = {};  ///< formatted, shown at the right
    std::string_view cancel = {};   ///< label of the cancel button; empty: none
};
/// 4-px bar with name and percent. True when cancelled.
[[nodiscard]] bool progress(Context& ui, std::string_view id, const ProgressSpec& spec);
/// The bar alone, 4 high.
void small_bar(Context& ui, std::string_view name, float fraction, float width = 0, Tone tone = Tone::accent);

}  // namespace zuji::ui
