// One fact changed in its better or worse direction, everything else as it is: the answer moves that way or stays.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <functional>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "core/rules/sweep/random_input.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::Decision;
using zuji::rules::Json;
using zuji::rules::RandomInput;
namespace test = zuji::rules::test;

#if defined(ZUJI_SANITIZED)
constexpr int questions = 500;  // as many are enough to touch every path; the other builds ask all
#else
constexpr int questions = 3000;
#endif

using Measure = std::function<double(const Decision&)>;
using Change = std::function<bool(Json&, RandomInput&)>;  // false: this input cannot be changed that way

/// A way in which an answer may only move up (or stay) when the input is changed.
struct Law {
    const char* name;
    const char* decision;
    Change change;
    Measure measure;
};

Measure rank(std::vector<std::string> order) {
    return [order = std::move(order)](const Decision& decision) {
        const auto found = std::find(order.begin(), order.end(), decision.outcome);
        INFO(decision.outcome);
        REQUIRE(found != order.end());
        return static_cast<double>(found - order.begin());
    };
}

/// A day of the values as a number.
Measure day(const char* value) {
    return [value](const Decision& decision) {
        const Json& text = decision.values.at(value);
        return text.is_null() ? 0.0 : zuji::Date::parse(text.get<std::string>()).value().days_since_epoch();
    };
}

Change set(const char* fact, Json to) {
    return [fact, to = std::move(to)](Json& input, RandomInput&) {
        const bool changes = input.value(fact, Json()) != to;
        input[fact] = to;
        return changes;
    };
}

Change later(const char* fact) {
    return [fact](Json& input, RandomInput& random) {
        if (!input.contains(fact) || input[fact].is_null()) return false;
        const auto date = zuji::Date::parse(input[fact].get<std::string>()).value();
        input[fact] = date.plus_days(1 + static_cast<int>(random.random().below(40))).to_string();
        return true;
    };
}

Change more(const char* fact) {
    return [fact](Json& input, RandomInput& random) {
        if (!input.contains(fact) || input[fact].is_null()) return false;
        input[fact] = input[fact].get<std::int64_t>() + 1 + static_cast<std::int64_t>(random.random().below(60));
        return true;
    };
}

Change larger(const char* fact) {
    return [fact](Json& input, RandomInput&) {
        if (!input.contains(fact) || input[fact].is_null()) return false;
        const auto number = zuji::decimal_from_json(input[fact], fact).value();
        input[fact] = (number + zuji::Decimal::parse("0.37").value()).to_string();
        return true;
    };
}

Change append(const char* list, Json entry) {
    return [list, entry = std::move(entry)](Json& input, RandomInput&) {
        if (!input.contains(list) || !input[list].is_array()) return false;
        input[list].push_back(entry);
        return true;
    };
}

/// The last word of a list is dropped.
Change drop(const char* list) {
    return [list](Json& input, RandomInput&) {
        if (!input.contains(list) || input[list].empty()) return false;
        input[list].erase(input[list].size() - 1);
        return true;
    };
}

