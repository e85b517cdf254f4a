#include "core/quote/quote_report.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/model/words.hpp"
#include "core/quote/money.hpp"
#include "core/report/cells.hpp"
#include "core/report/package.hpp"
#include "core/report/tables.hpp"
#include "core/rules/table.hpp"

namespace zuji {
namespace {

/// What every part is written from.
struct Facts {
    const rules::RuleBook& rules;
    const Quote& quote;
    const QuoteResult& result;
    const Say& say;
};

Cell figure(std::string text, Tone tone = Tone::normal) { return {std::move(text), tone, ""}; }

std::string days_text(const QuoteRange& days) {
    const std::string low = days.low.to_string();
    const std::string high = days.high.to_string();
    return low == high ? low : low + " – " + high;
}

std::string money_text(const Facts& facts, const Decimal& amount) {
    return facts.quote.currency + " " + format_money(amount);
}

std::string money_range(const QuoteRange& range) {
    if (!range.is_range()) return format_money(range.low);
    return format_money(range.low) + " – " + format_money(range.high);
}

std::string unit_text(const Facts& facts, std::size_t unit) {
    const std::string& name = facts.quote.units[unit].name;
    return std::to_string(unit + 1) + (name.empty() ? "" : " " + name);
}

Section parties_section(const Facts& facts) {
    const Quote& quote = facts.quote;
    const Say& say = facts.say;
    KeyValues values;
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) values.rows.emplace_back(say(key), plain(text));
    };
    add("quote.number", quote.number.empty()
                            ? std::string()
                            : say("quote.number-and-version", {quote.number, std::to_string(quote.version)}));
    add("quote.customer", quote.customer.name);
    add("quote.customer-contact", quote.customer.contact);
    add("quote.customer-address", quote.customer.address);
    add("quote.seller", quote.seller.name);
    add("quote.seller-contact", quote.seller.contact);
    add("quote.created", quote.created);
    add("quote.valid-until", quote.valid_until);
    add("quote.document", quote.document);
    return {"parties", say("quote.parties"), {std::move(values)}};
}

/// The figure offered, big; beside it the range of the documents.
Section total_section(const Facts& facts) {
    const Say& say = facts.say;
    const QuoteSum& sum = facts.result.sum;
    Section section{"total", say("quote.offer"), {}};
    section.blocks.push_back(Tiles{{{say("quote.total-safe"), money_text(facts, sum.total.safe), Tone::good},
                                    {say("quote.days-safe"), facts.result.days.safe.to_string(), Tone::normal},
                                    {say("quote.days-range"), days_text(facts.result.days), Tone::normal}}});
    if (!facts.result.complete) section.blocks.push_back(Paragraph{say("quote.incomplete"), Tone::bad});
    return section;
}

TableBlock lines_table(const Facts& facts) {
    const Say& say = facts.say;
    TableBlock table;
    table.header = {say("quote.column.work"), say("quote.column.unit"), say("quote.column.days"),
                    say("quote.column.rate"), say("quote.column.amount")};
    table.align = {Align::left, Align::left, Align::right, Align::right, Align::right};
    const QuoteRates& rates = facts.quote.rates;
    for (const QuoteLine& line : facts.result.lines) {
        const Entered& rate = line.activity == QuoteActivity::document_review   ? rates.document_review
                              : line.activity == QuoteActivity::site_inspection ? rates.site_inspection
                                                                                : rates.site_verification;
        const std::string work = say("man-days." + std::string(quote_activity_word(line.activity)));
        table.rows.push_back(
            {plain(line.exempt ? say("quote.exempt", {work}) : work),
             plain(line.unit ? unit_text(facts, *line.unit) : say("quote.all-units")),
             figure(line.days.safe.to_string()), figure(or_dash(rate.text())),
             line.priced ? figure(format_money(line.amount.safe)) : figure(say("quote.no-price"), Tone::open)});
    }
    for (const QuoteItemLine& line : facts.result.items) {
        const SellerItem& item = facts.quote.items[line.item];
        const std::string kind = say("quote.item." + (item.kind.empty() ? std::string("other") : item.kind));
        const std::string name = item.name.empty() ? kind : kind + ": " + item.name;
        table.rows.push_back(
            {plain(name), plain(say("quote.sellers-own")),
             figure(trim(item.amount.text() + " " + item.unit).empty()
                        ? "—"
                        : std::string(trim(item.amount.text() + " " + item.unit))),
             figure(or_dash(item.price.text())),
             line.priced ? figure(format_money(line.amount)) : figure(say("quote.no-price"), Tone::open)});
    }
    return table;
}

void add_sums(const Facts& facts, TableBlock& table) {
    const Say& say = facts.say;
    const QuoteSum& sum = facts.result.sum;
    const auto row = [&](std::string what, const std::string& remark, const Decimal& amount) {
        table.rows.push_back(
            {plain(std::move(what)), plain(remark), plain(""), plain(""), figure(format_money(amount))});
    };
    row(say("quote.subtotal"), "", sum.lines.safe);
    const QuoteRates& rates = facts.quote.rates;
    if (!sum.discount.safe.is_zero()) {
        row(say("quote.discount", {rates.discount_percent.text()}), rates.discount_reason, -sum.discount.safe);
    }
    if (!rates.tax_percent.is_empty()) row(say("quote.tax", {rates.tax_percent.text()}), "", sum.tax.safe);
    row(say("quote.total"), facts.quote.currency, sum.total.safe);
}

