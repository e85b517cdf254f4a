#include "core/quote/pricing.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
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

constexpr std::string_view document_review_reading = "AMB-48";
constexpr std::string_view overlap_reading = "AMB-45";
constexpr std::string_view sites_reading = "AMB-50";
constexpr std::string_view acceptance_reading = "AMB-42";

/// A unit's facts as the decision takes them.
struct UnitFacts {
    std::optional<std::int64_t> bom_items;
    std::optional<std::int64_t> main_materials;
    std::int64_t sites = 1;
    bool exempt = false;
    bool accepted = false;
};

std::optional<Error> read_count(const Entered& entered, const std::string& where, std::optional<std::int64_t>& out) {
    constexpr std::int64_t most = 10'000'000;
    if (entered.is_empty()) return std::nullopt;
    const auto exact = entered.exact();
    const auto whole = exact ? exact->to_int64() : std::nullopt;
    if (!whole || *whole < 1 || *whole > most) {
        return Error{"not-a-count", where, {entered.text(), std::to_string(most)}};
    }
    out = whole;
    return std::nullopt;
}

/// The facts of all units; what cannot be read goes to `problems` and counts as not given.
std::vector<UnitFacts> read_units(const Quote& quote, std::vector<Error>& problems) {
    std::vector<UnitFacts> units;
    for (std::size_t i = 0; i < quote.units.size(); ++i) {
        const QuoteUnit& unit = quote.units[i];
        const std::string path = "units[" + std::to_string(i) + "].";
        UnitFacts facts;
        std::optional<std::int64_t> sites;
        const auto read = [&](const Entered& entered, const char* name, std::optional<std::int64_t>& out) {
            if (auto problem = read_count(entered, path + name, out)) problems.push_back(*std::move(problem));
        };
        read(unit.bom_items, "bom_items", facts.bom_items);
        read(unit.main_materials, "main_materials", facts.main_materials);
        read(unit.sites, "sites", sites);
        facts.sites = sites.value_or(1);
        facts.exempt = unit.exemption == "confirmed";
        facts.accepted = unit.acceptance == "confirmed";
        units.push_back(facts);
    }
    return units;
}

Json input_of(const UnitFacts& unit) {
    Json json = Json::object();
    json["bomItems"] = unit.bom_items ? Json(*unit.bom_items) : Json();
    json["mainMaterials"] = unit.main_materials ? Json(*unit.main_materials) : Json();
    json["sites"] = unit.sites;
    json["siteInspectionExempt"] = unit.exempt;
    json["verificationAccepted"] = unit.accepted;
    return json;
}

QuoteRange range_of(const Json& pair) {
    const Decimal low = decimal_from_double(pair.at(0).get<double>());
    const Decimal high = decimal_from_double(pair.at(1).get<double>());
    return {low, high, high};
}

QuoteRange exactly(const Decimal& value) { return {value, value, value}; }

struct UnitDays {
    QuoteRange inspection;
    QuoteRange verification;
};

struct Days {
    QuoteRange document_review;
    std::vector<UnitDays> units;
    [[nodiscard]] QuoteRange total() const {
        QuoteRange sum = document_review;
        for (const UnitDays& unit : units) sum = sum + unit.inspection + unit.verification;
        return sum;
    }
};

using Readings = std::map<std::string, std::string>;

std::string_view option_of(const Readings& readings, std::string_view id) {
    const auto found = readings.find(std::string(id));
    return found == readings.end() ? std::string_view() : std::string_view(found->second);
}

/// Asks the decision and narrows its ranges by the readings taken.
class DayCounter {
   public:
    explicit DayCounter(const rules::RuleBook& rules) : rules_(rules) {}

    Result<rules::Decision> decide(const std::vector<UnitFacts>& units) const {
        Json input = Json::object();
        Json list = Json::array();
        for (const UnitFacts& unit : units) list.push_back(input_of(unit));
        input["units"] = std::move(list);
        return rules::decide(rules_, "man-days", input);
    }

