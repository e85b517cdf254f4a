// Step 1: the company in its three roles, the product, the declared unit and the system boundary, the sites.

#include <array>
#include <string>
#include <string_view>

#include "core/base/units.hpp"
#include "wasm/app/panels/edition_card.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

void party_fields(ui::Context& ui, PanelContext& context, std::string_view role, const Party& party) {
    const std::string path = "company." + std::string(role) + ".";
    ui::Scope scope(ui, role);
    ui::heading(ui, context.t("company." + std::string(role)), 3);
    ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
    text_input(ui, context, {.path = path + "name", .label_key = "company.name", .value = party.name, .width = 320});
    text_input(
        ui, context,
        {.path = path + "credit_code", .label_key = "company.credit-code", .value = party.credit_code, .width = 220});
    text_input(ui, context,
               {.path = path + "address", .label_key = "company.address", .value = party.address, .width = 320});
    text_input(ui, context,
               {.path = path + "contact", .label_key = "company.contact", .value = party.contact, .width = 220});
}

/// A yes/no question as a line of a card: the question and why at the left, the answer at the right.
void question_line(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view key, Answer answer,
                   ui::Effect yes = ui::Effect::neutral, ui::Effect no = ui::Effect::neutral) {
    const std::string question = context.t(key);
    ui::Row row(ui, {.height = 40, .gap = 12});
    ui::body(ui, question);
    row.right();
    answer_input(ui, context, path, question, answer, yes, no);
}

void draw_parties(ui::Context& ui, PanelContext& context) {
    const auto& company = context.project.company;
    ui::Card card(ui, "parties", {.name = context.t("company.parties"), .padding = {20, 16}, .gap = 12});
    ui::heading(ui, context.t("company.parties"), 2);
    ui::note_text(ui, context.t("company.parties-why"));
    party_fields(ui, context, "applicant", company.applicant);
    ui::separator(ui);
    question_line(ui, context, "company.applicant_is_producer", "company.applicant-is-producer",
                  company.applicant_is_producer);
    if (company.applicant_is_producer == Answer::no) party_fields(ui, context, "producer", company.producer);
    ui::separator(ui);
    question_line(ui, context, "company.producer_is_factory", "company.producer-is-factory",
                  company.producer_is_factory);
    if (company.producer_is_factory == Answer::no) party_fields(ui, context, "factory", company.factory);
    ui::separator(ui);
    question_line(ui, context, "company.oem_odm", "company.oem-odm", company.oem_odm);
}

void draw_product(ui::Context& ui, PanelContext& context) {
    const auto& product = context.project.product;
    ui::Card card(ui, "product", {.name = context.t("product.title"), .padding = {20, 16}, .gap = 12});
    ui::heading(ui, context.t("product.title"), 2);
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        text_input(ui, context,
                   {.path = "product.name", .label_key = "product.name", .value = product.name, .width = 320});
        text_input(ui, context,
                   {.path = "product.model", .label_key = "product.model", .value = product.model, .width = 220});
        text_input(ui, context,
                   {.path = "product.specification",
                    .label_key = "product.specification",
                    .value = product.specification,
                    .width = 320});
        text_input(
            ui, context,
            {.path = "product.trademark", .label_key = "product.trademark", .value = product.trademark, .width = 220});
    }
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        select_input(ui, context,
                     {.path = "product.field", .label_key = "product.field", .value = product.field, .width = 320},
                     "field.", {"PV11", "PV12", "PV13", "PV14", "PV15", "PV16", "PV17"});
        select_input(ui, context,
                     {.path = "product.kind", .label_key = "product.kind", .value = product.kind, .width = 220},
                     "kind.",
                     {"transformer", "pv-inverter", "wind-turbine", "wind-turbine-blade", "electric-motor",
                      "power-cable", "other-electronic-appliance", "other-electrical-product", "other"});
        if (product.field == "PV14")
            select_input(ui, context,
                         {.path = "product.cable_kind",
                          .label_key = "product.cable-kind",
                          .value = product.cable_kind,
                          .width = 220},
                         "cable-kind.", {"power-cable", "wire", "cable", "optical-cable", "switchgear"});
    }
    ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
    text_input(ui, context,
               {.path = "product.function", .label_key = "product.function", .value = product.function, .width = 320});
    text_input(ui, context,
               {.path = "product.scenario", .label_key = "product.scenario", .value = product.scenario, .width = 320});
}

std::string unit_error(const PanelContext& context, const std::string& unit) {
    if (unit.empty() || find_unit(unit).ok()) return {};
    return context.t("field.bad-unit", {unit});
}

