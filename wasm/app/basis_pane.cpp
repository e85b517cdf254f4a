#include "wasm/app/basis_pane.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "core/assess/decision_inputs.hpp"
#include "wasm/app/basis_trace.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/reading_view.hpp"

namespace zuji::app {

namespace {

/// "visit.2" with the prefix "visit." is 2; nullopt for other names and beyond `count`.
std::optional<std::size_t> index_after(std::string_view name, std::string_view prefix, std::size_t count) {
    if (!name.starts_with(prefix)) return std::nullopt;
    const auto digits = name.substr(prefix.size());
    std::size_t index = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (end.ec != std::errc() || end.ptr != digits.data() + digits.size() || index >= count) return std::nullopt;
    return index;
}

const DecisionSlot* schedule_slot(const Schedule& schedule, std::string_view name) {
    if (name == "schedule.limit") return &schedule.limit;
    for (const auto& phase : schedule.phases)
        if (name == "schedule." + std::string(phase_word(phase.id))) return &phase.clock;
    return nullptr;
}

const DecisionSlot* life_slot(const Life& life, std::string_view name) {
    if (name == "certificate-validity") return &life.validity;
    if (name == "certificate-recertification") return &life.recertification;
    if (name == "certificate-status") return &life.status;
    if (name == "certificate-label") return &life.label;
    if (name == "certificate-contents") return &life.contents;
    if (const auto i = index_after(name, "visit-window.", life.windows.size())) return &life.windows[*i].schedule;
    if (const auto i = index_after(name, "visit.", life.visits.size())) return &life.visits[*i].surveillance;
    if (const auto i = index_after(name, "increase.", life.increases.size())) return &life.increases[*i].between;
    if (const auto i = index_after(name, "increase-surveillance.", life.increases.size()))
        return &life.increases[*i].surveillance;
    if (const auto i = index_after(name, "change.", life.changes.size())) return &life.changes[*i].change;
    return nullptr;
}

}  // namespace

const rules::Decision* decision_named(const Assessment& assessment, std::string_view name) {
    const DecisionSlot* slot = nullptr;
    if (name == "scope") slot = &assessment.scope;
    if (name == "standards") slot = &assessment.standards;
    if (name == "eligibility") slot = &assessment.eligibility;
    if (name == "units") slot = &assessment.units;
    if (name == "exemption") slot = &assessment.exemption;
    if (name == "acceptance") slot = &assessment.acceptance;
    if (name == "man-days") slot = &assessment.man_days;
    if (name == "documents") slot = &assessment.documents;
    if (name == "cut-off") slot = &assessment.cut_off;
    if (!slot) slot = schedule_slot(assessment.schedule, name);
    if (!slot) slot = life_slot(assessment.life, name);
    return slot && slot->decision ? &*slot->decision : nullptr;
}

namespace {

/// Paragraphs to show: the one asked for, else those that took part in the decision (without repeats).
std::vector<rules::BasisRef> clauses_of(const PanelContext& context, const BasisTarget& target,
                                        const rules::Decision* decision) {
    if (!target.clause.empty()) return {clause_target(context, target.clause)};
    // Of a whole decision the paragraphs are enough; their parts come with the question they belong to.
    std::vector<rules::BasisRef> clauses;
    if (!decision) return clauses;
    for (const auto& ref : decision->basis) {
        const bool part = ref.paragraph.find('-') != std::string::npos && !ref.paragraph.starts_with("A");
        if (!part && std::find(clauses.begin(), clauses.end(), ref) == clauses.end()) clauses.push_back(ref);
    }
    return clauses;
}

/// One is the other or a part of it: "27" and "27-b7".
bool is_part(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    return b.starts_with(a) && (a.size() == b.size() || b[a.size()] == '-' || b[a.size()] == '(');
}

/// The readings that took part: those about the clause when there are any, else all of the decision.
std::vector<std::string> readings_of(const PanelContext& context, const BasisTarget& target,
                                     const rules::Decision& decision) {
    std::vector<std::string> about;
    for (const auto& id : decision.interpretations) {
        const auto* entry = context.knowledge.rules->interpretation(id);
        if (!entry || target.clause.empty()) continue;
        const bool fits = std::any_of(entry->clauses.begin(), entry->clauses.end(), [&](const std::string& clause) {
            return is_part(std::string_view(clause).substr(clause.find('/') + 1), target.clause);
        });
        if (fits) about.push_back(id);
    }
    return about.empty() ? decision.interpretations : about;
}

/// The paragraph to read while facts for the decision are still missing.
std::string_view home_clause(std::string_view decision) {
    if (decision == "eligibility") return "27";
    if (decision == "units") return "14";
    if (decision == "man-days") return "46";
    if (decision.starts_with("certificate")) return "83";
    return decision == "scope" ? "2" : "";
}

/// What a step is about, while nothing in it has been chosen.
BasisTarget target_of_step(const PanelContext& context) {
    const auto title = [&](Step step) { return context.t("step." + std::string(step_word(step))); };
    switch (context.state.place.step) {
        case Step::eligibility:
            return {title(Step::eligibility), "eligibility", ""};
        case Step::units:
            return {title(Step::units), "units", ""};
        case Step::man_days:
            return {title(Step::man_days), "man-days", ""};
        case Step::annex2:
            return {title(Step::annex2), "eligibility", "27-b3"};
        case Step::certificate:
            return {title(Step::certificate), "certificate-validity", ""};
        default:
            return {};
    }
}

void draw_basis(ui::Context& ui, PanelContext& context) {
    auto target = context.state.basis;
    if (target == BasisTarget{}) target = target_of_step(context);
    if (target == BasisTarget{}) {
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("basis.empty"));
        return;
    }
    const auto* decision = decision_named(context.assessment, target.decision);
    if (!decision && target.clause.empty()) target.clause = home_clause(target.decision);
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, target.title);
    ui::heading(ui, context.t("basis.clauses"), 4);
    for (const auto& ref : clauses_of(context, target, decision)) draw_clause(ui, context, ref.document, ref.paragraph);
    if (!decision) return;
    ui::space(ui, 4);
    ui::separator(ui);
    ui::space(ui, 4);
    draw_reasons(ui, context, *decision, target.clause);
    for (const auto& id : readings_of(context, target, *decision)) draw_reading_note(ui, context, id);
    if (ui::link(ui, "all-readings", {.label = context.t("reading.all"), .icon_right = ui::Icon::chevron_right}))
        show_readings(context, {});
}

