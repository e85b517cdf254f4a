// Tooltips: the text colour as fill, after half a second.

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/overlay.hpp"
#include "wasm/ui/popup.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr double delay_ms = 500;
constexpr float most_width = 280;

}  // namespace

void tooltip(Context& ui, std::string_view text) {
    auto& s = st(ui);
    if (text.empty() || !s.reachable()) return;
    const ImRect bb = to_px(s, s.last_item);
    if (!ImGui::IsMouseHoveringRect(bb.Min, bb.Max)) return;
    s.hint_now.id = hash_id(s.last_item_id, text);
    s.hint_now.rect = s.last_item;
    s.hint_now.text = text;
}

void draw_hint(ContextState& s) {
    if (s.hint_now.id != s.hint.id) {
        s.hint = s.hint_now;
        s.hint.since_ms = s.page.now_ms;
    }
    if (s.hint.id == 0) return;
    s.hint.rect = s.hint_now.rect;
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) s.hint.since_ms = 1e300;  // pressed: not again until it is left
    const double waited = s.page.now_ms - s.hint.since_ms;
    if (waited < delay_ms) {
        if (waited >= 0) wake_in(s, delay_ms - waited);
        return;
    }
    // measured and drawn by hand on the list above all windows: a tooltip is not a widget
    ImDrawList* draw = ImGui::GetForegroundDrawList();
    const FontRef f = font_of(s, Type::note);
    const float scale = s.page.scale;
    std::vector<std::string_view> lines;
    std::string_view rest = s.hint.text;
    float width = 0;
    while (!rest.empty()) {
        const std::size_t newline = ImMin(rest.find('\n'), rest.size());
        std::size_t end = ImMin(fitting_bytes(s, Type::note, rest, most_width - 16), newline);
        if (end == 0) end = ImMin<std::size_t>(rest.size(), 4);
        if (end < newline) {
            const std::size_t blank = rest.rfind(' ', end);
            if (blank != std::string_view::npos && blank > 0 && rest[end] != ' ' && (rest[end] & 0x80) == 0)
                end = blank;
        }
        lines.push_back(rest.substr(0, end));
        width = ImMax(width, width_px(f, lines.back()) / scale);
        rest.remove_prefix(end);
        while (!rest.empty() && (rest[0] == ' ' || rest[0] == '\n')) rest.remove_prefix(1);
    }
    Rect box{0, 0, width + 16, 18 * static_cast<float>(lines.size()) + 12};
    const Rect& at = s.hint.rect;
    box.x = ImClamp(at.x + at.w / 2 - box.w / 2, 4.0F, ImMax(4.0F, s.page.size.x - box.w - 4));
    box.y = at.bottom() + 6 + box.h <= s.page.size.y ? at.bottom() + 6 : at.y - 6 - box.h;
    const ImRect px = to_px(s, box);
    draw->AddRectFilled(px.Min, px.Max, packed(s.colors().text), 6 * scale);
    float y = box.y + 6;
    for (const auto line : lines) {
        const float top = to_px(s, y) + ImFloor((18 * scale - (f.ascent + f.descent)) / 2);
        draw->AddText(f.font, f.px, {to_px(s, box.x + 8), top + f.ascent - glyph_top(f.px)}, packed(s.colors().card),
                      line.data(), line.data() + line.size());
        y += 18;
    }
}

}  // namespace zuji::ui
