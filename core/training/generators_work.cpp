// Exercises about the work on the product: complexity, person-days, data, emissions, cut-off, people.

#include <algorithm>
#include <array>

#include "core/training/drawing.hpp"

namespace zuji::training {
namespace {

/// A decimal number with `digits` digits after the point: 1234, 2 → "12.34".
std::string scaled(int number, int digits) {
    std::string text = std::to_string(number);
    if (digits == 0) return text;
    while (text.size() <= static_cast<std::size_t>(digits)) text.insert(0, "0");
    text.insert(text.size() - static_cast<std::size_t>(digits), ".");
    return Decimal::parse(text).value().to_string();
}

// CLAUSE R52003/39, R52003/40
void complexity(Drawing& drawing, Draft& draft) {
    constexpr int few_items = 50;
    const int items = std::max(1, few_items + drawing.offset(10));
    Json input = {{"construction", "single-material"},
                  {"bomItems", items},
                  {"assurance", "limited"},
                  {"materialityPercent", 5},
                  {"clear", true}};
    if (drawing.chance(25)) input["construction"] = "assembled";
    if (!drawing.is_easy() && drawing.chance(25)) input["assurance"] = "reasonable";
    if (drawing.is_hard() && drawing.chance(30)) input["assurance"] = nullptr;
    if (drawing.is_hard() && drawing.chance(15)) input["clear"] = false;
    draft.say("construction", "@construction." + input["construction"].get<std::string>());
    draft.say("items", std::to_string(items));
    draft.say("assurance",
              input["assurance"].is_null() ? "@not-agreed" : "@assurance." + input["assurance"].get<std::string>());
    draft.say("clear", yes_no(input["clear"]));
    draft.right = {drawing.ask("complexity", input).outcome};
}

/// Material lines near a band's edge.
int bom_items(Drawing& drawing) {
    constexpr std::array<int, 4> edges = {50, 100, 200, 400};
    const int edge = drawing.of(std::span<const int>(edges));
    return std::max(1, edge + drawing.offset(15));
}

/// The high end of one range of the answer.
std::string high_of(const rules::Decision& answer, const char* key) { return text_of(answer.values.at(key).at(1)); }

void one_unit(Drawing& drawing, Draft& draft, const char* key) {
    const int items = bom_items(drawing);
    const auto answer = drawing.ask("man-days", {{"units", {{{"bomItems", items}}}}});
    draft.say("items", std::to_string(items));
    draft.right = {high_of(answer, key)};
    draft.say("days", draft.right.front());
    draft.say("low", text_of(answer.values.at(key).at(0)));
    for (const char* days : {"1", "1.5", "2"}) draft.candidates.push_back({days, "other-band"});
    std::erase_if(draft.candidates, [&](const Candidate& each) { return each.value == draft.right.front(); });
    const bool is_range = answer.values.at(key).at(0) != answer.values.at(key).at(1);
    draft.explain = is_range ? "overlap" : "*";
}
// CLAUSE R52003/54, R52006/54
void inspection_days(Drawing& drawing, Draft& draft) { one_unit(drawing, draft, "siteInspection"); }
// CLAUSE R52003/69, R52006/69
void verification_days(Drawing& drawing, Draft& draft) { one_unit(drawing, draft, "siteVerification"); }

// CLAUSE R52003/46, R52003/54, R52003/69
void total_days(Drawing& drawing, Draft& draft) {
    const int count = drawing.between(2, drawing.is_easy() ? 2 : drawing.is_hard() ? 4 : 3);
    Json units = Json::array();
    draft.table.columns = {{"单元", "unit"},
                           {"物料行数", "material lines"},
                           {"免现场检查（已确认）", "site inspection exempt (confirmed)"},
                           {"以前核查可采信", "earlier verification accepted"}};
    for (int i = 0; i < count; ++i) {
        const int items = bom_items(drawing);
        const bool exempt = !drawing.is_easy() && drawing.chance(30);
        const bool accepted = drawing.is_hard() && drawing.chance(30);
        units.push_back({{"bomItems", items}, {"siteInspectionExempt", exempt}, {"verificationAccepted", accepted}});
        const std::string number = std::to_string(i + 1), lines = std::to_string(items);
        const auto shown = [](bool flag) { return flag ? Text{"是", "yes"} : Text{"否", "no"}; };
        draft.table.rows.push_back({{number, number}, {lines, lines}, shown(exempt), shown(accepted)});
    }
    const auto answer = drawing.ask("man-days", {{"units", units}});
    draft.right = {high_of(answer, "total")};
    draft.say("total", draft.right.front());
    draft.say("review", high_of(answer, "documentReview"));
    draft.say("inspection", high_of(answer, "siteInspection"));
    draft.say("verification", high_of(answer, "siteVerification"));
    draft.candidates = {{text_of(answer.values.at("total").at(0)), "low-end"},
                        {high_of(answer, "siteInspection"), "inspection-only"}};
    std::erase_if(draft.candidates, [&](const Candidate& each) { return each.value == draft.right.front(); });
    draft.explain = "*";
}

// CLAUSE R52003/18, R52003/19, R52003/20
void data_rank(Drawing& drawing, Draft& draft) {
    Json input = {{"of", "factor"}, {"origin", "database"}};
    const bool in_china = drawing.chance(60);
    input["productionRegion"] = in_china ? "CN" : "VN";
    const std::string what =
        drawing.word({"supplier", "named", "chinese", "chinese", "international", "estimate", "site", "secondary"});
    if (what == "site" || what == "secondary") {
        input["of"] = "activity";
        input["origin"] = what;
    } else if (what == "supplier") {
        input["origin"] = "supplier";
    } else if (what == "estimate") {
        input["origin"] = "other";
    } else if (what == "named") {
        input["named"] = true;
        if (drawing.chance(50)) input["international"] = true;
    } else if (what == "chinese") {
        input["authoritative"] = true;
        input["databaseRegion"] = "CN";
    } else {
        input["international"] = true;
    }
    draft.say("source", "@source." + what);
    draft.say("region", in_china ? "@region.cn" : "@region.vn");
    const auto answer = drawing.ask("data-source-rank", input);
    draft.right = {text_of(answer.values.at("rank"))};
    draft.explain = what;
}

// CLAUSE R52003/24-b1
void emission_value(Drawing& drawing, Draft& draft) {
    const bool is_gas = !drawing.is_easy() && drawing.chance(60);
    const std::string activity = scaled(drawing.between(1, 400), is_gas ? 3 : 0);
    const std::string factor = is_gas ? "1" : scaled(drawing.between(10, 950), 3);
    Json input = {{"activity", activity}, {"factor", factor}, {"gas", is_gas ? "SF6" : "CO2e"}};
    const std::string gwp = is_gas ? std::to_string(drawing.between(220, 250) * 100) : "1";
    if (is_gas) input["gwp"] = gwp;
    draft.say("activity", activity);
    draft.say("factor", factor);
    draft.say("gwp", gwp);
    draft.say("quantity", is_gas ? "@quantity.gas" : "@quantity.power");
    draft.say("per", is_gas ? "@per.gas" : "@per.power");
    if (!is_gas) draft.hide("gwp");
    const auto answer = drawing.ask("emission", input);
    draft.right = {text_of(answer.values.at("kgCO2e"))};
    draft.say("result", draft.right.front());
    if (is_gas) draft.candidates = {{activity, "no-gwp"}};
    std::erase_if(draft.candidates, [&](const Candidate& each) { return each.value == draft.right.front(); });
    draft.explain = is_gas ? "gas" : "power";
}

// CLAUSE R52003/24-b1
void emission_method(Drawing& drawing, Draft& draft) {
    const bool is_gas = drawing.chance(50);
    const bool has_gwp = drawing.chance(50);
    Json input = {
        {"activity", "100"}, {"factor", "0.5"}, {"gas", is_gas ? drawing.word({"SF6", "CH4-fossil"}) : "CO2e"}};
    if (has_gwp) input["gwp"] = is_gas || drawing.chance(70) ? "28" : "1";
    draft.say("unit", is_gas ? "@per-kg-gas" : "@per-co2e");
    draft.say("gas", input["gas"].get<std::string>());
    draft.say("gwp", has_gwp ? input["gwp"].get<std::string>() : "@none");
    draft.right = {drawing.ask("emission", input).outcome};
}

// CLAUSE R52003/21
void cut_off(Drawing& drawing, Draft& draft) {
    const int mass = drawing.between(5, 40) * 10;
    const int waste = drawing.between(1, 8) * 10;
    // In hundredths of a kilogram, near 5 % of the one or the other.
    const int near_mass = mass * 5 + drawing.offset(20);
    const int near_waste = waste * 5 + drawing.offset(10);
    const int part = drawing.between(0, 3);
    const int inputs = part == 0 ? near_mass : part == 1 ? 0 : drawing.between(0, near_waste);
    const int wasted = part == 0 ? 0 : part == 1 ? near_waste : drawing.between(0, near_waste);
    const Json input = {{"productMass", std::to_string(mass)},
                        {"totalWaste", std::to_string(waste)},
                        {"omittedInputs", scaled(std::max(0, inputs), 2)},
                        {"omittedWaste", scaled(std::max(0, wasted), 2)}};
    draft.say("mass", std::to_string(mass));
    draft.say("waste", std::to_string(waste));
    draft.say("inputs", input["omittedInputs"].get<std::string>());
    draft.say("wasted", input["omittedWaste"].get<std::string>());
    draft.say("mass-limit", scaled(mass * 5, 2));
    draft.say("waste-limit", scaled(waste * 5, 2));
    draft.say("sum", scaled(std::max(0, inputs) + std::max(0, wasted), 2));
    draft.right = {drawing.ask("cut-off", input).outcome};
}

// CLAUSE R52003/10, R52003/11, R52003/12, R52003/34
void personnel(Drawing& drawing, Draft& draft) {
    const std::string role =
        drawing.word({"verifier", "verifier", "inspector", "project-manager", "decision-maker", "reviewer"});
    const int months = 12 + drawing.offset(4);
    const Json input = {{"role", role},
                        {"trained", !drawing.chance(15)},
                        {"examPassed", drawing.chance(65)},
                        {"jobs", drawing.between(drawing.is_easy() ? 0 : 2, drawing.is_easy() ? 6 : 3)},
                        {"experienceMonths", std::max(0, months)},
                        {"roleItems", drawing.between(3, 6)},
                        {"authorised", drawing.chance(70)},
                        {"conflictOfInterest", drawing.chance(15)}};
    draft.say("role", "@role." + role);
    draft.say("trained", yes_no(input["trained"]));
    draft.say("exam", yes_no(input["examPassed"]));
    draft.say("jobs", text_of(input["jobs"]));
    draft.say("months", text_of(input["experienceMonths"]));
    draft.say("items", text_of(input["roleItems"]));
    draft.say("authorised", yes_no(input["authorised"]));
    draft.say("conflict", yes_no(input["conflictOfInterest"]));
    const auto answer = drawing.ask("personnel", input);
    draft.right = {answer.outcome};
    draft.say("level", "@level." + answer.values.at("level").get<std::string>());
}

constexpr std::array<Generator, 9> generators = {{
    {"complexity.level", "complexity", QuestionForm::one_choice, complexity},
    {"man-days.site-inspection", "man-days", QuestionForm::number, inspection_days},
    {"man-days.site-verification", "man-days", QuestionForm::number, verification_days},
    {"man-days.total", "man-days", QuestionForm::number, total_days},
    {"data-source.rank", "data-source-rank", QuestionForm::one_choice, data_rank},
    {"emission.value", "emission", QuestionForm::number, emission_value},
    {"emission.method", "emission", QuestionForm::one_choice, emission_method},
    {"cut-off.flows", "cut-off", QuestionForm::one_choice, cut_off},
    {"personnel.role", "personnel", QuestionForm::one_choice, personnel},
}};

}  // namespace

std::span<const Generator> work_generators() { return generators; }

}  // namespace zuji::training
