#include "core/quote/quote_workbook.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "core/quote/money.hpp"
#include "core/quote/quote_tables.hpp"
#include "core/quote/quote_words.hpp"
#include "core/report/cells.hpp"
#include "core/report/say.hpp"

namespace zuji {
namespace {

constexpr int narrow = 10;
constexpr int medium = 16;
constexpr int wide = 34;
/// Rows of a sheet start below the header.
constexpr std::size_t first_row = 2;

SheetCell text_cell(std::string text) {
    if (text.empty()) return std::monostate{};
    return text;
}
SheetCell number_cell(const Decimal& value) { return value.to_double(); }
/// The number where it is one, else the text as it stands.
SheetCell entered_cell(const Entered& entered) {
    if (entered.has_value()) return entered.value();
    return text_cell(entered.text());
}

std::string at(char column, std::size_t row) { return column + std::to_string(row); }

/// "'Units'!": the name of a sheet in a formula.
std::string in_sheet(const std::string& sheet) {
    std::string out = "'";
    for (const char c : sheet) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'!";
}

SheetCell formula(std::string text, const Decimal& value) { return Formula{std::move(text), value.to_double()}; }

/// Whether a spreadsheet, which rounds what it has computed in binary, comes to the exact figure.
bool rounds_alike(double computed, const Decimal& exact) {
    constexpr double hundred = 100;
    constexpr double tolerance = 1e-9;
    return std::abs(std::round(computed * hundred) / hundred - exact.to_double()) < tolerance;
}

/// "ROUND(base*percent/100,2)", or the figure alone where a spreadsheet would round it the other way.
SheetCell percent_cell(const std::string& base, const std::string& percent, const Decimal& base_value,
                       const Decimal& percent_value, const Decimal& value) {
    constexpr double hundred = 100;
    if (!rounds_alike(base_value.to_double() * percent_value.to_double() / hundred, value.abs())) {
        return value.to_double();
    }
    const std::string text = "ROUND(" + base + "*" + percent + "/100,2)";
    return formula(value.is_negative() ? "0-" + text : text, value);
}

std::string rounded(const std::string& product) { return "ROUND(" + product + ",2)"; }

/// "ROUND(quantity*rate,2)" of two cells, or the figure alone where a spreadsheet would round it the other way.
SheetCell product_cell(const std::string& quantity, const std::string& rate, const Decimal& quantity_value,
                       const Decimal& rate_value, const Decimal& value) {
    if (!rounds_alike(quantity_value.to_double() * rate_value.to_double(), value)) return value.to_double();
    return formula(rounded(quantity + "*" + rate), value);
}

Decimal value_of(const Entered& entered) { return entered.exact().value_or(Decimal()); }

class QuoteWorkbook {
   public:
    QuoteWorkbook(const QuoteFacts& facts, const Say& say)
        : facts_(facts),
          quote_(facts.quote),
          result_(facts.result),
          say_(say),
          units_name_(say("quote.units")),
          inspection_(running(1)),
          verification_(running(1 + facts.quote.units.size())) {}

    Workbook make() {
        Workbook book;
        book.title = say_("quote.report-title");
        book.sheets.push_back(offer());
        book.sheets.push_back(units());
        if (result_.columns.size() > 1) book.sheets.push_back(what_if());
        if (facts_.schedule.is_started) {
            book.sheets.push_back(table_sheet("quote.schedule", quote_schedule_table(facts_, say_)));
        }
        book.sheets.push_back(table_sheet("quote.sheet.basis", quote_basis_table(facts_, say_)));
        if (!result_.readings.empty()) {
            book.sheets.push_back(table_sheet("quote.sheet.readings", quote_readings_table(facts_, say_)));
        }
        book.sheets.push_back(table_sheet("quote.sheet.to-do", quote_to_do_table(facts_, say_)));
        return book;
    }

   private:
    // ---- the offer: A work, B basis, C quantity, D rate, E amount, F low, G high ----

    Sheet offer() const {
        Sheet sheet{say_("quote.offer"),
                    {{say_("quote.column.work"), ColumnKind::text, wide},
                     {say_("quote.column.basis"), ColumnKind::text, medium},
                     {say_("quote.column.quantity"), ColumnKind::number, medium},
                     {say_("quote.column.rate"), ColumnKind::money, medium},
                     {say_("quote.column.amount"), ColumnKind::money, medium},
                     {say_("quote.column.days-low"), ColumnKind::number, narrow},
                     {say_("quote.column.days-high"), ColumnKind::number, narrow}},
                    {}};
        add_activity(sheet, QuoteActivity::document_review, quote_.rates.document_review, '\0');
        add_activity(sheet, QuoteActivity::site_inspection, quote_.rates.site_inspection, 'J');
        add_activity(sheet, QuoteActivity::site_verification, quote_.rates.site_verification, 'M');
        for (const QuoteItemLine& line : result_.items) add_item(sheet, line);
        add_sums(sheet);
        add_particulars(sheet);
        return sheet;
    }

