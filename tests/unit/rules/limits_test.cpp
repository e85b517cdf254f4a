// Below, at and above every limit of the packs: the inputs are made from the limits, so that a changed limit moves its
// test with it.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/calendar.hpp"
#include "core/base/json.hpp"
#include "core/rules/rule_book_data.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::Date;
using zuji::Decimal;
using zuji::rules::Decision;
using zuji::rules::Json;
using zuji::rules::LimitId;
using zuji::rules::RuleBook;
namespace test = zuji::rules::test;

const Date anchor = Date::from_civil(2026, 8, 31).value();

Decision ask(const RuleBook& book, const char* decision, const Json& input) {
    auto decided = decide(book, decision, input);
    INFO(decision << " " << input.dump());
    REQUIRE(decided.ok());
    return std::move(decided).value();
}

Decimal small_step() { return Decimal::parse("0.000001").value(); }

void check_finding_effect(const RuleBook& book) {
    const Decimal limit = book.data().limit(LimitId::major_finding_effect).value;
    const auto class_of = [&book](const Decimal& effect) {
        return ask(book, "finding-class", Json{{"effectPercent", effect.to_string()}, {"misleads", false}}).outcome;
    };
    CHECK(class_of(limit - small_step()) == "minor");
    CHECK(class_of(limit) == "major");
    CHECK(class_of(limit + small_step()) == "major");
    CHECK(class_of(-limit) == "major");
    CHECK(class_of(small_step() - limit) == "minor");
}

/// A value that is `percent` above 1000.
std::string raised(const Decimal& percent) { return (Decimal(1000) + percent * Decimal(10)).to_string(); }

void check_surveillance_increase(const RuleBook& book) {
    const Decimal limit = book.data().limit(LimitId::surveillance_increase).value;
    const auto outcome = [&book](const Decimal& percent) {
        return ask(book, "surveillance",
                   Json{{"previous", "1000"}, {"current", raised(percent)}, {"otherFindings", false}});
    };
    CHECK(outcome(limit - small_step()).outcome == "pass");
    CHECK(outcome(limit).outcome == "revoke");
    CHECK(outcome(limit + small_step()).outcome == "revoke");
    const auto readings = outcome(limit).interpretations;
    CHECK(std::find(readings.begin(), readings.end(), "AMB-69") != readings.end());
}

void check_correction_time(const RuleBook& book) {
    const Date due = anchor.plus_months(book.data().whole(LimitId::surveillance_correction));
    const auto outcome = [&book](Date corrected) {
        return ask(book, "surveillance",
                   Json{{"previous", 100},
                        {"current", 100},
                        {"otherFindings", true},
                        {"notifiedOn", anchor.to_string()},
                        {"correctedOn", corrected.to_string()},
                        {"verified", true}});
    };
    CHECK(outcome(due.plus_days(-1)).outcome == "pass-after-correction");
    CHECK(outcome(due).outcome == "pass-after-correction");
    CHECK(outcome(due.plus_days(1)).outcome == "suspend");
    CHECK(outcome(due).values.at("due") == due.to_string());
}

void check_increase_between_visits(const RuleBook& book) {
    const Date end = anchor.plus_months(book.data().whole(LimitId::increase_duration));
    for (const bool planned : {false, true}) {
        const Decimal limit =
            book.data().limit(planned ? LimitId::planned_increase : LimitId::unplanned_increase).value;
        const auto outcome = [&](const Decimal& percent, Date today) {
            return ask(book, "validity-between-visits",
                       Json{{"planned", planned},
                            {"previous", "1000"},
                            {"current", raised(percent)},
                            {"since", anchor.to_string()},
                            {"today", today.to_string()}})
                .outcome;
        };
        CHECK(outcome(limit - small_step(), end) == "valid");
        CHECK(outcome(limit, end.plus_days(-1)) == "watch");
        CHECK(outcome(limit, end) == "invalid");
        CHECK(outcome(limit, end.plus_days(1)) == "invalid");
        CHECK(outcome(limit + small_step(), end) == "invalid");
    }
}

void check_cut_off(const RuleBook& book) {
    const Decimal limit = book.data().limit(LimitId::cut_off_share).value;
    const auto outcome = [&book](const Decimal& omitted) {
        return ask(book, "cut-off",
                   Json{{"productMass", "100"},
                        {"totalWaste", "100"},
                        {"omittedInputs", omitted.to_string()},
                        {"omittedWaste", "0"}})
            .outcome;
    };
    CHECK(outcome(limit - small_step()) == "ok");
    CHECK(outcome(limit) == "ok");
    CHECK(outcome(limit + small_step()) == "no");
}

