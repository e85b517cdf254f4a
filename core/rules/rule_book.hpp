#pragma once
// The loaded and validated rule packs: clauses, parameters, tables, checklists and open readings of the documents.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace zuji::rules {

/// Text in both languages. Rule data carries its own words so that a pack stays one file.
struct Text {
    std::string zh;
    std::string en;
};

/// One paragraph (or sub-clause) of a document, in our own words.
struct Clause {
    std::string id;       ///< "27", "27-b7", "A1-6", "A2-11.1"
    Text heading;         ///< section number and title
    Text gist;            ///< own-words summary
    std::string kind;     ///< what it says: "scope", "requirement", "procedure" …
    std::string use;      ///< how the tool deals with it: "rule", "table", "checklist", "code", "guidance", "outside"
    Text outside_reason;  ///< why it is outside the tool; empty otherwise
};

/// One way to read an open passage.
struct Reading {
    std::string id;  ///< "a", "b", "c" …
    Text text;
};

/// What an open reading can change: a verdict, a date or a price; a message; only words.
enum class Severity : std::uint8_t { high, medium, low };

/// Who may settle an open reading: nobody but this tool's convention, the user, or the certification body (the user
/// records what it said).
enum class Chooser : std::uint8_t { tool, user, body };

/// An open reading: where the text allows more than one answer.
struct Interpretation {
    std::string id;  ///< "AMB-27"
    Text question;
    std::vector<Reading> readings;
    std::string chosen;  ///< id of the reading that this tool takes
    Text why;
    Severity severity = Severity::low;
    Chooser chooser = Chooser::tool;
    std::vector<std::string> clauses;    ///< paragraphs it is about, "27-b6", "R52006/95-note"
    std::vector<std::string> decisions;  ///< decisions that it touches; empty = none

    /// nullptr when there is none of that id.
    [[nodiscard]] const Reading* reading(std::string_view reading_id) const;
    [[nodiscard]] const Reading& chosen_reading() const { return *reading(chosen); }
};

struct Edition {
    std::string id;        ///< "CGC-R52003:2025"
    std::string short_id;  ///< "R52003"
    std::string version;   ///< "5"
    std::string pack_version;
    Text title;
};

struct Annex2;       // annex2.hpp
struct Checklist;    // table.hpp
class RuleBookData;  // private tables: limits, bands, checklists, conditions

/// Everything the decisions need to know of the two documents. Immutable after load.
class RuleBook {
   public:
    /// Load the packs. `files` maps a path below assets/rules ("common/clauses.json", "cgc-r52003-2025/pack.json", …)
    /// to its bytes. Strict: unknown facts, clauses, units, missing translations, empty, overlapping or gapped bands
    /// without a named interpretation are refused; `where` is "file: JSON path".
    static Result<RuleBook> load(const std::map<std::string, std::string>& files);
    /// Same; `problems` gets everything that is wrong, one error a place, in the order of reading.
    static Result<RuleBook> load(const std::map<std::string, std::string>& files, std::vector<Error>& problems);

    [[nodiscard]] const std::vector<Edition>& editions() const;
    /// nullptr when unknown. `document` is an edition id; clauses common to both are found under either.
    [[nodiscard]] const Clause* clause(std::string_view document, std::string_view paragraph) const;
    /// All clauses of a document in its order; empty when the document is not known.
    [[nodiscard]] const std::vector<Clause>& clauses(std::string_view document) const;
    [[nodiscard]] const Interpretation* interpretation(std::string_view id) const;
    [[nodiscard]] const std::vector<Interpretation>& interpretations() const;
    /// "eligibility", "certificate-contents", "application-documents", "label"; nullptr when unknown.
    [[nodiscard]] const Checklist* checklist(std::string_view id) const;
    /// The requirements of Annex 2 (core/rules/annex2.hpp).
    [[nodiscard]] const Annex2& annex2() const;
    [[nodiscard]] const RuleBookData& data() const { return *data_; }

    RuleBook(RuleBook&&) noexcept;
    RuleBook& operator=(RuleBook&&) noexcept;
    ~RuleBook();

   private:
    RuleBook();
    friend Result<RuleBook> load_rule_book(const std::map<std::string, std::string>& files,
                                           std::vector<Error>& problems);
    std::shared_ptr<const RuleBookData> data_;
};

}  // namespace zuji::rules
