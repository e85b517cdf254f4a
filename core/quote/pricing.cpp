#include "core/quote/pricing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/quote/counting.hpp"
#include "core/quote/money.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {

using rules::Json;

QuoteRange operator+(const QuoteRange& a, const QuoteRange& b) {
    return {a.low + b.low, a.high + b.high, a.safe + b.safe};
}

std::string_view quote_activity_word(QuoteActivity activity) {
    static constexpr std::array<std::string_view, 3> words{"document-review", "site-inspection", "site-verification"};
    return words[static_cast<std::size_t>(activity)];
}

namespace {

/// A percentage or price: not given = 0. Negative or unreadable ones are problems.
Decimal read_amount(const Entered& entered, const std::string& where, std::vector<Error>& problems) {
    if (entered.is_empty()) return {};
    const auto exact = entered.exact();
    if (!exact || exact->is_negative()) {
        problems.push_back({"not-an-amount", where, {entered.text()}});
        return {};
    }
    return *exact;
}

Decimal read_percent(const Entered& entered, const std::string& where, std::vector<Error>& problems) {
    Decimal value = read_amount(entered, where, problems);
    if (value <= Decimal(100)) return value;
    problems.push_back({"not-a-percentage", where, {entered.text()}});
    return {};
}

/// value × percent ÷ 100.
Decimal percent_of(const Decimal& value, const Decimal& percent) {
    static const Decimal hundredth = decimal_from_double(0.01);
    return to_cents(value * percent * hundredth);
}

/// Prices as read.
struct Prices {
    std::array<Decimal, 3> rates;
    std::array<bool, 3> has_rate{};
    std::vector<QuoteItemLine> items;
    Decimal discount_percent;
    Decimal tax_percent;
};

Prices read_prices(const Quote& quote, std::vector<Error>& problems) {
    Prices prices;
    const std::array<std::pair<const Entered*, const char*>, 3> rates{
        {{&quote.rates.document_review, "rates.document_review"},
         {&quote.rates.site_inspection, "rates.site_inspection"},
         {&quote.rates.site_verification, "rates.site_verification"}}};
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const std::size_t before = problems.size();
        prices.rates[i] = read_amount(*rates[i].first, rates[i].second, problems);
        prices.has_rate[i] = !rates[i].first->is_empty() && problems.size() == before;
    }
    for (std::size_t i = 0; i < quote.items.size(); ++i) {
        const SellerItem& item = quote.items[i];
        const std::string path = "items[" + std::to_string(i) + "].";
        const std::size_t before = problems.size();
        const Decimal amount = read_amount(item.amount, path + "amount", problems);
        const Decimal price = read_amount(item.price, path + "price", problems);
        const bool priced = !item.amount.is_empty() && !item.price.is_empty() && problems.size() == before;
        prices.items.push_back({i, priced ? to_cents(amount * price) : Decimal(), priced});
    }
    prices.discount_percent = read_percent(quote.rates.discount_percent, "rates.discount_percent", problems);
    prices.tax_percent = read_percent(quote.rates.tax_percent, "rates.tax_percent", problems);
    return prices;
}

/// days × rate as a line of an invoice: in whole cents.
QuoteRange priced(const QuoteRange& days, const Decimal& rate) {
    return {to_cents(days.low * rate), to_cents(days.high * rate), to_cents(days.safe * rate)};
}
QuoteRange percent_of(const QuoteRange& range, const Decimal& percent) {
    return {percent_of(range.low, percent), percent_of(range.high, percent), percent_of(range.safe, percent)};
}
QuoteRange minus(const QuoteRange& a, const QuoteRange& b) { return {a.low - b.low, a.high - b.high, a.safe - b.safe}; }

/// Person-days by QuoteActivity.
std::array<QuoteRange, 3> activities_of(const Days& days) {
    std::array<QuoteRange, 3> activities;
    activities[0] = days.document_review;
    for (const UnitDays& unit : days.units) {
        activities[1] = activities[1] + unit.inspection;
        activities[2] = activities[2] + unit.verification;
    }
    return activities;
}

QuoteSum sum_of(const Days& days, const Prices& prices) {
    QuoteSum sum;
    const std::array<QuoteRange, 3> activities = activities_of(days);
    for (std::size_t i = 0; i < activities.size(); ++i) {
        sum.lines = sum.lines + priced(activities[i], prices.rates[i]);
    }
    for (const QuoteItemLine& item : prices.items) sum.lines = sum.lines + exactly(item.amount);
    sum.discount = percent_of(sum.lines, prices.discount_percent);
    sum.net = minus(sum.lines, sum.discount);
    sum.tax = percent_of(sum.net, prices.tax_percent);
    sum.total = sum.net + sum.tax;
    return sum;
}

