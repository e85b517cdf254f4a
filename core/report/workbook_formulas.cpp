#include "core/report/workbook_formulas.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/assess/bom_survey.hpp"
#include "core/footprint/allocation.hpp"
#include "core/footprint/kernel.hpp"
#include "core/report/workbook_layout.hpp"

namespace zuji {
namespace {

constexpr double percent = 100;
constexpr double kilograms_per_tonne = 1000;
constexpr double metres_per_kilometre = 1000;
/// Longer sums of single cells are no formula anybody follows.
constexpr std::size_t most_terms = 60;

std::string number(double value) { return digits_of(value, Digits::exact); }

/// `formula`×`factor`; a factor of 1 is left out.
Derived times(const Derived& formula, double factor) {
    if (formula.text.empty()) return {};
    if (factor == 1) return formula;
    return {formula.text + "*" + number(factor), formula.value * factor};
}

double conversion_or_zero(std::string_view from, std::string_view to) {
    const auto a = find_unit(from);
    const auto b = find_unit(to);
    if (!a.ok() || !b.ok()) return 0;
    const auto factor = conversion(a.value(), b.value());
    return factor.ok() ? factor.value() : 0;
}

/// A readable share of what is lost or recycled, 0 to 1; 0 where none was entered.
double share_of(const Entered& entered) { return entered.has_value() ? entered.value() / percent : 0; }

}  // namespace

WorkbookFormulas::WorkbookFormulas(const ReportFacts& facts, const SheetNames& names)
    : facts_(facts),
      names_{sheet_reference(names.bom),       sheet_reference(names.activities), sheet_reference(names.allocations),
             sheet_reference(names.inventory), sheet_reference(names.factors),    sheet_reference(names.results)},
      resolver_(*facts.knowledge.factors) {
    resolver_.update(facts.project);
    const std::vector<BomLine>& bom = facts.project.bom;
    std::unordered_map<RowId, std::size_t> place;
    parts_.resize(bom.size());
    std::size_t next = first_sheet_row;
    for (std::size_t i = 0; i < bom.size(); ++i) {
        const auto parent = place.find(bom[i].parent);
        parents_.push_back(parent == place.end() ? i : parent->second);
        if (parent != place.end()) parts_[parent->second].push_back(i);
        place[bom[i].id] = i;
        const bool listed = facts.assessment.footprint.bom[i].state != LineState::parent;
        inventory_rows_.push_back(listed ? next++ : 0);
    }
}

std::optional<double> WorkbookFormulas::factor_value(const std::string& id) {
    const ResolvedFactor& factor = resolver_.factor(resolver_.factors().index_of(id));
    return factor.state == LineState::counted ? std::optional(factor.value) : std::nullopt;
}

std::string WorkbookFormulas::bom_cell(std::size_t column, std::size_t line) const {
    return names_.bom + cell_name(column, first_sheet_row + line);
}

std::string WorkbookFormulas::activity_cell(std::size_t column, std::size_t line) const {
    return names_.activities + cell_name(column, first_sheet_row + line);
}

Derived WorkbookFormulas::multiplicity(std::size_t line) const {
    const std::size_t above = parents_[line];
    if (above == line) return {};
    const double value = facts_.assessment.footprint.bom[above].multiplicity;
    const std::string text = cell_name(bom_multiplicity, first_sheet_row + above);
    const Entered& quantity = project().bom[above].quantity;
    if (!quantity.has_value()) return {text, value};
    return {text + "*" + cell_name(bom_quantity, first_sheet_row + above), value * quantity.value()};
}

/// As read_mass of core/footprint/bom_arrays.cpp: a quantity that is a mass, else the entered mass; of assemblies the
/// sum.
Derived WorkbookFormulas::net_mass(std::size_t i) {
    const BomLine& line = project().bom[i];
    const BomLineResult& result = facts_.assessment.footprint.bom[i];
    const std::size_t row = first_sheet_row + i;
    const Derived many{cell_name(bom_multiplicity, row), result.multiplicity};
    const auto of_many = [&](std::string text, double value) {
        return Derived{std::move(text) + "*" + many.text, value * many.value};
    };
    const double kilograms = resolver_.kilograms(resolver_.units().index_of(line.unit));
    const bool summed = !parts_[i].empty() && line.factor.empty();
    if (!summed && line.quantity.has_value() && kilograms > 0) {
        const Derived mass = times({cell_name(bom_quantity, row), line.quantity.value()}, kilograms);
        return of_many(mass.text, mass.value);
    }
    if (!summed && line.mass_kg.has_value()) {
        const Derived mass{cell_name(bom_mass, row), line.mass_kg.value()};
        if (line.mass_basis == MassBasis::line || !line.quantity.has_value()) return of_many(mass.text, mass.value);
        return of_many(mass.text + "*" + cell_name(bom_quantity, row), mass.value * line.quantity.value());
    }
    Derived sum;
    if (parts_[i].size() > most_terms) return sum;
    for (const std::size_t part : parts_[i]) {
        const BomLineResult& each = facts_.assessment.footprint.bom[part];
        if (!each.has_mass) continue;
        sum.text += (sum.text.empty() ? "" : "+") + cell_name(bom_net, first_sheet_row + part);
        sum.value += each.net_mass_kg;
    }
    return sum;
}

Derived WorkbookFormulas::gross_mass(std::size_t i) const {
    const double net = facts_.assessment.footprint.bom[i].net_mass_kg;
    const std::string text = cell_name(bom_net, first_sheet_row + i);
    const Entered& loss = project().bom[i].loss_percent;
    const bool usable = loss.has_value() && loss.value() >= 0 && loss.value() < percent;
    if (!usable) return {text, net};
    return {text + "/(1-" + cell_name(bom_loss, first_sheet_row + i) + "/100)", gross_amount(net, share_of(loss))};
}

Derived WorkbookFormulas::with_loss(std::size_t i, const Derived& net, bool net_is_material) const {
    const BomLine& line = project().bom[i];
    const double loss = share_of(line.loss_percent);
    if (net.text.empty() || loss < 0 || loss >= 1) return {};
    Derived gross = net;
    if (net_is_material && is_material_line(project().bom, i)) {
        gross = {bom_cell(bom_gross, i), gross_amount(net.value, loss)};
    } else if (line.loss_percent.has_value()) {
        gross = {net.text + "/(1-" + bom_cell(bom_loss, i) + "/100)", gross_amount(net.value, loss)};
    }
    const double recovered = share_of(line.recovered_percent);
    if (recovered == 0) return gross;
    return {gross.text + "-(" + gross.text + "-" + net.text + ")*" + bom_cell(bom_recovered, i) + "/100",
            gross.value - (gross.value - net.value) * recovered};
}

Derived WorkbookFormulas::by_quantity(std::size_t i) {
    const BomLine& line = project().bom[i];
    const ResolvedUnit& unit =
        resolver_.unit(resolver_.units().index_of(line.unit), resolver_.factors().index_of(line.factor));
    if (!line.quantity.has_value() || unit.state != LineState::counted) return {};
    const double many = facts_.assessment.footprint.bom[i].multiplicity;
    Derived net = times({bom_cell(bom_quantity, i), line.quantity.value()}, unit.conversion);
    net = {net.text + "*" + bom_cell(bom_multiplicity, i), net.value * many};
    return with_loss(i, net, false);
}

Derived WorkbookFormulas::by_mass(std::size_t i) {
    const BomLineResult& result = facts_.assessment.footprint.bom[i];
    const ResolvedFactor& factor = resolver_.factor(resolver_.factors().index_of(project().bom[i].factor));
    if (!result.has_mass || !factor.per_mass) return {};
    const Derived net = times({bom_cell(bom_net, i), result.net_mass_kg}, factor.per_kg);
    return with_loss(i, net, factor.per_kg == 1);
}

Derived WorkbookFormulas::bom_activity(std::size_t i) {
    const BomLine& line = project().bom[i];
    const BomLineResult& result = facts_.assessment.footprint.bom[i];
    if (line.factor.empty()) {  // as many as there are of the assembly it is the same as
        const Derived many{bom_cell(bom_multiplicity, i), result.multiplicity};
        if (!line.quantity.has_value()) return many;
        return {bom_cell(bom_quantity, i) + "*" + many.text, line.quantity.value() * many.value};
    }
    const Derived mass = by_mass(i);
    return !mass.text.empty() && same_number(mass.value, result.activity) ? mass : by_quantity(i);
}

Derived WorkbookFormulas::plain_factor(const std::string& id) {
    const auto row = factor_rows_.find(id);
    const auto value = factor_value(id);
    if (row == factor_rows_.end() || !value) return {};
    return {names_.factors + "$" + column_letters(fac_value) + "$" + std::to_string(row->second), *value};
}

/// What one of the assembly emits: its lines in the inventory, divided by how many of it there are.
Derived WorkbookFormulas::shared_factor(std::size_t line) const {
    const std::vector<BomLine>& bom = project().bom;
    const std::string& wanted = bom[line].same_as;
    std::size_t from = 0;
    while (from < bom.size() &&
           !(bom[from].part_number == wanted && (!parts_[from].empty() || !bom[from].factor.empty())))
        ++from;
    if (from == bom.size() || wanted.empty()) return {};
    std::size_t end = from + 1;
    while (end < bom.size() && parents_[end] != end && parents_[end] >= from) ++end;
    CompensatedSum sum;
    std::size_t first = 0;
    std::size_t last = 0;
    for (std::size_t i = from; i < end; ++i) {
        if (inventory_rows_[i] == 0) continue;
        if (first == 0) first = inventory_rows_[i];
        last = inventory_rows_[i];
        const BomLineResult& result = facts_.assessment.footprint.bom[i];
        if (result.state == LineState::counted) sum.add(result.kgco2e);
    }
    const Entered& quantity = bom[from].quantity;
    const double many =
        facts_.assessment.footprint.bom[from].multiplicity * (quantity.has_value() ? quantity.value() : 1);
    if (first == 0 || many == 0) return {};
    std::string divisor = bom_cell(bom_multiplicity, from);
    if (quantity.has_value()) divisor = "(" + divisor + "*" + bom_cell(bom_quantity, from) + ")";
    return {"SUM(" + cell_name(inv_kgco2e, first) + ":" + cell_name(inv_kgco2e, last) + ")/" + divisor,
            sum.value() / many};
}

Derived WorkbookFormulas::bom_factor_value(std::size_t i) {
    const BomLine& line = project().bom[i];
    if (line.factor.empty()) return shared_factor(i);
    const Derived primary = plain_factor(line.factor);
    const double share = share_of(line.recycled_percent);
    if (share == 0 || primary.text.empty()) return primary;
    const auto units = resolver_.between(resolver_.factors().index_of(line.factor),
                                         resolver_.factors().index_of(line.recycled_factor));
    const Derived recycled = times(plain_factor(line.recycled_factor), units.value_or(0));
    if (recycled.text.empty()) return {};
    const std::string cell = bom_cell(bom_recycled, i) + "/100";
    return {"(1-" + cell + ")*" + primary.text + "+" + cell + "*" + recycled.text,
            blended_factor(primary.value, share, recycled.value)};
}

Derived WorkbookFormulas::burned_fuel(const ActivityLine& line, std::size_t i) {
    const std::size_t slash = line.ncv_unit.find('/');
    if (slash == std::string::npos || !line.amount.has_value()) return {};
    return times({cell_name(act_amount, first_sheet_row + i), line.amount.value()},
                 conversion_or_zero(line.unit, std::string_view(line.ncv_unit).substr(slash + 1)));
}

Derived WorkbookFormulas::transport_work(const ActivityLine& line, std::size_t i) {
    const ResolvedFactor& factor = resolver_.factor(resolver_.factors().index_of(line.factor));
    if (!line.distance.has_value() || !factor.per) return {};
    const double tonnes = resolver_.kilograms(resolver_.units().index_of(line.unit)) / kilograms_per_tonne;
    const double kilometres = conversion_or_zero(line.distance_unit, "m") / metres_per_kilometre;
    const Derived mass = times({cell_name(act_amount, first_sheet_row + i), line.amount.value()}, tonnes);
    const Derived way = times({cell_name(act_distance, first_sheet_row + i), line.distance.value()}, kilometres);
    return times({mass.text + "*" + way.text, mass.value * way.value}, 1 / factor.per->to_base.to_double());
}

double WorkbookFormulas::allocated_part(std::size_t i) const {
    const RowId id = project().activities[i].allocation;
    if (id == 0) return 1;
    const Allocation* allocation = find_allocation(project(), id);
    return allocation == nullptr ? 0 : compute_allocation(*allocation, project()).per_unit;
}

Derived WorkbookFormulas::converted(std::size_t i) {
    const ActivityLine& line = project().activities[i];
    const double part = allocated_part(i);
    if (part == 0) return {};
    const double activity = facts_.assessment.footprint.activities[i].activity;
    const auto fits = [&](const Derived& found) {
        return !found.text.empty() && same_number(found.value * part, activity);
    };
    const Derived entered{cell_name(act_amount, first_sheet_row + i), line.amount.value()};
    if (line.amount.has_value()) {
        const std::uint32_t unit = resolver_.units().index_of(line.unit);
        const ResolvedUnit& to_factor = resolver_.unit(unit, resolver_.factors().index_of(line.factor));
        if (to_factor.state == LineState::counted) {
            if (Derived found = times(entered, to_factor.conversion); fits(found)) return found;
        }
        if (line.kind == ActivityKind::transport) {
            if (Derived found = transport_work(line, i); fits(found)) return found;
        }
        if (line.kind == ActivityKind::fuel) {
            if (Derived found = burned_fuel(line, i); fits(found)) return found;
        }
        if (Derived found = times(entered, resolver_.kilograms(unit)); fits(found)) return found;
    }
    return {"", activity / part};
}

Derived WorkbookFormulas::activity(std::size_t i) {
    const double part = allocated_part(i);
    const Derived amount{activity_cell(act_converted, i), converted(i).value};
    if (part == 0) return {};
    if (project().activities[i].allocation == 0) return amount;
    const Allocation* allocation = find_allocation(project(), project().activities[i].allocation);
    const auto row = first_sheet_row + static_cast<std::size_t>(allocation - project().allocations.data());
    return {amount.text + "*" + names_.allocations + cell_name(alloc_per_unit, row), amount.value * part};
}

Derived WorkbookFormulas::activity_factor_value(std::size_t i) {
    const ActivityLine& line = project().activities[i];
    if (line.kind != ActivityKind::fuel) return line.factor.empty() ? Derived{} : plain_factor(line.factor);
    const std::string_view heat = std::string_view(line.ncv_unit).substr(0, line.ncv_unit.find('/'));
    const double gigajoules = conversion_or_zero(heat, "GJ");
    if (gigajoules == 0) return {};
    const Derived energy = times({activity_cell(act_heating_value, i), line.ncv.value()}, gigajoules);
    return {
        energy.text + "*" + activity_cell(act_carbon, i) + "*" + activity_cell(act_oxidation, i) + "/100*1000*44/12",
        co2_of_carbon(
            energy.value * line.carbon_content.value() * share_of(line.oxidation_percent) * kilograms_per_tonne, 0)};
}

Derived WorkbookFormulas::output_units(const Allocation& allocation, std::size_t row) const {
    const Derived output{cell_name(alloc_output, row), allocation.output.value()};
    if (allocation.output_unit.empty()) return output;
    const Product& product = project().product;
    const Derived units = times(output, conversion_or_zero(allocation.output_unit, product.declared_unit));
    const double declared = product.declared_amount.value();
    if (!(declared > 0) || declared == 1) return units;
    return {units.text + "/" + number(declared), units.value / declared};
}

}  // namespace zuji
