#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/footprint/inventory.hpp"
#include "tests/unit/data/library_fixture.hpp"

namespace {

using nlohmann::ordered_json;
using zuji::test::small_library;

const char* const factors =
    R"("factors":{"cu":{"value":"4.2","per":"kg","dqr":[2,2,1]},"cu2":{"value":"1100","per":"t"},)"
    R"("truck":{"value":"0.09","per":"t*km"},"leak":{"value":"1","per":"kg","gas":"SF6"},)"
    R"("odd":{"value":"1","per":"kg","gas":"phlogiston"},"power":{"value":"0.5","per":"kWh"}})";

std::string inventory(const std::string& lines, const std::string& more = "", const std::string& head = "") {
    return "{" + head + factors + R"(,"processes":{"main":{"output":{"amount":"1","unit":"piece"},"lines":[)" + lines +
           "]}" + more + R"(},"demand":{"process":"main","amount":"1","unit":"piece"}})";
}

ordered_json run(const std::string& text) {
    const auto result = zuji::footprint_of_inventory(text, small_library());
    if (!result.ok()) FAIL(result.error().code + " at " + result.error().where);
    return ordered_json::parse(result.value());
}

double total(const std::string& lines, const std::string& head = "") {
    const ordered_json result = run(inventory(lines, "", head));
    CHECK(result["complete"].get<bool>());
    return result["total"].get<double>();
}

struct Problem {
    std::string code;
    std::string where;
    friend bool operator==(const Problem&, const Problem&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Problem& p) { return out << p.code << " at " << p.where; }
};

Problem problem(const std::string& text) {
    const auto result = zuji::footprint_of_inventory(text, small_library());
    return result.ok() ? Problem{"ok", result.value()} : Problem{result.error().code, result.error().where};
}

}  // namespace

TEST_CASE("Each kind of line follows its formula", "[inventory]") {
    using Catch::Approx;
    CHECK(total(R"({"id":"a","kind":"flow","amount":"2.5","unit":"kg","factor":"cu"})") == 10.5);
    CHECK(total(R"({"id":"a","kind":"flow","amount":2.5,"unit":"kg","factor":"cu"})") == 10.5);
    CHECK(total(R"({"id":"a","kind":"flow","amount":"9.7","unit":"kg","factor":"cu","loss":"0.03"})") == Approx(42));
    CHECK(total(R"({"id":"a","kind":"flow","amount":"10","unit":"kg","factor":"cu","recycledShare":"0.25",)"
                R"("recycledFactor":"cu2"})") == Approx(10 * (0.75 * 4.2 + 0.25 * 1.1)));
    CHECK(total(R"({"id":"a","kind":"flow","amount":"36","unit":"MJ","factor":"power"})") == 5);
    CHECK(total(R"({"id":"a","kind":"flow","amount":"0.002","unit":"kg","factor":"leak"})") == Approx(50.4));
    CHECK(total(R"({"id":"a","kind":"transport","mass":"2.5","unit":"kg","distance":"500","distanceUnit":"km",)"
                R"("factor":"truck"})") == Approx(0.1125));
    CHECK(total(R"({"id":"a","kind":"allocated","total":{"value":"18000","unit":"tCO2e"},"share":"0.4",)"
                R"("output":{"amount":"120000","unit":"t"},"perProduct":{"amount":"1","unit":"kg"}})") == Approx(0.06));
    CHECK(total(R"({"id":"a","kind":"direct","gas":"SF6","mass":"0.003","unit":"kg"})") == Approx(75.6));
    CHECK(total(R"({"id":"a","kind":"direct","gas":"SF6","mass":"3","unit":"g"})", R"("gwp":{"set":"AR5"},)") ==
          Approx(70.5));
    CHECK(total(R"({"id":"a","kind":"direct","gas":"SF6","mass":"3","unit":"g"})",
                R"("gwp":{"set":"AR6","own":{"SF6":"24300"}},)") == Approx(72.9));
    CHECK(total(R"({"id":"a","kind":"direct","gas":"C4-FN","mass":"1","unit":"kg"})",
                R"("gwp":{"own":{"C4-FN":2750}},)") == 2750);
    CHECK(total(R"({"id":"a","kind":"mass-balance","carbonIn":"2","carbonOut":"500","unit":"g"})") == Approx(-1.826));
    CHECK(total(R"({"id":"a","kind":"mass-balance","carbonIn":"2","carbonOut":"0.5","unit":"kg"})") == 5.5);
    CHECK(total(R"({"id":"a","kind":"measured","value":"12","unit":"kgCO2e"})") == 12);
    CHECK(total(R"({"id":"a","kind":"measured","value":"0.5","unit":"tCO2e"})") == 500);
    CHECK(total(R"({"id":"a","kind":"measured","value":"500","unit":"gCO2e"})") == 0.5);
    CHECK(total(R"({"id":"a","kind":"flow","amount":"0","unit":"kg","factor":"cu"})") == 0);     // zero is a value
    CHECK(total(R"({"id":"a","kind":"flow","amount":"3","unit":"kg","factor":"steel"})") == 6);  // of the library
}

