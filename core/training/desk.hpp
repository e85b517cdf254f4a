#pragma once
// The desk of a trainee: where she is, what lies on it (an exercise, a case, a project with errors, an exam), what she
// has answered, and what is kept on the machine. No clock and no drawing: the day and the time pass in.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/training/dossier.hpp"
#include "core/training/error_seeding.hpp"
#include "core/training/lessons.hpp"
#include "core/training/library.hpp"
#include "core/training/paper.hpp"
#include "core/training/person.hpp"
#include "core/training/progress.hpp"
#include "core/training/seed.hpp"

namespace zuji::training {

enum class Room : std::uint8_t {
    home,
    process,
    roles,
    glossary,
    readings,
    practice,
    cases,
    hunts,
    exam,
    instructor,
};
inline constexpr std::size_t room_count = 10;
/// "home", "process" …: the word in the address.
[[nodiscard]] std::string_view word_of(Room room);

/// A place of the training: a room and what lies there ("T05", "man-days.site-inspection/42/medium").
struct Spot {
    Room room = Room::home;
    std::string item;
    friend bool operator==(const Spot&, const Spot&) = default;
};

/// A question that is being answered.
struct Attempt {
    Question question;
    Response response;
    bool checked = false;
    bool right = false;
};

/// A generated exercise.
struct Exercise {
    std::string generator;
    std::uint64_t seed = 1;
    Difficulty difficulty = Difficulty::medium;
    Attempt attempt;
};

/// A case with all its questions.
struct CaseWork {
    std::string id;
    std::vector<Attempt> attempts;
};

/// A project with errors, and what has been marked.
struct HuntWork {
    ErrorHunt hunt;
    std::string language;
    Dossier dossier;
    std::vector<Mark> marks;
    bool finished = false;
    HuntScore score;  ///< once it is finished
};

/// An exam that is sat, or its result.
struct Exam {
    SatPaper sat;
    std::size_t at = 0;                 ///< index of the question that is shown
    std::optional<PaperResult> result;  ///< once it is handed in
};

/// What fits a result to a person at a glance.
struct Standing {
    std::size_t cases = 0, cases_seen = 0;
    std::size_t lessons = 0, lessons_read = 0;
    std::size_t due = 0;
    unsigned mastery_percent = 0;  ///< mean over the kinds of clause
};

class Desk {
   public:
    /// What the machine has kept: "progress", "sitting", "hunt" → text. One that cannot be read is told by
    /// `take_problem` when the content is loaded, and kept under another name ("sitting-unreadable"), so that nothing
    /// is written over it.
    void keep(std::map<std::string, std::string> kept) { kept_ = std::move(kept); }

    /// `files`: "training/…" and "samples/…" below assets → text. The knowledge must outlive the desk.
    Status load(const Knowledge& knowledge, const std::map<std::string, std::string>& files, std::string_view today);
    [[nodiscard]] bool loaded() const { return library_.has_value(); }
    [[nodiscard]] const Library& library() const { return *library_; }
    [[nodiscard]] const Lessons& lessons() const { return lessons_; }
    [[nodiscard]] const Progress& progress() const { return progress_; }
    [[nodiscard]] const std::map<std::string, Project>& samples() const { return samples_; }
    [[nodiscard]] const std::string& today() const { return today_; }

    // ---- place ----
    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] const Spot& spot() const { return spot_; }
    void enter(Spot spot);
    void leave();
    /// Document whose paragraphs the lessons show ("CGC-R52003:2025").
    [[nodiscard]] const std::string& document() const { return document_; }
    void choose_document(std::string document) { document_ = std::move(document); }

    // ---- lessons ----
    void mark_read(std::string_view lesson, bool read);
    [[nodiscard]] bool is_read(std::string_view lesson) const;
    /// The person whose competence the lesson on roles judges.
    [[nodiscard]] const Person& person() const { return person_; }
    void set_person(Person person);
    /// nullptr while a fact of the person cannot be read.
    [[nodiscard]] const rules::Decision* competence() const { return competence_ ? &*competence_ : nullptr; }
    [[nodiscard]] const rules::TraceNode& competence_reasons() const { return competence_reasons_; }

