// Quotations: days from the decision, prices from the seller's rates, open readings as switches.

#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/quote/division.hpp"
#include "core/quote/money.hpp"
#include "core/quote/pricing.hpp"
#include "tests/unit/quote/quotes.hpp"
#include "tests/unit/rules/rule_files.hpp"

using namespace zuji;
using zuji::test::priced;
using zuji::test::unit_of;

namespace {

/// Five units; the third has exactly 400 lines, the fourth is exempt, the fifth claims an earlier verification.
Quote five_units() {
    Quote quote;
    quote.units = {unit_of("A", "50"), unit_of("B", "150"), unit_of("C", "400"), unit_of("D", "60"),
                   unit_of("E", "401")};
    quote.units[3].exemption = "confirmed";
    quote.units[4].acceptance = "claimed";
    quote.rates = {Entered("3000"), Entered("4000"), Entered("4500.50"), Entered(), "", Entered("6")};
    return quote;
}

std::string low_high(const QuoteRange& range) { return range.low.to_string() + "…" + range.high.to_string(); }

const QuoteReading& reading(const QuoteResult& result, const std::string& id) {
    for (const QuoteReading& each : result.readings) {
        if (each.id == id) return each;
    }
    FAIL("no reading " << id);
    return result.readings.front();
}

const QuoteOption& option(const QuoteReading& reading, const std::string& id) {
    for (const QuoteOption& each : reading.options) {
        if (each.id == id) return each;
    }
    FAIL("no option " << id);
    return reading.options.front();
}

}  // namespace

TEST_CASE("Five units are counted as the tables say", "[quote]") {
    const QuoteResult result = priced(five_units());
    REQUIRE(result.lines.size() == 11);
    CHECK(low_high(result.lines[0].days) == "10…75");
    const std::vector<std::string> inspection{"1…1", "1.5…1.5", "1.5…2", "0…0", "2…2"};
    const std::vector<std::string> verification{"1…1", "1…1", "2…2", "1…1", "2…2"};
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(i);
        CHECK(low_high(result.lines[1 + i].days) == inspection[i]);
        CHECK(low_high(result.lines[6 + i].days) == verification[i]);
    }
    CHECK(result.lines[4].exempt);
    CHECK(result.lines[3].band == "201…400, ≥ 400");
    CHECK(result.lines[0].clause == "46");
    CHECK(result.lines[1].clause == "54");
    CHECK(result.lines[6].clause == "69");
    CHECK(low_high(result.days) == "23…88.5");
    CHECK(result.days.safe.to_string() == "88.5");
}

TEST_CASE("Without a reading taken the days are those of the decision", "[quote]") {
    const QuoteResult result = priced(five_units());
    const auto& total = result.decision.values.at("total");
    CHECK(result.days.low == decimal_from_double(total[0].get<double>()));
    CHECK(result.days.high == decimal_from_double(total[1].get<double>()));
}

TEST_CASE("Prices are days times rates, with discount and tax", "[quote]") {
    Quote quote = five_units();
    QuoteResult result = priced(quote);
    // high: 75 × 3000 + 6.5 × 4000 + 7 × 4500.50
    CHECK(result.sum.lines.high.to_string() == "282503.5");
    CHECK(result.sum.tax.high.to_string() == "16950.21");
    CHECK(result.sum.total.safe.to_string() == "299453.71");
    CHECK(result.complete);
    quote.rates.discount_percent = Entered("5");
    quote.items = {{"travel", "", Entered("3"), "trip", Entered("1200")}};
    result = priced(quote);
    CHECK(result.sum.lines.high.to_string() == "286103.5");
    CHECK(result.sum.discount.high.to_string() == "14305.18");  // 14305.175, half away from zero
    CHECK(result.sum.net.high.to_string() == "271798.32");
}

TEST_CASE("Money is rounded as invoices and spreadsheets do", "[quote]") {
    const auto shown = [](const char* amount) { return format_money(Decimal::parse(amount).value()); };
    CHECK(shown("166.665") == "166.67");
    CHECK(shown("166.675") == "166.68");
    CHECK(shown("-166.665") == "\u2212166.67");
    CHECK(shown("1234567.0049") == "1,234,567.00");
    CHECK(shown("999.995") == "1,000.00");
    CHECK(shown("-0.004") == "0.00");
    CHECK(shown("0") == "0.00");
}

TEST_CASE("A quotation adds up as it is printed", "[quote]") {
    Quote quote;
    quote.units = {unit_of("A", "150"), unit_of("B", "150"), unit_of("C", "150")};  // 1.5 days of inspection each
    quote.rates.site_inspection = Entered("4500.55");
    quote.items = {{"travel", "", Entered("1.5"), "trip", Entered("0.03")},
                   {"other", "", Entered("1.5"), "trip", Entered("0.03")}};
    const QuoteResult result = priced(quote);
    // 4.5 × 4500.55 = 20252.475; the shares of the units make it up, cent by cent.
    std::vector<std::string> shares;
    for (std::size_t i = 1; i <= 3; ++i) shares.push_back(result.lines[i].amount.safe.to_string());
    CHECK(shares == std::vector<std::string>{"6750.83", "6750.82", "6750.83"});
    CHECK(result.items[0].amount.to_string() == "0.05");  // 0.045
    CHECK(result.sum.lines.safe.to_string() == "20252.58");
    Decimal printed;
    for (const QuoteLine& line : result.lines) printed = printed + line.amount.safe;
    for (const QuoteItemLine& item : result.items) printed = printed + item.amount;
    CHECK(printed == result.sum.lines.safe);
}

