#pragma once
// The states of the 17 application documents (18 rows: the licences of item 2 stand apart).

#include <string_view>
#include <vector>

#include "core/assess/drafts.hpp"

namespace zuji {

/// What makes a required item satisfied.
enum class Evidence {
    file,            ///< only a file from outside
    approved_draft,  ///< the draft, once it is complete and approved or signed; or a file
    draft            ///< the complete draft; or a file
};

struct DocumentRule {
    std::string_view item;
    Evidence evidence = Evidence::file;
    bool tool_drafts = false;
};
/// The rows in the contract's order; nullptr for an item that is none.
[[nodiscard]] const DocumentRule* document_rule(std::string_view item);

/// One row per item of decision `application-documents`, in its order.
[[nodiscard]] std::vector<DocumentStatus> document_states(const AssessmentFacts& facts);
[[nodiscard]] DocumentCounts count_states(const std::vector<DocumentStatus>& rows);

}  // namespace zuji
