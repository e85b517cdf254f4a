#include "core/quote/quote_tables.hpp"

#include "core/quote/money.hpp"
#include "core/quote/quote_words.hpp"
#include "core/report/cells.hpp"
#include "core/report/schedule_report.hpp"
#include "core/rules/table.hpp"

namespace zuji {
namespace {

std::string money_range(const QuoteRange& range) {
    if (!range.is_range()) return format_money(range.low);
    return format_money(range.low) + " – " + format_money(range.high);
}

std::string activity_name(const Say& say, QuoteActivity activity) {
    return say("man-days." + std::string(quote_activity_word(activity)));
}

}  // namespace

TableBlock quote_basis_table(const QuoteFacts& facts, const Say& say) {
    TableBlock table;
    table.header = {say("quote.column.work"), say("quote.column.unit"), say("report.column.bom-lines"),
                    say("quote.column.band"), say("quote.column.days"), say("report.column.clause")};
    table.align = {Align::left, Align::left, Align::right, Align::left, Align::right, Align::left};
    for (const QuoteLine& line : facts.result.lines) {
        const std::string items = line.unit ? or_dash(facts.quote.units[*line.unit].bom_items.text()) : "—";
        table.rows.push_back({plain(activity_name(say, line.activity)),
                              plain(line.unit ? unit_text(facts.quote, *line.unit) : say("quote.all-units")),
                              plain(items), plain(or_dash(line.band)), plain(days_text(line.days)),
                              plain(clause_label(say, facts.rules, facts.quote.document, line.clause))});
    }
    return table;
}

TableBlock quote_readings_table(const QuoteFacts& facts, const Say& say) {
    TableBlock table;
    table.header = {say("report.column.reading"), say("report.column.question"), say("quote.column.option"),
                    say("quote.column.days"), say("quote.column.total")};
    table.align = {Align::left, Align::left, Align::left, Align::right, Align::right};
    for (const QuoteReading& reading : facts.result.readings) {
        const rules::Interpretation* text = facts.rules.interpretation(reading.id);
        for (const QuoteOption& option : reading.options) {
            const bool is_first = &option == &reading.options.front();
            const bool taken = option.id == reading.chosen;
            const std::string name = option_name(say.words(), reading.id, option.id);
            table.rows.push_back({plain(is_first ? reading.id : ""),
                                  plain(is_first && text ? say.pick(text->question) : ""),
                                  {name, taken ? Tone::good : Tone::normal, ""},
                                  plain(days_text(option.days)),
                                  plain(money_range(option.total))});
        }
    }
    return table;
}

TableBlock quote_schedule_table(const QuoteFacts& facts, const Say& say) {
    TableBlock table;
    table.header = {say("schedule.column.phase"),    say("schedule.column.who"),     say("schedule.column.early-from"),
                    say("schedule.column.early-to"), say("schedule.column.late-to"), say("schedule.column.limit"),
                    say("report.column.clause")};
    table.align.assign(table.header.size(), Align::left);
    for (const Phase& phase : facts.schedule.phases) {
        const std::string name = say("phase." + std::string(phase_word(phase.id)));
        const std::string clause =
            phase.clause.empty() ? "" : clause_label(say, facts.rules, facts.quote.document, phase.clause);
        if (!phase.is_planned) {
            const std::string why =
                phase.skipped.empty() ? say("state.open") : say("schedule.skipped." + phase.skipped);
            table.rows.push_back(
                {plain(name), plain(""), {why, Tone::muted, ""}, plain(""), plain(""), plain(""), plain(clause)});
            continue;
        }
        table.rows.push_back({plain(name), plain(say("actor." + std::string(actor_word(phase.actor)))),
                              plain(phase.early.first.to_string()), plain(phase.early.last.to_string()),
                              plain(phase.late.last.to_string()), plain(phase.limit ? phase.limit->to_string() : "—"),
                              plain(clause)});
    }
    return table;
}

TableBlock quote_to_do_table(const QuoteFacts& facts, const Say& say) {
    TableBlock table;
    table.header = {say("report.column.item"), say("report.column.document"), say("quote.column.when")};
    table.align.assign(table.header.size(), Align::left);
    if (const rules::Checklist* checklist = facts.rules.checklist("application-documents")) {
        for (const rules::ChecklistItem& item : checklist->items) {
            const std::string question = say.pick(item.question);
            table.rows.push_back({plain(paragraph_label(say, item.clause)), plain(say.pick(item.name)),
                                  plain(question.empty() ? say("quote.always") : question)});
        }
    }
    return table;
}

std::vector<std::string> quote_column_names(const QuoteFacts& facts, const Say& say) {
    std::vector<std::string> names = {say("quote.scenario.as-entered")};
    for (const QuoteCase& each : facts.quote.cases) names.push_back(case_name(say.words(), each));
    return names;
}

}  // namespace zuji
