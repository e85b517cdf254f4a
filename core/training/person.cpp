// CLAUSE R52003/11, 12, 34, R52006/11, 12, 34: the decision with facts that a trainee changes.
#include "core/training/person.hpp"

#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

namespace zuji::training {

Result<rules::Decision> judge(const rules::RuleBook& rules, const Person& person) {
    rules::Json facts = {{"role", person.role},
                         {"trained", person.trained},
                         {"examPassed", person.exam_passed},
                         {"authorised", person.authorised},
                         {"hasEvaluated", person.has_evaluated},
                         {"wroteSystemDocuments", person.wrote_system_documents},
                         {"conflictOfInterest", person.conflict_of_interest}};
    const auto add = [&](const char* name, const std::string& typed) {
        if (typed.empty()) return true;
        std::int64_t value = 0;
        const auto end = std::from_chars(typed.data(), typed.data() + typed.size(), value);
        facts[name] = value;
        return end.ec == std::errc() && end.ptr == typed.data() + typed.size();
    };
    if (!add("jobs", person.jobs)) return Error{"wrong-type", "jobs", {}};
    if (!add("experienceMonths", person.experience_months)) return Error{"wrong-type", "experienceMonths", {}};
    if (!add("roleItems", person.role_items)) return Error{"wrong-type", "roleItems", {}};
    return rules::decide(rules, "personnel", facts);
}

rules::TraceNode reasons_for(const rules::Decision& decision, const std::string& role) {
    rules::TraceNode reasons = decision.trace;
    std::erase_if(reasons.children, [&](const rules::TraceNode& node) {
        return node.key != "personnel-level" && node.key != "personnel.conflict" && node.key != "personnel." + role;
    });
    return reasons;
}

}  // namespace zuji::training
