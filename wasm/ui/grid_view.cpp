// Drawing of the grid: only the rows and columns that can be seen.

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/grid_parts.hpp"

namespace zuji::ui {

namespace {

constexpr float padding = 8;
constexpr float chevron = 14;
constexpr float chevron_gap = 6;
constexpr float bar_width = 52;

struct RowLook {
    GridRow row;
    bool active = false;
    bool hovered = false;
    bool target = false;  ///< a file would be dropped here
};

Color cell_color(const Theme& t, const GridCell& cell, const GridColumn& column, const GridRow& row) {
    if (cell.tone != Tone::neutral) return tone_color(t, cell.tone);
    return row.parent && !column.tree ? t.muted : t.text;
}

// Badge and bar at the left; what is left for the text.
Rect draw_extras(ContextState& s, const Rect& cell, const GridCell& content) {
    Rect text = cell.inset(padding, 0);
    if (!content.badge.empty()) {
        const auto& t = s.colors();
        const float width = ImMin(ImCeil(text_width(s, Type::note, content.badge)) + 10, text.w);
        const Rect badge{text.x, on_pixel(s, cell.y + (cell.h - 18) / 2), width, 18};
        const bool quiet = content.badge_tone == Tone::neutral || content.badge_tone == Tone::muted;
        fill_rect(s, badge, tone_tint(t, content.badge_tone), 4);
        draw_fitting(s, Type::note, quiet ? t.muted : tone_color(t, content.badge_tone), badge, content.badge,
                     Align::centre);
        text.x += width + 6;
        text.w -= width + 6;
    }
    if (content.bar >= 0) {
        const auto& t = s.colors();
        const Rect track{text.x, on_pixel(s, cell.y + (cell.h - 8) / 2), bar_width, 8};
        fill_rect(s, track, t.line_soft, 2);
        const float part = ImClamp(content.bar, 0.0F, 1.0F) * bar_width;
        const Color color = content.tone == Tone::muted ? t.chart_flow : t.chart[0];
        if (part > 0) fill_rect(s, {track.x, track.y, ImMax(part, 1.0F), 8}, color, 2);
        text.x += bar_width + 4;
        text.w -= bar_width + 4;
    }
    return text;
}

/// What a cell is called: a cell that shows a badge only is called what the badge says.
std::string_view cell_name(const GridCell& content) { return content.text.empty() ? content.badge : content.text; }

class RowPainter {
   public:
    explicit RowPainter(GridRun& g) : g_(g), s_(g.s), t_(g.s.colors()) {}

    void row(int row, float hover_y, bool hovering) {
        look_.row = g_.source.row(row);
        const Rect box{g_.area.x, g_.row_top(row), g_.area.w, g_.row_height};
        look_.active = g_.state.has_active && g_.state.active.row == row;
        look_.hovered = hovering && hover_y >= box.y && hover_y < box.bottom();
        look_.target = look_.hovered && g_.spec.takes_files && s_.page.file_hovering;
        if (look_.target) g_.events.file_row = row;
        if (look_.active || look_.target) {
            fill_rect(s_, box, t_.accent_tint);
        } else if (look_.hovered) {
            fill_rect(s_, box, t_.hover);
        } else if (look_.row.parent) {
            fill_rect(s_, box, t_.group_row);
        }
        open_node(row, box);
        const float frozen = g_.number_width + g_.frozen_width;
        const Rect moving{g_.area.x + frozen, box.y, g_.area.w - frozen, box.h};
        const bool scrolled = g_.state.scroll_x > 0;
        number(row, box);
        // The columns in their order, so that a screen reader reads the name of a row first.
        for (int c = 0; c < g_.frozen; ++c) cell({row, c});
        if (scrolled) push_clip(s_, moving);
        for (int c = g_.frozen; c < g_.columns; ++c) cell({row, c});
        if (scrolled) pop_clip(s_);
        const float thin = line_px(s_, 1) / s_.page.scale;
        h_line(s_, box.x, on_pixel(s_, box.bottom()) - thin, box.w, t_.line);
        if (look_.target) stroke_rect(s_, box, t_.accent, 0, 2);
        s_.mirror.close();
    }

