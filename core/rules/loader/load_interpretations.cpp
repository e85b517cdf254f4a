#include "core/rules/loader/loader.hpp"

namespace zuji::rules {

void load_interpretations(const Cursor& file, RuleBookData& data) {
    file.only({"format", "interpretations"});
    for (const Cursor& entry : file.at("interpretations").items()) {
        entry.only({"id", "question", "chosen", "why"});
        Interpretation reading{entry.at("id").text(), entry.at("question").both_languages(),
                               entry.at("chosen").both_languages(), entry.at("why").both_languages()};
        if (!data.interpretation_index.emplace(reading.id, data.interpretations.size()).second) {
            entry.refuse("the reading " + reading.id + " stands twice");
        }
        data.interpretations.push_back(std::move(reading));
    }
}

}  // namespace zuji::rules
