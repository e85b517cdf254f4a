#pragma once
// Random inputs for a decision, made from its declaration and from the limits of the packs, so that edges are met often
// and a changed limit moves them. The same seed gives the same inputs on every platform.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/rules/decision_spec.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji::rules {

/// splitmix64: small, and the same everywhere (the distributions of the standard library are not).
class Random {
   public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// 0 … end − 1
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& list) {
        return list[below(list.size())];
    }

   private:
    std::uint64_t state_;
};

class RandomInput {
   public:
    RandomInput(const RuleBookData& data, std::uint64_t seed);

    /// Fits the declaration: optional facts are sometimes absent, sometimes null; facts that only hold together are
    /// complete. The decision answers, except where its answer would leave the calendar or the range of numbers.
    Json valid(const DecisionSpec& decision);
    /// A valid input with one member spoilt: absent, null, another type, out of its range, unknown.
    Json malformed(const DecisionSpec& decision);

    Random& random() { return random_; }

   private:
    Json object(std::span<const FactSpec> specs);
    Json value(const FactSpec& spec);
    Json list(const FactSpec& spec);
    Json date();
    Json integer(Bound bound);
    Json decimal(const FactSpec& spec);
    Json text(const FactSpec& spec);
    void relate_numbers(Json& input);

    Random random_;
    Date anchor_;
    std::vector<int> month_steps_;
    std::vector<int> day_steps_;
    std::vector<std::int64_t> integers_;
    std::vector<Decimal> percents_;
    std::vector<std::string> kinds_;
};

}  // namespace zuji::rules
