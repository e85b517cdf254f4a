// What the quotation would come to otherwise: cases as columns, what they change above, what they come to below.

#include <algorithm>
#include <array>
#include <string>

#include "core/quote/money.hpp"
#include "core/quote/quote_words.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

namespace {

constexpr std::size_t most_cases = 5;

std::string signed_money(const Decimal& difference) {
    return (difference.is_negative() || difference.is_zero() ? "" : "+") + format_money(difference);
}
std::string signed_days(const Decimal& difference) {
    if (difference.is_zero()) return "0";
    return (difference.is_negative() ? "\u2212" : "+") + difference.abs().to_string();
}

void change_case(const QuoteContext& context, std::size_t index, std::function<void(QuoteCase&)> edit) {
    context.change([index, edit = std::move(edit)](Quote& quote) {
        if (index < quote.cases.size()) edit(quote.cases[index]);
    });
}

/// The rows of the comparison. A row has the quotation first and then one cell a case.
class Comparison {
   public:
    Comparison(ui::Context& ui, QuoteContext& context, const QuoteResult& result, ui::ListTable& table)
        : ui_(ui), context_(context), result_(result), table_(table) {}

    void draw() {
        buttons();
        summary();
        concessions("quote.unit-exemption", &QuoteUnit::exemption, &QuoteCase::exemption);
        concessions("quote.unit-acceptance", &QuoteUnit::acceptance, &QuoteCase::acceptance);
        for (const QuoteReading& reading : result_.readings) readings(reading);
        rate("man-days.document-review", "quote.case.rate", "document_review", &QuoteRates::document_review);
        rate("man-days.site-inspection", "quote.case.rate", "site_inspection", &QuoteRates::site_inspection);
        rate("man-days.site-verification", "quote.case.rate", "site_verification", &QuoteRates::site_verification);
        rate("quote.discount-percent", "quote.case.percent", "discount_percent", &QuoteRates::discount_percent);
        activities();
    }

   private:
    void label(std::string_view text, bool is_sum = false) {
        (void)table_.row({.height = 40, .pressable = false, .name = text});
        table_.cell();
        ui::text(ui_, is_sum ? ui::Type::body_bold : ui::Type::body, ui_.theme().text, text);
        table_.cell();
    }

    template <class Draw>
    void cells(Draw&& draw) {
        for (std::size_t i = 0; i < context_.quote.cases.size(); ++i) {
            table_.cell();
            ui::Scope scope(ui_, "case", static_cast<std::int64_t>(i));
            draw(i);
        }
    }

    void buttons() {
        ui::Scope scope(ui_, "buttons");
        label("");
        cells([this](std::size_t i) {
            if (ui::link(ui_, "use",
                         {.label = context_.t("quote.case.use"),
                          .name = context_.t("quote.case.use-named", {std::to_string(i + 1)})}))
                context_.change([i](Quote& quote) {
                    if (i >= quote.cases.size()) return;
                    const QuoteCase taken = quote.cases[i];
                    quote = with_case(std::move(quote), taken);
                    quote.cases.erase(quote.cases.begin() + static_cast<std::ptrdiff_t>(i));
                });
            if (ui::icon_button(ui_, "delete",
                                {.icon = ui::Icon::trash,
                                 .name = context_.t("quote.case.delete", {std::to_string(i + 1)}),
                                 .size = 24}))
                context_.change([i](Quote& quote) {
                    if (i < quote.cases.size()) quote.cases.erase(quote.cases.begin() + static_cast<std::ptrdiff_t>(i));
                });
        });
    }

