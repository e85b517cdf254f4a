// Step 8: the self-assessment of Annex 2, chapter by chapter. One chapter is open at a time; what was answered shows
// its evidence and note below, so that nothing moves while one answers.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/assess/text_fields.hpp"
#include "wasm/app/panels/annex2_words.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

using rules::Annex2Chapter;
using rules::Annex2Requirement;
using ui::Effect;
using ui::State;

const rules::Annex2& data_of(const PanelContext& context) { return context.knowledge.rules->annex2(); }

/// "5.1.3", "1.1 末段"
std::string number_of(const PanelContext& context, std::string_view clause) {
    clause.remove_prefix(std::string_view("A2-").size());
    const std::string number(clause.substr(0, clause.find('-')));
    if (clause.ends_with("-tail")) return context.t("annex2.tail", {number});
    return clause.ends_with("-p2") ? context.t("annex2.second", {number}) : std::string(clause);
}

// ---- one requirement ---------------------------------------------------------------------------------------------

struct Row {
    const Annex2Requirement& requirement;
    const AssuranceStatus& status;
    const AssuranceAnswer& entered;
    std::string path;    ///< "assurance.A2-5.1.3."
    std::string label;   ///< "附件2 5.1.3"
    std::string number;  ///< "5.1.3"
};

/// What the requirement needs to be read with: a condition, how it is meant, else what usually shows it.
std::string hint_of(const PanelContext& context, const Annex2Requirement& requirement) {
    if (requirement.has_condition()) return rule_words(context, requirement.condition);
    if (!requirement.remark.zh.empty()) return rule_words(context, requirement.remark);
    return context.t("annex2.usual-evidence", {rule_words(context, requirement.evidence)});
}

void draw_answer(ui::Context& ui, PanelContext& context, const Row& row) {
    const bool may = row.requirement.obligation == rules::Obligation::may;
    const Effect shortfall = may ? Effect::neutral : Effect::fails;
    const std::string name = row.label + " " + rule_words(context, row.requirement.name);
    word_input(ui, context, row.path + "answer", name, row.entered.answer,
               {{"conforming", "annex2.answer.conforming", Effect::satisfies},
                {"partly", "annex2.answer.partly", shortfall},
                {"not", "annex2.answer.not", shortfall},
                {"not-applicable", "annex2.answer.not-applicable", Effect::neutral},
                {"unknown", "annex2.answer.unknown", Effect::open}});
}

std::string_view note_hint_key(const Row& row) {
    if (row.entered.answer == "not-applicable") return "annex2.note.reason";
    if (row.status.remark == AssuranceRemark::advice_reason) return "annex2.note.reason";
    if (row.entered.answer == "partly" || row.entered.answer == "not") return "annex2.note.gap";
    return "annex2.note.remark";
}

/// What is wrong with an answer as it stands, at the field where it is put right.
std::string note_error(const PanelContext& context, const Row& row) {
    const bool wrong = row.status.remark == AssuranceRemark::reason || row.status.remark == AssuranceRemark::inside;
    return wrong ? context.t("annex2.remark." + std::string(assurance_remark_word(row.status.remark))) : std::string();
}

void draw_fields(ui::Context& ui, PanelContext& context, const Row& row) {
    constexpr float gap = 12;
    const float width = (ui::available_width(ui) - gap) / 2;
    ui::Row fields(ui, {.gap = gap, .top = true});
    text_input(ui, context,
               {.path = row.path + "evidence",
                .label_key = {},
                .value = row.entered.evidence,
                .width = width,
                .show_label = false,
                .name = context.t("annex2.evidence-of", {row.label}),
                .placeholder = context.t("annex2.evidence-hint", {rule_words(context, row.requirement.evidence)})});
    text_input(ui, context,
               {.path = row.path + "note",
                .label_key = {},
                .value = row.entered.note,
                .error = note_error(context, row),
                .width = width,
                .show_label = false,
                .name = context.t("annex2.note-of", {row.label}),
                .placeholder = context.t(note_hint_key(row))});
}