QuoteFigures figures_of(const Days& days, const Prices& prices) {
    QuoteFigures figures;
    figures.activities = activities_of(days);
    figures.days = days.total();
    figures.sum = sum_of(days, prices);
    return figures;
}

/// Rows of a table that cover `items`, "1…50" or "201…400, ≥ 400".
std::string bands_shown(const rules::BandTable& table, std::int64_t items) {
    std::string shown;
    for (const rules::Band& band : table.bands) {
        if (!band.covers(items)) continue;
        if (!shown.empty()) shown += ", ";
        shown += band.shown();
    }
    return shown;
}

std::string band_of(const rules::RuleBook& rules, std::string_view table, const UnitFacts& unit) {
    if (!unit.bom_items) return {};
    return bands_shown(rules.data().band_table(table), *unit.bom_items);
}

std::vector<QuoteLine> lines_of(const rules::RuleBook& rules, const std::vector<UnitFacts>& units, const Days& days,
                                const Prices& prices) {
    std::vector<QuoteLine> lines;
    // A unit's share of its activity is what the activity comes to with it, less what it came to without: in whole
    // cents, and the shares add up.
    std::array<QuoteRange, 3> so_far;
    const auto add = [&](QuoteActivity activity, std::optional<std::size_t> unit, const QuoteRange& own,
                         std::string band, const std::string& clause) {
        const auto rate = static_cast<std::size_t>(activity);
        const QuoteRange before = priced(so_far[rate], prices.rates[rate]);
        so_far[rate] = so_far[rate] + own;
        lines.push_back({activity, unit, own, std::move(band), clause, false,
                         minus(priced(so_far[rate], prices.rates[rate]), before), prices.has_rate[rate]});
    };
    const rules::RuleBookData& data = rules.data();
    const auto table = [&](QuoteActivity activity) -> const rules::BandTable& {
        return data.band_table(quote_activity_word(activity));
    };
    add(QuoteActivity::document_review, std::nullopt, days.document_review, {},
        data.limit(rules::LimitId::document_review_low).clause);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto word = quote_activity_word(QuoteActivity::site_inspection);
        add(QuoteActivity::site_inspection, i, days.units[i].inspection, band_of(rules, word, units[i]),
            table(QuoteActivity::site_inspection).clause);
        lines.back().exempt = units[i].exempt;
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto word = quote_activity_word(QuoteActivity::site_verification);
        add(QuoteActivity::site_verification, i, days.units[i].verification, band_of(rules, word, units[i]),
            table(QuoteActivity::site_verification).clause);
    }
    return lines;
}

/// Whether anything is left without a price or unreadable.
bool is_complete(const QuoteResult& result) {
    const auto open_line = [](const QuoteLine& line) { return !line.priced && line.days.high != Decimal(); };
    const auto open_item = [](const QuoteItemLine& item) { return !item.priced; };
    return result.problems.empty() && std::none_of(result.lines.begin(), result.lines.end(), open_line) &&
           std::none_of(result.items.begin(), result.items.end(), open_item);
}

/// Where leaving a question open comes to the same as one of the readings, that reading is what counts.
void merge_open(QuoteReading& reading) {
    const QuoteOption open = reading.options.front();
    const auto same = std::find_if(reading.options.begin() + 1, reading.options.end(),
                                   [&](const QuoteOption& option) { return option.days == open.days; });
    if (same == reading.options.end()) return;
    if (reading.chosen.empty()) reading.chosen = same->id;
    reading.options.erase(reading.options.begin());
}

/// Options of each reading that change the days or the sum here.
std::vector<QuoteReading> readings_of(const Counted& counted, const std::vector<UnitFacts>& units, const Quote& quote,
                                      const Prices& prices) {
    std::vector<QuoteReading> found;
    for (const ReadingOptions& choice : quote_reading_options()) {
        QuoteReading reading{std::string(choice.reading), std::string(option_of(quote.readings, choice.reading)), {}};
        std::vector<std::string_view> options{""};
        options.insert(options.end(), choice.options.begin(), choice.options.end());
        for (const std::string_view option : options) {
            Readings readings = quote.readings;
            readings[reading.id] = option;
            const Days days = narrow_days(units, counted, readings);
            reading.options.push_back({std::string(option), days.total(), sum_of(days, prices).total});
        }
        merge_open(reading);
        const bool differs = std::any_of(reading.options.begin() + 1, reading.options.end(),
                                         [&](const QuoteOption& o) { return o.days != reading.options.front().days; });
        if (differs) found.push_back(std::move(reading));
    }
    return found;
}