TEST_CASE("The result has its keys in one order and shortest numbers", "[inventory]") {
    const auto result = zuji::footprint_of_inventory(
        inventory(R"({"id":"L1","kind":"flow","stage":"materials","amount":"0.1","unit":"kg","factor":"cu"},)"
                  R"({"id":"L2","kind":"process","process":"coil","amount":"3","unit":"piece"},)"
                  R"({"id":"L3","kind":"flow","stage":"materials","amount":"1","unit":"kg","factor":"cu",)"
                  R"("omitted":true,"reason":"标签"})",
                  R"(,"coil":{"output":{"amount":"2","unit":"piece"},"lines":[{"id":"m","kind":"measured",)"
                  R"("stage":"winding","value":"0.2","unit":"kgCO2e","dataType":"primary"}]},)"
                  R"("unused":{"output":{"amount":"1","unit":"kg"},"lines":[]})"),
        small_library());
    REQUIRE(result.ok());
    CHECK(result.value() ==
          R"({"total":0.7200000000000001,"unit":"kgCO2e","per":{"amount":"1","unit":"piece"},)"
          R"("byStage":{"materials":0.42000000000000004,"winding":0.30000000000000004},)"
          R"("byLine":{"main/L1":0.42000000000000004,"coil/m":0.30000000000000004},)"
          R"("scaling":{"main":1,"coil":1.5},"omitted":[{"line":"main/L3","kgCO2e":4.2,"reason":"标签"}],)"
          R"("unresolved":[],"complete":true,"primaryShare":0.4166666666666667,)"
          R"("dqr":{"technology":2,"geography":2,"time":1,"overall":1.6666666666666667},)"
          R"("basis":[{"document":"CGC-R52003:2025","paragraph":"21"},{"document":"CGC-R52003:2025","paragraph":"24"},)"
          R"({"document":"CGC-R52003:2025","paragraph":"25"}]})");
}

