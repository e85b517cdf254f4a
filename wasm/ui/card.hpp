#pragma once
// Cards. A card is a Column with a border; no card in a card (inside, use separators and headings).

#include <optional>
#include <string_view>

#include "wasm/ui/context.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

struct CardSpec {
    std::string_view name = {};  ///< accessible name of the group
    Vec2 padding = {16, 12};     ///< 20 or 24 where it stands alone; {0, 0} for tables
    float gap = 8;
    float width = 0;            ///< 0: the column
    float height = 0;           ///< 0: its content
    bool fill_height = false;   ///< as high as the highest card beside it (in Columns)
    bool accent = false;        ///< 2-px accent border: the focused question
    Tone tone = Tone::neutral;  ///< tinted background (safe figure)
};
class [[nodiscard]] Card {
   public:
    Card(Context& ui, std::string_view id, const CardSpec& spec = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

   private:
    Context& ui_;
};

/// Head of a card: title bold and a muted remark at the right; a line below where the card holds a list. What the
/// caller places after it goes on below.
void card_head(Context& ui, std::string_view title, std::string_view remark = {}, std::string_view remark_right = {});

struct QuestionSpec {
    State state = State::open;
    std::string_view state_name = {};  ///< the word for the state
    std::string_view question = {};
    std::string_view clause = {};  ///< label of the clause chip ("¶27 条件1"); empty: none
    std::string_view why = {};     ///< why it is asked, or which clause asks
};
/// A question with its answer at the right and follow-up fields below a line.
///   ui::QuestionCard card(ui, "cond7", {…});
///   if (card.clause_pressed()) show_clause();
///   card.answer();    if (auto a = ui::segmented(ui, "answer", …)) …
///   card.follow_up(); …fields in a row…                       // optional
class [[nodiscard]] QuestionCard {
   public:
    QuestionCard(Context& ui, std::string_view id, const QuestionSpec& spec);
    ~QuestionCard();
    QuestionCard(const QuestionCard&) = delete;
    QuestionCard& operator=(const QuestionCard&) = delete;

    [[nodiscard]] bool clause_pressed() const { return clause_pressed_; }
    /// True in the frame in which the card got the focus (by a click in it or a field in it): show its basis.
    [[nodiscard]] bool became_current() const { return became_current_; }
    void answer();
    void follow_up();

   private:
    Context& ui_;
    bool clause_pressed_ = false;
    bool became_current_ = false;
};

struct VerdictSpec {
    State state = State::open;
    std::string_view state_name = {};
    std::string_view sentence = {};  ///< lead
    std::string_view reason = {};    ///< muted body: why, and the next step
    std::string_view action = {};    ///< label of the one button; empty: none
    Icon action_icon = Icon::chevron_right;
    bool primary = true;
};
/// True when its button was pressed.
[[nodiscard]] bool verdict_card(Context& ui, std::string_view id, const VerdictSpec& spec);

}  // namespace zuji::ui