void check_look_back(const RuleBook& book) {
    const Date first = anchor.plus_months(-book.data().whole(LimitId::eligibility_look_back));
    const auto outcome = [&book](Date event) {
        const Decision decision =
            ask(book, "eligibility",
                Json{{"applicationDate", anchor.to_string()}, {"violationDates", Json::array({event.to_string()})}});
        return decision.values.at("conditions").at(5).at("outcome").get<std::string>();
    };
    CHECK(outcome(first.plus_days(-1)) == "met");
    CHECK(outcome(first) == "not-met");
    CHECK(outcome(first.plus_days(1)) == "not-met");
    CHECK(outcome(anchor) == "not-met");
    CHECK(outcome(anchor.plus_days(1)) == "met");
}

void check_windows_before_application(const RuleBook& book) {
    const auto exemption = [&book](Date day) {
        return ask(book, "site-inspection-exemption",
                   Json{{"sameProducerAndFactory", true},
                        {"sameProductType", true},
                        {"priorInspection", Json{{"date", day.to_string()}, {"byCgc", true}, {"passed", true}}},
                        {"applicationDate", anchor.to_string()}})
            .outcome;
    };
    const auto acceptance = [&book](Date day) {
        return ask(book, "verification-acceptance",
                   Json{{"identical", true},
                        {"body", "cnas-accredited"},
                        {"statementDate", day.to_string()},
                        {"applicationDate", anchor.to_string()}})
            .outcome;
    };
    const Date exemption_start = anchor.plus_months(-book.data().whole(LimitId::exemption_look_back));
    const Date acceptance_start = anchor.plus_months(-book.data().whole(LimitId::acceptance_look_back));
    CHECK(exemption(exemption_start.plus_days(-1)) == "no");
    CHECK(exemption(exemption_start) == "ask");
    CHECK(exemption(exemption_start.plus_days(1)) == "may");
    CHECK(acceptance(acceptance_start.plus_days(-1)) == "no");
    CHECK(acceptance(acceptance_start) == "ask");
    CHECK(acceptance(acceptance_start.plus_days(1)) == "may");
    for (const auto& outcome : {std::pair{exemption(anchor.plus_days(-1)), "may"},
                                {exemption(anchor), "ask"},
                                {exemption(anchor.plus_days(1)), "no"},
                                {acceptance(anchor.plus_days(-1)), "may"},
                                {acceptance(anchor), "ask"},
                                {acceptance(anchor.plus_days(1)), "no"}}) {
        CHECK(outcome.first == outcome.second);
    }
}

void check_complexity(const RuleBook& book) {
    const std::int64_t limit = book.data().whole(LimitId::low_complexity_items);
    const auto outcome = [&book](std::int64_t lines) {
        return ask(book, "complexity",
                   Json{{"construction", "single-material"},
                        {"bomItems", lines},
                        {"assurance", "limited"},
                        {"materialityPercent", 10}})
            .outcome;
    };
    CHECK(outcome(limit - 1) == "lower-possible");
    CHECK(outcome(limit) == "lower-possible");
    CHECK(outcome(limit + 1) == "high");
}

void check_recertification(const RuleBook& book) {
    const Date opens = anchor.plus_days(-book.data().whole(LimitId::recertification_window));
    const auto outcome = [&book](Date day) {
        return ask(book, "recertification-window", Json{{"expiry", anchor.to_string()}, {"applyOn", day.to_string()}})
            .outcome;
    };
    CHECK(outcome(opens.plus_days(-1)) == "early");
    CHECK(outcome(opens) == "in");
    CHECK(outcome(anchor.plus_days(-1)) == "in");
    CHECK(outcome(anchor) == "ask");
    CHECK(outcome(anchor.plus_days(1)) == "late");
}

void check_schedule(const RuleBook& book) {
    const auto& data = book.data();
    const Date opens = anchor.plus_months(data.whole(LimitId::first_surveillance_opens));
    const Json first = ask(book, "surveillance-schedule", Json{{"issued", anchor.to_string()}}).values;
    CHECK(first.at("open") == opens.to_string());
    CHECK(first.at("due") == anchor.plus_months(data.whole(LimitId::first_surveillance_due)).to_string());
    const auto next = [&book](Date visit) {
        return ask(book, "surveillance-schedule",
                   Json{{"issued", anchor.to_string()}, {"previousVisit", visit.to_string()}})
            .values;
    };
    CHECK(next(opens.plus_days(-1)) == first);
    CHECK(next(opens).at("open").is_null());
    CHECK(next(opens).at("due") == opens.plus_months(data.whole(LimitId::surveillance_interval)).to_string());
    const Json validity = ask(book, "certificate-validity", Json{{"issued", anchor.to_string()}}).values;
    CHECK(validity.at("lastDayOtherReading") ==
          anchor.plus_months(data.whole(LimitId::certificate_validity)).to_string());
}

