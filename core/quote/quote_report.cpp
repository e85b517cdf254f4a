#include "core/quote/quote_report.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/quote/money.hpp"
#include "core/quote/quote_tables.hpp"
#include "core/quote/quote_words.hpp"
#include "core/report/cells.hpp"
#include "core/report/package.hpp"

namespace zuji {
namespace {

/// Units that stand in the offer itself; more of them go to the appendix, so that the offer stays short.
constexpr std::size_t most_units_in_offer = 12;

class QuoteReport {
   public:
    QuoteReport(const QuoteFacts& facts, const Say& say)
        : facts_(facts), quote_(facts.quote), result_(facts.result), say_(say) {}

    Report make() {
        report_.language = say_.language();
        report_.title = say_("quote.report-title");
        report_.subtitle = quote_.title.empty() ? quote_.customer.name : quote_.title;
        report_.notice = say_("quote.report-notice");
        add("parties", "quote.parties", {parties()});
        add_offer();
        add_price();
        const bool is_short = quote_.units.size() <= most_units_in_offer;
        if (is_short) add("units", "quote.units", {units()});
        if (facts_.schedule.is_started) add("schedule", "quote.schedule", schedule());
        add("basis", "quote.basis", {quote_basis_table(facts_, say_)});
        report_.sections.back().new_page = true;
        if (!is_short) add("units", "quote.units-appendix", {units()});
        if (!result_.readings.empty()) {
            add("readings", "quote.readings",
                {Paragraph{say_("quote.readings-why"), Tone::muted}, quote_readings_table(facts_, say_)});
        }
        if (result_.columns.size() > 1) {
            add("what-if", "quote.what-if-appendix", {columns()});
        } else if (!result_.scenarios.empty()) {
            add("what-if", "quote.what-if-appendix", {scenarios()});
        }
        if (facts_.schedule.is_started) {
            add("clocks", "quote.schedule-appendix", {quote_schedule_table(facts_, say_)});
        }
        add("to-do", "quote.to-do", {Paragraph{say_("quote.to-do-why"), Tone::muted}, quote_to_do_table(facts_, say_)});
        return std::move(report_);
    }

   private:
    void add(std::string id, std::string_view title, std::vector<Block> blocks) {
        report_.sections.push_back({std::move(id), say_(title), std::move(blocks)});
    }

    [[nodiscard]] KeyValues parties() const {
        KeyValues values;
        const auto put = [&](const char* key, const std::string& text) {
            if (!text.empty()) values.rows.emplace_back(say_(key), plain(text));
        };
        put("quote.customer", quote_.customer.name);
        put("quote.seller", quote_.seller.name);
        put("quote.customer-contact", quote_.customer.contact);
        put("quote.seller-contact", quote_.seller.contact);
        put("quote.customer-address", quote_.customer.address);
        put("quote.number", quote_.number.empty()
                                ? std::string()
                                : say_("quote.number-and-version", {quote_.number, std::to_string(quote_.version)}));
        put("quote.created", quote_.created);
        put("quote.valid-until", quote_.valid_until);
        put("quote.document", quote_.document);
        return values;
    }

    /// The figure offered, big; beside it the range of the documents and the last date.
    void add_offer() {
        Tiles tiles{{{say_("quote.total-safe"), money(result_.sum.total.safe), Tone::good},
                     {say_("quote.days-safe"), result_.days.safe.to_string()},
                     {say_("quote.days-range"), days_text(result_.days)}}};
        if (facts_.schedule.is_complete) {
            const Span& certificate = facts_.schedule.phase(PhaseId::certificate).late;
            tiles.tiles.push_back({say_("quote.certificate-by"), certificate.last.to_string()});
        }
        add("total", "quote.offer", {std::move(tiles)});
        if (!result_.complete) {
            report_.sections.back().blocks.emplace_back(Paragraph{say_("quote.incomplete"), Tone::bad});
        }
    }

    [[nodiscard]] std::string money(const Decimal& amount) const {
        return quote_.currency + " " + format_money(amount);
    }

    [[nodiscard]] Cell price(bool is_priced, const Decimal& amount) const {
        return is_priced ? plain(format_money(amount)) : Cell{say_("quote.no-price"), Tone::open, ""};
    }

    /// An amount as typed, for reading where it can be read.
    static std::string rate_text(const Entered& rate) {
        const std::optional<Decimal> exact = rate.exact();
        return exact ? format_money(*exact) : or_dash(rate.text());
    }