void draw_declared_unit(ui::Context& ui, PanelContext& context) {
    const auto& product = context.project.product;
    ui::Card card(ui, "declared", {.name = context.t("declared.title"), .padding = {20, 16}, .gap = 12});
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, context.t("declared.title"), 2);
        if (ui::clause_chip(ui, "clause16", clause_label(context, document_of(context), "16")))
            context.actions.show_basis({context.t("declared.title"), "", "16"});
    }
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        number_input(ui, context, {.path = "product.declared_amount", .label_key = "declared.amount", .width = 120},
                     product.declared_amount);
        text_input(ui, context,
                   {.path = "product.declared_unit",
                    .label_key = "declared.unit",
                    .value = product.declared_unit,
                    .description_key = "declared.unit-help",
                    .error = unit_error(context, product.declared_unit),
                    .width = 184});
        text_input(ui, context,
                   {.path = "product.declared_text",
                    .label_key = "declared.text",
                    .value = product.declared_text,
                    .width = 320});
        number_input(ui, context, {.path = "product.mass_kg", .label_key = "product.mass", .unit = "kg", .width = 160},
                     product.mass_kg);
    }
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        date_input(ui, context,
                   {.path = "product.period_from",
                    .label_key = "declared.period-from",
                    .value = product.period_from,
                    .width = 160});
        date_input(
            ui, context,
            {.path = "product.period_to", .label_key = "declared.period-to", .value = product.period_to, .width = 160});
        text_input(ui, context,
                   {.path = "product.mechanism",
                    .label_key = "product.mechanism",
                    .value = product.mechanism,
                    .description_key = "product.mechanism-help",
                    .width = 320});
        text_input(ui, context,
                   {.path = "product.mechanism_data",
                    .label_key = "product.mechanism-data",
                    .value = product.mechanism_data,
                    .description_key = "product.mechanism-data-help",
                    .width = 320});
    }
    ui::separator(ui);
    ui::heading(ui, context.t("boundary.title"), 3);
    ui::note_text(ui, context.t("boundary.why"));
    question_line(ui, context, "product.distribution_inside", "boundary.distribution", product.distribution_inside);
    question_line(ui, context, "product.use_inside", "boundary.use", product.use_inside);
    question_line(ui, context, "product.end_of_life_inside", "boundary.end-of-life", product.end_of_life_inside);
}

void site_cell(ui::Context& ui, PanelContext& context, const Site& site, std::string_view column,
               std::string_view value, std::string_view label_key, float width) {
    auto edited = ui::text_field(
        ui, column, {.name = context.t(label_key), .value = value, .disabled = context.read_only, .width = width});
    if (edited) context.actions.set_cell(Table::sites, site.id, std::string(column), std::move(*edited));
}

void draw_site(ui::Context& ui, PanelContext& context, const Site& site, std::size_t number) {
    ui::Scope scope(ui, "site", site.id);
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("sites.number", {std::to_string(number)}), 3);
        row.right();
        const std::array<ui::Option, 2> roles = {ui::Option{.label = context.t("sites.parallel")},
                                                 ui::Option{.label = context.t("sites.process")}};
        std::optional<std::size_t> chosen;
        if (site.role == "parallel") chosen = 0;
        if (site.role == "process") chosen = 1;
        const auto picked = ui::segmented(ui, "role",
                                          {.name = context.t("sites.role"),
                                           .options = roles,
                                           .chosen = chosen,
                                           .small = true,
                                           .disabled = context.read_only});
        if (picked) context.actions.set_cell(Table::sites, site.id, "role", *picked == 0 ? "parallel" : "process");
        if (ui::icon_button(ui, "delete",
                            {.icon = ui::Icon::trash,
                             .name = context.t("sites.delete", {std::to_string(number)}),
                             .disabled = context.read_only}))
            context.actions.push(DeleteRows{Table::sites, {site.id}, {}});
    }
    ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
    site_cell(ui, context, site, "name", site.name, "sites.name", 220);
    site_cell(ui, context, site, "address", site.address, "company.address", 420);
    site_cell(ui, context, site, "equipment", site.equipment, "sites.equipment", 320);
    site_cell(ui, context, site, "start_date", site.start_date, "sites.start-date", 150);
    site_cell(ui, context, site, "capacity", site.capacity, "sites.capacity", 150);
}

void draw_sites(ui::Context& ui, PanelContext& context) {
    ui::Card card(ui, "sites", {.name = context.t("sites.title"), .padding = {20, 16}, .gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("sites.title"), 2);
        if (ui::clause_chip(ui, "clauseA114", paragraph_label(context.words, "A1-14")))
            context.actions.show_basis({context.t("sites.title"), "documents", "A1-14"});
        row.right();
        if (ui::button(ui, "add",
                       {.label = context.t("sites.add"), .icon_left = ui::Icon::plus, .disabled = context.read_only}))
            context.actions.push(InsertRows{.table = Table::sites, .rows = {R"({"role":"parallel"})"}});
    }
    ui::note_text(ui, context.t("sites.why"));
    std::size_t number = 0;
    for (const auto& site : context.project.sites) {
        ui::separator(ui);
        draw_site(ui, context, site, ++number);
    }
}

}  // namespace

void draw_company(ui::Context& ui, PanelContext& context, ui::Rect area) {
    const auto title = context.t("step.company");
    ui::Region region(ui, "company", area, {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}});
    ui::Column column(ui, {.max_width = ui::size::column, .gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, title, 1);
    }
    {
        ui::Card card(ui, "project", {.name = context.t("project.title"), .padding = {20, 16}});
        text_input(ui, context,
                   {.path = "title",
                    .label_key = "project.title",
                    .value = context.project.title,
                    .description_key = "project.title-help",
                    .width = 480});
    }
    draw_edition_card(ui, context);
    draw_parties(ui, context);
    draw_product(ui, context);
    draw_declared_unit(ui, context);
    draw_sites(ui, context);
    ui::Row row(ui, {.height = 48});
    row.right();
    if (ui::button(ui, "next",
                   {.label = context.t("company.next"),
                    .kind = ui::ButtonKind::primary,
                    .icon_right = ui::Icon::chevron_right}))
        context.actions.go(Step::eligibility);
}

}  // namespace zuji::app