TEST_CASE("What should be looked at before an offer goes out is remarked, and changes no figure", "[quote]") {
    Quote quote = five_units();
    quote.created = "2026-03-16";
    quote.valid_until = "2026-03-16";
    CHECK(priced(quote).remarks.empty());
    quote.valid_until = "2026-03-15";
    quote.rates.discount_percent = Entered("5");
    quote.rates.discount_reason = " ";
    QuoteResult result = priced(quote);
    REQUIRE(result.remarks.size() == 2);
    CHECK(result.remarks[0].code == "valid-until-early");
    CHECK(result.remarks[0].where == "valid_until");
    CHECK(result.remarks[1].code == "discount-without-reason");
    CHECK(result.remarks[1].where == "rates.discount_reason");
    CHECK(result.complete);
    quote.valid_until = "2026-02-30";
    quote.rates.discount_reason = "old customer";
    result = priced(quote);
    REQUIRE(result.remarks.size() == 1);
    CHECK(result.remarks[0].code == "bad-date");
    quote.valid_until.clear();
    quote.rates.discount_percent = Entered("0");
    quote.rates.discount_reason.clear();
    CHECK(priced(quote).remarks.empty());
}

TEST_CASE("A missing rate leaves the quotation incomplete, not free", "[quote]") {
    Quote quote = five_units();
    quote.rates.site_inspection = Entered();
    const QuoteResult result = priced(quote);
    CHECK_FALSE(result.complete);
    CHECK_FALSE(result.lines[1].priced);
    CHECK(result.lines[0].priced);
}

TEST_CASE("Readings are switches with their effect", "[quote]") {
    Quote quote = five_units();
    const QuoteResult open = priced(quote);
    const QuoteReading& review = reading(open, "AMB-48");
    CHECK(review.chosen.empty());
    CHECK(low_high(option(review, "").days) == low_high(open.days));
    CHECK(low_high(option(review, "project").days) == "23…28.5");
    CHECK(low_high(option(review, "unit").days) == "63…88.5");
    CHECK(low_high(option(reading(open, "AMB-45"), "lower").days) == "23…88");
    CHECK(low_high(option(reading(open, "AMB-45"), "higher").days) == "23.5…88.5");

    quote.readings = {{"AMB-48", "project"}, {"AMB-45", "higher"}};
    const QuoteResult taken = priced(quote);
    CHECK(low_high(taken.days) == "23.5…28.5");
    CHECK(taken.sum.total == option(reading(taken, "AMB-48"), "project").total);
}

TEST_CASE("Only readings that change something are offered", "[quote]") {
    Quote quote;
    quote.units = {unit_of("A", "50")};
    const QuoteResult single = priced(quote);
    CHECK(single.readings.empty());
    quote.units[0].sites = Entered("3");
    CHECK(low_high(option(reading(priced(quote), "AMB-50"), "once").days) == "12…17");
    CHECK(low_high(option(reading(priced(quote), "AMB-50"), "each").days) == "14…19");
    quote.units[0].acceptance = "confirmed";
    CHECK(low_high(option(reading(priced(quote), "AMB-42"), "dropped").days) == "11…18");
}

TEST_CASE("Concessions count when they are confirmed, and stand side by side", "[quote]") {
    const QuoteResult result = priced(five_units());
    REQUIRE(result.scenarios.size() == 3);
    CHECK(low_high(result.scenarios[0].days) == low_high(result.days));
    CHECK(low_high(result.scenarios[1].days) == "24…89.5");  // D is inspected too
    CHECK(low_high(result.scenarios[2].days) == "21…88.5");  // the verification of E may be dropped
    Quote plain;
    plain.units = {unit_of("A", "50")};
    CHECK(priced(plain).scenarios.empty());
}

TEST_CASE("Entries that cannot be read are named and do not stop the rest", "[quote]") {
    Quote quote = five_units();
    quote.units[0].bom_items = Entered("about 50");
    quote.units[1].bom_items = Entered("0");
    quote.units[2].sites = Entered("1.5");
    quote.rates.tax_percent = Entered("600");
    quote.rates.document_review = Entered("-1");
    quote.readings = {{"AMB-48", "never"}, {"AMB-99", "x"}};
    const QuoteResult result = priced(quote);
    std::vector<std::string> where;
    for (const Error& problem : result.problems) where.push_back(problem.code + " " + problem.where);
    const std::vector<std::string> expected{"not-a-count units[0].bom_items",     "not-a-count units[1].bom_items",
                                            "not-a-count units[2].sites",         "not-an-amount rates.document_review",
                                            "not-a-percentage rates.tax_percent", "unknown-reading readings.AMB-48",
                                            "unknown-reading readings.AMB-99"};
    CHECK(where == expected);
    CHECK_FALSE(result.complete);
    CHECK(low_high(result.lines[1].days) == "1…2");  // not known: one line to the top band
}

TEST_CASE("A quotation without units is refused", "[quote]") {
    const auto result = price_quote(rules::test::rule_book(), Quote{});
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == "no-units");
}

TEST_CASE("Products are divided into units by the decision", "[quote]") {
    Quote quote;
    QuoteProduct product{"Transformer", "PV14", "f", "s", "SCB-1", "Road 1", Entered("120")};
    quote.products = {product, product, product};
    quote.products[1].bom_items = Entered("130");
    quote.products[2].address = "Road 2";
    const auto division = divide_products(rules::test::rule_book(), quote);
    REQUIRE(division.ok());
    const std::vector<QuoteUnit> units = units_of(quote, division.value());
    REQUIRE(units.size() == 2);
    CHECK(units[0].bom_items.text() == "130");
    CHECK(units[1].bom_items.text() == "120");
    CHECK(units[0].name == "Transformer");
    CHECK(division.value().decision.basis.front().paragraph == "14");
}
