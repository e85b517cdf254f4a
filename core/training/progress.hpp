#pragma once
// What a trainee has practised, and when it comes again: Leitner's boxes (S. Leitner, So lernt man lernen, Freiburg
// 1972). A right answer moves a card to the next box, a wrong one back to the first; a box is asked again after 1, 2,
// 4, 8 or 16 days. The page keeps the JSON; "today" passes in.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/training/library.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

inline constexpr std::uint32_t box_count = 5;
/// Days until a card of box 1 … 5 is asked again.
inline constexpr std::array<int, box_count> box_days = {1, 2, 4, 8, 16};

/// A card is a case ("T05") or a generator ("man-days.site-inspection"): `Question::source`.
struct Card {
    std::uint32_t box = 1;  ///< 1 … 5
    std::string due;        ///< YYYY-MM-DD
    std::uint32_t asked = 0;
    std::uint32_t right = 0;
};

struct Progress {
    std::map<std::string, Card> cards;
    std::map<std::string, bool> lessons;  ///< id of a lesson → read to the end
};

void record_answer(Progress& progress, std::string_view source, bool right, Date today);

/// Cards that are due today or overdue, the longest overdue first; then in order of their ids.
[[nodiscard]] std::vector<std::string> due_cards(const Progress& progress, Date today);
/// Whether the library has something to ask for a card.
[[nodiscard]] bool has_card(const Library& library, std::string_view id);
/// What to practise next: due cards, then cards never seen (cases and generators of the library) in its order.
[[nodiscard]] std::vector<std::string> next_cards(const Library& library, const Progress& progress, Date today,
                                                  std::size_t most);

/// How well one kind of clause is known.
struct KindProgress {
    std::string kind;
    std::size_t cards = 0;  ///< that the library has
    std::size_t seen = 0;
    std::uint32_t asked = 0;
    std::uint32_t right = 0;
    unsigned mastery_percent = 0;  ///< mean of (box − 1) / 4 over all its cards, unseen ones 0
};
/// In the order of question_kinds(); kinds without a card are left out. A case counts under each of its kinds.
[[nodiscard]] std::vector<KindProgress> progress_by_kind(const Library& library, const Progress& progress);

inline constexpr std::string_view progress_format = "zuji-training-progress";
[[nodiscard]] std::string write_progress(const Progress& progress);
/// Errors: "bad-json", "not-a-training-file" (args: format expected), "newer-version", "bad-training-file".
[[nodiscard]] Result<Progress> read_progress(std::string_view json);

}  // namespace zuji::training
