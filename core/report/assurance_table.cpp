#include "core/report/assurance_table.hpp"

#include "core/report/cells.hpp"

namespace zuji {
namespace {

Cell answer_cell(const Say& say, const std::string& answer) {
    const std::string text = say("report.assurance-answer." + (answer.empty() ? std::string("none") : answer));
    if (answer == "conforming") return {text, Tone::good, ""};
    if (answer == "not") return {text, Tone::bad, ""};
    if (answer == "not-applicable") return {text, Tone::muted, ""};
    return {text, answer == "partly" ? Tone::draft : Tone::open, ""};
}

}  // namespace

// CLAUSE R52003/A2
TableBlock assurance_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"clause", "requirement", "assurance-answer", "evidence", "note"});
    const std::string document =
        facts.assessment.document.empty() ? facts.knowledge.rules->editions().front().id : facts.assessment.document;
    for (const rules::Clause& clause : facts.knowledge.rules->clauses(document)) {
        if (!clause.id.starts_with("A2-")) continue;
        const auto found = facts.project.assurance.find(clause.id);
        const AssuranceAnswer answer = found == facts.project.assurance.end() ? AssuranceAnswer{} : found->second;
        table.rows.push_back({plain(paragraph_label(say, clause.id)), plain(say.pick(clause.gist)),
                              answer_cell(say, answer.answer), plain(answer.evidence), plain(answer.note)});
    }
    return table;
}

}  // namespace zuji
