#include "core/assess/reading_results.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/assess/annex2.hpp"
#include "core/assess/eligibility_conditions.hpp"
#include "core/assess/man_days_reading.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"

namespace zuji {
namespace {

using rules::Json;
using Result = ReadingState::Result;
using Results = std::vector<Result>;

/// Readings that change what a decision is asked with, not only what is made of its answer.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> asked_readings{
    {{"AMB-15", "b"}, {"AMB-28", "a"}, {"AMB-47", "b"}, {"AMB-50", "a"}}};

bool is_asked(std::string_view interpretation, std::string_view reading) {
    return std::find(asked_readings.begin(), asked_readings.end(), std::pair{interpretation, reading}) !=
           asked_readings.end();
}

std::string figure(const Json& number) { return decimal_from_double(number.get<double>()).to_string(); }

/// Works out what the readings of one entry give.
class Comparison {
   public:
    Comparison(const ReadingFacts& facts, const rules::Interpretation& entry) : facts_(facts), entry_(entry) {}

    [[nodiscard]] Results results() {
        using Source = Results (Comparison::*)();
        static constexpr std::array<std::pair<std::string_view, Source>, 15> sources{{
            {"AMB-01", &Comparison::documents},
            {"AMB-03", &Comparison::pilot},
            {"AMB-15", &Comparison::units},
            {"AMB-21", &Comparison::cut_off},
            {"AMB-26", &Comparison::legal_person},
            {"AMB-28", &Comparison::eligibility},
            {"AMB-31", &Comparison::assurance_level},
            {"AMB-34", &Comparison::man_days},
            {"AMB-42", &Comparison::man_days},
            {"AMB-45", &Comparison::man_days},
            {"AMB-47", &Comparison::man_days},
            {"AMB-48", &Comparison::man_days},
            {"AMB-49", &Comparison::man_days},
            {"AMB-50", &Comparison::man_days},
            {"AMB-53", &Comparison::man_days},
        }};
        const auto source =
            std::find_if(sources.begin(), sources.end(), [&](const auto& each) { return each.first == entry_.id; });
        return source == sources.end() || !arises() ? Results{} : (this->*(source->second))();
    }

   private:
    void add(Results& results, std::string_view reading, std::string key, std::vector<std::string> args = {}) const {
        results.push_back({std::string(reading), std::move(key), std::move(args), is_asked(entry_.id, reading)});
    }

    /// The user's readings with this one in place of what was chosen for the entry.
    [[nodiscard]] ChosenReadings with(const std::string& reading) const {
        ChosenReadings readings = facts_.project.readings;
        readings[entry_.id] = reading;
        return readings;
    }

    [[nodiscard]] std::string variant(const std::string& reading) const { return entry_.id + reading; }

    Results documents() {
        Results results;
        const auto& scope = facts_.assessment.scope.decision;
        const std::string_view kind = trim(facts_.project.product.cable_kind);
        if (!scope || scope->outcome != "ask" || (kind != "wire" && kind != "cable" && kind != "optical-cable")) {
            return results;
        }
        add(results, "a", "document", {"CGC-R52006:2026"});
        add(results, "c", "document", {"CGC-R52003:2025"});
        return results;
    }

    Results pilot() {
        Results results;
        const Answers& answers = facts_.project.answers;
        const bool one_sided = (answers.pilot_product == Answer::yes && answers.pilot_region == Answer::no) ||
                               (answers.pilot_product == Answer::no && answers.pilot_region == Answer::yes);
        if (!one_sided || !facts_.assessment.scope.decision) return results;
        add(results, "a", "scope-" + facts_.assessment.scope.decision->outcome);
        add(results, "b", "scope-out-of-scope");
        return results;
    }

    Results units() {
        Results results;
        for (const rules::Reading& reading : entry_.readings) {
            const DecisionSlot slot =
                facts_.ask("units", variant(reading.id), units_input(facts_.project, with(reading.id)));
            // A series has no rule of its own in the text: what it would give cannot be worked out.
            if (!slot.decision || reading.id == "c") continue;
            add(results, reading.id, "units", {std::to_string(slot.decision->values.at("count").get<std::size_t>())});
        }
        return results;
    }

    Results cut_off() {
        Results results;
        const auto& decision = facts_.assessment.cut_off.decision;
        if (!decision) return results;
        static constexpr std::array<std::pair<const char*, const char*>, 3> keys{
            {{"a", "separate"}, {"b", "combinedBoth"}, {"c", "combinedEither"}}};
        for (const auto& [reading, key] : keys) {
            add(results, reading, decision->values.at(key).get<bool>() ? "cut-off-ok" : "cut-off-no");
        }
        add(results, "d", "cut-off-" + decision->outcome);
        return results;
    }

    Results legal_person() {
        Results results;
        const std::string outcome = condition_outcome(facts_.assessment.eligibility.decision, "legal-person");
        if (outcome != "not-met") return results;
        add(results, "a", "condition-not-met");
        add(results, "b", "condition-met");
        return results;
    }

