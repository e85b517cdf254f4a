#pragma once
// The quotations of this machine and the one that is open, with undo. Prices are computed when it changes, not when it
// is drawn.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/quote/division.hpp"
#include "core/quote/paste.hpp"
#include "core/quote/pricing.hpp"

namespace zuji {

/// What a list says of a quotation besides its own texts.
struct QuoteSummary {
    Decimal days;
    Decimal total;
    bool complete = false;
};

class QuoteDesk {
   public:
    /// `session`: letters and digits that no other page on this machine has, so that two pages that are open at the
    /// same time never give two quotations one id.
    explicit QuoteDesk(Knowledge knowledge, std::string session = {})
        : knowledge_(knowledge), session_(std::move(session)) {}

    /// What the shell has kept: id → file text. Texts that cannot be read stay kept and are not listed; `take_problem`
    /// says how many.
    void load(const std::map<std::string, std::string>& kept);
    /// What another page has kept meanwhile; empty text = deleted there. An open quotation shows it, and undo brings
    /// back what was here.
    void take_elsewhere(const std::string& id, std::string_view text);

    /// Newest first.
    [[nodiscard]] std::vector<const Quote*> list() const;
    /// Those whose number, subject, customer, units or products hold all words of `search`.
    [[nodiscard]] std::vector<const Quote*> list(std::string_view search) const;
    [[nodiscard]] QuoteSummary summary(const std::string& id) const;
    [[nodiscard]] const Quote* open() const { return open_ ? &*open_ : nullptr; }
    [[nodiscard]] const Quote* find(const std::string& id) const;
    /// All versions of the open quotation, the newest first.
    [[nodiscard]] std::vector<const Quote*> versions() const;
    /// Of the open quotation; nullptr while it has no unit.
    [[nodiscard]] const QuoteResult* result() const { return result_ ? &*result_ : nullptr; }
    [[nodiscard]] const Schedule& schedule() const { return schedule_; }
    [[nodiscard]] const std::optional<QuoteDivision>& division() const { return division_; }

    [[nodiscard]] bool open(std::string_view id);
    void close();
    /// Whoever opened the quotation wants its unit division first; asked once.
    void show_division() { wants_division_ = true; }
    [[nodiscard]] bool take_wants_division() { return std::exchange(wants_division_, false); }
    /// The list of all quotations.
    void show_history();
    [[nodiscard]] bool shows_history() const { return shows_history_; }

    /// A new quotation from `start`, opened and kept under an id of its own. Number, seller and prices that it leaves
    /// blank are taken from the newest one: whoever quotes has the same rates as the last time.
    void create(Quote start, std::string_view today);
    /// A file as it is, under an id of its own.
    void add(Quote quote, std::string_view today);
    /// A copy with the next version number; the one that is open stays as it was. An offer that has run out is given as
    /// many days as before, from today.
    void new_version(std::string_view today);
    /// A copy as a quotation of its own.
    void duplicate(std::string_view id, std::string_view today);
    void remove(std::string_view id);
    /// The quotation that was deleted last, nullptr when there is none to bring back.
    [[nodiscard]] const Quote* removed() const { return removed_.empty() ? nullptr : &removed_.back(); }
    void restore();

    /// Nothing happens when there would be more rows than a quotation holds: `take_problem` then says so.
    void change(const std::function<void(Quote&)>& edit);
    /// Cells of a spreadsheet at a row and column; rows that find no room are told by `take_problem`.
    enum class Grid { units, products };
    void paste(Grid grid, const CellBlock& cells, std::size_t row, std::size_t column);
    /// The rows of a table file, behind those that hold something; a new quotation when none is open. False: no row in
    /// it.
    bool add_table(Grid grid, const CellBlock& cells, std::string_view language, std::string_view today);
    void tell(Error problem) { problem_ = std::move(problem); }
    [[nodiscard]] bool can_undo() const { return !undo_.empty(); }
    [[nodiscard]] bool can_redo() const { return !redo_.empty(); }
    void undo();
    void redo();

    /// What has to be kept since the last call: id → file text; empty text = removed.
    [[nodiscard]] std::map<std::string, std::string> take_changes();
    /// The last thing that could not be done.
    [[nodiscard]] std::optional<Error> take_problem() { return std::exchange(problem_, std::nullopt); }

   private:
    [[nodiscard]] std::string free_id() const;
    [[nodiscard]] std::string next_number(std::string_view today) const;
    void enter(Quote quote, std::string_view today);
    void remember(Quote before);
    void tell_left_out(const PastedRows& rows);
    void price();
    void keep();

    Knowledge knowledge_;
    std::string session_;
    std::map<std::string, Quote> quotes_;
    std::vector<std::string> unreadable_;  ///< ids of kept texts
    mutable std::map<std::string, QuoteSummary> summaries_;
    std::vector<Quote> removed_;
    bool shows_history_ = false;
    bool wants_division_ = false;
    std::optional<Quote> open_;
    std::optional<QuoteResult> result_;
    std::optional<QuoteDivision> division_;
    Schedule schedule_;
    std::vector<Quote> undo_;
    std::vector<Quote> redo_;
    std::map<std::string, std::string> changes_;
    std::optional<Error> problem_;
};

}  // namespace zuji
