// The exam on the desk: papers, time, answers, the result; and the files of papers and results.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json.hpp"
#include "core/training/desk.hpp"

namespace zuji::training {
namespace {

constexpr std::uint64_t keep_every_seconds = 5;

std::string format_of(const Json& document) {
    const auto found = document.find("format");
    return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

// ---- exam ---------------------------------------------------------------------------------------------------------

/// Another paper would take the place of the one that is being sat, and its answers with it.
bool Desk::refuses_papers() {
    if (!exam_ || exam_->result) return false;
    problem_ = Error{"exam-running", "", {}};
    return true;
}

void Desk::draw_paper(std::string_view blueprint, std::uint64_t seed, std::string_view title) {
    if (refuses_papers()) return;
    auto paper = make_paper(*library_, blueprint, seed, title);
    if (!paper.ok()) {
        problem_ = paper.error();
        return;
    }
    paper_ = std::move(paper).value();
}

void Desk::begin_exam(std::string_view name) {
    if (!paper_ || refuses_papers()) return;
    Exam exam;
    exam.sat.paper = std::move(*paper_);
    exam.sat.sitting.name = fitting(name);
    exam.sat.sitting.date = today_;
    paper_.reset();
    exam_ = std::move(exam);
    last_tick_ms_.reset();
    keep_sitting();
}

void Desk::show_question(std::size_t index) {
    if (exam_ && index < exam_->sat.paper.questions.size()) exam_->at = index;
}

void Desk::respond(std::string_view question, Response response) {
    if (!exam_ || exam_->result || exam_->sat.sitting.paused) return;
    auto& responses = exam_->sat.sitting.responses;
    if (response.empty())
        responses.erase(std::string(question));
    else
        responses[std::string(question)] = fitting(response);
    keep_sitting();
}

void Desk::flag(std::string_view question, bool flagged) {
    if (!exam_ || exam_->result) return;
    if (flagged)
        exam_->sat.sitting.flagged[std::string(question)] = true;
    else
        exam_->sat.sitting.flagged.erase(std::string(question));
    keep_sitting();
}

void Desk::pause(bool paused) {
    if (!exam_ || exam_->result) return;
    exam_->sat.sitting.paused = paused;
    last_tick_ms_.reset();
    keep_sitting();
}

void Desk::tick(double now_ms) {
    constexpr double second_ms = 1000;
    if (!exam_ || exam_->result || exam_->sat.sitting.paused) return last_tick_ms_.reset();
    if (!last_tick_ms_ || now_ms < *last_tick_ms_) {
        last_tick_ms_ = now_ms;
        return;
    }
    const auto seconds = static_cast<std::uint64_t>((now_ms - *last_tick_ms_) / second_ms);
    if (seconds == 0) return;
    *last_tick_ms_ += static_cast<double>(seconds) * second_ms;
    pass_time(exam_->sat.paper, exam_->sat.sitting, seconds);
    unkept_seconds_ += seconds;
    if (exam_->sat.sitting.finished) return close_exam();
    if (unkept_seconds_ >= keep_every_seconds) keep_sitting();
}

void Desk::hand_in() {
    if (!exam_ || exam_->result) return;
    exam_->sat.sitting.finished = true;
    close_exam();
}

/// Marks it, and lets what went wrong come again in practice.
void Desk::close_exam() {
    exam_->sat.sitting.paused = false;
    exam_->result = mark_paper(exam_->sat.paper, exam_->sat.sitting);
    const auto& questions = exam_->sat.paper.questions;
    for (std::size_t i = 0; i < questions.size() && i < exam_->result->marks.size(); ++i)
        record_answer(progress_, questions[i].source, exam_->result->marks[i], day());
    keep_progress();
    keep_sitting();
}

void Desk::clear_exam() {
    exam_.reset();
    changes_["sitting"].clear();
}

// ---- instructor, files, keeping -----------------------------------------------------------------------------------

bool Desk::take_file(std::string_view name, std::string_view text) {
    const auto parsed = parse_json_exact(text);
    const std::string format = parsed.ok() && parsed.value().is_object() ? format_of(parsed.value()) : std::string();
    if (format == paper_format) {
        if (!refuses_papers()) {
            auto paper = read_paper(*library_, text);
            if (paper.ok())
                paper_ = std::move(paper).value();
            else
                problem_ = paper.error();
        }
        enter({Room::exam, {}});
        return true;
    }
    if (format != result_format) return false;
    ClassRow row = read_result(*library_, name, text);
    const auto same = std::find_if(class_rows_.begin(), class_rows_.end(), [&](const ClassRow& each) {
        return each.file == row.file && each.name == row.name && each.sum == row.sum;
    });
    if (same == class_rows_.end())
        class_rows_.push_back(std::move(row));
    else
        *same = std::move(row);
    enter({Room::instructor, {}});
    return true;
}

void Desk::keep_sitting() {
    unkept_seconds_ = 0;
    changes_["sitting"] = write_sitting(exam_->sat.paper, exam_->sat.sitting);
}

}  // namespace zuji::training