    void concessions(std::string_view key, std::string QuoteUnit::*in_unit, std::string QuoteCase::*in_case) {
        const auto& units = context_.quote.units;
        const auto claims =
            std::count_if(units.begin(), units.end(), [&](const QuoteUnit& unit) { return !(unit.*in_unit).empty(); });
        if (claims == 0) return;
        const auto confirmed = std::count_if(units.begin(), units.end(),
                                             [&](const QuoteUnit& unit) { return unit.*in_unit == "confirmed"; });
        ui::Scope scope(ui_, key);
        label(context_.t(key));
        ui::note_text(ui_, context_.t("quote.case.confirmed-of", {std::to_string(confirmed), std::to_string(claims)}));
        constexpr std::array<std::string_view, 3> words = {"", "confirmed", "not-confirmed"};
        cells([&](std::size_t i) {
            std::array<ui::Option, 3> options;
            std::size_t chosen = 0;
            for (std::size_t k = 0; k < words.size(); ++k) {
                options[k].label =
                    context_.t("quote.case.concession" + (words[k].empty() ? "" : "." + std::string(words[k])));
                if (context_.quote.cases[i].*in_case == words[k]) chosen = k;
            }
            const auto picked = ui::select(
                ui_, "concession",
                {.name = name_of(context_.t(key), i), .options = options, .chosen = chosen, .width = ui::fill});
            if (picked)
                change_case(context_, i, [in_case, word = words[*picked]](QuoteCase& each) { each.*in_case = word; });
        });
    }

    void readings(const QuoteReading& reading) {
        ui::Scope scope(ui_, reading.id);
        const auto* text = context_.knowledge.rules->interpretation(reading.id);
        const bool chinese = context_.words.language() == "zh";
        const std::string question = text ? (chinese ? text->question.zh : text->question.en) : reading.id;
        label(question);
        ui::note_text(ui_, option_name(context_.words, reading.id, reading.chosen));
        cells([&](std::size_t i) {
            const auto& own = context_.quote.cases[i].readings;
            const auto now = own.find(reading.id);
            std::vector<std::string> labels = {context_.t("quote.case.concession")};
            for (const QuoteOption& option : reading.options)
                labels.push_back(option_name(context_.words, reading.id, option.id));
            std::vector<ui::Option> options;
            std::size_t chosen = 0;
            for (std::size_t k = 0; k < labels.size(); ++k) {
                options.push_back({.label = labels[k]});
                if (k > 0 && now != own.end() && now->second == reading.options[k - 1].id) chosen = k;
            }
            const auto picked =
                ui::select(ui_, "reading",
                           {.name = name_of(question, i), .options = options, .chosen = chosen, .width = ui::fill});
            if (!picked) return;
            const std::string option = *picked == 0 ? std::string() : reading.options[*picked - 1].id;
            change_case(context_, i, [id = reading.id, keep = *picked == 0, option](QuoteCase& each) {
                if (keep) {
                    each.readings.erase(id);
                } else {
                    each.readings[id] = option;
                }
            });
        });
    }

    /// `word`: the member in the path of an entry that cannot be read.
    void rate(std::string_view key, std::string_view label_key, const std::string& word, Entered QuoteRates::*member) {
        ui::Scope scope(ui_, key);
        label(context_.t(label_key, {context_.t(key), context_.quote.currency}));
        const std::string& now = (context_.quote.rates.*member).text();
        ui::number(ui_, now.empty() ? "—" : now);
        cells([&](std::size_t i) {
            const Entered& value = context_.quote.cases[i].rates.*member;
            const std::string error = context_.problem("cases[" + std::to_string(i) + "].rates." + word);
            auto edited = ui::number_field(ui_, "rate",
                                           {.name = name_of(context_.t(key), i),
                                            .value = value.text(),
                                            .show_label = false,
                                            .placeholder = now,
                                            .error = error,
                                            .width = ui::fill});
            if (edited)
                change_case(context_, i,
                            [member, text = *edited](QuoteCase& each) { each.rates.*member = Entered(text); });
        });
    }

    template <class Text>
    void result_row(std::string_view key, bool is_sum, Text&& text) {
        ui::Scope scope(ui_, key);
        label(key.starts_with("man-days.") ? context_.t("quote.case.days", {context_.t(key)}) : context_.t(key),
              is_sum);
        for (std::size_t i = 0; i < result_.columns.size(); ++i) {
            if (i > 0) table_.cell();
            ui::number(ui_, text(result_.columns[i], i), 0, is_sum ? ui::Type::body_bold : ui::Type::body);
        }
    }

