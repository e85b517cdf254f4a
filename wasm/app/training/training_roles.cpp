// Who may do what: the seven roles, and a person to try them on. The verdict is that of decision `personnel`.

#include <array>
#include <string_view>

#include "wasm/app/basis_trace.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

using training::Person;

namespace {

void change(const TrainingContext& context, Person person) {
    context.act([person = std::move(person)](training::Desk& desk) { desk.set_person(person); });
}

void flag_input(ui::Context& ui, TrainingContext& context, const char* id, const char* key, bool Person::*member) {
    const Person& person = context.desk.person();
    if (const auto set = ui::checkbox(ui, id, {.label = context.t(key), .checked = person.*member})) {
        Person changed = person;
        changed.*member = *set;
        change(context, std::move(changed));
    }
}

void count_input(ui::Context& ui, TrainingContext& context, const char* id, const char* key,
                 std::string Person::*member) {
    const Person& person = context.desk.person();
    const std::string& value = person.*member;
    const bool readable = value.find_first_not_of("0123456789") == std::string::npos;
    if (const auto typed =
            ui::number_field(ui, id,
                             {.name = context.t(key),
                              .value = value,
                              .placeholder = "0",
                              .error = readable ? std::string_view() : context.t("training.whole-number"),
                              .width = 150})) {
        Person changed = person;
        changed.*member = *typed;
        change(context, std::move(changed));
    }
}

void draw_role_list(ui::Context& ui, TrainingContext& context) {
    ui::Card card(ui, "roles",
                  {.name = context.t("training.room.roles"), .padding = {8, 10}, .gap = 2, .fill_height = true});
    for (const auto& role : context.desk.lessons().roles) {
        const bool current = role.role == context.desk.person().role;
        if (ui::rail_item(ui, role.role,
                          {.name = context.say(role.title), .icon = ui::Icon::graduation, .current = current})) {
            Person changed = context.desk.person();
            changed.role = role.role;
            change(context, std::move(changed));
        }
    }
}

void draw_person(ui::Context& ui, TrainingContext& context) {
    ui::heading(ui, context.t("training.person"), 3);
    {
        ui::Columns columns(ui, "flags", {{.flex = 1}, {.flex = 1}}, 16);
        columns.next();
        flag_input(ui, context, "trained", "training.person.trained", &Person::trained);
        flag_input(ui, context, "exam", "training.person.exam", &Person::exam_passed);
        flag_input(ui, context, "authorised", "training.person.authorised", &Person::authorised);
        columns.next();
        flag_input(ui, context, "conflict", "training.person.conflict", &Person::conflict_of_interest);
        flag_input(ui, context, "evaluated", "training.person.evaluated", &Person::has_evaluated);
        flag_input(ui, context, "documents", "training.person.documents", &Person::wrote_system_documents);
    }
    ui::Row row(ui, {.gap = 12, .wrap = true});
    count_input(ui, context, "jobs", "training.person.jobs", &Person::jobs);
    count_input(ui, context, "months", "training.person.months", &Person::experience_months);
    count_input(ui, context, "items", "training.person.items", &Person::role_items);
}

ui::State state_of(std::string_view outcome) { return outcome == "competent" ? ui::State::met : ui::State::not_met; }

void draw_verdict(ui::Context& ui, TrainingContext& context) {
    const auto* decision = context.desk.competence();
    if (!decision) {
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("training.person.open"));
        return;
    }
    const auto* role = context.desk.lessons().role(context.desk.person().role);
    const std::string level = decision->values.value("level", "none");
    const std::string sentence =
        context.t("training.person." + decision->outcome, {role ? context.say(role->title) : ""});
    (void)ui::verdict_card(
        ui, "verdict",
        {.state = state_of(decision->outcome),
         .state_name = context.t(decision->outcome == "competent" ? "state.met" : "state.not-met"),
         .sentence = sentence,
         .reason = context.t("training.person.level", {context.t("trace.personnel-level." + level)})});
}

}  // namespace

void draw_roles_lesson(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.roles"), context.t("training.roles-remark"),
                   DocumentChoice::shown);
    const auto* role = context.desk.lessons().role(context.desk.person().role);
    const auto* decision = context.desk.competence();
    {
        ui::Columns columns(ui, "top", {{.width = 232}, {.flex = 1}}, 12);
        columns.next();
        draw_role_list(ui, context);
        columns.next();
        ui::Card card(ui, "person",
                      {.name = context.t("training.person"), .padding = {20, 16}, .gap = 10, .fill_height = true});
        if (role) {
            ui::heading(ui, context.say(role->title), 2);
            ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(role->does));
            ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.say(role->remark));
            draw_cites(ui, context, role->cite);
            ui::separator(ui);
        }
        draw_person(ui, context);
    }
    draw_verdict(ui, context);
    if (role) {
        context.basis.title = context.say(role->title);
        context.basis.cites = role->cite;
    }
    if (!decision) return;
    context.basis.readings = decision->interpretations;
    ui::Card card(ui, "why", {.name = context.t("basis.why"), .padding = {20, 12}, .gap = 4});
    draw_trace(ui, context.page, context.desk.competence_reasons());
}

}  // namespace zuji::app
