#include "wasm/ui/detail/interact.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/region.hpp"

namespace zuji::ui {

void set_focus(ContextState& s, Id id, bool visible) {
    if (s.focus.id != id) {
        s.relayout = true;  // who loses the focus may have been drawn already
        s.focus.scopes.clear();
        s.focus.id = id;
    }
    s.focus.visible = visible;
    s.focus.ask = true;
}

Press press(ContextState& s, Id id, const Rect& box, const PressSpec& spec) {
    Press p;
    const ImRect bb = to_px(s, box);
    s.last_item = box;
    s.last_item_id = id;
    if (spec.overlap) ImGui::SetNextItemAllowOverlap();
    const bool on_screen = ImGui::ItemAdd(bb, id);
    const bool usable = !spec.disabled && s.reachable();
    if (on_screen && usable) {
        ImGuiButtonFlags flags = ImGuiButtonFlags_NoNavFocus;
        if (spec.on_down) flags |= ImGuiButtonFlags_PressedOnClick;
        p.pressed = ImGui::ButtonBehavior(bb, id, &p.hovered, &p.held, flags);
        p.down = p.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
        if (p.down && spec.focusable) set_focus(s, id, false);
        if (p.hovered) s.cursor = spec.cursor;
        if (s.page.touch && !p.held) p.hovered = false;
    } else if (on_screen && spec.disabled && s.reachable() && ImGui::IsMouseHoveringRect(bb.Min, bb.Max)) {
        p.hovered = false;
    }
    p.focused = spec.focusable && s.focus.id == id;
    if (p.focused) {
        s.focus.seen = true;
        s.focus.scopes.clear();
        for (const auto& scope : s.scopes) s.focus.scopes.push_back(scope.id);
        p.ring = s.focus.visible && s.page.has_focus;
        if (s.focus.reveal) {
            s.focus.reveal = false;
            reveal(s, box);
        }
    }
    if (!spec.disabled && take_event(s, EventKind::click, id)) p.pressed = true;
    return p;
}

void offer_hint(ContextState& s, Id id, const Rect& box, const Press& p, std::string_view text) {
    if (text.empty() || !(p.hovered || p.ring) || p.held) return;
    s.hint_now.id = id;
    s.hint_now.rect = box;
    s.hint_now.text = text;
}

Vec2 pointer(const ContextState& s) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x / s.page.scale, at.y / s.page.scale};
}

bool pointer_in(const ContextState& s, const Rect& box) {
    if (!s.reachable()) return false;
    const ImRect bb = to_px(s, box);
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.HoveredWindow == g.CurrentWindow && ImGui::IsMouseHoveringRect(bb.Min, bb.Max);
}

}  // namespace zuji::ui