    /// What everybody looks for first.
    void summary() {
        ui::Scope scope(ui_, "summary");
        result_row("quote.total-safe", true,
                   [](const QuoteColumn& column, std::size_t) { return format_money(column.figures.sum.total.safe); });
        result_row("quote.column.difference", false, [](const QuoteColumn& column, std::size_t i) {
            return i == 0 ? std::string("—") : signed_money(column.difference);
        });
        result_row("quote.days-safe", true,
                   [](const QuoteColumn& column, std::size_t) { return column.figures.days.safe.to_string(); });
        result_row("quote.days-difference", false, [](const QuoteColumn& column, std::size_t i) {
            return i == 0 ? std::string("—") : signed_days(column.days_difference);
        });
    }

    void activities() {
        constexpr std::array<const char*, 3> keys = {"man-days.document-review", "man-days.site-inspection",
                                                     "man-days.site-verification"};
        ui::Scope scope(ui_, "activities");
        for (std::size_t k = 0; k < keys.size(); ++k)
            result_row(keys[k], false,
                       [k](const QuoteColumn& column, std::size_t) { return days_text(column.figures.activities[k]); });
    }

    [[nodiscard]] std::string name_of(const std::string& what, std::size_t index) const {
        return context_.t("quote.case.field", {what, std::to_string(index + 1)});
    }

    ui::Context& ui_;
    QuoteContext& context_;
    const QuoteResult& result_;
    ui::ListTable& table_;
};

/// A case that one press adds.
struct Suggestion {
    std::string label;
    QuoteCase added;
};

std::vector<Suggestion> suggestions_of(const QuoteContext& context, const QuoteResult& result) {
    std::vector<Suggestion> suggestions;
    const auto& cases = context.quote.cases;
    for (QuoteCase& each : suggested_cases(context.quote, result)) {
        if (std::find(cases.begin(), cases.end(), each) != cases.end()) continue;
        std::string label = case_name(context.words, each);
        suggestions.push_back({std::move(label), std::move(each)});
    }
    suggestions.push_back({context.t("quote.case.own"), {}});
    return suggestions;
}

void draw_suggestions(ui::Context& ui, QuoteContext& context, const QuoteResult& result) {
    if (context.quote.cases.size() >= most_cases) {
        ui::note_text(ui, context.t("quote.case.most", {std::to_string(most_cases)}));
        return;
    }
    constexpr float around_label = 52;  // icon, padding and the gap to the next chip
    const std::vector<Suggestion> suggestions = suggestions_of(context, result);
    const float width = ui::available_width(ui);
    std::size_t next = 0;
    for (std::int64_t line = 0; next < suggestions.size(); ++line) {
        ui::Scope scope(ui, "line", line);
        ui::Row row(ui, {.height = 24, .gap = 8});
        float used = 0;
        for (std::size_t first = next; next < suggestions.size(); ++next) {
            const Suggestion& each = suggestions[next];
            used += ui::text_width(ui, ui::Type::note, each.label) + around_label;
            if (next > first && used > width) break;
            ui::Scope chip(ui, "suggestion", static_cast<std::int64_t>(next));
            if (ui::chip_button(ui, "add", each.label, ui::Icon::plus))
                context.change([added = each.added](Quote& quote) { quote.cases.push_back(added); });
        }
    }
}

}  // namespace

void draw_quote_what_if(ui::Context& ui, QuoteContext& context) {
    const QuoteResult* result = context.desk.result();
    if (!result) return ui::note_text(ui, context.t("quote.units-empty"));
    ui::Card card(ui, "what-if", {.name = context.t("quote.what-if"), .padding = {16, 12}, .gap = 10});
    ui::card_head(ui, context.t("quote.what-if"), context.t("quote.what-if-why"));
    draw_suggestions(ui, context, *result);
    std::vector<std::string> titles = {context.t("quote.scenario.as-entered")};
    for (const QuoteCase& each : context.quote.cases) titles.push_back(case_name(context.words, each));
    std::vector<ui::TableColumn> columns = {{.width = 220}};
    for (const std::string& title : titles) columns.push_back({.title = title, .align = ui::Align::right});
    ui::ListTable table(ui, "cases",
                        {.name = context.t("quote.what-if"), .columns = columns, .card = false, .cell_padding = 8});
    Comparison(ui, context, *result, table).draw();
}

}  // namespace zuji::app
