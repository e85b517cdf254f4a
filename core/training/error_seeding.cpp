#include "core/training/error_seeding.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/json.hpp"
#include "core/results/simulation.hpp"
#include "core/training/error_patterns.hpp"
#include "core/training/error_texts.hpp"
#include "core/training/paragraphs.hpp"
#include "core/training/solve.hpp"
#include "core/training/text_json.hpp"
#include "core/training/training_file.hpp"

namespace zuji::training {
namespace {

constexpr std::string_view error_format = "zuji-training-errors";
constexpr std::array<std::size_t, difficulty_count> how_many = {3, 5, 8};
constexpr std::array<std::string_view, finding_class_count> class_words = {"major", "minor", "observation",
                                                                           "unclassed"};
constexpr std::array<std::string_view, 5> verdict_words = {"found", "wrong-paragraph", "misclassified", "false",
                                                           "repeated"};

std::string filled(const std::string& text, const Placeholders& words) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', at)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) break;
        out.append(text, at, open - at);
        const auto word = words.find(text.substr(open + 1, close - open - 1));
        out += word == words.end() ? text.substr(open, close - open + 1) : word->second;
        at = close + 1;
    }
    return out.append(text, at);
}

Text filled(const Text& text, const Placeholders& words) { return {filled(text.zh, words), filled(text.en, words)}; }

FindingClass class_of(std::string_view outcome) {
    for (std::size_t i = 0; i < class_words.size(); ++i) {
        if (class_words[i] == outcome) return static_cast<FindingClass>(i);
    }
    return FindingClass::observation;  // nothing changes in the result: to be improved
}

/// Puts errors in one after the other.
class Seeder {
   public:
    Seeder(const Knowledge& knowledge, const ErrorTexts& texts, const Project& sample, std::uint64_t stream,
           std::string_view language)
        : knowledge_(knowledge),
          texts_(texts),
          sample_(sample),
          random_(stream),
          chinese_(language == "zh"),
          changed_(sample),
          engine_(*knowledge.factors) {
        footprint_ = engine_.compute(sample_);
    }

    /// The risks of paragraph 42 first and then the others, each kind of error once.
    void seed(std::size_t count, Difficulty difficulty) {
        std::vector<const Pattern*> risks, others;
        for (const Pattern& pattern : error_patterns()) (pattern.is_risk ? risks : others).push_back(&pattern);
        shuffle(risks);
        shuffle(others);
        const std::size_t most_risks = difficulty == Difficulty::easy ? 2 : difficulty == Difficulty::medium ? 3 : 4;
        std::size_t seeded = 0;
        for (const Pattern* pattern : risks) {
            if (seeded < most_risks && findings_.size() < count && put_in(*pattern)) ++seeded;
        }
        for (const Pattern* pattern : others) {
            if (findings_.size() < count) put_in(*pattern);
        }
    }

    Project take_project() { return std::move(changed_); }
    std::vector<Finding> take_findings() { return std::move(findings_); }
    [[nodiscard]] bool has_room() const { return footprint_.total > 0; }

   private:
    template <class T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random_.below(i)]);
    }

    bool put_in(const Pattern& pattern) {
        const PatternTexts& texts = texts_.patterns.find(pattern.id)->second;
        const auto note = [&](const Placeholders& words) {
            return filled(chinese_ ? texts.note.zh : texts.note.en, words);
        };
        Seeding seeding{sample_, footprint_, random_, used_, chinese_, note, texts.requirement};
        std::optional<Change> change = pattern.find(seeding);
        if (!change || used_.contains(change->place)) return false;
        Finding finding;
        finding.pattern = std::string(pattern.id);
        finding.place = change->place;
        finding.also_places = change->also_places;
        finding.paragraph = texts.paragraph;
        finding.also_fits = texts.also_fits;
        if (change->is_verification) classify(*change, finding);
        finding.title = filled(texts.title, change->words);
        finding.explanation = filled(texts.explanation, change->words);
        change->apply(changed_);
        used_.insert(change->place);
        if (!change->removed.empty()) used_.insert(change->removed);
        used_.insert(change->also_places.begin(), change->also_places.end());
        findings_.push_back(std::move(finding));
        return true;
    }

    /// CLAUSE R52003/70: by the effect of this error alone.
    void classify(Change& change, Finding& finding) {
        Project alone = sample_;
        change.apply(alone);
        FootprintEngine engine(*knowledge_.factors);
        const Decimal declared = decimal_from_double(engine.compute(alone).total);
        const Decimal corrected = decimal_from_double(footprint_.total);
        const Result<Effect> effect = effect_of(declared, corrected);
        if (!effect) return;
        // Small effects keep a digit that says something.
        const bool is_small = effect.value().of_declared.abs() < Decimal::parse("0.1").value();
        constexpr int digits = 2;
        constexpr int digits_of_small = 4;
        finding.effect_percent = round_gbt8170(effect.value().of_declared, is_small ? digits_of_small : digits);
        change.words["effect"] = finding.effect_percent;
        const Json input = {{"effectPercent", effect.value().larger.to_string()},
                            {"misleads", change.misleads},
                            {"needsImprovement", true}};
        const auto decision = rules::decide(*knowledge_.rules, "finding-class", input, rules::Reasons::left_out);
        if (decision) finding.finding_class = class_of(decision.value().outcome);
    }

    const Knowledge& knowledge_;
    const ErrorTexts& texts_;
    const Project& sample_;
    rules::Random random_;
    bool chinese_;
    Project changed_;
    FootprintEngine engine_;
    Footprint footprint_;
    std::set<std::string> used_;
    std::vector<Finding> findings_;
};

