#include <algorithm>
#include <array>

#include "core/rules/loader/loader.hpp"

namespace zuji::rules {
namespace {

template <class Value, std::size_t N>
Value word(const Cursor& place, const std::array<std::pair<std::string_view, Value>, N>& words) {
    const std::string text = place.text();
    for (const auto& [name, value] : words) {
        if (name == text) return value;
    }
    place.refuse("unknown word " + text);
    return {};
}

constexpr std::array<std::pair<std::string_view, Severity>, 3> severities{
    {{"H", Severity::high}, {"M", Severity::medium}, {"L", Severity::low}}};
constexpr std::array<std::pair<std::string_view, Chooser>, 3> choosers{
    {{"tool", Chooser::tool}, {"user", Chooser::user}, {"cgc", Chooser::body}}};

void load_readings(const Cursor& entry, Interpretation& into) {
    for (const Cursor& place : entry.at("readings").items()) {
        place.only({"id", "zh", "en"});
        Reading reading{place.at("id").text(), {place.at("zh").text(), place.at("en").text()}};
        if (into.reading(reading.id) != nullptr) place.refuse("the reading " + reading.id + " stands twice");
        into.readings.push_back(std::move(reading));
    }
    if (into.readings.size() < 2) entry.at("readings").refuse("an open reading has at least two");
    into.chosen = entry.at("chosen").text();
    if (into.reading(into.chosen) == nullptr) entry.at("chosen").refuse("unknown reading " + into.chosen);
}

Interpretation load_interpretation(const Cursor& entry) {
    entry.only({"id", "severity", "chooser", "clauses", "decisions", "question", "readings", "chosen", "why"});
    Interpretation loaded;
    loaded.id = entry.at("id").text();
    loaded.question = entry.at("question").both_languages();
    load_readings(entry, loaded);
    loaded.why = entry.at("why").both_languages();
    loaded.severity = word(entry.at("severity"), severities);
    loaded.chooser = word(entry.at("chooser"), choosers);
    loaded.clauses = entry.texts("clauses");
    loaded.decisions = entry.texts("decisions");
    if (loaded.clauses.empty()) entry.at("clauses").refuse("an open reading is about a clause");
    return loaded;
}

}  // namespace

void load_interpretations(const Cursor& file, RuleBookData& data) {
    file.only({"format", "interpretations"});
    for (const Cursor& entry : file.at("interpretations").items()) {
        Interpretation loaded = load_interpretation(entry);
        if (!data.interpretation_index.emplace(loaded.id, data.interpretations.size()).second) {
            entry.refuse("the reading " + loaded.id + " stands twice");
        }
        data.interpretations.push_back(std::move(loaded));
    }
}

void check_interpretations(const Cursor& file, const RuleBookData& data) {
    const auto is_decision = [](std::string_view name) {
        return std::any_of(decision_specs().begin(), decision_specs().end(),
                           [name](const DecisionSpec* spec) { return spec->name == name; });
    };
    for (const Cursor& entry : file.at("interpretations").items()) {
        for (const Cursor& place : entry.at("clauses").items()) check_clause(place, place.text(), data);
        for (const Cursor& place : entry.at("decisions").items()) {
            if (!is_decision(place.text())) place.refuse("unknown decision " + place.text());
        }
    }
}

}  // namespace zuji::rules
