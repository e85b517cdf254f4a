#include "core/training/solve.hpp"

#include <charconv>

#include "core/footprint/inventory.hpp"
#include "core/rules/decide.hpp"

namespace zuji::training {
namespace {

constexpr int effect_digits = 12;
constexpr int shown_digits = 2;

Result<Json> ask_footprint(const Solver& solver, const Json& inventory) {
    const Result<std::string> text = footprint_of_inventory(dump_json(inventory), *solver.factors);
    if (!text) return text.error();
    Result<Json> answer = parse_json_exact(text.value());
    if (answer && !answer.value().at("complete").get<bool>()) return Error{"incomplete-footprint", "", {}};
    return answer;
}

Result<Json> ask_decision(const Solver& solver, std::string_view name, const Json& input) {
    const Result<rules::Decision> decision = rules::decide(*solver.rules, name, input, rules::Reasons::left_out);
    if (!decision) return decision.error();
    Json answer = rules::to_json(decision.value());
    answer.erase("trace");
    return answer;
}

/// A number, or the total of an inventory.
Result<Decimal> kilograms(const Solver& solver, const Json& input, const char* key) {
    if (!input.is_object() || !input.contains(key)) return Error{"missing-input", key, {key}};
    const Json& value = input.at(key);
    if (!value.is_object() || is_exact_number(value)) return decimal_from_json(value, key);
    const Result<Json> answer = ask_footprint(solver, value);
    if (!answer) {
        Error error = answer.error();
        error.where = error.where.empty() ? key : std::string(key) + "." + error.where;
        return error;
    }
    return decimal_from_json(answer.value().at("total"), key);
}

Result<Json> ask_effect(const Solver& solver, const Json& input) {
    const Result<Decimal> declared = kilograms(solver, input, "declared");
    if (!declared) return declared.error();
    const Result<Decimal> corrected = kilograms(solver, input, "corrected");
    if (!corrected) return corrected.error();
    const Result<Effect> effect = effect_of(declared.value(), corrected.value());
    if (!effect) return effect.error();
    Json question = {{"effectPercent", effect.value().larger.to_string()}};
    question["misleads"] = input.contains("misleads") ? input.at("misleads") : Json(false);
    Result<Json> answer = ask_decision(solver, "finding-class", question);
    if (!answer) return answer;
    Json& values = answer.value()["values"];
    values["declared"] = declared.value().to_string();
    values["corrected"] = corrected.value().to_string();
    values["ofDeclared"] = round_gbt8170(effect.value().of_declared, shown_digits);
    values["ofCorrected"] = round_gbt8170(effect.value().of_corrected, shown_digits);
    return answer;
}

}  // namespace

Result<Json> solve(const Solver& solver, std::string_view name, const Json& input) {
    if (name == "footprint") return ask_footprint(solver, input);
    if (name == "effect") return ask_effect(solver, input);
    return ask_decision(solver, name, input);
}

const Json* member_at(const Json& value, std::string_view path) {
    const Json* at = &value;
    while (!path.empty()) {
        if (path.front() != '/') return nullptr;
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string name(path.substr(0, end));
        path.remove_prefix(end);
        if (at->is_object() && at->contains(name)) {
            at = &at->at(name);
        } else if (at->is_array()) {
            std::size_t index = 0;
            const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), index);
            if (error != std::errc() || stop != name.data() + name.size() || index >= at->size()) return nullptr;
            at = &at->at(index);
        } else {
            return nullptr;
        }
    }
    return at;
}

Decimal quotient_cut(const Decimal& numerator, const Decimal& denominator, int digits) {
    const Decimal whole = denominator.abs();
    Decimal rest = numerator.abs();
    // The largest power of ten by which the quotient is not smaller, then digit by digit downwards.
    int power = -digits;
    const auto power_of_ten = [](int exponent) {
        std::string text = exponent >= 0 ? "1" + std::string(static_cast<std::size_t>(exponent), '0')
                                         : "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + "1";
        return Decimal::parse(text).value();
    };
    while (power_of_ten(power + 1) * whole <= rest) ++power;
    Decimal quotient;
    for (; power >= -digits; --power) {
        const Decimal unit = power_of_ten(power);
        const Decimal step = unit * whole;
        while (step <= rest) {
            rest = rest - step;
            quotient = quotient + unit;
        }
    }
    return numerator.is_negative() != denominator.is_negative() ? -quotient : quotient;
}

Result<Effect> effect_of(const Decimal& declared, const Decimal& corrected) {
    if (declared.is_zero() || corrected.is_zero()) return Error{"division-by-zero", "", {}};
    constexpr std::int64_t percent = 100;
    const Decimal change = (corrected - declared) * Decimal(percent);
    Effect effect{declared,
                  corrected,
                  quotient_cut(change, declared, effect_digits),
                  quotient_cut(change, corrected, effect_digits),
                  {}};
    effect.larger = effect.of_declared.abs() < effect.of_corrected.abs() ? effect.of_corrected : effect.of_declared;
    return effect;
}

}  // namespace zuji::training
