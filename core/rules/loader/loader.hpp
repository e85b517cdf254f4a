#pragma once
// The parts of the pack loader. Each reads one kind of file into the data and reports what is wrong to the cursor.

#include <span>
#include <string>

#include "core/rules/decision_spec.hpp"
#include "core/rules/loader/cursor.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji::rules {

/// Clauses that both documents share, with their sections and the reasons for leaving clauses out.
struct CommonClauses {
    std::map<std::string, Text, std::less<>> sections;
    std::map<std::string, Text, std::less<>> reasons;
    struct Entry {
        Clause clause;
        std::string section;
        std::string where;
    };
    std::vector<Entry> entries;
};

CommonClauses load_common_clauses(const Cursor& file);
/// `common/clauses.json` laid under the document's own clauses and headings.
EditionData load_edition(const Cursor& file, const CommonClauses& common);

void load_interpretations(const Cursor& file, RuleBookData& data);
/// Clauses and decisions that the open readings name; after the editions are loaded.
void check_interpretations(const Cursor& file, const RuleBookData& data);
void load_parameters(const Cursor& file, RuleBookData& data);
void load_tables(const Cursor& file, RuleBookData& data);
void load_checklists(const Cursor& file, RuleBookData& data);
/// Needs the editions.
void load_annex2(const Cursor& file, RuleBookData& data);

/// Rows and notes of a table for a decision's facts; limits must be loaded before.
Table load_table(const Cursor& entry, std::string id, const TableSpec& table, const DecisionSpec& decision,
                 const RuleBookData& data);
/// Every row can be reached, some row always holds, every paragraph exists in the document that is cited.
void check_table(const Cursor& entry, const Table& table, const DecisionSpec& decision, const RuleBookData& data);

/// The clauses of that id, in every document or the one that the prefix names; refused when there is none.
std::vector<const Clause*> check_clause(const Cursor& place, std::string_view paragraph, const RuleBookData& data);
/// Refuses a paragraph that a rule cites when it is unknown, or is said to be guidance or outside the tool.
void check_paragraph(const Cursor& place, std::string_view paragraph, const RuleBookData& data);
void check_paragraphs(const Cursor& entry, std::string_view key, const RuleBookData& data);
void check_readings(const Cursor& entry, const RuleBookData& data);

}  // namespace zuji::rules
