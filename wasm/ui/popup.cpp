#include "wasm/ui/popup.hpp"

#include <algorithm>
#include <cstdio>

#include "wasm/ui/button.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/overlay.hpp"
#include "wasm/ui/detail/region.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float radius = 8;
constexpr float distance = 4;

Id size_id(Id id) { return hash_id(id, "height"); }

// Below the anchor, or above where there is more room; never outside the page.
Rect float_place(const ContextState& s, const OpenPopup& popup, const FloatSpec& spec, float height) {
    const Vec2 page = s.page.size;
    const float width = ImMin(spec.width, page.x - 16);
    Rect r{spec.at.x, spec.at.y, width, height};
    if (spec.below) {
        const Rect& a = popup.anchor;
        const float under = page.y - a.bottom() - distance - 8;
        const float over = a.y - distance - 8;
        r.h = ImMin(height, ImMax(under, over));
        r.x = a.x;
        r.y = height <= under || under >= over ? a.bottom() + distance : a.y - distance - r.h;
    }
    r.h = ImMin(r.h, page.y - 16);
    r.x = ImClamp(r.x, 8.0F, ImMax(8.0F, page.x - r.w - 8));
    r.y = ImClamp(r.y, 8.0F, ImMax(8.0F, page.y - r.h - 8));
    return {on_pixel(s, r.x), on_pixel(s, r.y), r.w, r.h};
}

void begin_window(const ContextState& s, std::size_t index, const ImRect& box) {
    char name[24];
    std::snprintf(name, sizeof name, "##float%zu", index);
    ImGui::SetNextWindowPos(box.Min);
    ImGui::SetNextWindowSize({ImMax(1.0F, box.GetWidth()), ImMax(1.0F, box.GetHeight())});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar(2);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    IM_UNUSED(s);
}

bool focus_left(const ContextState& s, const OpenPopup& popup) {
    if (s.focus.id == 0 || s.focus.id == popup.id || s.focus.id == popup.return_focus || s.focus.ask) return false;
    if (s.focus.scopes.empty()) return false;
    const auto& around = s.focus.scopes;
    return std::find(around.begin(), around.end(), popup.id) == around.end();
}

}  // namespace

OpenPopup* find_popup(ContextState& s, Id id) {
    const auto it = std::find_if(s.popups.begin(), s.popups.end(), [id](const OpenPopup& p) { return p.id == id; });
    return it == s.popups.end() ? nullptr : &*it;
}

void open_popup(ContextState& s, Id id, const Rect& anchor) {
    if (find_popup(s, id)) return;
    // only what is drawn inside a popup may open another one on top of it
    while (static_cast<int>(s.popups.size()) > s.layer) s.popups.pop_back();
    OpenPopup popup;
    popup.id = id;
    popup.return_focus = s.focus.id;
    popup.anchor = anchor;
    s.popups.push_back(popup);
    acted(s);
}

void close_popups_from(ContextState& s, Id id) {
    const auto it = std::find_if(s.popups.begin(), s.popups.end(), [id](const OpenPopup& p) { return p.id == id; });
    if (it == s.popups.end()) return;
    if (it->return_focus != 0) set_focus(s, it->return_focus, s.focus.visible);
    s.popups.erase(it, s.popups.end());
    acted(s);
}

void drop_closed_popups(ContextState& s) {
    const auto it =
        std::find_if(s.popups.begin(), s.popups.end(), [](const OpenPopup& p) { return !p.seen && !p.just_opened; });
    if (it == s.popups.end()) return;
    const Id back = it->return_focus;
    s.popups.erase(it, s.popups.end());
    set_focus(s, back, s.focus.visible);
}