TEST_CASE("Missing is not zero: unresolved lines are named and the result is not complete", "[inventory]") {
    const ordered_json result =
        run(inventory(R"({"id":"a","kind":"flow","amount":"1","unit":"kg"},)"
                      R"({"id":"b","kind":"flow","amount":"1","unit":"kg","factor":"nowhere"},)"
                      R"({"id":"c","kind":"flow","amount":"1","unit":"kg","factor":"odd"},)"
                      R"({"id":"d","kind":"direct","gas":"phlogiston","mass":"1","unit":"kg"},)"
                      R"({"id":"e","kind":"flow","amount":"1","unit":"kWh","factor":"grid"},)"
                      R"({"id":"f","kind":"flow","amount":"1","unit":"kg","factor":"cu","recycledShare":"1"},)"
                      R"({"id":"g","kind":"transport","mass":"1","unit":"kg","distance":"1","distanceUnit":"km"},)"
                      R"({"id":"h","kind":"measured","value":"7","unit":"kgCO2e"},)"
                      R"({"id":"i","kind":"flow","amount":"1","unit":"kg","factor":null,"omitted":true})"));
    CHECK(result["total"] == 7);
    CHECK(result["byLine"].size() == 1);
    CHECK_FALSE(result["complete"].get<bool>());
    std::vector<std::string> why;
    for (const auto& entry : result["unresolved"]) {
        why.push_back(entry["line"].get<std::string>() + ": " + entry["why"].get<std::string>());
    }
    CHECK(why == std::vector<std::string>{"main/a: no factor", "main/b: no factor", "main/c: unknown gas",
                                          "main/d: unknown gas", "main/e: factor unfit", "main/f: no factor",
                                          "main/g: no factor"});
    CHECK(result["unresolved"][1]["factor"] == "nowhere");
    CHECK(result["unresolved"][3]["gas"] == "phlogiston");
    CHECK(result["omitted"][0]["kgCO2e"].is_null());
    CHECK(result["dqr"].is_null());
    CHECK(result["primaryShare"] == 0);
}

TEST_CASE("Loops are solved, shared processes counted once per use", "[inventory]") {
    const auto process = [](const char* name, const char* emission, const std::string& needs) {
        return "\"" + std::string(name) +
               R"(":{"output":{"amount":"1","unit":"kg"},"lines":[{"id":"e","kind":"measured","value":")" + emission +
               R"(","unit":"kgCO2e"})" + needs + "]}";
    };
    const auto need = [](const char* id, const char* name, const char* amount) {
        return std::string(R"(,{"id":")") + id + R"(","kind":"process","process":")" + name + R"(","amount":")" +
               amount + R"(","unit":"kg"})";
    };
    const auto system = [&](const std::string& processes, const char* demand) {
        return R"({"processes":{)" + processes + R"(},"demand":{"process":")" + demand +
               R"(","amount":"1","unit":"kg"}})";
    };
    const ordered_json shared = run(system(process("a", "1", need("n", "b", "2") + need("m", "c", "1")) + "," +
                                               process("b", "10", need("n", "c", "3")) + "," + process("c", "100", ""),
                                           "a"));
    CHECK(shared["scaling"]["c"] == 7);
    CHECK(shared["total"] == 721);
    const ordered_json self = run(system(process("a", "1", need("n", "a", "0.75")), "a"));
    CHECK(self["scaling"]["a"] == 4);
    const ordered_json credit = run(
        system(process("a", "10", need("n", "b", "1") + need("m", "b", "-0.5")) + "," + process("b", "2", ""), "a"));
    CHECK(credit["total"] == 11);
    const ordered_json nothing =
        run(system(process("a", "10", need("n", "b", "0.3") + need("m", "b", "-0.1") + need("o", "b", "-0.2")) + "," +
                       process("b", "2", ""),
                   "a"));
    CHECK(nothing["scaling"]["b"] == Catch::Approx(0).margin(1e-15));
    CHECK(problem(system(process("a", "1", need("n", "b", "1")) + "," + process("b", "1", need("n", "a", "1")), "a")) ==
          Problem{"singular-system", "processes.a"});
    CHECK(problem(system(process("a", "1", need("n", "b", "0.8")) + "," + process("b", "1", need("n", "a", "1.25")),
                         "a")) == Problem{"singular-system", "processes.a"});
    CHECK(problem(system(process("a", "1", need("n", "b", "2")) + "," + process("b", "1", need("n", "a", "1")), "a"))
              .code == "negative-scaling");
    CHECK(problem(system(process("a", "1", need("n", "a", "1")), "a")) == Problem{"singular-system", "processes.a"});
    CHECK(problem(system(process("a", "1", need("n", "b", "-1")) + "," + process("b", "1", ""), "a")) ==
          Problem{"negative-scaling", "processes.b"});
    // A loop nobody asks anything of is wrong all the same once it is reached.
    CHECK(problem(system(process("a", "1", need("n", "b", "0")) + "," + process("b", "1", need("n", "c", "3")) + "," +
                             process("c", "1", need("n", "b", "1")),
                         "a"))
              .code == "negative-scaling");
    const auto named = zuji::footprint_of_inventory(
        system(process("a", "1", need("n", "b", "1")) + "," + process("b", "1", need("n", "c", "1")) + "," +
                   process("c", "1", need("n", "b", "1")),
               "a"),
        small_library());
    REQUIRE_FALSE(named.ok());
    CHECK(named.error().args == std::vector<std::string>{"b → c → b"});
}

