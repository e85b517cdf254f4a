#include "core/training/result_sheet.hpp"

#include <utility>

#include "core/report/cells.hpp"
#include "core/report/package.hpp"
#include "core/training/desk.hpp"

namespace zuji::training {
namespace {

struct Facts {
    const Paper& paper;
    const Sitting& sitting;
    const PaperResult& result;
    const Say& say;
};

std::string kind_name(const Say& say, const std::string& kind) { return say("training.kind." + kind); }

std::string kinds_text(const Say& say, const std::vector<std::string>& kinds) {
    std::string text;
    for (const auto& kind : kinds) text += (text.empty() ? "" : ", ") + kind_name(say, kind);
    return or_dash(text);
}

Section person_section(const Facts& facts) {
    const Say& say = facts.say;
    KeyValues values;
    values.rows = {{say("training.trainee"), plain(or_dash(facts.sitting.name))},
                   {say("training.date"), plain(facts.sitting.date)},
                   {say("training.paper"), plain(say.pick(facts.paper.blueprint.name))},
                   {say("training.seed"), plain(std::to_string(facts.paper.seed))},
                   {say("training.paper-sum"), plain(facts.paper.sum)},
                   {say("training.time-taken"), plain(clock_text(facts.sitting.elapsed_seconds))},
                   {say("training.code"), plain(facts.result.code)}};
    if (!facts.paper.title.empty())
        values.rows.insert(values.rows.begin(), {say("training.paper-title"), plain(facts.paper.title)});
    return {"person",
            say("training.sheet-person"),
            {std::move(values), Paragraph{say("training.code-limits"), Tone::muted}}};
}

Section score_section(const Facts& facts) {
    const Say& say = facts.say;
    const auto& result = facts.result;
    const Tone tone = result.passed ? Tone::good : Tone::bad;
    Section section{"score", say("training.score"), {}};
    section.blocks.push_back(
        Tiles{{{say("training.score"), std::to_string(result.percent()) + " %", tone},
               {say("training.right-answers"), std::to_string(result.right) + " / " + std::to_string(result.asked),
                Tone::normal},
               {say("training.pass-mark"), std::to_string(facts.paper.blueprint.pass_percent) + " %", Tone::normal}}});
    section.blocks.push_back(Paragraph{say(result.passed ? "training.passed" : "training.failed"), tone});
    KeyValues values;
    values.rows = {{say("training.strengths"), plain(kinds_text(say, result.strengths))},
                   {say("training.gaps"), plain(kinds_text(say, result.gaps))}};
    section.blocks.push_back(std::move(values));
    TableBlock table;
    table.caption = say("training.by-kind");
    table.header = {say("training.kind"), say("training.right-answers"), "%"};
    table.align = {Align::left, Align::right, Align::right};
    for (const Tally& tally : result.kinds)
        table.rows.push_back({plain(kind_name(say, tally.word)),
                              plain(std::to_string(tally.right) + " / " + std::to_string(tally.asked)),
                              plain(std::to_string(tally.percent()))});
    section.blocks.push_back(std::move(table));
    return section;
}

/// The answer in words: the options that were chosen, or what was typed.
std::string answer_text(const Say& say, const Question& question, const Response& response) {
    if (response.empty() || question.options.empty()) return or_dash(response);
    std::string text;
    const std::string chosen = "," + normalized(question, response) + ",";
    for (const Option& option : question.options)
        if (chosen.find("," + option.id + ",") != std::string::npos)
            text += (text.empty() ? "" : "; ") + say.pick(option.text);
    return or_dash(text);
}

Section questions_section(const Facts& facts) {
    const Say& say = facts.say;
    TableBlock table;
    table.header = {"", say("training.question"), say("training.your-answer"), say("training.right-answer"), ""};
    table.align = {Align::right, Align::left, Align::left, Align::left, Align::left};
    const auto& questions = facts.paper.questions;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const Question& question = questions[i];
        const auto given = facts.sitting.responses.find(question.id);
        const bool right = i < facts.result.marks.size() && facts.result.marks[i];
        const Response response = given == facts.sitting.responses.end() ? Response() : given->second;
        table.rows.push_back({plain(std::to_string(i + 1)),
                              plain(say.pick(question.title)),
                              plain(answer_text(say, question, response)),
                              plain(answer_text(say, question, right_response(question))),
                              {say(right ? "training.right" : "training.wrong"), right ? Tone::good : Tone::bad, ""}});
    }
    return {"questions", say("training.questions"), {std::move(table)}};
}

}  // namespace

Report make_result_sheet(const Paper& paper, const Sitting& sitting, const PaperResult& result, const Catalog& words) {
    const Say say(words);
    const Facts facts{paper, sitting, result, say};
    Report report;
    report.language = say.language();
    report.title = say("training.sheet-title");
    report.subtitle = sitting.name;
    report.notice = say("training.sheet-notice");
    report.sections = {person_section(facts), score_section(facts), questions_section(facts)};
    return report;
}

std::string result_file_name(const Paper& paper, const Sitting& sitting) {
    return safe_file_name("zuji-exam-" + paper.blueprint.id + "-" + std::to_string(paper.seed) +
                          (sitting.name.empty() ? "" : "-" + sitting.name));
}

std::string paper_file_name(const Paper& paper) {
    return safe_file_name("zuji-paper-" + paper.blueprint.id + "-" + std::to_string(paper.seed));
}

}  // namespace zuji::training
