// Conditions as JSON: ["fact", "op", operand], {"all": […]}, {"any": […]}, {"not": …}. Operands: true/false, text, a
// list of texts (in), a number or decimal string, or {"limit": "name"}.
#include <algorithm>
#include <array>

#include "core/rules/loader/loader.hpp"

namespace zuji::rules {
namespace {

constexpr std::array<std::pair<std::string_view, Operator>, 8> operators = {{
    {"eq", Operator::eq},
    {"ne", Operator::ne},
    {"lt", Operator::lt},
    {"le", Operator::le},
    {"gt", Operator::gt},
    {"ge", Operator::ge},
    {"in", Operator::in},
    {"present", Operator::present},
}};

const FactSpec* find_fact(const DecisionSpec& decision, std::string_view name) {
    for (const std::span<const FactSpec> specs : {decision.inputs, decision.derived}) {
        const auto found =
            std::find_if(specs.begin(), specs.end(), [name](const FactSpec& s) { return s.name == name; });
        if (found != specs.end()) return &*found;
    }
    return nullptr;
}

bool is_number_type(FactType type) { return type == FactType::integer || type == FactType::decimal; }

bool can_be_compared(FactType type) {
    return is_number_type(type) || type == FactType::boolean || type == FactType::choice || type == FactType::text ||
           type == FactType::product_field;
}

void read_number(const Cursor& operand, Test& test, const RuleBookData& data) {
    test.is_number = true;
    if (!operand.json().is_object()) {
        test.number = operand.decimal();
        return;
    }
    operand.only({"limit"});
    const std::string name = operand.at("limit").text();
    const auto limit =
        std::find_if(data.limits.begin(), data.limits.end(), [&name](const Limit& l) { return l.name == name; });
    if (limit == data.limits.end()) {
        operand.refuse("unknown limit " + name);
        return;
    }
    test.number = limit->value;
}

void check_word(const Cursor& operand, const FactSpec& fact, const std::string& word) {
    if (fact.type != FactType::choice) return;
    const auto words = split_words(fact.words);
    if (std::find(words.begin(), words.end(), word) == words.end()) operand.refuse("the fact is never " + word);
}

void read_words(const Cursor& operand, const FactSpec& fact, Test& test) {
    if (fact.type == FactType::boolean) {
        if (!operand.json().is_boolean()) operand.refuse("true or false is expected");
        test.words.emplace_back(operand.json().is_boolean() && operand.json().get<bool>() ? "true" : "false");
        return;
    }
    if (test.op != Operator::in) {
        test.words.push_back(operand.text());
        check_word(operand, fact, test.words.back());
        return;
    }
    for (const Cursor& item : operand.items()) {
        test.words.push_back(item.text());
        check_word(item, fact, test.words.back());
    }
    if (test.words.empty()) operand.refuse("an empty list");
}

Condition load_test(const Cursor& entry, const DecisionSpec& decision, const RuleBookData& data) {
    Condition condition;
    condition.kind = Condition::Kind::test;
    const std::vector<Cursor> parts = entry.items();
    if (parts.size() < 2 || parts.size() > 3) {
        entry.refuse("a test is [fact, operator, operand]");
        return condition;
    }
    Test& test = condition.test;
    test.fact = parts[0].text();
    const std::string op = parts[1].text();
    const auto found = std::find_if(operators.begin(), operators.end(), [&op](const auto& o) { return o.first == op; });
    if (found == operators.end()) {
        parts[1].refuse("unknown operator " + op);
        return condition;
    }
    test.op = found->second;
    const FactSpec* fact = find_fact(decision, test.fact);
    if (fact == nullptr) {
        parts[0].refuse("unknown fact " + test.fact);
        return condition;
    }
    if ((test.op == Operator::present) != (parts.size() == 2)) {
        entry.refuse("present has no operand, every other operator has one");
        return condition;
    }
    if (test.op == Operator::present) return condition;
    if (!can_be_compared(fact->type)) parts[0].refuse("this kind of fact cannot be compared");
    const bool is_order = test.op != Operator::eq && test.op != Operator::ne && test.op != Operator::in;
    if (is_order && !is_number_type(fact->type)) parts[1].refuse("only numbers are in order");
    if (is_number_type(fact->type)) {
        if (test.op == Operator::in) parts[1].refuse("in is for words");
        read_number(parts[2], test, data);
    } else {
        read_words(parts[2], *fact, test);
    }
    return condition;
}

Condition load_condition(const Cursor& entry, const DecisionSpec& decision, const RuleBookData& data) {
    if (entry.json().is_array()) return load_test(entry, decision, data);
    entry.only({"all", "any", "not"});
    Condition condition;
    if (!entry.json().is_object() || entry.json().size() != 1) {
        entry.refuse("a condition is a test, all, any or not");
        return condition;
    }
    if (entry.has("not")) {
        condition.kind = Condition::Kind::negation;
        condition.parts.push_back(load_condition(entry.at("not"), decision, data));
        return condition;
    }
    condition.kind = entry.has("all") ? Condition::Kind::all : Condition::Kind::any;
    const Cursor list = entry.at(entry.has("all") ? "all" : "any");
    for (const Cursor& part : list.items()) condition.parts.push_back(load_condition(part, decision, data));
    if (condition.parts.empty()) list.refuse("an empty list");
    return condition;
}

Condition load_when(const Cursor& entry, const DecisionSpec& decision, const RuleBookData& data) {
    return entry.has("when") ? load_condition(entry.at("when"), decision, data) : Condition{};
}

void load_values(const Cursor& entry, const TableSpec& table, const RuleBookData& data, Row& row) {
    if (!entry.has("values")) return;
    const auto allowed = split_words(table.values);
    for (const auto& [name, value] : entry.at("values").members()) {
        if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) value.refuse("unknown value " + name);
        const bool names_document = name == "document" && !value.json().is_null();
        if (names_document && data.edition(value.text()) == nullptr) value.refuse("unknown document");
        row.values[name] = value.json();
    }
}

Row load_row(const Cursor& entry, const TableSpec& table, const DecisionSpec& decision, const RuleBookData& data) {
    entry.only({"id", "when", "outcome", "values", "cite", "readings", "missing"});
    Row row;
    row.id = entry.at("id").text();
    row.when = load_when(entry, decision, data);
    row.outcome = entry.at("outcome").text();
    const auto outcomes = split_words(table.outcomes);
    if (std::find(outcomes.begin(), outcomes.end(), row.outcome) == outcomes.end()) {
        entry.at("outcome").refuse("unknown outcome " + row.outcome);
    }
    load_values(entry, table, data, row);
    row.cite = entry.texts("cite");
    row.readings = entry.texts("readings");
    row.missing = entry.texts("missing");
    check_paragraphs(entry, "cite", data);
    check_readings(entry, data);
    for (const std::string& fact : row.missing) {
        if (find_fact(decision, fact) == nullptr) entry.at("missing").refuse("unknown fact " + fact);
    }
    return row;
}

Note load_note(const Cursor& entry, const DecisionSpec& decision, const RuleBookData& data) {
    entry.only({"id", "when", "cite", "readings"});
    Note note{entry.at("id").text(), load_when(entry, decision, data), entry.texts("cite"), entry.texts("readings")};
    if (note.readings.empty() && note.cite.empty()) entry.refuse("the note says nothing");
    check_paragraphs(entry, "cite", data);
    check_readings(entry, data);
    return note;
}

}  // namespace