    [[nodiscard]] static std::size_t next_row(const Sheet& sheet) { return first_row + sheet.rows.size(); }

    /// `units_column`: column of the sheet of units that the days are the sum of.
    void add_activity(Sheet& sheet, QuoteActivity activity, const Entered& rate, char units_column) const {
        const QuoteRange& days = result_.columns.front().figures.activities[static_cast<std::size_t>(activity)];
        bool priced = false;
        std::string clause;
        Decimal amount;
        for (const QuoteLine& line : result_.lines) {
            if (line.activity != activity) continue;
            priced = line.priced;
            clause = line.clause;
            amount = amount + line.amount.safe;
        }
        const std::size_t row = next_row(sheet);
        const std::size_t last = first_row + quote_.units.size() - 1;
        const SheetCell quantity = units_column == '\0'
                                       ? number_cell(days.safe)
                                       : formula("SUM(" + in_sheet(units_name_) + at(units_column, first_row) + ":" +
                                                     at(units_column, last) + ")",
                                                 days.safe);
        sheet.rows.push_back(
            {say_("man-days." + std::string(quote_activity_word(activity))),
             clause_label(say_, facts_.rules, quote_.document, clause), quantity, entered_cell(rate),
             priced ? product_cell(at('C', row), at('D', row), days.safe, value_of(rate), amount) : SheetCell{},
             number_cell(days.low), number_cell(days.high)});
    }

    void add_item(Sheet& sheet, const QuoteItemLine& line) const {
        const SellerItem& item = quote_.items[line.item];
        const std::size_t row = next_row(sheet);
        const std::string unit = item.unit.empty() ? "" : " (" + item.unit + ")";
        sheet.rows.push_back({zuji::item_name(say_.words(), item) + unit, say_("quote.sellers-own"),
                              entered_cell(item.amount), entered_cell(item.price),
                              line.priced ? product_cell(at('C', row), at('D', row), value_of(item.amount),
                                                         value_of(item.price), line.amount)
                                          : SheetCell{}});
    }

    void add_sums(Sheet& sheet) const {
        const QuoteSum& sum = result_.sum;
        const QuoteRates& rates = quote_.rates;
        const std::size_t subtotal = next_row(sheet);
        const auto row = [&](std::string what, std::string remark, SheetCell percent, SheetCell amount) {
            sheet.rows.push_back({std::move(what), text_cell(std::move(remark)), std::move(percent), std::monostate{},
                                  std::move(amount)});
        };
        row(say_("quote.subtotal"), "", {},
            formula("SUM(" + at('E', first_row) + ":" + at('E', subtotal - 1) + ")", sum.lines.safe));
        const std::size_t discount = next_row(sheet);
        row(say_("quote.sheet.discount"), rates.discount_reason, percent(rates.discount_percent),
            percent_cell(at('E', subtotal), at('C', discount), sum.lines.safe, value_of(rates.discount_percent),
                         -sum.discount.safe));
        const std::size_t net = next_row(sheet);
        row(say_("quote.net"), "", {}, formula(at('E', subtotal) + "+" + at('E', discount), sum.net.safe));
        const std::size_t tax = next_row(sheet);
        row(say_("quote.sheet.tax"), "", percent(rates.tax_percent),
            percent_cell(at('E', net), at('C', tax), sum.net.safe, value_of(rates.tax_percent), sum.tax.safe));
        row(say_("quote.total"), quote_.currency, {}, formula(at('E', net) + "+" + at('E', tax), sum.total.safe));
    }

    /// A percentage; nothing entered is zero, so that somebody can type one.
    static SheetCell percent(const Entered& entered) {
        return entered.is_empty() ? SheetCell{0.0} : entered_cell(entered);
    }

    void add_particulars(Sheet& sheet) const {
        sheet.rows.emplace_back();
        const auto put = [&](std::string_view key, const std::string& text) {
            if (!text.empty()) sheet.rows.push_back({say_(key), text});
        };
        put("quote.number", quote_.number);
        put("quote.version-number", std::to_string(quote_.version));
        put("quote.customer", quote_.customer.name);
        put("quote.customer-contact", quote_.customer.contact);
        put("quote.customer-address", quote_.customer.address);
        put("quote.seller", quote_.seller.name);
        put("quote.seller-contact", quote_.seller.contact);
        put("quote.created", quote_.created);
        put("quote.valid-until", quote_.valid_until);
        put("quote.document", quote_.document);
        put("quote.notes", quote_.notes);
        put("quote.not-included-short", not_included(say_.words(), quote_));
        put("quote.notice", say_("quote.report-notice"));
    }

