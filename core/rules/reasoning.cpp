#include "core/rules/reasoning.hpp"

#include <algorithm>
#include <utility>

namespace zuji::rules {
namespace {

void add_once(std::vector<std::string>& list, std::string_view item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.emplace_back(item);
}

NodeOutcome node_outcome(std::string_view outcome) {
    constexpr std::string_view open[] = {"ask", "not-yet", "wait", "open"};
    return std::find(std::begin(open), std::end(open), outcome) != std::end(open) ? NodeOutcome::open
                                                                                  : NodeOutcome::met;
}

/// The last paragraph of a list without its document prefix, for the node's clause.
std::string clause_of(const std::vector<std::string>& cite) {
    return cite.empty() ? std::string() : plain_paragraph(cite.back());
}

TraceNode row_node(const Table& table, const Row& row, const Facts& facts, bool applies) {
    TraceNode node;
    node.key = table.id + "." + row.id;
    node.outcome = applies ? node_outcome(row.outcome) : NodeOutcome::not_met;
    node.clause = clause_of(row.cite);
    node.children = explain(row.when, facts);
    return node;
}

/// Every fact the item asks for, once, with its value.
void add_asked_facts(const Table& table, const Facts& facts, TraceNode& parent) {
    std::vector<std::string> told;
    for (const Row& row : table.rows) {
        for_each_test(row.when, [&](const Test& test) {
            if (std::find(told.begin(), told.end(), test.fact) != told.end()) return;
            told.push_back(test.fact);
            TraceNode node = fact_node("fact." + test.fact, NodeOutcome::info, test.fact, facts.shown(test.fact));
            if (!facts.known(test.fact)) node.outcome = NodeOutcome::open;
            parent.children.push_back(std::move(node));
        });
    }
}

void add_item_row(const Table& table, const Row& row, const Facts& facts, TraceNode& parent) {
    parent.children.push_back(info_node("state." + row.outcome, {}, clause_of(row.cite)));
    TraceNode& state = parent.children.back();
    state.children = explain(row.when, facts);
    if (state.children.empty()) add_asked_facts(table, facts, state);
}

void add_rows(const Table& table, std::size_t found, const Facts& facts, TraceNode& parent) {
    if (table.is_checklist_item) {
        add_item_row(table, table.rows[found], facts, parent);
        return;
    }
    for (std::size_t i = 0; i <= found; ++i) {
        parent.children.push_back(row_node(table, table.rows[i], facts, i == found));
    }
}

}  // namespace

Reasoning::Reasoning(const RuleBook& rules, std::string_view decision, const Facts& facts)
    : rules_(rules), tells_(facts.reasons_wanted()) {
    decision_.name = decision;
    decision_.trace.key = "decision." + decision_.name;
    const std::string_view named = facts.word("document");
    document_ = named.empty() ? rules.editions().front().id : std::string(named);
}

void Reasoning::add_basis(const std::string& document, std::string_view paragraph) {
    if (rules_.clause(document, paragraph) == nullptr) return;
    BasisRef ref{document, std::string(paragraph)};
    if (std::find(decision_.basis.begin(), decision_.basis.end(), ref) == decision_.basis.end()) {
        decision_.basis.push_back(std::move(ref));
    }
}

void Reasoning::cite(std::string_view paragraph) {
    std::string document = document_;
    if (const std::size_t slash = paragraph.find('/'); slash != std::string_view::npos) {
        const EditionData* edition = data().edition(paragraph.substr(0, slash));
        if (edition == nullptr) return;
        document = edition->edition.id;
        paragraph.remove_prefix(slash + 1);
    }
    if (const std::string parent = parent_paragraph(paragraph); !parent.empty()) add_basis(document, parent);
    add_basis(document, paragraph);
}

void Reasoning::cite(const std::vector<std::string>& paragraphs) {
    for (const std::string& paragraph : paragraphs) cite(paragraph);
}

void Reasoning::read(std::string_view interpretation) { add_once(decision_.interpretations, interpretation); }

void Reasoning::read(const std::vector<std::string>& interpretations) {
    for (const std::string& interpretation : interpretations) read(interpretation);
}

void Reasoning::miss(std::string name) { add_once(decision_.missing, name); }

TraceNode& Reasoning::note(TraceNode node) {
    if (!tells_) return left_out_ = std::move(node);
    decision_.trace.children.push_back(std::move(node));
    return decision_.trace.children.back();
}

void Reasoning::take(const Row& row, const Facts& facts) {
    cite(row.cite);
    read(row.readings);
    for (const auto& [name, value] : row.values.items()) decision_.values[name] = value;
    for (const std::string& name : row.missing) {
        if (!facts.known(name)) miss(name);
    }
}

void Reasoning::add_notes(const Table& table, const Facts& facts, TraceNode& parent) {
    for (const Note& remark : table.notes) {
        if (!holds(remark.when, facts)) continue;
        cite(remark.cite);
        read(remark.readings);
        if (!tells_) continue;
        TraceNode node = info_node(table.id + "." + remark.id, {}, clause_of(remark.cite));
        node.children = explain(remark.when, facts);
        parent.children.push_back(std::move(node));
    }
}

const Row& Reasoning::weigh(const Table& table, const Facts& facts, TraceNode& parent) {
    const std::size_t found = std::min(first_row(table, facts), table.rows.size() - 1);
    if (tells_) add_rows(table, found, facts, parent);
    take(table.rows[found], facts);
    add_notes(table, facts, parent);
    return table.rows[found];
}

const Row& Reasoning::decide(const Table& table, const Facts& facts) {
    const Row& row = weigh(table, facts, decision_.trace);
    decision_.outcome = row.outcome;
    return row;
}

Decision Reasoning::finish() {
    if (decision_.trace.clause.empty() && !decision_.basis.empty()) {
        decision_.trace.clause = decision_.basis.front().paragraph;
    }
    return std::move(decision_);
}

TraceNode fact_node(std::string key, NodeOutcome outcome, std::string fact, std::string value, std::string limit,
                    std::string clause) {
    TraceNode node;
    node.key = std::move(key);
    node.outcome = outcome;
    node.fact = std::move(fact);
    node.value = std::move(value);
    node.limit = std::move(limit);
    node.clause = std::move(clause);
    return node;
}

TraceNode info_node(std::string key, std::vector<std::string> args, std::string clause) {
    TraceNode node;
    node.key = std::move(key);
    node.args = std::move(args);
    node.clause = std::move(clause);
    return node;
}

std::string parent_paragraph(std::string_view paragraph) {
    if (const std::size_t bracket = paragraph.find('('); bracket != std::string_view::npos) {
        return std::string(paragraph.substr(0, bracket));
    }
    // "A2-13-p2" keeps its first hyphen, "11-5.2.4-b3" and "27-b7" do not.
    const std::size_t from = paragraph.starts_with('A') ? paragraph.find('-') + 1 : 0;
    const std::size_t hyphen = paragraph.find('-', from);
    return hyphen == std::string_view::npos ? std::string() : std::string(paragraph.substr(0, hyphen));
}

std::string plain_paragraph(std::string_view paragraph) {
    const std::size_t slash = paragraph.find('/');
    return std::string(slash == std::string_view::npos ? paragraph : paragraph.substr(slash + 1));
}

}  // namespace zuji::rules
