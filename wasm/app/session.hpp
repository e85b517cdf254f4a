#pragma once
// The open project: document, derived assessment and the running number of its edit log.

#include <cstdint>
#include <optional>
#include <string>

#include "core/assess/assessment.hpp"
#include "core/model/command.hpp"

namespace zuji::app {

enum class WriteMode { writable, read_only };

class Session {
   public:
    /// `today` is what decisions about overdue dates go by; empty = they stay open.
    Session(Project project, Knowledge knowledge, WriteMode mode, std::optional<Date> today = std::nullopt);

    [[nodiscard]] const Project& project() const noexcept { return document_.project(); }
    /// Assess with other rules from now on.
    void use(Knowledge knowledge);
    [[nodiscard]] const Document& document() const noexcept { return document_; }
    /// As of the current revision; after an edit of a long bill of materials all but the totals may wait for settle().
    [[nodiscard]] const Assessment& assessment() const noexcept { return assessor_.result(); }
    [[nodiscard]] bool is_settled() const noexcept { return assessor_.is_settled(); }
    /// Brings everything up to date.
    const Assessment& settle() const { return assessor_.settle(document_.project(), today_); }
    [[nodiscard]] std::uint64_t sequence() const noexcept { return sequence_; }
    [[nodiscard]] WriteMode mode() const noexcept { return mode_; }
    void set_mode(WriteMode mode) noexcept { mode_ = mode; }

    /// Apply, re-assess, count up the sequence. An error leaves everything as it was.
    Status apply(const Command& command);
    bool undo();
    bool redo();

    /// Whether the edit log since the last snapshot can restore the project. An undo that goes behind the snapshot
    /// cannot be replayed, and a long log is slow to replay: then a new snapshot is due.
    [[nodiscard]] bool snapshot_due() const noexcept { return snapshot_due_; }
    void snapshot_taken() noexcept;

   private:
    void changed();

    Document document_;
    mutable Assessor assessor_;  ///< derived from the document alone
    std::uint64_t sequence_ = 0;
    std::uint64_t log_length_ = 0;  ///< entries since the last snapshot
    std::int64_t undo_depth_ = 0;   ///< commands since the last snapshot that an undo may take back
    bool snapshot_due_ = false;     ///< the shell has stored what was opened
    WriteMode mode_;
    std::optional<Date> today_;
};

}  // namespace zuji::app