TEST_CASE("An omitted process says what it would emit with all it needs", "[inventory]") {
    const ordered_json result = run(inventory(
        R"({"id":"a","kind":"measured","value":"1","unit":"kgCO2e"},)"
        R"({"id":"b","kind":"process","process":"coil","amount":"3","unit":"piece","omitted":true,"reason":"small"})",
        R"(,"coil":{"output":{"amount":"1","unit":"piece"},"lines":[{"id":"m","kind":"measured","value":"2","unit":"kgCO2e"},)"
        R"({"id":"n","kind":"process","process":"wire","amount":"10","unit":"kg"}]},)"
        R"("wire":{"output":{"amount":"5","unit":"kg"},"lines":[{"id":"m","kind":"measured","value":"4","unit":"kgCO2e"}]})"));
    CHECK(result["total"] == 1);
    CHECK(result["omitted"][0]["kgCO2e"] == 30);
    CHECK(result["scaling"].size() == 1);
}

TEST_CASE("The amount demanded scales the result and is given back", "[inventory]") {
    const char* const text =
        R"({"declaredUnit":{"amount":"1","unit":"kg"},"processes":{"main":{"output":{"amount":"2","unit":"t"},"lines":)"
        R"([{"id":"a","kind":"measured","value":"8","unit":"kgCO2e"}]}},"demand":{"process":"main","amount":"500","unit":"kg"}})";
    const ordered_json result = run(text);
    CHECK(result["total"] == 2);
    CHECK(result["scaling"]["main"] == 0.25);
    CHECK(result["per"] == ordered_json::parse(R"({"amount":"500","unit":"kg"})"));
}

