#pragma once
// Random inputs for decisions, made from their declarations. Deterministic: the seed is fixed.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <span>
#include <string>

#include "core/rules/decision_spec.hpp"

namespace zuji::rules::test {

class RandomInput {
   public:
    explicit RandomInput(std::uint32_t seed) : engine_(seed) {}

    /// A valid object for the declaration: optional facts are sometimes absent, sometimes null.
    Json object(std::span<const FactSpec> specs) {
        Json json = Json::object();
        for (const FactSpec& spec : specs) {
            const bool may_be_absent = spec.presence != Presence::required;
            const int fate = may_be_absent ? below(6) : 5;
            if (fate == 0) continue;
            json[std::string(spec.name)] = fate == 1 ? Json(nullptr) : value(spec);
        }
        return json;
    }

    int below(int end) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(end)); }
    bool flip() { return below(2) == 1; }

    /// Half of the days are one of a few, so that windows are met on their edges.
    Date date() {
        static constexpr const char* edges[] = {"2025-02-28", "2025-08-31", "2026-02-28", "2026-08-31"};
        if (flip()) return Date::parse(edges[below(4)]).value();
        return Date::from_civil(2024 + below(5), 1 + below(12), 1).value().plus_days(below(31));
    }

    /// Near the numbers that rules compare with, so that edges are met often.
    std::string decimal(Bound bound) {
        static constexpr const char* edges[] = {"0",     "0.01", "1",     "4.99", "5",   "5.01", "9.99",
                                                "9.996", "10",   "10.01", "50",   "100", "105",  "110"};
        std::string text = edges[below(static_cast<int>(std::size(edges)))];
        if (bound == Bound::positive && text == "0") text = "0.000001";
        if (bound == Bound::any && flip() && text != "0") text.insert(0, "-");
        return text;
    }

   private:
    std::int64_t integer(Bound bound) {
        static constexpr std::int64_t edges[] = {0,   1,   2,   3,   5,   11,  12,  49,  50,  51,
                                                 100, 101, 199, 200, 201, 399, 400, 401, 1200};
        const std::int64_t number = edges[below(static_cast<int>(std::size(edges)))];
        return bound == Bound::positive ? std::max<std::int64_t>(number, 1) : number;
    }

    std::string word(std::string_view words) {
        const auto list = split_words(words);
        return std::string(list[static_cast<std::size_t>(below(static_cast<int>(list.size())))]);
    }

    Json value(const FactSpec& spec) {
        switch (spec.type) {
            case FactType::boolean:
                return flip();
            case FactType::integer:
                return integer(spec.bound);
            case FactType::decimal:
                return decimal(spec.bound);
            case FactType::date:
                return date().to_string();
            case FactType::text:
                return word("power-cable wire optical-cable transformer CO2e CO2 SF6 CN US");
            case FactType::product_field:
                return "PV1" + std::to_string(below(10));
            case FactType::choice:
                return word(spec.words);
            case FactType::object:
                return object(spec.members);
            case FactType::dates:
            case FactType::choices:
            case FactType::objects:
                break;
        }
        return list(spec);
    }

    Json list(const FactSpec& spec) {
        Json json = Json::array();
        if (spec.type == FactType::choices && below(3) == 0) {
            for (const std::string_view each : split_words(spec.words)) json.push_back(std::string(each));
            return json;
        }
        const int size = below(4) + (spec.bound == Bound::positive ? 1 : 0);
        for (int i = 0; i < size; ++i) {
            if (spec.type == FactType::dates) json.push_back(date().to_string());
            if (spec.type == FactType::choices) json.push_back(word(spec.words));
            if (spec.type == FactType::objects) json.push_back(object(spec.members));
        }
        return json;
    }

    std::mt19937 engine_;
};

}  // namespace zuji::rules::test
