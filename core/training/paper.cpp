#include "core/training/paper.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "core/results/simulation.hpp"
#include "core/rules/sweep/digest.hpp"
#include "core/rules/sweep/random_input.hpp"
#include "core/training/draw_paper.hpp"

namespace zuji::training {
namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr unsigned exercise_seed_shift = 32;

bool wants(const BlueprintRow& row, const std::string& kind) {
    return row.kinds.empty() || std::find(row.kinds.begin(), row.kinds.end(), kind) != row.kinds.end();
}

template <class T>
void shuffle(std::vector<T>& list, rules::Random& random) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
}

/// The order of authored options gives nothing away in a paper.
void mix_options(Question& question, rules::Random& random) {
    shuffle(question.options, random);
    question.right.clear();
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        question.options[i].id = std::string(1, letters[i % letters.size()]);
        if (question.options[i].right) question.right.push_back(question.options[i].id);
    }
}

void add(rules::Digest& digest, const Text& text) {
    digest.add(text.zh);
    digest.add(text.en);
}

std::string sum_of(const std::vector<Question>& questions) {
    rules::Digest digest;
    for (const Question& question : questions) {
        digest.add(question.source);
        add(digest, question.situation);
        add(digest, question.ask);
        for (const Fact& fact : question.facts) add(digest, fact.value);
        for (const auto& row : question.table.rows) {
            for (const Text& cell : row) add(digest, cell);
        }
        for (const Option& option : question.options) add(digest, option.text);
        for (const std::string& right : question.right) digest.add(right);
    }
    return digest.text();
}

/// Draws questions; nothing is drawn twice.
class Draw {
   public:
    Draw(const Library& library, std::uint64_t stream) : library_(library), random_(stream) {}

    bool cases(const BlueprintRow& row, std::vector<Question>& out) {
        std::vector<const Question*> pool;
        for (const Case& each : library_.cases()) {
            for (const Question& question : each.questions) {
                const bool fits = question.difficulty == row.difficulty && wants(row, question.kind);
                if (fits && !taken_.contains(question.id)) pool.push_back(&question);
            }
        }
        shuffle(pool, random_);
        // A case that has given a question already comes last: its situation gives hints.
        std::stable_partition(pool.begin(), pool.end(),
                              [&](const Question* question) { return !taken_.contains(question->source); });
        for (std::uint32_t n = 0; n < row.cases; ++n) {
            const auto next = std::find_if(pool.begin(), pool.end(), [&](const Question* question) {
                return !taken_.contains(question->id) && !taken_.contains(question->source);
            });
            const auto any =
                next != pool.end() ? next : std::find_if(pool.begin(), pool.end(), [&](const Question* question) {
                    return !taken_.contains(question->id);
                });
            if (any == pool.end()) return false;
            taken_.insert((*any)->id);
            taken_.insert((*any)->source);
            Question question = **any;
            if (!question.options.empty()) mix_options(question, random_);
            out.push_back(std::move(question));
        }
        return true;
    }

    bool exercises(const BlueprintRow& row, std::vector<Question>& out) {
        std::vector<std::string> pool;
        for (const GeneratorInfo& generator : library_.exercises().generators()) {
            if (wants(row, generator.kind)) pool.push_back(generator.id);
        }
        if (pool.empty()) return row.exercises == 0;
        shuffle(pool, random_);
        std::stable_partition(pool.begin(), pool.end(), [&](const std::string& id) { return !taken_.contains(id); });
        for (std::uint32_t n = 0; n < row.exercises; ++n) {
            const std::string& generator = pool[n % pool.size()];
            taken_.insert(generator);
            std::optional<Question> question = exercise(generator, row.difficulty);
            if (!question) return false;
            out.push_back(*std::move(question));
        }
        return true;
    }

    void mix(std::vector<Question>& questions) { shuffle(questions, random_); }

   private:
    /// One that this paper does not have yet, as far as there are others.
    std::optional<Question> exercise(const std::string& generator, Difficulty difficulty) {
        constexpr int tries = 20;
        std::optional<Question> last;
        for (int i = 0; i < tries; ++i) {
            const std::uint64_t seed = random_.next() >> exercise_seed_shift;
            Result<Question> question = library_.exercises().make(library_.rules(), generator, seed, difficulty);
            if (!question) return std::nullopt;
            last = std::move(question).value();
            if (contents_.insert(sum_of({*last})).second) break;
        }
        return last;
    }

    const Library& library_;
    rules::Random random_;
    std::set<std::string> contents_;
    std::set<std::string> taken_;
};

unsigned percent_of(std::size_t part, std::size_t whole) {
    constexpr std::size_t all = 100;
    return whole == 0 ? 0 : static_cast<unsigned>(part * all / whole);
}

void count(std::vector<Tally>& tallies, std::string_view word, bool right) {
    auto found = std::find_if(tallies.begin(), tallies.end(), [&](const Tally& each) { return each.word == word; });
    if (found == tallies.end()) found = tallies.insert(tallies.end(), {std::string(word), 0, 0});
    found->asked += 1;
    found->right += right ? 1 : 0;
}

/// In the order of the kinds, those that were asked.
std::vector<Tally> in_order(const std::vector<Tally>& tallies, const std::vector<std::string>& order) {
    std::vector<Tally> sorted;
    for (const std::string& word : order) {
        for (const Tally& tally : tallies) {
            if (tally.word == word) sorted.push_back(tally);
        }
    }
    return sorted;
}