TEST_CASE("Bad inventories are refused with a code and a path", "[inventory]") {
    const std::string good = R"("id":"a","kind":"flow","amount":"1","unit":"kg","factor":"cu")";
    const auto line = [&](const std::string& text) { return problem(inventory("{" + text + "}")); };
    REQUIRE(problem(inventory("{" + good + "}")).code == "ok");
    struct Case {
        Problem found;
        Problem expected;
    };
    const std::string start = "processes.main.lines[0]";
    const std::vector<Case> cases = {
        {problem("{"), {"bad-json", "line 1, column 2"}},
        {problem("[]"), {"wrong-type", ""}},
        {problem("{}"), {"missing-input", "processes"}},
        {problem(R"({"processes":{}})"), {"missing-input", "demand"}},
        {problem(R"({"processes":{},"processes":{}})"), {"duplicate-key", "line 1, column 27"}},
        {problem(R"({"what":1,"processes":{}})"), {"unknown-key", "what"}},
        {problem(R"({"declaredUnit":{"amount":"0","unit":"kg"},"processes":{}})"),
         {"out-of-range", "declaredUnit.amount"}},
        {problem(R"({"processes":[]})"), {"wrong-type", "processes"}},
        {problem(R"({"processes":{"m":{"lines":[]}}})"), {"missing-input", "processes.m.output"}},
        {problem(R"({"processes":{"m":{"output":{"amount":"0","unit":"kg"},"lines":[]}}})"),
         {"out-of-range", "processes.m.output.amount"}},
        {problem(R"({"processes":{"m":{"output":{"amount":"1","unit":"kgg"},"lines":[]}}})"),
         {"unknown-unit", "processes.m.output.unit"}},
        {problem(R"({"processes":{"m":{"output":{"amount":"1","unit":"kg"},"lines":{}}}})"),
         {"wrong-type", "processes.m.lines"}},
        {problem(R"({"processes":{"m":{"output":{"amount":"1","unit":"kg"},"lines":[7]}}})"),
         {"wrong-type", "processes.m.lines[0]"}},
        {problem(R"({"gwp":{"set":"AR4"},"processes":{}})"), {"out-of-range", "gwp.set"}},
        {problem(R"({"gwp":{"own":{"SF6":"-1"}},"processes":{}})"), {"out-of-range", "gwp.own.SF6"}},
        {problem(R"({"gwp":{"own":{"CO2e":"28"}},"processes":{}})"), {"out-of-range", "gwp.own.CO2e"}},
        {problem(R"({"factors":{"x":{"value":"1"}},"processes":{}})"), {"missing-input", "factors.x.per"}},
        {problem(R"({"factors":{"x":{"value":"1,5","per":"kg"}},"processes":{}})"), {"bad-decimal", "factors.x.value"}},
        {problem(R"({"factors":{"x":{"value":true,"per":"kg"}},"processes":{}})"), {"wrong-type", "factors.x.value"}},
        {problem(R"({"factors":{"x":{"value":"1","per":"kg","dqr":[1,2]}},"processes":{}})"),
         {"wrong-type", "factors.x.dqr"}},
        {problem(R"({"factors":{"x":{"value":"1","per":"kg","dqr":[1,2,6]}},"processes":{}})"),
         {"out-of-range", "factors.x.dqr[2]"}},
        {line(R"("kind":"flow")"), {"missing-input", start + ".id"}},
        {line(R"("id":7,"kind":"flow")"), {"wrong-type", start + ".id"}},
        {line(R"("id":"a","kind":"magic")"), {"out-of-range", start + ".kind"}},
        {line(R"("id":"a","kind":"flow","unit":"kg","factor":"cu")"), {"missing-input", start + ".amount"}},
        {line(R"("id":"a","kind":"flow","amount":null,"unit":"kg","factor":"cu")"),
         {"missing-input", start + ".amount"}},
        {line(R"("id":"a","kind":"flow","amount":"1","factor":"cu")"), {"missing-input", start + ".unit"}},
        {line(R"("id":"a","kind":"flow","amount":"1","unit":"kWh","factor":"cu")"), {"unit-mismatch", start + ".unit"}},
        {line(R"("id":"a","kind":"flow","amount":"1","unit":"kgs!","factor":"cu")"), {"unknown-unit", start + ".unit"}},
        {line(good + R"(,"loss":"1")"), {"out-of-range", start + ".loss"}},
        {line(good + R"(,"loss":"-0.1")"), {"out-of-range", start + ".loss"}},
        {line(good + R"(,"loss":"3%")"), {"bad-decimal", start + ".loss"}},
        {line(good + R"(,"recycledShare":"1.1","recycledFactor":"cu2")"), {"out-of-range", start + ".recycledShare"}},
        {line(good + R"(,"recycledShare":"0.5","recycledFactor":"power")"), {"unit-mismatch", start + ".unit"}},
        {line(good + R"(,"dataType":"guess")"), {"out-of-range", start + ".dataType"}},
        {line(good + R"(,"omitted":"yes")"), {"wrong-type", start + ".omitted"}},
        {line(good + R"(,"dqr":[0,1,1])"), {"out-of-range", start + ".dqr[0]"}},
        {line(good + R"(,"gas":"SF6")"), {"unknown-key", start + ".gas"}},
        {line(R"("id":"a","kind":"process","process":"nobody","amount":"1","unit":"kg")"),
         {"unknown-process", start + ".process"}},
        {line(R"("id":"a","kind":"process","process":"main","amount":"1","unit":"kg")"),
         {"unit-mismatch", start + ".unit"}},
        {line(
             R"("id":"a","kind":"transport","mass":"-1","unit":"kg","distance":"1","distanceUnit":"km","factor":"truck")"),
         {"out-of-range", start + ".mass"}},
        {line(
             R"("id":"a","kind":"transport","mass":"1","unit":"kg","distance":"1","distanceUnit":"h","factor":"truck")"),
         {"unit-mismatch", start + ".distanceUnit"}},
        {line(R"("id":"a","kind":"transport","mass":"1","unit":"kg","distance":"1","distanceUnit":"km","factor":"cu")"),
         {"unit-mismatch", start + ".factor"}},
        {line(
             R"("id":"a","kind":"allocated","total":{"value":"1","unit":"kg"},"share":"1","output":{"amount":"1","unit":"t"},"perProduct":{"amount":"1","unit":"t"})"),
         {"unknown-unit", start + ".total.unit"}},
        {line(
             R"("id":"a","kind":"allocated","total":{"value":"1","unit":"tCO2e"},"share":"2","output":{"amount":"1","unit":"t"},"perProduct":{"amount":"1","unit":"t"})"),
         {"out-of-range", start + ".share"}},
        {line(
             R"("id":"a","kind":"allocated","total":{"value":"1","unit":"tCO2e"},"share":"1","output":{"amount":"0","unit":"t"},"perProduct":{"amount":"1","unit":"t"})"),
         {"out-of-range", start + ".output.amount"}},
        {line(
             R"("id":"a","kind":"allocated","total":{"value":"1","unit":"tCO2e"},"share":"1","output":{"amount":"1","unit":"t"},"perProduct":{"amount":"1","unit":"kWh"})"),
         {"unit-mismatch", start + ".perProduct.unit"}},
        {line(R"("id":"a","kind":"direct","gas":"SF6","mass":"1","unit":"m3")"), {"unit-mismatch", start + ".unit"}},
        {line(R"("id":"a","kind":"direct","mass":"1","unit":"kg")"), {"missing-input", start + ".gas"}},
        {line(R"("id":"a","kind":"mass-balance","carbonIn":"-1","carbonOut":"0","unit":"kg")"),
         {"out-of-range", start + ".carbonIn"}},
        {line(R"("id":"a","kind":"measured","value":"1","unit":"kg")"), {"unknown-unit", start + ".unit"}},
        {line(R"("id":"a","kind":"measured","value":"1e400","unit":"kgCO2e")"), {"bad-decimal", start + ".value"}},
        {line(R"("id":"a","kind":"measured","value":1e300,"unit":"kgCO2e")"), {"out-of-range", start + ".value"}},
        {problem(inventory("{" + good + "},{" + good + "}")), {"duplicate-id", "processes.main.lines[1].id"}},
    };
    REQUIRE(cases.size() > 50);
    for (const Case& c : cases) CHECK(c.found == c.expected);
    const std::string demands[] = {R"({"process":"x","amount":"1","unit":"kg"})",
                                   R"({"process":"m","amount":"-1","unit":"kg"})",
                                   R"({"process":"m","amount":"1","unit":"m"})", R"({"process":"m","amount":"1"})"};
    const Problem expected[] = {{"unknown-process", "demand.process"},
                                {"out-of-range", "demand.amount"},
                                {"unit-mismatch", "demand.unit"},
                                {"missing-input", "demand.unit"}};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(problem(R"({"processes":{"m":{"output":{"amount":"1","unit":"kg"},"lines":[]}},"demand":)" + demands[i] +
                      "}") == expected[i]);
    }
}
