#pragma once
// Writes a decision down while it is made: outcome, paragraphs, readings, missing facts and the tree of reasons.

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/decide.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji::rules {

class Reasoning {
   public:
    /// `facts` decides which document is cited: its fact "document" when it has one, else the first edition.
    Reasoning(const RuleBook& rules, std::string_view decision, const Facts& facts);

    [[nodiscard]] const RuleBookData& data() const { return rules_.data(); }
    [[nodiscard]] const std::string& document() const { return document_; }

    /// Adds a paragraph and, for a sub-clause, the paragraph it belongs to. "R52006/2-b1" names a document;
    /// a paragraph that the cited document does not have is not added.
    void cite(std::string_view paragraph);
    void cite(const std::vector<std::string>& paragraphs);
    void read(std::string_view interpretation);
    void read(const std::vector<std::string>& interpretations);
    void miss(std::string name);

    /// Adds a node under the root, or under `parent`. The reference holds until the next node is added beside it.
    TraceNode& note(TraceNode node);

    /// Decides by a table: every row up to the one that holds becomes a node, its readings and paragraphs take part,
    /// its values enter the answer. Returns the row.
    const Row& decide(const Table& table, const Facts& facts);
    /// Same without touching the outcome of the answer; the nodes go under `parent`. Of a checklist item only the row
    /// that holds is told, or the facts that are asked when none of them is known.
    const Row& weigh(const Table& table, const Facts& facts, TraceNode& parent);

    void set_value(const char* name, Json value) { decision_.values[name] = std::move(value); }
    void set_outcome(std::string outcome) { decision_.outcome = std::move(outcome); }
    [[nodiscard]] const std::string& outcome() const { return decision_.outcome; }

    /// The finished answer. The root node says what was decided.
    Decision finish();

   private:
    void add_notes(const Table& table, const Facts& facts, TraceNode& parent);
    void take(const Row& row, const Facts& facts);
    void add_basis(const std::string& document, std::string_view paragraph);

    const RuleBook& rules_;
    bool tells_;          ///< the trace is wanted
    TraceNode left_out_;  ///< the last node that nobody wants
    std::string document_;
    Decision decision_;
};

/// A leaf of the trace.
TraceNode fact_node(std::string key, NodeOutcome outcome, std::string fact, std::string value, std::string limit = {},
                    std::string clause = {});
/// A line of the trace that tells without judging.
TraceNode info_node(std::string key, std::vector<std::string> args = {}, std::string clause = {});

/// The paragraph a sub-clause belongs to ("27-b7" → "27", "A2-14(2)" → "A2-14"); empty when it is one itself.
std::string parent_paragraph(std::string_view paragraph);

/// Without the document in front: "R52003/96" → "96".
std::string plain_paragraph(std::string_view paragraph);

}  // namespace zuji::rules
