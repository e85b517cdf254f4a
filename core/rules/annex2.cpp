#include "core/rules/annex2.hpp"

namespace zuji::rules {

const Annex2Requirement* Annex2::find(std::string_view clause) const {
    for (const Annex2Chapter& chapter : chapters) {
        for (const Annex2Requirement& each : chapter.requirements) {
            if (each.clause == clause) return &each;
        }
    }
    return nullptr;
}

std::size_t Annex2::size() const {
    std::size_t count = 0;
    for (const Annex2Chapter& chapter : chapters) count += chapter.requirements.size();
    return count;
}

}  // namespace zuji::rules
