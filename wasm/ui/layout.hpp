#pragma once
// Layout on an 8-px grid. A widget is placed by the innermost layout: a Column puts it below the last one, a Row
// beside it, centred on the height of the row. All sizes in logical pixels.
//
//   ui::Region centre(ui, "centre", shell.centre, {.landmark = Landmark::main, .name = title, .padding = {24, 16}});
//   ui::Column column(ui, {.max_width = ui::size::column, .gap = ui::size::list_gap});
//   {
//       ui::Row row(ui, {.height = 32, .gap = 8});
//       ui::heading(ui, title, 1);
//       row.right();                       // what follows stands at the right end
//       if (ui::button(ui, "export", {.label = tr("…"), .kind = ButtonKind::primary})) …
//   }

#include <cstdint>
#include <span>
#include <string_view>

#include "wasm/ui/context.hpp"

namespace zuji::ui {

inline constexpr float fill = -1;  ///< as a width: all that is left

/// Role of a region for screen readers.
enum class Landmark : std::uint8_t { none, banner, navigation, main, complementary, region, content_info };

enum class Border : std::uint8_t { none, top, bottom, left, right };

struct RegionSpec {
    Landmark landmark = Landmark::none;
    std::string_view name = {};    ///< accessible name, needed where landmark is set (except main and banner)
    Vec2 padding = {};             ///< sides, top and bottom
    bool card_background = false;  ///< card colour instead of bg
    Border border = Border::none;  ///< one 1-px line at this edge
    bool scroll = true;            ///< scrolls vertically when the content is higher
};

/// A fixed part of the page with its own scrolling. Opens a Column.
class [[nodiscard]] Region {
   public:
    Region(Context& ui, std::string_view id, Rect area, RegionSpec spec = {});
    ~Region();
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;

   private:
    Context& ui_;
};

/// Scroll the nearest region so that the widget that was placed last can be seen.
void scroll_here(Context& ui);

struct ColumnSpec {
    float max_width = 0;  ///< 0: the whole width
    float width = 0;      ///< fixed width (inside rows)
    float gap = 8;        ///< between widgets
    bool centred = false;
};

class [[nodiscard]] Column {
   public:
    explicit Column(Context& ui, ColumnSpec spec = {});
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;

   private:
    Context& ui_;
};

struct RowSpec {
    float height = 0;  ///< 0: the highest widget
    float gap = 8;
    float max_width = 0;
    bool wrap = false;          ///< go on in the next line when full (chips)
    bool top = false;           ///< align at the top instead of the middle
    bool fields = false;        ///< of labelled fields: what has no label stands beside their inputs
    Align align = Align::left;  ///< of the whole content, where `right()` is not used
};

class [[nodiscard]] Row {
   public:
    explicit Row(Context& ui, RowSpec spec = {});
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;

    /// What follows is moved to the right end of the row.
    void right();

   private:
    Context& ui_;
};

/// One track of Columns: a fixed width, or a share of what is left.
struct Track {
    float width = 0;
    float flex = 1;  ///< used where width is 0
};

/// Side by side columns (dashboards). Cards in it may take the common height: CardSpec{.fill_height = true}.
///   ui::Columns cols(ui, "top", {{.width = 320}, {.flex = 1}}, 12);
///   cols.next(); …first…  cols.next(); …second…
class [[nodiscard]] Columns {
   public:
    Columns(Context& ui, std::string_view id, std::initializer_list<Track> tracks, float gap = size::card_gap);
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;

    void next();

   private:
    Context& ui_;
};

/// Take a box from the current layout and get its place; `width` may be `fill`.
[[nodiscard]] Rect place(Context& ui, float width, float height);
/// Leave room in the direction of the layout, in addition to the gap.
void space(Context& ui, float amount);
/// A 1-px line across the column; vertical, 20 high, in a row.
void separator(Context& ui);

[[nodiscard]] float available_width(const Context& ui);
/// To the lower edge of the region as it can be seen (for parts that fill the page).
[[nodiscard]] float available_height(const Context& ui);
/// Where the next widget goes.
[[nodiscard]] Vec2 cursor(const Context& ui);

/// Places of the frame of a project (spec: top bar 48, rail 240 or 56, pane 320 or 48).
struct ShellAreas {
    Rect top_bar;
    Rect rail;
    Rect centre;
    Rect pane;
    bool narrow_rail = false;
    bool narrow_pane = false;
};
enum class PaneState : std::uint8_t { hidden, collapsed, open };
[[nodiscard]] ShellAreas shell_areas(const Context& ui, bool with_rail, PaneState pane);

}  // namespace zuji::ui
