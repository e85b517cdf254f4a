#include "core/results/risks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/footprint/allocation.hpp"
#include "core/footprint/factor_check.hpp"
#include "core/results/material_class.hpp"
#include "core/results/quality.hpp"

namespace zuji {
namespace {

constexpr double worth_a_look = 0.01;    ///< share of the footprint from which a single line is looked at
constexpr double mass_tolerance = 0.05;  ///< of the product mass, as paragraph 21 lets be left out
constexpr double percent = 100;
constexpr int old_years = 10;

std::string percent_text(double share) { return round_gbt8170(share * percent, 1); }

/// The word for a region of the library; several ("CN/JP/KR") stay as they are.
std::string spoken_region(const std::string& code) {
    if (code.empty()) return "?";
    return code.find('/') == std::string::npos ? "@region." + code : code;
}

class RiskFinder {
   public:
    RiskFinder(const Project& project, const Footprint& footprint, const FactorLibrary& library)
        : project_(project),
          footprint_(footprint),
          library_(library),
          quality_(project, library),
          mixes_(project, footprint, library) {
        for (std::size_t i = 0; i < risk_count; ++i) risks_[i].kind = static_cast<RiskKind>(i);
    }

    Risks run() {
        check_mass();
        for (const Allocation& allocation : project_.allocations) check_allocation(allocation);
        for (std::size_t i = 0; i < std::min(project_.bom.size(), footprint_.bom.size()); ++i) check_line(i);
        for (std::size_t i = 0; i < std::min(project_.activities.size(), footprint_.activities.size()); ++i) {
            check_activity(i);
        }
        for (Risk& risk : risks_) {
            std::stable_sort(risk.evidence.begin(), risk.evidence.end(),
                             [](const RiskEvidence& a, const RiskEvidence& b) { return a.share > b.share; });
            constexpr std::size_t listed = 10;
            if (risk.evidence.size() > listed) risk.evidence.resize(listed);
        }
        return std::move(risks_);
    }

   private:
    Risk& risk(RiskKind kind) { return risks_[static_cast<std::size_t>(kind)]; }
    /// Where evidence stands and how much of the footprint it touches.
    struct Place {
        std::string name;
        std::string field;
        double share = 0;
    };

    void add(RiskKind kind, std::string key, std::vector<std::string> args, const Place& place) {
        Risk& to = risk(kind);
        ++to.count;
        to.evidence.push_back({std::move(key), std::move(args), place.field, place.share});
    }
    [[nodiscard]] double share_of(double kgco2e) const {
        return footprint_.total > 0 ? std::fabs(kgco2e) / footprint_.total : 0;
    }

    /// CLAUSE R52003/42-b1: what is listed against what the product weighs, and lines that are in no sum.
    void check_mass() {
        Risk& missing = risk(RiskKind::missing_material);
        missing.checked = !project_.bom.empty();
        const Entered& nameplate = project_.product.mass_kg;
        if (missing.checked && nameplate.has_value() && nameplate.value() > 0 && footprint_.net_mass_kg > 0) {
            const double gap = (footprint_.net_mass_kg - nameplate.value()) / nameplate.value();
            const std::string sum = format_number(footprint_.net_mass_kg, 5);
            if (gap < -mass_tolerance) {
                add(RiskKind::missing_material, "mass-short", {sum, nameplate.text(), percent_text(-gap)},
                    {{}, "product.mass_kg", -gap});
            } else if (gap > mass_tolerance) {
                add(RiskKind::missing_material, "mass-over", {sum, nameplate.text(), percent_text(gap)},
                    {{}, "product.mass_kg", gap});
            }
        } else if (missing.checked && !nameplate.has_value()) {
            add(RiskKind::missing_material, "mass-unknown", {}, {{}, "product.mass_kg", 0});
        }
    }

    void check_line(std::size_t i) {
        const BomLine& line = project_.bom[i];
        const BomLineResult& result = footprint_.bom[i];
        const bool counted = result.state == LineState::counted;
        if (counted) risk(RiskKind::factor).checked = true;
        const double share = counted ? share_of(result.kgco2e) : is_open(result.state) ? mass_share_of(result) : 0;
        if (share < worth_a_look) return;
        const Place place{line.name.empty() ? std::to_string(i + 1) : line.name, "bom:" + std::to_string(line.id),
                          share};
        if (!counted) {
            add(RiskKind::missing_material, "not-counted", {place.name, percent_text(share)}, place);
            return;
        }
        const MaterialClasses own = classes_of(line);
        check_factors(i, place);
        check_plausible(line, place);
        check_material(line, own, place);
        if (!has_process_loss(own)) return;
        risk(RiskKind::net_for_gross).checked = true;
        // CLAUSE R52003/42-b3: zero is a statement, nothing is not.
        if (line.loss_percent.is_empty()) {
            add(RiskKind::net_for_gross, "no-loss", {place.name, percent_text(share)}, place);
        }
    }

