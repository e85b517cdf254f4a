#include "core/training/desk.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/json.hpp"
#include "core/model/project_json.hpp"

namespace zuji::training {
namespace {

constexpr std::array<std::string_view, room_count> room_words = {
    "home", "process", "roles", "glossary", "readings", "practice", "cases", "hunts", "exam", "instructor"};
constexpr std::string_view route_prefix = "#/training";
constexpr std::string_view training_folder = "training/";
constexpr std::string_view sample_folder = "samples/";
constexpr std::string_view lessons_file = "lessons.json";

/// The parts of "a/b/c".
std::vector<std::string_view> parts_of(std::string_view item) {
    std::vector<std::string_view> parts;
    while (!item.empty()) {
        const auto slash = item.find('/');
        parts.push_back(item.substr(0, slash));
        item = slash == std::string_view::npos ? std::string_view() : item.substr(slash + 1);
    }
    return parts;
}

Difficulty difficulty_of(std::string_view word) {
    for (const auto each : {Difficulty::easy, Difficulty::medium, Difficulty::hard})
        if (word_of(each) == word) return each;
    return Difficulty::medium;
}

std::string string_member(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

FindingClass class_of(std::string_view word) {
    for (const auto each : {FindingClass::major, FindingClass::minor, FindingClass::observation})
        if (word_of(each) == word) return each;
    return FindingClass::unclassed;
}

std::string write_hunt(const HuntWork& work) {
    Json json = {{"sample", work.hunt.sample},
                 {"seed", std::to_string(work.hunt.seed)},
                 {"difficulty", word_of(work.hunt.difficulty)},
                 {"language", work.language},
                 {"finished", work.finished},
                 {"marks", Json::array()}};
    for (const Mark& mark : work.marks)
        json["marks"].push_back({{"place", mark.place},
                                 {"paragraph", mark.paragraph},
                                 {"class", word_of(mark.finding_class)},
                                 {"note", mark.note}});
    return dump_json(json);
}

/// What a text that cannot be read is kept as.
std::string aside(std::string_view name) { return std::string(name) + "-unreadable"; }

}  // namespace

std::string_view word_of(Room room) { return room_words[static_cast<std::size_t>(room)]; }

std::string training_route(const Spot& spot) {
    std::string route(route_prefix);
    if (spot.room == Room::home) return route;
    route += "/" + std::string(word_of(spot.room));
    if (!spot.item.empty()) route += "/" + spot.item;
    return route;
}

std::optional<Spot> spot_of_route(std::string_view route) {
    if (!route.starts_with(route_prefix)) return std::nullopt;
    route.remove_prefix(route_prefix.size());
    if (route.empty() || route == "/") return Spot{};
    if (!route.starts_with('/')) return std::nullopt;
    route.remove_prefix(1);
    const auto slash = route.find('/');
    const auto word = route.substr(0, slash);
    const auto found = std::find(room_words.begin(), room_words.end(), word);
    if (found == room_words.end()) return Spot{};
    Spot spot{static_cast<Room>(found - room_words.begin()), {}};
    if (slash != std::string_view::npos) spot.item = std::string(route.substr(slash + 1));
    return spot;
}

std::string clock_text(std::uint64_t seconds) {
    constexpr std::uint64_t minute = 60;
    const auto two = [](std::uint64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const std::uint64_t hours = seconds / minute / minute;
    const std::string tail = two(seconds / minute % minute) + ":" + two(seconds % minute);
    return hours > 0 ? std::to_string(hours) + ":" + tail : tail;
}

// ---- content ------------------------------------------------------------------------------------------------------

Status Desk::load(const Knowledge& knowledge, const std::map<std::string, std::string>& files, std::string_view today) {
    std::map<std::string, std::string> texts;
    std::string lessons;
    for (const auto& [path, text] : files) {
        if (path == std::string(training_folder) + std::string(lessons_file))
            lessons = text;
        else if (path.starts_with(training_folder))
            texts.emplace(path.substr(training_folder.size()), text);
    }
    auto read = read_lessons(*knowledge.rules, lessons);
    if (!read.ok()) return read.error();
    auto library = Library::load({knowledge.rules, knowledge.factors}, texts);
    if (!library.ok()) return library.error();
    for (const auto& [path, text] : files) {
        if (!path.starts_with(sample_folder)) continue;
        auto project = read_project(text);
        if (!project.ok()) return project.error();
        const std::string name = path.substr(sample_folder.size());
        samples_.emplace(name.substr(0, name.find('.')), std::move(project).value());
    }
    knowledge_ = knowledge;
    lessons_ = std::move(read).value();
    library_ = std::move(library).value();
    today_ = std::string(today);
    if (!knowledge.rules->editions().empty()) document_ = knowledge.rules->editions().front().id;
    set_person(Person{});
    restore();
    if (open_) enter(spot_);
    return Done{};
}

/// What was kept on the machine. Something that can no longer be read is told and put aside: a later version may read
/// it.
void Desk::restore() {
    const auto read = [this](const char* name, const auto& take) {
        const std::string& text = kept_[name];
        if (text.empty() || take(text)) return;
        changes_[aside(name)] = text;
        tell({"training-unreadable-" + std::string(name), "", {}});
    };
    read("hunt", [this](const std::string& text) { return restore_hunt(text); });
    read("progress", [this](const std::string& text) {
        auto progress = read_progress(text);
        if (!progress.ok()) return false;
        progress_ = std::move(progress).value();
        return true;
    });
    read("sitting", [this](const std::string& text) {
        auto sitting = read_sitting(*library_, text);
        if (!sitting.ok()) return false;
        exam_ = Exam{std::move(sitting).value(), 0, std::nullopt};
        if (exam_->sat.sitting.finished) exam_->result = mark_paper(exam_->sat.paper, exam_->sat.sitting);
        return true;
    });
}

bool Desk::restore_hunt(std::string_view text) {
    const auto hunt = parse_json_exact(text);
    if (!hunt.ok() || !hunt.value().is_object()) return false;
    const Json& json = hunt.value();
    const auto seed = seed_of(string_member(json, "seed"));
    if (!seed) return false;
    start_hunt(string_member(json, "sample"), *seed, difficulty_of(string_member(json, "difficulty")),
               string_member(json, "language"));
    const auto marks = json.find("marks");
    if (!hunt_ || marks == json.end() || !marks->is_array()) return false;
    for (const Json& each : *marks)
        hunt_->marks.push_back({string_member(each, "place"), string_member(each, "paragraph"),
                                class_of(string_member(each, "class")), string_member(each, "note")});
    const auto finished = json.find("finished");
    if (finished != json.end() && finished->is_boolean() && finished->get<bool>()) finish_hunt();
    changes_.clear();  // it is what was kept
    return true;
}

Date Desk::day() const {
    const auto parsed = Date::parse(today_);
    return parsed.ok() ? parsed.value() : Date();
}

// ---- place --------------------------------------------------------------------------------------------------------

void Desk::enter(Spot spot) {
    open_ = true;
    spot_ = std::move(spot);
    if (!loaded()) return;
    if (spot_.room == Room::practice) open_exercise(spot_.item);
    if (spot_.room == Room::cases) open_case(spot_.item);
}

void Desk::leave() {
    open_ = false;
    last_tick_ms_.reset();
}

void Desk::open_exercise(std::string_view item) {
    const auto parts = parts_of(item);
    if (parts.empty()) return exercise_.reset();
    Exercise exercise;
    exercise.generator = std::string(parts[0]);
    const auto seed = parts.size() > 1 ? seed_of(parts[1]) : std::nullopt;
    exercise.seed = seed.value_or(next_seed(exercise.generator));
    if (parts.size() > 2) exercise.difficulty = difficulty_of(parts[2]);
    if (exercise_ && exercise_->generator == exercise.generator && exercise_->seed == exercise.seed &&
        exercise_->difficulty == exercise.difficulty)
        return;
    auto made = library_->exercises().make(library_->rules(), exercise.generator, exercise.seed, exercise.difficulty);
    if (!made.ok()) {
        problem_ = made.error();
        spot_.item.clear();
        return exercise_.reset();
    }
    exercise.attempt.question = std::move(made).value();
    exercise_ = std::move(exercise);
    spot_.item = exercise_->generator + "/" + std::to_string(exercise_->seed) + "/" +
                 std::string(word_of(exercise_->difficulty));
}

void Desk::open_case(std::string_view id) {
    if (id.empty()) return work_.reset();
    if (work_ && work_->id == id) return;
    const Case* found = library_->find_case(id);
    if (!found) {
        spot_.item.clear();
        return work_.reset();
    }
    work_ = CaseWork{found->id, {}};
    for (const Question& question : found->questions) work_->attempts.push_back({question, {}, false, false});
}

// ---- lessons ------------------------------------------------------------------------------------------------------

void Desk::mark_read(std::string_view lesson, bool read) {
    if (read)
        progress_.lessons[std::string(lesson)] = true;
    else
        progress_.lessons.erase(std::string(lesson));
    keep_progress();
}

bool Desk::is_read(std::string_view lesson) const {
    const auto found = progress_.lessons.find(std::string(lesson));
    return found != progress_.lessons.end() && found->second;
}

void Desk::set_person(Person person) {
    person_ = std::move(person);
    auto judged = judge(library_->rules(), person_);
    competence_.reset();
    if (!judged.ok()) return;
    competence_ = std::move(judged).value();
    competence_reasons_ = reasons_for(*competence_, person_.role);
}

// ---- practice and cases -------------------------------------------------------------------------------------------

std::uint64_t Desk::next_seed(std::string_view generator) const {
    const auto card = progress_.cards.find(std::string(generator));
    return card == progress_.cards.end() ? 1 : std::uint64_t{card->second.asked} + 1;
}

void Desk::next_exercise() {
    if (!exercise_) return;
    enter({Room::practice, exercise_->generator + "/" + std::to_string(exercise_->seed % max_paper_seed + 1) + "/" +
                               std::string(word_of(exercise_->difficulty))});
}

std::string Desk::next_case() const {
    if (!work_) return {};
    const auto& cases = library_->cases();
    const auto here = std::find_if(cases.begin(), cases.end(), [&](const Case& each) { return each.id == work_->id; });
    if (here == cases.end() || here + 1 == cases.end()) return {};
    return (here + 1)->id;
}

Spot Desk::next_place() const {
    const auto cards = next_cards(*library_, progress_, day(), 1);
    if (cards.empty()) return {Room::practice, {}};
    return {library_->find_case(cards.front()) ? Room::cases : Room::practice, cards.front()};
}

std::vector<std::string> Desk::due() const {
    auto cards = due_cards(progress_, day());
    // One of another version has nothing here that could be asked.
    std::erase_if(cards, [this](const std::string& id) { return !has_card(*library_, id); });
    return cards;
}

/// The questions that lie open: those of the case, or the exercise.
std::vector<Attempt*> Desk::attempts() {
    std::vector<Attempt*> out;
    if (spot_.room == Room::cases && work_)
        for (Attempt& attempt : work_->attempts) out.push_back(&attempt);
    if (spot_.room == Room::practice && exercise_) out.push_back(&exercise_->attempt);
    return out;
}

void Desk::answer(std::size_t question, Response response) {
    const auto open = attempts();
    if (question < open.size() && !open[question]->checked) open[question]->response = std::move(response);
}

void Desk::check(std::size_t question) {
    const auto open = attempts();
    if (question >= open.size() || open[question]->checked || open[question]->response.empty()) return;
    Attempt& attempt = *open[question];
    if (!is_readable(attempt.question, attempt.response)) return;
    attempt.checked = true;
    attempt.right = is_right(attempt.question, attempt.response);
    // A case is one card: it counts once all its questions are answered, and as right when all of them are.
    const bool all = std::all_of(open.begin(), open.end(), [](const Attempt* each) { return each->checked; });
    if (!all) return;
    const bool right = std::all_of(open.begin(), open.end(), [](const Attempt* each) { return each->right; });
    record_answer(progress_, attempt.question.source, right, day());
    keep_progress();
}

void Desk::again(std::size_t question) {
    const auto open = attempts();
    if (question >= open.size()) return;
    open[question]->response.clear();
    open[question]->checked = false;
    open[question]->right = false;
}

// ---- find the error -----------------------------------------------------------------------------------------------

void Desk::start_hunt(std::string_view sample, std::uint64_t seed, Difficulty difficulty, std::string_view language) {
    const auto found = samples_.find(std::string(sample));
    if (found == samples_.end()) return;
    auto hunt = library_->errors().seed_errors(knowledge_, found->second, seed, difficulty, language);
    if (!hunt.ok()) {
        problem_ = hunt.error();
        return;
    }
    HuntWork work;
    work.hunt = std::move(hunt).value();
    work.hunt.sample = found->first;
    work.language = std::string(language);
    work.dossier = make_dossier(knowledge_, work.hunt.project, language);
    hunt_ = std::move(work);
    keep_hunt();
}

void Desk::mark(Mark mark) {
    if (!hunt_ || hunt_->finished) return;
    const auto same = std::find_if(hunt_->marks.begin(), hunt_->marks.end(),
                                   [&](const Mark& each) { return each.place == mark.place; });
    if (same == hunt_->marks.end())
        hunt_->marks.push_back(std::move(mark));
    else
        *same = std::move(mark);
    keep_hunt();
}

void Desk::unmark(std::string_view place) {
    if (!hunt_ || hunt_->finished) return;
    std::erase_if(hunt_->marks, [&](const Mark& each) { return each.place == place; });
    keep_hunt();
}

const Mark* Desk::mark_at(std::string_view place) const {
    if (!hunt_) return nullptr;
    const auto found =
        std::find_if(hunt_->marks.begin(), hunt_->marks.end(), [&](const Mark& each) { return each.place == place; });
    return found == hunt_->marks.end() ? nullptr : &*found;
}

void Desk::finish_hunt() {
    if (!hunt_ || hunt_->finished) return;
    hunt_->score = score_marks(hunt_->hunt, hunt_->marks);
    hunt_->finished = true;
    keep_hunt();
}

void Desk::drop_hunt() {
    hunt_.reset();
    changes_["hunt"].clear();
}

// ---- keeping -------------------------------------------------------------------------------------------------------

void Desk::keep_progress() { changes_["progress"] = write_progress(progress_); }

void Desk::keep_hunt() { changes_["hunt"] = write_hunt(*hunt_); }

void Desk::erase() {
    progress_ = Progress{};
    exercise_.reset();
    work_.reset();
    hunt_.reset();
    exam_.reset();
    for (const char* name : {"progress", "sitting", "hunt"}) {
        changes_[name].clear();
        changes_[aside(name)].clear();
    }
}

Standing Desk::standing() const {
    Standing standing;
    standing.cases = library_->cases().size();
    for (const Case& each : library_->cases()) standing.cases_seen += progress_.cards.count(each.id);
    standing.lessons = lessons_.process.size();
    for (const LessonStep& step : lessons_.process) standing.lessons_read += is_read(step.id) ? 1 : 0;
    standing.due = due().size();
    const auto kinds = progress_by_kind(*library_, progress_);
    std::size_t sum = 0;
    for (const KindProgress& kind : kinds) sum += kind.mastery_percent;
    if (!kinds.empty()) standing.mastery_percent = static_cast<unsigned>(sum / kinds.size());
    return standing;
}

}  // namespace zuji::training
