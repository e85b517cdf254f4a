// A table is tried with every combination of what its facts can be: each row must answer for some of them, and some row
// for each. Numbers stand for themselves just below, at and just above every limit they are compared with.
#include <algorithm>
#include <map>

#include "core/rules/loader/loader.hpp"

namespace zuji::rules {
namespace {

constexpr std::size_t most_combinations = 200'000;

/// What one fact can be.
struct Domain {
    std::string fact;
    std::vector<FactValue> values;
};

using TestsByFact = std::map<std::string, std::vector<const Test*>>;

TestsByFact collect_tests(const Table& table) {
    TestsByFact tests;
    const auto add = [&tests](const Test& test) { tests[test.fact].push_back(&test); };
    for (const Row& row : table.rows) for_each_test(row.when, add);
    for (const Note& note : table.notes) for_each_test(note.when, add);
    return tests;
}

void add_number(std::vector<Decimal>& numbers, const Decimal& number, Bound bound) {
    if (bound != Bound::any && number.is_negative()) return;
    if (bound == Bound::positive && number.is_zero()) return;
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
}

std::vector<FactValue> number_values(const FactSpec& spec, const std::vector<const Test*>& tests) {
    const Decimal step = spec.type == FactType::integer ? Decimal(1) : Decimal::parse("0.01").value();
    std::vector<Decimal> numbers;
    for (const Test* test : tests) {
        if (!test->is_number) continue;
        for (const Decimal& number : {test->number - step, test->number, test->number + step}) {
            add_number(numbers, number, spec.bound);
        }
    }
    if (numbers.empty()) numbers.emplace_back(1);
    std::vector<FactValue> values;
    for (const Decimal& number : numbers) {
        if (spec.type == FactType::integer) {
            values.emplace_back(number.to_int64().value_or(0));
        } else {
            values.emplace_back(number);
        }
    }
    return values;
}

std::vector<FactValue> word_values(const FactSpec& spec, const std::vector<const Test*>& tests) {
    std::vector<std::string> words;
    if (spec.type == FactType::choice) {
        for (const std::string_view word : split_words(spec.words)) words.emplace_back(word);
    } else {
        words.emplace_back("\x01");  // any other text
        for (const Test* test : tests) {
            for (const std::string& word : test->words) {
                if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
            }
        }
    }
    return {words.begin(), words.end()};
}

std::vector<FactValue> possible_values(const FactSpec& spec, const std::vector<const Test*>& tests) {
    std::vector<FactValue> values;
    switch (spec.type) {
        case FactType::boolean:
            values = {FactValue(true), FactValue(false)};
            break;
        case FactType::integer:
        case FactType::decimal:
            values = number_values(spec, tests);
            break;
        case FactType::choice:
        case FactType::text:
        case FactType::product_field:
            values = word_values(spec, tests);
            break;
        default:
            values = {FactValue(true)};
            break;  // only `present` can be asked
    }
    if (spec.presence == Presence::optional) values.emplace_back();
    return values;
}

std::vector<Domain> domains_of(const Table& table, const DecisionSpec& decision) {
    const TestsByFact tests = collect_tests(table);
    std::vector<Domain> domains;
    for (const std::span<const FactSpec> specs : {decision.inputs, decision.derived}) {
        for (const FactSpec& spec : specs) {
            const auto used = tests.find(std::string(spec.name));
            if (used != tests.end()) domains.push_back({used->first, possible_values(spec, used->second)});
        }
    }
    return domains;
}

std::size_t combinations(const std::vector<Domain>& domains) {
    std::size_t count = 1;
    for (const Domain& domain : domains) {
        count *= domain.values.size();
        if (count > most_combinations) return count;
    }
    return count;
}

/// Sets the facts to the next combination; false after the last.
bool next_combination(const std::vector<Domain>& domains, std::vector<std::size_t>& at, Facts& facts) {
    for (std::size_t i = 0; i < domains.size(); ++i) {
        at[i] = (at[i] + 1) % domains[i].values.size();
        facts.set(domains[i].fact, domains[i].values[at[i]]);
        if (at[i] != 0) return true;
    }
    return false;
}

bool has_input(const DecisionSpec& decision, std::string_view name) {
    return std::any_of(decision.inputs.begin(), decision.inputs.end(),
                       [name](const FactSpec& spec) { return spec.name == name; });
}

/// Documents that may be cited for these facts.
std::vector<const EditionData*> cited_documents(const DecisionSpec& decision, const Facts& facts,
                                                const RuleBookData& data) {
    if (!has_input(decision, "document")) return {&data.editions.front()};
    if (const EditionData* named = data.edition(facts.word("document"))) return {named};
    std::vector<const EditionData*> all;
    for (const EditionData& edition : data.editions) all.push_back(&edition);
    return all;
}

void check_cited(const Cursor& place, const std::vector<std::string>& cite, const DecisionSpec& decision,
                 const Facts& facts, const RuleBookData& data) {
    for (const EditionData* document : cited_documents(decision, facts, data)) {
        for (const std::string& paragraph : cite) {
            const bool names_document = paragraph.find('/') != std::string::npos;
            if (!names_document && !document->by_id.contains(paragraph)) {
                place.refuse("clause " + paragraph + " is not in " + document->edition.id);
            }
        }
    }
}

}  // namespace

void check_table(const Cursor& entry, const Table& table, const DecisionSpec& decision, const RuleBookData& data) {
    if (entry.problems().any_inside(entry.where())) return;  // a half-read table says nothing more
    const Cursor rows = entry.at("rows");
    const std::vector<Domain> domains = domains_of(table, decision);
    if (combinations(domains) > most_combinations) {
        rows.refuse("the rows compare too many facts at once");
        return;
    }
    Facts facts;
    for (const Domain& domain : domains) facts.set(domain.fact, domain.values.front());
    std::vector<std::size_t> at(domains.size(), 0);
    std::vector<bool> reached(table.rows.size(), false);
    std::vector<bool> remarked(table.notes.size(), false);
    bool gap = false;
    do {
        const std::size_t row = first_row(table, facts);
        if (row == table.rows.size()) {
            gap = true;
            continue;
        }
        reached[row] = true;
        check_cited(rows, table.rows[row].cite, decision, facts, data);
        for (std::size_t i = 0; i < table.notes.size(); ++i) {
            if (!holds(table.notes[i].when, facts)) continue;
            remarked[i] = true;
            check_cited(entry.at("notes"), table.notes[i].cite, decision, facts, data);
        }
    } while (next_combination(domains, at, facts));

    if (gap) rows.refuse("no row answers for some combination of facts");
    const std::vector<Cursor> row_places = rows.items();
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (!reached[i]) row_places[i].refuse("the row " + table.rows[i].id + " can never be reached");
    }
    for (std::size_t i = 0; i < remarked.size(); ++i) {
        if (!remarked[i]) entry.at("notes").refuse("the note " + table.notes[i].id + " can never hold");
    }
}

}  // namespace zuji::rules
