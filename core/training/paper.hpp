#pragma once
// Exam papers: drawn by a blueprint from a seed, sat with a time limit (and with pauses), marked, printed with a
// verification code, exchanged as files. No clock: time passes in as seconds.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/training/blueprint.hpp"
#include "core/training/library.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

/// A paper is its blueprint and seed; the questions follow from them.
struct Paper {
    std::string title;
    std::uint64_t seed = 0;
    Blueprint blueprint;
    std::vector<Question> questions;  ///< ids "1", "2" … (`source` keeps where they come from)
    std::string sum;  ///< of all questions: 16 hexadecimal digits. Two machines with the same sum ask the same
};

/// Largest seed: exact in JSON everywhere.
inline constexpr std::uint64_t max_paper_seed = (std::uint64_t{1} << 53) - 1;

/// Errors: "unknown-blueprint" (args: id), "seed-too-large" (args: largest), "too-few-questions" (a row asks for more
/// than there is; args: row).
[[nodiscard]] Result<Paper> make_paper(const Library& library, std::string_view blueprint, std::uint64_t seed,
                                       std::string_view title = {});

/// One trainee with one paper. Kept by the page every few seconds: closing and opening it again loses nothing.
struct Sitting {
    std::string name;
    std::string date;                           ///< YYYY-MM-DD of the start, from the page
    std::map<std::string, Response> responses;  ///< question id → response
    std::map<std::string, bool> flagged;        ///< "look at it again"
    std::uint64_t elapsed_seconds = 0;          ///< while it was open and not paused
    bool paused = false;
    bool finished = false;
};
/// Adds seconds unless it is paused or finished; finishes when the time is over.
void pass_time(const Paper& paper, Sitting& sitting, std::uint64_t seconds);
[[nodiscard]] std::uint64_t seconds_left(const Paper& paper, const Sitting& sitting);

/// Right and asked of one kind of clause or difficulty.
struct Tally {
    std::string word;
    std::size_t right = 0;
    std::size_t asked = 0;
    [[nodiscard]] unsigned percent() const;
};

struct PaperResult {
    std::size_t right = 0;
    std::size_t asked = 0;
    std::size_t unanswered = 0;
    std::vector<bool> marks;             ///< as the questions of the paper
    std::vector<Tally> kinds;            ///< in the order of question_kinds()
    std::vector<Tally> difficulties;     ///< easy, medium, hard, those that were asked
    std::vector<std::string> strengths;  ///< kinds with every answer right
    std::vector<std::string> gaps;       ///< kinds with half or fewer right
    bool passed = false;
    std::string code;  ///< "ABCD-EFGH-JKMN"
    [[nodiscard]] unsigned percent() const;
};
[[nodiscard]] PaperResult mark_paper(const Paper& paper, const Sitting& sitting);

/// Twelve letters and digits over the paper (sum, blueprint, title, seed, minutes, pass mark), name, date, time taken,
/// responses and score. It shows that what is printed
/// belongs to the result file and was not mistyped or changed afterwards by hand. It cannot show who sat the paper nor
/// that nobody helped, and whoever has this program can compute a code for invented answers: there is no secret in it.
[[nodiscard]] std::string verification_code(const Paper& paper, const Sitting& sitting, std::size_t right);

// --- files (.github/FILE-FORMATS.md) ---------------------------------------------------------------------------------

/// Bytes of a title, a name or a response. Readers refuse longer ones.
inline constexpr std::size_t longest_text = 200;
/// What of `text` can be written to a file and read again: up to `longest_text`, whole characters (UTF-8).
[[nodiscard]] std::string fitting(std::string_view text);

inline constexpr std::string_view paper_format = "zuji-training-paper";
inline constexpr std::string_view result_format = "zuji-training-result";
inline constexpr std::string_view sitting_format = "zuji-training-sitting";

/// Blueprint, seed, title and sum, without the questions: those are made again when it is read.
[[nodiscard]] std::string write_paper(const Paper& paper);
/// Errors: "bad-json", "not-a-training-file" (args: format expected), "newer-version", "bad-training-file" (args: what
/// is wrong); "other-questions" when this program makes other questions of it (another version of rules or cases).
[[nodiscard]] Result<Paper> read_paper(const Library& library, std::string_view json);

/// A paper being sat, or sat.
struct SatPaper {
    Paper paper;
    Sitting sitting;
};
/// The state of an exam that goes on later.
[[nodiscard]] std::string write_sitting(const Paper& paper, const Sitting& sitting);
[[nodiscard]] Result<SatPaper> read_sitting(const Library& library, std::string_view json);

/// Answers written by hand or by another program: {"name", "date", "elapsed_seconds", "responses": {"1": "b", …}}.
/// Errors: "bad-json", "bad-training-file".
[[nodiscard]] Result<Sitting> read_answers(std::string_view json);

/// Paper, name, responses, score, tallies and code.
[[nodiscard]] std::string write_result(const Paper& paper, const Sitting& sitting);

/// One result file in the table of a class. It is marked again; nothing in it is believed.
struct ClassRow {
    std::string file;
    std::string name;
    std::string date;
    std::string blueprint;
    std::uint64_t seed = 0;
    std::string sum;  ///< of the paper
    std::uint64_t elapsed_seconds = 0;
    PaperResult result;
    bool code_fits = false;  ///< the code in the file is that of its answers
    Error problem;           ///< code empty = the file could be read
};
[[nodiscard]] ClassRow read_result(const Library& library, std::string_view file_name, std::string_view json);

/// What a class did: per kind of clause over all rows that could be read.
[[nodiscard]] std::vector<Tally> class_tallies(const std::vector<ClassRow>& rows);
/// Comma-separated table (UTF-8 with byte order mark): a row a trainee. `language` "zh" or "en".
[[nodiscard]] std::string class_csv(const std::vector<ClassRow>& rows, std::string_view language);

}  // namespace zuji::training
