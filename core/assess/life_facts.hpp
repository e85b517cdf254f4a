#pragma once
// From the project to the life of its certificate.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/life.hpp"
#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji {

struct LifeFacts {
    const Project& project;
    const Footprint& footprint;
    const rules::RuleBook& rules;
    std::string_view document;  ///< edition id; empty = open
    std::size_t units = 0;      ///< certification units; 0 = open
    std::optional<Date> today;  ///< empty: nothing is overdue, and what needs a day today stays open
};

/// Every decision about the certificate of a project.
[[nodiscard]] Life life_of(const LifeFacts& facts);

/// What the certificate must say, with what the project and the printed texts give. `life` has validity and visits.
[[nodiscard]] std::vector<CertificateField> certificate_draft(const LifeFacts& facts, const Life& life);

/// Id of the printed text of a field in Project::texts: "certificate.applicant".
[[nodiscard]] std::string printed_text_id(std::string_view field);

}  // namespace zuji
