#include "wasm/ui/table.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"

namespace zuji::ui {

namespace {

constexpr float header_height = 34;
constexpr float footer_height = 38;
constexpr float radius = 8;

Id height_id(Id id) { return hash_id(id, "table"); }

void end_cell(ContextState& s, TableFrame& f) {
    if (!f.cell_open) return;
    close_layout(s);
    pop_clip(s);
    s.mirror.close();
    f.cell_open = false;
}

void end_row(ContextState& s, TableFrame& f) {
    if (!f.row_open) return;
    end_cell(s, f);
    s.mirror.close();
    f.row_open = false;
}

std::vector<Rect> tracks_of(const ContextState& s, const Rect& area, std::span<const TableColumn> columns) {
    float fixed = 0;
    float flex = 0;
    for (const TableColumn& c : columns) (c.width > 0 ? fixed : flex) += c.width > 0 ? c.width : c.flex;
    const float share = flex > 0 ? ImMax(0.0F, area.w - fixed) / flex : 0;
    std::vector<Rect> tracks;
    float x = area.x;
    for (const TableColumn& c : columns) {
        const float w = c.width > 0 ? c.width : share * c.flex;
        const float left = on_pixel(s, x);
        tracks.push_back({left, area.y, on_pixel(s, x + w) - left, 0});
        x += w;
    }
    return tracks;
}

// Header cell; true when pressed.
bool header_cell(Context& ui, const Rect& cell, const TableColumn& column, std::size_t index, const TableSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const bool sorted = spec.sorted_by == index && spec.order != SortOrder::none;
    const Rect text = cell.inset(spec.cell_padding, 0);
    Press p;
    const Id id = hash_id(hash_id(s.tables.back().id, "head"), static_cast<std::int64_t>(index));
    if (column.sortable) p = press(s, id, cell, {.cursor = Cursor::hand});
    const Color color = p.hovered || sorted ? t.text : t.muted;
    const float width = ImMin(text_width(s, Type::note, column.title), text.w);
    draw_fitting(s, Type::note, color, text, column.title, column.align);
    if (sorted) {
        const float x = column.align == Align::right ? text.right() - width - 16 : text.x + width + 2;
        draw_icon(s, spec.order == SortOrder::up ? Icon::sort_up : Icon::sort_down,
                  {x, cell.y + (cell.h - 14) / 2, 14, 14}, color);
    }
    if (p.ring) focus_ring(s, cell.inset(3), 4, 0);
    MirrorNode node{
        .role = Role::column_header, .rect = cell, .name = column.title, .column = static_cast<int>(index) + 1};
    node.flags.focusable = column.sortable;
    if (column.sortable) node.flags.sort = !sorted ? 0 : spec.order == SortOrder::up ? 1 : 2;
    s.mirror.add(id, node);
    return p.pressed;
}

}  // namespace

ListTable::ListTable(Context& ui, std::string_view id, const TableSpec& spec) : ui_(ui) {
    auto& s = st(ui);
    const auto& t = s.colors();
    TableFrame f;
    f.id = ui.id(id);
    f.card = spec.card;
    f.padding = spec.cell_padding;
    const float width = remaining_width(s);
    const float height = remembered(s, height_id(f.id), header_height);
    const Vec2 at = next_place(s, width, height);
    f.area = {at.x, at.y, width, height};
    f.tracks = tracks_of(s, f.area, spec.columns);
    for (const TableColumn& c : spec.columns) f.aligns.push_back(c.align);
    f.y = at.y + header_height;
    s.scopes.push_back({f.id, 0});
    if (f.card) {
        fill_rect(s, f.area, t.card, radius);
        fill_rect(s, {at.x, at.y, width, header_height}, t.bg, radius, ImDrawFlags_RoundCornersTop);
        h_line(s, at.x, f.y - line_px(s, 1) / s.page.scale, width, t.line);
    } else {
        h_line(s, at.x, f.y - line_px(s, 1) / s.page.scale, width, t.line);
    }
    s.mirror.open(f.id, {.role = Role::table,
                         .rect = f.area,
                         .name = spec.name,
                         .key = id,
                         .column_count = static_cast<int>(spec.columns.size())});
    s.tables.push_back(std::move(f));
    s.mirror.open(hash_id(s.tables.back().id, "header"),
                  {.role = Role::row, .rect = {at.x, at.y, width, header_height}, .row = 1});
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const Rect track = s.tables.back().tracks[i];
        if (header_cell(ui, {track.x, at.y, track.w, header_height}, spec.columns[i], i, spec)) {
            sort_pressed_ = i;
            acted(s);
        }
    }
    s.mirror.close();
    s.tables.back().row = 1;
}