std::vector<Law> laws() {
    const auto complexity = rank({"lower-possible", "high"});
    const auto conclusion = rank({"pass", "ask", "pass-after-correction", "not-passed"});
    const auto finding = rank({"none", "observation", "minor", "major"});
    const auto status = rank({"none", "see-procedure", "suspend", "cancel", "revoke"});
    const auto label = rank({"allowed", "ask", "forbidden"});
    const auto cut_off = rank({"ok", "ask", "no"});
    const auto competent = rank({"excluded", "not-competent", "competent"});
    const auto visit = rank({"pass", "pass-after-correction", "open", "suspend", "revoke"});
    const auto between = rank({"valid", "watch", "invalid"});
    const auto gates = rank({"proceed", "supplement", "terminate"});
    const auto eligible = rank({"eligible", "not-yet", "not-eligible"});
    const auto issue = rank({"issue", "ask", "refuse", "wait", "terminate"});
    const auto window = rank({"early", "in", "ask", "late"});
    const Measure missing = [](const Decision& d) { return static_cast<double>(d.values.at("missing").size()); };
    const Measure better_source = [](const Decision& d) { return -d.values.at("rank").get<double>(); };
    const Measure required = [](const Decision& d) {
        const Json& items = d.values.at("items");
        return static_cast<double>(
            std::count_if(items.begin(), items.end(), [](const Json& i) { return i.at("state") == "required"; }));
    };
    return {
        {"more BOM lines, complexity", "complexity", more("bomItems"), complexity},
        {"an assembled product", "complexity", set("construction", "assembled"), complexity},
        {"reasonable assurance", "complexity", set("assurance", "reasonable"), complexity},
        {"an unclear case", "complexity", set("clear", false), complexity},
        {"a systematic defect", "conclusion", set("systematicDefect", true), conclusion},
        {"tampering", "conclusion", set("tampering", true), conclusion},
        {"data below the minimum", "conclusion", set("dataQualityBelowMinimum", true), conclusion},
        {"something misleads", "finding-class", set("misleads", true), finding},
        {"a need for improvement", "finding-class", set("needsImprovement", true), finding},
        {"a later start, earliest", "deadline", later("start"), day("earliest")},
        {"a later start, latest", "deadline", later("start"), day("latest")},
        {"more days stopped", "deadline", more("stoppedDays"), day("latest")},
        {"one holiday more", "deadline", append("holidays", "2026-09-01"), day("latest")},
        {"a later issue, last day", "certificate-validity", later("issued"), day("lastDay")},
        {"more months of a mechanism", "certificate-validity", more("mechanismMonths"), day("lastDay")},
        {"a later expiry", "recertification-window", later("expiry"), day("opens")},
        {"a later application", "recertification-window", later("applyOn"), window},
        {"a ground for suspension", "certificate-status", append("grounds", "94-c"), status},
        {"a ground for cancellation", "certificate-status", append("grounds", "97-3"), status},
        {"a ground for revocation", "certificate-status", append("grounds", "96-b"), status},
        {"an increase that revokes", "certificate-status", append("grounds", "86-increase"), status},
        {"a mark that was altered", "label", set("markAltered", true), label},
        {"a change not decided yet", "label", set("changePending", true), label},
        {"a product that does not conform", "label", set("nonconforming", true), label},
        {"no certificate", "label", set("certified", false), label},
        {"one statement less", "certificate-contents", drop("fields"), missing},
        {"another producer", "certificate-contents", set("producerDiffers", true), missing},
        {"another factory", "certificate-contents", set("factoryDiffers", true), missing},
        {"more inputs left out", "cut-off", larger("omittedInputs"), cut_off},
        {"more waste left out", "cut-off", larger("omittedWaste"), cut_off},
        {"more jobs done", "personnel", more("jobs"), competent},
        {"more experience", "personnel", more("experienceMonths"), competent},
        {"more done in the role", "personnel", more("roleItems"), competent},
        {"an authorisation", "personnel", set("authorised", true), competent},
        {"a training", "personnel", set("trained", true), competent},
        {"a higher footprint at the visit", "surveillance", larger("current"), visit},
        {"a higher footprint between visits", "validity-between-visits", larger("current"), between},
        {"a later day between visits", "validity-between-visits", later("today"), between},
        {"a planned change", "validity-between-visits", set("planned", true), between},
        {"documents that never conform", "review-gates", set("documentReview", "never"), gates},
        {"a claim that never conforms", "review-gates", set("claimEvaluation", "never"), gates},
        {"an order to stop", "eligibility", set("orderedToStop", true), eligible},
        {"a dishonesty list", "eligibility", set("onDishonestyList", true), eligible},
        {"a missing licence", "eligibility", set("licence", "missing"), eligible},
        {"no legal person", "eligibility", set("legalPerson", false), eligible},
        {"a contract that ended", "certification-decision", set("contractAlive", false), issue},
        {"a named source", "data-source-rank", set("named", true), better_source},
        {"an international source", "data-source-rank", set("international", true), better_source},
        {"an OEM or ODM", "application-documents", set("oemOdm", true), required},
        {"licences that apply", "application-documents", set("licenceApplies", true), required},
        {"an earlier certificate", "application-documents", set("earlierCertificate", true), required},
        {"the use stage inside", "application-documents", set("useStageInside", true), required},
    };
}

/// How often the law was tried.
int check_law(const Law& law) {
    const auto* spec = zuji::rules::decision_spec(law.decision);
    REQUIRE(spec != nullptr);
    RandomInput random(test::rule_book().data(), 42);
    int tried = 0;
    for (int i = 0; i < questions; ++i) {
        Json input = random.valid(*spec);
        if (input.contains("suspended")) input["suspended"] = false;  // what a suspension ends with is another matter
        Json changed = input;
        if (!law.change(changed, random)) continue;
        const auto before = decide(test::rule_book(), law.decision, input, zuji::rules::Reasons::left_out);
        const auto after = decide(test::rule_book(), law.decision, changed, zuji::rules::Reasons::left_out);
        if (!before.ok() || !after.ok()) continue;
        INFO(input.dump() << " then " << changed.dump());
        CHECK(law.measure(after.value()) >= law.measure(before.value()));
        ++tried;
    }
    return tried;
}

}  // namespace

TEST_CASE("An answer moves only the way its rule does", "[rules][property]") {
    std::size_t held = 0;
    for (const Law& law : laws()) {
        INFO(law.name);
        CHECK(check_law(law) > questions / 20);
        ++held;
    }
    CHECK(held > 45);
}
