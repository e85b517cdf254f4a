#pragma once
// What panels want done. A panel never changes the project: it pushes wishes here, the application carries them out
// after the frame, so that every panel of a frame sees the same project.

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/model/command.hpp"

namespace zuji {
class QuoteDesk;
}
namespace zuji::training {
class Desk;
}

namespace zuji::app {

/// What the basis pane is to explain.
struct BasisTarget {
    std::string title;     ///< already translated: the question or the row
    std::string decision;  ///< "eligibility", "man-days" …; empty = only the clause
    std::string clause;    ///< paragraph id ("27-b7"); empty = the whole decision
    friend bool operator==(const BasisTarget&, const BasisTarget&) = default;
};

class Host;

class Actions {
   public:
    /// Change one field of the project by its path (command.hpp, SetField).
    void set(std::string path, std::string value) { push(SetField{std::move(path), std::move(value)}); }
    /// Change one cell of a table.
    void set_cell(Table table, RowId row, std::string column, std::string value) {
        push(SetCell{table, row, std::move(column), std::move(value)});
    }
    void push(Command command) { commands_.push_back(std::move(command)); }
    /// A new product for the unit division, started from the project's own product.
    void add_unit_product() { add_unit_product_ = true; }
    /// Draw the footprint with its uncertainty, in slices between frames.
    void simulate() { simulate_ = true; }
    void cancel_simulation() { cancel_simulation_ = true; }
    void undo() { undo_ = true; }
    void redo() { redo_ = true; }
    void go(Step step, std::string field = {}) { go_.emplace_back(step, std::move(field)); }
    void go_home() { home_ = true; }
    /// Something with the quotations.
    void at_desk(std::function<void(QuoteDesk&)> work) { desk_.push_back(std::move(work)); }
    /// Something with the training.
    void in_training(std::function<void(training::Desk&)> work) { training_.push_back(std::move(work)); }
    void show_basis(BasisTarget target) { basis_.push_back(std::move(target)); }
    /// Show what would change with another edition of the rules; "" are the program's own.
    void offer_edition(std::string key) { offer_edition_ = std::move(key); }
    void accept_edition() { accept_edition_ = true; }
    void decline_edition() { decline_edition_ = true; }
    /// Something only the shell can do.
    void ask(std::function<void(Host&)> request) { requests_.push_back(std::move(request)); }

   private:
    friend class Application;
    std::vector<Command> commands_;
    std::vector<std::pair<Step, std::string>> go_;
    std::vector<BasisTarget> basis_;
    std::vector<std::function<void(Host&)>> requests_;
    std::vector<std::function<void(QuoteDesk&)>> desk_;
    std::vector<std::function<void(training::Desk&)>> training_;
    std::optional<std::string> offer_edition_;
    bool accept_edition_ = false;
    bool decline_edition_ = false;
    bool add_unit_product_ = false;
    bool simulate_ = false;
    bool cancel_simulation_ = false;
    bool undo_ = false;
    bool redo_ = false;
    bool home_ = false;
};

}  // namespace zuji::app
