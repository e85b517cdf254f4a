#include "wasm/app/panels/attachments.hpp"

#include <array>
#include <string_view>

#include "core/base/decimal.hpp"
#include "wasm/app/host.hpp"

namespace zuji::app {

namespace {

void draw_file(ui::Context& ui, PanelContext& context, const std::string& owner, const Attachment& file) {
    ui::Scope scope(ui, "file", file.id);
    ui::Row row(ui, {.height = 28, .gap = 8});
    if (ui::link(ui, "open", {.label = file.name, .icon_left = ui::Icon::paper_clip, .type = ui::Type::body}))
        context.actions.ask([sha = file.sha256](Host& host) { host.open_attachment(sha); });
    row.right();
    ui::note_text(ui, file_size_text(file.size));
    if (ui::icon_button(ui, "remove",
                        {.icon = ui::Icon::trash,
                         .name = context.t("annex1.remove-file", {file.name}),
                         .disabled = context.read_only,
                         .size = 24}))
        context.actions.push(DeleteRows{Table::attachments, {file.id}, owner});
}

}  // namespace

const std::vector<Attachment>& attachments_of(const Project& project, const std::string& owner) {
    static const std::vector<Attachment> none;
    const auto found = project.documents.find(owner);
    return found == project.documents.end() ? none : found->second.attachments;
}

std::string file_size_text(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 4> units = {"B", "KB", "MB", "GB"};
    constexpr double step = 1000;
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (amount >= step && unit + 1 < units.size()) {
        amount /= step;
        ++unit;
    }
    return format_number(amount, amount < 10 && unit > 0 ? 2 : 3) + " " + std::string(units[unit]);
}

void draw_attachments(ui::Context& ui, PanelContext& context, const std::string& owner) {
    context.state.attachment_target = owner;
    for (const auto& file : attachments_of(context.project, owner)) draw_file(ui, context, owner, file);
    if (ui::drop_zone(ui, "zone",
                      {.title = context.t("annex1.attach"),
                       .remark = context.t("annex1.attach-remark"),
                       .action = context.t("start.choose-file"),
                       .hovering = ui.file_hovering()}))
        context.actions.ask([owner](Host& host) { host.pick_file("attachment:" + owner); });
}

}  // namespace zuji::app
