#include "core/assess/eligibility_conditions.hpp"

namespace zuji {

std::string condition_outcome(const std::optional<rules::Decision>& eligibility, std::string_view id) {
    if (!eligibility) return {};
    for (const rules::Json& each : eligibility->values.at("conditions")) {
        if (each.at("id") == id) return each.at("outcome").get<std::string>();
    }
    return {};
}

}  // namespace zuji
