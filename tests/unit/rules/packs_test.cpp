// What the shipped packs contain.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/rules/annex2.hpp"
#include "core/rules/decision_spec.hpp"
#include "core/rules/reasoning.hpp"
#include "core/rules/rule_book_data.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::Clause;
using zuji::rules::RuleBook;
using zuji::rules::Text;
namespace test = zuji::rules::test;

constexpr const char* machinery = "CGC-R52003:2025";
constexpr const char* cable = "CGC-R52006:2026";

bool has_chinese(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

void check_text(const Text& text) {
    CAPTURE(text.zh, text.en);
    CHECK_FALSE(text.zh.empty());
    CHECK_FALSE(text.en.empty());
    CHECK(text.zh.find("TODO") == std::string::npos);
}

std::vector<std::string> ids_in_order(const char* document) {
    std::vector<std::string> ids;
    for (const Clause& clause : test::rule_book().clauses(document)) ids.push_back(clause.id);
    return ids;
}

}  // namespace

TEST_CASE("Both documents are there with every clause", "[rules][packs]") {
    const RuleBook& book = test::rule_book();
    REQUIRE(book.editions().size() == 2);
    CHECK(book.editions()[0].id == machinery);
    CHECK(book.editions()[0].short_id == "R52003");
    CHECK(book.editions()[0].version == "5");
    CHECK(book.editions()[1].id == cable);
    CHECK(book.editions()[1].version == "1");
    CHECK(book.clauses(machinery).size() == 366);
    CHECK(book.clauses(cable).size() == 402);
    CHECK(book.clauses("CGC-R00000").empty());
    CHECK(book.clause(machinery, "27-b7") != nullptr);
    CHECK(book.clause(cable, "27-b7") != nullptr);
    CHECK(book.clause(cable, "97-b10") != nullptr);
    CHECK(book.clause(machinery, "97-b10") == nullptr);
    CHECK(book.clause(machinery, "101") == nullptr);
    CHECK(book.clause("CGC-R00000", "1") == nullptr);
}

TEST_CASE("Clauses stand in document order with words in both languages", "[rules][packs]") {
    for (const char* document : {machinery, cable}) {
        for (const Clause& clause : test::rule_book().clauses(document)) {
            CAPTURE(document, clause.id);
            check_text(clause.gist);
            check_text(clause.heading);
            CHECK(has_chinese(clause.heading.zh));
            CHECK_FALSE(has_chinese(clause.heading.en));
            if (clause.use == "outside") check_text(clause.outside_reason);
        }
    }
    const auto ids = ids_in_order(cable);
    const auto at = [&ids](const char* id) { return std::find(ids.begin(), ids.end(), id) - ids.begin(); };
    const char* in_order[] = {"1",         "2",           "2-b1",    "3",         "20-b4",   "20-tail",
                              "21",        "54-t5",       "54-note", "94-q",      "95",      "95-note",
                              "96",        "97-b2",       "97-b10",  "98",        "98-note", "105",
                              "A1-1",      "A1-2",        "A1-17",   "A2-0",      "A2-1.1",  "A2-1.1(1)",
                              "A2-1.1(4)", "A2-1.1-tail", "A2-2.1",  "A2-10.1.1", "A2-14",   "A2-14(5)"};
    for (std::size_t i = 0; i + 1 < std::size(in_order); ++i) {
        CAPTURE(in_order[i], in_order[i + 1]);
        CHECK(at(in_order[i]) < at(in_order[i + 1]));
    }
}

TEST_CASE("The documents differ where they differ", "[rules][packs]") {
    const RuleBook& book = test::rule_book();
    CHECK(book.clause(machinery, "58")->heading.en != book.clause(cable, "58")->heading.en);
    CHECK(book.clause(machinery, "12")->heading.zh != book.clause(cable, "12")->heading.zh);
    CHECK(book.clause(machinery, "95")->gist.en != book.clause(cable, "95")->gist.en);
    CHECK(book.clause(machinery, "46")->gist.zh == book.clause(cable, "46")->gist.zh);
    std::set<std::string> differing;
    for (const Clause& clause : book.clauses(machinery)) {
        const Clause* other = book.clause(cable, clause.id);
        if (other != nullptr && other->gist.zh != clause.gist.zh) differing.insert(clause.id);
    }
    CHECK(differing == std::set<std::string>{"1", "2", "2-b1", "6", "6-b1", "14-b1", "14-b2", "94", "95", "96", "97",
                                             "98", "99", "100"});
}

TEST_CASE("Every clause has a use, and what a table cites is used", "[rules][packs]") {
    const auto& data = test::rule_book().data();
    std::set<std::string> cited;
    const auto cite = [&cited](const std::vector<std::string>& paragraphs) {
        for (const auto& paragraph : paragraphs) cited.insert(zuji::rules::plain_paragraph(paragraph));
    };
    for (const auto& table : data.tables) {
        for (const auto& row : table.rows) cite(row.cite);
        for (const auto& note : table.notes) cite(note.cite);
    }
    for (const auto& list : data.checklists) {
        for (const auto& item : list.items) cite({item.clause});
    }
    for (const auto& limit : data.limits) cite({limit.clause});
    for (const auto& clock : data.clocks) cite(clock.cite);
    REQUIRE(cited.size() > 120);
    for (const std::string& id : cited) {
        bool used = false;
        for (const char* document : {machinery, cable}) {
            const Clause* clause = test::rule_book().clause(document, id);
            used = used || (clause != nullptr && clause->use != "guidance" && clause->use != "outside");
        }
        INFO(id);
        CHECK(used);
    }
}

