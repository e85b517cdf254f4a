#pragma once
// The application: owns the engine, the open session and the state of the interface; draws a frame; carries out what
// panels and shell ask for.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/engine/engine.hpp"
#include "core/quote/quote_desk.hpp"
#include "core/training/desk.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/app/editions.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/session.hpp"
#include "wasm/platform/app.hpp"

namespace zuji::app {

struct Config {
    Preferences preferences;
    std::string today;
    std::string route;
    std::string session;                          ///< letters and digits that no other page has
    std::map<std::string, std::string> quotes;    ///< kept quotations: id → file text
    std::map<std::string, std::string> training;  ///< kept of the training: name → text
    std::vector<std::string> packs;               ///< pack files that were loaded on this machine before
};

class Application final : public platform::AppInterface {
   public:
    Application(Engine engine, Config config, std::unique_ptr<Host> host);

    // ---- called by the shell (bindings) ----
    /// "" or an error as JSON. The open project stays when the new one cannot be read.
    Status open_project(std::string_view text, WriteMode mode);
    Status open_empty(std::string_view id, std::string_view today);
    /// One entry of the edit log, on recovery: a command, {"undo":true} or {"redo":true}.
    Status replay(std::string_view entry);
    void close_project();
    [[nodiscard]] const Session* session() const noexcept { return session_ ? &*session_ : nullptr; }
    [[nodiscard]] std::string project_text() const;
    /// {id, title, company, edition, step, open, done} for the list of stored projects.
    [[nodiscard]] std::string project_summary() const;
    [[nodiscard]] Result<Package> package() const;
    /// What a sink of the shell needs (core/report/export.hpp).
    [[nodiscard]] Result<std::string> export_as(const ExportWish& wish) const;
    /// Decoded text of a table file: opens the import view of the bill-of-materials step.
    /// A bill of materials, which is shown before it is taken, or a set of factors, which is added to the user's own.
    Status import_bom(std::string_view file_name, std::string_view text, std::string_view encoding);
    /// A pack file: kept on this machine; with a project open, shows what it would change.
    Status add_pack(std::string_view text);
    /// A sheet of a workbook: cells and facts as in sheet_table.hpp; `facts` has also {"sheet", "sheets": [{"name",
    /// "hidden"}], "macros"}.
    Status import_sheet(std::string_view file_name, std::string_view cells, std::string_view facts);
    /// Footprints of a supplier or database: asks which product it is and which line it is for. `form` is "pact" (JSON)
    /// or "openlca" (files of a package as JSON, core/io/openlca.hpp); `line` 0: the selected one.
    Status import_footprints(std::string_view form, std::string_view text, RowId line);
    /// The line of the bill of materials that a file hovers over; 0: none.
    [[nodiscard]] RowId drop_line() const;
    Status add_attachment(std::string_view item, Attachment attachment);
    /// A quotation file: kept as one of this machine's and opened.
    Status open_quote(std::string_view text);
    /// Rows of a table file into the open quotation (products where its unit division is shown), or a new one: decoded
    /// text, or a sheet as for `import_sheet`.
    Status quote_table(std::string_view text);
    Status quote_sheet(std::string_view cells, std::string_view facts);
    /// A quotation as another page has kept it; empty = deleted there.
    void quote_kept_elsewhere(const std::string& id, std::string_view text);
    /// What Host::bring_training brought: path below assets → text.
    Status load_training(const std::map<std::string, std::string>& files);
    /// A paper or a result of the training; the content must be loaded.
    Status open_training(std::string_view file_name, std::string_view text);
    void set_projects(std::vector<ProjectEntry> projects);
    void set_saved(SaveState state, std::string_view time);
    void set_route(std::string_view route);
    void set_write_mode(WriteMode mode);
    void set_file_hover(bool over);
    void set_busy(std::string_view key, double fraction, bool cancellable);
    void message(Message::Level level, std::string_view key, const std::vector<std::string>& args,
                 std::string_view undo_id);

    // ---- called by the frame loop ----
    void frame(ui::Context& ui) override;
    [[nodiscard]] bool wants_frame() override { return !state_.busy.key.empty(); }
    [[nodiscard]] const Catalog& words() const;
    [[nodiscard]] AppState& state() noexcept { return state_; }

   private:
    Status import_factors(std::string_view file_name, std::string_view text);
    void draw(ui::Context& ui, Actions& actions);
    void draw_training(ui::Context& ui, Actions& actions);
    void carry_out(Actions& actions);
    void carry_out_simulation(const Actions& actions);
    /// The next slice of a running simulation.
    void advance_simulation(ui::Context& ui);
    void carry_out_history(const Actions& actions);
    void carry_out_quotes(const Actions& actions);
    /// The quotation that a project starts.
    Status quote_rows(const TextTable& cells);
    [[nodiscard]] Result<Quote> quote_of(std::string_view project_text) const;
    void carry_out_training(const Actions& actions);
    void keep_training();
    void add_unit_product();
    void apply(const Command& command);
    void log(std::string_view entry);
    void show_error(const Error& error);
    [[nodiscard]] Knowledge rules_in_use() const;
    void carry_out_editions(Actions& actions);
    void offer_edition(std::string key);
    void accept_edition();
    /// The rules that the open project names, after anything that may have changed them.
    void follow_edition();
    void show_import(ImportSource source, SheetTable table);
    void place_changed();
    [[nodiscard]] std::string route() const;

    Editions editions_;
    std::unique_ptr<Host> host_;
    AppState state_;
    std::optional<Session> session_;
    double settle_at_ms_ = 0;   ///< when what an edit of a long list left undone is done
    bool drawn_early_ = false;  ///< tables may have been made before that
    QuoteDesk quotes_;
    training::Desk training_;
    bool training_asked_ = false;  ///< its content is on the way
    Project no_project_;           ///< what the training shows clauses and reasons with
    Assessment no_assessment_;
};

/// "#/p/<id>/<step>" → place and project id, "#/quote/<id>" → quotation, "#/quote/" → all of them,
/// "#/training/…" → training; anything else is the start page.
struct ParsedRoute {
    std::string project_id;  ///< empty = start page or quotation
    std::string quote_id;
    bool quotes = false;  ///< the list of all quotations
    std::optional<training::Spot> training;
    Step step = Step::company;
};
ParsedRoute parse_route(std::string_view route);
std::string make_quote_route(std::string_view quote_id);
std::string make_route(std::string_view project_id, Step step);

}  // namespace zuji::app
