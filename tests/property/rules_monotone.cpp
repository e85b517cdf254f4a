// Where a rule only grows one way, so do its answers.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "tests/property/rules_random.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::Date;
using zuji::rules::Decision;
using zuji::rules::Json;
namespace test = zuji::rules::test;

const Date anchor = Date::from_civil(2026, 8, 31).value();

Decision ask(const char* decision, const Json& input) {
    auto decided = decide(test::rule_book(), decision, input);
    INFO(decision << " " << input.dump());
    REQUIRE(decided.ok());
    return std::move(decided).value();
}

int rank(const std::vector<std::string>& order, const std::string& word) {
    const auto found = std::find(order.begin(), order.end(), word);
    REQUIRE(found != order.end());
    return static_cast<int>(found - order.begin());
}

/// Outcomes of a decision for days around the anchor, as ranks.
template <class Input>
std::vector<int> over_days(const char* decision, const std::vector<std::string>& order, Input input) {
    std::vector<int> ranks;
    for (int day = -420; day <= 420; ++day)
        ranks.push_back(rank(order, ask(decision, input(anchor.plus_days(day))).outcome));
    return ranks;
}

bool once_closed_stays_closed(const std::vector<int>& ranks, int closed) {
    // no…no, then something open, then no…no: the window opens once.
    const auto first = std::find_if(ranks.begin(), ranks.end(), [closed](int r) { return r != closed; });
    const auto again = std::find(first, ranks.end(), closed);
    return first != ranks.end() && std::all_of(again, ranks.end(), [closed](int r) { return r == closed; });
}

}  // namespace

TEST_CASE("More BOM lines never mean fewer person-days", "[rules][property]") {
    std::vector<double> before(6, 0.0);
    for (std::int64_t lines = 1; lines <= 1000; ++lines) {
        const Json values = ask("man-days", Json{{"units", Json::array({Json{{"bomItems", lines}}})}}).values;
        std::vector<double> now;
        for (const char* part : {"siteInspection", "siteVerification", "total"}) {
            CHECK(values.at(part).at(0) <= values.at(part).at(1));
            now.push_back(values.at(part).at(0).get<double>());
            now.push_back(values.at(part).at(1).get<double>());
        }
        for (std::size_t i = 0; i < now.size(); ++i) CHECK(now[i] >= before[i]);
        before = now;
    }
}

TEST_CASE("Another unit, site or concession moves person-days one way", "[rules][property]") {
    test::RandomInput random(5);
    const auto* spec = zuji::rules::decision_spec("man-days");
    const auto total = [](const Json& input, int end) {
        return ask("man-days", input).values.at("total").at(static_cast<std::size_t>(end)).get<double>();
    };
    for (int i = 0; i < 200; ++i) {
        const Json input = random.object(spec->inputs);
        Json more = input;
        more["units"].push_back(Json{{"bomItems", 1 + random.below(500)}});
        Json sites = input;
        sites["units"][0]["sites"] = 9999;
        Json exempt = input;
        exempt["units"][0]["siteInspectionExempt"] = true;
        Json accepted = input;
        accepted["units"][0]["verificationAccepted"] = true;
        for (const int end : {0, 1}) {
            CHECK(total(more, end) > total(input, end));
            CHECK(total(sites, end) >= total(input, end));
            CHECK(total(exempt, end) <= total(input, end));
            CHECK(total(accepted, end) <= total(input, end));
        }
    }
}