    Result<Days> count(const std::vector<UnitFacts>& units, const Readings& readings) const {
        const Result<rules::Decision> all = decide(units);
        if (!all) return all.error();
        const Result<rules::Decision> one = decide({units.front()});
        if (!one) return one.error();
        Days days;
        days.document_review = document_review(
            range_of(one.value().values.at("documentReview")), range_of(all.value().values.at("documentReview")),
            Decimal(static_cast<std::int64_t>(units.size())), option_of(readings, document_review_reading));
        const Json& rows = all.value().values.at("units");
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Result<UnitDays> own = unit_days(units[i], rows[i], readings);
            if (!own) return own.error();
            days.units.push_back(own.value());
        }
        return days;
    }

   private:
    static QuoteRange document_review(const QuoteRange& project, const QuoteRange& all, const Decimal& units,
                                      std::string_view option) {
        if (option == "project") return project;
        if (option == "unit") return {project.low * units, all.high, all.high};
        return all;
    }

    Result<UnitDays> unit_days(const UnitFacts& unit, const Json& row, const Readings& readings) const {
        UnitDays days{range_of(row.at("siteInspection")), range_of(row.at("siteVerification"))};
        if (unit.accepted) apply_acceptance(days.verification, option_of(readings, acceptance_reading));
        if (unit.exempt) return days;
        UnitFacts single = unit;
        single.sites = 1;
        const Result<rules::Decision> alone = decide({single});
        if (!alone) return alone.error();
        QuoteRange base = range_of(alone.value().values.at("units")[0].at("siteInspection"));
        if (unit.bom_items) apply_overlap(base, option_of(readings, overlap_reading));
        days.inspection = with_sites(base, Decimal(unit.sites), option_of(readings, sites_reading));
        return days;
    }

    static void apply_acceptance(QuoteRange& verification, std::string_view option) {
        if (option == "dropped") verification = exactly(verification.low);
        if (option == "kept") verification = exactly(verification.high);
    }
    static void apply_overlap(QuoteRange& inspection, std::string_view option) {
        if (option == "lower") inspection = exactly(inspection.low);
        if (option == "higher") inspection = exactly(inspection.high);
    }
    static QuoteRange with_sites(const QuoteRange& base, const Decimal& sites, std::string_view option) {
        if (option == "once") return base;
        const Decimal high = base.high * sites;
        if (option == "each") return {base.low * sites, high, high};
        return {base.low, high, high};
    }

    const rules::RuleBook& rules_;
};

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
    const Decimal value = read_amount(entered, where, problems);
    if (value <= Decimal(100)) return value;
    problems.push_back({"not-a-percentage", where, {entered.text()}});
    return {};
}

/// value × percent ÷ 100 to hundredths, half away from zero (as invoices and spreadsheets round).
Decimal percent_of(const Decimal& value, const Decimal& percent) {
    static const Decimal hundredth = decimal_from_double(0.01);
    const Decimal exact = value * percent;  // hundredths of the currency
    const std::string text = exact.abs().to_string();
    const std::size_t point = text.find('.');
    const Decimal whole = Decimal::parse(text.substr(0, point)).value();
    const bool up = point != std::string::npos && text[point + 1] >= '5';
    return (up ? whole + Decimal(1) : whole) * hundredth;
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
        prices.items.push_back({i, priced ? amount * price : Decimal(), priced});
    }
    prices.discount_percent = read_percent(quote.rates.discount_percent, "rates.discount_percent", problems);
    prices.tax_percent = read_percent(quote.rates.tax_percent, "rates.tax_percent", problems);
    return prices;
}

QuoteRange times(const QuoteRange& days, const Decimal& rate) {
    return {days.low * rate, days.high * rate, days.safe * rate};
}
QuoteRange percent_of(const QuoteRange& range, const Decimal& percent) {
    return {percent_of(range.low, percent), percent_of(range.high, percent), percent_of(range.safe, percent)};
}
QuoteRange minus(const QuoteRange& a, const QuoteRange& b) { return {a.low - b.low, a.high - b.high, a.safe - b.safe}; }

