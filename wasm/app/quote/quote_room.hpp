#pragma once
// The door for sales: from a phone call to a printed quotation on one page.

#include <functional>

#include "core/quote/quote_desk.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

struct QuoteContext {
    const QuoteDesk& desk;
    const Quote& quote;
    const Catalog& words;
    const Knowledge& knowledge;
    AppState& state;
    Actions& actions;

    [[nodiscard]] const std::string& t(std::string_view key) const { return words.text(key); }
    [[nodiscard]] std::string t(std::string_view key, const std::vector<std::string>& args) const {
        return words.format(key, args);
    }
    /// Change the open quotation after the frame.
    void change(std::function<void(Quote&)> edit) const {
        actions.at_desk([edit = std::move(edit)](QuoteDesk& open) { open.change(edit); });
    }
    /// The message for an entry that could not be used or should be looked at; empty: fine.
    [[nodiscard]] std::string problem(std::string_view where) const;
    /// The first message for entries below a path ("units["), with its place; empty: all are fine.
    [[nodiscard]] std::string first_problem(std::string_view below) const;
};

void draw_quote_room(ui::Context& ui, QuoteContext& context);

// ---- its parts ----
void draw_quote_units(ui::Context& ui, QuoteContext& context);
void draw_quote_rates(ui::Context& ui, QuoteContext& context);
void draw_quote_items(ui::Context& ui, QuoteContext& context);
void draw_quote_parties(ui::Context& ui, QuoteContext& context);
void draw_quote_total(ui::Context& ui, QuoteContext& context);
void draw_quote_readings(ui::Context& ui, QuoteContext& context);
void draw_quote_scenarios(ui::Context& ui, QuoteContext& context);

// ---- its other tabs ----
void draw_quote_division(ui::Context& ui, QuoteContext& context);
void draw_quote_what_if(ui::Context& ui, QuoteContext& context);
void draw_quote_schedule(ui::Context& ui, QuoteContext& context);
void draw_quote_versions(ui::Context& ui, QuoteContext& context);

}  // namespace zuji::app
