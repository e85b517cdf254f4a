// CLAUSE R52003/14, R52003/15, R52006/14, R52006/15: products share a certification unit only when field, main function
// and use scenario, model and production address are all the same.
#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.hpp"
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec product_members[] = {
    fact::text("field"), fact::text("function"), fact::text("scenario"), fact::text("model"), fact::text("address"),
};
constexpr FactSpec inputs[] = {fact::objects("products", product_members)};

/// A part of the key, the paragraph that makes it one, and the reading that is open when it alone differs.
struct KeyPart {
    const char* name;
    const char* clause;
    const char* reading_alone;
};
constexpr std::array<KeyPart, 5> key_parts = {{
    {"field", "14-b1", "AMB-13"},
    {"function", "14-b2", "AMB-14"},
    {"scenario", "14-b2", "AMB-14"},
    {"model", "14-b3", nullptr},
    {"address", "14-b4", "AMB-16"},
}};
using Key = std::array<std::string, key_parts.size()>;

struct Unit {
    Key key;
    std::vector<std::size_t> products;
};

Key key_of(const Facts& product) {
    Key key;
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = comparison_key(product.word(key_parts[i].name));
    return key;
}

std::vector<Unit> divide(const std::vector<Facts>& products) {
    std::map<Key, std::size_t> seen;
    std::vector<Unit> units;
    for (std::size_t i = 0; i < products.size(); ++i) {
        Key key = key_of(products[i]);
        const auto [place, is_new] = seen.emplace(key, units.size());
        if (is_new) units.push_back({std::move(key), {}});
        units[place->second].products.push_back(i);
    }
    return units;
}

/// Parts in which two keys differ.
std::vector<std::size_t> differences(const Key& a, const Key& b) {
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i]) parts.push_back(i);
    }
    return parts;
}

/// How the unit is set apart from the first one: the first step in which they differ.
TraceNode unit_node(const std::vector<Unit>& units, std::size_t index, const std::vector<Facts>& products) {
    const Facts& product = products[units[index].products.front()];
    TraceNode node =
        info_node("units.unit", {std::to_string(index + 1), std::to_string(units[index].products.size())}, "14");
    node.outcome = NodeOutcome::met;
    for (std::size_t i = 0; i < key_parts.size(); ++i) {
        const std::string name = key_parts[i].name;
        const bool differs = index > 0 && units[index].key[i] != units.front().key[i];
        const NodeOutcome outcome = index == 0 ? NodeOutcome::info : differs ? NodeOutcome::not_met : NodeOutcome::met;
        node.children.push_back(fact_node("fact." + name, outcome, name, std::string(product.word(name)),
                                          index == 0 ? "" : std::string(products.front().word(name)),
                                          key_parts[i].clause));
    }
    return node;
}

void note_readings(Reasoning& reasoning, const std::vector<Unit>& units) {
    // Comparing with the first unit shows which parts set units apart; all pairs would take quadratic time.
    for (std::size_t i = 1; i < units.size(); ++i) {
        const std::vector<std::size_t> parts = differences(units.front().key, units[i].key);
        for (const std::size_t part : parts) reasoning.cite(key_parts[part].clause);
        const char* reading = parts.size() == 1 ? key_parts[parts.front()].reading_alone : nullptr;
        if (reading != nullptr) reasoning.read(reading);
    }
    const bool shared = std::any_of(units.begin(), units.end(), [](const Unit& u) { return u.products.size() > 1; });
    if (shared) reasoning.read("AMB-15");
}

/// A part that was left blank cannot be compared: the unit is to be agreed.
void note_blank_parts(Reasoning& reasoning, const std::vector<Facts>& products) {
    for (std::size_t i = 0; i < products.size(); ++i) {
        for (const KeyPart& part : key_parts) {
            if (!trim(products[i].word(part.name)).empty()) continue;
            const std::string path = "products[" + std::to_string(i) + "]." + part.name;
            reasoning.cite("15");
            reasoning.miss(path);
            reasoning.note(fact_node("units.blank", NodeOutcome::open, path, "", "", "15"));
        }
    }
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "units", facts);
    reasoning.cite("14");
    const std::vector<Facts>& products = facts.objects("products");
    const std::vector<Unit> units = divide(products);
    Json lists = Json::array();
    for (std::size_t i = 0; i < units.size(); ++i) {
        lists.push_back(units[i].products);
        reasoning.note(unit_node(units, i, products));
    }
    if (units.empty()) reasoning.note(info_node("units.none", {}, "14"));
    note_readings(reasoning, units);
    note_blank_parts(reasoning, products);
    reasoning.set_value("count", units.size());
    reasoning.set_value("units", std::move(lists));
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& units_decision() {
    static constexpr DecisionSpec spec{"units", inputs, {}, {}, {}, run};
    return spec;
}

}  // namespace zuji::rules
