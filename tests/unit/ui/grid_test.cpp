#include <catch2/catch_amalgamated.hpp>
#include <map>

#include "tests/unit/ui/headless.hpp"

namespace zuji::ui::test {

namespace {

class Numbers final : public GridSource {
   public:
    int rows = 100'000;
    int top_level = 0;
    std::map<std::pair<int, int>, std::string> edits;
    mutable int asked = 0;
    mutable std::string buffer;
    std::string badge;  ///< all that cell 1/2 shows

    [[nodiscard]] int row_count() const override { return rows; }
    [[nodiscard]] GridRow row(int row) const override {
        return {top_level + (row % 10 == 0 ? 0 : 1), row % 10 == 0, true};
    }
    void cell(GridPlace p, GridCell& out) const override {
        ++asked;
        buffer = edit_text(p);
        out.text = buffer;
        if (p == GridPlace{1, 2} && !badge.empty()) out = {.badge = badge};
    }
    [[nodiscard]] std::string edit_text(GridPlace p) const override {
        const auto it = edits.find({p.row, p.column});
        return it != edits.end() ? it->second : std::to_string(p.row) + "/" + std::to_string(p.column);
    }
    void commit(GridPlace p, std::string_view text) override { edits[{p.row, p.column}] = text; }
    void toggle(int) override {}
    void paste(GridPlace at, const std::vector<std::vector<std::string>>& cells) override {
        for (std::size_t r = 0; r < cells.size(); ++r) {
            for (std::size_t c = 0; c < cells[r].size(); ++c) {
                edits[{at.row + static_cast<int>(r), at.column + static_cast<int>(c)}] = cells[r][c];
            }
        }
    }
    void clear(GridBlock b) override {
        for (int r = b.first.row; r <= b.last.row; ++r) {
            for (int c = b.first.column; c <= b.last.column; ++c) edits[{r, c}] = "";
        }
    }
};

struct Sheet {
    Numbers numbers;
    GridState state;
    GridEvents events;

