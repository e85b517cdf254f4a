// The sheets of the workbook. A formula is written only where it gives the number the core computed.

#include "core/report/workbook.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/assess/bom_survey.hpp"
#include "core/base/text.hpp"
#include "core/footprint/allocation.hpp"
#include "core/model/words.hpp"
#include "core/report/annex2_tables.hpp"
#include "core/report/cells.hpp"
#include "core/report/cover.hpp"
#include "core/report/workbook_formulas.hpp"
#include "core/report/workbook_layout.hpp"

namespace zuji {

std::string column_letters(std::size_t column) {
    constexpr std::size_t letters = 26;
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / letters) {
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % letters));
    }
    return name;
}

namespace {

constexpr int narrow = 8;
constexpr int medium = 14;
constexpr int wide = 30;

SheetCell text_cell(std::string text) {
    if (text.empty()) return std::monostate{};
    return text;
}

/// A number that somebody typed: the number where it is one, else the text as it stands.
SheetCell entered_cell(const Entered& entered) {
    if (entered.has_value()) return entered.value();
    return text_cell(entered.text());
}

/// Writes the sheets one after the other and remembers where the numbers stand that later ones refer to.
class WorkbookMaker {
   public:
    WorkbookMaker(const ReportFacts& facts, const Say& say)
        : facts_(facts),
          say_(say),
          names_{say("step.bom"),           say("workbook.activities"), say("workbook.allocations"),
                 say("workbook.inventory"), say("workbook.factors"),    say("workbook.results")},
          formulas_(facts, names_) {}

    Workbook make() {
        collect_factors();
        Workbook book;
        book.title = say_("workbook.title");
        Sheet bom = bom_sheet();
        Sheet inventory = inventory_sheet();
        Sheet results = results_sheet();
        book.sheets.push_back(overview_sheet());
        book.sheets.push_back(std::move(bom));
        if (!facts_.project.activities.empty()) book.sheets.push_back(activity_sheet());
        if (!facts_.project.allocations.empty()) book.sheets.push_back(allocation_sheet());
        book.sheets.push_back(std::move(inventory));
        book.sheets.push_back(factors_sheet());
        book.sheets.push_back(std::move(results));
        book.sheets.push_back(balance_sheet());
        book.sheets.push_back(of_table(say_("step.annex1"), annex1_table(facts_, say_)));
        book.sheets.push_back(of_table(say_("step.annex2"), annex2_table(facts_, say_)));
        return book;
    }

   private:
    struct FactorUse {
        double value = 0;
        std::size_t lines = 0;
    };

    [[nodiscard]] const Footprint& footprint() const { return facts_.assessment.footprint; }

    [[nodiscard]] SheetColumn column(std::string_view key, ColumnKind kind = ColumnKind::text,
                                     int width = medium) const {
        return {say_("report.column." + std::string(key)), kind, width};
    }

    void use_factor(const std::string& id) {
        const auto value = formulas_.factor_value(id);
        if (id.empty() || !value) return;
        FactorUse& use = factors_[id];
        use.value = *value;
        ++use.lines;
    }

    void collect_factors() {
        for (std::size_t i = 0; i < facts_.project.bom.size(); ++i) {
            if (footprint().bom[i].state != LineState::counted) continue;
            use_factor(facts_.project.bom[i].factor);
            if (facts_.project.bom[i].recycled_percent.value() != 0) use_factor(facts_.project.bom[i].recycled_factor);
        }
        for (std::size_t i = 0; i < facts_.project.activities.size(); ++i) {
            if (footprint().activities[i].state == LineState::counted) use_factor(facts_.project.activities[i].factor);
        }
        std::size_t row = first_sheet_row;
        for (const auto& entry : factors_) formulas_.place_factor(entry.first, row++);
    }

    Sheet bom_sheet() {
        Sheet sheet{names_.bom,
                    {column("row", ColumnKind::number, narrow),
                     column("level", ColumnKind::number, narrow),
                     column("name", ColumnKind::text, wide),
                     column("part-number"),
                     column("material"),
                     column("quantity", ColumnKind::number),
                     column("unit", ColumnKind::text, narrow),
                     column("mass", ColumnKind::number),
                     column("mass-basis"),
                     column("loss", ColumnKind::number),
                     column("multiplicity", ColumnKind::number),
                     column("net-mass", ColumnKind::number),
                     column("material-net-mass", ColumnKind::number),
                     column("gross-mass", ColumnKind::number),
                     column("factor", ColumnKind::text, medium),
                     column("origin"),
                     column("supplier"),
                     column("source", ColumnKind::text, wide),
                     column("omitted"),
                     column("omit-reason"),
                     column("note", ColumnKind::text, wide),
                     column("part-stage"),
                     column("same-as"),
                     column("recovered", ColumnKind::number),
                     column("recycled", ColumnKind::number),
                     column("recycled-factor")},
                    {}};
        for (std::size_t i = 0; i < facts_.project.bom.size(); ++i) sheet.rows.push_back(bom_row_of(i));
        return sheet;
    }

