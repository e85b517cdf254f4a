// The desk of quotations: ids, versions, what other pages keep, and what finds no room.

#include "core/quote/quote_desk.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <map>
#include <set>
#include <string>

#include "core/base/calendar.hpp"
#include "core/quote/quote_json.hpp"
#include "tests/unit/quote/quotes.hpp"

using namespace zuji;
using zuji::test::unit_of;

namespace {

constexpr const char* today = "2026-03-16";

QuoteDesk desk_of(const char* session = "aaaaaa") {
    static const Calendar calendar;
    Knowledge knowledge;
    knowledge.rules = &rules::test::rule_book();
    knowledge.calendar = &calendar;
    return QuoteDesk(knowledge, session);
}

QuoteDesk with_quote() {
    QuoteDesk desk = desk_of();
    Quote start;
    start.title = "Cable";
    start.units = {unit_of("A", "50")};
    desk.create(start, today);
    return desk;
}

}  // namespace

TEST_CASE("Two pages that are open at the same time never give two quotations one id", "[quote][desk]") {
    QuoteDesk one = desk_of("aaaaaa");
    QuoteDesk other = desk_of("bbbbbb");
    std::set<std::string> ids;
    for (QuoteDesk* desk : {&one, &other}) {
        for (int i = 0; i < 3; ++i) desk->create(Quote{}, today);
        for (const auto& [id, text] : desk->take_changes()) ids.insert(id);
    }
    CHECK(ids.size() == 6);
    CHECK(ids.contains("q1-aaaaaa"));
    CHECK(ids.contains("q3-bbbbbb"));
}

TEST_CASE("A kept quotation that cannot be read is told and never written over", "[quote][desk]") {
    QuoteDesk desk = desk_of("");
    desk.load({{"q1", write_quote(Quote{})}, {"q7", "{}"}});
    const auto problem = desk.take_problem();
    REQUIRE(problem);
    CHECK(problem->code == "quotes-unreadable");
    CHECK(problem->args == std::vector<std::string>{"1"});
    CHECK(desk.list().size() == 1);
    desk.create(Quote{}, today);
    CHECK(desk.open()->id == "q8");
}

TEST_CASE("A new version of an offer that has run out holds as long as the old one did", "[quote][desk]") {
    const auto renewed = [](const char* created, const char* until) {
        QuoteDesk desk = with_quote();
        desk.change([&](Quote& quote) {
            quote.created = created;
            quote.valid_until = until;
        });
        desk.new_version("2026-06-01");
        CHECK(desk.open()->version == 2);
        CHECK(desk.open()->created == "2026-06-01");
        return desk.open()->valid_until;
    };
    CHECK(renewed("2026-03-16", "2026-04-15") == "2026-07-01");  // 30 days
    CHECK(renewed("2026-03-16", "2026-06-01") == "2026-06-01");  // still holds
    CHECK(renewed("2026-03-16", "2026-03-01").empty());          // never did
    CHECK(renewed("2026-03-16", "end of May") == "end of May");  // the entry stays, and is remarked
    CHECK(renewed("2026-03-16", "").empty());
}

TEST_CASE("What another page keeps is shown here, and undo brings back what was here", "[quote][desk]") {
    QuoteDesk desk = with_quote();
    const std::string id = desk.open()->id;
    Quote there = *desk.open();
    there.title = "Cable 10 kV";
    (void)desk.take_changes();
    desk.take_elsewhere(id, write_quote(there));
    CHECK(desk.open()->title == "Cable 10 kV");
    CHECK(desk.take_changes().empty());  // it is kept already
    desk.undo();
    CHECK(desk.open()->title == "Cable");
    desk.take_elsewhere("q9-bbbbbb", write_quote(there));
    CHECK(desk.list().size() == 2);
    desk.take_elsewhere("q9-bbbbbb", "not a quotation");
    CHECK(desk.list().size() == 2);
    desk.take_elsewhere(id, "");
    CHECK(desk.open() == nullptr);
    REQUIRE(desk.removed() != nullptr);
    desk.restore();
    CHECK(desk.list().size() == 2);
}

TEST_CASE("Rows that find no room are told; a quotation never grows beyond what its file may hold", "[quote][desk]") {
    QuoteDesk desk = with_quote();
    desk.paste(QuoteDesk::Grid::units, CellBlock(max_quote_rows + 3, {"A", "1"}), 0, 0);
    auto problem = desk.take_problem();
    REQUIRE(problem);
    CHECK(problem->code == "rows-left-out");
    CHECK(problem->args == std::vector<std::string>{"3", "2000"});
    CHECK(desk.open()->units.size() == max_quote_rows);
    desk.change([](Quote& quote) { quote.units.emplace_back(); });
    CHECK(desk.open()->units.size() == max_quote_rows);
    problem = desk.take_problem();
    REQUIRE(problem);
    CHECK(problem->code == "too-many-units");
    CHECK(read_quote(desk.take_changes().begin()->second).ok());
    Quote large;
    large.products.resize(max_quote_rows + 1);
    desk.create(large, today);
    CHECK(desk.list().size() == 1);
    CHECK(desk.take_problem());
}

TEST_CASE("A table file fills the open quotation, or a new one", "[quote][desk]") {
    QuoteDesk desk = desk_of();
    CHECK_FALSE(desk.add_table(QuoteDesk::Grid::units, {{""}}, "en", today));
    CHECK(desk.list().empty());
    CHECK(desk.add_table(QuoteDesk::Grid::units, {{"Unit", "BOM lines"}, {"A", "50"}, {"B", "60"}}, "en", today));
    REQUIRE(desk.open() != nullptr);
    CHECK(desk.open()->units.size() == 2);
    CHECK(desk.open()->language == "en");
    CHECK(desk.add_table(QuoteDesk::Grid::units, {{"Unit", "BOM lines"}, {"C", "70"}}, "en", today));
    CHECK(desk.open()->units.size() == 3);
    desk.undo();
    CHECK(desk.open()->units.size() == 2);
}
