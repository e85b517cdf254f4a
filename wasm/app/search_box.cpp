#include "wasm/app/search_box.hpp"

namespace zuji::app {

namespace {

constexpr std::string_view popup = "search";

}  // namespace

bool search_begins(ui::Context& ui, const Catalog& words, std::string_view label) {
    const bool key = ui.shortcut({.key = ui::Key::k, .command = true});
    const bool pressed =
        ui::button(ui, "search-open",
                   {.label = label, .icon_left = ui::Icon::search, .width = 280, .name = words.text("search.name")});
    if (key || pressed) ui::open_popup(ui, popup);
    return key || pressed;
}

ui::FinderEvents search_dialog(ui::Context& ui, const Catalog& words, std::string_view placeholder,
                               std::string_view query, const std::vector<ui::FinderResult>& results) {
    ui::Dialog dialog(ui, popup,
                      {.title = words.text("search.name"),
                       .close_name = words.text("dialog.close"),
                       .width = 640,
                       .no_head = true,
                       .top = 96});
    if (!dialog) return {};
    auto events = ui::finder(ui, "finder",
                             {.name = words.text("search.name"),
                              .query = query,
                              .placeholder = placeholder,
                              .results = results,
                              .empty = words.text("search.empty")});
    if (events.chosen && *events.chosen >= results.size()) events.chosen.reset();
    if (events.chosen) ui::close_popup(ui);
    return events;
}

}  // namespace zuji::app
