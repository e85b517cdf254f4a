#include "wasm/app/session.hpp"

#include <utility>

namespace zuji::app {

namespace {
constexpr std::uint64_t longest_log = 400;
}

Session::Session(Project project, Knowledge knowledge, WriteMode mode, std::optional<Date> today)
    : document_(std::move(project)), assessor_(knowledge), mode_(mode), today_(today) {
    assessor_.assess(document_.project(), today_);
}

void Session::use(Knowledge knowledge) {
    assessor_ = Assessor(knowledge);
    assessor_.assess(document_.project(), today_);
}

void Session::changed() {
    ++sequence_;
    ++log_length_;
    if (log_length_ > longest_log) snapshot_due_ = true;
    assessor_.assess_edit(document_.project(), document_.last_change(), today_);
}

Status Session::apply(const Command& command) {
    if (mode_ == WriteMode::read_only) return Error{"read-only", "", {}};
    auto applied = document_.apply(command);
    if (!applied.ok()) return applied;
    ++undo_depth_;
    changed();
    return Done{};
}

bool Session::undo() {
    if (mode_ == WriteMode::read_only || !document_.undo()) return false;
    if (--undo_depth_ < 0) snapshot_due_ = true;
    changed();
    return true;
}

bool Session::redo() {
    if (mode_ == WriteMode::read_only || !document_.redo()) return false;
    ++undo_depth_;
    changed();
    return true;
}

void Session::snapshot_taken() noexcept {
    snapshot_due_ = false;
    log_length_ = 0;
    undo_depth_ = 0;
}

}  // namespace zuji::app