bool draw_step_pane(ui::Context& ui, PanelContext& context) {
    switch (context.state.place.step) {
        case Step::annex1:
            return draw_annex1_pane(ui, context);
        case Step::annex2:
            return draw_annex2_pane(ui, context);
        case Step::bom:
            return draw_bom_pane(ui, context);
        case Step::footprint:
            return draw_footprint_pane(ui, context);
        default:
            return false;
    }
}

void draw_open_points(ui::Context& ui, PanelContext& context) {
    const auto& points = context.assessment.open_points;
    ui::heading(ui, context.t("results.open-points", {std::to_string(points.size())}), 4);
    if (points.empty()) ui::note_text(ui, context.t("results.nothing-open"));
    std::size_t index = 0;
    for (const auto& point : points) {
        ui::Scope scope(ui, "open", static_cast<std::int64_t>(index++));
        const auto sentence = open_point_text(context, point);
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, sentence);
        ui::Row row(ui, {.height = 24, .gap = 8});
        if (!point.clause.empty() && ui::clause_chip(ui, "clause", paragraph_label(context.words, point.clause)))
            context.actions.show_basis({sentence, "", point.clause});
        row.right();
        const auto step = context.t("step." + std::string(step_word(point.step)));
        const std::string name = std::string(sentence).append(" ").append(step);
        if (ui::link(ui, "go", {.label = step, .icon_right = ui::Icon::chevron_right, .name = name}))
            context.actions.go(point.step, point.field);
    }
}

std::string percent_text(double part, double whole) { return whole > 0 ? format_percent(part / whole) : std::string(); }

std::string range_text(const rules::Decision* decision, const char* key) {
    if (!decision || !decision->values.contains(key)) return {};
    const auto& range = decision->values.at(key);
    const auto low = format_halves(range.at(0).get<double>());
    const auto high = format_halves(range.at(1).get<double>());
    return low == high ? low : low + " – " + high;
}

void draw_live_results(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    ui::heading(ui, context.t("results.live"), 4);
    const auto total = footprint_text(context);
    ui::fact(ui, {.name = context.t("results.footprint"), .value = total, .unit = "kgCO₂e", .bold_value = true});
    const auto covered = percent_text(footprint.covered_mass_kg, footprint.net_mass_kg);
    ui::fact(ui, {.name = context.t("results.mass-covered"), .value = covered});
    const auto share = omitted_inputs_share(context.project, footprint);
    const auto cut = share ? format_percent(*share) : std::string();
    ui::fact(ui, {.name = context.t("results.cut-off"), .value = cut});
    const auto days = range_text(decision_named(context.assessment, "man-days"), "total");
    ui::fact(ui, {.name = context.t("results.man-days"), .value = days});
    const auto open = std::to_string(context.assessment.open_points.size());
    ui::fact(ui, {.name = context.t("results.open"),
                  .value = open,
                  .tone = context.assessment.open_points.empty() ? ui::Tone::accent : ui::Tone::warning,
                  .bold_value = true});
}

