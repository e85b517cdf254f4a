// Quotation files: canonical, strict about structure, kind about numbers; started from a project.

#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/model/project_json.hpp"
#include "core/quote/from_project.hpp"
#include "core/quote/quote_json.hpp"
#include "tests/unit/engine/test_engine.hpp"

using namespace zuji;
using nlohmann::ordered_json;

namespace {

constexpr const char* written_by_hand =
    R"({"format":"zuji-quote","schema_version":1,"number":"Q-1","document":"CGC-R52003:2025",)"
    R"("series":"q1","acceptance_date":"2026-03-16","plan":{"review_staff":2},)"
    R"("cases":[{"exemption":"confirmed","rates":{"tax_percent":6},"readings":{"AMB-48":"unit"}}],)"
    R"("units":[{"name":"A","bom_items":400,"sites":"2"}],"rates":{"document_review":3000.50}})";

Error refusal(const std::string& text) {
    const auto read = read_quote(text);
    REQUIRE_FALSE(read.ok());
    return read.error();
}

}  // namespace

TEST_CASE("A quotation comes back as it was written", "[quote]") {
    const auto read = read_quote(written_by_hand);
    REQUIRE(read.ok());
    CHECK(read.value().units[0].bom_items.text() == "400");
    CHECK(read.value().rates.document_review.text() == "3000.50");
    CHECK(read.value().version == 1);
    CHECK(read.value().series == "q1");
    CHECK(read.value().plan.review_staff.text() == "2");
    REQUIRE(read.value().cases.size() == 1);
    CHECK(read.value().cases[0].readings.at("AMB-48") == "unit");
    CHECK(read.value().cases[0].rates.tax_percent.text() == "6");
    const std::string written = write_quote(read.value());
    const auto again = read_quote(written);
    REQUIRE(again.ok());
    CHECK(again.value() == read.value());
    CHECK(write_quote(again.value()) == written);
}

TEST_CASE("Broken quotations are refused with their place", "[quote]") {
    CHECK(refusal("{}").code == "not-a-quote");
    CHECK(refusal("[]").code == "not-a-quote");
    CHECK(refusal("{").code == "bad-json");
    CHECK(refusal(R"({"format":"zuji-quote","schema_version":2})").code == "newer-version");
    const Error unknown = refusal(R"({"format":"zuji-quote","schema_version":1,"units":[{"bom":1}]})");
    CHECK(unknown.code == "unknown-key");
    CHECK(unknown.where == "units[0].bom");
    const Error word = refusal(R"({"format":"zuji-quote","schema_version":1,"units":[{"exemption":"maybe"}]})");
    CHECK(word.code == "bad-value");
    std::string many = R"({"format":"zuji-quote","schema_version":1,"units":[{})";
    for (std::size_t i = 0; i < max_quote_rows; ++i) many += ",{}";
    CHECK(refusal(many + "]}").code == "too-many-units");
    for (const std::string list : {"products", "items", "cases"}) {
        std::string other = many;
        const Error error = refusal(other.replace(other.find("units"), 5, list) + "]}");
        CHECK(error.code == "too-many-units");
        CHECK(error.where == list);
    }
}

TEST_CASE("A project starts a quotation with the same person-days", "[quote]") {
    Project project = test::complete_project();
    const Assessment assessment = test::assess(project);
    const Quote quote = quote_from_project(project, assessment);
    CHECK(quote.customer == project.company.applicant);
    CHECK(quote.document == assessment.document);
    const auto reply = test::engine().quote(write_quote(quote));
    REQUIRE(reply.ok);
    const auto days = ordered_json::parse(reply.json).at("days");
    const auto& total = assessment.man_days.decision->values.at("total");
    CHECK(std::stod(days.at("low").get<std::string>()) == total[0].get<double>());
    CHECK(std::stod(days.at("high").get<std::string>()) == total[1].get<double>());
    const auto direct = test::engine().quote(write_project(project));
    REQUIRE(direct.ok);
    CHECK(direct.json == reply.json);
}
