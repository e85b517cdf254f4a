#pragma once
// What the user sees of the training: filters, drafts, what is unfolded. Nothing here is an answer that is kept.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace zuji::app {

/// Something that the search of the training found.
struct TrainingHit {
    enum class Kind : std::uint8_t { place, word, clause };
    Kind kind = Kind::place;
    std::string label;
    std::string remark = {};
    std::string tail = {};
    std::string target = {};  ///< address of the place, title of an entry of the glossary, address of the paragraph
};

struct TrainingState {
    std::string problem;  ///< why the content could not be loaded; already translated
    std::string cite;     ///< the paragraph that was pressed; shown first in the pane
    std::string reading;  ///< the open reading that is shown
    std::string reading_query;
    int reading_severity = 0;  ///< 0 = all, else Severity + 1
    std::string glossary_query;
    std::string search_query;
    std::vector<TrainingHit> hits;  ///< of `search_query`, found when it was typed

    std::size_t difficulty = 1;  ///< of exercises and hunts that are started
    std::string case_query;
    std::string case_kind;
    int case_filter = 0;  ///< 0 = all, 1 = not yet, 2 = due, 3 = answered wrongly before

    std::string hunt_sample;
    std::string hunt_seed = "1";
    std::string area;   ///< of the project with errors
    std::string place;  ///< selected in it
    std::string mark_paragraph;
    std::size_t mark_class = 0;
    std::string mark_note;

    std::string trainee;
    std::string blueprint;
    std::string paper_seed = "1";
    std::string paper_title;
    bool result_open = false;  ///< an answer of the result is shown
    bool ask_hand_in = false;
    bool ask_erase = false;

    /// Another place: what belonged to the last one goes.
    void moved() {
        cite.clear();
        ask_hand_in = false;
        ask_erase = false;
    }
};

}  // namespace zuji::app
