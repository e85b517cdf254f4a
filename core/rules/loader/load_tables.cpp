#include <algorithm>

#include "core/rules/loader/loader.hpp"

namespace zuji::rules {
namespace {

struct Owner {
    const DecisionSpec* decision = nullptr;
    const TableSpec* table = nullptr;
};

using TablesOf = std::span<const TableSpec> DecisionSpec::*;

/// The decision that reads a table (or checklist) of this id.
Owner find_owner(std::string_view id, TablesOf tables) {
    for (const DecisionSpec* decision : decision_specs()) {
        for (const TableSpec& table : decision->*tables) {
            if (table.id == id) return {decision, &table};
        }
    }
    return {};
}

template <class Has>
void require_all(const Cursor& list, TablesOf tables, Has has) {
    for (const DecisionSpec* decision : decision_specs()) {
        for (const TableSpec& table : decision->*tables) {
            if (!has(table.id)) list.refuse(std::string(table.id) + " is missing");
        }
    }
}

ChecklistItem load_item(const Cursor& entry, const std::string& checklist, const Owner& owner,
                        const RuleBookData& data) {
    entry.only({"id", "name", "clause", "question", "draft", "outside", "rows", "notes"});
    ChecklistItem item;
    item.id = entry.at("id").text();
    item.name = entry.at("name").both_languages();
    item.clause = entry.at("clause").text();
    check_paragraph(entry.at("clause"), item.clause, data);
    if (entry.has("question")) item.question = entry.at("question").both_languages();
    item.tool_drafts = entry.flag_or("draft", false);
    item.outside_file = entry.text_or("outside", "no");
    const auto outside = split_words("yes if-not-public no");
    if (std::find(outside.begin(), outside.end(), item.outside_file) == outside.end()) {
        entry.at("outside").refuse("yes, if-not-public or no is expected");
    }
    item.table = load_table(entry, checklist + "." + item.id, *owner.table, *owner.decision, data);
    item.table.is_checklist_item = true;
    check_table(entry, item.table, *owner.decision, data);
    return item;
}

void load_checklist(const Cursor& entry, RuleBookData& data) {
    entry.only({"id", "items"});
    Checklist checklist{entry.at("id").text(), {}};
    const Owner owner = find_owner(checklist.id, &DecisionSpec::checklists);
    if (owner.decision == nullptr) {
        entry.at("id").refuse("no decision uses the checklist " + checklist.id);
        return;
    }
    for (const Cursor& item : entry.at("items").items()) {
        checklist.items.push_back(load_item(item, checklist.id, owner, data));
        for (std::size_t i = 0; i + 1 < checklist.items.size(); ++i) {
            if (checklist.items[i].id == checklist.items.back().id) item.refuse("the item stands twice");
        }
    }
    if (checklist.items.empty()) entry.at("items").refuse("there are no items");
    data.checklists.push_back(std::move(checklist));
}

}  // namespace

void load_tables(const Cursor& file, RuleBookData& data) {
    file.only({"format", "tables"});
    const Cursor list = file.at("tables");
    const auto has = [&data](std::string_view id) {
        return std::any_of(data.tables.begin(), data.tables.end(), [id](const Table& t) { return t.id == id; });
    };
    for (const Cursor& entry : list.items()) {
        entry.only({"id", "rows", "notes"});
        const std::string id = entry.at("id").text();
        const Owner owner = find_owner(id, &DecisionSpec::tables);
        if (owner.decision == nullptr) {
            entry.at("id").refuse("no decision uses the table " + id);
            continue;
        }
        if (has(id)) entry.refuse("the table " + id + " stands twice");
        data.tables.push_back(load_table(entry, id, *owner.table, *owner.decision, data));
        check_table(entry, data.tables.back(), *owner.decision, data);
    }
    require_all(list, &DecisionSpec::tables, has);
}

void load_checklists(const Cursor& file, RuleBookData& data) {
    file.only({"format", "checklists"});
    const Cursor list = file.at("checklists");
    for (const Cursor& entry : list.items()) load_checklist(entry, data);
    require_all(list, &DecisionSpec::checklists, [&data](std::string_view id) {
        return std::any_of(data.checklists.begin(), data.checklists.end(),
                           [id](const Checklist& c) { return c.id == id; });
    });
}

}  // namespace zuji::rules
