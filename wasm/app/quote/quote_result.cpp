// What the quotation comes to: the safe total, its parts, the open readings as switches, and what-if.

#include <string>

#include "core/quote/money.hpp"
#include "core/quote/quote_words.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

namespace {

std::string money_text(const QuoteContext& context, const Decimal& amount) {
    return context.quote.currency + " " + format_money(amount);
}

/// Days of one activity over all units.
QuoteRange days_of(const QuoteResult& result, QuoteActivity activity) {
    QuoteRange sum;
    for (const QuoteLine& line : result.lines)
        if (line.activity == activity) sum = sum + line.days;
    return sum;
}

void draw_activity(ui::Context& ui, const QuoteContext& context, const QuoteResult& result, QuoteActivity activity) {
    const std::string word(quote_activity_word(activity));
    const auto line = std::find_if(result.lines.begin(), result.lines.end(),
                                   [&](const QuoteLine& each) { return each.activity == activity; });
    if (line == result.lines.end()) return;
    const std::string name = context.t("man-days." + word) + "  " + paragraph_label(context.words, line->clause);
    const std::string days = days_text(days_of(result, activity));
    ui::fact(ui, {.name = name, .value = days, .unit = context.t("man-days.unit")});
}

void draw_sum(ui::Context& ui, const QuoteContext& context, std::string_view name, const Decimal& amount) {
    const std::string value = format_money(amount);
    ui::fact(ui, {.name = name, .value = value, .unit = context.quote.currency});
}

/// Difference of an option to the quotation as it stands: "+ 3,000.00".
std::string difference_text(const QuoteContext& context, const QuoteRange& option, const QuoteRange& now) {
    const Decimal difference = option.safe - now.safe;
    if (difference.is_zero()) return context.t(now.safe.is_zero() ? "quote.no-price" : "quote.no-difference");
    return (difference.is_negative() ? "" : "+") + format_money(difference) + " " + context.quote.currency;
}

void draw_reading(ui::Context& ui, QuoteContext& context, const QuoteResult& result, const QuoteReading& reading) {
    ui::Scope scope(ui, reading.id);
    const auto* text = context.knowledge.rules->interpretation(reading.id);
    const bool chinese = context.words.language() == "zh";
    const std::string question = text ? (chinese ? text->question.zh : text->question.en) : reading.id;
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, question + " (" + reading.id + ")");
    std::vector<std::string> labels;
    labels.reserve(reading.options.size());
    std::vector<std::string> effects;
    effects.reserve(reading.options.size());
    std::vector<ui::Option> options;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < reading.options.size(); ++i) {
        const QuoteOption& option = reading.options[i];
        labels.push_back(option_name(context.words, reading.id, option.id));
        effects.push_back(days_text(option.days) + " " + context.t("man-days.unit") + ", " +
                          difference_text(context, option.total, result.sum.total));
        options.push_back({.label = labels.back(), .description = effects.back()});
        if (option.id == reading.chosen) chosen = i;
    }
    const auto picked = ui::radio_list(ui, "options", {.name = question, .options = options, .chosen = chosen});
    if (picked)
        context.change([id = reading.id, option = reading.options[*picked].id](Quote& quote) {
            if (option.empty()) {
                quote.readings.erase(id);
            } else {
                quote.readings[id] = option;
            }
        });
}

}  // namespace

void draw_quote_total(ui::Context& ui, QuoteContext& context) {
    const QuoteResult* result = context.desk.result();
    ui::Card card(
        ui, "total",
        {.name = context.t("quote.offer"), .padding = {20, 16}, .gap = 6, .accent = true, .tone = ui::Tone::accent});
    if (!result) {
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("quote.units-empty"));
        return;
    }
    const QuoteSum& sum = result->sum;
    ui::text(ui, ui::Type::body, ui.theme().muted, context.t("quote.total-safe"));
    const bool unpriced = sum.lines.safe.is_zero() && !result->complete;
    const std::string total = unpriced ? std::string("—") : format_money(sum.total.safe);
    ui::key_figure(ui, total, context.quote.currency, ui::Tone::accent);
    const std::string days = result->days.safe.to_string();
    ui::fact(
        ui,
        {.name = context.t("quote.days-safe"), .value = days, .unit = context.t("man-days.unit"), .bold_value = true});
    const std::string range = days_text(result->days);
    ui::fact(ui, {.name = context.t("quote.days-range"), .value = range, .unit = context.t("man-days.unit")});
    if (!result->complete)
        ui::text_wrapped(ui, ui::Type::note, ui.theme().warning, context.t("quote.incomplete"), ui::Mirrored::status);
    for (const Error& remark : result->remarks)
        ui::text_wrapped(ui, ui::Type::note, ui.theme().warning,
                         context.words.format("error." + remark.code, remark.args), ui::Mirrored::status);
    ui::separator(ui);
    for (const auto activity :
         {QuoteActivity::document_review, QuoteActivity::site_inspection, QuoteActivity::site_verification})
        draw_activity(ui, context, *result, activity);
    if (!unpriced) {
        ui::separator(ui);
        draw_sum(ui, context, context.t("quote.subtotal"), sum.lines.safe);
    }
    if (!sum.discount.safe.is_zero())
        draw_sum(ui, context, context.t("quote.discount", {context.quote.rates.discount_percent.text()}),
                 -sum.discount.safe);
    if (!sum.tax.safe.is_zero())
        draw_sum(ui, context, context.t("quote.tax", {context.quote.rates.tax_percent.text()}), sum.tax.safe);
    const Schedule& schedule = context.desk.schedule();
    if (schedule.is_complete) {
        const std::string day = schedule.phase(PhaseId::certificate).late.last.to_string();
        ui::fact(ui, {.name = context.t("quote.certificate-by"), .value = day});
    }
    ui::separator(ui);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("quote.safe-why"));
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("quote.fee-list"));
}

void draw_quote_readings(ui::Context& ui, QuoteContext& context) {
    const QuoteResult* result = context.desk.result();
    if (!result || result->readings.empty()) return;
    ui::Card card(ui, "readings", {.name = context.t("quote.open-readings"), .padding = {16, 12}, .gap = 8});
    ui::card_head(ui, context.t("quote.open-readings"), context.t("quote.readings-why"));
    for (const QuoteReading& reading : result->readings) draw_reading(ui, context, *result, reading);
}

void draw_quote_scenarios(ui::Context& ui, QuoteContext& context) {
    const QuoteResult* result = context.desk.result();
    if (!result || result->scenarios.empty()) return;
    ui::Card card(ui, "scenarios", {.name = context.t("quote.what-if"), .padding = {16, 12}, .gap = 4});
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, context.t("quote.what-if"), 3);
        row.right();
        if (ui::link(ui, "side-by-side", {.label = context.t("quote.side-by-side")}))
            context.state.quote.tab = QuoteTab::what_if;
    }
    for (const QuoteScenario& scenario : result->scenarios) {
        ui::text(ui, ui::Type::note, ui.theme().muted, context.t("quote.scenario." + scenario.id));
        const std::string days = days_text(scenario.days) + " " + context.t("man-days.unit");
        const std::string total = money_text(context, scenario.total.safe);
        ui::fact(ui, {.name = days, .value = total, .bold_value = true, .text_name = true});
    }
}

}  // namespace zuji::app