TEST_CASE("Open readings say question, choice and why in both languages", "[rules][packs]") {
    const RuleBook& book = test::rule_book();
    CHECK(book.interpretations().size() == 114);
    for (const auto& reading : book.interpretations()) {
        INFO(reading.id);
        for (const Text* text : {&reading.question, &reading.chosen_reading().text, &reading.why}) {
            check_text(*text);
            CHECK(has_chinese(text->zh));
            CHECK_FALSE(has_chinese(text->en));
        }
        CHECK(book.interpretation(reading.id) == &reading);
    }
    CHECK(book.interpretation("AMB-115") == nullptr);
}

TEST_CASE("Checklists are complete", "[rules][packs]") {
    const RuleBook& book = test::rule_book();
    const std::pair<const char*, std::size_t> sizes[] = {
        {"eligibility", 8}, {"label", 7}, {"certificate-contents", 18}, {"application-documents", 18}};
    for (const auto& [id, size] : sizes) {
        const auto* list = book.checklist(id);
        REQUIRE(list != nullptr);
        CHECK(list->items.size() == size);
        for (const auto& item : list->items) check_text(item.name);
    }
    CHECK(book.checklist("shopping") == nullptr);
    std::size_t drafts = 0;
    std::size_t outside = 0;
    for (const auto& item : book.checklist("application-documents")->items) {
        drafts += item.tool_drafts ? 1 : 0;
        outside += item.outside_file == "yes" ? 1 : 0;
    }
    CHECK(drafts == 11);
    CHECK(outside == 7);
}

TEST_CASE("Words of the contract's closed sets have their clauses", "[rules][packs]") {
    const auto& status = *zuji::rules::decision_spec("certificate-status");
    const auto grounds = zuji::rules::split_words(status.inputs[1].words);
    CHECK(grounds.size() == 17 + 13 + 10 + 2);
    std::size_t found = 0;
    for (const auto ground : grounds) {
        if (ground.starts_with("86")) continue;
        const std::string id(ground);
        const std::string clause = id.starts_with("97-") ? "97-b" + id.substr(3) : id;
        CHECK(test::rule_book().clause(cable, clause) != nullptr);
        ++found;
    }
    CHECK(found == 40);
    const auto& contents = *zuji::rules::decision_spec("certificate-contents");
    const auto fields = zuji::rules::split_words(contents.inputs[1].words);
    const auto& items = test::rule_book().checklist("certificate-contents")->items;
    REQUIRE(fields.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) CHECK(fields[i] == items[i].id);
}

TEST_CASE("Annex 2 covers every clause of the annex once, in the order of the text", "[rules][packs]") {
    const zuji::rules::Annex2& annex2 = test::rule_book().annex2();
    CHECK(annex2.chapters.size() == 14);
    CHECK(annex2.size() == 78);
    CHECK(annex2.overview == "A2-0");
    for (const char* document : {machinery, cable}) {
        std::vector<std::string> expected;
        for (const std::string& id : ids_in_order(document)) {
            if (id.starts_with("A2-") && id != annex2.overview) expected.push_back(id);
        }
        std::vector<std::string> listed;
        for (const auto& chapter : annex2.chapters) {
            for (const auto& each : chapter.requirements) listed.push_back(each.clause);
        }
        std::sort(expected.begin(), expected.end());
        std::sort(listed.begin(), listed.end());
        CHECK(listed == expected);
    }
}

TEST_CASE("Annex 2 says what binds, what it depends on and which documents it names", "[rules][packs]") {
    using zuji::rules::BoundaryStage;
    const zuji::rules::Annex2& annex2 = test::rule_book().annex2();
    std::set<std::string> advice;
    std::set<std::string> procedures;
    std::set<std::string> different;
    for (const auto& chapter : annex2.chapters) {
        check_text(chapter.name);
        for (const auto& each : chapter.requirements) {
            CAPTURE(each.clause);
            check_text(each.name);
            check_text(each.evidence);
            CHECK(has_chinese(each.name.zh));
            CHECK_FALSE(has_chinese(each.name.en + each.evidence.en + each.condition.en + each.remark.en));
            if (each.obligation == zuji::rules::Obligation::may) {
                advice.insert(each.clause);
                CHECK_FALSE(each.remark.zh.empty());
            }
            if (each.documents.documented_procedure) procedures.insert(each.clause);
            if (!each.differs.zh.empty()) different.insert(each.clause);
        }
    }
    CHECK(advice == std::set<std::string>{"A2-5.2.1(1)", "A2-5.2.1(2)", "A2-5.2.1(3)", "A2-7.4", "A2-7.5", "A2-9.3"});
    CHECK(procedures == std::set<std::string>{"A2-2.1", "A2-4.1", "A2-5.1.1", "A2-6.1", "A2-7.1", "A2-8.1", "A2-9.1",
                                              "A2-10.2", "A2-12", "A2-13"});
    CHECK(different == std::set<std::string>{"A2-9.3"});
    CHECK(annex2.chapters[6].boundary == BoundaryStage::distribution);
    CHECK(annex2.chapters[7].boundary == BoundaryStage::use);
    CHECK(annex2.chapters[8].boundary == BoundaryStage::end_of_life);
    CHECK(annex2.chapters[9].boundary == BoundaryStage::any);
    CHECK(annex2.find("A2-5.1.3") != nullptr);
    CHECK(annex2.find("A2-0") == nullptr);
}
