// Files of papers, sittings and results.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/training/draw_paper.hpp"
#include "core/training/paper.hpp"
#include "core/training/training_file.hpp"

namespace zuji::training {
namespace {

Json paper_head(const Paper& paper) {
    Json head = Json::object();
    if (!paper.title.empty()) head["title"] = paper.title;
    head["seed"] = paper.seed;
    head["sum"] = paper.sum;
    head["blueprint"] = to_json(paper.blueprint);
    return head;
}

/// What a file says of its paper.
struct PaperHead {
    std::string title;
    std::uint64_t seed = 0;
    std::string sum;
    Blueprint blueprint;
};

std::uint64_t number_at(const rules::Cursor& entry, std::string_view key) {
    if (!entry.has(key)) return 0;
    const rules::Cursor member = entry.at(key);
    const std::int64_t number = member.integer();
    if (number >= 0 && static_cast<std::uint64_t>(number) <= max_paper_seed) return static_cast<std::uint64_t>(number);
    member.refuse("a number from 0 to " + std::to_string(max_paper_seed) + " is expected");
    return 0;
}

/// May be empty and is not too long.
std::string short_text(const rules::Cursor& entry, std::string_view key) {
    if (!entry.has(key)) return {};
    const rules::Cursor member = entry.at(key);
    if (!member.json().is_string()) {
        member.refuse("a text is expected");
        return {};
    }
    const auto& text = member.json().get_ref<const std::string&>();
    if (text.size() > longest_text) {
        member.refuse("the text is longer than " + std::to_string(longest_text) + " bytes");
        return {};
    }
    return text;
}

PaperHead head_at(const rules::Cursor& entry) {
    return {short_text(entry, "title"), number_at(entry, "seed"), entry.at("sum").text(),
            blueprint_at(entry.at("blueprint"))};
}

/// The paper that the head describes; refused when it would ask other questions.
Result<Paper> remake(const Library& library, const PaperHead& head) {
    Result<Paper> paper = draw_paper(library, head.blueprint, head.seed, head.title);
    if (paper && paper.value().sum != head.sum) return Error{"other-questions", "sum", {head.sum, paper.value().sum}};
    return paper;
}

Json sitting_json(const Sitting& sitting) {
    Json json = Json::object();
    json["name"] = sitting.name;
    json["date"] = sitting.date;
    json["elapsed_seconds"] = sitting.elapsed_seconds;
    json["responses"] = Json::object();
    for (const auto& [question, response] : sitting.responses) {
        if (!response.empty()) json["responses"][question] = response;
    }
    return json;
}

Sitting sitting_at(const rules::Cursor& file) {
    Sitting sitting;
    sitting.name = short_text(file, "name");
    sitting.date = short_text(file, "date");
    sitting.elapsed_seconds = number_at(file, "elapsed_seconds");
    for (const auto& [question, response] : file.at("responses").members()) {
        sitting.responses[question] = short_text(file.at("responses"), question);
    }
    if (file.has("flagged")) {
        for (const std::string& question : file.texts("flagged")) sitting.flagged[question] = true;
    }
    sitting.paused = file.flag_or("paused", false);
    sitting.finished = file.flag_or("finished", false);
    return sitting;
}

Json to_json(const std::vector<Tally>& tallies) {
    Json list = Json::array();
    for (const Tally& tally : tallies) {
        list.push_back({{"word", tally.word}, {"right", tally.right}, {"asked", tally.asked}});
    }
    return list;
}

/// A cell of a table; what a spreadsheet would take for a formula is disarmed.
std::string cell(const std::string& text) {
    std::string safe =
        !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos ? "'" + text : text;
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace

std::string write_paper(const Paper& paper) {
    Json file = training_head(paper_format);
    file.update(paper_head(paper));
    return to_file(file);
}

Result<Paper> read_paper(const Library& library, std::string_view json) {
    PaperHead head;
    const Status read = read_training_file(json, paper_format, [&](const rules::Cursor& file) {
        file.only({"format", "schema_version", "title", "seed", "sum", "blueprint"});
        head = head_at(file);
    });
    if (!read) return read.error();
    return remake(library, head);
}

std::string write_sitting(const Paper& paper, const Sitting& sitting) {
    Json file = training_head(sitting_format);
    file["paper"] = paper_head(paper);
    file.update(sitting_json(sitting));
    file["flagged"] = Json::array();
    for (const auto& [question, flagged] : sitting.flagged) {
        if (flagged) file["flagged"].push_back(question);
    }
    file["paused"] = sitting.paused;
    file["finished"] = sitting.finished;
    return to_file(file);
}

Result<SatPaper> read_sitting(const Library& library, std::string_view json) {
    PaperHead head;
    SatPaper sat;
    const Status read = read_training_file(json, sitting_format, [&](const rules::Cursor& file) {
        file.only({"format", "schema_version", "paper", "name", "date", "elapsed_seconds", "responses", "flagged",
                   "paused", "finished"});
        head = head_at(file.at("paper"));
        sat.sitting = sitting_at(file);
    });
    if (!read) return read.error();
    Result<Paper> paper = remake(library, head);
    if (!paper) return paper.error();
    sat.paper = std::move(paper).value();
    return sat;
}

Result<Sitting> read_answers(std::string_view json) {
    const Result<Json> parsed = parse_json_exact(json);
    if (!parsed) return parsed.error();
    rules::Problems problems;
    const rules::Cursor file(parsed.value(), "$", problems);
    file.only({"name", "date", "elapsed_seconds", "responses"});
    Sitting sitting = problems.any() ? Sitting{} : sitting_at(file);
    if (problems.any()) return training_error(problems.first());
    return sitting;
}

std::string write_result(const Paper& paper, const Sitting& sitting) {
    const PaperResult result = mark_paper(paper, sitting);
    Json file = training_head(result_format);
    file["paper"] = paper_head(paper);
    file.update(sitting_json(sitting));
    file["score"] = {{"right", result.right},
                     {"asked", result.asked},
                     {"unanswered", result.unanswered},
                     {"percent", result.percent()},
                     {"passed", result.passed}};
    file["kinds"] = to_json(result.kinds);
    file["difficulties"] = to_json(result.difficulties);
    file["code"] = result.code;
    return to_file(file);
}

ClassRow read_result(const Library& library, std::string_view file_name, std::string_view json) {
    ClassRow row;
    row.file = std::string(file_name);
    PaperHead head;
    Sitting sitting;
    std::string code;
    std::int64_t right = 0;
    const Status read = read_training_file(json, result_format, [&](const rules::Cursor& file) {
        file.only({"format", "schema_version", "paper", "name", "date", "elapsed_seconds", "responses", "score",
                   "kinds", "difficulties", "code"});
        head = head_at(file.at("paper"));
        sitting = sitting_at(file);
        code = file.at("code").text();
        right = file.at("score").at("right").integer();
    });
    row.name = sitting.name;
    row.date = sitting.date;
    row.blueprint = head.blueprint.id;
    row.seed = head.seed;
    row.sum = head.sum;
    row.elapsed_seconds = sitting.elapsed_seconds;
    if (!read) {
        row.problem = read.error();
        return row;
    }
    const Result<Paper> paper = remake(library, head);
    if (!paper) {
        row.problem = paper.error();
        return row;
    }
    row.result = mark_paper(paper.value(), sitting);
    row.code_fits = row.result.code == code && right == static_cast<std::int64_t>(row.result.right);
    return row;
}

std::string class_csv(const std::vector<ClassRow>& rows, std::string_view language) {
    const bool chinese = language == "zh";
    std::string csv = "\xEF\xBB\xBF";
    csv += chinese ? "文件,姓名,日期,试卷,种子,答对,题数,百分比,通过,用时（秒）,验证码,验证码相符,问题\r\n"
                   : "file,name,date,paper,seed,right,asked,percent,passed,seconds,code,code fits,problem\r\n";
    const auto yes = [&](bool flag) { return flag ? (chinese ? "是" : "yes") : (chinese ? "否" : "no"); };
    for (const ClassRow& row : rows) {
        const bool read = row.problem.code.empty();
        csv += cell(row.file) + "," + cell(row.name) + "," + cell(row.date) + "," + cell(row.blueprint) + "," +
               std::to_string(row.seed) + ",";
        if (read) {
            csv += std::to_string(row.result.right) + "," + std::to_string(row.result.asked) + "," +
                   std::to_string(row.result.percent()) + "," + yes(row.result.passed) + ",";
        } else {
            csv += ",,,,";
        }
        csv += std::to_string(row.elapsed_seconds) + "," + row.result.code + "," + (read ? yes(row.code_fits) : "") +
               "," + cell(read ? std::string() : row.problem.code) + "\r\n";
    }
    return csv;
}

}  // namespace zuji::training
