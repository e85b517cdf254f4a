#include <catch2/catch_amalgamated.hpp>

#include "tests/unit/ui/headless.hpp"

namespace zuji::ui::test {

namespace {

Event focus_on(Id id) { return {.kind = EventKind::focus, .id = id, .visible = true}; }
Event click_on(Id id) { return {.kind = EventKind::click, .id = id}; }
Event typed(Id id, std::string text) {
    const int end = static_cast<int>(text.size());
    return {.kind = EventKind::text, .id = id, .text = std::move(text), .begin = end, .end = end};
}
Event key_on(Id id, Key key) { return {.kind = EventKind::key, .id = id, .key = {key}}; }

// A page with two fields and a button, as a panel would write it.
struct Form {
    std::string name = "A";
    std::string mass = "1";
    int presses = 0;
    int commits = 0;

    void operator()(Context& ui) {
        Column column(ui);
        if (auto v = text_field(ui, "name", {.name = "Name", .value = name})) {
            name = *v;
            ++commits;
        }
        if (auto v =
                number_field(ui, "mass", {.name = "Mass", .value = mass, .error = mass == "x" ? "not a number" : ""})) {
            mass = *v;
            ++commits;
        }
        if (button(ui, "go", {.label = "Go"})) ++presses;
    }
};

}  // namespace

TEST_CASE("a button answers mouse, keyboard and assistive technology, once each") {
    Headless h;
    Form form;
    h.picture(form);
    REQUIRE(h.has("button", "Go"));
    h.move(h.place_of("button", "Go").centre());
    h.press(true);
    h.picture(form);
    CHECK(form.presses == 0);
    h.press(false);
    h.picture(form);
    h.picture(form);
    CHECK(form.presses == 1);
    post(h.ui, click_on(h.id_of("button", "Go")));
    h.picture(form);
    h.picture(form);
    CHECK(form.presses == 2);
}

TEST_CASE("a disclosure says number, name, state and progress, and opens; a disabled one does not") {
    Headless h;
    bool open = false;
    int presses = 0;
    const auto draw = [&](Context& ui) {
        Column column(ui);
        if (disclosure(ui, "a",
                       {.state_name = "open",
                        .number = "1",
                        .name = "Duties",
                        .remark = "2 / 3",
                        .fraction = 0.6F,
                        .expanded = open})) {
            open = !open;
            ++presses;
        }
        if (disclosure(ui, "b", {.number = "8", .name = "Use", .remark = "outside", .disabled = true})) ++presses;
    };
    h.picture(draw);
    REQUIRE(h.has("button", "1 Duties, open, 2 / 3"));
    REQUIRE(h.has("button", "8 Use, outside"));
    post(h.ui, click_on(h.id_of("button", "1 Duties, open, 2 / 3")));
    h.picture(draw);
    h.picture(draw);
    CHECK(open);
    CHECK(presses == 1);
    h.move(h.place_of("button", "8 Use, outside").centre());
    h.press(true);
    h.picture(draw);
    h.press(false);
    h.picture(draw);
    h.picture(draw);
    CHECK(presses == 1);
}

TEST_CASE("a field keeps the draft and gives it once, on Enter") {
    Headless h;
    Form form;
    h.picture(form);
    const Id field = h.id_of("textbox", "Name");
    REQUIRE(field != 0);
    post(h.ui, focus_on(field));
    post(h.ui, typed(field, "AB"));
    h.picture(form);
    CHECK(form.name == "A");
    CHECK(h.value_of("textbox", "Name") == "AB");
    CHECK(wants_key(h.ui, field, {Key::enter}));
    post(h.ui, key_on(field, Key::enter));
    h.picture(form);
    h.picture(form);
    CHECK(form.name == "AB");
    CHECK(form.commits == 1);
}

TEST_CASE("Escape gives a draft up; leaving the field keeps it") {
    Headless h;
    Form form;
    h.picture(form);
    const Id field = h.id_of("textbox", "Name");
    post(h.ui, focus_on(field));
    post(h.ui, typed(field, "wrong"));
    h.picture(form);
    post(h.ui, key_on(field, Key::escape));
    h.picture(form);
    CHECK(form.name == "A");
    CHECK(h.value_of("textbox", "Name") == "A");
    post(h.ui, typed(field, "right"));
    h.picture(form);
    post(h.ui, focus_on(h.id_of("button", "Go")));
    h.picture(form);
    CHECK(form.name == "right");
    CHECK(form.commits == 1);
}

TEST_CASE("several fields may be filled between two pictures") {
    Headless h;
    Form form;
    h.picture(form);
    const Id name = h.id_of("textbox", "Name");
    const Id mass = h.id_of("textbox", "Mass");
    for (const Event& e : {focus_on(name), typed(name, "B"), focus_on(mass), typed(mass, "2"), focus_on(0)})
        post(h.ui, e);
    for (int i = 0; i < 4; ++i) h.picture(form);
    CHECK(form.name == "B");
    CHECK(form.mass == "2");
}

TEST_CASE("a click by assistive technology lets the field being edited go first") {
    Headless h;
    Form form;
    h.picture(form);
    const Id name = h.id_of("textbox", "Name");
    post(h.ui, focus_on(name));
    post(h.ui, typed(name, "C"));
    h.picture(form);
    post(h.ui, click_on(h.id_of("button", "Go")));
    h.picture(form);
    CHECK(form.name == "C");
    h.picture(form);
    CHECK(form.presses == 1);
}

TEST_CASE("a picture in which nothing changes sends nothing and asks for no other") {
    Headless h;
    Form form;
    h.picture(form);
    h.picture(form);
    const auto patches = h.patches.size();
    const PictureResult result = h.picture(form);
    CHECK(h.patches.size() == patches);
    CHECK(result.wake_in_ms < 0);
    CHECK(h.passes == 1);
    form.mass = "x";
    h.picture(form);
    REQUIRE(h.patches.size() == patches + 1);
    CHECK(h.patches.back().find("Name") == std::string::npos);
    CHECK(h.patches.back().find("not a number") != std::string::npos);
}

TEST_CASE("what is aligned at the right is there in the first picture") {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
        Headless h(scale);
        h.picture([](Context& ui) {
            Row row(ui, {.height = 32});
            body(ui, "left");
            row.right();
            static_cast<void>(button(ui, "a", {.label = "first"}));
            static_cast<void>(button(ui, "b", {.label = "second"}));
        });
        CHECK(h.place_of("button", "second").right() == Catch::Approx(1280).margin(1));
        CHECK(h.place_of("button", "first").right() <= h.place_of("button", "second").x);
        CHECK(h.passes > 1);
    }
}

