#include "core/rules/sweep/sweep.hpp"

#include <unordered_map>
#include <utility>

#include "core/rules/decision_spec.hpp"
#include "core/rules/sweep/digest.hpp"
#include "core/rules/sweep/random_input.hpp"

namespace zuji::rules {
namespace {

constexpr std::uint64_t seed = 20260120;
constexpr std::size_t malformed_share = 16;
constexpr std::size_t told_share = 16;

/// What is wrong with an answer that follows no rule: nothing cited, or nothing told.
std::string problem_of(const Decision& decision, Reasons reasons) {
    if (decision.basis.empty()) return "an answer without a paragraph";
    if (reasons == Reasons::told && decision.trace.children.empty()) return "an answer without a reason";
    return {};
}

std::uint64_t sum_of(const Json& input) {
    Digest digest;
    digest.add_json(input);
    return digest.value();
}

/// What is kept of an answer, for when the same question comes again.
struct Answer {
    std::uint64_t digest = 0;
    std::uint64_t* count = nullptr;  ///< of its outcome or of refusals
};

class Sweeper {
   public:
    Sweeper(const RuleBook& rules, const DecisionSpec& decision)
        : rules_(rules), decision_(decision), random_(rules.data(), seed) {
        sweep_.decision = decision.name;
    }

    DecisionSweep run(std::uint64_t inputs) {
        Digest digest;
        for (std::uint64_t i = 0; i < inputs; ++i) {
            const bool malformed = random_.random().one_in(malformed_share);
            const Reasons reasons = random_.random().one_in(told_share) ? Reasons::told : Reasons::left_out;
            const Json input = malformed ? random_.malformed(decision_) : random_.valid(decision_);
            const Answer& answer = answer_to(input, reasons);
            digest.add(answer.digest);
            ++*answer.count;
            ++sweep_.inputs;
        }
        sweep_.different = known_.size();
        sweep_.digest = digest.value();
        return std::move(sweep_);
    }

   private:
    const Answer& answer_to(const Json& input, Reasons reasons) {
        const std::uint64_t question = sum_of(input) ^ static_cast<std::uint64_t>(reasons);
        const auto [place, is_new] = known_.try_emplace(question);
        if (is_new) place->second = ask(input, reasons);
        return place->second;
    }

    Answer ask(const Json& input, Reasons reasons) {
        Digest digest;
        const auto decided = decide(rules_, decision_.name, input, reasons);
        if (!decided.ok()) {
            digest.add(decided.error());
            return {digest.value(), &sweep_.refused};
        }
        digest.add(decided.value());
        if (sweep_.problem.empty()) sweep_.problem = problem_of(decided.value(), reasons);
        return {digest.value(), &sweep_.outcomes[decided.value().outcome]};
    }

    const RuleBook& rules_;
    const DecisionSpec& decision_;
    RandomInput random_;
    DecisionSweep sweep_;
    std::unordered_map<std::uint64_t, Answer> known_;
};

}  // namespace

DecisionSweep sweep_decision(const RuleBook& rules, const DecisionSpec& decision, std::uint64_t inputs) {
    return Sweeper(rules, decision).run(inputs);
}

std::string digest_of(const std::vector<DecisionSweep>& sweeps) {
    Digest digest;
    for (const DecisionSweep& sweep : sweeps) {
        digest.add(sweep.decision);
        digest.add(sweep.digest);
    }
    return digest.text();
}

}  // namespace zuji::rules
