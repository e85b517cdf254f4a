#pragma once
// From a quotation to person-days and prices. The days come from the decision `man-days`; what an open reading would
// change is asked of the same decision, so that nothing here has a figure of its own.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/quote/quote.hpp"
#include "core/rules/decide.hpp"

namespace zuji {

/// Lowest and highest by the text, and what to quote: the high end, unless the text leaves no choice.
struct QuoteRange {
    Decimal low;
    Decimal high;
    Decimal safe;
    [[nodiscard]] bool is_range() const { return low != high; }
    friend bool operator==(const QuoteRange&, const QuoteRange&) = default;
};
QuoteRange operator+(const QuoteRange& a, const QuoteRange& b);

enum class QuoteActivity { document_review, site_inspection, site_verification };
/// "document-review", "site-inspection", "site-verification"
[[nodiscard]] std::string_view quote_activity_word(QuoteActivity activity);

/// Person-days of one activity: of one unit, or (document review) of the whole application.
struct QuoteLine {
    QuoteActivity activity = QuoteActivity::document_review;
    std::optional<std::size_t> unit;  ///< index into Quote::units
    QuoteRange days;
    std::string band;     ///< rows of the table that gave the days, "201…400"; empty for document review
    std::string clause;   ///< paragraph of the figure
    bool exempt = false;  ///< nothing to do: confirmed exemption
    QuoteRange amount;    ///< share of days × rate of the activity, in cents: the shares of all units add up to it
    bool priced = false;  ///< a rate was given
};

/// A line of the seller's own.
struct QuoteItemLine {
    std::size_t item = 0;  ///< index into Quote::items
    Decimal amount;
    bool priced = false;
};

/// Money from the lines to the total, as printed: each activity and item, discount and tax are rounded to hundredths,
/// half away from zero, and the sums are those of rounded amounts.
struct QuoteSum {
    QuoteRange lines;
    QuoteRange discount;
    QuoteRange net;
    QuoteRange tax;
    QuoteRange total;
};

/// What one option of an open reading would make of the quotation, everything else as it is.
struct QuoteOption {
    std::string id;  ///< word in Quote::readings; empty = the range over all readings
    QuoteRange days;
    QuoteRange total;
};
struct QuoteReading {
    std::string id;      ///< "AMB-48"
    std::string chosen;  ///< id of the option taken; empty = left open
    std::vector<QuoteOption> options;
};

/// What-if beside the quotation as it stands.
struct QuoteScenario {
    std::string id;  ///< "as-entered", "nothing-confirmed", "all-confirmed"
    QuoteRange days;
    QuoteRange total;
};

/// What a quotation comes to, without its lines.
struct QuoteFigures {
    std::array<QuoteRange, 3> activities;  ///< person-days by QuoteActivity
    QuoteRange days;
    QuoteSum sum;
};

/// A column of the comparison. The first is the quotation as it stands.
struct QuoteColumn {
    QuoteFigures figures;
    Decimal days_difference;  ///< of the safe figure, to the quotation as it stands
    Decimal difference;       ///< of the safe total
};

struct QuoteResult {
    rules::Decision decision;  ///< man-days of these units, with basis and trace
    std::vector<QuoteLine> lines;
    std::vector<QuoteItemLine> items;
    QuoteRange days;
    QuoteSum sum;
    bool complete = false;               ///< every line has a price and no entry is unreadable
    std::vector<QuoteReading> readings;  ///< those that make a difference here
    std::vector<QuoteScenario> scenarios;
    std::vector<QuoteColumn> columns;  ///< as it stands, then one for each of Quote::cases
    std::vector<Error> problems;       ///< entries that could not be used, with their path
    /// Entries to look at before it goes out ("valid-until-early": until, written; "discount-without-reason": percent;
    /// "bad-date"), with their path. The figures do not depend on them.
    std::vector<Error> remarks;
};

/// Options of the readings that a quotation can take: ids for Quote::readings and its values.
struct ReadingOptions {
    std::string_view reading;
    std::vector<std::string_view> options;
};
[[nodiscard]] const std::vector<ReadingOptions>& quote_reading_options();

/// Errors: "no-units" (a quotation needs one unit). Entries that cannot be read are reported in `problems` and taken as
/// not given; the rest is computed.
/// CLAUSE R52003/46, R52003/54, R52003/69 (and the same of R52006) through the decision.
[[nodiscard]] Result<QuoteResult> price_quote(const rules::RuleBook& rules, const Quote& quote);

/// The quotation as a case would have it. Prices that the case leaves blank stay.
[[nodiscard]] Quote with_case(Quote quote, const QuoteCase& other);
/// Cases worth a column here: claims confirmed, confirmations withheld, the other options of the readings that make a
/// difference.
[[nodiscard]] std::vector<QuoteCase> suggested_cases(const Quote& quote, const QuoteResult& result);

}  // namespace zuji