TEST_CASE("cards in columns take the common height, and give it back") {
    Headless h;
    int lines = 4;
    const auto page = [&](Context& ui) {
        Columns columns(ui, "c", {{.flex = 1}, {.flex = 1}});
        columns.next();
        {
            Card card(ui, "a", {.name = "A", .fill_height = true});
            body(ui, "one");
        }
        columns.next();
        Card card(ui, "b", {.name = "B", .fill_height = true});
        for (int i = 0; i < lines; ++i) body(ui, "line");
    };
    h.picture(page);
    const float high = h.place_of("group", "A").h;
    CHECK(high == h.place_of("group", "B").h);
    lines = 2;
    h.picture(page);
    h.picture(page);
    CHECK(h.place_of("group", "A").h < high);
    CHECK(h.place_of("group", "A").h == h.place_of("group", "B").h);
}

TEST_CASE("arrow keys move through the answers of a question") {
    Headless h;
    std::size_t answer = 0;
    const auto page = [&](Context& ui) {
        const Option options[] = {{"yes", Effect::satisfies}, {"no", Effect::fails}, {"unknown", Effect::open}};
        if (const auto chosen = segmented(ui, "q", {.name = "Q", .options = options, .chosen = answer}))
            answer = *chosen;
    };
    h.picture(page);
    post(h.ui, focus_on(h.id_of("radio", "yes")));
    h.picture(page);
    post(h.ui, key_on(h.id_of("radio", "yes"), Key::right));
    h.picture(page);
    CHECK(answer == 1);
    CHECK(h.focus_asked == h.id_of("radio", "no"));
    post(h.ui, key_on(h.id_of("radio", "no"), Key::left));
    h.picture(page);
    CHECK(answer == 0);
}

TEST_CASE("a select opens, chooses and closes; a click outside chooses nothing") {
    Headless h;
    std::size_t chosen = 0;
    int behind = 0;
    const auto page = [&](Context& ui) {
        Column column(ui, {.gap = 200});
        const Option options[] = {{"kg"}, {"t"}};
        if (const auto c = select(ui, "unit", {.name = "Unit", .options = options, .chosen = chosen})) chosen = *c;
        if (button(ui, "behind", {.label = "Behind"})) ++behind;
    };
    h.picture(page);
    const auto click = [&](Vec2 at) {
        h.move(at);
        h.press(true);
        h.picture(page);
        h.press(false);
        h.picture(page);
    };
    click(h.place_of("combobox", "Unit").centre());
    REQUIRE(h.has("option", "t"));
    click(h.place_of("option", "t").centre());
    CHECK(chosen == 1);
    CHECK_FALSE(h.has("option", "t"));
    click(h.place_of("combobox", "Unit").centre());
    REQUIRE(h.has("option", "t"));
    click(h.place_of("button", "Behind").centre());
    CHECK_FALSE(h.has("option", "t"));
    CHECK(behind == 0);
    click(h.place_of("button", "Behind").centre());
    CHECK(behind == 1);
}