    std::vector<SheetCell> bom_row_of(std::size_t i) {
        const BomLine& line = facts_.project.bom[i];
        const BomLineResult& result = footprint().bom[i];
        std::vector<SheetCell> cells(bom_columns);
        cells[bom_row] = static_cast<double>(i + 1);
        cells[bom_level] = static_cast<double>(result.depth);
        cells[bom_name] = text_cell(line.name);
        cells[bom_part_number] = text_cell(line.part_number);
        cells[bom_material] = text_cell(line.material);
        cells[bom_quantity] = entered_cell(line.quantity);
        cells[bom_unit] = text_cell(line.unit);
        cells[bom_mass] = entered_cell(line.mass_kg);
        if (!line.mass_kg.is_empty()) {
            cells[bom_basis] =
                say_(line.mass_basis == MassBasis::each ? "report.mass-basis.each" : "report.mass-basis.line");
        }
        cells[bom_loss] = entered_cell(line.loss_percent);
        const auto derived = [](Derived formula, double value) {
            return checked(std::move(formula.text), formula.value, value);
        };
        cells[bom_multiplicity] = derived(formulas_.multiplicity(i), result.multiplicity);
        if (result.has_mass) cells[bom_net] = derived(formulas_.net_mass(i), result.net_mass_kg);
        if (is_material_line(facts_.project.bom, i) && result.has_mass) {
            const Derived gross = formulas_.gross_mass(i);
            cells[bom_material_net] = Formula{cell_name(bom_net, first_sheet_row + i), result.net_mass_kg};
            cells[bom_gross] = Formula{gross.text, gross.value};
            net_.add(result.net_mass_kg);
            gross_.add(gross.value);
        }
        cells[bom_factor] = text_cell(line.factor);
        if (result.state != LineState::parent) cells[bom_origin] = origin_name(say_, line.origin);
        cells[bom_supplier] = text_cell(line.supplier);
        cells[bom_source] = text_cell(line.source);
        if (line.omitted) cells[bom_omitted] = say_("answer.yes");
        cells[bom_reason] = text_cell(line.omit_reason);
        cells[bom_note] = text_cell(line.note);
        if (!line.stage.empty()) cells[bom_stage] = stage_name(say_, line.stage);
        cells[bom_same_as] = text_cell(line.same_as);
        cells[bom_recovered] = entered_cell(line.recovered_percent);
        cells[bom_recycled] = entered_cell(line.recycled_percent);
        cells[bom_recycled_factor] = text_cell(line.recycled_factor);
        return cells;
    }

    Sheet inventory_sheet() {
        Sheet sheet{
            names_.inventory,
            {column("kind"), column("stage"), column("row", ColumnKind::number, narrow),
             column("name", ColumnKind::text, wide), column("activity", ColumnKind::number),
             column("unit", ColumnKind::text, narrow), column("factor"), column("factor-name", ColumnKind::text, wide),
             column("factor-value", ColumnKind::number), column("kgco2e", ColumnKind::number),
             column("share", ColumnKind::percent, narrow), column("line-state"), column("origin"),
             column("source", ColumnKind::text, wide), column("note", ColumnKind::text, wide)},
            {}};
        const std::string material = say_("report.kind.material");
        for (std::size_t i = 0; i < facts_.project.bom.size(); ++i) {
            const BomLine& line = facts_.project.bom[i];
            const BomLineResult& result = footprint().bom[i];
            const std::string& stage = stage_of(line);
            if (result.state == LineState::parent) continue;
            Line row{material,
                     stage_name(say_, stage),
                     i + 1,
                     line.name,
                     line.factor,
                     line.origin,
                     result.state,
                     result.activity,
                     result.factor,
                     result.kgco2e,
                     line.source,
                     line.omitted ? line.omit_reason : line.note,
                     {},
                     {}};
            if (result.state == LineState::counted) {
                row.activity_formula = formulas_.bom_activity(i);
                row.factor_formula = formulas_.bom_factor_value(i);
            }
            sheet.rows.push_back(inventory_row(row, first_sheet_row + sheet.rows.size()));
        }
        for (std::size_t i = 0; i < facts_.project.activities.size(); ++i) {
            const ActivityLine& line = facts_.project.activities[i];
            const ActivityResult& result = footprint().activities[i];
            Line row{say_("report.kind." + std::string(word_of(line.kind))),
                     stage_name(say_, line.stage),
                     i + 1,
                     line.name,
                     line.factor,
                     line.origin,
                     result.state,
                     result.activity,
                     result.factor,
                     result.kgco2e,
                     line.source,
                     line.omitted ? line.omit_reason : line.note,
                     {},
                     {}};
            if (result.state == LineState::counted) {
                row.activity_formula = formulas_.activity(i);
                row.factor_formula = formulas_.activity_factor_value(i);
            }
            sheet.rows.push_back(inventory_row(row, first_sheet_row + sheet.rows.size()));
        }
        inventory_end_ = first_sheet_row + sheet.rows.size() - 1;
        return sheet;
    }