void check_personnel(const RuleBook& book) {
    const auto& data = book.data();
    const auto outcome = [&book](const Json& input) { return ask(book, "personnel", input).outcome; };
    const int jobs = std::max(data.whole(LimitId::competence_jobs), data.whole(LimitId::verifier_jobs));
    CHECK(outcome({{"role", "verifier"}, {"authorised", true}, {"jobs", jobs - 1}}) == "not-competent");
    CHECK(outcome({{"role", "verifier"}, {"authorised", true}, {"jobs", jobs}}) == "competent");
    const int items = data.whole(LimitId::role_items);
    const int months = data.whole(LimitId::role_experience);
    CHECK(outcome({{"role", "project-manager"},
                   {"trained", true},
                   {"roleItems", items - 1},
                   {"experienceMonths", months - 1}}) == "not-competent");
    CHECK(outcome({{"role", "project-manager"}, {"trained", true}, {"roleItems", items}}) == "competent");
    CHECK(outcome({{"role", "project-manager"}, {"trained", true}, {"experienceMonths", months}}) == "competent");
}

/// At the ends of every band: the range runs from the lowest to the highest value of the bands that cover the number.
void check_bands(const RuleBook& book) {
    const auto& inspection = book.data().band_table("site-inspection");
    const auto& verification = book.data().band_table("site-verification");
    std::size_t asked = 0;
    for (const auto* table : {&inspection, &verification}) {
        const char* value = table == &inspection ? "siteInspection" : "siteVerification";
        for (const auto& band : table->bands) {
            for (const std::int64_t x : {band.from - 1, band.from, band.to.value_or(band.from + 1000)}) {
                if (x < 1) continue;
                double low = 1e9;
                double high = 0;
                for (const auto& other : table->bands) {
                    if (!other.covers(x)) continue;
                    low = std::min(low, other.value.to_double());
                    high = std::max(high, other.value.to_double());
                }
                const Json values = ask(book, "man-days", Json{{"units", Json::array({Json{{"bomItems", x}}})}}).values;
                CAPTURE(x, value);
                CHECK(values.at(value) == Json::array({low, high}));
                ++asked;
            }
        }
    }
    CHECK(asked >= 3 * (inspection.bands.size() + verification.bands.size()) - 2);
}

void check_all(const RuleBook& book) {
    check_finding_effect(book);
    check_surveillance_increase(book);
    check_correction_time(book);
    check_increase_between_visits(book);
    check_cut_off(book);
    check_look_back(book);
    check_windows_before_application(book);
    check_complexity(book);
    check_recertification(book);
    check_schedule(book);
    check_personnel(book);
    check_bands(book);
}

}  // namespace

TEST_CASE("Limits are compared exactly: below, at, above", "[rules][limits]") { check_all(test::rule_book()); }

TEST_CASE("Changing a limit in the pack changes the decisions", "[rules][limits]") {
    auto files = test::pack_files();
    Json parameters = test::parse(files.at("common/parameters.json"));
    std::size_t changed = 0;
    for (Json& limit : parameters.at("limits")) {
        const auto value = Decimal::parse(limit.at("value").get<std::string>()).value();
        limit["value"] = (value + Decimal(1)).to_string();
        ++changed;
    }
    REQUIRE(changed == zuji::rules::limit_count);
    for (Json& table : parameters.at("bands")) {
        table.at("bands").at(0)["value"] = "0.5";
        if (table.at("id") == "site-verification") {
            table.at("bands").at(0)["to"] = 210;
            table.at("bands").at(1)["from"] = 211;
        }
    }
    files["common/parameters.json"] = zuji::dump_json(parameters);
    auto book = RuleBook::load(files);
    if (!book.ok()) FAIL(book.error().where << " " << book.error().args.front());
    check_all(book.value());
    CHECK(ask(book.value(), "finding-class", Json{{"effectPercent", "10"}, {"misleads", false}}).outcome == "minor");
    CHECK(ask(book.value(), "man-days", Json{{"units", Json::array({Json{{"bomItems", 205}}})}})
              .values.at("siteVerification")
              .dump() == "[0.5,0.5]");
}

TEST_CASE("Clocks answer with their pack's figures", "[rules][limits]") {
    const RuleBook& book = test::rule_book();
    const zuji::Calendar calendar;
    std::size_t asked = 0;
    for (const auto& clock : book.data().clocks) {
        const Json values =
            ask(book, "deadline", Json{{"clock", clock.id}, {"start", anchor.to_string()}, {"stoppedDays", 5}}).values;
        const auto end = [&](std::int64_t n) {
            const int amount = static_cast<int>(n);
            if (clock.unit == zuji::rules::ClockUnit::working_day) return calendar.plus_working_days(anchor, amount);
            if (clock.unit == zuji::rules::ClockUnit::month) return anchor.plus_months(amount);
            return anchor.plus_days(amount + 5);
        };
        CHECK(values.at("earliest") == end(clock.earliest).to_string());
        CHECK(values.at("latest") == end(clock.latest).to_string());
        ++asked;
    }
    CHECK(asked == 8);
}