Section price_section(const Facts& facts) {
    Section section{"price", facts.say("quote.price"), {}};
    TableBlock table = lines_table(facts);
    add_sums(facts, table);
    section.blocks.push_back(std::move(table));
    section.blocks.push_back(Paragraph{facts.say("quote.safe-why"), Tone::muted});
    section.blocks.push_back(Paragraph{facts.say("man-days.not-priced"), Tone::muted});
    section.blocks.push_back(Paragraph{facts.say("quote.fee-list"), Tone::muted});
    if (!facts.quote.notes.empty()) section.blocks.push_back(Paragraph{facts.quote.notes, Tone::normal});
    return section;
}

Section scenarios_section(const Facts& facts) {
    const Say& say = facts.say;
    TableBlock table;
    table.header = {say("quote.column.case"), say("quote.column.days"), say("quote.column.total")};
    table.align = {Align::left, Align::right, Align::right};
    for (const QuoteScenario& scenario : facts.result.scenarios) {
        table.rows.push_back({plain(say("quote.scenario." + scenario.id)), figure(days_text(scenario.days)),
                              figure(money_range(scenario.total))});
    }
    return {"what-if", say("quote.what-if"), {std::move(table)}};
}

/// Person-days of every unit with the row of the table and the paragraph.
Section basis_section(const Facts& facts) {
    const Say& say = facts.say;
    TableBlock table;
    table.header = {say("quote.column.work"), say("quote.column.unit"), say("report.column.bom-lines"),
                    say("quote.column.band"), say("quote.column.days"), say("report.column.clause")};
    table.align = {Align::left, Align::left, Align::right, Align::left, Align::right, Align::left};
    for (const QuoteLine& line : facts.result.lines) {
        const std::string items = line.unit ? or_dash(facts.quote.units[*line.unit].bom_items.text()) : "—";
        table.rows.push_back({plain(say("man-days." + std::string(quote_activity_word(line.activity)))),
                              plain(line.unit ? unit_text(facts, *line.unit) : say("quote.all-units")), figure(items),
                              plain(or_dash(line.band)), figure(days_text(line.days)),
                              plain(clause_label(say, facts.rules, facts.quote.document, line.clause))});
    }
    return {"basis", say("quote.basis"), {std::move(table)}};
}

std::string option_text(const Say& say, const QuoteReading& reading, const std::string& option) {
    if (option.empty()) return say("quote.reading.open");
    return say("quote.reading." + reading.id + "." + option);
}

Section readings_section(const Facts& facts) {
    const Say& say = facts.say;
    TableBlock table;
    table.header = {say("report.column.reading"), say("report.column.question"), say("quote.column.option"),
                    say("quote.column.days"), say("quote.column.total")};
    table.align = {Align::left, Align::left, Align::left, Align::right, Align::right};
    for (const QuoteReading& reading : facts.result.readings) {
        const rules::Interpretation* text = facts.rules.interpretation(reading.id);
        for (const QuoteOption& option : reading.options) {
            const bool taken = option.id == reading.chosen;
            const std::string name = option_text(say, reading, option.id);
            table.rows.push_back(
                {plain(reading.id),
                 plain(text ? say.pick(text->question) : ""),
                 {taken ? say("quote.option-taken", {name}) : name, taken ? Tone::good : Tone::normal, ""},
                 figure(days_text(option.days)),
                 figure(money_range(option.total))});
        }
    }
    Section section{"readings", say("quote.readings"), {}};
    section.blocks.push_back(Paragraph{say("quote.readings-why"), Tone::muted});
    section.blocks.push_back(std::move(table));
    return section;
}

/// What the customer brings: the documents of Annex 1.
Section to_do_section(const Facts& facts) {
    const Say& say = facts.say;
    TableBlock table;
    table.header = {say("report.column.item"), say("report.column.document"), say("quote.column.when")};
    if (const rules::Checklist* checklist = facts.rules.checklist("application-documents")) {
        for (const rules::ChecklistItem& item : checklist->items) {
            const std::string question = say.pick(item.question);
            table.rows.push_back({plain(paragraph_label(say, item.clause)), plain(say.pick(item.name)),
                                  plain(question.empty() ? say("quote.always") : question)});
        }
    }
    Section section{"to-do", say("quote.to-do"), {}};
    section.blocks.push_back(Paragraph{say("quote.to-do-why"), Tone::muted});
    section.blocks.push_back(std::move(table));
    return section;
}

}  // namespace

Report make_quote_report(const rules::RuleBook& rules, const Quote& quote, const QuoteResult& result,
                         const Catalog& words) {
    const Say say(words);
    const Facts facts{rules, quote, result, say};
    Report report;
    report.language = say.language();
    report.title = say("quote.report-title");
    report.subtitle = quote.title.empty() ? quote.customer.name : quote.title;
    report.notice = say("quote.report-notice");
    report.sections = {parties_section(facts), total_section(facts), price_section(facts)};
    if (!result.scenarios.empty()) report.sections.push_back(scenarios_section(facts));
    report.sections.push_back(basis_section(facts));
    if (!result.readings.empty()) report.sections.push_back(readings_section(facts));
    report.sections.push_back(to_do_section(facts));
    return report;
}

std::string quote_file_name(const Quote& quote) {
    const std::string number = quote.number.empty() ? "quote" : quote.number;
    return safe_file_name(number + "_v" + std::to_string(quote.version) +
                          (quote.customer.name.empty() ? "" : "_" + quote.customer.name));
}

}  // namespace zuji