    /// The stage of a line, or of the assembly it is part of; a parent stands before its parts.
    const std::string& stage_of(const BomLine& line) {
        std::string stage = line.stage;
        if (stage.empty()) {
            const auto parent = bom_stages_.find(line.parent);
            stage = parent == bom_stages_.end() ? "materials" : parent->second;
        }
        return bom_stages_[line.id] = std::move(stage);
    }

    struct Line {
        std::string kind;
        std::string stage;
        std::size_t number = 0;
        std::string name;
        std::string factor;
        Origin origin = Origin::unset;
        LineState state = LineState::counted;
        double activity = 0;
        double factor_value = 0;
        double kgco2e = 0;
        std::string source;
        std::string note;
        Derived activity_formula;
        Derived factor_formula;
    };

    std::vector<SheetCell> inventory_row(const Line& line, std::size_t row) {
        const FactorLabel& label = label_of(line.factor);
        std::vector<SheetCell> cells(inv_columns);
        cells[inv_kind] = line.kind;
        cells[inv_stage] = line.stage;
        cells[inv_row] = static_cast<double>(line.number);
        cells[inv_name] = text_cell(line.name);
        cells[inv_unit] = text_cell(label.per);
        cells[inv_factor] = text_cell(line.factor);
        cells[inv_factor_name] = text_cell(label.name);
        if (line.state == LineState::counted) {
            cells[inv_activity] = checked(line.activity_formula.text, line.activity_formula.value, line.activity);
            cells[inv_factor_value] = checked(line.factor_formula.text, line.factor_formula.value, line.factor_value);
            cells[inv_kgco2e] = checked(cell_name(inv_activity, row) + "*" + cell_name(inv_factor_value, row),
                                        emission(line.activity, line.factor_value), line.kgco2e);
            sums_[line.stage].add(line.kgco2e);
            sums_[origin_name(say_, line.origin)].add(line.kgco2e);
            if (footprint().total != 0) {
                cells[inv_share] =
                    Formula{cell_name(inv_kgco2e, row) + "/" + total_reference(), line.kgco2e / footprint().total};
            }
        }
        cells[inv_state] = line_state_name(say_, line.state);
        cells[inv_origin] = origin_name(say_, line.origin);
        cells[inv_source] = text_cell(line.source);
        cells[inv_note] = text_cell(line.note);
        return cells;
    }

    /// The total is the last row of the results by stage.
    [[nodiscard]] std::string total_reference() const {
        return sheet_reference(names_.results) + "$B$" + std::to_string(first_sheet_row + footprint().by_stage.size());
    }

    const FactorLabel& label_of(const std::string& id) {
        const auto found = labels_.find(id);
        return found != labels_.end() ? found->second
                                      : labels_.emplace(id, factor_label(facts_, say_, id)).first->second;
    }

