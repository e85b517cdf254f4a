// Error bubble: points at a field and says what was not understood, how to write it, and offers the fix.

#include "wasm/ui/button.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/overlay.hpp"
#include "wasm/ui/detail/region.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/popup.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float width = 312;
constexpr float padding = 12;
constexpr float pointer_width = 14;
constexpr float pointer_height = 7;

// The frame with its pointer as one outline, so that the border runs round both.
void draw_frame(ContextState& s, const Rect& box, float tip_x, bool below) {
    const float u = s.page.scale;
    const ImRect px = to_px(s, box);
    const float t = line_px(s, 1);
    ImDrawList* draw = s.draw();
    fill_rect(s, box, s.colors().card, 8);
    stroke_rect(s, box, s.colors().error, 8);
    const float edge = below ? px.Min.y : px.Max.y;
    const float out = below ? -pointer_height * u : pointer_height * u;
    const float x = snap(tip_x * u);
    const float half = pointer_width / 2 * u;
    const float inner = below ? t : -t;
    draw->AddTriangleFilled({x - half, edge + inner}, {x + half, edge + inner}, {x, edge + out + inner},
                            packed(s.colors().card));
    draw->PathLineTo({x - half, edge + inner / 2});
    draw->PathLineTo({x, edge + out + inner / 2});
    draw->PathLineTo({x + half, edge + inner / 2});
    draw->PathStroke(packed(s.colors().error), 0, t);
}

}  // namespace

BubbleAction error_bubble(Context& ui, std::string_view id, const BubbleSpec& spec) {
    auto& s = st(ui);
    const Id widget = ui.id(id);
    const float height = remembered(s, widget, 96);
    const Vec2 page = s.page.size;
    const bool below = spec.target.bottom() + pointer_height + height + 8 <= page.y || spec.target.y < height + 16;
    Rect box{spec.target.x + spec.target.w / 2 - width / 2, 0, width, height};
    box.x = on_pixel(s, ImClamp(box.x, 8.0F, ImMax(8.0F, page.x - width - 8)));
    box.y = on_pixel(s, below ? spec.target.bottom() + pointer_height : spec.target.y - pointer_height - height);
    const float tip = ImClamp(spec.target.x + spec.target.w / 2, box.x + 20, box.right() - 20);

    // a window of its own, so that it lies above what is drawn later; it does not keep the page from being used
    Rect window = box;
    window.y -= below ? pointer_height + 1 : 0;
    window.h += pointer_height + 1;
    const ImRect px = to_px(s, window);
    ImGui::SetNextWindowPos(px.Min);
    ImGui::SetNextWindowSize(px.GetSize());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin("##bubble", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar(2);
    if (s.popups.empty()) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    draw_frame(s, box, tip, below);
    Scope scope(ui, id);
    s.mirror.open(widget, {.role = Role::group, .rect = box, .name = spec.title, .key = id});
    open_detached_column(s, box.inset(padding), 0);
    BubbleAction action = BubbleAction::none;
    {
        Row row(ui, {.gap = 8, .top = true});
        {
            Column mark(ui, {.width = 14});
            const Rect icon = take(s, 14, 14);
            draw_state(s, State::not_met, {icon.x, icon.y + 4, 14, 14});
        }
        Column words(ui, {.gap = 0});
        text_wrapped(ui, Type::body_bold, s.colors().text, spec.title, Mirrored::status);
        if (!spec.help.empty()) text_wrapped(ui, Type::body, s.colors().text, spec.help);
        if (!spec.fix.empty() || !spec.keep.empty()) {
            space(ui, 8);
            Row actions(ui, {.height = 24, .gap = 8});
            if (!spec.fix.empty() &&
                button(ui, "fix", {.label = spec.fix, .kind = ButtonKind::danger, .size = ButtonSize::small})) {
                action = BubbleAction::fix;
            }
            if (!spec.keep.empty() &&
                button(ui, "keep", {.label = spec.keep, .kind = ButtonKind::quiet, .size = ButtonSize::small})) {
                action = BubbleAction::keep;
            }
        }
    }
    const float used = close_layout(s).y + 2 * padding;
    s.mirror.close();
    ImGui::End();
    remember(s, widget, used);
    s.last_item = spec.target;
    return action;
}

}  // namespace zuji::ui
