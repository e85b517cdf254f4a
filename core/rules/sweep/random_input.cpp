#include "core/rules/sweep/random_input.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace zuji::rules {
namespace {

constexpr std::uint64_t golden_gamma = 0x9e3779b97f4a7c15U;

Decimal decimal_of(const char* text) { return Decimal::parse(text).value(); }

/// One below, the number itself and one above.
void add_around(std::vector<std::int64_t>& numbers, std::int64_t number) {
    for (const std::int64_t near : {number - 1, number, number + 1}) {
        if (near >= 0 && std::find(numbers.begin(), numbers.end(), near) == numbers.end()) numbers.push_back(near);
    }
}

/// Days on which adding months goes wrong when it goes wrong: month ends, leap days, turns of the year.
Date awkward_day(Random& random) {
    constexpr std::array<std::array<int, 3>, 10> days = {{{2024, 2, 29},
                                                          {2025, 2, 28},
                                                          {2026, 2, 28},
                                                          {2026, 8, 31},
                                                          {2025, 12, 31},
                                                          {2026, 1, 1},
                                                          {2026, 3, 31},
                                                          {2027, 11, 30},
                                                          {2026, 6, 15},
                                                          {2028, 2, 29}}};
    const auto& [year, month, day] = days[random.below(days.size())];
    return Date::from_civil(year, month, day).value();
}

constexpr std::size_t days_of_sweep = 4000;
constexpr int first_day_of_sweep = 18600;  // in 2020

}  // namespace

