#include "wasm/app/reading_view.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

std::string_view in_language(const PanelContext& context, const rules::Text& text) {
    return in_page_language(context, text.zh, text.en);
}

/// "Total 12 – 17 person-days"; empty when nothing was worked out for the reading.
std::string result_text(const PanelContext& context, const ReadingState* state, std::string_view reading) {
    if (!state) return {};
    for (const auto& result : state->results)
        if (result.reading == reading) return context.t("reading.result." + result.key, result.args);
    return {};
}

/// Second line of a way to read it: whose choice it is and what it gives here.
std::string remark_of(const PanelContext& context, const rules::Interpretation& entry, const ReadingState* state,
                      const rules::Reading& reading) {
    std::string remark = reading.id == entry.chosen ? context.t("reading.tool-choice") : std::string();
    const auto result = result_text(context, state, reading.id);
    if (!remark.empty() && !result.empty()) remark += " · ";
    return remark + result;
}

std::string_view chooser_key(rules::Chooser chooser) {
    switch (chooser) {
        case rules::Chooser::user:
            return "reading.chooser.user";
        case rules::Chooser::body:
            return "reading.chooser.cgc";
        case rules::Chooser::tool:
            break;
    }
    return "reading.chooser.tool";
}

/// What becomes of a reading that the user chose.
std::string_view effect_key(const ReadingState& state) {
    for (const auto& result : state.results)
        if (result.reading == state.reading) return result.applied ? "reading.effect.applied" : "reading.effect.shown";
    return "reading.effect.recorded";
}

}  // namespace

const ReadingState* reading_state(const Assessment& assessment, std::string_view id) {
    const auto found = std::find_if(assessment.readings.begin(), assessment.readings.end(),
                                    [&](const ReadingState& state) { return state.id == id; });
    return found == assessment.readings.end() ? nullptr : &*found;
}

std::string_view counting_reading(const PanelContext& context, const rules::Interpretation& entry) {
    const auto* state = reading_state(context.assessment, entry.id);
    const auto* reading = entry.reading(state ? state->reading : entry.chosen);
    return in_language(context, (reading ? *reading : entry.chosen_reading()).text);
}

void draw_reading_note(ui::Context& ui, PanelContext& context, const std::string& id) {
    const auto* entry = context.knowledge.rules->interpretation(id);
    if (!entry) return;
    const auto* state = reading_state(context.assessment, id);
    auto& open = context.state.panels.readings.open;
    const bool is_open = open == id;
    const std::string text =
        std::string(in_language(context, entry->question)) + " " + std::string(counting_reading(context, *entry));
    const bool changed = state && state->changed;
    ui::Scope scope(ui, id);
    if (ui::note(ui, "note",
                 {.kind = ui::NoteKind::open_reading,
                  .title = context.t(changed ? "reading.yours" : "basis.open-reading"),
                  .reference = id,
                  .text = text,
                  .action = context.t(is_open ? "reading.less" : "reading.more")})) {
        open = is_open ? std::string() : id;
        context.state.panels.readings.bring_open = !is_open;
    }
    if (!is_open) return;
    draw_reading_choice(ui, context, *entry);
    if (context.state.panels.readings.bring_open) ui::scroll_here(ui);
    context.state.panels.readings.bring_open = false;
}

void draw_reading_choice(ui::Context& ui, PanelContext& context, const rules::Interpretation& entry) {
    const auto* state = reading_state(context.assessment, entry.id);
    const std::string_view counts = state ? std::string_view(state->reading) : std::string_view(entry.chosen);
    std::vector<std::string> remarks;
    remarks.reserve(entry.readings.size());
    for (const auto& reading : entry.readings) remarks.push_back(remark_of(context, entry, state, reading));
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < entry.readings.size(); ++i) {
        if (entry.readings[i].id == counts) chosen = i;
        options.push_back({.label = in_language(context, entry.readings[i].text), .description = remarks[i]});
    }
    const auto picked = ui::radio_list(ui, "choice",
                                       {.name = in_language(context, entry.question),
                                        .options = options,
                                        .chosen = chosen,
                                        .disabled = context.read_only || entry.chooser == rules::Chooser::tool});
    if (picked) {
        // The tool's own reading is no entry in the project: it may change with a later edition of the register.
        const auto& reading = entry.readings[*picked].id;
        context.actions.set("readings." + entry.id, reading == entry.chosen ? std::string() : reading);
    }
    if (state && state->changed)
        ui::text_wrapped(ui, ui::Type::note, ui.theme().info, context.t(effect_key(*state)), ui::Mirrored::status);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted,
                     context.t("reading.why", {std::string(in_language(context, entry.why))}));
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t(chooser_key(entry.chooser)));
}

void show_readings(PanelContext& context, std::string_view id) {
    auto& readings = context.state.panels.readings;
    readings.register_shown = true;
    if (!id.empty()) {
        readings.selected = std::string(id);
        readings.bring_selected = true;
        readings.query.clear();
        readings.filter = ReadingFilter::all;
        readings.severity = 0;
    }
    context.actions.go(Step::export_package);
}

std::string_view severity_word(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::high:
            return "high";
        case rules::Severity::medium:
            return "medium";
        case rules::Severity::low:
            break;
    }
    return "low";
}

ui::Tone severity_tone(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::high:
            return ui::Tone::error;
        case rules::Severity::medium:
            return ui::Tone::warning;
        case rules::Severity::low:
            break;
    }
    return ui::Tone::neutral;
}

}  // namespace zuji::app
