#pragma once
// The lessons: the process step by step, the roles, the words that people mix up. Texts are data
// (assets/training/lessons.json); limits and deadlines are named and come from the rules.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji::training {

using rules::Text;  ///< zh, en

/// A passage with the paragraphs it stands on.
struct Passage {
    Text text;
    std::vector<std::string> cite;  ///< "27-b7", "R52006/95"
    std::string only;               ///< "R52003": says so of one document; empty = of both
};

/// Part of the process that its steps belong to.
struct LessonPhase {
    std::string id;
    Text title;
};

/// A step of the process.
struct LessonStep {
    std::string id;
    std::string phase;
    Text title;
    Text who;
    Text input;
    Text output;
    std::string clock;  ///< deadline of the rules ("acceptance-notice"); empty = none
    Text clock_note;    ///< from when it runs, or what stands in the place of a deadline; may be empty
    std::vector<Passage> passages;
    std::vector<std::string> readings;  ///< open readings it touches
};

struct LessonRole {
    std::string role;  ///< word of decision `personnel`
    Text title;
    Text does;
    Text remark;
    std::vector<std::string> cite;
};

struct GlossaryTerm {
    Text term;
    Text meaning;
    std::vector<std::string> cite;
};

/// Words that are mixed up, side by side.
struct GlossaryEntry {
    std::string id;
    Text title;
    Text why;  ///< why they are mixed up, and what follows from it
    std::vector<GlossaryTerm> terms;
};

struct Lessons {
    std::vector<LessonPhase> phases;
    std::vector<LessonStep> process;
    std::vector<LessonRole> roles;
    std::vector<GlossaryEntry> glossary;

    /// nullptr when there is none.
    [[nodiscard]] const LessonStep* step(std::string_view id) const;
    [[nodiscard]] const LessonRole* role(std::string_view word) const;
};

/// Reads and checks the file. Errors: those of JSON, "bad-lesson" (`where`: JSON path; args: what is wrong) for a text
/// without one of the languages, a paragraph, reading or deadline that the rules do not have, an id that stands twice.
[[nodiscard]] Result<Lessons> read_lessons(const rules::RuleBook& rules, std::string_view json);

/// A deadline as figures: "3", "5 – 10"; `unit` is "working-day", "day" or "month". nullopt when there is none.
struct ClockFigures {
    std::string amount;
    std::string unit;
};
[[nodiscard]] std::optional<ClockFigures> clock_figures(const rules::RuleBook& rules, std::string_view clock);

/// Whether a passage is said of the document ("CGC-R52003:2025").
[[nodiscard]] bool applies_to(const Passage& passage, const rules::RuleBook& rules, std::string_view document);

/// Document and paragraph of "R52006/95" or "27-b7"; without a document it is `document`. nullptr clause: not there.
struct Citation {
    std::string document;  ///< "CGC-R52006:2026"
    std::string paragraph;
};
[[nodiscard]] Citation citation_of(const rules::RuleBook& rules, std::string_view document, std::string_view cite);

}  // namespace zuji::training