constexpr float foot_height = 172;

void draw_head(ui::Context& ui, PanelContext& context, ui::Rect area) {
    ui::Region head(ui, "pane-head", {area.x, area.y, area.w, ui::size::top_bar},
                    {.padding = {16, 8}, .card_background = true, .border = ui::Border::bottom, .scroll = false});
    ui::Row row(ui, {.height = 32, .gap = 8});
    const std::array<ui::Option, 2> tabs = {ui::Option{.label = context.t("pane.basis")},
                                            ui::Option{.label = context.t("pane.results")}};
    const auto picked = ui::segmented(ui, "tab",
                                      {.name = context.t("pane.name"),
                                       .options = tabs,
                                       .chosen = static_cast<std::size_t>(context.state.preferences.pane_tab),
                                       .small = true});
    if (picked) context.state.preferences.pane_tab = static_cast<PaneTab>(*picked);
    row.right();
    if (ui::icon_button(ui, "collapse", {.icon = ui::Icon::panel, .name = context.t("pane.collapse")})) {
        context.state.preferences.pane_open = false;
        context.actions.ask([](Host& host) { host.set_preference("pane", "closed"); });
    }
}

void draw_collapsed(ui::Context& ui, PanelContext& context, ui::Rect area) {
    ui::Region strip(ui, "pane", area,
                     {.landmark = ui::Landmark::complementary,
                      .name = context.t("pane.name"),
                      .padding = {8, 8},
                      .card_background = true,
                      .border = ui::Border::left,
                      .scroll = false});
    if (!ui::icon_button(ui, "expand", {.icon = ui::Icon::panel, .name = context.t("pane.expand")})) return;
    context.state.preferences.pane_open = true;
    context.actions.ask([](Host& host) { host.set_preference("pane", "open"); });
}

}  // namespace

rules::BasisRef clause_target(const PanelContext& context, std::string_view clause) {
    const auto slash = clause.find('/');
    if (slash == std::string_view::npos) return {std::string(document_of(context)), std::string(clause)};
    for (const auto& edition : context.knowledge.rules->editions())
        if (edition.short_id == clause.substr(0, slash)) return {edition.id, std::string(clause.substr(slash + 1))};
    return {std::string(document_of(context)), std::string(clause.substr(slash + 1))};
}

void draw_clause(ui::Context& ui, PanelContext& context, std::string_view document, std::string_view paragraph) {
    const auto* clause = context.knowledge.rules->clause(document, paragraph);
    ui::Scope scope(ui, paragraph);
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::chip(ui, clause_label(context, document, paragraph), ui::Tone::info);
        if (clause) ui::note_text(ui, rule_words(context, clause->heading));
    }
    if (clause) ui::text_wrapped(ui, ui::Type::body, ui.theme().text, rule_words(context, clause->gist));
}

void draw_pane(ui::Context& ui, PanelContext& context, ui::Rect area, ui::PaneState state) {
    if (state == ui::PaneState::collapsed) return draw_collapsed(ui, context, area);
    draw_head(ui, context, area);
    const ui::Rect foot{area.x, area.bottom() - foot_height, area.w, foot_height};
    {
        ui::Region body(ui, "pane",
                        {area.x, area.y + ui::size::top_bar, area.w, area.h - ui::size::top_bar - foot_height},
                        {.landmark = ui::Landmark::complementary,
                         .name = context.t("pane.name"),
                         .padding = {16, 16},
                         .card_background = true,
                         .border = ui::Border::left});
        ui::Column column(ui, {.gap = 6});
        if (context.state.preferences.pane_tab == PaneTab::results)
            draw_open_points(ui, context);
        else if (!draw_step_pane(ui, context))
            draw_basis(ui, context);
    }
    ui::Region live(ui, "live", foot,
                    {.padding = {16, 12}, .card_background = true, .border = ui::Border::top, .scroll = false});
    ui::Column column(ui, {.gap = 0});
    draw_live_results(ui, context);
}

}  // namespace zuji::app