QuoteSum sum_of(const Days& days, const Prices& prices) {
    QuoteSum sum;
    sum.lines = times(days.document_review, prices.rates[0]);
    for (const UnitDays& unit : days.units) {
        sum.lines = sum.lines + times(unit.inspection, prices.rates[1]) + times(unit.verification, prices.rates[2]);
    }
    for (const QuoteItemLine& item : prices.items) sum.lines = sum.lines + exactly(item.amount);
    sum.discount = percent_of(sum.lines, prices.discount_percent);
    sum.net = minus(sum.lines, sum.discount);
    sum.tax = percent_of(sum.net, prices.tax_percent);
    sum.total = sum.net + sum.tax;
    return sum;
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
    const auto add = [&](QuoteActivity activity, std::optional<std::size_t> unit, const QuoteRange& own,
                         std::string band, const std::string& clause) {
        const auto rate = static_cast<std::size_t>(activity);
        lines.push_back({activity, unit, own, std::move(band), clause, false, times(own, prices.rates[rate]),
                         prices.has_rate[rate]});
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

/// Options of each reading that change the days or the sum here.
Result<std::vector<QuoteReading>> readings_of(const DayCounter& counter, const std::vector<UnitFacts>& units,
                                              const Quote& quote, const Prices& prices) {
    std::vector<QuoteReading> found;
    for (const ReadingOptions& choice : quote_reading_options()) {
        QuoteReading reading{std::string(choice.reading), std::string(option_of(quote.readings, choice.reading)), {}};
        std::vector<std::string_view> options{""};
        options.insert(options.end(), choice.options.begin(), choice.options.end());
        for (const std::string_view option : options) {
            Readings readings = quote.readings;
            readings[reading.id] = option;
            const Result<Days> days = counter.count(units, readings);
            if (!days) return days.error();
            reading.options.push_back({std::string(option), days.value().total(), sum_of(days.value(), prices).total});
        }
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
Result<std::vector<QuoteScenario>> scenarios_of(const DayCounter& counter, const std::vector<UnitFacts>& units,
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
        const Result<Days> days = counter.count(with_concessions(units, quote, concessions), quote.readings);
        if (!days) return days.error();
        scenarios.push_back({id, days.value().total(), sum_of(days.value(), prices).total});
    }
    return scenarios;
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

}  // namespace

const std::vector<ReadingOptions>& quote_reading_options() {
    static const std::vector<ReadingOptions> options{{document_review_reading, {"project", "unit"}},
                                                     {overlap_reading, {"lower", "higher"}},
                                                     {sites_reading, {"once", "each"}},
                                                     {acceptance_reading, {"dropped", "kept"}}};
    return options;
}

Result<QuoteResult> price_quote(const rules::RuleBook& rules, const Quote& quote) {
    if (quote.units.empty()) return Error{"no-units", "units", {}};
    QuoteResult result;
    const std::vector<UnitFacts> units = read_units(quote, result.problems);
    const Prices prices = read_prices(quote, result.problems);
    check_readings(quote, result.problems);
    const DayCounter counter(rules);
    Result<rules::Decision> decision = counter.decide(units);
    if (!decision) return decision.error();
    const Result<Days> days = counter.count(units, quote.readings);
    if (!days) return days.error();
    Result<std::vector<QuoteReading>> readings = readings_of(counter, units, quote, prices);
    if (!readings) return readings.error();
    Result<std::vector<QuoteScenario>> scenarios = scenarios_of(counter, units, quote, prices);
    if (!scenarios) return scenarios.error();
    result.decision = std::move(decision).value();
    result.lines = lines_of(rules, units, days.value(), prices);
    result.items = prices.items;
    result.days = days.value().total();
    result.sum = sum_of(days.value(), prices);
    result.readings = std::move(readings).value();
    result.scenarios = std::move(scenarios).value();
    result.complete = is_complete(result);
    return result;
}

Result<QuoteDivision> divide_products(const rules::RuleBook& rules, const Quote& quote) {
    if (quote.products.empty()) return Error{"no-products", "products", {}};
    Json input = Json::object();
    Json list = Json::array();
    for (const QuoteProduct& product : quote.products) {
        list.push_back({{"field", product.field},
                        {"function", product.function},
                        {"scenario", product.scenario},
                        {"model", product.model},
                        {"address", product.address}});
    }
    input["products"] = std::move(list);
    Result<rules::Decision> decision = rules::decide(rules, "units", input);
    if (!decision) return decision.error();
    auto units = decision.value().values.at("units").get<std::vector<std::vector<std::size_t>>>();
    return QuoteDivision{std::move(decision).value(), std::move(units)};
}

std::vector<QuoteUnit> units_of(const Quote& quote, const QuoteDivision& division) {
    std::vector<QuoteUnit> units;
    for (const std::vector<std::size_t>& members : division.units) {
        const QuoteProduct& first = quote.products[members.front()];
        QuoteUnit unit;
        unit.name = first.name.empty() ? first.model : first.name;
        for (const std::size_t member : members) {
            const Entered& items = quote.products[member].bom_items;
            if (items.has_value() && (!unit.bom_items.has_value() || items.value() > unit.bom_items.value())) {
                unit.bom_items = items;
            }
        }
        units.push_back(std::move(unit));
    }
    return units;
}

}  // namespace zuji
