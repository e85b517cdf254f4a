#include "wasm/app/panels/factor_pane.hpp"

#include <algorithm>
#include <array>

#include "core/base/units.hpp"
#include "core/footprint/factor_check.hpp"
#include "core/model/words.hpp"
#include "wasm/app/panels/bom_edit.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

constexpr std::size_t most_suggestions = 6;
constexpr std::size_t most_results = 40;

std::string_view confidence_key(Confidence confidence) {
    switch (confidence) {
        case Confidence::official:
            return "factor.confidence.official";
        case Confidence::transcribed:
            return "factor.confidence.transcribed";
        case Confidence::computed:
            return "factor.confidence.computed";
        case Confidence::user:
            break;
    }
    return "factor.confidence.user";
}

/// Name at the left and a short value at the right; a long value below, broken into lines.
void detail(ui::Context& ui, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    constexpr float gap = 24;
    const bool fits = ui::text_width(ui, ui::Type::body, name) + gap + ui::text_width(ui, ui::Type::body, value) <=
                      ui::available_width(ui);
    if (fits) return ui::fact(ui, {.name = name, .value = value, .unit = {}});
    ui::text(ui, ui::Type::body, ui.theme().muted, name);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().text, value);
}

void draw_value(ui::Context& ui, PanelContext& context, const FactorTarget& target, const FactorView& factor) {
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::text(ui, ui::Type::body, ui.theme().muted, context.t("factor.title"));
        row.right();
        ui::badge(ui, origin_name(context, target.origin), origin_tone(target.origin));
    }
    ui::key_figure(ui, factor_value(factor), factor_unit(factor));
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, factor_name(context, factor));
}

void draw_library_details(ui::Context& ui, const PanelContext& context, const Factor& factor) {
    detail(ui, context.t("factor.source"), factor.source_title);
    detail(ui, context.t("factor.published"), factor.published);
    detail(ui, context.t("factor.year"), factor.year);
    detail(ui, context.t("factor.region"), region_name(context, factor.region));
    detail(ui, context.t("factor.boundary"), in_page_language(context, factor.boundary_zh, factor.boundary));
    detail(ui, context.t("factor.gwp"), factor.gwp_basis);
    detail(ui, context.t("factor.confidence"), context.t(confidence_key(factor.confidence)));
    detail(ui, context.t("factor.licence"), factor.licence);
}

/// CLAUSE R52003/20: the rank of the source, and why.
void draw_rank(ui::Context& ui, const PanelContext& context, const FactorView& factor) {
    const Product& product = context.project.product;
    const int rank = factor.own ? source_rank(*factor.own, product) : source_rank(*factor.library, product);
    const std::string key = "factor.rank." + std::to_string(rank);
    detail(ui, context.t("factor.rank"), std::to_string(rank) + " · " + context.t(key));
}

/// A value far from those of the same material is probably a slip of the unit or the decimal point.
void draw_plausibility(ui::Context& ui, PanelContext& context, const FactorTarget& target, const FactorView& factor) {
    const double value = factor.own ? factor.own->value.value() : factor.library->value;
    if (value == 0) return;
    const auto others =
        comparable_factors(*context.knowledge.factors, target.name, target.material, factor_per(factor));
    if (!others || !is_implausible(value, *others)) return;
    (void)ui::note(
        ui, "implausible",
        {.kind = ui::NoteKind::advice,
         .title = context.t("factor.implausible"),
         .text = context.t("factor.implausible-text", {format_factor(others->lowest), format_factor(others->highest),
                                                       std::to_string(others->count)})});
}

void draw_gap(ui::Context& ui, PanelContext& context, const FactorTarget& target) {
    const auto* gap = context.knowledge.factors->gap_for(target.name, target.material);
    if (!gap) return;
    const std::string name(in_page_language(context, gap->name_zh, gap->name_en));
    (void)ui::note(ui, "gap",
                   {.kind = ui::NoteKind::advice,
                    .title = context.t("factor.gap", {name}),
                    .text = in_page_language(context, gap->note_zh, gap->note_en)});
}

/// Suggestions for the name, or what the words find; asked for only when line or words change.
const std::vector<FactorHit>& library_hits(PanelContext& context, const FactorTarget& target) {
    auto& state = context.state.panels.bom;
    const auto& library = *context.knowledge.factors;
    std::string key = state.factor_words;
    for (const auto part : {target.name, target.material, target.per_like}) {
        key += '\n';
        key += part;
    }
    if (state.offers.key == key) return state.offers.hits;
    state.offers.key = std::move(key);
    state.offers.hits = state.factor_words.empty() ? library.suggest(target.name, target.material, most_suggestions)
                                                   : library.search(state.factor_words, target.per_like, most_results);
    return state.offers.hits;
}

/// A factor that may be chosen, with what is shown of it.
struct Offer {
    std::string_view id;
    std::string_view name;
    Origin origin;
    std::string remark;
    std::string tail;
};

