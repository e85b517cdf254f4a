// Drafts written from the inventory: bill of materials, balances, use stage, end of life.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/assess/bom_survey.hpp"
#include "core/assess/text_fields.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/footprint/gwp_choice.hpp"
#include "core/report/cells.hpp"
#include "core/report/cover.hpp"
#include "core/report/item_drafts.hpp"
#include "core/report/result_tables.hpp"

namespace zuji::item_sections {
namespace {

using text_field::text_of;

constexpr std::size_t max_rows_on_a_page = 2000;  ///< longer lists stand in bom.csv and are named there

TableBlock activity_table(const ReportFacts& facts, const Say& say, bool (*belongs)(const ActivityLine&)) {
    TableBlock table;
    table.header = headers(say, {"name", "stage", "amount", "unit", "kgco2e", "origin", "source"});
    table.align = {Align::left, Align::left, Align::right, Align::left, Align::right, Align::left, Align::left};
    for (std::size_t i = 0; i < facts.project.activities.size(); ++i) {
        const ActivityLine& line = facts.project.activities[i];
        if (!belongs(line)) continue;
        const ActivityResult& result = facts.assessment.footprint.activities[i];
        const bool counted = result.state == LineState::counted;
        table.rows.push_back({plain(or_dash(line.name)), plain(stage_name(say, line.stage)),
                              plain(or_dash(line.amount.text())), plain(line.unit),
                              plain(counted ? format_number(result.kgco2e, 4) : line_state_name(say, result.state)),
                              plain(origin_name(say, line.origin)), plain(or_dash(line.source))});
    }
    return table;
}

/// Masses of the material balance per declared unit, kg.
struct Masses {
    double input = 0;    ///< gross
    double product = 0;  ///< net, as everywhere: an assembly weighs itself where its parts have no mass
};

Masses masses_of(const ReportFacts& facts) {
    const Footprint& footprint = facts.assessment.footprint;
    CompensatedSum lost;
    for (std::size_t i = 0; i < facts.project.bom.size(); ++i) {
        const BomLineResult& result = footprint.bom[i];
        const bool bought = result.state == LineState::covered;  // inside: its maker's loss
        const bool worked = is_material_line(facts.project.bom, i) ? !bought : result.state == LineState::counted;
        const Entered& loss = facts.project.bom[i].loss_percent;
        const bool usable = loss.has_value() && loss.value() >= 0 && loss.value() < 100;
        if (!worked || !usable || !result.has_mass) continue;
        lost.add(gross_amount(result.net_mass_kg, loss.value() / 100) - result.net_mass_kg);
    }
    return {footprint.net_mass_kg + lost.value(), footprint.net_mass_kg};
}

Section material_balance(const ReportFacts& facts, const Say& say) {
    const Masses masses = masses_of(facts);
    const Entered& nameplate = facts.project.product.mass_kg;
    KeyValues values;
    const auto row = [&](std::string_view key, double kg) {
        values.rows.emplace_back(say(key), plain(format_number(kg, 6) + " kg"));
    };
    row("report.balance.input", masses.input);
    row("report.balance.product", masses.product);
    row("report.balance.loss", masses.input - masses.product);
    if (nameplate.has_value() && nameplate.value() > 0) {
        row("report.balance.nameplate", nameplate.value());
        const double gap = (masses.product - nameplate.value()) / nameplate.value() * 100;
        values.rows.emplace_back(say("report.balance.gap"), plain(round_gbt8170(gap, 2) + " %"));
    }
    return {"materials",
            say("report.balance.materials"),
            {std::move(values), Paragraph{say("report.balance.no-tolerance"), Tone::muted}}};
}

bool is_energy(const ActivityLine& line) {
    const bool energy = line.kind == ActivityKind::energy || line.kind == ActivityKind::fuel;
    return energy && is_before_the_gate(line);
}
bool is_waste(const ActivityLine& line) { return line.kind == ActivityKind::waste && is_before_the_gate(line); }
bool is_use(const ActivityLine& line) { return line.stage == "use"; }
bool is_end_of_life(const ActivityLine& line) { return line.stage == "end-of-life"; }

void append_note(Section& section, const ReportFacts& facts, const char* item) {
    const auto found = facts.project.documents.find(item);
    if (found == facts.project.documents.end() || trim(found->second.note).empty()) return;
    section.blocks.push_back(Paragraph{found->second.note, Tone::normal});
}

/// Main materials with their consumption, for an applicant who cannot hand over the bill of materials.
TableBlock materials_table(const ReportFacts& facts, const Say& say) {
    std::map<std::string, CompensatedSum> by_material;
    for (std::size_t i = 0; i < facts.project.bom.size(); ++i) {
        const BomLine& line = facts.project.bom[i];
        if (!is_material_line(facts.project.bom, i)) continue;
        by_material[line.material.empty() ? line.name : line.material].add(
            facts.assessment.footprint.bom[i].net_mass_kg);
    }
    TableBlock table;
    table.header = headers(say, {"material", "net-mass"});
    table.align = {Align::left, Align::right};
    for (const auto& [material, mass] : by_material) {
        table.rows.push_back({plain(or_dash(material)), plain(format_number(mass.value(), 5))});
        if (table.rows.size() == max_rows_on_a_page) break;
    }
    return table;
}

}  // namespace

Sections bill_of_materials(const ReportFacts& facts, const Say& say) {
    if (facts.project.answers.bom_available == Answer::no) {
        Section section{"materials", say("report.main-materials"), {materials_table(facts, say)}};
        append_note(section, facts, "A1-11");
        return {std::move(section)};
    }
    TableBlock table;
    table.header = headers(say, {"row", "level", "name", "material", "quantity", "unit", "net-mass"});
    table.align = {Align::right, Align::right, Align::left, Align::left, Align::right, Align::left, Align::right};
    for (std::size_t i = 0; i < std::min(facts.project.bom.size(), max_rows_on_a_page); ++i) {
        const BomLine& line = facts.project.bom[i];
        const BomLineResult& result = facts.assessment.footprint.bom[i];
        table.rows.push_back({plain(std::to_string(i + 1)), plain(std::to_string(result.depth)),
                              plain(or_dash(line.name)), plain(line.material), plain(line.quantity.text()),
                              plain(line.unit),
                              plain(result.net_mass_kg != 0 ? format_number(result.net_mass_kg, 5) : "")});
    }
    KeyValues sums;
    sums.rows.emplace_back(say("report.material-lines"), plain(std::to_string(facts.assessment.footprint.leaf_lines)));
    sums.rows.emplace_back(say("report.balance.product"),
                           plain(format_number(facts.assessment.footprint.net_mass_kg, 6) + " kg"));
    Section section{"bom", say("step.bom"), {std::move(sums), std::move(table)}};
    if (facts.project.bom.size() > max_rows_on_a_page) {
        section.blocks.push_back(Paragraph{
            say("report.more-in-bom", {std::to_string(facts.project.bom.size() - max_rows_on_a_page)}), Tone::muted});
    }
    return {std::move(section)};
}

Sections balances(const ReportFacts& facts, const Say& say) {
    Sections sections{material_balance(facts, say),
                      {"energy", say("report.balance.energy"), {activity_table(facts, say, is_energy)}},
                      {"waste", say("report.balance.waste"), {activity_table(facts, say, is_waste)}}};
    constexpr std::array<std::string_view, 3> kinds = {"material", "energy", "waste"};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        TableBlock table = balance_table(facts, say, kinds[i]);
        if (table.rows.empty()) continue;
        table.caption = say("report.balance.of-period");
        sections[i].blocks.push_back(std::move(table));
    }
    return sections;
}

Sections use_stage(const ReportFacts& facts, const Say& say) {
    KeyValues values;
    values.rows.emplace_back(say("text.use_life"), plain(or_dash(text_of(facts.project, text_field::use_life))));
    values.rows.emplace_back(say("product.scenario"), plain(or_dash(facts.project.product.scenario)));
    Section section{"use", say("annex1.item.A1-15"), {std::move(values), activity_table(facts, say, is_use)}};
    append_note(section, facts, "A1-15");
    return {std::move(section)};
}

Sections end_of_life(const ReportFacts& facts, const Say& say) {
    constexpr std::array shares{text_field::end_of_life_recovery, text_field::end_of_life_incineration,
                                text_field::end_of_life_landfill, text_field::end_of_life_other};
    KeyValues values;
    for (const std::string_view id : shares) {
        values.rows.emplace_back(say("text." + std::string(id)), plain(or_dash(text_of(facts.project, id))));
    }
    Section section{
        "end-of-life", say("annex1.item.A1-16"), {std::move(values), activity_table(facts, say, is_end_of_life)}};
    append_note(section, facts, "A1-16");
    return {std::move(section)};
}

}  // namespace zuji::item_sections