    void add_activity(TableBlock& table, QuoteActivity activity, const Entered& rate) const {
        const auto line = std::find_if(result_.lines.begin(), result_.lines.end(),
                                       [&](const QuoteLine& each) { return each.activity == activity; });
        if (line == result_.lines.end()) return;
        Decimal amount;
        for (const QuoteLine& each : result_.lines) {
            if (each.activity == activity) amount = amount + each.amount.safe;
        }
        const QuoteRange& days = result_.columns.front().figures.activities[static_cast<std::size_t>(activity)];
        table.rows.push_back({plain(say_("man-days." + std::string(quote_activity_word(activity)))),
                              plain(clause_label(say_, facts_.rules, quote_.document, line->clause)),
                              plain(days.safe.to_string() + " " + say_("quote.days-unit")), plain(rate_text(rate)),
                              price(line->priced || days.safe.is_zero(), amount)});
    }

    void add_items(TableBlock& table) const {
        for (const QuoteItemLine& line : result_.items) {
            const SellerItem& item = quote_.items[line.item];
            table.rows.push_back({plain(zuji::item_name(say_.words(), item)), plain(say_("quote.sellers-own")),
                                  plain(or_dash(trim(item.amount.text() + " " + item.unit))),
                                  plain(rate_text(item.price)), price(line.priced, line.amount)});
        }
    }

    void add_sums(TableBlock& table) const {
        const QuoteSum& sum = result_.sum;
        const auto row = [&](std::string what, const std::string& remark, const Decimal& amount) {
            table.rows.push_back(
                {plain(std::move(what)), plain(remark), plain(""), plain(""), plain(format_money(amount))});
        };
        const QuoteRates& rates = quote_.rates;
        const bool is_plain = sum.discount.safe.is_zero() && rates.tax_percent.is_empty();
        if (!is_plain) row(say_("quote.subtotal"), "", sum.lines.safe);
        if (!sum.discount.safe.is_zero()) {
            row(say_("quote.discount", {rates.discount_percent.text()}), rates.discount_reason, -sum.discount.safe);
        }
        if (!rates.tax_percent.is_empty()) row(say_("quote.tax", {rates.tax_percent.text()}), "", sum.tax.safe);
        row(say_("quote.total"), quote_.currency, sum.total.safe);
        for (Cell& cell : table.rows.back()) cell.bold = true;
    }

    void add_price() {
        TableBlock table;
        table.header = {say_("quote.column.work"), say_("quote.column.basis"), say_("quote.column.quantity"),
                        say_("quote.column.rate"), say_("quote.column.amount")};
        table.align = {Align::left, Align::left, Align::right, Align::right, Align::right};
        add_activity(table, QuoteActivity::document_review, quote_.rates.document_review);
        add_activity(table, QuoteActivity::site_inspection, quote_.rates.site_inspection);
        add_activity(table, QuoteActivity::site_verification, quote_.rates.site_verification);
        add_items(table);
        add_sums(table);
        add("price", "quote.price", {std::move(table)});
        std::vector<Block>& blocks = report_.sections.back().blocks;
        const std::string missing = not_included(say_.words(), quote_);
        if (!missing.empty()) blocks.emplace_back(Paragraph{say_("quote.not-included", {missing}), Tone::normal});
        if (result_.days.is_range()) blocks.emplace_back(Paragraph{say_("quote.safe-why"), Tone::muted});
        blocks.emplace_back(Paragraph{say_("quote.fee-list"), Tone::muted});
        if (!quote_.notes.empty()) blocks.emplace_back(Paragraph{quote_.notes});
    }

    [[nodiscard]] Cell concession(const std::string& word) const {
        if (word.empty()) return plain("—");
        return {say_("quote.concession." + word), word == "confirmed" ? Tone::good : Tone::open, ""};
    }