bool begin_float(Context& ui, Id id, const FloatSpec& spec) {
    auto& s = st(ui);
    OpenPopup* popup = find_popup(s, id);
    if (popup == nullptr) return false;
    popup->seen = true;
    const auto index = static_cast<std::size_t>(popup - s.popups.data());
    const bool on_top = index + 1 == s.popups.size();
    const float height = spec.height > 0 ? spec.height : remembered(s, size_id(id), 32);
    const Rect box = float_place(s, *popup, spec, height);
    if (!popup->just_opened && on_top) {
        const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.contains(pointer(s));
        if (outside || focus_left(s, *popup)) {
            if (!outside) popup->return_focus = 0;  // the focus has gone where the user wants it
            close_popups_from(s, id);
            return false;
        }
        const bool draft = s.edit.dirty && !s.edit.live;  // Escape gives the draft up first
        if (!draft && take_popup_key(s, Key::escape)) {
            close_popups_from(s, id);
            return false;
        }
    }
    if (popup->just_opened) {
        popup->just_opened = false;
        popup->dialog = spec.dim;
        if (!spec.keep_focus) set_focus(s, id, false);
        s.relayout = true;
    }
    const ImRect page{0, 0, to_px(s, s.page.size.x), to_px(s, s.page.size.y)};
    begin_window(s, index, spec.dim ? page : to_px(s, box));
    s.layer = static_cast<int>(index) + 1;
    const auto& t = s.colors();
    if (spec.dim) fill_rect(s, {0, 0, s.page.size.x, s.page.size.y}, Color{0, 0, 0, 96});
    fill_rect(s, box, t.card, radius);
    stroke_rect(s, box, t.control, radius);
    MirrorNode node{.role = spec.role, .rect = box, .name = spec.name};
    node.flags.modal = spec.dim;
    node.flags.focusable = !spec.keep_focus;
    node.flags.skip_tab = true;
    s.mirror.open_at_root(id, node);
    if (s.focus.id == id) {
        s.focus.seen = true;
        s.focus.scopes.assign(1, id);
    }
    open_region(ui, id, box.inset(1), {.padding = {spec.padding.x - 1, spec.padding.y - 1}});
    s.layouts.back().gap = spec.gap;
    return true;
}

void end_float(Context& ui) {
    auto& s = st(ui);
    const RegionFrame frame = s.regions.back();
    const float content = s.layouts.back().y - s.layouts.back().area.y + 2 * frame.padding.y + 2;
    close_region(ui);
    remember(s, size_id(frame.id), content);
    s.mirror.close();
    ImGui::End();
    // what is drawn next belongs to the popup or page around
    const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
    s.layer = 0;
    for (std::size_t i = 0; i < s.popups.size(); ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "##float%zu", i);
        if (window->ID == ImHashStr(name)) s.layer = static_cast<int>(i) + 1;
    }
}

void open_popup(Context& ui, std::string_view id) { open_popup(st(ui), ui.id(id), st(ui).last_item); }

void close_popup(Context& ui) {
    auto& s = st(ui);
    if (s.layer > 0 && s.layer <= static_cast<int>(s.popups.size())) {
        close_popups_from(s, s.popups[static_cast<std::size_t>(s.layer - 1)].id);
    } else if (!s.popups.empty()) {
        close_popups_from(s, s.popups.back().id);
    }
}

bool popup_open(const Context& ui, std::string_view id) {
    const Id widget = ui.id(id);
    const auto& popups = st(ui).popups;
    return std::any_of(popups.begin(), popups.end(), [widget](const OpenPopup& p) { return p.id == widget; });
}

Popup::Popup(Context& ui, std::string_view id, const PopupSpec& spec) : ui_(ui) {
    open_ =
        begin_float(ui, ui.id(id), {.name = spec.name, .width = spec.width, .padding = spec.padding, .gap = spec.gap});
}
Popup::~Popup() {
    if (open_) end_float(ui_);
}

Dialog::Dialog(Context& ui, std::string_view id, const DialogSpec& spec) : ui_(ui) {
    auto& s = st(ui);
    const Id widget = ui.id(id);
    const float width = ImMin(spec.width, s.page.size.x - 32);
    const float height = ImMin(remembered(s, size_id(widget), 160), s.page.size.y - 32);
    const float top = spec.top > 0 ? spec.top : ImMax(16.0F, (s.page.size.y - height) / 2);
    open_ = begin_float(ui, widget,
                        {.name = spec.title,
                         .width = width,
                         .padding = {spec.no_head ? 12.0F : 24.0F, spec.no_head ? 12.0F : 20.0F},
                         .gap = 12,
                         .below = false,
                         .at = {(s.page.size.x - width) / 2, top},
                         .dim = true});
    if (!open_ || spec.no_head) return;
    Row row(ui, {.height = 32});
    heading(ui, spec.title, 2);
    row.right();
    if (icon_button(ui, "close", {.icon = Icon::cross, .name = spec.close_name})) close_popups_from(s, widget);
}
Dialog::~Dialog() {
    if (open_) end_float(ui_);
}

}  // namespace zuji::ui
