#include "wasm/ui/card.hpp"

#include "wasm/ui/button.hpp"
#include "wasm/ui/chip.hpp"
#include "wasm/ui/detail/card_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float radius = 8;
constexpr float border = 1;  // inside the card, in addition to the padding

Id height_id(Id id) { return hash_id(id, "card"); }

}  // namespace

// The frame is drawn before the content, with the height found out in the last pass.
void open_card(Context& ui, Id id, const CardSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const float width = spec.width > 0 ? spec.width : remaining_width(s);
    const Vec2 padding{spec.padding.x + border, spec.padding.y + border};
    const float natural = remembered(s, height_id(id), 2 * padding.y);
    float height = spec.height > 0 ? spec.height : natural;
    if (spec.fill_height && !s.columns.empty()) height = ImMax(height, s.columns.back().remembered);
    const Vec2 at = next_place(s, width, height);
    const Rect box{at.x, at.y, width, height};
    s.scopes.push_back({id, 0});
    const bool tinted = spec.tone != Tone::neutral;
    fill_rect(s, box, tinted ? tone_tint(t, spec.tone) : t.card, radius);
    if (spec.accent) {
        stroke_rect(s, box, t.accent, radius, 2);
    } else {
        stroke_rect(s, box, tinted ? tone_color(t, spec.tone) : t.line, radius);
    }
    if (!spec.name.empty()) s.mirror.open(id, {.role = Role::group, .rect = box, .name = spec.name});
    s.cards.push_back({id, box, padding, spec.accent, !spec.name.empty()});
    open_detached_column(s, box.inset(padding.x, padding.y), spec.gap);
}

void close_card(Context& ui) {
    auto& s = st(ui);
    const CardFrame frame = s.cards.back();
    s.cards.pop_back();
    const float content = close_layout(s).y + 2 * frame.padding.y;
    remember(s, height_id(frame.id), content);
    if (!s.columns.empty() && frame.box.h > content) s.columns.back().overshoot = frame.box.h - content;
    if (frame.grouped) s.mirror.close();
    s.scopes.pop_back();
    take(s, frame.box.w, frame.box.h);
}

Card::Card(Context& ui, std::string_view id, const CardSpec& spec) : ui_(ui) { open_card(ui, ui.id(id), spec); }
Card::~Card() { close_card(ui_); }

void card_head(Context& ui, std::string_view title, std::string_view remark, std::string_view remark_right) {
    Row row(ui, {.height = 24, .gap = 8});
    heading(ui, title, 3);
    // a remark beside a title is left out where it would be cut
    if (!remark.empty() && text_width(ui, Type::note, remark) <= available_width(ui)) note_text(ui, remark);
    if (!remark_right.empty()) {
        row.right();
        note_text(ui, remark_right);
    }
}

bool verdict_card(Context& ui, std::string_view id, const VerdictSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    bool pressed = false;
    Card card(ui, id, {.name = spec.sentence, .padding = {16, 12}});
    Row row(ui, {.gap = 12, .top = true});
    const Rect box = take(s, 20, 20);
    draw_state(s, spec.state, {box.x, box.y + 2, 20, 20});
    {
        Column words(ui, {.gap = 2});
        const Rect place = {next_place(s, 0, 0).x, next_place(s, 0, 0).y, remaining_width(s), 24};
        s.mirror.add(ui.id("verdict"), {.role = Role::status,
                                        .rect = place,
                                        .name = std::string(spec.state_name) + ": " + std::string(spec.sentence)});
        text_wrapped(ui, Type::lead, t.text, spec.sentence, Mirrored::none);
        if (!spec.reason.empty()) text_wrapped(ui, Type::body, t.muted, spec.reason);
    }
    if (!spec.action.empty()) {
        row.right();
        Row middle(ui, {.height = s.layouts.back().height});
        pressed = button(ui, "action",
                         {.label = spec.action,
                          .kind = spec.primary ? ButtonKind::primary : ButtonKind::secondary,
                          .icon_right = spec.action_icon});
    }
    return pressed;
}

}  // namespace zuji::ui