    /// What was entered of the activities, and the amount in the unit of the factor.
    Sheet activity_sheet() {
        Sheet sheet{names_.activities,
                    {column("kind"), column("stage"), column("row", ColumnKind::number, narrow),
                     column("name", ColumnKind::text, wide), column("amount", ColumnKind::number),
                     column("unit", ColumnKind::text, narrow), column("distance", ColumnKind::number),
                     column("unit", ColumnKind::text, narrow), column("heating-value", ColumnKind::number),
                     column("unit", ColumnKind::text, narrow), column("carbon-content", ColumnKind::number),
                     column("oxidation", ColumnKind::number), column("converted", ColumnKind::number),
                     column("allocation", ColumnKind::text, wide), column("source", ColumnKind::text, wide)},
                    {}};
        for (std::size_t i = 0; i < facts_.project.activities.size(); ++i) {
            const ActivityLine& line = facts_.project.activities[i];
            std::vector<SheetCell> cells(act_columns);
            cells[act_kind] = say_("report.kind." + std::string(word_of(line.kind)));
            cells[act_stage] = stage_name(say_, line.stage);
            cells[act_row] = static_cast<double>(i + 1);
            cells[act_name] = text_cell(line.name);
            cells[act_amount] = entered_cell(line.amount);
            cells[act_unit] = text_cell(line.unit);
            cells[act_distance] = entered_cell(line.distance);
            cells[act_distance_unit] = text_cell(line.distance_unit);
            cells[act_heating_value] = entered_cell(line.ncv);
            cells[act_heating_value_unit] = text_cell(line.ncv_unit);
            cells[act_carbon] = entered_cell(line.carbon_content);
            cells[act_oxidation] = entered_cell(line.oxidation_percent);
            if (footprint().activities[i].state == LineState::counted) {
                Derived amount = formulas_.converted(i);
                if (amount.text.empty()) {
                    cells[act_converted] = amount.value;
                } else {
                    cells[act_converted] = Formula{std::move(amount.text), amount.value};
                }
            }
            const Allocation* allocation = find_allocation(facts_.project, line.allocation);
            if (allocation != nullptr) cells[act_allocation] = text_cell(allocation->name);
            cells[act_source] = text_cell(line.source);
            sheet.rows.push_back(std::move(cells));
        }
        return sheet;
    }

    /// How plants are shared: the part of one declared unit from what was entered.
    Sheet allocation_sheet() {
        Sheet sheet{
            names_.allocations,
            {column("allocation", ColumnKind::text, wide), column("basis"), column("own-part", ColumnKind::number),
             column("other-parts", ColumnKind::number), column("whole", ColumnKind::number),
             column("given-share", ColumnKind::number), column("own-share", ColumnKind::number),
             column("output", ColumnKind::number), column("unit", ColumnKind::text, narrow),
             column("declared-units", ColumnKind::number), column("per-declared-unit", ColumnKind::number),
             column("reason", ColumnKind::text, wide), column("source", ColumnKind::text, wide)},
            {}};
        for (const Allocation& allocation : facts_.project.allocations)
            sheet.rows.push_back(allocation_row(allocation, first_sheet_row + sheet.rows.size()));
        return sheet;
    }

    std::vector<SheetCell> allocation_row(const Allocation& allocation, std::size_t row) const {
        const AllocationResult result = compute_allocation(allocation, facts_.project);
        const bool given = allocation.basis == "share";
        std::vector<SheetCell> cells(alloc_columns);
        cells[alloc_name] = text_cell(allocation.name);
        if (!allocation.basis.empty()) cells[alloc_basis] = say_("allocation.basis." + allocation.basis);
        cells[alloc_own] = entered_cell(allocation.own);
        double others = 0;
        for (const LineDetail& detail : facts_.project.details) {
            if (detail.owner == allocation.id && detail.role == "product") others += detail.amount.value();
        }
        cells[alloc_others] = others;
        cells[alloc_total] = entered_cell(allocation.total);
        cells[alloc_percent] = entered_cell(allocation.share_percent);
        cells[alloc_output] = entered_cell(allocation.output);
        cells[alloc_output_unit] = text_cell(allocation.output_unit);
        cells[alloc_reason] = text_cell(allocation.reason);
        cells[alloc_source] = text_cell(allocation.source);
        if (result.state != LineState::counted) return cells;
        if (!given && allocation.total.is_empty()) {
            cells[alloc_total] = Formula{cell_name(alloc_own, row) + "+" + cell_name(alloc_others, row),
                                         allocation.own.value() + others};
        }
        cells[alloc_share] = Formula{given ? cell_name(alloc_percent, row) + "/100"
                                           : cell_name(alloc_own, row) + "/" + cell_name(alloc_total, row),
                                     result.share};
        const Derived units = formulas_.output_units(allocation, row);
        cells[alloc_units] = checked(units.text, units.value, result.output_units);
        cells[alloc_per_unit] =
            Formula{cell_name(alloc_share, row) + "/" + cell_name(alloc_units, row), result.per_unit};
        return cells;
    }

