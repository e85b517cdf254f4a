// The cases: a list with filters, and the case that is open with its questions.

#include <algorithm>
#include <array>
#include <string>

#include "core/base/text.hpp"
#include "wasm/app/training/training_question.hpp"

namespace zuji::app {

using training::Case;
using training::Room;

namespace {

enum class CaseFilter : int { all, unseen, due, wrong };

const training::Card* card_of(const TrainingContext& context, const std::string& id) {
    const auto& cards = context.desk.progress().cards;
    const auto found = cards.find(id);
    return found == cards.end() ? nullptr : &found->second;
}

bool passes(const TrainingContext& context, const Case& each, const std::vector<std::string>& due) {
    const auto& view = context.state();
    const auto* card = card_of(context, each.id);
    switch (static_cast<CaseFilter>(view.case_filter)) {
        case CaseFilter::all:
            break;
        case CaseFilter::unseen:
            if (card) return false;
            break;
        case CaseFilter::due:
            if (std::find(due.begin(), due.end(), each.id) == due.end()) return false;
            break;
        case CaseFilter::wrong:
            if (!card || card->right == card->asked) return false;
            break;
    }
    if (!view.case_kind.empty() && std::find(each.kinds.begin(), each.kinds.end(), view.case_kind) == each.kinds.end())
        return false;
    const auto query = comparison_key(view.case_query);
    if (query.empty()) return true;
    const auto contains = [&](std::string_view text) { return comparison_key(text).find(query) != std::string::npos; };
    if (contains(each.id) || contains(each.title.zh) || contains(each.title.en)) return true;
    return std::any_of(each.questions.begin(), each.questions.end(), [&](const training::Question& question) {
        return contains(question.situation.zh) || contains(question.situation.en);
    });
}

void draw_kind_select(ui::Context& ui, TrainingContext& context) {
    auto& view = context.state();
    std::vector<std::string> kinds;
    for (const auto& kind : training::question_kinds()) {
        const auto& cases = context.desk.library().cases();
        const bool used = std::any_of(cases.begin(), cases.end(), [&](const Case& each) {
            return std::find(each.kinds.begin(), each.kinds.end(), kind) != each.kinds.end();
        });
        if (used) kinds.push_back(kind);
    }
    std::vector<ui::Option> options = {{.label = context.t("training.kind.any")}};
    std::size_t chosen = 0;
    for (const auto& kind : kinds) {
        if (kind == view.case_kind) chosen = options.size();
        options.push_back({.label = kind_name(context, kind)});
    }
    const auto picked = ui::select(
        ui, "kind", {.name = context.t("training.kind"), .options = options, .chosen = chosen, .width = 200});
    if (picked) view.case_kind = *picked == 0 ? std::string() : kinds[*picked - 1];
}

void draw_filters(ui::Context& ui, TrainingContext& context) {
    auto& view = context.state();
    ui::Row row(ui, {.height = 32, .gap = 8, .wrap = true});
    const std::array<ui::Option, 4> filters = {
        ui::Option{.label = context.t("training.filter.all")}, ui::Option{.label = context.t("training.filter.unseen")},
        ui::Option{.label = context.t("training.filter.due")}, ui::Option{.label = context.t("training.filter.wrong")}};
    if (const auto picked = ui::segmented(ui, "filter",
                                          {.name = context.t("training.filter"),
                                           .options = filters,
                                           .chosen = static_cast<std::size_t>(view.case_filter)}))
        view.case_filter = static_cast<int>(*picked);
    draw_kind_select(ui, context);
    if (auto typed = ui::search_field(ui, "query",
                                      {.name = context.t("training.case-search"),
                                       .value = view.case_query,
                                       .placeholder = context.t("training.case-search")}))
        view.case_query = std::move(*typed);
}

void draw_case_state(ui::Context& ui, TrainingContext& context, const Case& each) {
    const auto* card = card_of(context, each.id);
    if (!card)
        ui::state_word(ui, ui::State::not_started, context.t("training.not-yet"), true);
    else
        ui::state_word(ui, card->right == card->asked ? ui::State::met : ui::State::in_progress,
                       context.t("training.right-of", {std::to_string(card->right), std::to_string(card->asked)}),
                       true);
}

std::string kinds_text(const TrainingContext& context, const Case& each) {
    std::string text;
    for (const auto& kind : each.kinds) text += (text.empty() ? "" : " · ") + kind_name(context, kind);
    return text;
}

void draw_list(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.cases"), context.t("training.cases-remark"));
    draw_filters(ui, context);
    const auto due = context.desk.due();
    const std::array<ui::TableColumn, 4> columns = {
        ui::TableColumn{.title = "", .width = 56}, ui::TableColumn{.title = context.t("training.case")},
        ui::TableColumn{.title = context.t("training.kind"), .width = 200},
        ui::TableColumn{.title = context.t("training.card-title"), .width = 130}};
    ui::ListTable table(ui, "cases", {.name = context.t("training.room.cases"), .columns = columns});
    for (const auto& each : context.desk.library().cases()) {
        if (!passes(context, each, due)) continue;
        ui::Scope scope(ui, each.id);
        const std::string name = each.id + " " + context.say(each.title);
        if (table.row({.name = name})) context.go(Room::cases, each.id);
        table.cell();
        ui::text(ui, ui::Type::note, ui.theme().muted, each.id);
        table.cell();
        ui::text(ui, ui::Type::body_bold, ui.theme().text, context.say(each.title));
        table.cell();
        ui::note_text(ui, kinds_text(context, each));
        table.cell();
        draw_case_state(ui, context, each);
    }
}

void draw_attempt(ui::Context& ui, TrainingContext& context, const training::Attempt& attempt, std::size_t index) {
    ui::Scope scope(ui, "question", static_cast<std::int64_t>(index));
    const auto events = draw_question(ui, context,
                                      {.question = attempt.question,
                                       .response = attempt.response,
                                       .mode = attempt.checked ? QuestionMode::review : QuestionMode::practice,
                                       .right = attempt.right});
    if (events.response)
        context.act([index, response = *events.response](training::Desk& desk) { desk.answer(index, response); });
    if (events.check) context.act([index](training::Desk& desk) { desk.check(index); });
    if (!attempt.checked) return;
    const auto add = [](std::vector<std::string>& to, const std::vector<std::string>& from) {
        for (const auto& each : from)
            if (std::find(to.begin(), to.end(), each) == to.end()) to.push_back(each);
    };
    add(context.basis.cites, attempt.question.paragraphs);
    add(context.basis.readings, attempt.question.interpretations);
}

void draw_case(ui::Context& ui, TrainingContext& context, const training::CaseWork& work) {
    const auto* found = context.desk.library().find_case(work.id);
    if (!found || work.attempts.empty()) return;
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, context.t("training.case-title", {work.id}), 1);
        row.right();
        if (ui::button(ui, "back", {.label = context.t("training.all-cases"), .icon_left = ui::Icon::chevron_left}))
            context.go(Room::cases);
    }
    ui::Scope scope(ui, work.id);
    draw_situation(ui, context, work.attempts.front().question);
    context.basis.title = context.say(found->title);
    for (std::size_t i = 0; i < work.attempts.size(); ++i) draw_attempt(ui, context, work.attempts[i], i);
    if (context.basis.cites.empty()) context.basis.hidden = context.t("training.hidden-until-checked");
    ui::Row row(ui, {.height = 32, .gap = 8});
    const bool begun = std::any_of(work.attempts.begin(), work.attempts.end(),
                                   [](const training::Attempt& each) { return each.checked; });
    if (begun && ui::button(ui, "again", {.label = context.t("training.again"), .icon_left = ui::Icon::undo})) {
        context.state().cite.clear();
        context.act([count = work.attempts.size()](training::Desk& desk) {
            for (std::size_t i = 0; i < count; ++i) desk.again(i);
        });
    }
    row.right();
    const bool all = std::all_of(work.attempts.begin(), work.attempts.end(),
                                 [](const training::Attempt& each) { return each.checked; });
    const std::string next = context.desk.next_case();
    if (next.empty()) return;
    if (ui::button(ui, "next",
                   {.label = context.t("training.next-case", {next}),
                    .kind = all ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                    .icon_right = ui::Icon::chevron_right}))
        context.go(Room::cases, next);
}

}  // namespace

void draw_cases(ui::Context& ui, TrainingContext& context) {
    const auto* work = context.desk.work();
    if (work && work->id == context.desk.spot().item) return draw_case(ui, context, *work);
    draw_list(ui, context);
}

}  // namespace zuji::app