    /// Each factor with what it makes of the footprint: recycled material has one of its own. However little that is:
    /// a wrong factor may be why.
    void check_factors(std::size_t i, const Place& place) {
        const BomLine& line = project_.bom[i];
        if (!is_blended(line)) return check_factor(line.factor, line.origin, place);
        if (line.origin == Origin::proxy) return add_proxy(place);
        for (const FactorShare& each : mixes_.of(i)) {
            const Place part{place.name, place.field, std::fabs(each.share) * place.share};
            check_factor(each.factor, line.origin, part, each.factor == line.factor ? "" : "recycled-");
        }
    }

    [[nodiscard]] double mass_share_of(const BomLineResult& result) const {
        const double mass = project_.product.mass_kg.value();
        return result.has_mass && mass > 0 ? result.net_mass_kg / mass : 0;
    }

    [[nodiscard]] static MaterialClasses classes_of(const BomLine& line) {
        const MaterialClasses from_material = material_classes(line.material);
        return from_material != 0 ? from_material : material_classes(line.name);
    }

    /// CLAUSE R52003/42-b2
    void check_material(const BomLine& line, MaterialClasses own, const Place& place) {
        Risk& wrong = risk(RiskKind::wrong_material);
        if (own == 0) {
            if (!line.material.empty()) return;
            wrong.checked = true;
            add(RiskKind::wrong_material, "no-material", {place.name, percent_text(place.share)}, place);
            return;
        }
        compare_classes(own, factor_classes(line.factor), "class-differs", place);
        if (is_blended(line))
            compare_classes(own, factor_classes(line.recycled_factor), "recycled-class-differs", place);
    }

    void compare_classes(MaterialClasses own, MaterialClasses of_factor, const char* key, const Place& place) {
        if (of_factor == 0) return;
        risk(RiskKind::wrong_material).checked = true;
        if ((own & of_factor) != 0) return;
        const auto word = [](MaterialClasses classes) {
            return "@material-class." + std::string(material_class_word(first_class(classes)));
        };
        add(RiskKind::wrong_material, key, {place.name, word(own), word(of_factor), percent_text(place.share)}, place);
    }

    MaterialClasses factor_classes(const std::string& id) {
        const auto known = classes_.find(id);
        if (known != classes_.end()) return known->second;
        MaterialClasses found = 0;
        if (const Factor* factor = library_.find(id)) {
            found = material_classes(factor->name_zh) | material_classes(factor->name_en);
        }
        for (const OwnFactor& own : project_.own_factors) {
            if (own.id == id) found = material_classes(own.name);
        }
        return classes_.emplace(id, found).first->second;
    }

    /// A figure that somebody typed in, far from those published for the same material.
    void check_plausible(const BomLine& line, const Place& place) {
        for (const OwnFactor& own : project_.own_factors) {
            if (own.id != line.factor || !own.value.has_value() || own.value.value() == 0) continue;
            if (!own.gas.empty() && gas_key(own.gas) != "co2e") continue;
            const auto others = comparable_factors(library_, line.name, line.material, own.per);
            if (!others || !is_implausible(own.value.value(), *others)) continue;
            add(RiskKind::factor, "implausible",
                {place.name, own.value.text(), format_number(others->lowest, 3), format_number(others->highest, 3)},
                place);
        }
    }

    void add_proxy(const Place& place) {
        add(RiskKind::factor, "proxy", {place.name, percent_text(place.share)}, place);
    }