    /// One row a unit; what it comes to is its inspection and verification.
    [[nodiscard]] TableBlock units() const {
        TableBlock table;
        table.header = {say_("quote.column.unit"),     say_("quote.unit-bom"),        say_("quote.unit-exemption"),
                        say_("quote.unit-acceptance"), say_("quote.unit-inspection"), say_("quote.unit-verification"),
                        say_("quote.column.amount")};
        table.align = {Align::left, Align::right, Align::left, Align::left, Align::right, Align::right, Align::right};
        const std::size_t count = quote_.units.size();
        for (std::size_t i = 0; i < count; ++i) {
            const QuoteUnit& unit = quote_.units[i];
            const QuoteLine& inspection = result_.lines[1 + i];
            const QuoteLine& verification = result_.lines[1 + count + i];
            const bool is_priced = (inspection.priced || inspection.days.safe.is_zero()) &&
                                   (verification.priced || verification.days.safe.is_zero());
            table.rows.push_back({plain(unit_text(quote_, i)), plain(or_dash(unit.bom_items.text())),
                                  concession(unit.exemption), concession(unit.acceptance),
                                  plain(inspection.days.safe.to_string()), plain(verification.days.safe.to_string()),
                                  price(is_priced, inspection.amount.safe + verification.amount.safe)});
        }
        return table;
    }

    /// Milestones only: what each takes stands in the appendix.
    [[nodiscard]] std::vector<Block> schedule() const {
        const Schedule& schedule = facts_.schedule;
        TableBlock table;
        table.header = {say_("schedule.column.phase"), say_("quote.column.earliest"), say_("quote.column.latest")};
        table.align.assign(table.header.size(), Align::left);
        for (const PhaseId id : {PhaseId::document_review, PhaseId::site_verification, PhaseId::site_inspection,
                                 PhaseId::conclusion, PhaseId::certificate}) {
            const Phase& phase = schedule.phase(id);
            if (!phase.is_planned) continue;
            table.rows.push_back({plain(say_("quote.milestone", {say_("phase." + std::string(phase_word(id)))})),
                                  plain(phase.early.last.to_string()), plain(phase.late.last.to_string())});
        }
        std::vector<Block> blocks = {
            Paragraph{say_("quote.schedule-from", {schedule.accepted.to_string(), schedule.limit_day.to_string()})},
            std::move(table)};
        if (schedule.is_complete && !schedule.fits_late) {
            blocks.emplace_back(Paragraph{say_("quote.schedule-late", {schedule.limit_day.to_string()}), Tone::open});
        }
        return blocks;
    }

    [[nodiscard]] TableBlock scenarios() const {
        TableBlock table;
        table.header = {say_("quote.column.case"), say_("quote.column.days"), say_("quote.column.total")};
        table.align = {Align::left, Align::right, Align::right};
        for (const QuoteScenario& scenario : result_.scenarios) {
            table.rows.push_back({plain(say_("quote.scenario." + scenario.id)), plain(days_text(scenario.days)),
                                  plain(format_money(scenario.total.safe))});
        }
        return table;
    }

    static std::string signed_text(const Decimal& difference, const std::string& size) {
        if (difference.is_zero()) return size;
        return (difference.is_negative() ? "\u2212" : "+") + size;
    }

    [[nodiscard]] TableBlock columns() const {
        TableBlock table;
        table.header = {say_("quote.column.case"), say_("quote.days-safe"), say_("quote.column.difference"),
                        say_("quote.total-safe"), say_("quote.column.difference")};
        table.align = {Align::left, Align::right, Align::right, Align::right, Align::right};
        const std::vector<std::string> names = quote_column_names(facts_, say_);
        for (std::size_t i = 0; i < result_.columns.size(); ++i) {
            const QuoteColumn& column = result_.columns[i];
            const Decimal& days = column.days_difference;
            table.rows.push_back(
                {plain(names[i]), plain(column.figures.days.safe.to_string()),
                 plain(i == 0 ? "—" : signed_text(days, days.abs().to_string())),
                 plain(format_money(column.figures.sum.total.safe)),
                 plain(i == 0 ? "—" : signed_text(column.difference, format_money(column.difference.abs())))});
        }
        return table;
    }

    const QuoteFacts& facts_;
    const Quote& quote_;
    const QuoteResult& result_;
    const Say& say_;
    Report report_;
};

}  // namespace

Report make_quote_report(const QuoteFacts& facts, const Catalog& words) {
    const Say say(words);
    return QuoteReport(facts, say).make();
}

std::string quote_file_name(const Quote& quote) {
    const std::string number = quote.number.empty() ? "quote" : quote.number;
    return safe_file_name(number + "_v" + std::to_string(quote.version) +
                          (quote.customer.name.empty() ? "" : "_" + quote.customer.name));
}

}  // namespace zuji