enum class Concessions { as_entered, none, all };

std::vector<UnitFacts> with_concessions(std::vector<UnitFacts> units, const Quote& quote, Concessions concessions) {
    if (concessions == Concessions::as_entered) return units;
    const bool all = concessions == Concessions::all;
    for (std::size_t i = 0; i < units.size(); ++i) {
        units[i].exempt = all && !quote.units[i].exemption.empty();
        units[i].accepted = all && !quote.units[i].acceptance.empty();
    }
    return units;
}

/// Side by side, where somebody claims a concession.
Result<std::vector<QuoteScenario>> scenarios_of(const rules::RuleBook& rules, const std::vector<UnitFacts>& units,
                                                const Quote& quote, const Prices& prices) {
    std::vector<QuoteScenario> scenarios;
    const bool any = std::any_of(quote.units.begin(), quote.units.end(), [](const QuoteUnit& unit) {
        return !unit.exemption.empty() || !unit.acceptance.empty();
    });
    if (!any) return scenarios;
    const std::array<std::pair<Concessions, const char*>, 3> cases{{{Concessions::as_entered, "as-entered"},
                                                                    {Concessions::none, "nothing-confirmed"},
                                                                    {Concessions::all, "all-confirmed"}}};
    for (const auto& [concessions, id] : cases) {
        const std::vector<UnitFacts> other = with_concessions(units, quote, concessions);
        const Result<Counted> counted = count_days(rules, other);
        if (!counted) return counted.error();
        const Days days = narrow_days(other, counted.value(), quote.readings);
        scenarios.push_back({id, days.total(), sum_of(days, prices).total});
    }
    return scenarios;
}

/// The quotation as it stands beside each of its cases.
Result<std::vector<QuoteColumn>> columns_of(const rules::RuleBook& rules, const Quote& quote,
                                            const QuoteFigures& as_it_stands) {
    std::vector<QuoteColumn> columns{{as_it_stands, {}, {}}};
    for (const QuoteCase& each : quote.cases) {
        const Quote other = with_case(quote, each);
        std::vector<Error> ignored;  // a price that cannot be read counts as none, as in the quotation
        const std::vector<UnitFacts> units = read_units(other, ignored);
        const Prices prices = read_prices(other, ignored);
        const Result<Counted> counted = count_days(rules, units);
        if (!counted) return counted.error();
        QuoteColumn column{figures_of(narrow_days(units, counted.value(), other.readings), prices), {}, {}};
        column.days_difference = column.figures.days.safe - as_it_stands.days.safe;
        column.difference = column.figures.sum.total.safe - as_it_stands.sum.total.safe;
        columns.push_back(std::move(column));
    }
    return columns;
}

void check_cases(const Quote& quote, std::vector<Error>& problems) {
    for (std::size_t i = 0; i < quote.cases.size(); ++i) {
        const QuoteRates& rates = quote.cases[i].rates;
        const std::string path = "cases[" + std::to_string(i) + "].";
        (void)read_amount(rates.document_review, path + "rates.document_review", problems);
        (void)read_amount(rates.site_inspection, path + "rates.site_inspection", problems);
        (void)read_amount(rates.site_verification, path + "rates.site_verification", problems);
        (void)read_percent(rates.discount_percent, path + "rates.discount_percent", problems);
        (void)read_percent(rates.tax_percent, path + "rates.tax_percent", problems);
    }
}

bool is_option(const std::string& reading, const std::string& option) {
    const auto& all = quote_reading_options();
    const auto known =
        std::find_if(all.begin(), all.end(), [&](const ReadingOptions& each) { return each.reading == reading; });
    if (known == all.end()) return false;
    return option.empty() || std::count(known->options.begin(), known->options.end(), option) > 0;
}

void check_readings(const Quote& quote, std::vector<Error>& problems) {
    for (const auto& [reading, option] : quote.readings) {
        if (!is_option(reading, option)) {
            problems.push_back({"unknown-reading", "readings." + reading, {reading, option}});
        }
    }
}

