// A quotation in other cases: side by side, in time, against another version, and started from a project.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/quote/division.hpp"
#include "core/quote/planning.hpp"
#include "core/quote/pricing.hpp"
#include "core/quote/versions.hpp"
#include "tests/unit/quote/quotes.hpp"
#include "tests/unit/rules/rule_files.hpp"

using namespace zuji;
using zuji::test::priced;
using zuji::test::unit_of;

namespace {

Quote three_units() {
    Quote quote;
    quote.units = {unit_of("A", "150"), unit_of("B", "400"), unit_of("C", "60")};
    quote.units[2].exemption = "claimed";
    quote.rates = {Entered("1000"), Entered("2000"), Entered("3000"), Entered("10"), "", Entered("6")};
    return quote;
}

QuoteCase with_reading(const char* id, const char* option) {
    QuoteCase other;
    other.readings[id] = option;
    return other;
}

}  // namespace

TEST_CASE("A column says what its case costs, beside the quotation", "[quote]") {
    Quote quote = three_units();
    QuoteCase exempt;
    exempt.exemption = "confirmed";
    QuoteCase cheaper;
    cheaper.rates.site_inspection = Entered("1500");
    quote.cases = {exempt, with_reading("AMB-48", "project"), cheaper, QuoteCase{}};
    const QuoteResult result = priced(quote);
    REQUIRE(result.columns.size() == 5);
    const Decimal total = result.sum.total.safe;
    CHECK(result.columns[0].figures.sum.total.safe == total);
    for (std::size_t i = 0; i < quote.cases.size(); ++i) {
        CAPTURE(i);
        Quote alone = with_case(quote, quote.cases[i]);
        alone.cases.clear();
        const QuoteResult own = priced(alone);
        CHECK(result.columns[i + 1].figures.days == own.days);
        CHECK(result.columns[i + 1].figures.sum.total == own.sum.total);
        CHECK(result.columns[i + 1].difference == own.sum.total.safe - total);
    }
    CHECK(result.columns[1].days_difference.to_string() == "-1");
    CHECK(result.columns[2].days_difference.to_string() == "-30");
    CHECK(result.columns[3].days_difference.is_zero());
    CHECK(result.columns[3].difference.is_negative());
    CHECK(result.columns[4].difference.is_zero());
}

TEST_CASE("Only a unit that claims a concession can have it confirmed", "[quote]") {
    QuoteCase exempt;
    exempt.exemption = "confirmed";
    const Quote other = with_case(three_units(), exempt);
    CHECK(other.units[0].exemption.empty());
    CHECK(other.units[2].exemption == "confirmed");
    exempt.exemption = "not-confirmed";
    CHECK(with_case(other, exempt).units[2].exemption == "claimed");
}

TEST_CASE("Cases are suggested for claims and for readings that make a difference", "[quote]") {
    const Quote quote = three_units();
    const std::vector<QuoteCase> cases = suggested_cases(quote, priced(quote));
    const auto has = [&](const auto& is) { return std::count_if(cases.begin(), cases.end(), is) == 1; };
    CHECK(has([](const QuoteCase& each) { return each.exemption == "confirmed"; }));
    CHECK(has([](const QuoteCase& each) {
        return each.readings.count("AMB-48") > 0 && each.readings.at("AMB-48") == "unit";
    }));
    CHECK(has([](const QuoteCase& each) {
        return each.readings.count("AMB-45") > 0 && each.readings.at("AMB-45") == "lower";
    }));
    CHECK_FALSE(has([](const QuoteCase& each) { return each.acceptance == "confirmed"; }));
    CHECK_FALSE(has([](const QuoteCase& each) { return each.exemption == "not-confirmed"; }));
    Quote single;
    single.units = {unit_of("A", "50")};
    CHECK(suggested_cases(single, priced(single)).empty());
}

TEST_CASE("The largest unit can stand for the work on site", "[quote]") {
    Quote quote = three_units();
    quote.readings["AMB-49"] = "largest";
    const QuoteResult result = priced(quote);
    const auto& activities = result.columns.front().figures.activities;
    CHECK(activities[1].safe.to_string() == "2");
    CHECK(activities[2].safe.to_string() == "2");
    quote.readings["AMB-49"] = "all";
    Quote open = quote;
    open.readings.clear();
    CHECK(priced(quote).days == priced(open).days);
}

TEST_CASE("Half days can be rounded up", "[quote]") {
    Quote quote;
    quote.units = {unit_of("A", "150")};
    CHECK(priced(quote).columns.front().figures.activities[1].safe.to_string() == "1.5");
    quote.readings["AMB-53"] = "whole";
    CHECK(priced(quote).columns.front().figures.activities[1].safe.to_string() == "2");
}

