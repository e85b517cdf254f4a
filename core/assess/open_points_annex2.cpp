// What is still to do in Annex 2. What is not answered yet is one sentence a chapter; what fails, one a requirement.

#include <string>

#include "core/assess/open_points.hpp"

namespace zuji {
namespace {

/// "5.1.3" of "A2-5.1.3"; unnumbered parts of a clause have its number: the sentence names them besides.
std::string number_of(std::string_view clause) {
    clause.remove_prefix(std::string_view("A2-").size());
    return std::string(clause.substr(0, clause.find('-')));
}

std::string path_of(const AssuranceStatus& status, std::string_view column) {
    return "assurance." + status.clause + "." + std::string(column);
}

/// The sentence that a single requirement needs; "" when it is settled or counted with its chapter.
std::string_view key_of(const AssuranceStatus& status) {
    if (status.state == AssuranceState::partly) return "annex2.partly";
    if (status.state == AssuranceState::not_met) return "annex2.not";
    switch (status.remark) {
        case AssuranceRemark::unknown:
            return "annex2.unknown";
        case AssuranceRemark::reason:
            return "annex2.reason";
        case AssuranceRemark::inside:
            return "annex2.inside";
        case AssuranceRemark::advice_reason:
            return "annex2.advice-reason";
        default:
            return "";
    }
}

/// Requirements of a chapter that share a remark: how many, and the first.
struct Group {
    std::size_t count = 0;
    std::string field;
    std::string clause;

    void add(const AssuranceStatus& status, std::string_view column) {
        if (count++ > 0) return;
        field = path_of(status, column);
        clause = status.clause;
    }
};

void add_group(OpenPoints& points, std::string_view key, const Group& group, const rules::Annex2Chapter& chapter) {
    if (group.count == 0) return;
    points.add(Step::annex2, key, group.field, group.clause, {chapter.id, std::to_string(group.count)});
    points.about(chapter.name);
}

void add_chapter(OpenPoints& points, const AssuranceAssessment& assurance, const AssuranceChapter& summary,
                 const rules::Annex2Chapter& chapter) {
    Group unanswered;
    Group no_evidence;
    for (std::size_t i = 0; i < summary.size; ++i) {
        const AssuranceStatus& status = assurance.requirements[summary.first + i];
        const bool waits = status.remark == AssuranceRemark::unanswered ||
                           (status.remark == AssuranceRemark::boundary_open && status.state == AssuranceState::open);
        if (waits) unanswered.add(status, "answer");
        if (status.remark == AssuranceRemark::no_evidence) no_evidence.add(status, "evidence");
        const std::string_view key = key_of(status);
        if (key.empty()) continue;
        const bool wants_note =
            status.remark == AssuranceRemark::reason || status.remark == AssuranceRemark::advice_reason;
        points.add(Step::annex2, key, path_of(status, wants_note ? "note" : "answer"), status.clause,
                   {number_of(status.clause)});
        points.about(chapter.requirements[i].name);
        const bool fails = status.state == AssuranceState::partly || status.state == AssuranceState::not_met;
        if (fails) points.mark_blocking();
    }
    add_group(points, "annex2.unanswered", unanswered, chapter);
    add_group(points, "annex2.no-evidence", no_evidence, chapter);
}

// CLAUSE R52003/27-b3: a missing period is to do in step 1.
void add_period(OpenPoints& points, DataPeriod period) {
    if (period == DataPeriod::too_short) {
        points.add(Step::annex2, "annex2.period-short", "texts.period_reason", "27-b3");
    } else if (period == DataPeriod::not_over) {
        points.add(Step::annex2, "annex2.period-not-over", "product.period_to", "27-b3");
    } else if (period == DataPeriod::fine_old) {
        points.add(Step::annex2, "annex2.period-old", "product.period_to", "27-b3");
    }
}

}  // namespace

void add_annex2_points(OpenPoints& points, const AssessmentFacts& facts) {
    const rules::Annex2& annex2 = facts.rules.annex2();
    const AssuranceAssessment& assurance = facts.assessment.annex2;
    if (!assurance.begun) {
        points.add(Step::annex2, "annex2.start", "assurance", "27-b3", {std::to_string(assurance.counts.all())});
        return;
    }
    for (std::size_t i = 0; i < assurance.chapters.size(); ++i) {
        add_chapter(points, assurance, assurance.chapters[i], annex2.chapters[i]);
    }
    add_period(points, assurance.period);
    if (assurance.start == SystemStart::bad || assurance.start == SystemStart::recent) {
        points.add(Step::annex2, assurance.start == SystemStart::bad ? "annex2.start-bad" : "annex2.start-recent",
                   "texts.assurance_start", "27-b3");
    }
    const Answer direct = facts.project.answers.factory_assurance;
    if (assurance.contradicts && assurance.verdict != Answer::unknown) {
        points.add(Step::annex2, direct == Answer::yes ? "annex2.direct-yes" : "annex2.direct-no",
                   "answers.factory_assurance", "27-b3");
    }
}

}  // namespace zuji
