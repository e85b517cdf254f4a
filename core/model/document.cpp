#include <algorithm>
#include <utility>

#include "core/model/command.hpp"
#include "core/model/edit.hpp"
#include "core/model/plan.hpp"

namespace zuji {
namespace {

/// What consecutive values merge on; empty for commands that always are a step of their own.
std::string typing_target(const Command& command) {
    if (const auto* field = std::get_if<SetField>(&command)) return field->path;
    if (const auto* cell = std::get_if<SetCell>(&command)) {
        return std::string(word_of(cell->table)) + ":" + std::to_string(cell->row) + "." + cell->column;
    }
    return {};
}

std::string label_of(const Command& command) {
    static constexpr std::string_view labels[] = {"command.set-field",   "command.set-cell",    "command.set-cells",
                                                  "command.insert-rows", "command.delete-rows", "command.move-row",
                                                  "command.replace-bom", "command.batch"};
    const auto* batch = std::get_if<Batch>(&command);
    return batch != nullptr && !batch->label.empty() ? batch->label : std::string(labels[command.index()]);
}

/// The smallest id that no row uses: a project put together by hand may have rows without counting them.
RowId first_free_row(const Project& project) {
    RowId next = std::max<RowId>(project.next_row, 1);
    const auto count = [&next](const auto& rows) {
        for (const auto& row : rows) next = std::max(next, row.id + 1);
    };
    count(project.sites);
    count(project.unit_products);
    count(project.bom);
    count(project.activities);
    count(project.allocations);
    count(project.details);
    count(project.own_gwp);
    count(project.measures);
    count(project.balances);
    count(project.plan.stops);
    count(project.certificate.visits);
    count(project.certificate.changes);
    count(project.certificate.increases);
    count(project.certificate.grounds);
    for (const auto& [item, document] : project.documents) count(document.attachments);
    return next;
}

}  // namespace

Document::Document(Project project) : project_(std::move(project)), index_(std::make_unique<RowIndex>()) {
    project_.next_row = first_free_row(project_);
}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Status Document::apply(const Command& command) {
    change_ = {};
    EditContext context{project_, *index_, change_};
    auto undo = run(context, command);
    if (!undo.ok()) return undo.error();
    std::string target = typing_target(command);
    const bool goes_on = !target.empty() && target == typing_;
    typing_ = std::move(target);
    if (undo.value().edits.empty()) {
        if (!goes_on) typing_.clear();  // the step before belongs to another target
        return Done{};
    }
    redo_.clear();
    ++revision_;
    if (!goes_on || undo_.empty()) {
        undo_.push_back({std::make_shared<Inverse>(std::move(undo).value()), label_of(command)});
    } else if (changes_nothing(project_, *undo_.back().inverse)) {
        // Typed back to where it was: nothing is left to undo, and what comes next starts a new step.
        undo_.pop_back();
        typing_.clear();
    }
    return Done{};
}

void Document::step(std::vector<Step>& from, std::vector<Step>& to) {
    Step taken = std::move(from.back());
    from.pop_back();
    change_ = {};
    EditContext context{project_, *index_, change_};
    *taken.inverse = perform_all(context, std::move(*taken.inverse));
    tidy(change_);
    to.push_back(std::move(taken));
    typing_.clear();
    ++revision_;
}

bool Document::undo() {
    if (undo_.empty()) return false;
    step(undo_, redo_);
    return true;
}

bool Document::redo() {
    if (redo_.empty()) return false;
    step(redo_, undo_);
    return true;
}

std::string_view Document::undo_label() const noexcept {
    return undo_.empty() ? std::string_view() : undo_.back().label;
}

std::string_view Document::redo_label() const noexcept {
    return redo_.empty() ? std::string_view() : redo_.back().label;
}

std::optional<std::size_t> Document::bom_position(RowId id) const { return index_->find(project_.bom, id); }

}  // namespace zuji