    // ---- practice and cases ----
    [[nodiscard]] const Exercise* exercise() const { return exercise_ ? &*exercise_ : nullptr; }
    /// The exercise after the last one of that generator that was answered here.
    [[nodiscard]] std::uint64_t next_seed(std::string_view generator) const;
    void next_exercise();
    [[nodiscard]] const CaseWork* work() const { return work_ ? &*work_ : nullptr; }
    /// Case after the one that is open, in the order of the library; empty after the last.
    [[nodiscard]] std::string next_case() const;
    /// What to do next: due cards first.
    [[nodiscard]] Spot next_place() const;
    [[nodiscard]] std::vector<std::string> due() const;
    void answer(std::size_t question, Response response);
    void check(std::size_t question);
    /// Ask the question again, its answer taken away.
    void again(std::size_t question);

    // ---- find the error ----
    [[nodiscard]] const HuntWork* hunt() const { return hunt_ ? &*hunt_ : nullptr; }
    void start_hunt(std::string_view sample, std::uint64_t seed, Difficulty difficulty, std::string_view language);
    /// Puts a mark at a place, or changes the one that is there.
    void mark(Mark mark);
    void unmark(std::string_view place);
    [[nodiscard]] const Mark* mark_at(std::string_view place) const;
    void finish_hunt();
    void drop_hunt();

    // ---- exam ----
    [[nodiscard]] const Exam* exam() const { return exam_ ? &*exam_ : nullptr; }
    /// The paper on the desk that has not been begun: drawn here or brought as a file.
    [[nodiscard]] const Paper* paper() const { return paper_ ? &*paper_ : nullptr; }
    /// Not while an exam is sat: `take_problem` then says so ("exam-running"). So with a file of a paper.
    void draw_paper(std::string_view blueprint, std::uint64_t seed, std::string_view title);
    void drop_paper() { paper_.reset(); }
    void begin_exam(std::string_view name);
    void show_question(std::size_t index);
    void respond(std::string_view question, Response response);
    void flag(std::string_view question, bool flagged);
    void pause(bool paused);
    /// The time as the page knows it; seconds since the last call pass in the exam.
    void tick(double now_ms);
    void hand_in();
    void clear_exam();

    // ---- instructor ----
    [[nodiscard]] const std::vector<ClassRow>& class_rows() const { return class_rows_; }
    void clear_class() { class_rows_.clear(); }

    /// A paper or a result file. False when it is neither; a problem is told by `take_problem`.
    bool take_file(std::string_view name, std::string_view text);

    /// Forgets progress, exam and marks on this machine.
    void erase();
    [[nodiscard]] Standing standing() const;

    /// What has to be kept since the last call; empty text = removed.
    [[nodiscard]] std::map<std::string, std::string> take_changes() { return std::exchange(changes_, {}); }
    void tell(Error problem) { problem_ = std::move(problem); }
    /// The last thing that could not be done.
    [[nodiscard]] std::optional<Error> take_problem() { return std::exchange(problem_, std::nullopt); }

   private:
    [[nodiscard]] std::vector<Attempt*> attempts();
    void restore();
    [[nodiscard]] bool restore_hunt(std::string_view text);
    void open_exercise(std::string_view item);
    void open_case(std::string_view id);
    void keep_progress();
    void keep_sitting();
    void keep_hunt();
    void close_exam();
    [[nodiscard]] bool refuses_papers();
    [[nodiscard]] Date day() const;

    Knowledge knowledge_;
    std::map<std::string, std::string> kept_;
    std::optional<Library> library_;
    Lessons lessons_;
    std::map<std::string, Project> samples_;
    std::string today_;
    std::string document_;
    bool open_ = false;
    Spot spot_;
    Progress progress_;
    Person person_;
    std::optional<rules::Decision> competence_;
    rules::TraceNode competence_reasons_;
    std::optional<Exercise> exercise_;
    std::optional<CaseWork> work_;
    std::optional<HuntWork> hunt_;
    std::optional<Exam> exam_;
    std::optional<Paper> paper_;
    std::vector<ClassRow> class_rows_;
    std::optional<double> last_tick_ms_;
    std::uint64_t unkept_seconds_ = 0;
    std::map<std::string, std::string> changes_;
    std::optional<Error> problem_;
};

/// "#/training/cases/T05" for a place, and back; nullopt for an address that is no place of the training.
[[nodiscard]] std::string training_route(const Spot& spot);
[[nodiscard]] std::optional<Spot> spot_of_route(std::string_view route);

/// "hh:mm:ss" or "mm:ss" of seconds.
[[nodiscard]] std::string clock_text(std::uint64_t seconds);

}  // namespace zuji::training