    Sheet factors_sheet() {
        Sheet sheet{names_.factors,
                    {column("factor"), column("factor-name", ColumnKind::text, wide),
                     column("factor-value", ColumnKind::number), column("unit", ColumnKind::text, narrow),
                     column("region"), column("year"), column("factor-source", ColumnKind::text, wide),
                     column("lines", ColumnKind::number, narrow)},
                    {}};
        for (const auto& [id, use] : factors_) {
            const FactorLabel& label = label_of(id);
            sheet.rows.push_back({id, text_cell(label.name), use.value, text_cell(label.per), text_cell(label.region),
                                  text_cell(label.year), text_cell(label.source), static_cast<double>(use.lines)});
        }
        return sheet;
    }

    /// Sum over the inventory of the lines whose `column` says what stands in `cell`.
    [[nodiscard]] std::string sum_where(std::size_t column, const std::string& cell) const {
        const auto range = [&](std::size_t each) {
            const std::string letters = column_letters(each);
            return sheet_reference(names_.inventory) + "$" + letters + "$" + std::to_string(first_sheet_row) + ":$" +
                   letters + "$" + std::to_string(std::max(inventory_end_, first_sheet_row));
        };
        return "SUMIFS(" + range(inv_kgco2e) + "," + range(column) + "," + cell + ")";
    }

    Sheet results_sheet() {
        Sheet sheet{names_.results,
                    {column("stage", ColumnKind::text, wide), column("kgco2e", ColumnKind::number),
                     column("share", ColumnKind::percent)},
                    {}};
        const double total = footprint().total;
        const auto share = [&](std::size_t row, double part) -> SheetCell {
            if (total == 0) return std::monostate{};
            return Formula{
                "B" + std::to_string(row) + "/" + "B$" + std::to_string(first_sheet_row + footprint().by_stage.size()),
                part / total};
        };
        for (const StageTotal& stage : footprint().by_stage) {
            const std::size_t row = first_sheet_row + sheet.rows.size();
            sheet.rows.push_back({stage_name(say_, stage.stage),
                                  checked(sum_where(inv_stage, "A" + std::to_string(row)),
                                          sums_[stage_name(say_, stage.stage)].value(), stage.kgco2e),
                                  share(row, stage.kgco2e)});
        }
        const std::size_t end = first_sheet_row + sheet.rows.size();
        const std::string sum =
            sheet.rows.empty() ? "0" : "SUM(B" + std::to_string(first_sheet_row) + ":B" + std::to_string(end - 1) + ")";
        sheet.rows.push_back({say_("man-days.sum"), Formula{sum, total}, share(end, total)});
        sheet.rows.emplace_back();
        sheet.rows.push_back({say_("report.column.origin")});
        for (const auto& [origin, kgco2e] : footprint().by_origin) {
            const std::size_t row = first_sheet_row + sheet.rows.size();
            sheet.rows.push_back({origin_name(say_, static_cast<Origin>(origin)),
                                  checked(sum_where(inv_origin, "A" + std::to_string(row)),
                                          sums_[origin_name(say_, static_cast<Origin>(origin))].value(), kgco2e),
                                  share(row, kgco2e)});
        }
        return sheet;
    }

    Sheet balance_sheet() {
        Sheet sheet{say_("workbook.balances"),
                    {column("what", ColumnKind::text, wide), column("amount", ColumnKind::number),
                     column("unit", ColumnKind::text, medium), column("kgco2e", ColumnKind::number), column("stage"),
                     column("source", ColumnKind::text, wide)},
                    {}};
        const auto bom_sum = [&](std::size_t each) {
            const std::string letters = column_letters(each);
            return "SUM(" + sheet_reference(names_.bom) + letters + std::to_string(first_sheet_row) + ":" + letters +
                   std::to_string(first_sheet_row + std::max<std::size_t>(facts_.project.bom.size(), 1) - 1) + ")";
        };
        const auto mass = [&](std::string_view key, std::string formula, double value) {
            sheet.rows.push_back({say_(key), Formula{std::move(formula), value}, std::string("kg")});
        };
        sheet.rows.push_back({say_("report.balance.materials")});
        mass("report.balance.input", bom_sum(bom_gross), gross_.value());
        mass("report.balance.product", bom_sum(bom_material_net), net_.value());
        mass("report.balance.loss", "B3-B4", gross_.value() - net_.value());
        const Entered& nameplate = facts_.project.product.mass_kg;
        if (nameplate.has_value() && nameplate.value() > 0) {
            sheet.rows.push_back({say_("report.balance.nameplate"), nameplate.value(), std::string("kg")});
            sheet.rows.push_back(
                {say_("report.balance.gap"),
                 Formula{"(B4-B6)/B6*100", (net_.value() - nameplate.value()) / nameplate.value() * 100},
                 std::string("%")});
        }
        add_activities(sheet, "report.balance.energy", ActivityKind::energy);
        add_activities(sheet, "report.balance.waste", ActivityKind::waste);
        return sheet;
    }

