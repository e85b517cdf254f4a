#include "core/report/pact_account.hpp"

#include <algorithm>
#include <cmath>

#include "core/footprint/activities.hpp"
#include "core/footprint/kernel.hpp"
#include "core/footprint/resolver.hpp"
#include "core/results/stages.hpp"

namespace zuji {
namespace {

constexpr std::array<std::string_view, 4> gate_stages = {"materials", "inbound", "manufacturing", "packaging"};
constexpr std::size_t part_count = 4;

class Accountant {
   public:
    explicit Accountant(const ReportFacts& facts)
        : facts_(facts), stages_(facts.project.bom), resolver_(*facts.knowledge.factors) {
        resolver_.update(facts.project);
    }

    GateAccount run() {
        add_bom();
        add_activities();
        out_.total = total_.value();
        out_.parts = {parts_[0].value(), parts_[1].value(), parts_[2].value(), parts_[3].value(), 0};
        const double split = parts_[0].value() + parts_[1].value() + parts_[2].value() + parts_[3].value();
        constexpr double noise = 1e-12;
        const double rest = out_.total - split;
        out_.parts.unsplit = std::fabs(rest) <= noise * std::fabs(out_.total) ? 0 : rest;
        for (const auto& [stage, sum] : by_stage_) out_.by_stage[stage] = sum.value();
        rate();
        const FirstOrder spread = first_order(uncertainty_of(facts_.project, footprint(), *facts_.knowledge.factors));
        out_.mean = spread.mean;
        out_.deviation = spread.deviation;
        return std::move(out_);
    }

   private:
    [[nodiscard]] const Footprint& footprint() const { return facts_.assessment.footprint; }

    void add(std::string_view stage, double kgco2e) {
        total_.add(kgco2e);
        by_stage_[std::string(stage)].add(kgco2e);
    }
    void add_parts(double activity, const std::string& factor) {
        const ResolvedFactor& resolved = resolver_.factor(resolver_.factors().index_of(factor));
        if (!resolved.has_parts) return;
        for (std::size_t i = 0; i < part_count; ++i) parts_[i].add(activity * resolved.parts[i]);
    }

    void add_bom() {
        for (std::size_t i = 0; i < facts_.project.bom.size(); ++i) {
            const BomLine& line = facts_.project.bom[i];
            const BomLineResult& result = footprint().bom[i];
            if (result.state == LineState::omitted && is_gate_stage(stages_.of(i))) omitted_.add(result.kgco2e);
            if (result.state != LineState::counted || !is_gate_stage(stages_.of(i))) continue;
            add(stages_.of(i), result.kgco2e);
            // A blend of two factors has no parts of its own.
            if (line.recycled_percent.value() == 0) add_parts(result.activity, line.factor);
            name_source(line.factor);
        }
        out_.omitted = omitted_.value();
    }

    void add_activities() {
        for (std::size_t i = 0; i < facts_.project.activities.size(); ++i) {
            const ActivityLine& line = facts_.project.activities[i];
            const ActivityResult& result = footprint().activities[i];
            if (result.state != LineState::counted || !is_gate_stage(line.stage)) continue;
            add(line.stage, result.kgco2e);
            if (is_fossil_by_nature(line)) {
                parts_[0].add(result.kgco2e);
            } else if (!line.factor.empty()) {
                add_parts(result.activity, line.factor);
            }
            name_source(line.factor);
        }
    }

    /// Suppliers' figures and measurements are primary data; everything else comes from somewhere.
    void name_source(const std::string& id) {
        if (id.empty()) return;
        if (facts_.knowledge.factors->find(id) != nullptr) {
            out_.sources[facts_.knowledge.factors->id()] = facts_.knowledge.factors->date();
            return;
        }
        const auto& own = facts_.project.own_factors;
        const auto found = std::find_if(own.begin(), own.end(), [&](const OwnFactor& each) { return each.id == id; });
        if (found == own.end() || found->origin == Origin::supplier || found->origin == Origin::measured) return;
        const std::string& name = !found->set.empty()      ? found->set
                                  : !found->source.empty() ? found->source
                                                           : found->name;
        if (name.empty()) return;
        std::string& version = out_.sources[name];
        if (version.empty()) version = found->year.empty() ? std::string("—") : found->year;
    }

    /// Emission-weighted mean of the worse of activity data and factor, per dimension.
    void rate() {
        std::array<CompensatedSum, dimension_count> scores;
        CompensatedSum weight;
        CompensatedSum primary;
        const Project& project = facts_.project;
        for (const LineQuality& line : line_qualities(project, footprint(), *facts_.knowledge.factors)) {
            const std::string_view stage =
                line.is_activity ? std::string_view(project.activities[line.index].stage) : stages_.of(line.index);
            if (!is_gate_stage(stage)) continue;
            const double w = std::fabs(line.kgco2e);
            const ScoredValue worse{line.worse, {}};
            for (std::size_t i = 0; i < dimension_count; ++i) scores[i].add(w * worse.score(i));
            weight.add(w);
            const Origin origin =
                line.is_activity ? project.activities[line.index].origin : project.bom[line.index].origin;
            if (origin == Origin::measured || origin == Origin::supplier) primary.add(w);
        }
        if (!(weight.value() > 0)) return;
        for (std::size_t i = 0; i < dimension_count; ++i) out_.rating[i] = scores[i].value() / weight.value();
        out_.primary_share = primary.value() / weight.value();
    }

    const ReportFacts& facts_;
    BomStages stages_;
    Resolver resolver_;
    CompensatedSum total_;
    CompensatedSum omitted_;
    std::array<CompensatedSum, part_count> parts_;
    std::map<std::string, CompensatedSum> by_stage_;
    GateAccount out_;
};

}  // namespace

bool is_gate_stage(std::string_view stage) {
    return std::find(gate_stages.begin(), gate_stages.end(), stage) != gate_stages.end();
}

GateAccount gate_account(const ReportFacts& facts) { return Accountant(facts).run(); }

}  // namespace zuji