    /// CLAUSE R52003/20, 42-b5: database factors of another place, another time, or of another thing.
    void check_factor(const std::string& id, Origin origin, const Place& place, const std::string& kind = {}) {
        if (origin == Origin::proxy) return add_proxy(place);
        for (const OwnFactor& own : project_.own_factors) {
            const PartsCheck parts = own.id == id ? check_parts(own) : PartsCheck::fine;
            if (parts == PartsCheck::fine) continue;
            const bool readable = parts != PartsCheck::unreadable;
            add(RiskKind::factor, readable ? "parts-differ" : "parts-unreadable",
                {own.name.empty() ? own.id : own.name, percent_text(place.share)}, place);
        }
        const std::optional<std::string> published = published_region(id);
        if (!published) return;
        const ScoredValue& scores = quality_.factor(id);
        constexpr std::uint8_t elsewhere = 3;
        if (scores.scores.geography >= elsewhere && !scores.entered[2]) {
            add(RiskKind::factor, kind + "region", {place.name, spoken_region(*published), percent_text(place.share)},
                place);
        }
        const std::optional<int> year = quality_.factor_year(id);
        const std::optional<Date> today = quality_.reference();
        if (year && today && today->year() - *year > old_years) {
            add(RiskKind::factor, kind + "old", {place.name, std::to_string(*year), percent_text(place.share)}, place);
        }
    }

    /// Where a factor of a database is of, also of one that was brought along; nullopt where that says nothing: a
    /// supplier's or measured figure is of its own place and time.
    [[nodiscard]] std::optional<std::string> published_region(const std::string& id) const {
        for (const OwnFactor& own : project_.own_factors) {
            if (own.id != id) continue;
            const bool primary = own.origin == Origin::supplier || own.origin == Origin::measured;
            return primary || own.region.empty() ? std::nullopt : std::optional(own.region);
        }
        const Factor* factor = library_.find(id);
        return factor == nullptr ? std::nullopt : std::optional(factor->region);
    }

    /// Emission of the activities that an allocation shares.
    [[nodiscard]] double allocated_share(RowId allocation) const {
        double sum = 0;
        for (std::size_t i = 0; i < std::min(project_.activities.size(), footprint_.activities.size()); ++i) {
            const bool here = project_.activities[i].allocation == allocation;
            if (here && footprint_.activities[i].state == LineState::counted) sum += footprint_.activities[i].kgco2e;
        }
        return share_of(sum);
    }

    /// CLAUSE R52003/42-b4, 65-b4: a basis with a reason, physical before economic, and nothing of the meter left over.
    void check_allocation(const Allocation& allocation) {
        risk(RiskKind::allocation).checked = true;
        const AllocationResult result = compute_allocation(allocation, project_);
        const Place place{allocation.name.empty() ? "#" + std::to_string(allocation.id) : allocation.name,
                          "allocations:" + std::to_string(allocation.id), allocated_share(allocation.id)};
        if (result.state != LineState::counted) {
            add(RiskKind::allocation, "allocation-unusable",
                {place.name, "@line." + std::string(line_state_word(result.state))}, place);
            return;
        }
        if (trim(allocation.reason).empty()) add(RiskKind::allocation, "allocation-no-reason", {place.name}, place);
        if (allocation.basis == "value") add(RiskKind::allocation, "allocation-economic", {place.name}, place);
        constexpr double much_left = 0.05;
        if (result.left_share > much_left && result.other_share > 0) {
            add(RiskKind::allocation, "allocation-left", {place.name, percent_text(result.left_share)}, place);
        }
    }

    void check_activity(std::size_t i) {
        const ActivityLine& line = project_.activities[i];
        const ActivityResult& result = footprint_.activities[i];
        if (result.state != LineState::counted || line.factor.empty()) return;
        risk(RiskKind::factor).checked = true;
        const double share = share_of(result.kgco2e);
        if (share < worth_a_look) return;
        check_factor(
            line.factor, line.origin,
            {line.name.empty() ? std::to_string(i + 1) : line.name, "activities:" + std::to_string(line.id), share});
    }

    const Project& project_;
    const Footprint& footprint_;
    const FactorLibrary& library_;
    QualityReader quality_;
    FactorMixes mixes_;
    Risks risks_;
    std::map<std::string, MaterialClasses, std::less<>> classes_;
};

}  // namespace

std::string_view risk_word(RiskKind kind) {
    constexpr std::array<std::string_view, risk_count> words = {"missing-material", "wrong-material", "net-for-gross",
                                                                "allocation", "factor"};
    return words.at(static_cast<std::size_t>(kind));
}

std::string_view risk_clause(RiskKind kind) {
    constexpr std::array<std::string_view, risk_count> clauses = {"42-b1", "42-b2", "42-b3", "42-b4", "42-b5"};
    return clauses.at(static_cast<std::size_t>(kind));
}

Risks find_risks(const Project& project, const Footprint& footprint, const FactorLibrary& library) {
    return RiskFinder(project, footprint, library).run();
}

}  // namespace zuji