void draw_requirement(ui::Context& ui, PanelContext& context, const Annex2Requirement& requirement,
                      const AssuranceStatus& status) {
    const AssuranceAnswer untouched;
    const auto found = context.project.assurance.find(requirement.clause);
    const Row row{requirement,
                  status,
                  found == context.project.assurance.end() ? untouched : found->second,
                  "assurance." + requirement.clause + ".",
                  paragraph_label(context.words, requirement.clause),
                  number_of(context, requirement.clause)};
    const std::string& question = rule_words(context, requirement.name);
    const std::string why = hint_of(context, requirement);
    ui::QuestionCard card(ui, requirement.clause,
                          {.state = annex2_icon(status),
                           .state_name = context.t(annex2_state_key(status.state)),
                           .question = question,
                           .clause = row.number,
                           .why = why});
    if (card.clause_pressed() || card.became_current()) context.actions.show_basis({question, "", requirement.clause});
    card.answer();
    draw_answer(ui, context, row);
    if (row.entered == untouched) return;
    card.follow_up();
    draw_fields(ui, context, row);
}

// ---- chapters ----------------------------------------------------------------------------------------------------

bool is_settled(const AssuranceStatus& status) {
    return status.state != AssuranceState::open && status.state != AssuranceState::partly &&
           status.state != AssuranceState::not_met;
}

std::string_view boundary_field(rules::BoundaryStage stage) {
    switch (stage) {
        case rules::BoundaryStage::distribution:
            return "product.distribution_inside";
        case rules::BoundaryStage::use:
            return "product.use_inside";
        case rules::BoundaryStage::end_of_life:
            return "product.end_of_life_inside";
        case rules::BoundaryStage::any:
            break;
    }
    return "";
}

/// Paths of the requirements of a chapter that have no answer yet, or "don't know".
std::vector<Command> answers_left(const PanelContext& context, const Annex2Chapter& chapter) {
    std::vector<Command> commands;
    for (const Annex2Requirement& each : chapter.requirements) {
        const auto found = context.project.assurance.find(each.clause);
        const bool left = found == context.project.assurance.end() || found->second.answer.empty() ||
                          found->second.answer == "unknown";
        if (left) commands.emplace_back(SetField{"assurance." + each.clause + ".answer", "conforming"});
    }
    return commands;
}

void draw_chapter_tools(ui::Context& ui, PanelContext& context, const Annex2Chapter& chapter,
                        const AssuranceChapter& summary) {
    auto commands = answers_left(context, chapter);
    const bool asks_boundary = summary.inside != Answer::yes;
    if (commands.empty() && !asks_boundary) return;
    ui::Row row(ui, {.height = 32, .gap = 12});
    if (asks_boundary) {
        ui::note_text(ui, context.t("annex2.boundary-open"));
        if (ui::link(ui, "boundary", {.label = context.t("annex2.to-boundary"), .icon_right = ui::Icon::chevron_right}))
            context.actions.go(Step::company, std::string(boundary_field(chapter.boundary)));
    }
    row.right();
    if (commands.empty()) return;
    const bool all = commands.size() == chapter.requirements.size();
    const auto label = all ? context.t("annex2.all-conforming")
                           : context.t("annex2.rest-conforming", {std::to_string(commands.size())});
    if (ui::button(ui, "all",
                   {.label = label,
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::check,
                    .disabled = context.read_only,
                    .name = context.t("annex2.all-conforming-named", {chapter.id, label})}))
        context.actions.push(Batch{"command.annex2-chapter", std::move(commands)});
}

std::string chapter_remark(const PanelContext& context, const Annex2Chapter& chapter, const AssuranceChapter& summary) {
    if (summary.inside == Answer::no)
        return context.t("annex2.outside." + std::string(boundary_field(chapter.boundary)));
    std::string text;
    const std::size_t failing = summary.counts.partly + summary.counts.not_met;
    if (failing > 0) text = context.t("annex2.failing", {std::to_string(failing)}) + "  ";
    return text + std::to_string(summary.counts.settled()) + " / " + std::to_string(summary.size);
}

State chapter_icon(const AssuranceChapter& summary) {
    const bool untouched = summary.counts.open == summary.size;
    if (summary.state == AssuranceState::open) return untouched ? State::not_started : State::in_progress;
    return summary.state == AssuranceState::met              ? State::met
           : summary.state == AssuranceState::not_applicable ? State::not_applicable
                                                             : State::not_met;
}

