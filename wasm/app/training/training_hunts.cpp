// Find the error: the project to look through, area by area; a mark at a place with paragraph and class; the score.

#include <algorithm>
#include <array>
#include <string>

#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/training/training_hunt_parts.hpp"

namespace zuji::app {

using training::Difficulty;
using training::DossierTable;
using training::HuntWork;

namespace {

constexpr std::array<Difficulty, training::difficulty_count> difficulties = {Difficulty::easy, Difficulty::medium,
                                                                             Difficulty::hard};

// ---- start --------------------------------------------------------------------------------------------------------

std::string sample_title(const TrainingContext& context, const Project& project) {
    return project.title.empty() ? context.t("project.untitled") : project.title;
}

void draw_start(ui::Context& ui, TrainingContext& context) {
    auto& view = context.state();
    const auto& samples = context.desk.samples();
    if (samples.find(view.hunt_sample) == samples.end() && !samples.empty()) view.hunt_sample = samples.begin()->first;
    ui::Card card(ui, "start", {.name = context.t("training.hunt-new"), .padding = {24, 20}, .gap = 12});
    ui::heading(ui, context.t("training.hunt-new"), 2);
    std::vector<std::string> ids;
    std::vector<ui::Option> options;
    std::size_t chosen = 0;
    for (const auto& [id, project] : samples) {
        if (id == view.hunt_sample) chosen = options.size();
        ids.push_back(id);
        options.push_back({.label = project.title, .description = project.product.name});
    }
    const auto picked =
        ui::radio_list(ui, "sample", {.name = context.t("training.sample"), .options = options, .chosen = chosen});
    if (picked) view.hunt_sample = ids[*picked];
    std::vector<ui::Option> levels;
    levels.reserve(difficulties.size());
    for (const auto each : difficulties)
        levels.push_back({.label = context.t("training.hunt-level." + std::string(training::word_of(each)))});
    ui::note_text(ui, context.t("training.difficulty"));
    const auto level = ui::segmented(
        ui, "difficulty", {.name = context.t("training.difficulty"), .options = levels, .chosen = view.difficulty});
    if (level) view.difficulty = *level;
    const auto seed = training::seed_of(view.hunt_seed);
    if (auto typed = draw_seed(ui, context, view.hunt_seed, context.t("training.seed-why")))
        view.hunt_seed = std::move(*typed);
    if (ui::button(ui, "begin",
                   {.label = context.t("training.hunt-begin"),
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::search,
                    .disabled = !seed || samples.empty()})) {
        view.area.clear();
        view.place.clear();
        context.act([sample = view.hunt_sample, seed = *seed, difficulty = difficulties[view.difficulty],
                     language = context.page.words.language()](training::Desk& desk) {
            desk.start_hunt(sample, seed, difficulty, language);
        });
    }
}

// ---- the project --------------------------------------------------------------------------------------------------

void draw_claim(ui::Context& ui, TrainingContext& context, const HuntWork& work) {
    ui::Columns columns(ui, "claim", {{.flex = 1}, {.flex = 1}, {.flex = 1}, {.flex = 1}}, 12);
    const auto tile = [&](const char* id, const char* key, const std::string& value, std::string_view unit) {
        columns.next();
        ui::Card card(ui, id, {.name = context.t(key), .padding = {16, 10}, .gap = 0, .fill_height = true});
        ui::note_text(ui, unit.empty() ? context.t(key) : context.t(key) + " (" + std::string(unit) + ")");
        const std::string shown = value.empty() ? "—" : value;
        ui::key_figure(ui, shown, {});
    };
    tile("claimed", "training.claimed", format_amount(work.dossier.claimed_kgco2e), "kgCO₂e");
    tile("lines", "training.lines-mass", format_mass(work.dossier.net_mass_kg), "kg");
    tile("nameplate", "training.nameplate", work.dossier.nameplate_kg, "kg");
    tile("marks", "training.marks", std::to_string(work.marks.size()), {});
}

std::size_t marks_in(const HuntWork& work, const DossierTable& table) {
    return static_cast<std::size_t>(
        std::count_if(table.rows.begin(), table.rows.end(), [&](const training::DossierRow& row) {
            return std::any_of(work.marks.begin(), work.marks.end(),
                               [&](const training::Mark& mark) { return mark.place == row.place.id; });
        }));
}

const DossierTable* shown_table(const TrainingContext& context, const HuntWork& work) {
    if (const auto* table = work.dossier.table(context.state().area)) return table;
    if (const auto* bom = work.dossier.table("bom")) return bom;
    return work.dossier.tables.empty() ? nullptr : &work.dossier.tables.front();
}

void draw_areas(ui::Context& ui, TrainingContext& context, const HuntWork& work, const DossierTable& shown) {
    std::vector<std::string> counts;
    counts.reserve(work.dossier.tables.size());
    std::vector<ui::Option> options;
    std::size_t current = 0;
    for (const auto& table : work.dossier.tables) {
        if (&table == &shown) current = options.size();
        const auto marks = marks_in(work, table);
        counts.push_back(marks > 0 ? std::to_string(marks) : std::string());
        options.push_back({.label = context.t("training.area." + table.area), .count = counts.back()});
    }
    const auto picked =
        ui::tabs(ui, "areas", {.name = context.t("training.areas"), .options = options, .current = current});
    if (!picked) return;
    context.state().area = work.dossier.tables[*picked].area;
    context.state().place.clear();
}

float column_width(const training::DossierColumn& column) {
    constexpr float number = 76;
    constexpr float word = 84;
    if (column.cell == training::DossierCell::number) return number;
    return column.cell == training::DossierCell::word ? word : 0;
}

void draw_table(ui::Context& ui, TrainingContext& context, const HuntWork& work, const DossierTable& table) {
    std::vector<ui::TableColumn> columns = {{.title = context.t("training.place"), .flex = 1.4F}};
    for (const auto& column : table.columns)
        columns.push_back({.title = context.t("training.column." + column.name),
                           .width = column_width(column),
                           .align = column.cell == training::DossierCell::number ? ui::Align::right : ui::Align::left});
    if (table.has_emissions) columns.push_back({.title = "kgCO₂e", .width = 72, .align = ui::Align::right});
    columns.push_back({.title = "", .width = 32});
    ui::ListTable list(ui, "rows",
                       {.name = context.t("training.area." + table.area), .columns = columns, .cell_padding = 8});
    for (const auto& row : table.rows) {
        ui::Scope scope(ui, row.place.id);
        const std::string name = place_name(context, row.place);
        const bool marked = std::any_of(work.marks.begin(), work.marks.end(),
                                        [&](const training::Mark& mark) { return mark.place == row.place.id; });
        if (list.row({.selected = context.state().place == row.place.id, .name = name}))
            select_place(context, row.place.id);
        list.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, name);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            list.cell();
            ui::text(ui, ui::Type::body, row.cells[i].empty() ? ui.theme().muted : ui.theme().text,
                     dossier_cell_text(context, table.columns[i], row.cells[i]));
        }
        if (table.has_emissions) {
            list.cell();
            ui::text(ui, ui::Type::body, ui.theme().text, row.kgco2e ? format_amount(*row.kgco2e) : std::string("—"));
        }
        list.cell();
        if (marked) ui::icon(ui, ui::Icon::pencil, ui.theme().warning, 16, context.t("training.marked"));
    }
}

