#include "core/results/plan.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/footprint/kernel.hpp"
#include "core/model/bom_tree.hpp"
#include "core/results/stages.hpp"

namespace zuji {
namespace {

/// One counted line as the measures see it.
struct Part {
    std::size_t index = 0;
    bool is_activity = false;
    double left = 0;
};

class Plan {
   public:
    Plan(const Project& project, const Footprint& footprint) : project_(project), stages_(project.bom) {
        for (std::size_t i = 0; i < std::min(project.bom.size(), footprint.bom.size()); ++i) {
            if (footprint.bom[i].state == LineState::counted) parts_.push_back({i, false, footprint.bom[i].kgco2e});
        }
        for (std::size_t i = 0; i < std::min(project.activities.size(), footprint.activities.size()); ++i) {
            if (footprint.activities[i].state == LineState::counted) {
                parts_.push_back({i, true, footprint.activities[i].kgco2e});
            }
        }
    }

    MeasureEffect take(std::size_t index) {
        const Measure& measure = project_.measures[index];
        MeasureEffect effect{index, EffectState::no_figure, 0};
        if (measure.reduction.is_empty()) return effect;
        effect.state = EffectState::bad_number;
        const double figure = measure.reduction.value();
        const bool kilograms = measure.reduction_unit == "kg";
        constexpr double all = 100;
        if (!measure.reduction.has_value() || figure < 0 || (!kilograms && figure > all)) return effect;
        std::vector<Part*> target = parts_of(measure.target);
        CompensatedSum left;
        for (const Part* part : target) left.add(part->left);
        effect.state = EffectState::no_target;
        if (target.empty() || !(left.value() > 0)) return effect;
        const double share = kilograms ? figure / left.value() : figure / all;
        effect.state = share > 1 ? EffectState::too_much : EffectState::counted;
        const double taken = std::min(share, 1.0);
        for (Part* part : target) part->left -= part->left * taken;
        effect.kgco2e = left.value() * taken;
        return effect;
    }

    [[nodiscard]] double left() const {
        CompensatedSum sum;
        for (const Part& part : parts_) sum.add(part.left);
        return sum.value();
    }

   private:
    [[nodiscard]] bool belongs(const Part& part, std::string_view target) const {
        if (target.empty() || target == "total") return true;
        constexpr std::string_view stage = "stage.";
        if (target.starts_with(stage)) {
            const std::string_view word = target.substr(stage.size());
            const std::string_view own =
                part.is_activity ? std::string_view(project_.activities[part.index].stage) : stages_.of(part.index);
            return own == (word == "unassigned" ? std::string_view() : word);
        }
        constexpr std::string_view activity = "activity.";
        if (target.starts_with(activity)) {
            return part.is_activity && project_.activities[part.index].id == id_in(target.substr(activity.size()));
        }
        constexpr std::string_view bom = "bom.";
        if (!target.starts_with(bom) || part.is_activity) return false;
        return part.index >= below_.first && part.index < below_.second;
    }

    /// The lines of an assembly stand in one piece.
    void find_below(std::string_view target) {
        below_ = {0, 0};
        constexpr std::string_view bom = "bom.";
        const RowId id = target.starts_with(bom) ? id_in(target.substr(bom.size())) : 0;
        for (std::size_t i = 0; i < project_.bom.size() && id != 0; ++i) {
            if (project_.bom[i].id == id) below_ = {i, subtree_end(project_.bom, i)};
        }
    }

    static RowId id_in(std::string_view text) {
        RowId id = 0;
        std::from_chars(text.data(), text.data() + text.size(), id);
        return id;
    }

    std::vector<Part*> parts_of(std::string_view target) {
        std::vector<Part*> found;
        find_below(target);
        for (Part& part : parts_) {
            if (belongs(part, target)) found.push_back(&part);
        }
        return found;
    }

    const Project& project_;
    BomStages stages_;
    std::vector<Part> parts_;
    std::pair<std::size_t, std::size_t> below_{};  ///< [from, end) of the assembly that a measure acts on
};

ScenarioResult run(const Project& project, const Footprint& footprint, char letter) {
    ScenarioResult result;
    result.letter = letter;
    Plan plan(project, footprint);
    result.today = plan.left();
    for (std::size_t i = 0; i < project.measures.size(); ++i) {
        if (in_scenario(project.measures[i], letter)) result.effects.push_back(plan.take(i));
    }
    result.total = plan.left();
    return result;
}

}  // namespace

std::string_view effect_state_word(EffectState state) {
    constexpr std::array<std::string_view, 5> words = {"counted", "no-figure", "no-target", "bad-number", "too-much"};
    return words.at(static_cast<std::size_t>(state));
}

bool in_scenario(const Measure& measure, char letter) {
    return letter == '*' || measure.scenarios.empty() || measure.scenarios.find(letter) != std::string::npos;
}

std::vector<ScenarioResult> reduction_plan(const Project& project, const Footprint& footprint) {
    std::vector<ScenarioResult> results;
    if (project.measures.empty()) return results;
    results.push_back(run(project, footprint, '*'));
    for (const char letter : scenario_letters) {
        const bool named = std::any_of(project.measures.begin(), project.measures.end(), [&](const Measure& each) {
            return each.scenarios.find(letter) != std::string::npos;
        });
        if (named) results.push_back(run(project, footprint, letter));
    }
    return results;
}

}  // namespace zuji