std::vector<std::string> difficulty_words() {
    return {std::string(word_of(Difficulty::easy)), std::string(word_of(Difficulty::medium)),
            std::string(word_of(Difficulty::hard))};
}

}  // namespace

unsigned Tally::percent() const { return percent_of(right, asked); }
unsigned PaperResult::percent() const { return percent_of(right, asked); }

std::string fitting(std::string_view text) {
    std::size_t end = std::min(text.size(), longest_text);
    // Not within a character: bytes 10xxxxxx go on with one.
    constexpr unsigned kind_of_byte = 0xC0;
    constexpr unsigned goes_on = 0x80;
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & kind_of_byte) == goes_on) --end;
    return std::string(text.substr(0, end));
}

Result<Paper> draw_paper(const Library& library, const Blueprint& blueprint, std::uint64_t seed,
                         std::string_view title) {
    if (seed > max_paper_seed) return Error{"seed-too-large", "seed", {std::to_string(max_paper_seed)}};
    Paper paper;
    paper.title = fitting(title);
    paper.seed = seed;
    paper.blueprint = blueprint;
    Draw draw(library, stream_of(seed, "paper/" + blueprint.id));
    for (std::size_t i = 0; i < blueprint.rows.size(); ++i) {
        const BlueprintRow& row = blueprint.rows[i];
        if (draw.cases(row, paper.questions) && draw.exercises(row, paper.questions)) continue;
        return Error{"too-few-questions", "blueprint.rows[" + std::to_string(i) + "]", {std::to_string(i + 1)}};
    }
    draw.mix(paper.questions);
    for (std::size_t i = 0; i < paper.questions.size(); ++i) paper.questions[i].id = std::to_string(i + 1);
    paper.sum = sum_of(paper.questions);
    return paper;
}

Result<Paper> make_paper(const Library& library, std::string_view blueprint, std::uint64_t seed,
                         std::string_view title) {
    const auto& known = library.blueprints();
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Blueprint& each) { return each.id == blueprint; });
    if (found == known.end()) return Error{"unknown-blueprint", "", {std::string(blueprint)}};
    return draw_paper(library, *found, seed, title);
}

std::uint64_t seconds_left(const Paper& paper, const Sitting& sitting) {
    constexpr std::uint64_t seconds_per_minute = 60;
    const std::uint64_t all = paper.blueprint.minutes * seconds_per_minute;
    return sitting.elapsed_seconds >= all ? 0 : all - sitting.elapsed_seconds;
}

void pass_time(const Paper& paper, Sitting& sitting, std::uint64_t seconds) {
    if (sitting.paused || sitting.finished) return;
    sitting.elapsed_seconds += std::min(seconds, seconds_left(paper, sitting));
    if (seconds_left(paper, sitting) == 0) sitting.finished = true;
}

PaperResult mark_paper(const Paper& paper, const Sitting& sitting) {
    PaperResult result;
    for (const Question& question : paper.questions) {
        const auto response = sitting.responses.find(question.id);
        const bool answered = response != sitting.responses.end() && !normalized(question, response->second).empty();
        const bool right = answered && is_right(question, response->second);
        result.asked += 1;
        result.right += right ? 1 : 0;
        result.unanswered += answered ? 0 : 1;
        result.marks.push_back(right);
        count(result.kinds, question.kind, right);
        count(result.difficulties, word_of(question.difficulty), right);
    }
    result.kinds = in_order(result.kinds, question_kinds());
    result.difficulties = in_order(result.difficulties, difficulty_words());
    for (const Tally& kind : result.kinds) {
        if (kind.right == kind.asked) result.strengths.push_back(kind.word);
        if (kind.right * 2 <= kind.asked) result.gaps.push_back(kind.word);
    }
    result.passed = result.percent() >= paper.blueprint.pass_percent;
    result.code = verification_code(paper, sitting, result.right);
    return result;
}

std::string verification_code(const Paper& paper, const Sitting& sitting, std::size_t right) {
    rules::Digest digest;
    for (const std::string& text : {paper.sum, paper.blueprint.id, paper.title, sitting.name, sitting.date})
        digest.add(text);
    digest.add(paper.seed);
    digest.add(std::uint64_t{paper.blueprint.minutes});
    digest.add(std::uint64_t{paper.blueprint.pass_percent});
    digest.add(sitting.elapsed_seconds);
    digest.add(std::uint64_t{right});
    for (const Question& question : paper.questions) {
        const auto response = sitting.responses.find(question.id);
        digest.add(response == sitting.responses.end() ? std::string() : normalized(question, response->second));
    }
    // Crockford's alphabet: nothing that is mistaken for something else when it is read aloud.
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int symbols = 12;
    constexpr int group = 4;
    constexpr unsigned bits = 5;
    std::uint64_t rest = digest.value();
    std::string code;
    for (int i = 0; i < symbols; ++i) {
        if (i > 0 && i % group == 0) code += '-';
        code += alphabet[rest % alphabet.size()];
        rest >>= bits;
    }
    return code;
}

std::vector<Tally> class_tallies(const std::vector<ClassRow>& rows) {
    std::vector<Tally> sums;
    for (const ClassRow& row : rows) {
        if (!row.problem.code.empty()) continue;
        for (const Tally& kind : row.result.kinds) {
            auto found = std::find_if(sums.begin(), sums.end(), [&](const Tally& t) { return t.word == kind.word; });
            if (found == sums.end()) found = sums.insert(sums.end(), {kind.word, 0, 0});
            found->asked += kind.asked;
            found->right += kind.right;
        }
    }
    return in_order(sums, question_kinds());
}

}  // namespace zuji::training