    static void column(Sheet& sheet, std::string title, ColumnKind kind, int width) {
        sheet.columns.push_back({std::move(title), kind, width});
    }

    // ---- units: A number, B name, C lines … H–J inspection, K–M verification, N amount ----

    Sheet units() const {
        Sheet sheet{units_name_, {}, {}};
        column(sheet, "#", ColumnKind::number, narrow);
        column(sheet, say_("quote.column.unit"), ColumnKind::text, wide);
        column(sheet, say_("quote.unit-bom"), ColumnKind::number, narrow);
        column(sheet, say_("quote.unit-materials"), ColumnKind::number, narrow);
        column(sheet, say_("quote.unit-sites"), ColumnKind::number, narrow);
        column(sheet, say_("quote.unit-exemption"), ColumnKind::text, medium);
        column(sheet, say_("quote.unit-acceptance"), ColumnKind::text, medium);
        for (const auto activity : {"quote.unit-inspection", "quote.unit-verification"}) {
            for (const auto end : {"quote.column.low", "quote.column.high", "quote.column.offered"}) {
                column(sheet, say_(activity) + " " + say_(end), ColumnKind::number, narrow);
            }
        }
        column(sheet, say_("quote.column.amount"), ColumnKind::money, medium);
        for (std::size_t i = 0; i < quote_.units.size(); ++i) sheet.rows.push_back(unit_row(i));
        return sheet;
    }

    [[nodiscard]] std::vector<SheetCell> unit_row(std::size_t index) const {
        const QuoteUnit& unit = quote_.units[index];
        const QuoteLine& inspection = result_.lines[1 + index];
        const QuoteLine& verification = result_.lines[1 + quote_.units.size() + index];
        std::vector<SheetCell> cells = {static_cast<double>(index + 1), text_cell(unit.name),
                                        entered_cell(unit.bom_items),   entered_cell(unit.main_materials),
                                        entered_cell(unit.sites),       concession(unit.exemption),
                                        concession(unit.acceptance)};
        for (const QuoteRange& days : {inspection.days, verification.days}) {
            for (const Decimal& each : {days.low, days.high, days.safe}) cells.push_back(number_cell(each));
        }
        cells.push_back(inspection.priced && verification.priced ? unit_amount(index) : SheetCell{});
        return cells;
    }

    /// Days of an activity up to a unit, and what they come to.
    struct UpTo {
        Decimal days;
        Decimal amount;
    };
    /// For no unit, for the first, for the first two …
    [[nodiscard]] std::vector<UpTo> running(std::size_t first_line) const {
        std::vector<UpTo> sums(1);
        for (std::size_t i = 0; i < quote_.units.size(); ++i) {
            const QuoteLine& line = result_.lines[first_line + i];
            sums.push_back({sums.back().days + line.days.safe, sums.back().amount + line.amount.safe});
        }
        return sums;
    }

    /// A unit's share of inspection and verification: what they come to with it, less without it, so that the column
    /// adds up to the offer. The rates stand there: D3 inspection, D4 verification.
    [[nodiscard]] SheetCell unit_amount(std::size_t index) const {
        const std::string offer = in_sheet(say_("quote.offer"));
        std::string text;
        Decimal amount;
        bool alike = true;
        const auto add = [&](char column, const std::string& rate_cell, const Entered& rate,
                             const std::vector<UpTo>& sums) {
            amount = amount + sums[index + 1].amount - sums[index].amount;
            const auto term = [&](std::size_t units) {
                const double computed = sums[units].days.to_double() * value_of(rate).to_double();
                alike = alike && rounds_alike(computed, sums[units].amount);
                return rounded("SUM(" + at(column, first_row) + ":" + at(column, first_row + units - 1) + ")*" +
                               rate_cell);
            };
            text += (text.empty() ? "" : "+") + term(index + 1);
            if (index > 0) text += "-" + term(index);
        };
        add('J', offer + "D3", quote_.rates.site_inspection, inspection_);
        add('M', offer + "D4", quote_.rates.site_verification, verification_);
        return alike ? formula(std::move(text), amount) : number_cell(amount);
    }

    [[nodiscard]] SheetCell concession(const std::string& word) const {
        return text_cell(word.empty() ? "" : say_("quote.concession." + word));
    }

    // ---- what-if: A case, B–D days, E–G rates, H items, I subtotal, J–K discount, L–M tax, N total, O difference ----

