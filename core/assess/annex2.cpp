#include "core/assess/annex2.hpp"

#include <algorithm>
#include <array>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/text_fields.hpp"
#include "core/base/text.hpp"

namespace zuji {
namespace {

using rules::Obligation;

// AMB-20: the length is not fixed, a year is suggested; the age is not limited, a year is worth a remark.
constexpr int suggested_months = 12;
constexpr int old_months = 12;
// AMB-30: no minimum; three months are asked for elsewhere.
constexpr int settled_months = 3;

bool blank(std::string_view text) { return trim(text).empty(); }

Answer inside_boundary(rules::BoundaryStage stage, const Product& product) {
    switch (stage) {
        case rules::BoundaryStage::distribution:
            return product.distribution_inside;
        case rules::BoundaryStage::use:
            return product.use_inside;
        case rules::BoundaryStage::end_of_life:
            return product.end_of_life_inside;
        case rules::BoundaryStage::any:
            break;
    }
    return Answer::yes;
}

struct Finding {
    AssuranceState state = AssuranceState::open;
    AssuranceRemark remark = AssuranceRemark::none;
};

// AMB-33: the boundary and a reason in words decide what does not apply.
Finding not_applicable(const rules::Annex2Requirement& requirement, rules::BoundaryStage stage, Answer inside,
                       const AssuranceAnswer& entered) {
    const bool follows_boundary = stage != rules::BoundaryStage::any;
    if (follows_boundary && inside == Answer::yes && requirement.documents.documented_procedure) {
        return {AssuranceState::open, AssuranceRemark::inside};
    }
    if (blank(entered.note)) return {AssuranceState::open, AssuranceRemark::reason};
    const bool unusual =
        requirement.obligation == Obligation::shall && !requirement.has_condition() && !follows_boundary;
    return {AssuranceState::not_applicable, unusual ? AssuranceRemark::unusual : AssuranceRemark::none};
}

Finding shortfall(const rules::Annex2Requirement& requirement, Answer inside, const AssuranceAnswer& entered) {
    if (requirement.obligation == Obligation::may) {
        return {AssuranceState::advice, blank(entered.note) ? AssuranceRemark::advice_reason : AssuranceRemark::advice};
    }
    if (inside != Answer::yes) return {AssuranceState::open, AssuranceRemark::boundary_open};
    return {entered.answer == "partly" ? AssuranceState::partly : AssuranceState::not_met, AssuranceRemark::none};
}

Finding finding_of(const rules::Annex2Requirement& requirement, rules::BoundaryStage stage, Answer inside,
                   const AssuranceAnswer& entered) {
    if (inside == Answer::no) return {AssuranceState::not_applicable, AssuranceRemark::outside};
    if (entered.answer.empty()) {
        return {AssuranceState::open,
                inside == Answer::yes ? AssuranceRemark::unanswered : AssuranceRemark::boundary_open};
    }
    if (entered.answer == "conforming") {
        return {AssuranceState::met, blank(entered.evidence) ? AssuranceRemark::no_evidence : AssuranceRemark::none};
    }
    if (entered.answer == "not-applicable") return not_applicable(requirement, stage, inside, entered);
    if (entered.answer == "unknown") return {AssuranceState::open, AssuranceRemark::unknown};
    return shortfall(requirement, inside, entered);
}

void count(AssuranceCounts& counts, AssuranceState state) {
    switch (state) {
        case AssuranceState::met:
            ++counts.met;
            break;
        case AssuranceState::partly:
            ++counts.partly;
            break;
        case AssuranceState::not_met:
            ++counts.not_met;
            break;
        case AssuranceState::open:
            ++counts.open;
            break;
        case AssuranceState::advice:
            ++counts.advice;
            break;
        case AssuranceState::not_applicable:
            ++counts.not_applicable;
            break;
    }
}

/// The worst that was found. What fails the factory comes before what is still open.
AssuranceState worst_of(const AssuranceCounts& counts) {
    if (counts.not_met > 0) return AssuranceState::not_met;
    if (counts.partly > 0) return AssuranceState::partly;
    if (counts.open > 0) return AssuranceState::open;
    return counts.met + counts.advice > 0 ? AssuranceState::met : AssuranceState::not_applicable;
}

DataPeriod data_period(const Project& project, const std::optional<Date>& application_date) {
    const TypedDate from = read_typed_date(project.product.period_from);
    const TypedDate to = read_typed_date(project.product.period_to);
    if (!from.day || !to.day || *to.day < *from.day) return DataPeriod::missing;
    if (application_date && *to.day > *application_date) return DataPeriod::not_over;
    if (to.day->plus_days(1) < from.day->plus_months(suggested_months)) {
        const bool reasoned = !text_field::text_of(project, text_field::period_reason).empty();
        return reasoned ? DataPeriod::fine_reasoned : DataPeriod::too_short;
    }
    if (application_date && to.day->plus_months(old_months) < *application_date) return DataPeriod::fine_old;
    return DataPeriod::fine;
}

SystemStart system_start(const Project& project, const std::optional<Date>& application_date) {
    const TypedDate start = read_typed_date(text_field::text_of(project, text_field::assurance_start));
    if (start.is_bad) return SystemStart::bad;
    if (!start.day) return SystemStart::not_given;
    const bool recent = application_date && *application_date < start.day->plus_months(settled_months);
    return recent ? SystemStart::recent : SystemStart::fine;
}

// CLAUSE R52003/27-b3: the system is in place and effective, and there are data of a representative period.
Answer verdict_of(const AssuranceAssessment& assurance) {
    if (!assurance.begun) return Answer::unanswered;
    if (assurance.counts.partly + assurance.counts.not_met > 0) return Answer::no;
    if (assurance.counts.open > 0 || !is_representative(assurance.period)) return Answer::unknown;
    return Answer::yes;
}

}  // namespace

std::string_view assurance_state_word(AssuranceState state) {
    constexpr std::array<std::string_view, 6> words = {"met", "partly", "not", "open", "advice", "not-applicable"};
    return words[static_cast<std::size_t>(state)];
}

std::string_view assurance_remark_word(AssuranceRemark remark) {
    constexpr std::array<std::string_view, 11> words = {"",        "unanswered",    "unknown",    "reason",
                                                        "outside", "boundary-open", "inside",     "unusual",
                                                        "advice",  "advice-reason", "no-evidence"};
    return words[static_cast<std::size_t>(remark)];
}

std::string_view data_period_word(DataPeriod period) {
    constexpr std::array<std::string_view, 6> words = {"missing", "too-short",     "not-over",
                                                       "fine",    "fine-reasoned", "fine-old"};
    return words[static_cast<std::size_t>(period)];
}

std::string_view system_start_word(SystemStart start) {
    constexpr std::array<std::string_view, 4> words = {"not-given", "bad", "fine", "recent"};
    return words[static_cast<std::size_t>(start)];
}

bool is_representative(DataPeriod period) {
    return period == DataPeriod::fine || period == DataPeriod::fine_reasoned || period == DataPeriod::fine_old;
}

AssuranceAssessment assess_annex2(const rules::Annex2& annex2, const Project& project,
                                  const std::optional<Date>& application_date) {
    AssuranceAssessment all;
    all.requirements.reserve(annex2.size());
    const AssuranceAnswer untouched;
    for (const rules::Annex2Chapter& chapter : annex2.chapters) {
        AssuranceChapter summary;
        summary.inside = inside_boundary(chapter.boundary, project.product);
        summary.first = all.requirements.size();
        summary.size = chapter.requirements.size();
        for (const rules::Annex2Requirement& requirement : chapter.requirements) {
            const auto found = project.assurance.find(requirement.clause);
            const AssuranceAnswer& entered = found == project.assurance.end() ? untouched : found->second;
            const Finding finding = finding_of(requirement, chapter.boundary, summary.inside, entered);
            all.begun = all.begun || !entered.answer.empty();
            count(summary.counts, finding.state);
            count(all.counts, finding.state);
            all.requirements.push_back(
                {requirement.clause, finding.state, finding.remark, requirement.documents.documented_procedure});
        }
        summary.state = worst_of(summary.counts);
        all.chapters.push_back(summary);
    }
    all.period = data_period(project, application_date);
    all.start = system_start(project, application_date);
    all.verdict = verdict_of(all);
    const Answer direct = project.answers.factory_assurance;
    all.contradicts = all.begun && (direct == Answer::yes || direct == Answer::no) && direct != all.verdict;
    return all;
}

Answer factory_assurance(const Project& project, const AssuranceAssessment& assurance) {
    return assurance.begun ? assurance.verdict : project.answers.factory_assurance;
}

std::optional<std::size_t> assurance_index(const AssuranceAssessment& assurance, std::string_view clause) {
    const auto found = std::find_if(assurance.requirements.begin(), assurance.requirements.end(),
                                    [clause](const AssuranceStatus& each) { return each.clause == clause; });
    if (found == assurance.requirements.end()) return std::nullopt;
    return static_cast<std::size_t>(found - assurance.requirements.begin());
}

}  // namespace zuji