/// What should be looked at before the quotation goes out. Nothing of it changes a figure.
std::vector<Error> remarks_of(const Quote& quote, const Decimal& discount_percent) {
    std::vector<Error> remarks;
    if (!quote.valid_until.empty()) {
        const auto until = Date::parse(quote.valid_until);
        const auto created = Date::parse(quote.created);
        if (!until) {
            remarks.push_back({"bad-date", "valid_until", {quote.valid_until}});
        } else if (created && until.value() < created.value()) {
            remarks.push_back({"valid-until-early", "valid_until", {quote.valid_until, quote.created}});
        }
    }
    if (!discount_percent.is_zero() && trim(quote.rates.discount_reason).empty()) {
        remarks.push_back({"discount-without-reason", "rates.discount_reason", {quote.rates.discount_percent.text()}});
    }
    return remarks;
}

}  // namespace

const std::vector<ReadingOptions>& quote_reading_options() {
    static const std::vector<ReadingOptions> options{{document_review_reading, {"project", "unit"}},
                                                     {overlap_reading, {"lower", "higher"}},
                                                     {sites_reading, {"once", "each"}},
                                                     {acceptance_reading, {"dropped", "kept"}},
                                                     {without_bom_reading, {"materials", "most"}},
                                                     {largest_unit_reading, {"all", "largest"}},
                                                     {half_days_reading, {"half", "whole"}}};
    return options;
}

Result<QuoteResult> price_quote(const rules::RuleBook& rules, const Quote& quote) {
    if (quote.units.empty()) return Error{"no-units", "units", {}};
    QuoteResult result;
    const std::vector<UnitFacts> units = read_units(quote, result.problems);
    const Prices prices = read_prices(quote, result.problems);
    check_readings(quote, result.problems);
    check_cases(quote, result.problems);
    Result<Counted> counted = count_days(rules, units);
    if (!counted) return counted.error();
    const Days days = narrow_days(units, counted.value(), quote.readings);
    Result<std::vector<QuoteScenario>> scenarios = scenarios_of(rules, units, quote, prices);
    if (!scenarios) return scenarios.error();
    const QuoteFigures figures = figures_of(days, prices);
    Result<std::vector<QuoteColumn>> columns = columns_of(rules, quote, figures);
    if (!columns) return columns.error();
    result.readings = readings_of(counted.value(), units, quote, prices);
    result.decision = std::move(counted.value().decision);
    result.lines = lines_of(rules, units, days, prices);
    result.items = prices.items;
    result.days = figures.days;
    result.sum = figures.sum;
    result.scenarios = std::move(scenarios).value();
    result.columns = std::move(columns).value();
    result.remarks = remarks_of(quote, prices.discount_percent);
    result.complete = is_complete(result);
    return result;
}

Quote with_case(Quote quote, const QuoteCase& other) {
    const auto concede = [](std::string& concession, const std::string& wish) {
        if (!wish.empty() && !concession.empty()) concession = wish == "confirmed" ? "confirmed" : "claimed";
    };
    for (QuoteUnit& unit : quote.units) {
        concede(unit.exemption, other.exemption);
        concede(unit.acceptance, other.acceptance);
    }
    const auto replace = [](Entered& own, const Entered& wish) {
        if (!wish.is_empty()) own = wish;
    };
    replace(quote.rates.document_review, other.rates.document_review);
    replace(quote.rates.site_inspection, other.rates.site_inspection);
    replace(quote.rates.site_verification, other.rates.site_verification);
    replace(quote.rates.discount_percent, other.rates.discount_percent);
    replace(quote.rates.tax_percent, other.rates.tax_percent);
    if (!other.rates.discount_reason.empty()) quote.rates.discount_reason = other.rates.discount_reason;
    for (const auto& [reading, option] : other.readings) quote.readings[reading] = option;
    return quote;
}

std::vector<QuoteCase> suggested_cases(const Quote& quote, const QuoteResult& result) {
    std::vector<QuoteCase> cases;
    const auto any = [&](std::string QuoteUnit::*concession, std::string_view word) {
        return std::any_of(quote.units.begin(), quote.units.end(),
                           [&](const QuoteUnit& unit) { return unit.*concession == word; });
    };
    for (const auto& [in_unit, in_case] : {std::pair(&QuoteUnit::exemption, &QuoteCase::exemption),
                                           std::pair(&QuoteUnit::acceptance, &QuoteCase::acceptance)}) {
        if (any(in_unit, "claimed")) cases.emplace_back().*in_case = "confirmed";
        if (any(in_unit, "confirmed")) cases.emplace_back().*in_case = "not-confirmed";
    }
    for (const QuoteReading& reading : result.readings) {
        for (const QuoteOption& option : reading.options) {
            if (option.id.empty() || option.id == reading.chosen) continue;
            cases.emplace_back().readings[reading.id] = option.id;
        }
    }
    return cases;
}

}  // namespace zuji
