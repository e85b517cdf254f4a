#include "core/report/annex2_tables.hpp"

#include <utility>

#include "core/report/cells.hpp"

namespace zuji {
namespace {

Tone tone_of(AssuranceState state) {
    switch (state) {
        case AssuranceState::met:
            return Tone::good;
        case AssuranceState::partly:
        case AssuranceState::not_met:
            return Tone::bad;
        case AssuranceState::open:
            return Tone::open;
        case AssuranceState::advice:
        case AssuranceState::not_applicable:
            break;
    }
    return Tone::muted;
}

Cell assurance_cell(const Say& say, AssuranceState state) {
    return {say("annex2.state." + std::string(assurance_state_word(state))), tone_of(state), ""};
}

/// Why a requirement is in its state, with the applicant's note.
std::string remark_text(const Say& say, const AssuranceStatus& status, const AssuranceAnswer& entered) {
    const std::string_view word = assurance_remark_word(status.remark);
    std::string text = word.empty() || status.remark == AssuranceRemark::unanswered
                           ? std::string()
                           : say("annex2.remark." + std::string(word));
    const std::string_view note = trim(entered.note);
    if (!text.empty() && !note.empty()) text += "; ";
    return text + std::string(note);
}

Paragraph verdict_paragraph(const ReportFacts& facts, const Say& say) {
    const AssuranceAssessment& annex2 = facts.assessment.annex2;
    const std::string failing = std::to_string(annex2.counts.partly + annex2.counts.not_met);
    if (annex2.verdict == Answer::yes) return {say("annex2.verdict.yes"), Tone::good};
    if (annex2.verdict == Answer::no) return {say("annex2.verdict.no", {failing}), Tone::bad};
    if (annex2.counts.open == 0) return {say("annex2.verdict.period"), Tone::open};
    return {say("annex2.verdict.open", {std::to_string(annex2.counts.open)}), Tone::open};
}

}  // namespace

std::string document_kinds(const Say& say, const rules::DocumentKinds& kinds) {
    std::string text;
    const auto add = [&](bool wanted, std::string_view key) {
        if (wanted) text += (text.empty() ? "" : ", ") + say(key);
    };
    add(kinds.documented_procedure, "annex2.kind.documented-procedure");
    add(kinds.procedure, "annex2.kind.procedure");
    add(kinds.document, "annex2.kind.document");
    add(kinds.record, "annex2.kind.record");
    return or_dash(text);
}

TableBlock annex2_chapters_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"chapter", "name", "state", "met", "not-met", "open", "not-applicable"});
    table.align = {Align::right, Align::left, Align::left, Align::right, Align::right, Align::right, Align::right};
    const std::vector<rules::Annex2Chapter>& chapters = facts.knowledge.rules->annex2().chapters;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const AssuranceChapter& summary = facts.assessment.annex2.chapters[i];
        const AssuranceCounts& counts = summary.counts;
        table.rows.push_back({plain(chapters[i].id), plain(say.pick(chapters[i].name)),
                              assurance_cell(say, summary.state), plain(std::to_string(counts.met + counts.advice)),
                              plain(std::to_string(counts.partly + counts.not_met)), plain(std::to_string(counts.open)),
                              plain(std::to_string(counts.not_applicable))});
    }
    return table;
}

TableBlock annex2_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"clause", "requirement", "obligation", "state", "evidence", "note"});
    const AssuranceAnswer untouched;
    std::size_t index = 0;
    for (const rules::Annex2Chapter& chapter : facts.knowledge.rules->annex2().chapters) {
        for (const rules::Annex2Requirement& each : chapter.requirements) {
            const AssuranceStatus& status = facts.assessment.annex2.requirements[index++];
            const auto found = facts.project.assurance.find(each.clause);
            const AssuranceAnswer& entered = found == facts.project.assurance.end() ? untouched : found->second;
            const bool may = each.obligation == rules::Obligation::may;
            table.rows.push_back({plain(paragraph_label(say, each.clause)), plain(say.pick(each.name)),
                                  plain(say(may ? "annex2.may" : "annex2.shall")), assurance_cell(say, status.state),
                                  plain(or_dash(entered.evidence)), plain(remark_text(say, status, entered))});
        }
    }
    return table;
}

Section annex2_section(const ReportFacts& facts, const Say& say) {
    Section section{"annex2", say("step.annex2"), {}};
    if (!facts.assessment.annex2.begun) {
        section.blocks.push_back(Paragraph{say("annex2.not-begun"), Tone::open});
        return section;
    }
    section.blocks.push_back(verdict_paragraph(facts, say));
    section.blocks.push_back(
        Paragraph{say("annex2.period." + std::string(data_period_word(facts.assessment.annex2.period))), Tone::normal});
    section.blocks.push_back(annex2_chapters_table(facts, say));
    section.blocks.push_back(annex2_table(facts, say));
    return section;
}

}  // namespace zuji