void draw_project(ui::Context& ui, TrainingContext& context, const HuntWork& work) {
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, sample_title(context, work.hunt.project), 1);
        row.right();
        if (ui::button(ui, "drop", {.label = context.t("training.hunt-another"), .icon_left = ui::Icon::refresh}))
            context.act([](training::Desk& desk) { desk.drop_hunt(); });
        if (!work.finished && ui::button(ui, "finish",
                                         {.label = context.t("training.hunt-finish"),
                                          .kind = ui::ButtonKind::primary,
                                          .icon_left = ui::Icon::check}))
            context.act([](training::Desk& desk) { desk.finish_hunt(); });
    }
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::chip(ui, context.t("training.difficulty." + std::string(training::word_of(work.hunt.difficulty))));
        ui::chip(ui, context.t("training.seed-chip", {std::to_string(work.hunt.seed)}));
    }
    if (work.finished)
        draw_hunt_score(ui, context, work);
    else
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted,
                         context.t("training.hunt-task", {std::to_string(work.hunt.findings.size())}));
    draw_claim(ui, context, work);
    const auto* table = shown_table(context, work);
    if (!table) return;
    draw_areas(ui, context, work, *table);
    if (!context.pane_open) draw_mark_editor(ui, context, work);
    draw_table(ui, context, work, *table);
}

}  // namespace

std::string dossier_cell_text(const TrainingContext& context, const training::DossierColumn& column,
                              const std::string& text) {
    if (text.empty()) return "—";
    if (column.cell != training::DossierCell::word) return text;
    const std::string key = "training.word." + text;
    return context.page.words.has(key) ? context.t(key) : text;
}

std::string place_name(const TrainingContext& context, const training::Place& place) {
    if (const std::string key = "training.place." + place.id; context.page.words.has(key)) return context.t(key);
    if (place.area != "documents" && place.area != "assurance") return place.label;
    const auto target = training::citation_of(context.rules(), context.desk.document(), place.label);
    const auto* clause = context.rules().clause(target.document, target.paragraph);
    const std::string label = paragraph_label(context.page.words, place.label);
    return clause ? label + "  " + context.say(clause->gist) : label;
}

void select_place(TrainingContext& context, const std::string& place) {
    auto& view = context.state();
    view.place = place;
    const auto* mark = context.desk.mark_at(place);
    view.mark_paragraph = mark ? mark->paragraph : std::string();
    view.mark_class = mark ? static_cast<std::size_t>(mark->finding_class) : training::finding_class_count;
    view.mark_note = mark ? mark->note : std::string();
}

void draw_hunts(ui::Context& ui, TrainingContext& context) {
    const auto* work = context.desk.hunt();
    if (work) {
        if (work->finished) context.basis.title = context.t("training.findings");
        return draw_project(ui, context, *work);
    }
    draw_room_head(ui, context, context.t("training.room.hunts"), context.t("training.hunts-remark"));
    draw_start(ui, context);
}

}  // namespace zuji::app
