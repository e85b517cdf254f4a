#include "core/training/error_patterns.hpp"

#include <algorithm>
#include <array>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"

namespace zuji::training {
namespace {

constexpr int shown_digits = 2;

template <class Row>
Row* row_of(std::vector<Row>& rows, RowId id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

std::string place_of(std::string_view table, RowId id) { return std::string(table) + "." + std::to_string(id); }

void append_note(std::string& note, const std::string& text) {
    if (text.empty()) return;
    note += (note.empty() ? "" : "; ") + text;
}

/// Material lines without parts of their own that are counted.
std::vector<std::size_t> counted_leaves(const Seeding& seeding) {
    std::set<RowId> parents;
    for (const BomLine& line : seeding.sample.bom) parents.insert(line.parent);
    std::vector<std::size_t> leaves;
    for (std::size_t i = 0; i < seeding.sample.bom.size(); ++i) {
        const BomLine& line = seeding.sample.bom[i];
        const BomLineResult& result = seeding.footprint.bom[i];
        const bool counts = result.state == LineState::counted && result.kgco2e > 0 && result.has_mass;
        if (counts && !parents.contains(line.id) && line.same_as.empty() &&
            !seeding.used.contains(place_of("bom", line.id)))
            leaves.push_back(i);
    }
    return leaves;
}

/// Sum of what they emit.
double emission_of(const Seeding& seeding, const std::vector<std::size_t>& leaves) {
    double sum = 0;
    for (const std::size_t i : leaves) sum += seeding.footprint.bom[i].kgco2e;
    return sum;
}

/// Those that make up a part of the materials that somebody would look at; all of them where none does.
std::vector<std::size_t> weighty(const Seeding& seeding, std::vector<std::size_t> leaves) {
    constexpr double least_share = 0.03;
    const double least = least_share * emission_of(seeding, leaves);
    std::vector<std::size_t> heavy = leaves;
    std::erase_if(heavy, [&](std::size_t i) { return seeding.footprint.bom[i].kgco2e < least; });
    return heavy.empty() ? leaves : heavy;
}

/// One of the lines that fit.
template <class Fits>
std::optional<std::size_t> pick(Seeding& seeding, std::vector<std::size_t> from, Fits&& fits) {
    std::erase_if(from, [&](std::size_t i) { return !fits(i); });
    if (from.empty()) return std::nullopt;
    return seeding.random.of(from);
}

std::vector<std::size_t> counted_activities(const Seeding& seeding, ActivityKind kind) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < seeding.sample.activities.size(); ++i) {
        const ActivityLine& line = seeding.sample.activities[i];
        const bool counts = seeding.footprint.activities[i].state == LineState::counted;
        if (counts && line.kind == kind && !seeding.used.contains(place_of("activities", line.id))) found.push_back(i);
    }
    return found;
}

std::string shown(double value) { return round_gbt8170(value, shown_digits); }

// CLAUSE R52003/42-b1
std::optional<Change> missing_material(Seeding& seeding) {
    constexpr double least_share = 0.02;
    const auto at = pick(seeding, counted_leaves(seeding), [&](std::size_t i) {
        const BomLine& line = seeding.sample.bom[i];
        return line.parent != 0 && seeding.footprint.bom[i].net_mass_kg > least_share * seeding.footprint.net_mass_kg;
    });
    if (!at) return std::nullopt;
    const BomLine line = seeding.sample.bom[*at];
    Change change;
    change.is_verification = true;
    change.place = place_of("bom", line.parent);
    change.also_places = {"product.mass_kg"};
    change.removed = place_of("bom", line.id);
    change.words = {
        {"name", line.name}, {"material", line.material}, {"mass", shown(seeding.footprint.bom[*at].net_mass_kg)}};
    change.apply = [line, note = seeding.note(change.words)](Project& project) {
        std::erase_if(project.bom, [&](const BomLine& each) { return each.id == line.id; });
        if (BomLine* parent = row_of(project.bom, line.parent)) append_note(parent->note, note);
    };
    return change;
}

// CLAUSE R52003/42-b2
std::optional<Change> wrong_material(Seeding& seeding) {
    constexpr double much_less = 0.7;
    const std::vector<std::size_t> leaves = weighty(seeding, counted_leaves(seeding));
    const auto factor_of = [&](std::size_t i) { return seeding.footprint.bom[i].factor; };
    const auto per_mass = [&](std::size_t i) {
        const BomLineResult& line = seeding.footprint.bom[i];
        // The activity of a line per mass is its net mass or a little more.
        return line.activity >= line.net_mass_kg && line.activity < 2 * line.net_mass_kg;
    };
    const auto is_cheaper = [&](std::size_t other, std::size_t i) {
        return per_mass(other) && factor_of(other) < much_less * factor_of(i) &&
               seeding.sample.bom[other].material != seeding.sample.bom[i].material;
    };
    const auto at = pick(seeding, leaves, [&](std::size_t i) {
        const bool has_cheaper =
            std::any_of(leaves.begin(), leaves.end(), [&](std::size_t other) { return is_cheaper(other, i); });
        return per_mass(i) && has_cheaper && seeding.sample.bom[i].recycled_factor.empty();
    });
    if (!at) return std::nullopt;
    const auto cheaper = pick(seeding, leaves, [&](std::size_t other) { return is_cheaper(other, *at); });
    const BomLine& line = seeding.sample.bom[*at];
    const BomLine& taken_for = seeding.sample.bom[*cheaper];
    Change change;
    change.is_verification = true;
    change.place = place_of("bom", line.id);
    change.words = {{"name", line.name}, {"material", line.material}, {"other", taken_for.material}};
    change.apply = [id = line.id, other = taken_for, note = seeding.note(change.words)](Project& project) {
        BomLine* row = row_of(project.bom, id);
        if (!row) return;
        row->factor = other.factor;
        row->origin = other.origin;
        row->note = note;
    };
    return change;
}

// CLAUSE R52003/42-b3
std::optional<Change> ignored_loss(Seeding& seeding) {
    constexpr double least_percent = 2;
    const auto at = pick(seeding, weighty(seeding, counted_leaves(seeding)),
                         [&](std::size_t i) { return seeding.sample.bom[i].loss_percent.value() >= least_percent; });
    if (!at) return std::nullopt;
    const BomLine& line = seeding.sample.bom[*at];
    Change change;
    change.is_verification = true;
    change.place = place_of("bom", line.id);
    change.words = {{"name", line.name},
                    {"net", shown(seeding.footprint.bom[*at].net_mass_kg)},
                    {"gross", shown(seeding.footprint.bom[*at].activity)}};
    change.apply = [id = line.id, note = seeding.note(change.words)](Project& project) {
        BomLine* row = row_of(project.bom, id);
        if (!row) return;
        row->loss_percent = Entered();
        row->recovered_percent = Entered();
        row->source = note;
    };
    return change;
}

// CLAUSE R52003/42-b4
std::optional<Change> unfit_allocation(Seeding& seeding) {
    for (const Allocation& allocation : seeding.sample.allocations) {
        const bool fits = allocation.basis != "pieces" && allocation.output.has_value() &&
                          !seeding.used.contains(place_of("allocations", allocation.id));
        if (!fits) continue;
        constexpr std::size_t fewest = 15;
        constexpr std::size_t span = 20;
        const auto others = static_cast<std::int64_t>(fewest + seeding.random.below(span));
        const auto output = allocation.output.exact();
        if (!output) continue;
        Change change;
        change.is_verification = true;
        change.place = place_of("allocations", allocation.id);
        change.words = {{"name", allocation.name}, {"reason", allocation.reason}};
        change.apply = [id = allocation.id, total = *output * Decimal(others), own = *output,
                        note = seeding.note(change.words)](Project& project) {
            Allocation* row = row_of(project.allocations, id);
            if (!row) return;
            row->basis = "pieces";
            row->total = Entered(total.to_string());
            row->own = Entered(own.to_string());
            row->unit = "piece";
            row->reason = note;
        };
        return change;
    }
    return std::nullopt;
}

// CLAUSE R52003/42-b5, R52003/20-b2
std::optional<Change> unfit_factor(Seeding& seeding) {
    const auto at = pick(seeding, counted_activities(seeding, ActivityKind::energy), [&](std::size_t i) {
        return seeding.sample.activities[i].factor.find("elec") != std::string::npos;
    });
    if (!at) return std::nullopt;
    const ActivityLine& line = seeding.sample.activities[*at];
    OwnFactor foreign;
    foreign.id = "own-hydro";
    foreign.name = seeding.chinese ? "挪威水电（虚构）" : "Norwegian hydropower (invented)";
    foreign.value = Entered("0.03");
    foreign.per = "kWh";
    foreign.region = "NO";
    foreign.year = "2020";
    foreign.origin = Origin::database;
    foreign.source =
        seeding.chinese ? "国际数据库（虚构，仅供练习）" : "international database (invented, for practice)";
    foreign.boundary = seeding.chinese ? "发电全过程" : "generation, whole chain";
    Change change;
    change.is_verification = true;
    change.place = place_of("activities", line.id);
    change.words = {{"name", line.name}};
    change.apply = [id = line.id, foreign, note = seeding.note(change.words)](Project& project) {
        ActivityLine* row = row_of(project.activities, id);
        if (!row) return;
        row->factor = foreign.id;
        row->note = note;
        const bool there = std::any_of(project.own_factors.begin(), project.own_factors.end(),
                                       [&](const OwnFactor& each) { return each.id == foreign.id; });
        if (!there) project.own_factors.push_back(foreign);
    };
    return change;
}

std::optional<Change> missing_waste(Seeding& seeding) {
    const auto at = pick(seeding, counted_activities(seeding, ActivityKind::waste), [&](std::size_t i) {
        return seeding.sample.activities[i].amount.has_value() && seeding.sample.activities[i].allocation == 0;
    });
    if (!at) return std::nullopt;
    const ActivityLine line = seeding.sample.activities[*at];
    BalanceRow balance;
    balance.id = seeding.sample.next_row;
    balance.kind = "waste";
    balance.name = line.name;
    balance.unit = line.unit;
    balance.opening = Entered("0");
    balance.received = line.amount;
    balance.used = line.amount;
    balance.closing = Entered("0");
    Change change;
    change.is_verification = true;
    change.place = place_of("balances", balance.id);
    change.removed = place_of("activities", line.id);
    change.words = {{"name", line.name}, {"amount", line.amount.text()}, {"unit", line.unit}};
    balance.source = seeding.note(change.words);
    change.apply = [id = line.id, balance](Project& project) {
        std::erase_if(project.activities, [&](const ActivityLine& each) { return each.id == id; });
        project.balances.push_back(balance);
        project.next_row = std::max(project.next_row, balance.id + 1);
    };
    return change;
}

std::optional<Change> wrong_unit(Seeding& seeding) {
    const auto at = pick(seeding, counted_activities(seeding, ActivityKind::energy),
                         [&](std::size_t i) { return seeding.sample.activities[i].unit == "kWh"; });
    if (!at) return std::nullopt;
    const ActivityLine& line = seeding.sample.activities[*at];
    Change change;
    change.is_verification = true;
    change.place = place_of("activities", line.id);
    change.words = {{"name", line.name}, {"amount", line.amount.text()}};
    change.apply = [id = line.id, note = seeding.note(change.words)](Project& project) {
        ActivityLine* row = row_of(project.activities, id);
        if (!row) return;
        row->unit = "MJ";
        append_note(row->source, note);
    };
    return change;
}

// CLAUSE R52003/21
std::optional<Change> cut_off_too_much(Seeding& seeding) {
    constexpr double limit = 0.05;
    const auto at = pick(seeding, counted_leaves(seeding), [&](std::size_t i) {
        return seeding.footprint.bom[i].net_mass_kg > limit * seeding.footprint.net_mass_kg;
    });
    if (!at) return std::nullopt;
    const BomLine& line = seeding.sample.bom[*at];
    Change change;
    change.is_verification = true;
    change.place = place_of("bom", line.id);
    change.words = {{"name", line.name},
                    {"share", shown(100 * seeding.footprint.bom[*at].net_mass_kg / seeding.footprint.net_mass_kg)}};
    change.apply = [id = line.id, note = seeding.note(change.words)](Project& project) {
        BomLine* row = row_of(project.bom, id);
        if (!row) return;
        row->omitted = true;
        row->omit_reason = note;
    };
    return change;
}

// CLAUSE R52003/53-b1
std::optional<Change> inconsistent_model(Seeding& seeding) {
    if (seeding.sample.unit_products.empty() || seeding.sample.product.model.empty()) return std::nullopt;
    const UnitProduct& product = seeding.sample.unit_products.front();
    if (seeding.used.contains(place_of("units", product.id))) return std::nullopt;
    const std::string model = product.model + "-2";
    Change change;
    change.place = place_of("units", product.id);
    change.also_places = {"product.model"};
    change.words = {{"model", seeding.sample.product.model}, {"other", model}};
    change.apply = [id = product.id, model](Project& project) {
        if (UnitProduct* row = row_of(project.unit_products, id)) row->model = model;
    };
    return change;
}

// CLAUSE R52003/53-b1, R52003/14-b4
std::optional<Change> inconsistent_address(Seeding& seeding) {
    const std::string& address = seeding.sample.company.factory.address;
    if (address.empty() || seeding.sample.sites.empty() || seeding.used.contains("company.factory"))
        return std::nullopt;
    Change change;
    change.place = "company.factory";
    change.also_places = {place_of("sites", seeding.sample.sites.front().id)};
    change.words = {{"site", seeding.sample.sites.front().address}};
    change.words["other"] = seeding.note(change.words);
    change.apply = [other = change.words["other"]](Project& project) { project.company.factory.address = other; };
    return change;
}

// CLAUSE R52003/22, R52003/22-note
std::optional<Change> stale_period(Seeding& seeding) {
    const auto at = pick(seeding, counted_activities(seeding, ActivityKind::energy),
                         [&](std::size_t i) { return !seeding.sample.activities[i].source.empty(); });
    if (!at) return std::nullopt;
    const ActivityLine& line = seeding.sample.activities[*at];
    Change change;
    change.is_verification = true;
    change.place = place_of("activities", line.id);
    change.words = {
        {"name", line.name}, {"from", seeding.sample.product.period_from}, {"to", seeding.sample.product.period_to}};
    change.apply = [id = line.id, note = seeding.note(change.words)](Project& project) {
        if (ActivityLine* row = row_of(project.activities, id)) row->source = note;
    };
    return change;
}

// CLAUSE R52003/27-b2, R52003/A1-2
std::optional<Change> expired_licence(Seeding& seeding) {
    const auto application = Date::parse(seeding.sample.answers.application_date);
    if (!application || seeding.used.contains("documents.A1-2-licences")) return std::nullopt;
    constexpr std::size_t most_days = 200;
    const Date expired = application.value().plus_days(-1 - static_cast<int>(seeding.random.below(most_days)));
    Change change;
    change.place = "documents.A1-2-licences";
    change.also_places = {"documents.A1-2"};
    change.words = {{"date", expired.to_string()}, {"application", seeding.sample.answers.application_date}};
    change.apply = [note = seeding.note(change.words)](Project& project) {
        project.answers.licence = "obtained";
        DocumentItem& item = project.documents["A1-2-licences"];
        item.not_applicable_reason.clear();
        item.note = note;
    };
    return change;
}

// CLAUSE R52003/A2-2.3, R52003/A2-5.1.3, R52003/A2-10.2, R52003/A2-10.2-p2, R52003/A2-12, R52003/A2-13
std::optional<Change> annex2_gap(Seeding& seeding) {
    Change change;
    change.place = "assurance." + seeding.requirement;
    if (seeding.used.contains(change.place)) return std::nullopt;
    change.words = {{"requirement", seeding.requirement}};
    change.apply = [id = seeding.requirement, note = seeding.note(change.words)](Project& project) {
        AssuranceAnswer& answer = project.assurance[id];
        answer.answer = "conforming";
        answer.evidence = note;
        answer.note.clear();
    };
    return change;
}

constexpr std::array<Pattern, 18> patterns = {{{"missing-material", true, missing_material},
                                               {"wrong-material", true, wrong_material},
                                               {"ignored-loss", true, ignored_loss},
                                               {"unfit-allocation", true, unfit_allocation},
                                               {"unfit-factor", true, unfit_factor},
                                               {"missing-waste", false, missing_waste},
                                               {"wrong-unit", false, wrong_unit},
                                               {"cut-off-too-much", false, cut_off_too_much},
                                               {"stale-period", false, stale_period},
                                               {"inconsistent-model", false, inconsistent_model},
                                               {"inconsistent-address", false, inconsistent_address},
                                               {"expired-licence", false, expired_licence},
                                               {"annex2-records", false, annex2_gap},
                                               {"annex2-purchasing", false, annex2_gap},
                                               {"annex2-calibration", false, annex2_gap},
                                               {"annex2-laboratory", false, annex2_gap},
                                               {"annex2-audit", false, annex2_gap},
                                               {"annex2-change", false, annex2_gap}}};

}  // namespace

std::span<const Pattern> error_patterns() { return patterns; }

}  // namespace zuji::training