std::vector<const Clause*> check_clause(const Cursor& place, std::string_view paragraph, const RuleBookData& data) {
    const std::size_t slash = paragraph.find('/');
    const std::string_view id = slash == std::string_view::npos ? paragraph : paragraph.substr(slash + 1);
    const std::string_view document = slash == std::string_view::npos ? std::string_view() : paragraph.substr(0, slash);
    std::vector<const Clause*> meant;
    for (const EditionData& edition : data.editions) {
        if (!document.empty() && document != edition.edition.short_id) continue;
        const auto found = edition.by_id.find(id);
        if (found != edition.by_id.end()) meant.push_back(&edition.clauses[found->second]);
    }
    if (meant.empty()) place.refuse("unknown clause " + std::string(paragraph));
    return meant;
}

void check_paragraph(const Cursor& place, std::string_view paragraph, const RuleBookData& data) {
    const std::vector<const Clause*> meant = check_clause(place, paragraph, data);
    const auto is_passive = [](const Clause* clause) { return clause->use == "guidance" || clause->use == "outside"; };
    if (!meant.empty() && std::all_of(meant.begin(), meant.end(), is_passive)) {
        place.refuse("clause " + std::string(paragraph) + " is cited, so it cannot be of the use " +
                     meant.front()->use);
    }
}

void check_paragraphs(const Cursor& entry, std::string_view key, const RuleBookData& data) {
    if (!entry.has(key)) return;
    for (const Cursor& item : entry.at(key).items()) check_paragraph(item, item.text(), data);
}

void check_readings(const Cursor& entry, const RuleBookData& data) {
    if (!entry.has("readings")) return;
    for (const Cursor& item : entry.at("readings").items()) {
        if (!data.interpretation_index.contains(item.text())) item.refuse("unknown reading " + item.text());
    }
}

Table load_table(const Cursor& entry, std::string id, const TableSpec& spec, const DecisionSpec& decision,
                 const RuleBookData& data) {
    Table table;
    table.id = std::move(id);
    for (const Cursor& row : entry.at("rows").items()) {
        table.rows.push_back(load_row(row, spec, decision, data));
        for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
            if (table.rows[i].id == table.rows.back().id) row.refuse("the row " + table.rows[i].id + " stands twice");
        }
    }
    if (entry.has("notes")) {
        for (const Cursor& note : entry.at("notes").items()) table.notes.push_back(load_note(note, decision, data));
    }
    return table;
}

}  // namespace zuji::rules
