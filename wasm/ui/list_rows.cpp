// Rows of select lists, menus and finders.

#include "wasm/ui/detail/choice_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/region.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

float list_row_height(const ListRow& row) { return (row.remark.empty() ? 32.0F : 48.0F) + (row.line_above ? 9 : 0); }

float list_rows_width(const ContextState& s, std::span<const ListRow> rows) {
    float width = 0;
    for (const ListRow& row : rows) {
        float w = ImMax(text_width(s, Type::body, row.label), text_width(s, Type::note, row.remark));
        if (!row.tail.empty()) w += 24 + text_width(s, Type::note, row.tail);
        if (row.icon != Icon::none || row.state) w += 24;
        width = ImMax(width, w);
    }
    return ImCeil(width) + 32;
}

void list_keys(ContextState& s, Id focused, std::span<const ListRow> rows, ListCursor& cursor) {
    const std::size_t n = rows.size();
    const bool up = take_key(s, focused, Key::up);
    const bool down = take_key(s, focused, Key::down);
    if (n == 0 || (!up && !down)) return;
    cursor.moved = true;
    for (std::size_t step = 1; step <= n; ++step) {
        const std::size_t i = (cursor.row + (down ? step : n - step % n)) % n;
        if (rows[i].disabled) continue;
        cursor.row = i;
        return;
    }
}

std::optional<std::size_t> list_rows(Context& ui, Id list, Role item_role, std::span<const ListRow> rows,
                                     ListCursor& cursor) {
    auto& s = st(ui);
    const auto& t = s.colors();
    std::optional<std::size_t> result;
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ListRow& row = rows[i];
        if (row.line_above) {
            const Rect line = take(s, fill, 9);
            h_line(s, line.x, line.y + 4, line.w, t.line);
        }
        const Rect box = take(s, fill, row.remark.empty() ? 32.0F : 48.0F);
        const Id item = hash_id(list, static_cast<std::int64_t>(i));
        const Press p = press(s, item, box, {.disabled = row.disabled, .focusable = false, .cursor = Cursor::hand});
        if (p.hovered && (moved.x != 0 || moved.y != 0)) cursor.row = i;
        if (p.pressed) result = i;
        const bool lit = cursor.row == i && !row.disabled;
        if (lit && cursor.moved) reveal(s, box.inset(0, -4));
        if (lit) fill_rect(s, box, row.chosen ? t.accent_tint : t.hover, 6);
        Color color = row.danger ? t.error : t.text;
        if (row.disabled) color = fade(color, 0.45F);
        float x = box.x + 8;
        if (row.icon != Icon::none) {
            draw_icon(s, row.icon, {x, box.y + (box.h - 16) / 2, 16, 16}, row.danger ? t.error : t.muted);
            x += 24;
        } else if (row.state) {
            draw_state(s, *row.state, {x, box.y + (box.h - 16) / 2, 16, 16});
            x += 24;
        }
        float right = box.right() - 8;
        if (row.chosen) {
            draw_icon(s, Icon::check, {right - 16, box.y + (box.h - 16) / 2, 16, 16}, t.accent);
            right -= 22;
        }
        if (!row.tail.empty()) {
            draw_fitting(s, Type::note, t.muted, {x, box.y, right - x, box.h}, row.tail, Align::right);
            right -= text_width(s, Type::note, row.tail) + 12;
        }
        const float top = row.remark.empty() ? box.y : box.y + 4;
        const float height = row.remark.empty() ? box.h : 21;
        draw_fitting(s, row.chosen ? Type::body_bold : Type::body, color, {x, top, right - x, height}, row.label);
        if (!row.remark.empty()) draw_fitting(s, Type::note, t.muted, {x, top + 21, right - x, 18}, row.remark);
        MirrorNode node{.role = item_role,
                        .rect = box,
                        .name = row.label,
                        .value = row.tail,
                        .description = row.remark,
                        .position = static_cast<int>(i) + 1,
                        .set_size = static_cast<int>(rows.size())};
        if (item_role == Role::option) node.flags.selected = row.chosen ? 1 : 0;
        node.flags.disabled = row.disabled;
        s.mirror.add(item, node);
    }
    cursor.moved = false;
    if (result) acted(s);
    return result;
}

}  // namespace zuji::ui
