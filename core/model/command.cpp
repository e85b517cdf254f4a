#include "core/model/command.hpp"

#include <algorithm>

#include "core/model/plan.hpp"
#include "core/model/record_json.hpp"

namespace zuji {
namespace {

/// Performs what has been planned and puts what undoes it in front of `undo`, which is kept in reverse here.
void perform_planned(EditContext& context, std::vector<Edit> edits, std::vector<Edit>& undo_reversed) {
    for (Edit& edit : edits) undo_reversed.push_back(perform(context, std::move(edit)));
}

std::optional<Error> run_into(EditContext& context, const Command& command, std::vector<Edit>& undo_reversed);

template <class Single>
std::optional<Error> run_single(EditContext& context, const Single& command, std::vector<Edit>& undo_reversed) {
    auto planned = plan(context.project, context.index, command);
    if (!planned.ok()) return planned.error();
    perform_planned(context, std::move(planned).value(), undo_reversed);
    return std::nullopt;
}

std::optional<Error> run_single(EditContext& context, const SetCells& command, std::vector<Edit>& undo_reversed) {
    for (const SetCell& cell : command.cells) {
        if (auto problem = run_single(context, cell, undo_reversed)) return problem;
    }
    return std::nullopt;
}

std::optional<Error> run_single(EditContext& context, const Batch& batch, std::vector<Edit>& undo_reversed) {
    for (const Command& command : batch.commands) {
        if (auto problem = run_into(context, command, undo_reversed)) return problem;
    }
    return std::nullopt;
}

std::optional<Error> run_into(EditContext& context, const Command& command, std::vector<Edit>& undo_reversed) {
    return std::visit([&](const auto& each) { return run_single(context, each, undo_reversed); }, command);
}

}  // namespace

Error unknown_row(Table table, RowId row) {
    return {"unknown-row", std::string(word_of(table)) + ":" + std::to_string(row), {std::to_string(row)}};
}

Error too_many_rows() { return {"too-many-rows", "next_row", {std::to_string(max_next_row)}}; }

const std::pair<const std::string, DocumentItem>* owner_of_attachment(const Project& project, RowId row) {
    for (const auto& entry : project.documents) {
        for (const Attachment& attachment : entry.second.attachments) {
            if (row != 0 && attachment.id == row) return &entry;
        }
    }
    return nullptr;
}

Result<Inverse> run(EditContext& context, const Command& command) {
    Inverse undo;
    const auto problem = run_into(context, command, undo.edits);
    std::reverse(undo.edits.begin(), undo.edits.end());
    if (problem) {
        perform_all(context, std::move(undo));
        context.change = {};
        return *problem;
    }
    tidy(context.change);
    return undo;
}

Result<std::shared_ptr<const Inverse>> apply(Project& project, const Command& command) {
    RowIndex index;
    ChangeSet change;
    EditContext context{project, index, change};
    auto undo = run(context, command);
    if (!undo.ok()) return undo.error();
    return std::shared_ptr<const Inverse>(std::make_shared<Inverse>(std::move(undo).value()));
}

std::shared_ptr<const Inverse> apply_inverse(Project& project, const Inverse& inverse) {
    RowIndex index;
    ChangeSet change;
    EditContext context{project, index, change};
    return std::make_shared<Inverse>(perform_all(context, inverse));
}

}  // namespace zuji
