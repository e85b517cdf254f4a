#include <algorithm>
#include <cctype>

#include "core/rules/facts.hpp"
#include "core/rules/loader/loader.hpp"

namespace zuji::rules {
namespace {

constexpr std::string_view uses = "rule table checklist code guidance outside";
constexpr std::string_view kinds =
    "acceptance-of-verification application-doc cancellation certificate-content change conclusion cut-off "
    "data-quality "
    "decision definition doc-review eligibility evidence exemption factory-assurance fee functional-unit label "
    "liability "
    "man-day method nonconformity people planning post-issue recertification report reporting restoration review "
    "revocation risk scope site-inspection strategy surveillance suspension timeline unit-division validity "
    "verification";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits at the start of `text` as a number; they are removed.
std::int64_t take_number(std::string_view& text) {
    std::int64_t value = 0;
    while (!text.empty() && is_digit(text.front())) {
        value = value * 10 + (text.front() - '0');
        text.remove_prefix(1);
    }
    return value;
}

/// Notes and tails stand after the numbered parts of their paragraph.
std::string order_key(std::string_view id) {
    std::string key(id);
    for (const std::string_view last : {"-note", "-tail"}) {
        if (const std::size_t at = key.find(last); at != std::string::npos) key.replace(at + 1, last.size() - 1, "~");
    }
    return key;
}

/// Document order of paragraph ids: numbers by value, paragraphs before annexes.
bool stands_before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::int64_t left = take_number(a);
            const std::int64_t right = take_number(b);
            if (left != right) return left < right;
        } else if (a.front() != b.front()) {
            return a.front() < b.front();
        } else {
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return a.empty() && !b.empty();
}

void load_sections(const Cursor& sections, std::map<std::string, Text, std::less<>>& into) {
    for (const auto& [key, section] : sections.members()) into[key] = section.both_languages();
}

bool is_among(std::string_view word, std::string_view list) {
    const auto words = split_words(list);
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Annex 1 lists what is to be handed in, Annex 2 what a factory must do: none of it is only to be read.
bool is_annex_item(std::string_view id) { return id.starts_with("A1-") || id.starts_with("A2-"); }

CommonClauses::Entry load_clause(const Cursor& entry, const CommonClauses& common) {
    entry.only({"id", "in", "kind", "use", "reason", "zh", "en"});
    Clause clause;
    clause.id = entry.at("id").text();
    clause.gist = {entry.at("zh").text(), entry.at("en").text()};
    clause.kind = entry.at("kind").text();
    if (!is_among(clause.kind, kinds)) entry.at("kind").refuse("unknown kind");
    clause.use = entry.at("use").text();
    if (!is_among(clause.use, uses)) entry.at("use").refuse("unknown use");
    if (is_annex_item(clause.id) && (clause.use == "guidance" || clause.use == "outside")) {
        entry.at("use").refuse("an item of an annex is never of the use " + clause.use);
    }
    if ((clause.use == "outside") != entry.has("reason")) entry.refuse("a reason belongs to the use outside");
    if (entry.has("reason")) {
        const auto reason = common.reasons.find(entry.at("reason").text());
        if (reason == common.reasons.end()) entry.at("reason").refuse("unknown reason");
        if (reason != common.reasons.end()) clause.outside_reason = reason->second;
    }
    return {std::move(clause), entry.at("in").text(), entry.where()};
}

Edition load_edition_head(const Cursor& head) {
    head.only({"id", "shortId", "version", "packVersion", "title", "revised"});
    return {head.at("id").text(), head.at("shortId").text(), head.at("version").text(), head.at("packVersion").text(),
            head.at("title").both_languages()};
}

void load_standards(const Cursor& file, EditionData& edition) {
    for (const Cursor& entry : file.at("standards").items()) {
        entry.only({"productKind", "standard", "clause", "open", "readings"});
        StandardEntry standard{entry.at("productKind").text(), entry.at("standard").text(), entry.at("clause").text(),
                               entry.flag_or("open", false), entry.texts("readings")};
        if (!edition.by_id.contains(standard.clause)) entry.at("clause").refuse("unknown clause " + standard.clause);
        for (const StandardEntry& other : edition.standards) {
            if (other.product_kind == standard.product_kind) entry.refuse("two standards for one kind of product");
        }
        edition.standards.push_back(std::move(standard));
    }
    const Cursor unlisted = file.at("unlisted");
    unlisted.only({"readings"});
    edition.unlisted_readings = unlisted.texts("readings");
}

void add_clauses(const Cursor& file, std::vector<CommonClauses::Entry> entries,
                 const std::map<std::string, Text, std::less<>>& sections, EditionData& edition) {
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return stands_before(order_key(a.clause.id), order_key(b.clause.id));
    });
    for (CommonClauses::Entry& entry : entries) {
        const auto section = sections.find(entry.section);
        if (section == sections.end()) {
            file.problems().add(entry.where + ".in", "unknown section " + entry.section);
            continue;
        }
        entry.clause.heading = section->second;
        if (!edition.by_id.emplace(entry.clause.id, edition.clauses.size()).second) {
            file.problems().add(entry.where, "the clause " + entry.clause.id + " stands twice");
        }
        edition.clauses.push_back(std::move(entry.clause));
    }
}

}  // namespace

CommonClauses load_common_clauses(const Cursor& file) {
    file.only({"format", "sections", "reasons", "clauses"});
    CommonClauses common;
    load_sections(file.at("sections"), common.sections);
    load_sections(file.at("reasons"), common.reasons);
    for (const Cursor& entry : file.at("clauses").items()) common.entries.push_back(load_clause(entry, common));
    if (common.entries.empty()) file.refuse("there are no clauses");
    return common;
}

EditionData load_edition(const Cursor& file, const CommonClauses& common) {
    file.only({"format", "edition", "sections", "clauses", "standards", "unlisted"});
    EditionData edition;
    const Cursor head = file.at("edition");
    edition.edition = load_edition_head(head);
    edition.revised = head.at("revised").date();

    std::map<std::string, Text, std::less<>> sections = common.sections;
    load_sections(file.at("sections"), sections);
    std::vector<CommonClauses::Entry> entries = common.entries;
    for (const Cursor& entry : file.at("clauses").items()) entries.push_back(load_clause(entry, common));
    add_clauses(file, std::move(entries), sections, edition);
    load_standards(file, edition);
    return edition;
}

}  // namespace zuji::rules