TEST_CASE("Without a BOM one end of the range can be taken", "[quote]") {
    Quote quote;
    quote.units = {unit_of("A", "")};
    quote.units[0].main_materials = Entered("3");
    const QuoteRange open = priced(quote).columns.front().figures.activities[1];
    REQUIRE(open.is_range());
    quote.readings["AMB-34"] = "materials";
    CHECK(priced(quote).columns.front().figures.activities[1].safe == open.low);
    quote.readings["AMB-34"] = "most";
    CHECK(priced(quote).columns.front().figures.activities[1].low == open.high);
}

TEST_CASE("Dates follow from the day of acceptance and the days quoted", "[quote]") {
    Quote quote = three_units();
    const auto& rules = rules::test::rule_book();
    const Calendar calendar;
    CHECK(plan_quote(rules, calendar, quote, priced(quote)).needs == std::vector<std::string>{"acceptance_date"});
    quote.acceptance_date = "2026-03-02";
    const Schedule slow = plan_quote(rules, calendar, quote, priced(quote));
    REQUIRE(slow.is_complete);
    CHECK(slow.accepted.to_string() == "2026-03-02");
    CHECK(slow.limit_day.to_string() == "2026-05-31");
    quote.plan.review_staff = Entered("3");
    const Schedule fast = plan_quote(rules, calendar, quote, priced(quote));
    CHECK(fast.phase(PhaseId::document_review).late.last < slow.phase(PhaseId::document_review).late.last);
    quote.plan.review_staff = Entered("many");
    CHECK(plan_quote(rules, calendar, quote, priced(quote)).needs == std::vector<std::string>{"plan.review_staff"});
}

TEST_CASE("A unit says what sets it apart from the most similar one", "[quote]") {
    Quote quote;
    const QuoteProduct product{"Cable", "PV13", "f", "s", "YJV", "Road 1", Entered("20")};
    quote.products = {product, product, product, product};
    quote.products[1].model = "ＹＪＶ ";  // width and blanks make no other model
    quote.products[2].model = "YJLV";
    quote.products[3].address = "";
    const auto division = divide_products(rules::test::rule_book(), quote);
    REQUIRE(division.ok());
    const QuoteDivision& units = division.value();
    CHECK(units.units == std::vector<std::vector<std::size_t>>{{0, 1}, {2}, {3}});
    REQUIRE(units.borders.size() == 3);
    CHECK(units.borders[1].nearest == 0);
    CHECK(units.borders[1].differs == std::vector<UnitTrait>{{"model", "14-b3"}});
    CHECK(units.borders[2].differs == std::vector<UnitTrait>{{"address", "14-b4"}});
    REQUIRE(units.blanks.size() == 1);
    CHECK(units.blanks[0].product == 3);
    CHECK(units.blanks[0].name == "address");
}

TEST_CASE("Units keep their names apart and what is known of them", "[quote]") {
    Quote quote;
    const QuoteProduct product{"Cable", "PV13", "f", "s", "YJV", "Road 1", Entered("20")};
    quote.products = {product, product, product};
    quote.products[1].model = "YJLV";
    quote.products[2].address = "Road 2";
    quote.units = {unit_of("Cable", "7")};
    quote.units[0].exemption = "claimed";
    const auto division = divide_products(rules::test::rule_book(), quote);
    REQUIRE(division.ok());
    const std::vector<QuoteUnit> units = units_of(quote, division.value());
    REQUIRE(units.size() == 3);
    CHECK(units[0].name == "Cable");
    CHECK(units[0].exemption == "claimed");
    CHECK(units[0].bom_items.text() == "20");
    CHECK(units[1].name == "Cable YJLV");
    CHECK(units[2].name == "Cable YJV");
}

TEST_CASE("Versions are compared unit by unit", "[quote]") {
    const Catalog words;
    const Quote before = three_units();
    Quote after = before;
    CHECK(compare_quotes(words, before, after).empty());
    after.version = 2;
    after.units[1].bom_items = Entered("401");
    after.units.erase(after.units.begin());
    after.units.push_back(unit_of("D", "9"));
    after.rates.tax_percent = Entered("3");
    after.readings["AMB-48"] = "unit";
    const std::vector<QuoteChange> changes = compare_quotes(words, before, after);
    REQUIRE(changes.size() == 5);
    const auto is = [](const char* was, const char* now) {
        return [was, now](const QuoteChange& each) { return each.before == was && each.after == now; };
    };
    CHECK(std::any_of(changes.begin(), changes.end(), is("400", "401")));
    CHECK(std::any_of(changes.begin(), changes.end(), is("6", "3")));
}
