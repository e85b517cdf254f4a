#include "core/quote/division.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/text.hpp"

namespace zuji {
namespace {

using rules::Json;

struct Trait {
    const char* name;
    std::string QuoteProduct::*member;
};
constexpr std::array<Trait, 5> traits = {{{"field", &QuoteProduct::field},
                                          {"function", &QuoteProduct::function},
                                          {"scenario", &QuoteProduct::scenario},
                                          {"model", &QuoteProduct::model},
                                          {"address", &QuoteProduct::address}}};
using Key = std::array<std::string, traits.size()>;

/// Units beyond these are not searched for the most similar one: it would take quadratic time.
constexpr std::size_t most_compared = 200;

Key key_of(const QuoteProduct& product) {
    Key key;
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = comparison_key(product.*traits[i].member);
    return key;
}

std::size_t count_differences(const Key& a, const Key& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) count += a[i] == b[i] ? 0U : 1U;
    return count;
}

/// Paragraph of a characteristic, as the decision has told it of the first unit.
std::string clause_of(const rules::Decision& decision, std::string_view trait) {
    for (const rules::TraceNode& unit : decision.trace.children) {
        for (const rules::TraceNode& child : unit.children) {
            if (child.fact == trait) return child.clause;
        }
    }
    return "14";
}

UnitBorder border_of(const QuoteDivision& division, const std::vector<Key>& keys, std::size_t unit) {
    UnitBorder border;
    std::size_t fewest = traits.size() + 1;
    for (std::size_t other = 0; other < std::min(keys.size(), most_compared); ++other) {
        const std::size_t count = other == unit ? fewest : count_differences(keys[unit], keys[other]);
        if (count >= fewest) continue;
        fewest = count;
        border.nearest = other;
    }
    if (keys.size() < 2) return border;
    for (std::size_t i = 0; i < traits.size(); ++i) {
        if (keys[unit][i] == keys[border.nearest][i]) continue;
        border.differs.push_back({traits[i].name, clause_of(division.decision, traits[i].name)});
    }
    return border;
}

std::vector<BlankTrait> blanks_of(const std::vector<QuoteProduct>& products) {
    std::vector<BlankTrait> blanks;
    for (std::size_t i = 0; i < products.size(); ++i) {
        for (const Trait& trait : traits) {
            if (trim(products[i].*trait.member).empty()) blanks.push_back({i, trait.name});
        }
    }
    return blanks;
}

/// A name that no unit before has: with the model, then with a number.
std::string free_name(const std::vector<QuoteUnit>& units, const QuoteProduct& product) {
    const auto taken = [&](const std::string& name) {
        return std::any_of(units.begin(), units.end(), [&](const QuoteUnit& unit) { return unit.name == name; });
    };
    const std::string name = product.name.empty() ? product.model : product.name;
    if (name.empty() || !taken(name)) return name;
    const std::string with_model = product.name.empty() ? name : name + " " + product.model;
    if (!product.model.empty() && !taken(with_model)) return with_model;
    std::size_t number = 2;
    while (taken(with_model + " (" + std::to_string(number) + ")")) ++number;
    return with_model + " (" + std::to_string(number) + ")";
}

QuoteUnit unit_named(const Quote& quote, const std::string& name) {
    const auto known =
        std::find_if(quote.units.begin(), quote.units.end(), [&](const QuoteUnit& unit) { return unit.name == name; });
    if (known != quote.units.end() && !name.empty()) return *known;
    QuoteUnit unit;
    unit.name = name;
    return unit;
}

}  // namespace

Result<QuoteDivision> divide_products(const rules::RuleBook& rules, const Quote& quote) {
    if (quote.products.empty()) return Error{"no-products", "products", {}};
    Json input = Json::object();
    Json list = Json::array();
    for (const QuoteProduct& product : quote.products) {
        Json row = Json::object();
        for (const Trait& trait : traits) row[trait.name] = product.*trait.member;
        list.push_back(std::move(row));
    }
    input["products"] = std::move(list);
    Result<rules::Decision> decision = rules::decide(rules, "units", input);
    if (!decision) return decision.error();
    auto units = decision.value().values.at("units").get<std::vector<std::vector<std::size_t>>>();
    QuoteDivision division{std::move(decision).value(), std::move(units), {}, blanks_of(quote.products)};
    std::vector<Key> keys;
    for (const auto& members : division.units) keys.push_back(key_of(quote.products[members.front()]));
    for (std::size_t i = 0; i < keys.size(); ++i) division.borders.push_back(border_of(division, keys, i));
    return division;
}

std::vector<QuoteUnit> units_of(const Quote& quote, const QuoteDivision& division) {
    std::vector<QuoteUnit> units;
    for (const std::vector<std::size_t>& members : division.units) {
        const QuoteProduct& first = quote.products[members.front()];
        QuoteUnit unit = unit_named(quote, free_name(units, first));
        Entered most;
        for (const std::size_t member : members) {
            const Entered& items = quote.products[member].bom_items;
            if (items.has_value() && (!most.has_value() || items.value() > most.value())) most = items;
        }
        if (most.has_value()) unit.bom_items = most;
        units.push_back(std::move(unit));
    }
    return units;
}

}  // namespace zuji