TEST_CASE("a shortcut belongs to the widget with the focus first, then to the application") {
    Headless h;
    Form form;
    int finds = 0;
    const auto page = [&](Context& ui) {
        if (ui.shortcut({.key = Key::k, .command = true})) ++finds;
        if (ui.shortcut({.key = Key::enter})) finds += 10;
        form(ui);
    };
    h.picture(page);
    CHECK(wants_key(h.ui, 0, {.key = Key::k, .command = true}));
    CHECK_FALSE(wants_key(h.ui, 0, {.key = Key::j, .command = true}));
    post(h.ui, {.kind = EventKind::key, .key = {.key = Key::k, .command = true}});
    h.picture(page);
    CHECK(finds == 1);
    const Id name = h.id_of("textbox", "Name");
    post(h.ui, focus_on(name));
    h.picture(page);
    post(h.ui, key_on(name, Key::enter));
    h.picture(page);
    CHECK(finds == 1);
}

TEST_CASE("every interactive item has a node in the mirror") {
    Headless h;
    Form form;
    h.picture([&](Context& ui) {
        Region region(ui, "r", {0, 0, 600, 300}, {.landmark = Landmark::main});
        form(ui);
        static_cast<void>(clause_chip(ui, "clause", "¶27"));
        static_cast<void>(link(ui, "link", {.label = "more"}));
        for (int i = 0; i < 40; ++i) body(ui, "line");
    });
    CHECK(unannotated(h.ui).empty());
    // the net itself: an item that nobody mirrors is found
    h.picture([](Context& ui) {
        static_cast<void>(ui);
        ImGui::SetCursorPos({10, 10});
        ImGui::InvisibleButton("naked", {20, 20});
    });
    CHECK(unannotated(h.ui).size() == 1);
}

TEST_CASE("what stands below a row that went on in the next line stands below all of it") {
    Headless h;
    auto content = [](Context& ui) {
        Column column(ui, {.gap = 8});
        {
            Row row(ui, {.height = 32, .gap = 8, .wrap = true});
            for (int i = 0; i < 40; ++i) {
                const std::string name = "B" + std::to_string(i);
                Scope scope(ui, name);
                (void)button(ui, "b", {.label = name});
            }
        }
        (void)button(ui, "below", {.label = "Below"});
    };
    for (int i = 0; i < 4; ++i) h.picture(content);
    const Rect last = h.place_of("button", "B39");
    CHECK(last.y > h.place_of("button", "B0").bottom());
    CHECK(h.place_of("button", "Below").y >= last.bottom() + 8);
}

TEST_CASE("a line of a row is as high as what stands in it, not as another line") {
    Headless h;
    auto content = [](Context& ui) {
        Row row(ui, {.gap = 8, .wrap = true, .top = true});
        (void)button(ui, "first", {.label = "First"});
        (void)place(ui, 900, 120);
        (void)place(ui, 900, 32);
        (void)button(ui, "second", {.label = "Second"});
        (void)place(ui, 1200, 32);
        (void)button(ui, "third", {.label = "Third"});
    };
    for (int i = 0; i < 4; ++i) h.picture(content);
    const Rect second = h.place_of("button", "Second");
    CHECK(second.y == h.place_of("button", "First").y + 120 + 8);
    CHECK(h.place_of("button", "Third").y <= second.y + 2 * (32 + 8));
}

TEST_CASE("tabs that find no room go on in the next line") {
    Headless h;
    std::vector<std::string> names;
    for (int i = 0; i < 40; ++i) names.push_back("Chapter " + std::to_string(i));
    std::vector<Option> options;
    for (const std::string& name : names) options.push_back({.label = name});
    auto content = [&](Context& ui) {
        (void)tabs(ui, "tabs", {.name = "Chapters", .options = options});
        (void)button(ui, "below", {.label = "Below"});
    };
    h.picture(content);
    const Rect page = h.place_of("tablist", "Chapters");
    const Rect last = h.place_of("tab", "Chapter 39");
    CHECK(h.place_of("tab", "Chapter 1").y == h.place_of("tab", "Chapter 0").y);
    CHECK(last.y > h.place_of("tab", "Chapter 0").y);
    CHECK(last.bottom() == page.bottom());
    for (const std::string& name : names) CHECK(h.place_of("tab", name).right() <= page.right());
    CHECK(h.place_of("button", "Below").y >= last.bottom());
}

}  // namespace zuji::ui::test