TEST_CASE("A later date never reopens a window", "[rules][property]") {
    const std::vector<std::string> order = {"no", "ask", "may"};
    CHECK(once_closed_stays_closed(
        over_days("site-inspection-exemption", order,
                  [](Date day) {
                      return Json{
                          {"sameProducerAndFactory", true},
                          {"sameProductType", true},
                          {"priorInspection", Json{{"date", anchor.to_string()}, {"byCgc", true}, {"passed", true}}},
                          {"applicationDate", day.to_string()}};
                  }),
        0));
    CHECK(once_closed_stays_closed(over_days("verification-acceptance", order,
                                             [](Date day) {
                                                 return Json{{"identical", true},
                                                             {"body", "cnca-approved"},
                                                             {"statementDate", anchor.to_string()},
                                                             {"applicationDate", day.to_string()}};
                                             }),
                                   0));
    const std::vector<int> apply = over_days("recertification-window", {"early", "in", "ask", "late"}, [](Date day) {
        return Json{{"expiry", anchor.to_string()}, {"applyOn", day.to_string()}};
    });
    CHECK(std::is_sorted(apply.begin(), apply.end()));
    const std::vector<int> corrected = over_days("surveillance", {"pass-after-correction", "suspend"}, [](Date day) {
        return Json{{"previous", 1},
                    {"current", 1},
                    {"otherFindings", true},
                    {"notifiedOn", anchor.to_string()},
                    {"correctedOn", day.to_string()},
                    {"verified", true}};
    });
    CHECK(std::is_sorted(corrected.begin(), corrected.end()));
    const std::vector<int> lasting = over_days("validity-between-visits", {"valid", "watch", "invalid"}, [](Date day) {
        return Json{{"planned", false},
                    {"previous", 10},
                    {"current", 12},
                    {"since", anchor.to_string()},
                    {"today", day.to_string()}};
    });
    CHECK(std::is_sorted(lasting.begin(), lasting.end()));
}

TEST_CASE("A larger effect, increase or omission is never judged more lightly", "[rules][property]") {
    int class_before = 0;
    int visit_before = 0;
    int cut_before = 0;
    for (int hundredths = 0; hundredths <= 1200; ++hundredths) {
        const zuji::Decimal percent = zuji::Decimal(hundredths) * zuji::Decimal::parse("0.01").value();
        const int finding =
            rank({"none", "minor", "major"},
                 ask("finding-class", Json{{"effectPercent", percent.to_string()}, {"misleads", false}}).outcome);
        const int visit =
            rank({"pass", "revoke"}, ask("surveillance", Json{{"previous", "100"},
                                                              {"current", (zuji::Decimal(100) + percent).to_string()},
                                                              {"otherFindings", false}})
                                         .outcome);
        const int cut = rank({"ok", "ask", "no"}, ask("cut-off", Json{{"productMass", "100"},
                                                                      {"totalWaste", "60"},
                                                                      {"omittedInputs", percent.to_string()},
                                                                      {"omittedWaste", "0.5"}})
                                                      .outcome);
        CHECK(finding >= class_before);
        CHECK(visit >= visit_before);
        CHECK(cut >= cut_before);
        class_before = finding;
        visit_before = visit;
        cut_before = cut;
    }
    CHECK(class_before == 2);
    CHECK(visit_before == 1);
    CHECK(cut_before == 2);
}

TEST_CASE("One more breach or open question never helps eligibility", "[rules][property]") {
    const std::vector<std::string> order = {"eligible", "not-yet", "not-eligible"};
    test::RandomInput random(11);
    const auto* spec = zuji::rules::decision_spec("eligibility");
    int worsened = 0;
    for (int i = 0; i < 400; ++i) {
        Json input = random.object(spec->inputs);
        if (!input.contains("violationDates") || input["violationDates"].is_null())
            input["violationDates"] = Json::array();
        Json more = input;
        more["violationDates"].push_back(random.date().to_string());
        const int before = rank(order, ask("eligibility", input).outcome);
        const int after = rank(order, ask("eligibility", more).outcome);
        CHECK(after >= before);
        worsened += after > before ? 1 : 0;
    }
    CHECK(worsened > 0);
}

TEST_CASE("The order of products does not change how many units there are", "[rules][property]") {
    test::RandomInput random(3);
    const auto* spec = zuji::rules::decision_spec("units");
    for (int i = 0; i < 200; ++i) {
        const Json input = random.object(spec->inputs);
        Json reversed = input;
        std::reverse(reversed["products"].begin(), reversed["products"].end());
        const Json values = ask("units", input).values;
        CHECK(ask("units", reversed).values.at("count") == values.at("count"));
        std::size_t listed = 0;
        for (const Json& unit : values.at("units")) listed += unit.size();
        CHECK(listed == input.at("products").size());
    }
}
