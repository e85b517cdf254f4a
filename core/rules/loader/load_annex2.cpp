// The requirements of Annex 2. Every clause of the annex stands in it exactly once, and nothing else does.

#include <algorithm>
#include <set>

#include "core/rules/loader/loader.hpp"

namespace zuji::rules {
namespace {

constexpr std::string_view annex = "A2-";

BoundaryStage load_stage(const Cursor& chapter) {
    const std::string word = chapter.text_or("boundary", "");
    if (word == "distribution") return BoundaryStage::distribution;
    if (word == "use") return BoundaryStage::use;
    if (word == "end-of-life") return BoundaryStage::end_of_life;
    if (!word.empty()) chapter.at("boundary").refuse("unknown stage " + word);
    return BoundaryStage::any;
}

Obligation load_obligation(const Cursor& place) {
    const std::string word = place.text();
    if (word != "shall" && word != "may") place.refuse("shall or may is expected");
    return word == "may" ? Obligation::may : Obligation::shall;
}

DocumentKinds load_kinds(const Cursor& entry) {
    DocumentKinds kinds;
    if (!entry.has("documents")) return kinds;
    for (const Cursor& item : entry.at("documents").items()) {
        const std::string word = item.text();
        bool* const kind = word == "documented-procedure" ? &kinds.documented_procedure
                           : word == "procedure"          ? &kinds.procedure
                           : word == "document"           ? &kinds.document
                           : word == "record"             ? &kinds.record
                                                          : nullptr;
        if (kind == nullptr) {
            item.refuse("unknown kind of document " + word);
        } else if (*kind) {
            item.refuse(word + " stands twice");
        } else {
            *kind = true;
        }
    }
    return kinds;
}

Text text_or_nothing(const Cursor& entry, std::string_view key) {
    return entry.has(key) ? entry.at(key).both_languages() : Text{};
}

Annex2Requirement load_requirement(const Cursor& entry, const RuleBookData& data) {
    entry.only({"clause", "obligation", "name", "evidence", "documents", "condition", "remark", "differs", "readings"});
    Annex2Requirement requirement;
    requirement.clause = entry.at("clause").text();
    check_paragraph(entry.at("clause"), requirement.clause, data);
    requirement.obligation = load_obligation(entry.at("obligation"));
    requirement.name = entry.at("name").both_languages();
    requirement.evidence = entry.at("evidence").both_languages();
    requirement.documents = load_kinds(entry);
    requirement.condition = text_or_nothing(entry, "condition");
    requirement.remark = text_or_nothing(entry, "remark");
    requirement.differs = text_or_nothing(entry, "differs");
    requirement.readings = entry.texts("readings");
    check_readings(entry, data);
    return requirement;
}

/// A clause belongs to the chapter whose number it begins with: "A2-10.2-p2" to "10".
bool belongs_to(std::string_view clause, std::string_view chapter) {
    if (!clause.starts_with(annex)) return false;
    clause.remove_prefix(annex.size());
    const std::size_t end = clause.find_first_not_of("0123456789");
    return clause.substr(0, end) == chapter;
}

/// Every clause of the annex in every edition is named, once.
void check_coverage(const Cursor& file, const Annex2& annex2, const RuleBookData& data) {
    std::set<std::string, std::less<>> named{annex2.overview};
    for (const Annex2Chapter& chapter : annex2.chapters) {
        for (const Annex2Requirement& each : chapter.requirements) {
            if (!named.insert(each.clause).second) file.refuse("the clause " + each.clause + " stands twice");
        }
    }
    for (const EditionData& edition : data.editions) {
        for (const Clause& clause : edition.clauses) {
            if (clause.id.starts_with(annex) && !named.contains(clause.id)) {
                file.refuse("the clause " + clause.id + " is missing");
            }
        }
        for (const std::string& clause : named) {
            if (!edition.by_id.contains(clause)) {
                file.refuse(edition.edition.short_id + " has no clause " + clause);
            }
        }
    }
}

}  // namespace

void load_annex2(const Cursor& file, RuleBookData& data) {
    file.only({"format", "overview", "chapters"});
    data.annex2.overview = file.at("overview").text();
    check_paragraph(file.at("overview"), data.annex2.overview, data);
    for (const Cursor& entry : file.at("chapters").items()) {
        entry.only({"id", "name", "boundary", "requirements"});
        Annex2Chapter chapter;
        chapter.id = entry.at("id").text();
        if (chapter.id != std::to_string(data.annex2.chapters.size() + 1)) {
            entry.at("id").refuse("chapters are numbered 1, 2, 3 …");
        }
        chapter.name = entry.at("name").both_languages();
        chapter.boundary = load_stage(entry);
        for (const Cursor& item : entry.at("requirements").items()) {
            Annex2Requirement requirement = load_requirement(item, data);
            if (!belongs_to(requirement.clause, chapter.id)) item.at("clause").refuse("a clause of another chapter");
            chapter.requirements.push_back(std::move(requirement));
        }
        if (chapter.requirements.empty()) entry.at("requirements").refuse("there are no requirements");
        data.annex2.chapters.push_back(std::move(chapter));
    }
    if (!file.problems().any()) check_coverage(file.at("chapters"), data.annex2, data);
}

}  // namespace zuji::rules