    Results eligibility() {
        Results results;
        for (const char* reading : {"a", "b"}) {
            const Answer assurance = factory_assurance(facts_.project, facts_.assessment.annex2);
            const EligibilityInput input = eligibility_input(facts_.project, assurance, with(reading));
            if (input.violations_incomplete || input.revocations_incomplete) return {};
            const DecisionSlot slot = facts_.ask("eligibility", variant(reading), input.input);
            if (slot.decision) add(results, reading, "eligibility-" + slot.decision->outcome);
        }
        return results;
    }

    Results assurance_level() {
        Results results;
        if (facts_.project.answers.claim_verified != Answer::yes) return results;
        const auto& acceptance = facts_.assessment.acceptance.decision;
        if (acceptance && acceptance->outcome == "may") return results;
        add(results, "a", "level-not-needed");
        add(results, "b", "level-needed");
        return results;
    }

    /// Whether the facts that the entry is about are there at all; asking every decision again for nothing would be
    /// felt in large projects.
    [[nodiscard]] bool arises() const {
        const Project& project = facts_.project;
        const std::vector<std::size_t>& lines = facts_.assessment.unit_bom_items;
        if (entry_.id == "AMB-15") return project.unit_products.size() > 1;
        if (entry_.id == "AMB-34") return std::count(lines.begin(), lines.end(), std::size_t{0}) > 0;
        if (entry_.id == "AMB-42") return facts_.man_days.acceptance_may;
        if (entry_.id == "AMB-47") return facts_.man_days.leaf_lines != project.bom.size();
        if (entry_.id == "AMB-48" || entry_.id == "AMB-49") return facts_.man_days.units.size() > 1;
        if (entry_.id == "AMB-50") return project.sites.size() > 1;
        return true;
    }

    Results man_days() {
        Results results;
        for (const rules::Reading& reading : entry_.readings) {
            if (!gives_man_days(reading.id)) continue;
            const ChosenReadings readings = with(reading.id);
            const DecisionInput input = man_days_input(facts_.project, facts_.man_days, readings);
            const DecisionSlot slot = facts_.ask("man-days", variant(reading.id), input);
            if (!slot.decision) return {};
            const Json narrowed =
                narrow_man_days(slot.decision->values, input.json.at("units"), readings, facts_.rules.data());
            const Json& total = narrowed.at("total");
            const bool is_exact = total.at(0) == total.at(1);
            std::vector<std::string> figures = {figure(total.at(0))};
            if (!is_exact) figures.push_back(figure(total.at(1)));
            add(results, reading.id, is_exact ? "man-days-exact" : "man-days", std::move(figures));
        }
        return results;
    }

    /// Pieces, sampling and what the body sets by itself have no figure here.
    [[nodiscard]] bool gives_man_days(std::string_view reading) const {
        const bool is_without =
            (entry_.id == "AMB-47" || entry_.id == "AMB-49" || entry_.id == "AMB-34") && reading == "c";
        return !is_without;
    }

    const ReadingFacts& facts_;
    const rules::Interpretation& entry_;
};

bool differ(const Results& results) {
    return std::any_of(results.begin(), results.end(), [&](const Result& each) {
        return each.key != results.front().key || each.args != results.front().args;
    });
}

ReadingState state_of(const rules::Interpretation& entry, const ReadingFacts& facts) {
    ReadingState state;
    state.id = entry.id;
    state.reading = entry.chosen;
    const auto chosen = facts.project.readings.find(entry.id);
    const bool may_choose = entry.chooser != rules::Chooser::tool;
    // A reading that this edition of the register does not have leaves the tool's own in place.
    if (may_choose && chosen != facts.project.readings.end() && entry.reading(chosen->second) != nullptr) {
        state.reading = chosen->second;
    }
    state.changed = state.reading != entry.chosen;
    const auto& met = facts.assessment.interpretations;
    state.took_part = std::binary_search(met.begin(), met.end(), entry.id);
    state.results = Comparison(facts, entry).results();
    if (!differ(state.results)) state.results.clear();
    state.took_part = state.took_part || !state.results.empty();
    return state;
}

}  // namespace

std::vector<ReadingState> reading_states(const ReadingFacts& facts) {
    std::vector<ReadingState> states;
    states.reserve(facts.rules.interpretations().size());
    for (const rules::Interpretation& entry : facts.rules.interpretations()) states.push_back(state_of(entry, facts));
    return states;
}

std::optional<Json> man_days_as_read(const ReadingFacts& facts) {
    const auto& decision = facts.assessment.man_days.decision;
    if (!decision || facts.project.readings.empty()) return std::nullopt;
    const DecisionInput input = man_days_input(facts.project, facts.man_days, facts.project.readings);
    Json narrowed =
        narrow_man_days(decision->values, input.json.at("units"), facts.project.readings, facts.rules.data());
    if (narrowed == decision->values) return std::nullopt;
    return std::optional<Json>(std::in_place, std::move(narrowed));
}

}  // namespace zuji
