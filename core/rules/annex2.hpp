#pragma once
// The requirements of Annex 2 (factory assurance) as data: what each asks, of whom, and by which documents it is shown.
// CLAUSE R52003/A2-1.1 … A2-14(5): the texts of both documents, which agree.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule_book.hpp"

namespace zuji::rules {

/// What the wording asks for. AMB-103: "may" and "where necessary" never fail the factory.
enum class Obligation : std::uint8_t { shall, may };

/// The stage that must lie inside the system boundary for a chapter to apply.
enum class BoundaryStage : std::uint8_t { any, distribution, use, end_of_life };

/// Written evidence that a requirement names.
struct DocumentKinds {
    bool documented_procedure = false;  ///< a documented procedure: the list of Annex 1 item 10 must name it
    bool procedure = false;             ///< a procedure, without "documented"
    bool document = false;              ///< a plan, list, specification or rule
    bool record = false;
};

struct Annex2Requirement {
    std::string clause;  ///< "A2-5.1.3", the id in the clause registry
    Obligation obligation = Obligation::shall;
    Text name;      ///< a few words
    Text evidence;  ///< what usually shows it
    DocumentKinds documents;
    Text condition;  ///< when it applies at all; empty = always
    Text remark;     ///< how it is to be read; empty = nothing to say
    Text differs;    ///< how the documents differ here; empty = they do not
    std::vector<std::string> readings;

    [[nodiscard]] bool has_condition() const { return !condition.zh.empty(); }
};

struct Annex2Chapter {
    std::string id;  ///< "1" … "14"
    Text name;
    BoundaryStage boundary = BoundaryStage::any;
    std::vector<Annex2Requirement> requirements;
};

struct Annex2 {
    std::string overview;  ///< the clause that sums the annex up; not answered by itself
    std::vector<Annex2Chapter> chapters;

    /// nullptr when no requirement has this clause.
    [[nodiscard]] const Annex2Requirement* find(std::string_view clause) const;
    [[nodiscard]] std::size_t size() const;
};

}  // namespace zuji::rules