    Sheet what_if() const {
        Sheet sheet{say_("quote.what-if"), {}, {}};
        constexpr std::array<const char*, 3> activities = {"man-days.document-review", "man-days.site-inspection",
                                                           "man-days.site-verification"};
        column(sheet, say_("quote.column.case"), ColumnKind::text, wide);
        for (const char* key : activities) column(sheet, say_(key), ColumnKind::number, medium);
        for (const char* key : activities) {
            column(sheet, say_("quote.column.rate") + " " + say_(key), ColumnKind::money, medium);
        }
        column(sheet, say_("quote.items-short"), ColumnKind::money, medium);
        column(sheet, say_("quote.subtotal"), ColumnKind::money, medium);
        column(sheet, say_("quote.sheet.discount"), ColumnKind::number, narrow);
        column(sheet, say_("quote.sheet.discount-amount"), ColumnKind::money, medium);
        column(sheet, say_("quote.sheet.tax"), ColumnKind::number, narrow);
        column(sheet, say_("quote.sheet.tax-amount"), ColumnKind::money, medium);
        column(sheet, say_("quote.total"), ColumnKind::money, medium);
        column(sheet, say_("quote.column.difference"), ColumnKind::money, medium);
        const std::vector<std::string> names = quote_column_names(facts_, say_);
        for (std::size_t i = 0; i < result_.columns.size(); ++i) sheet.rows.push_back(case_row(i, names[i]));
        return sheet;
    }

    [[nodiscard]] std::vector<SheetCell> case_row(std::size_t index, const std::string& name) const {
        const QuoteColumn& column = result_.columns[index];
        const QuoteSum& sum = column.figures.sum;
        const Quote quote = index == 0 ? quote_ : with_case(quote_, quote_.cases[index - 1]);
        const std::size_t row = first_row + index;
        const auto cell = [row](char letter) { return at(letter, row); };
        Decimal items;
        for (const QuoteItemLine& line : result_.items) items = items + line.amount;
        std::vector<SheetCell> cells = {name};
        for (const QuoteRange& days : column.figures.activities) cells.push_back(number_cell(days.safe));
        for (const Entered& rate :
             {quote.rates.document_review, quote.rates.site_inspection, quote.rates.site_verification}) {
            cells.push_back(percent(rate));
        }
        cells.push_back(number_cell(items));
        cells.push_back(case_subtotal(quote, column, row));
        const QuoteRates& rates = quote.rates;
        cells.push_back(percent(rates.discount_percent));
        cells.push_back(
            percent_cell(cell('I'), cell('J'), sum.lines.safe, value_of(rates.discount_percent), sum.discount.safe));
        cells.push_back(percent(rates.tax_percent));
        cells.push_back(percent_cell("(" + cell('I') + "-" + cell('K') + ")", cell('L'), sum.net.safe,
                                     value_of(rates.tax_percent), sum.tax.safe));
        cells.push_back(formula(cell('I') + "-" + cell('K') + "+" + cell('M'), sum.total.safe));
        cells.push_back(formula(cell('N') + "-" + at('N', first_row), column.difference));
        return cells;
    }

    [[nodiscard]] static SheetCell case_subtotal(const Quote& quote, const QuoteColumn& column, std::size_t row) {
        const std::array<const Entered*, 3> rates = {&quote.rates.document_review, &quote.rates.site_inspection,
                                                     &quote.rates.site_verification};
        const Decimal& subtotal = column.figures.sum.lines.safe;
        std::string text;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            const Decimal exact = column.figures.activities[i].safe * value_of(*rates[i]);
            const double computed = column.figures.activities[i].safe.to_double() * value_of(*rates[i]).to_double();
            // A rate below zero is no price: the quotation goes without it.
            if (exact.is_negative() || !rounds_alike(computed, to_cents(exact))) return number_cell(subtotal);
            const auto letter = static_cast<char>('B' + i);
            const auto rate_letter = static_cast<char>('E' + i);
            text += rounded(at(letter, row) + "*" + at(rate_letter, row)) + "+";
        }
        return formula(text + at('H', row), subtotal);
    }

    // ---- tables as they are printed ----

    [[nodiscard]] Sheet table_sheet(std::string_view name, const TableBlock& table) const {
        Sheet sheet{say_(name), {}, {}};
        for (const std::string& title : table.header) sheet.columns.push_back({title, ColumnKind::text, wide});
        for (const std::vector<Cell>& row : table.rows) {
            std::vector<SheetCell>& cells = sheet.rows.emplace_back();
            for (const Cell& cell : row) {
                cells.push_back(text_cell(cell.tone == Tone::good ? "✓ " + cell.text : cell.text));
            }
        }
        return sheet;
    }

    const QuoteFacts& facts_;
    const Quote& quote_;
    const QuoteResult& result_;
    const Say& say_;
    std::string units_name_;
    std::vector<UpTo> inspection_;
    std::vector<UpTo> verification_;
};

}  // namespace

Workbook make_quote_workbook(const QuoteFacts& facts, const Catalog& words) {
    const Say say(words);
    return QuoteWorkbook(facts, say).make();
}

}  // namespace zuji