bool fits_place(const Finding& finding, const std::string& place) {
    const auto& also = finding.also_places;
    return finding.place == place || std::find(also.begin(), also.end(), place) != also.end();
}

bool fits_paragraph(const Finding& finding, const std::string& typed) {
    const std::string given = plain_paragraph_number(typed);
    if (given.empty()) return false;
    const auto fits = [&](const std::string& paragraph) { return given == paragraph || given == parent_of(paragraph); };
    return fits(finding.paragraph) || std::any_of(finding.also_fits.begin(), finding.also_fits.end(), fits);
}

/// Findings in the order of the project's places.
void sort_by_place(const Project& project, std::vector<Finding>& findings) {
    const std::vector<Place> places = places_of(project);
    const auto position = [&](const Finding& finding) {
        return std::find_if(places.begin(), places.end(), [&](const Place& each) { return each.id == finding.place; }) -
               places.begin();
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return position(a) < position(b); });
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = "F" + std::to_string(i + 1);
}

template <class Row, class Label>
void add_rows(std::vector<Place>& places, std::string_view table, const std::vector<Row>& rows, Label&& label) {
    for (const Row& row : rows) {
        places.push_back({std::string(table) + "." + std::to_string(row.id), std::string(table), label(row)});
    }
}

}  // namespace

std::string_view word_of(FindingClass finding_class) { return class_words[static_cast<std::size_t>(finding_class)]; }
std::string_view word_of(MarkVerdict verdict) { return verdict_words[static_cast<std::size_t>(verdict)]; }

std::vector<Place> places_of(const Project& project) {
    std::vector<Place> places = {{"company.applicant", "company", project.company.applicant.name},
                                 {"company.producer", "company", project.company.producer.name},
                                 {"company.factory", "company", project.company.factory.name},
                                 {"product.model", "product", project.product.model},
                                 {"product.mass_kg", "product", project.product.mass_kg.text()},
                                 {"product.period", "product", project.product.period_from},
                                 {"product.declared_unit", "product", project.product.declared_text}};
    add_rows(places, "sites", project.sites, [](const Site& row) { return row.name; });
    add_rows(places, "units", project.unit_products, [](const UnitProduct& row) { return row.name + " " + row.model; });
    places.push_back({"documents.A1-2", "documents", "A1-2"});
    places.push_back({"documents.A1-2-licences", "documents", "A1-2-licences"});
    for (const auto& [item, document] : project.documents) {
        if (!item.starts_with("A1-2")) places.push_back({"documents." + item, "documents", item});
    }
    add_rows(places, "bom", project.bom, [](const BomLine& row) { return row.name; });
    add_rows(places, "activities", project.activities, [](const ActivityLine& row) { return row.name; });
    add_rows(places, "allocations", project.allocations, [](const Allocation& row) { return row.name; });
    add_rows(places, "balances", project.balances, [](const BalanceRow& row) { return row.name; });
    for (const auto& [requirement, answer] : project.assurance) {
        places.push_back({"assurance." + requirement, "assurance", requirement});
    }
    return places;
}

