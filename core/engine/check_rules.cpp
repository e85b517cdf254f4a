#include "core/engine/check_rules.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "core/rules/rule_book_data.hpp"
#include "core/rules/sweep/sweep.hpp"

namespace zuji {
namespace {

constexpr std::uint64_t questions_of_a_check = 1000;

Json errors_json(const std::vector<Error>& errors) {
    Json list = Json::array();
    for (const Error& error : errors) list.push_back(to_json(error).at("error"));
    Json json = Json::object();
    json["errors"] = std::move(list);
    return json;
}

Json editions_json(const rules::RuleBook& rules) {
    Json list = Json::array();
    for (const rules::EditionData& edition : rules.data().editions) {
        list.push_back(Json{{"id", edition.edition.id},
                            {"version", edition.edition.version},
                            {"packVersion", edition.edition.pack_version},
                            {"revised", edition.revised.to_string()},
                            {"clauses", edition.clauses.size()}});
    }
    return list;
}

/// Decisions whose answers follow no rule, as errors.
std::vector<Error> problems_of(const std::vector<rules::DecisionSweep>& sweeps) {
    std::vector<Error> errors;
    for (const rules::DecisionSweep& sweep : sweeps) {
        if (!sweep.problem.empty()) errors.push_back({"bad-rule-pack", sweep.decision, {sweep.problem}});
    }
    return errors;
}

std::vector<rules::DecisionSweep> sweep_all(const rules::RuleBook& rules, std::uint64_t inputs) {
    std::vector<rules::DecisionSweep> sweeps;
    for (const rules::DecisionSpec* decision : rules::decision_specs()) {
        sweeps.push_back(rules::sweep_decision(rules, *decision, inputs));
    }
    return sweeps;
}

Json sweeps_json(const std::vector<rules::DecisionSweep>& sweeps) {
    Json list = Json::array();
    for (const rules::DecisionSweep& sweep : sweeps) {
        list.push_back(Json{{"decision", sweep.decision},
                            {"inputs", sweep.inputs},
                            {"different", sweep.different},
                            {"refused", sweep.refused},
                            {"digest", rules::digest_of({sweep})}});
    }
    return Json{{"digest", rules::digest_of(sweeps)}, {"decisions", std::move(list)}};
}

}  // namespace

Json sweep_json(const rules::RuleBook& rules, std::uint64_t inputs) { return sweeps_json(sweep_all(rules, inputs)); }

Engine::Reply check_rule_files(const rules::PackFiles& files) {
    const std::vector<Error> refused = rules::problems_of(files);
    if (!refused.empty()) return {false, dump_json(errors_json(refused))};
    const auto book = rules::RuleBook::load(files);
    const std::vector<rules::DecisionSweep> sweeps = sweep_all(book.value(), questions_of_a_check);
    const std::vector<Error> strange = problems_of(sweeps);
    if (!strange.empty()) return {false, dump_json(errors_json(strange))};
    return {true, dump_json(Json{{"editions", editions_json(book.value())}, {"sweep", sweeps_json(sweeps)}})};
}

}  // namespace zuji
