#pragma once
// All state of the user interface, in named structs, owned by the application. Nothing lives in function statics.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/assess/compare.hpp"
#include "core/base/catalog.hpp"
#include "wasm/app/actions.hpp"
#include "wasm/app/panels/panel_states.hpp"
#include "wasm/app/quote/quote_state.hpp"
#include "wasm/app/search_state.hpp"
#include "wasm/app/session.hpp"
#include "wasm/app/training/training_state.hpp"

namespace zuji::app {

enum class ThemeChoice { light, dark };
enum class PaneTab { basis, results };

struct Preferences {
    std::string language = "zh";
    ThemeChoice theme = ThemeChoice::light;
    bool pane_open = true;
    PaneTab pane_tab = PaneTab::basis;
    std::string layouts;  ///< mappings of imported tables (LayoutMemory), kept on this machine
};

/// A stored project as the start page lists it.
struct ProjectEntry {
    std::string id, title, company, edition, step, modified;
    std::size_t open = 0;
    std::size_t done = 0;
    std::uint64_t bytes = 0;
};

enum class SaveState { saved, saving, failed, read_only };

struct Message {
    enum class Level { info, warning, error } level = Level::info;
    std::string text;     ///< already translated
    std::string undo_id;  ///< project id: offers "undo" of a deletion; empty = none
};

struct Busy {
    std::string key;  ///< i18n key of what is being done; empty = nothing
    double fraction = 0;
    bool cancellable = false;
};

struct Place {
    bool start_page = true;
    Step step = Step::company;
};

/// An edition of the rules that is on this machine.
struct EditionEntry {
    std::string key;  ///< "CGC-R52006:2026@1.1.0"; empty = the rules that come with the program
    std::string id, version, revised, withdrawn;
    rules::Text title;
};

/// What taking another edition would change, shown before the user accepts it.
struct EditionOffer {
    std::string key;
    std::vector<Difference> differences;
};

struct EditionsState {
    std::vector<EditionEntry> stored;  ///< the program's own first
    std::string current;               ///< key of the edition that the open project is assessed with
    bool missing = false;              ///< the project names an edition that is not on this machine
    bool withdrawn = false;            ///< … or one that may not be used any more
    std::optional<EditionOffer> offer;
};

struct AppState {
    Preferences preferences;
    Place place;
    std::vector<ProjectEntry> projects;
    SaveState save_state = SaveState::saved;
    std::string saved_at;  ///< "14:32"
    std::vector<Message> messages;
    Busy busy;
    bool file_over_page = false;
    std::string today;              ///< YYYY-MM-DD, from the shell
    std::string attachment_target;  ///< whose files are shown: what is dropped on the page is for it; empty = none
    BasisTarget basis;
    EditionsState editions;
    SearchState search;
    std::string focus_field;  ///< project path that wants the keyboard focus once
    PanelStates panels;
    QuoteState quote;
    QuoteHistoryState quotes;
    TrainingState training;
};

/// What a panel gets to draw itself: read-only facts, its own state, and the queue for its wishes.
struct PanelContext {
    const Project& project;
    const Assessment& assessment;
    const Knowledge& knowledge;
    const Catalog& words;
    AppState& state;
    Actions& actions;
    bool read_only = false;
    std::uint64_t revision = 0;  ///< of the open project; what panels keep from frame to frame goes by it

    [[nodiscard]] const std::string& t(std::string_view key) const { return words.text(key); }
    [[nodiscard]] std::string t(std::string_view key, const std::vector<std::string>& args) const {
        return words.format(key, args);
    }
};

}  // namespace zuji::app