   private:
    void open_node(int row, const Rect& box) {
        MirrorNode node{.role = Role::row, .rect = box, .level = look_.row.level + 1, .row = row + 2};
        if (look_.row.parent) node.flags.expanded = look_.row.expanded ? 1 : 0;
        node.flags.selected = look_.active ? 1 : 0;
        s_.mirror.open(hash_id(hash_id(g_.id, "row"), std::int64_t{row}), node);
    }

    void number(int row, const Rect& box) {
        if (g_.number_width <= 0) return;
        const Rect cell{box.x, box.y, g_.number_width, box.h};
        if (!look_.active) fill_rect(s_, cell, t_.bg);
        const int shown = look_.row.number > 0 ? look_.row.number : row + 1;
        char text[16];
        ImFormatString(text, sizeof text, "%d", shown);
        draw_fitting(s_, Type::note, t_.muted, {cell.x, cell.y, cell.w - padding, cell.h}, text, Align::right);
        v_line(s_, cell.right() - line_px(s_, 1) / s_.page.scale, cell.y, cell.h, t_.line);
    }

    float tree_part(GridPlace p, const Rect& cell) {
        const float x = cell.x + padding + g_.indent_of(p.column, look_.row.level);
        if (look_.row.parent) {
            const Rect at{on_pixel(s_, x), cell.y + (cell.h - chevron) / 2, chevron, chevron};
            draw_icon(s_, look_.row.expanded ? Icon::chevron_down : Icon::chevron_right, at, t_.muted);
            const std::string_view name = look_.row.expanded ? g_.spec.collapse_name : g_.spec.expand_name;
            if (!name.empty()) {
                MirrorNode node{.role = Role::button, .rect = at, .name = name};
                node.flags.expanded = look_.row.expanded ? 1 : 0;
                s_.mirror.add(g_.toggle_id(p.row), node);
            }
        }
        return x - cell.x - padding + chevron + chevron_gap;
    }

    void cell(GridPlace p) {
        const GridColumn& column = g_.column(p.column);
        const Rect cell = g_.cell_rect(p);
        if (cell.right() < g_.area.x || cell.x > g_.area.right()) return;
        content_ = {};
        g_.source.cell(p, content_);
        if (content_.error) fill_rect(s_, cell, t_.error_tint);
        const float left = column.tree ? tree_part(p, cell) : 0;
        Rect text = draw_extras(s_, {cell.x + left, cell.y, cell.w - left, cell.h}, content_);
        const bool bold = content_.bold || (look_.row.parent && column.tree);
        const Type type = content_.note ? (bold ? Type::note_bold : Type::note) : bold ? Type::grid_bold : Type::grid;
        const bool cut =
            draw_fitting(s_, type, cell_color(t_, content_, column, look_.row), text, content_.text, column.align);
        if (cut && look_.hovered && pointer_in(s_, cell)) {
            s_.hint_now.id = g_.cell_id(p);
            s_.hint_now.rect = cell;
            s_.hint_now.text = content_.text;
        }
        const float thin = line_px(s_, 1) / s_.page.scale;
        if (column.vertical_line) v_line(s_, on_pixel(s_, cell.right()) - thin, cell.y, cell.h, t_.line_soft);
        if (content_.error) stroke_rect(s_, cell, t_.error, 0, 2);
        mirror(p, cell);
    }

    void mirror(GridPlace p, const Rect& cell) {
        const bool active = look_.active && g_.state.active.column == p.column;
        MirrorNode node{.role = Role::grid_cell,
                        .rect = cell,
                        .name = cell_name(content_),
                        .value = content_.text.empty() ? std::string_view() : content_.badge,
                        .column = p.column + 1};
        node.flags.invalid = content_.error;
        node.flags.selected = active ? 1 : -1;
        s_.mirror.add(g_.cell_id(p), node);
    }