    void add_activities(Sheet& sheet, std::string_view heading, ActivityKind kind) {
        sheet.rows.emplace_back();
        sheet.rows.push_back({say_(heading)});
        const std::size_t begin = first_sheet_row + sheet.rows.size();
        CompensatedSum sum;
        for (std::size_t i = 0; i < facts_.project.activities.size(); ++i) {
            const ActivityLine& line = facts_.project.activities[i];
            const ActivityResult& result = footprint().activities[i];
            const bool is_fuel = kind == ActivityKind::energy && line.kind == ActivityKind::fuel;
            if ((line.kind != kind && !is_fuel) || !is_before_the_gate(line)) continue;
            const bool counted = result.state == LineState::counted;
            if (counted) sum.add(result.kgco2e);
            sheet.rows.push_back({text_cell(line.name), entered_cell(line.amount), text_cell(line.unit),
                                  counted ? SheetCell(result.kgco2e) : SheetCell(std::monostate{}),
                                  stage_name(say_, line.stage), text_cell(line.source)});
        }
        const std::size_t end = first_sheet_row + sheet.rows.size();
        if (end == begin) return;
        sheet.rows.push_back(
            {say_("man-days.sum"), std::monostate{}, std::monostate{},
             Formula{"SUM(D" + std::to_string(begin) + ":D" + std::to_string(end - 1) + ")", sum.value()}});
    }

    Sheet overview_sheet() {
        Sheet sheet{say_("report.overview"),
                    {{say_("workbook.what"), ColumnKind::text, wide}, {say_("workbook.value"), ColumnKind::text, wide}},
                    {}};
        for (const auto& [key, cell] : identity_values(facts_, say_).rows) sheet.rows.push_back({key, cell.text});
        sheet.rows.push_back({say_("results.footprint") + " (" + result_unit_text(say_, facts_.project) + ")",
                              Formula{total_reference(), footprint().total}});
        sheet.rows.push_back({say_("report.material-lines"), static_cast<double>(footprint().leaf_lines)});
        sheet.rows.push_back({say_("workbook.counted-lines"), static_cast<double>(footprint().counted_lines)});
        sheet.rows.push_back({say_("workbook.open-lines"), static_cast<double>(footprint().open_lines)});
        sheet.rows.push_back({say_("report.sources"),
                              say_("report.factor-set", {facts_.knowledge.factors->id(),
                                                         facts_.knowledge.factors->date(), facts_.project.gwp_set})});
        sheet.rows.push_back({say_("workbook.how"), say_("workbook.how-text")});
        return sheet;
    }

    static Sheet of_table(std::string name, const TableBlock& table) {
        Sheet sheet{std::move(name), {}, {}};
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            const bool right = i < table.align.size() && table.align[i] == Align::right;
            sheet.columns.push_back({table.header[i], right ? ColumnKind::number : ColumnKind::text, wide});
        }
        for (const std::vector<Cell>& row : table.rows) {
            std::vector<SheetCell> cells;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const auto number =
                    sheet.columns[i].kind == ColumnKind::number ? read_entered(row[i].text) : std::nullopt;
                cells.push_back(number ? SheetCell(Entered(row[i].text).value()) : text_cell(row[i].text));
            }
            sheet.rows.push_back(std::move(cells));
        }
        return sheet;
    }

    const ReportFacts& facts_;
    const Say& say_;
    SheetNames names_;
    WorkbookFormulas formulas_;
    std::map<std::string, FactorUse> factors_;
    std::map<std::string, FactorLabel> labels_;
    CompensatedSum net_;
    CompensatedSum gross_;
    std::map<RowId, std::string> bom_stages_;
    std::map<std::string, CompensatedSum> sums_;  ///< of the inventory, by the words that the results add up by
    std::size_t inventory_end_ = first_sheet_row;
};

}  // namespace

Workbook make_workbook(const ReportFacts& facts, const Say& say) { return WorkbookMaker(facts, say).make(); }

}  // namespace zuji