Result<ErrorBook> ErrorBook::load(std::string_view json) {
    ErrorTexts texts;
    const Status read = read_training_file(json, error_format, [&](const rules::Cursor& file) {
        file.only({"format", "schema_version", "title", "patterns"});
        texts.title = text_at(file.at("title"));
        const rules::Cursor patterns = file.at("patterns");
        for (const Pattern& pattern : error_patterns()) {
            const rules::Cursor entry = patterns.at(pattern.id);
            if (entry.json().is_null()) continue;
            entry.only({"paragraph", "also_fits", "title", "explanation", "note", "requirement"});
            texts.patterns.emplace(std::string(pattern.id),
                                   PatternTexts{entry.at("paragraph").text(), entry.texts("also_fits"),
                                                text_at(entry.at("title")), text_at(entry.at("explanation")),
                                                text_or_none(entry, "note"), entry.text_or("requirement", "")});
        }
        for (const auto& [id, entry] : patterns.members()) {
            if (!texts.patterns.contains(id)) entry.refuse("there is no pattern " + id);
        }
    });
    if (!read) return read.error();
    ErrorBook book;
    book.texts_ = std::make_shared<const ErrorTexts>(std::move(texts));
    return book;
}

Result<ErrorHunt> ErrorBook::seed_errors(const Knowledge& knowledge, const Project& sample, std::uint64_t seed,
                                         Difficulty difficulty, std::string_view language) const {
    const std::string stream = "errors/" + sample.id + "/" + std::string(word_of(difficulty));
    Seeder seeder(knowledge, *texts_, sample, stream_of(seed, stream), language);
    if (!seeder.has_room()) return Error{"no-room-for-errors", "", {}};
    seeder.seed(how_many[static_cast<std::size_t>(difficulty)], difficulty);
    ErrorHunt hunt;
    hunt.project = seeder.take_project();
    hunt.findings = seeder.take_findings();
    if (hunt.findings.empty()) return Error{"no-room-for-errors", "", {}};
    hunt.seed = seed;
    hunt.difficulty = difficulty;
    hunt.sample = sample.sample;
    hunt.project.id = sample.id + "-errors-" + std::to_string(seed);
    hunt.project.sample.clear();
    const Text& title = texts_->title;
    hunt.project.title = filled(language == "zh" ? title.zh : title.en, {{"title", sample.title}});
    sort_by_place(hunt.project, hunt.findings);
    return hunt;
}

unsigned HuntScore::percent() const {
    constexpr std::size_t all = 100;
    return possible == 0 ? 0 : static_cast<unsigned>(points * all / possible);
}

HuntScore score_marks(const ErrorHunt& hunt, const std::vector<Mark>& marks) {
    constexpr std::size_t for_place = 2;
    constexpr std::size_t for_paragraph = 1;
    constexpr std::size_t for_class = 1;
    HuntScore score;
    score.possible = hunt.findings.size() * (for_place + for_paragraph + for_class);
    std::set<std::size_t> marked;
    for (const Mark& mark : marks) {
        MarkResult result;
        const auto found = std::find_if(hunt.findings.begin(), hunt.findings.end(),
                                        [&](const Finding& each) { return fits_place(each, mark.place); });
        if (found == hunt.findings.end()) {
            score.false_findings += 1;
            score.marks.push_back(result);
            continue;
        }
        result.finding = static_cast<std::size_t>(found - hunt.findings.begin());
        const bool paragraph = fits_paragraph(*found, mark.paragraph);
        const bool same_class = mark.finding_class == found->finding_class;
        if (!marked.insert(result.finding).second) {
            result.verdict = MarkVerdict::repeated;
        } else {
            result.verdict = !paragraph    ? MarkVerdict::wrong_paragraph
                             : !same_class ? MarkVerdict::misclassified
                                           : MarkVerdict::found;
            score.points += for_place + (paragraph ? for_paragraph : 0) + (same_class ? for_class : 0);
            score.found += result.verdict == MarkVerdict::found ? 1 : 0;
            score.wrong_paragraph += result.verdict == MarkVerdict::wrong_paragraph ? 1 : 0;
            score.misclassified += result.verdict == MarkVerdict::misclassified ? 1 : 0;
        }
        score.marks.push_back(result);
    }
    for (std::size_t i = 0; i < hunt.findings.size(); ++i) {
        if (!marked.contains(i)) score.missed.push_back(i);
    }
    score.points -= std::min(score.points, score.false_findings);
    return score;
}

}  // namespace zuji::training
