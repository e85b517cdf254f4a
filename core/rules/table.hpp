#pragma once
// Decision tables and checklists: ordered rows over facts, the first that holds answers.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/rules/condition.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji::rules {

/// One line of a table. `cite` holds paragraph ids ("27-b7") or ids of one document ("R52006/2-b1").
struct Row {
    std::string id;
    Condition when;
    std::string outcome;
    Json values = Json::object();  ///< constant values that come with the outcome
    std::vector<std::string> cite;
    std::vector<std::string> readings;  ///< open readings chosen by this row
    std::vector<std::string> missing;   ///< facts to name as missing when they are not known
};

/// A remark that does not change the outcome: readings and paragraphs that take part when its condition holds.
struct Note {
    std::string id;
    Condition when;
    std::vector<std::string> cite;
    std::vector<std::string> readings;
};

struct Table {
    std::string id;
    bool is_checklist_item = false;  ///< rows are then told apart by their outcome alone
    std::vector<Row> rows;
    std::vector<Note> notes;
};

/// Index of the first row that holds; rows.size() when none does (the loader refuses such tables).
[[nodiscard]] std::size_t first_row(const Table& table, const Facts& facts);

/// One entry of a checklist, decided by its own rows. `tool_drafts` and `outside_file` are used by the application
/// documents only.
struct ChecklistItem {
    std::string id;
    Text name;
    std::string clause;
    Text question;                    ///< what decides the item; empty when nothing does
    bool tool_drafts = false;         ///< a draft can be generated from the project
    std::string outside_file = "no";  ///< "yes", "if-not-public", "no"
    Table table;                      ///< id = "<checklist>.<item>"
};

struct Checklist {
    std::string id;
    std::vector<ChecklistItem> items;
};

}  // namespace zuji::rules