bool ListTable::row(const TableRowSpec& spec) {
    auto& s = st(ui_);
    const auto& t = s.colors();
    auto& f = s.tables.back();
    end_row(s, f);
    const Rect box{f.area.x, f.y, f.area.w, spec.height};
    f.row_rect = box;
    f.y = box.bottom();
    f.cell = 0;
    ++f.row;
    const float thin = line_px(s, 1) / s.page.scale;
    const Id id = hash_id(s.scope() == f.id ? hash_id(f.id, std::int64_t{f.row}) : s.scope(), "row");
    Press p;
    if (spec.pressable) p = press(s, id, box, {.overlap = true, .cursor = Cursor::hand});
    const Rect inside = f.card ? Rect{box.x + thin, box.y, box.w - 2 * thin, box.h} : box;
    if (spec.selected) {
        fill_rect(s, inside, t.accent_tint);
        fill_rect(s, {inside.x, box.y, 3, box.h}, t.accent);
    } else if (spec.tone != Tone::neutral) {
        fill_rect(s, inside, tone_tint(t, spec.tone));
    } else if (p.hovered) {
        fill_rect(s, inside, p.held ? t.line_soft : t.hover);
    }
    const bool last = f.y >= f.area.bottom() - 1;
    if (!last || !f.card) h_line(s, box.x, box.bottom() - thin, box.w, t.line);
    if (p.ring) focus_ring(s, box.inset(2), 4, 0);
    MirrorNode node{.role = Role::row, .rect = box, .name = spec.name, .row = f.row};
    node.flags.focusable = spec.pressable;
    if (spec.selected) node.flags.selected = 1;
    s.mirror.open(id, node);
    f.row_open = true;
    s.last_item = box;
    s.last_item_id = id;
    if (p.pressed) acted(s);
    return p.pressed;
}

void ListTable::cell() {
    auto& s = st(ui_);
    auto& f = s.tables.back();
    end_cell(s, f);
    IM_ASSERT(f.row_open && f.cell < f.tracks.size());
    const Rect track = f.tracks[f.cell];
    const Rect box{track.x + f.padding, f.row_rect.y, ImMax(0.0F, track.w - 2 * f.padding), f.row_rect.h};
    s.mirror.open(
        0, {.role = Role::cell, .rect = {track.x, box.y, track.w, box.h}, .column = static_cast<int>(f.cell) + 1});
    push_clip(s, {track.x, box.y, track.w, box.h});
    open_detached_row(s, box, 6, f.aligns[f.cell]);
    f.cell_open = true;
    ++f.cell;
}

void ListTable::footer() {
    auto& s = st(ui_);
    const auto& t = s.colors();
    auto& f = s.tables.back();
    end_row(s, f);
    const Rect box{f.area.x, f.y, f.area.w, footer_height};
    f.row_rect = box;
    f.y = box.bottom();
    f.cell = 0;
    ++f.row;
    fill_rect(s, box, t.bg, f.card ? radius : 0,
              f.card ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone);
    s.mirror.open(hash_id(f.id, "footer"), {.role = Role::row, .rect = box, .row = f.row});
    f.row_open = true;
}

ListTable::~ListTable() {
    auto& s = st(ui_);
    auto& f = s.tables.back();
    end_row(s, f);
    const TableFrame frame = std::move(f);
    s.tables.pop_back();
    if (frame.card) stroke_rect(s, frame.area, s.colors().line, radius);
    s.mirror.close();
    s.scopes.pop_back();
    const float height = frame.y - frame.area.y;
    remember(s, height_id(frame.id), height);
    take(s, frame.area.w, height);
}

}  // namespace zuji::ui