void draw_chapter(ui::Context& ui, PanelContext& context, std::size_t index) {
    const Annex2Chapter& chapter = data_of(context).chapters[index];
    const AssuranceAssessment& assurance = context.assessment.annex2;
    const AssuranceChapter& summary = assurance.chapters[index];
    auto& state = context.state.panels.annex2;
    const bool outside = summary.inside == Answer::no;
    const auto status = [&](std::size_t i) -> const AssuranceStatus& {
        return assurance.requirements[summary.first + i];
    };
    std::size_t left = 0;
    for (std::size_t i = 0; i < summary.size; ++i) left += is_settled(status(i)) ? 0 : 1;
    if (state.open_only && left == 0) return;

    ui::Scope scope(ui, "chapter", static_cast<std::int64_t>(index));
    const bool open = !outside && (state.open_only || state.chapter == index);
    const auto remark = chapter_remark(context, chapter, summary);
    const bool pressed =
        ui::disclosure(ui, "head",
                       {.state = chapter_icon(summary),
                        .state_name = context.t(annex2_state_key(summary.state)),
                        .number = chapter.id,
                        .name = rule_words(context, chapter.name),
                        .remark = remark,
                        .fraction = static_cast<float>(summary.counts.settled()) / static_cast<float>(summary.size),
                        .expanded = open,
                        .disabled = outside});
    if (pressed && !state.open_only) {
        state.chosen = true;
        if (open) {
            state.chapter.reset();
        } else {
            state.chapter = index;
        }
    }
    if (!open) return;
    draw_chapter_tools(ui, context, chapter, summary);
    for (std::size_t i = 0; i < summary.size; ++i) {
        if (state.open_only && is_settled(status(i))) continue;
        draw_requirement(ui, context, chapter.requirements[i], status(i));
    }
    ui::space(ui, 8);
}

// ---- the whole ---------------------------------------------------------------------------------------------------

/// The first requirement that still needs something; nullptr when there is none.
const AssuranceStatus* next_open(const PanelContext& context) {
    const auto& all = context.assessment.annex2.requirements;
    const auto found =
        std::find_if(all.begin(), all.end(), [](const AssuranceStatus& each) { return !is_settled(each); });
    return found == all.end() ? nullptr : &*found;
}

std::size_t chapter_of(const PanelContext& context, std::size_t requirement) {
    const auto& chapters = context.assessment.annex2.chapters;
    for (std::size_t i = 0; i < chapters.size(); ++i)
        if (requirement < chapters[i].first + chapters[i].size) return i;
    return 0;
}

/// An open point or the verdict sent the user to a requirement: open its chapter; its field takes the focus.
void take_focus(PanelContext& context) {
    auto& state = context.state.panels.annex2;
    auto& field = context.state.focus_field;
    constexpr std::string_view prefix = "assurance";
    if (field == prefix) {
        field.clear();
    } else if (field.starts_with("assurance.")) {
        const auto from = prefix.size() + 1;
        const auto clause = field.substr(from, field.rfind('.') - from);
        const auto index = assurance_index(context.assessment.annex2, clause);
        if (!index) return field.clear();
        // Without an answer there are no fields yet: the answer comes first.
        if (!context.project.assurance.contains(clause)) field = "assurance." + clause + ".answer";
        state.chapter = chapter_of(context, *index);
        if (context.assessment.annex2.chapters[*state.chapter].inside == Answer::no) field.clear();
        state.chosen = true;
        state.open_only = false;
    }
    if (state.chosen) return;
    const AssuranceStatus* next = next_open(context);
    if (next) state.chapter = chapter_of(context, *assurance_index(context.assessment.annex2, next->clause));
    state.chosen = true;
}

void draw_title(ui::Context& ui, PanelContext& context) {
    const auto& assurance = context.assessment.annex2;
    const auto& all = assurance.requirements;
    const auto left = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const AssuranceStatus& each) { return !is_settled(each); }));
    ui::Row row(ui, {.height = 32, .gap = 12});
    ui::heading(ui, context.t("step.annex2"), 1);
    ui::text(ui, ui::Type::body, ui.theme().muted,
             context.t("annex2.summary", {std::to_string(all.size()), std::to_string(assurance.counts.settled())}));
    row.right();
    const auto count = std::to_string(left);
    const std::array<ui::Option, 2> options = {ui::Option{.label = context.t("annex2.filter.all")},
                                               ui::Option{.label = context.t("annex2.filter.open"), .count = count}};
    auto& state = context.state.panels.annex2;
    const auto picked = ui::segmented(
        ui, "filter", {.name = context.t("annex2.filter"), .options = options, .chosen = state.open_only ? 1U : 0U});
    if (picked) state.open_only = *picked == 1;
}