Offer offer_of(const PanelContext& context, std::string_view id, const FactorView& factor, Origin origin) {
    return {id, factor_name(context, factor), origin, factor_remark(context, factor),
            factor_value(factor) + " /" + unit_text(factor_per(factor)) + "  " + origin_name(context, origin)};
}

/// Whether a factor is for the kind of amount that the line has.
bool is_alike(std::string_view per, std::string_view per_like) {
    if (per_like.empty()) return true;
    const auto factor = find_unit(per);
    const auto line = find_unit(per_like);
    return !factor.ok() || !line.ok() || factor.value().dimension == line.value().dimension;
}

/// The user's own factors first, then the library's. Without words only those that the line could use.
std::vector<Offer> offers_for(PanelContext& context, const FactorTarget& target) {
    const auto& words = context.state.panels.bom.factor_words;
    std::vector<Offer> offers;
    for (const auto& own : context.project.own_factors)
        if (words.empty() ? is_alike(own.per, target.per_like) : own.name.find(words) != std::string::npos)
            offers.push_back(offer_of(context, own.id, {.own = &own}, own.origin));
    for (const auto& hit : library_hits(context, target)) {
        const auto& factor = context.knowledge.factors->factors()[hit.index];
        offers.push_back(
            offer_of(context, factor.id, {.library = &factor}, hit.proxy ? Origin::proxy : Origin::database));
    }
    return offers;
}

}  // namespace

FactorTarget factor_target(const BomLine& line) {
    std::string_view per_like;
    if (!line.mass_kg.is_empty()) {
        per_like = "kg";
    } else if (const auto unit = find_unit(line.unit); unit.ok() && unit.value().dimension != Dimension::piece) {
        per_like = line.unit;
    }
    return {Table::bom, line.id, line.name, line.material, line.factor, line.origin, per_like};
}

FactorTarget factor_target(const ActivityLine& line) {
    const std::string_view per_like =
        line.kind == ActivityKind::transport ? std::string_view("t*km") : std::string_view(line.unit);
    return {Table::activities,
            line.id,
            line.name,
            {},
            line.factor,
            line.origin,
            find_unit(per_like).ok() ? per_like : std::string_view()};
}

void draw_factor(ui::Context& ui, PanelContext& context, const FactorTarget& target) {
    const auto factor = factor_of(context, target.factor);
    if (!factor) {
        ui::state_word(ui, ui::State::not_met,
                       target.factor.empty() ? context.t("factor.none")
                                             : context.t("factor.unknown", {std::string(target.factor)}));
        draw_gap(ui, context, target);
        return;
    }
    draw_value(ui, context, target, factor);
    ui::Column details(ui, {.gap = 0});
    draw_rank(ui, context, factor);
    if (factor.library) draw_library_details(ui, context, *factor.library);
    draw_plausibility(ui, context, target, factor);
    if (target.origin == Origin::proxy) draw_gap(ui, context, target);
}

void draw_origin_choice(ui::Context& ui, PanelContext& context, const FactorTarget& target) {
    constexpr std::array choices = {Origin::supplier, Origin::database,      Origin::proxy,
                                    Origin::measured, Origin::default_value, Origin::computed};
    std::array<ui::Option, choices.size()> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        options[i] = {.label = origin_name(context, choices[i])};
        if (choices[i] == target.origin) chosen = i;
    }
    const auto picked = ui::select(ui, "origin",
                                   {.name = context.t("factor.origin"),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (picked) context.actions.set_cell(target.table, target.row, "origin", std::string(word_of(choices[*picked])));
}

bool draw_factor_offers(ui::Context& ui, PanelContext& context, const FactorTarget& target, float list_height) {
    auto& words = context.state.panels.bom.factor_words;
    const auto offers = offers_for(context, target);
    std::vector<ui::FinderResult> results;
    results.reserve(offers.size());
    for (const auto& offer : offers)
        results.push_back({.label = offer.name, .remark = offer.remark, .tail = offer.tail});
    ui::heading(ui, context.t("factor.others"), 4);
    const auto events = ui::finder(ui, "factors",
                                   {.name = context.t("factor.search"),
                                    .query = words,
                                    .placeholder = context.t("factor.search-placeholder"),
                                    .results = results,
                                    .empty = context.t("factor.nothing-found"),
                                    .list_height = list_height});
    if (events.chosen && *events.chosen < offers.size() && !context.read_only) {
        const auto& offer = offers[*events.chosen];
        context.actions.push(link_factor(target.table, target.row, offer.id, offer.origin));
        return true;
    }
    if (events.query) words = *events.query;
    return false;
}

void draw_factor_dialog(ui::Context& ui, PanelContext& context, const FactorTarget& target) {
    const auto title = context.t("factor.choose-for", {std::string(target.name)});
    ui::Dialog dialog(ui, "factor-dialog", {.title = title, .close_name = context.t("dialog.close"), .width = 560});
    if (!dialog) return;
    draw_gap(ui, context, target);
    if (draw_factor_offers(ui, context, target, 360)) ui::close_popup(ui);
}

}  // namespace zuji::app