std::uint64_t Random::next() {
    state_ += golden_gamma;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

RandomInput::RandomInput(const RuleBookData& data, std::uint64_t seed)
    : random_(seed), month_steps_{0}, day_steps_{0}, integers_{0, 1, 2, 1200} {
    for (const Limit& limit : data.limits) {
        const int whole = static_cast<int>(limit.value.to_int64().value_or(0));
        if (limit.unit == "%") {
            percents_.push_back(limit.value);
        } else if (limit.unit == "month") {
            month_steps_.push_back(whole);
        } else if (limit.unit == "day") {
            day_steps_.push_back(whole);
        }
        if (limit.unit == "item" || limit.unit == "job" || limit.unit == "month") add_around(integers_, whole);
    }
    for (const BandTable& table : data.bands) {
        for (const Band& band : table.bands) add_around(integers_, band.from);
    }
    for (const EditionData& edition : data.editions) {
        for (const StandardEntry& standard : edition.standards) kinds_.push_back(standard.product_kind);
    }
    for (const char* other : {"wire", "cable", "optical-cable", "switchgear", "CO2e", "CO2", "SF6", "CN", "cn", "US",
                              "ＣＮ", " ", "", "型号 1", "型号1"}) {
        kinds_.emplace_back(other);
    }
}

Json RandomInput::date() {
    if (random_.one_in(6)) {
        return Date::from_days(first_day_of_sweep + static_cast<int>(random_.below(days_of_sweep))).to_string();
    }
    const int sign = random_.one_in(2) ? 1 : -1;
    const Date day = anchor_.plus_months(sign * random_.of(month_steps_)).plus_days(-sign * random_.of(day_steps_));
    return day.plus_days(static_cast<int>(random_.below(3)) - 1).to_string();
}

Json RandomInput::integer(Bound bound) {
    const std::int64_t number = random_.one_in(8) ? static_cast<std::int64_t>(random_.below(1000))  // NOLINT
                                                  : random_.of(integers_);
    return bound == Bound::positive ? std::max<std::int64_t>(number, 1) : number;
}

Json RandomInput::decimal(const FactSpec& spec) {
    static constexpr std::array<const char*, 6> others = {"0", "0.000001", "1", "3.6", "100", "28.5"};
    Decimal number = random_.one_in(3) ? decimal_of(others[random_.below(others.size())]) : random_.of(percents_);
    if (random_.one_in(3)) number = number + decimal_of("0.000001");
    if (random_.one_in(3)) number = number - decimal_of("0.000001");
    if (spec.bound != Bound::any && number.is_negative()) number = -number;
    if (spec.bound == Bound::positive && number.is_zero()) number = Decimal(1);
    if (spec.bound == Bound::any && random_.one_in(2)) number = -number;
    if (number.is_integer() && random_.one_in(2)) return number.to_int64().value_or(0);
    return number.to_string();
}

Json RandomInput::text(const FactSpec& spec) {
    if (spec.type == FactType::product_field) {
        return "PV1" + std::string(1, static_cast<char>('0' + random_.below(10)));  // NOLINT: ten digits
    }
    if (spec.bound == Bound::positive) return random_.one_in(2) ? "CO2" : random_.one_in(2) ? "CO2e" : "SF6";
    return random_.of(kinds_);
}

Json RandomInput::list(const FactSpec& spec) {
    Json json = Json::array();
    const bool full = spec.type == FactType::choices && random_.one_in(3);
    const std::size_t size = random_.below(4) + (spec.bound == Bound::positive ? 1 : 0);
    if (!full) {
        for (std::size_t i = 0; i < size; ++i) {
            if (spec.type == FactType::dates) json.push_back(date());
            if (spec.type == FactType::choices) json.push_back(std::string(random_.of(split_words(spec.words))));
            if (spec.type == FactType::objects) json.push_back(object(spec.members));
        }
        return json;
    }
    for (const std::string_view word : split_words(spec.words)) {
        if (!random_.one_in(16)) json.push_back(std::string(word));
    }
    return json;
}

Json RandomInput::value(const FactSpec& spec) {
    switch (spec.type) {
        case FactType::boolean:
            return random_.one_in(2);
        case FactType::integer:
            return integer(spec.bound);
        case FactType::decimal:
            return decimal(spec);
        case FactType::date:
            return date();
        case FactType::text:
        case FactType::product_field:
            return text(spec);
        case FactType::choice:
            return std::string(random_.of(split_words(spec.words)));
        case FactType::object:
            return object(spec.members);
        default:
            return list(spec);
    }
}

Json RandomInput::object(std::span<const FactSpec> specs) {
    Json json = Json::object();
    for (const FactSpec& spec : specs) {
        const std::size_t fate = spec.presence == Presence::required ? 2 : random_.below(6);
        if (fate == 0) continue;
        json[std::string(spec.name)] = fate == 1 ? Json(nullptr) : value(spec);
    }
    return json;
}

/// Shares and increases are compared with a limit: put them at it, one step below, one above.
void RandomInput::relate_numbers(Json& input) {
    if (random_.one_in(3)) return;
    const Decimal percent = random_.of(percents_);
    const Decimal step = decimal_of("0.000001") * Decimal(static_cast<std::int64_t>(random_.below(3)) - 1);
    if (input.contains("previous") && input.contains("current")) {
        input["previous"] = "1000";
        input["current"] = (Decimal(1000) + percent * Decimal(10) + step).to_string();
    }
    if (input.contains("productMass") && input.contains("totalWaste")) {
        input["productMass"] = "100";
        input["totalWaste"] = random_.one_in(2) ? "100" : "60";
        input[random_.one_in(2) ? "omittedInputs" : "omittedWaste"] = (percent + step).to_string();
    }
}

Json RandomInput::valid(const DecisionSpec& decision) {
    anchor_ = awkward_day(random_);
    Json input = object(decision.inputs);
    relate_numbers(input);
    if (decision.name == "surveillance" && input.at("otherFindings") == true) input["notifiedOn"] = date();
    if (decision.name == "surveillance-schedule" && input.value("issued", Json()).is_null()) {
        input["previousVisit"] = date();
    }
    return input;
}

Json RandomInput::malformed(const DecisionSpec& decision) {
    Json input = valid(decision);
    const FactSpec& spec = decision.inputs[random_.below(decision.inputs.size())];
    const std::string name(spec.name);
    switch (random_.below(10)) {
        case 0:
            input.erase(name);
            break;
        case 1:
            input[name] = nullptr;
            break;
        case 2:
            input[name] = Json::object({{"no", "such shape"}});
            break;
        case 3:
            input[name] = Json::array({nullptr});
            break;
        case 4:
            input[name] = "no such word";
            break;
        case 5:
            input[name] = "2026-02-30";
            break;
        case 6:
            input[name] = "-0.5";
            break;
        case 7:
            input[name] = std::numeric_limits<std::int64_t>::min();
            break;
        case 8:
            input["no such fact"] = true;
            break;
        default:
            input = Json::array({std::move(input)});
            break;
    }
    return input;
}

}  // namespace zuji::rules
