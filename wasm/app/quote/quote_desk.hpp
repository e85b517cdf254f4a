#pragma once
// The quotations of this machine and the one that is open, with undo. Prices are computed when it changes, not when it
// is drawn.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/quote/pricing.hpp"

namespace zuji::app {

class QuoteDesk {
   public:
    /// What the shell has kept: id → file text. Texts that cannot be read stay kept and are not listed.
    void load(const std::map<std::string, std::string>& kept);

    /// Newest first.
    [[nodiscard]] std::vector<const Quote*> list() const;
    [[nodiscard]] const Quote* open() const { return open_ ? &*open_ : nullptr; }
    /// Of the open quotation; nullptr while it has no unit.
    [[nodiscard]] const QuoteResult* result() const { return result_ ? &*result_ : nullptr; }
    [[nodiscard]] const std::optional<QuoteDivision>& division() const { return division_; }

    [[nodiscard]] bool open(std::string_view id, const rules::RuleBook& rules);
    void close();
    /// A new quotation from `start`, opened and kept under an id of its own.
    void create(Quote start, std::string_view today, const rules::RuleBook& rules);
    /// A copy with the next version number; the one that is open stays as it was.
    void new_version(std::string_view today, const rules::RuleBook& rules);
    void remove(std::string_view id);

    void change(const std::function<void(Quote&)>& edit, const rules::RuleBook& rules);
    [[nodiscard]] bool can_undo() const { return !undo_.empty(); }
    [[nodiscard]] bool can_redo() const { return !redo_.empty(); }
    void undo(const rules::RuleBook& rules);
    void redo(const rules::RuleBook& rules);

    /// What has to be kept since the last call: id → file text; empty text = removed.
    [[nodiscard]] std::map<std::string, std::string> take_changes();

   private:
    [[nodiscard]] std::string free_id() const;
    void price(const rules::RuleBook& rules);
    void keep();

    std::map<std::string, Quote> quotes_;
    std::optional<Quote> open_;
    std::optional<QuoteResult> result_;
    std::optional<QuoteDivision> division_;
    std::vector<Quote> undo_;
    std::vector<Quote> redo_;
    std::map<std::string, std::string> changes_;
};

}  // namespace zuji::app
