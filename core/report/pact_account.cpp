#include "core/report/pact_account.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/text.hpp"
#include "core/footprint/kernel.hpp"
#include "core/results/flows.hpp"

namespace zuji {
namespace {

constexpr std::array<std::string_view, 4> gate_stages = {"materials", "inbound", "manufacturing", "packaging"};

/// The same project with a boundary that ends at the gate.
Project up_to_the_gate(const Project& project) {
    Project gate = project;
    gate.product.distribution_inside = Answer::no;
    gate.product.use_inside = Answer::no;
    gate.product.end_of_life_inside = Answer::no;
    return gate;
}

class Accountant {
   public:
    explicit Accountant(const ReportFacts& facts)
        : facts_(facts), project_(up_to_the_gate(facts.project)), engine_(*facts.knowledge.factors) {
        engine_.compute(project_);
    }

    GateAccount run() {
        out_.total = footprint().total;
        out_.parts = footprint().parts;
        out_.omitted = footprint().omitted_kgco2e;
        out_.omitted_lines = footprint().omitted_lines;
        name_reasons();
        for (std::size_t i = 0; i < project_.bom.size(); ++i) {
            if (footprint().bom[i].state != LineState::counted) continue;
            name_source(project_.bom[i].factor);
            if (project_.bom[i].recycled_percent.value() != 0) name_source(project_.bom[i].recycled_factor);
        }
        for (std::size_t i = 0; i < project_.activities.size(); ++i) {
            if (footprint().activities[i].state == LineState::counted) name_source(project_.activities[i].factor);
        }
        rate();
        const FirstOrder spread = first_order(uncertainty_of(project_, footprint(), *facts_.knowledge.factors));
        out_.mean = spread.mean;
        out_.deviation = spread.deviation;
        return std::move(out_);
    }

   private:
    [[nodiscard]] const Footprint& footprint() const { return engine_.result(); }

    void name_reason(const std::string& entered) {
        constexpr std::size_t named = 5;
        std::string reason(trim(entered));
        std::vector<std::string>& all = out_.omit_reasons;
        if (reason.empty() || all.size() == named) return;
        if (std::find(all.begin(), all.end(), reason) == all.end()) all.push_back(std::move(reason));
    }

    void name_reasons() {
        const OmitReasons reasons(project_.bom);
        for (const OmittedLine& line : omitted_lines(project_, footprint())) {
            name_reason(line.is_activity ? project_.activities[line.index].omit_reason : reasons.of(line.index));
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
        for (const LineQuality& line : line_qualities(project_, footprint(), *facts_.knowledge.factors)) {
            const double w = std::fabs(line.kgco2e);
            rate_line(line, [&](double part, const Scores& worse, bool) {
                const ScoredValue value{worse, {}};
                for (std::size_t i = 0; i < dimension_count; ++i) scores[i].add(part * value.score(i));
            });
            weight.add(w);
            const Origin origin =
                line.is_activity ? project_.activities[line.index].origin : project_.bom[line.index].origin;
            if (origin == Origin::measured || origin == Origin::supplier) primary.add(w);
        }
        if (!(weight.value() > 0)) return;
        for (std::size_t i = 0; i < dimension_count; ++i) out_.rating[i] = scores[i].value() / weight.value();
        out_.primary_share = primary.value() / weight.value();
    }

    const ReportFacts& facts_;
    Project project_;
    FootprintEngine engine_;
    GateAccount out_;
};

}  // namespace

bool is_gate_stage(std::string_view stage) {
    return std::find(gate_stages.begin(), gate_stages.end(), stage) != gate_stages.end();
}

GateAccount gate_account(const ReportFacts& facts) { return Accountant(facts).run(); }

}  // namespace zuji