    GridRun& g_;
    ContextState& s_;
    const Theme& t_;
    RowLook look_;
    GridCell content_;
};

// 1-px line round the block, 2-px line round the active cell.
void draw_marks(GridRun& g) {
    ContextState& s = g.s;
    const auto& t = s.colors();
    if (!g.state.has_active || g.rows == 0) return;
    const float left = g.area.x + g.number_width;
    push_clip(s, {left, g.body.y, g.area.right() - left, g.body.h});
    const GridBlock block = g.state.block();
    const Rect active = g.cell_rect(g.state.active);
    if (!(block.first == block.last)) {
        const Rect a = g.cell_rect(block.first);
        const Rect b = g.cell_rect(block.last);
        // the rows of a block may reach far beyond what is visible: keep the rectangle near the screen
        const float top = ImMax(a.y, g.body.y - 10);
        const float bottom = ImMin(b.bottom(), g.body.bottom() + 10);
        const Rect all{a.x, top, b.right() - a.x, bottom - top};
        if (bottom > top) {
            fill_rect(s, all, fade(t.accent, 0.10F));
            stroke_rect(s, all, t.accent, 0, 1);
        }
    }
    const bool seen = active.bottom() > g.body.y && active.y < g.body.bottom();
    if (seen && !g.state.editing) {
        GridCell cell;
        g.source.cell(g.state.active, cell);
        const bool strong = g.focused();
        if (!cell.error || strong) stroke_rect(s, active, cell.error ? t.error : strong ? t.accent : t.control, 0, 2);
    }
    if (seen) grid_draw_edit(g);
    pop_clip(s);
}

}  // namespace

void grid_draw(GridRun& g) {
    ContextState& s = g.s;
    push_clip(s, g.body);
    const bool hovering = pointer_in(s, g.body) && !s.page.touch && g.state.resizing < 0;
    const float hover_y = pointer(s).y;
    RowPainter painter(g);
    for (int row = g.first; row < g.last; ++row) painter.row(row, hover_y, hovering);
    if (g.number_width > 0) {
        // the number column goes on below the last row
        const float end = g.row_top(g.rows);
        if (end < g.body.bottom()) fill_rect(s, {g.area.x, end, g.number_width, g.body.bottom() - end}, s.colors().bg);
    }
    if (g.frozen > 0 && g.state.scroll_x > 0) {
        const float x = g.area.x + g.number_width + g.frozen_width;
        v_line(s, on_pixel(s, x), g.body.y, g.body.h, s.colors().control);
    }
    // The active row may be out of sight; the focus must stay somewhere.
    const int active = g.state.active.row;
    if (g.state.has_active && g.rows > 0 && (active < g.first || active >= g.last)) painter.row(active, 0, false);
    pop_clip(s);
    draw_marks(g);
}

// The input element that has the focus while the grid has it: one, beside the grid, so that it never moves in the
// document (an element that moves loses the focus, and what an input method is composing).
void grid_agent(GridRun& g) {
    ContextState& s = g.s;
    if (g.rows == 0) {
        s.mirror.excuse(g.id);
        return;
    }
    const bool editing = g.state.editing && s.edit.id == g.id;
    MirrorNode node{.role = Role::textbox, .rect = g.body, .key = "cell"};
    std::string name(g.spec.name);
    if (g.state.has_active) {
        const GridPlace p = g.state.active;
        GridCell content;
        g.source.cell(p, content);
        GridCell head;
        std::string row_name;
        if (p.column != 0) {
            g.source.cell({p.row, 0}, head);
            row_name = head.text;
            g.source.cell(p, content);  // its views live until the next question only
        }
        name = g.column(p.column).title;
        if (!row_name.empty()) (name += ", ") += row_name;
        if (!editing) (name += ": ") += cell_name(content);
        node.rect = g.cell_rect(p);
        node.flags.invalid = content.error;
        node.flags.numeric = g.column(p.column).editor == GridEditor::number;
        node.flags.align_right = g.column(p.column).align == Align::right;
    }
    node.name = name;
    if (editing) node.value = s.edit.text;
    node.flags.agent = true;
    node.flags.focusable = true;
    s.mirror.add(g.id, node);
}

}  // namespace zuji::ui
