#pragma once
// The drafts that the tool writes for Annex 1 items from the model. They are drafts: names, marks and forms of the
// certification body are not imitated.

#include <optional>
#include <string_view>

#include "core/report/tables.hpp"

namespace zuji {

/// The draft of an item; nullopt for an item without one or while there is nothing to print.
[[nodiscard]] std::optional<Report> make_item_draft(const ReportFacts& facts, const Say& say, std::string_view item);

/// The sections of each draft, by what they are made from.
namespace item_sections {

using Sections = std::vector<Section>;

[[nodiscard]] Sections data_sheet(const ReportFacts& facts, const Say& say);         // A1-1
[[nodiscard]] Sections standards(const ReportFacts& facts, const Say& say);          // A1-5
[[nodiscard]] Sections statement(const ReportFacts& facts, const Say& say);          // A1-7
[[nodiscard]] Sections assurance(const ReportFacts& facts, const Say& say);          // A1-9
[[nodiscard]] Sections procedures(const ReportFacts& facts, const Say& say);         // A1-10
[[nodiscard]] Sections bill_of_materials(const ReportFacts& facts, const Say& say);  // A1-11
[[nodiscard]] Sections organisation(const ReportFacts& facts, const Say& say);       // A1-12
[[nodiscard]] Sections balances(const ReportFacts& facts, const Say& say);           // A1-13
[[nodiscard]] Sections sites(const ReportFacts& facts, const Say& say);              // A1-14
[[nodiscard]] Sections use_stage(const ReportFacts& facts, const Say& say);          // A1-15
[[nodiscard]] Sections end_of_life(const ReportFacts& facts, const Say& say);        // A1-16
[[nodiscard]] Sections reduction_plan(const ReportFacts& facts, const Say& say);     // A1-17

}  // namespace item_sections

}  // namespace zuji
