// Exercises about whether and how a product may apply: scope, standards, eligibility, units, documents, concessions.

#include <algorithm>
#include <array>

#include "core/training/drawing.hpp"

namespace zuji::training {
namespace {

constexpr int months_of_look_back = 12;
constexpr int months_of_acceptance = 6;

// CLAUSE R52003/2, R52003/3, R52006/2, R52006/3
void scope(Drawing& drawing, Draft& draft) {
    const bool cable_field = drawing.chance(drawing.is_easy() ? 30 : 50);
    std::string field = "PV14";
    if (!cable_field) field = drawing.word({"PV10", "PV11", "PV12", "PV13", "PV15", "PV16", "PV17", "PV18"});
    Json input = {{"field", field}, {"pilotProduct", false}, {"pilotRegion", false}};
    if (cable_field) {
        const std::string kind = drawing.word({"power-cable", "switchgear", "optical-cable", "wire"});
        input["kind"] = kind;
        draft.say("kind", "@kind." + kind);
    } else {
        draft.hide("kind");
    }
    if (!drawing.is_easy()) {
        input["pilotProduct"] = drawing.chance(40);
        input["pilotRegion"] = drawing.chance(40);
    }
    if (drawing.is_hard() && drawing.chance(25)) input["pilotProduct"] = nullptr;
    draft.say("field", field);
    draft.say("product", yes_no(input["pilotProduct"]));
    draft.say("region", yes_no(input["pilotRegion"]));
    const auto answer = drawing.ask("scope", input);
    draft.right = {answer.outcome == "in-scope" ? answer.values.at("document").get<std::string>() : answer.outcome};
}

// CLAUSE R52003/4, R52003/5, R52003/6, R52006/6
void senior_standard(Drawing& drawing, Draft& draft) {
    struct Kind {
        std::string_view word, document;
    };
    static constexpr std::array<Kind, 8> kinds = {{{"transformer", first_document},
                                                   {"pv-inverter", first_document},
                                                   {"wind-turbine", first_document},
                                                   {"wind-turbine-blade", first_document},
                                                   {"electric-motor", first_document},
                                                   {"battery", first_document},
                                                   {"power-cable", second_document},
                                                   {"optical-cable", second_document}}};
    const Kind& kind = drawing.of(std::span<const Kind>(kinds));
    Json input = {{"document", kind.document}, {"productKind", kind.word}};
    const bool has_mechanism = !drawing.is_easy() && drawing.chance(40);
    if (has_mechanism)
        input["mechanism"] = "M";
    else
        draft.hide("mechanism");
    draft.document = std::string(kind.document);
    draft.say("kind", "@kind." + std::string(kind.word));
    const auto answer = drawing.ask("standards", input);
    const std::string first = text_of(answer.values.at("order").front());
    draft.right = {first};
    draft.explain = first.starts_with("mechanism:") ? "mechanism" : first == "GB/T 24067-2024" ? "general" : "specific";
    draft.say("standard", first);
    draft.offered = {"mechanism:M", "GB/T 24067-2024", "T/CEC 1073-2025", "T/CEC 1071-2025"};
    if (std::find(draft.offered.begin(), draft.offered.end(), first) == draft.offered.end()) {
        draft.offered.back() = first;
    }
}

Json eligible_facts(Date application) {
    return {{"applicationDate", application.to_string()},
            {"legalPerson", true},
            {"licence", "not-needed"},
            {"factoryAssurance", true},
            {"orderedToStop", false},
            {"onDishonestyList", false},
            {"violationDates", Json::array()},
            {"revocationDates", Json::array()},
            {"undertakingSigned", true}};
}

// CLAUSE R52003/27-b6, R52003/27-b7
void look_back(Drawing& drawing, Draft& draft) {
    const Date application = drawing.day();
    const bool is_violation = drawing.chance(50);
    Date event = application.plus_months(-months_of_look_back).plus_days(drawing.offset(20));
    if (drawing.chance(20)) event = application.plus_days(drawing.offset(10));
    Json input = eligible_facts(application);
    input[is_violation ? "violationDates" : "revocationDates"].push_back(event.to_string());
    draft.say("application", application.to_string());
    draft.say("event", event.to_string());
    draft.say("what", is_violation ? "@event.violation" : "@event.revocation");
    draft.say("limit", application.plus_months(-months_of_look_back).to_string());
    draft.right = {drawing.ask("eligibility", input).outcome};
    draft.explain = event > application ? "later" : draft.right.front();
}

// CLAUSE R52003/27
void conditions(Drawing& drawing, Draft& draft) {
    const Date application = drawing.day();
    Json input = eligible_facts(application);
    const auto fails = [&] { return drawing.chance(30); };
    const bool open_allowed = drawing.is_hard();
    input["legalPerson"] = !fails();
    input["licence"] = drawing.word({"not-needed", "obtained", "missing"});
    input["factoryAssurance"] = open_allowed && drawing.chance(25) ? Json(nullptr) : Json(!fails());
    input["orderedToStop"] = fails();
    input["onDishonestyList"] = fails();
    const Date event = application.plus_months(-months_of_look_back).plus_days(drawing.offset(20));
    input["revocationDates"].push_back(event.to_string());
    input["undertakingSigned"] = open_allowed && drawing.chance(25) ? Json(nullptr) : Json(!fails());
    if (drawing.ask("eligibility", input).outcome != "not-eligible") input["legalPerson"] = false;
    draft.say("application", application.to_string());
    draft.say("legal", input["legalPerson"].get<bool>() ? "@legal.person" : "@legal.natural");
    draft.say("licence", "@licence." + input["licence"].get<std::string>());
    draft.say("assurance", yes_no(input["factoryAssurance"]));
    draft.say("stop", yes_no(input["orderedToStop"]));
    draft.say("list", yes_no(input["onDishonestyList"]));
    draft.say("event", event.to_string());
    draft.say("undertaking", input["undertakingSigned"].is_null()     ? "@undertaking.not-yet"
                             : input["undertakingSigned"].get<bool>() ? "@undertaking.signed"
                                                                      : "@undertaking.refused");
    const auto answer = drawing.ask("eligibility", input);
    for (const Json& condition : answer.values.at("conditions")) {
        if (condition.at("outcome") == "not-met") draft.right.push_back(condition.at("id").get<std::string>());
    }
    draft.explain = "*";
}

Text both(const std::string& zh, const std::string& en) { return {zh, en}; }

// CLAUSE R52003/14, R52006/14
void units(Drawing& drawing, Draft& draft) {
    const bool cable = drawing.chance(40);
    const std::array<Text, 2> functions =
        cable ? std::array<Text, 2>{both("输送电能", "carries power"), both("传输信号", "carries signals")}
              : std::array<Text, 2>{both("电动机", "motor"), both("发电机", "generator")};
    const std::array<Text, 2> places = {both("甲市一路1号", "1 First Road, A"),
                                        both("乙市二路2号", "2 Second Road, B")};
    const std::array<std::string, 3> models = {"M1", "M2", "M1A"};
    const int count = drawing.between(drawing.is_easy() ? 2 : 3, drawing.is_hard() ? 6 : 4);
    Json products = Json::array();
    draft.table.columns = {both("序号", "No."), both("领域", "field"), both("主要功能", "main function"),
                           both("型号", "model"), both("生产地址", "production address")};
    for (int i = 0; i < count; ++i) {
        const Text& function = functions[drawing.chance(30) ? 1 : 0];
        std::string model = models[static_cast<std::size_t>(drawing.between(0, drawing.is_easy() ? 1 : 2))];
        const Text& place = places[drawing.chance(40) ? 1 : 0];
        // The same model written another way is no other model.
        std::string shown = model;
        if (drawing.is_hard() && drawing.chance(25)) shown = model == "M1" ? "Ｍ１" : "m" + model.substr(1);
        const std::string field = cable ? "PV14" : "PV13";
        products.push_back({{"field", field},
                            {"function", function.en},
                            {"scenario", "power"},
                            {"model", shown},
                            {"address", place.en}});
        draft.table.rows.push_back({both(std::to_string(i + 1), std::to_string(i + 1)), both(field, field), function,
                                    both(shown, shown), place});
    }
    const auto answer = drawing.ask("units", {{"products", products}});
    draft.right = {text_of(answer.values.at("count"))};
    draft.say("count", draft.right.front());
    draft.candidates = {{"1", "one-field"}, {std::to_string(count), "each-product"}};
    std::vector<std::string> seen;
    for (const Json& product : products) {
        const auto model = product.at("model").get<std::string>();
        if (std::find(seen.begin(), seen.end(), model) == seen.end()) seen.push_back(model);
    }
    draft.candidates.push_back({std::to_string(seen.size()), "models-only"});
    std::erase_if(draft.candidates, [&](const Candidate& each) { return each.value == draft.right.front(); });
    draft.explain = "*";
}

// CLAUSE R52003/30, R52006/30
void exemption(Drawing& drawing, Draft& draft) {
    const Date application = drawing.day();
    const Date inspection = application.plus_months(-months_of_look_back).plus_days(drawing.offset(20));
    const bool traps = !drawing.is_easy();
    Json input = {{"sameProducerAndFactory", !(traps && drawing.chance(20))},
                  {"sameProductType", !(traps && drawing.chance(20))},
                  {"applicationDate", application.to_string()}};
    input["priorInspection"] = {{"date", inspection.to_string()},
                                {"byCgc", !(traps && drawing.chance(20))},
                                {"passed", !(traps && drawing.chance(15))}};
    draft.say("application", application.to_string());
    draft.say("inspection", inspection.to_string());
    draft.say("limit", application.plus_months(-months_of_look_back).to_string());
    draft.say("factory", yes_no(input["sameProducerAndFactory"]));
    draft.say("type", yes_no(input["sameProductType"]));
    draft.say("body", input["priorInspection"]["byCgc"].get<bool>() ? "CGC" : "@other-body");
    draft.say("passed", yes_no(input["priorInspection"]["passed"]));
    draft.right = {drawing.ask("site-inspection-exemption", input).outcome};
}

// CLAUSE R52003/38, R52006/38
void acceptance(Drawing& drawing, Draft& draft) {
    const Date application = drawing.day();
    const Date statement = application.plus_months(-months_of_acceptance).plus_days(drawing.offset(10));
    Json input = {{"identical", true},
                  {"body", drawing.word({"cnca-approved", "cnas-accredited"})},
                  {"statementDate", statement.to_string()},
                  {"applicationDate", application.to_string()}};
    if (!drawing.is_easy() && drawing.chance(20)) input["identical"] = false;
    if (!drawing.is_easy() && drawing.chance(20)) input["body"] = "other";
    if (drawing.is_hard() && drawing.chance(15)) input["identical"] = nullptr;
    draft.say("application", application.to_string());
    draft.say("statement", statement.to_string());
    draft.say("limit", application.plus_months(-months_of_acceptance).to_string());
    draft.say("identical", yes_no(input["identical"]));
    draft.say("body", "@body." + input["body"].get<std::string>());
    draft.right = {drawing.ask("verification-acceptance", input).outcome};
}

// CLAUSE R52003/A1-2 to A1-16
void documents(Drawing& drawing, Draft& draft) {
    const auto flag = [&] { return Json(drawing.chance(50)); };
    Json input = {{"legalForm", "legal-person"},
                  {"licenceApplies", flag()},
                  {"applicantIsProducer", flag()},
                  {"producerIsFactory", true},
                  {"oemOdm", flag()},
                  {"specificStandardUsed", flag()},
                  {"nonPublicStandardUsed", false},
                  {"earlierCertificate", flag()},
                  {"claimVerified", flag()},
                  {"bomAvailable", true},
                  {"addresses", 1},
                  {"useStageInside", flag()},
                  {"endOfLifeInside", flag()}};
    input["acceptance"] = input["claimVerified"].get<bool>() ? Json(drawing.word({"may", "no"})) : Json(nullptr);
    // Something must be needed and something not.
    input["licenceApplies"] = !input["useStageInside"].get<bool>();
    for (const auto& [name, key] : {std::pair{"licence", "licenceApplies"},
                                    {"same", "applicantIsProducer"},
                                    {"oem", "oemOdm"},
                                    {"standard", "specificStandardUsed"},
                                    {"earlier", "earlierCertificate"},
                                    {"verified", "claimVerified"},
                                    {"use", "useStageInside"},
                                    {"end", "endOfLifeInside"}}) {
        draft.say(name, yes_no(input[key]));
    }
    if (input["acceptance"].is_null())
        draft.hide("acceptance");
    else
        draft.say("acceptance", input["acceptance"] == "may" ? "@yes" : "@no");
    static constexpr std::array<std::string_view, 9> items = {"A1-2-licences", "A1-3", "A1-4",  "A1-5", "A1-6",
                                                              "A1-8",          "A1-9", "A1-15", "A1-16"};
    const auto answer = drawing.ask("application-documents", input);
    for (const Json& item : answer.values.at("items")) {
        const auto id = item.at("item").get<std::string>();
        if (std::find(items.begin(), items.end(), id) == items.end() || item.at("state") == "ask") continue;
        draft.offered.push_back(id);
        if (item.at("state") == "required") draft.right.push_back(id);
    }
    draft.explain = "*";
}

constexpr std::array<Generator, 8> generators = {{
    {"scope.document", "scope", QuestionForm::one_choice, scope},
    {"standards.senior", "standards", QuestionForm::one_choice, senior_standard},
    {"eligibility.look-back", "eligibility", QuestionForm::one_choice, look_back},
    {"eligibility.conditions", "eligibility", QuestionForm::several_choices, conditions},
    {"units.count", "units", QuestionForm::number, units},
    {"exemption.may", "site-inspection-exemption", QuestionForm::one_choice, exemption},
    {"acceptance.may", "verification-acceptance", QuestionForm::one_choice, acceptance},
    {"documents.required", "application-documents", QuestionForm::several_choices, documents},
}};

}  // namespace

std::span<const Generator> application_generators() { return generators; }

}  // namespace zuji::training