    void operator()(Context& ui) {
        const GridColumn columns[] = {
            {.key = "name", .title = "Name", .width = 200, .editor = GridEditor::text, .tree = true, .frozen = true},
            {.key = "mass", .title = "Mass", .width = 90, .align = Align::right, .editor = GridEditor::number},
            {.key = "sum", .title = "Sum", .width = 90, .align = Align::right},
            {.key = "rest", .title = "Rest", .width = 90, .editor = GridEditor::text, .stretch = true}};
        const GridEvents now = grid(ui, "sheet", {.name = "Sheet", .columns = columns, .height = 600}, state, numbers);
        if (now.active_changed) events = now;
    }
};

// The input element of the grid is the node with the grid's own id.
Id agent() { return hash_id(hash_id(0, "page"), "sheet"); }

}  // namespace

TEST_CASE("a grid of 100,000 rows draws only what can be seen") {
    Headless h;
    Sheet sheet;
    h.picture(sheet);
    sheet.numbers.asked = 0;
    h.picture(sheet);
    CHECK(sheet.numbers.asked < 25 * 4 * 2);
    constexpr int pictures = 50;
    sheet.numbers.asked = 0;
    for (int i = 0; i < pictures; ++i) {
        h.move({300, 300});
        h.wheel(173);
        h.picture(sheet);
    }
    CHECK(sheet.state.scroll_y > 5000);
    CHECK(sheet.numbers.asked < 25 * 4 * 3 * pictures);  // a picture that changes may be made up to three times
}

TEST_CASE("the mirror has the columns in their order, frozen ones first") {
    Headless h;
    Sheet sheet;
    h.picture(sheet);
    std::string all;
    for (const std::string& patch : h.patches) all += patch;
    std::size_t last = 0;
    for (const std::string name : {"Name", "Mass", "Rest", "1/0", "1/1", "1/3"}) {
        const std::size_t at = all.find("\x1f" + name + "\x1f");
        INFO(name);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
}

TEST_CASE("a cell that shows a badge only is called what the badge says") {
    Headless h;
    Sheet sheet;
    sheet.numbers.badge = "Refused";
    h.picture(sheet);
    REQUIRE(h.has("gridcell", "Refused"));
    CHECK(h.value_of("gridcell", "Refused").empty());
    CHECK_FALSE(h.has("gridcell", "1/2"));
}

TEST_CASE("a row ten thousand levels down keeps its name in its column") {
    Headless h;
    Numbers numbers;
    numbers.top_level = 10'000;
    GridState state;
    const GridColumn columns[] = {{.key = "name", .title = "Name", .width = 200, .tree = true}};
    const auto sheet = [&](Context& ui) {
        grid(ui, "sheet", {.name = "Sheet", .columns = columns, .height = 600, .collapse_name = "Fold"}, state,
             numbers);
    };
    h.picture(sheet);
    REQUIRE(h.has("button", "Fold"));
    CHECK(h.place_of("button", "Fold").right() < state.widths.front() + 64);
}

TEST_CASE("typing begins editing, Enter commits and goes down") {
    Headless h;
    Sheet sheet;
    sheet.state.go_to({2, 1});
    h.picture(sheet);
    const Id id = agent();
    post(h.ui, {.kind = EventKind::focus, .id = id, .visible = true});
    h.picture(sheet);
    post(h.ui, {.kind = EventKind::text, .id = id, .text = "18.5", .begin = 4, .end = 4});
    h.picture(sheet);
    CHECK(sheet.state.editing);
    CHECK(sheet.numbers.edits.empty());
    post(h.ui, {.kind = EventKind::key, .id = id, .key = {Key::enter}});
    h.picture(sheet);
    CHECK(sheet.numbers.edits.at({2, 1}) == "18.5");
    CHECK(sheet.state.active == GridPlace{3, 1});
    CHECK_FALSE(sheet.state.editing);
}

TEST_CASE("a number and the Enter or Tab after it count in their order, even between two pictures") {
    const auto [key, next] = GENERATE(std::pair{Key::enter, GridPlace{3, 1}}, std::pair{Key::tab, GridPlace{2, 2}});
    Headless h;
    Sheet sheet;
    sheet.state.go_to({2, 1});
    h.picture(sheet);
    const Id id = agent();
    post(h.ui, {.kind = EventKind::focus, .id = id, .visible = true});
    h.picture(sheet);
    // a busy page: everything has come before the next picture
    post(h.ui, {.kind = EventKind::text, .id = id, .text = "5", .begin = 1, .end = 1});
    post(h.ui, {.kind = EventKind::text, .id = id, .text = "53", .begin = 2, .end = 2});
    post(h.ui, {.kind = EventKind::key, .id = id, .key = {key}});
    while (h.picture(sheet).wake_in_ms == 0) {
    }
    CHECK(sheet.numbers.edits == std::map<std::pair<int, int>, std::string>{{{2, 1}, "53"}});
    CHECK(sheet.state.active == next);
    CHECK_FALSE(sheet.state.editing);
}

TEST_CASE("what is typed is kept when the focus leaves; Escape gives it up; cells without editor stay") {
    Headless h;
    Sheet sheet;
    sheet.state.go_to({2, 1});
    h.picture(sheet);
    const Id id = agent();
    post(h.ui, {.kind = EventKind::focus, .id = id, .visible = true});
    post(h.ui, {.kind = EventKind::text, .id = id, .text = "7", .begin = 1, .end = 1});
    h.picture(sheet);
    post(h.ui, {.kind = EventKind::key, .id = id, .key = {Key::escape}});
    h.picture(sheet);
    CHECK(sheet.numbers.edits.empty());
    post(h.ui, {.kind = EventKind::text, .id = id, .text = "8", .begin = 1, .end = 1});
    h.picture(sheet);
    post(h.ui, {.kind = EventKind::focus, .id = 0});
    h.picture(sheet);
    CHECK(sheet.numbers.edits.at({2, 1}) == "8");
    sheet.state.go_to({2, 2});
    post(h.ui, {.kind = EventKind::focus, .id = id, .visible = true});
    post(h.ui, {.kind = EventKind::text, .id = id, .text = "9", .begin = 1, .end = 1});
    h.picture(sheet);
    CHECK_FALSE(sheet.state.editing);
}

TEST_CASE("keys move, extend and jump; the last row is one key away") {
    Headless h;
    Sheet sheet;
    sheet.state.go_to({0, 0});
    h.picture(sheet);
    const Id id = agent();
    post(h.ui, {.kind = EventKind::focus, .id = id, .visible = true});
    h.picture(sheet);
    const auto press = [&](KeyChord chord) {
        REQUIRE(wants_key(h.ui, id, chord));
        post(h.ui, {.kind = EventKind::key, .id = id, .key = chord});
        h.picture(sheet);
    };
    press({Key::down});
    press({.key = Key::right, .shift = true});
    press({.key = Key::down, .shift = true});
    CHECK(sheet.state.block().first == GridPlace{1, 0});
    CHECK(sheet.state.block().last == GridPlace{2, 1});
    press({.key = Key::end, .command = true});
    CHECK(sheet.state.active == GridPlace{99'999, 3});
    CHECK(sheet.state.scroll_y > 2'990'000);
    press({.key = Key::home, .command = true});
    CHECK(sheet.state.active == GridPlace{0, 0});
    press({Key::tab});
    CHECK(sheet.state.active == GridPlace{0, 1});
    press({Key::escape});
    CHECK_FALSE(wants_key(h.ui, id, {Key::tab}));
}

TEST_CASE("blocks are copied and pasted as text") {
    Headless h;
    Sheet sheet;
    sheet.state.go_to({4, 0});
    sheet.state.active = {5, 1};
    h.picture(sheet);
    const Id id = agent();
    post(h.ui, {.kind = EventKind::focus, .id = id, .visible = true});
    post(h.ui, {.kind = EventKind::copy, .id = id});
    h.picture(sheet);
    CHECK(h.copied == "4/0\t4/1\n5/0\t5/1\n");
    post(h.ui, {.kind = EventKind::paste, .id = id, .text = "a\tb\r\nc\td\r\n"});
    h.picture(sheet);
    CHECK(sheet.numbers.edits.at({5, 1}) == "d");
    post(h.ui, {.kind = EventKind::key, .id = id, .key = {Key::del}});
    h.picture(sheet);
    CHECK(sheet.numbers.edits.at({4, 0}).empty());
}

TEST_CASE("rows that vanish take the active cell along") {
    Headless h;
    Sheet sheet;
    sheet.state.go_to({99'999, 1});
    h.picture(sheet);
    sheet.numbers.rows = 3;
    h.picture(sheet);
    CHECK(sheet.state.active.row == 2);
    CHECK(sheet.state.scroll_y == 0);
    sheet.numbers.rows = 0;
    h.picture(sheet);
    CHECK(unannotated(h.ui).empty());
}

}  // namespace zuji::ui::test