void draw_verdict(ui::Context& ui, PanelContext& context) {
    const auto& assurance = context.assessment.annex2;
    const auto sentence = annex2_sentence(context);
    const auto reason = annex2_reason(context);
    const AssuranceStatus* next = next_open(context);
    const auto state = assurance.verdict == Answer::yes  ? State::met
                       : assurance.verdict == Answer::no ? State::not_met
                                                         : State::open;
    const bool done = next == nullptr;
    const auto action = done ? context.t("annex2.to-eligibility") : context.t("annex2.to-next");
    const auto state_name = context.t(state == State::met       ? "state.met"
                                      : state == State::not_met ? "state.not-met"
                                                                : "state.open");
    const bool pressed = ui::verdict_card(
        ui, "verdict",
        {.state = state, .state_name = state_name, .sentence = sentence, .reason = reason, .action = action});
    if (!pressed) return;
    if (done) return context.actions.go(Step::eligibility, "answers.factory_assurance");
    context.actions.go(Step::annex2, "assurance." + next->clause + ".answer");
}

State period_icon(DataPeriod period) { return is_representative(period) ? State::met : State::open; }

// CLAUSE R52003/27-b3, second half: data of a representative period (AMB-20), and since when the system runs (AMB-30).
void draw_period(ui::Context& ui, PanelContext& context) {
    const auto& assurance = context.assessment.annex2;
    const auto& product = context.project.product;
    const auto period = assurance.period;
    const std::string& question = context.t("annex2.period-question");
    const std::string& why = context.t("annex2.period." + std::string(data_period_word(period)));
    const auto clause = paragraph_label(context.words, "27-b3");
    const auto state = period_icon(period);
    ui::QuestionCard card(ui, "period",
                          {.state = state,
                           .state_name = context.t(state == State::met ? "state.met" : "state.open"),
                           .question = question,
                           .clause = clause,
                           .why = why});
    if (card.clause_pressed() || card.became_current()) context.actions.show_basis({question, "eligibility", "27-b3"});
    card.answer();
    if (!product.period_from.empty() || !product.period_to.empty())
        ui::body(ui, product.period_from + " – " + product.period_to);
    if (ui::button(ui, "edit", {.label = context.t("annex2.period-edit"), .size = ui::ButtonSize::small}))
        context.actions.go(Step::company, "product.period_from");
    if (period != DataPeriod::too_short && period != DataPeriod::fine_reasoned) return;
    card.follow_up();
    text_input(ui, context,
               {.path = "texts.period_reason",
                .label_key = "annex2.period-reason",
                .value = text_field::text_of(context.project, text_field::period_reason),
                .width = ui::fill});
}

// AMB-30: the text sets no minimum time of operation; a young system is worth asking about.
void draw_start(ui::Context& ui, PanelContext& context) {
    const auto start = context.assessment.annex2.start;
    const std::string& question = context.t("annex2.start");
    const std::string& why = context.t(start == SystemStart::recent ? "annex2.start-recent" : "annex2.start-help");
    const auto clause = paragraph_label(context.words, "27-b3");
    const auto state = start == SystemStart::not_given ? State::not_started
                       : start == SystemStart::fine    ? State::met
                                                       : State::open;
    ui::QuestionCard card(ui, "start",
                          {.state = state,
                           .state_name = context.t(state == State::met ? "state.met" : "state.open"),
                           .question = question,
                           .clause = clause,
                           .why = why});
    if (card.clause_pressed() || card.became_current()) context.actions.show_basis({question, "eligibility", "27-b3"});
    card.answer();
    date_input(ui, context,
               {.path = "texts.assurance_start",
                .label_key = "annex2.start",
                .value = text_field::text_of(context.project, text_field::assurance_start),
                .width = 176,
                .show_label = false});
}

}  // namespace

void draw_annex2(ui::Context& ui, PanelContext& context, ui::Rect area) {
    take_focus(context);
    const auto& title = context.t("step.annex2");
    ui::Region region(ui, "annex2", area, {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}});
    ui::Column column(ui, {.max_width = ui::size::column, .gap = ui::size::list_gap});
    draw_title(ui, context);
    draw_verdict(ui, context);
    draw_period(ui, context);
    group_heading(ui, context.t("annex2.chapters"), context.t("annex2.chapters-remark"));
    for (std::size_t i = 0; i < context.assessment.annex2.chapters.size(); ++i) draw_chapter(ui, context, i);
    if (context.state.panels.annex2.open_only) return;
    group_heading(ui, context.t("annex2.system"));
    draw_start(ui, context);
}

}  // namespace zuji::app
