// The façade: assets in, text in, text out; errors as values in one shape.

#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json.hpp"
#include "core/model/project_json.hpp"
#include "tests/unit/engine/test_engine.hpp"

using nlohmann::ordered_json;
using zuji::Engine;
using zuji::test::asset_files;
using zuji::test::engine;

namespace {

ordered_json parsed(const Engine::Reply& reply) { return ordered_json::parse(reply.json); }

void check_error(const Engine::Reply& reply, const std::string& code, const std::string& where) {
    CAPTURE(reply.json);
    REQUIRE_FALSE(reply.ok);
    CHECK(reply.json.find('\n') == std::string::npos);
    const ordered_json error = parsed(reply).at("error");
    CHECK(error.at("code") == code);
    CHECK(error.at("where") == where);
    CHECK(error.at("message").get<std::string>().size() > 10);
    CHECK(error.size() == 3);
}

}  // namespace

TEST_CASE("An asset that is missing or broken is named", "[engine]") {
    const auto refused = [](const std::string& path, const std::string& bytes) {
        auto files = asset_files();
        if (bytes.empty()) {
            REQUIRE(files.erase(path) == 1);
        } else {
            files[path] = bytes;
        }
        auto engine = Engine::load(files);
        CAPTURE(path);
        REQUIRE_FALSE(engine.ok());
        CHECK(engine.error().where.find(path.substr(0, path.find('.'))) != std::string::npos);
        return engine.error().code;
    };
    CHECK(refused("i18n/en.json", "") == "missing-asset");
    CHECK(refused("i18n/zh.json", "{\"a\": 1}") == "wrong-type");
    CHECK(refused("i18n/zh.json", "{") == "bad-json");
    CHECK(refused("calendar/cn.json", "") == "missing-asset");
    CHECK_FALSE(Engine::load({}).ok());
}

TEST_CASE("A decision is answered in the contract's shape", "[engine]") {
    const auto reply = engine().decide(
        "cut-off", R"({"productMass": 100, "totalWaste": "20", "omittedInputs": 0.9, "omittedWaste": "0.1"})");
    REQUIRE(reply.ok);
    const ordered_json result = parsed(reply);
    CHECK(result.at("decision") == "cut-off");
    CHECK(result.at("outcome") == "ok");
    CHECK(result.at("values").at("separate") == true);
    CHECK_FALSE(result.at("basis").empty());
    for (const char* key : {"interpretations", "missing", "trace"}) CHECK(result.contains(key));
}

TEST_CASE("Wrong questions are errors with a place", "[engine]") {
    check_error(engine().decide("nonsense", "{}"), "unknown-decision", "decision");
    check_error(engine().decide("scope", "{"), "bad-json", "line 1, column 2");
    check_error(engine().decide("man-days", R"({"units": [{"bomItems": 0}]})"), "out-of-range", "units[0].bomItems");
    check_error(engine().decide_line("[]"), "wrong-type", "");
    check_error(engine().decide_line("{}"), "missing-input", "decision");
    check_error(engine().decide_line(R"({"decision": "scope"})"), "missing-input", "input");
    check_error(engine().decide_line(R"({"decision": 7, "input": {}})"), "wrong-type", "decision");
    check_error(engine().decide_line(R"({"decision": "scope", "input": {}, "extra": 1})"), "unknown-key", "extra");
    check_error(engine().footprint("[]"), "wrong-type", "");
    check_error(engine().assess(""), "bad-json", "line 1, column 1");
    CHECK_FALSE(engine().assess("{}").ok);
    check_error(engine().assess(zuji::write_project({}), "2026-02-30"), "bad-date", "today");
    CHECK_FALSE(engine().package("{}").ok());
}

TEST_CASE("The same question on a line has the same answer", "[engine]") {
    const std::string input = R"({"field": "PV13", "kind": null, "pilotProduct": false, "pilotRegion": false})";
    const auto alone = engine().decide("scope", input);
    const auto line = engine().decide_line(R"({"decision": "scope", "input": )" + input + "}");
    REQUIRE(alone.ok);
    CHECK(alone.json == line.json);
}

TEST_CASE("A project file is assessed and its assessment is JSON", "[engine]") {
    const zuji::Project project = zuji::test::complete_project();
    const auto reply = engine().assess(zuji::write_project(project));
    CAPTURE(reply.json.substr(0, 300));
    REQUIRE(reply.ok);
    const ordered_json result = parsed(reply);
    CHECK(result.at("document") == "CGC-R52003:2025");
    CHECK(result.at("annex1").at("items").size() == 18);
    CHECK(result.at("footprint").at("complete") == true);
    CHECK(result.at("steps").size() == 11);
    CHECK(result.at("eligibility").at("decision").at("outcome") == "eligible");
}

TEST_CASE("An import accounts for every row", "[engine]") {
    const auto reply = engine().import_bom({.text = "名称,数量,单位,单重(kg)\n铜线,2,件,5\n,,,\n铁芯,x,件,1\n"});
    CAPTURE(reply.json);
    REQUIRE(reply.ok);
    const ordered_json result = parsed(reply);
    const auto& counts = result.at("counts");
    CHECK(counts.at("taken").get<int>() + counts.at("warned").get<int>() + counts.at("refused").get<int>() +
              counts.at("skipped").get<int>() ==
          4);
    REQUIRE_FALSE(result.at("lines").empty());
    CHECK(result.at("lines")[0].at("name") == "铜线");
    CHECK(result.at("report").size() == 4);
    CHECK_FALSE(engine().import_bom({.text = ""}).ok);
}

TEST_CASE("Words: slots, missing keys, words within words", "[engine][catalog]") {
    const auto catalog = zuji::Catalog::load(
        "zh", R"({"a.one": "{0} 和 {1}，{0}", "step.x": "步骤", "error.bad": "坏：{0}", "place.row": "第 {0} 行"})");
    REQUIRE(catalog.ok());
    const zuji::Catalog& words = catalog.value();
    CHECK(words.format("a.one", {"甲", "乙"}) == "甲 和 乙，甲");
    CHECK(words.format("a.one", {"甲"}) == "甲 和 {1}，甲");
    CHECK(words.format("a.one", {"@step.x", "@nobody"}) == "步骤 和 @nobody，步骤");
    CHECK(words.text("a.two") == "[a.two]");
    CHECK(&words.text("a.two") == &words.text("a.two"));
    CHECK_FALSE(words.has("a.two"));
    CHECK(words.describe({"bad", "row 3", {"x"}}) == "第 3 行：坏：x");
    for (const char* bad :
         {"[]", R"({"a b": "x"})", R"({"a": ""})", R"({"a": {"b": "c"}})", R"({"a": "x", "a": "y"})"}) {
        CAPTURE(bad);
        CHECK_FALSE(zuji::Catalog::load("zh", bad).ok());
    }
}
