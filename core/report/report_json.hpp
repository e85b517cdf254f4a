#pragma once
// The report model and the workbook as JSON, for sinks that are no part of core (web/sinks: DOCX, XLSX).

#include "core/base/json.hpp"
#include "core/report/report.hpp"
#include "core/report/workbook.hpp"

namespace zuji {

/// {"language","title","subtitle","notice","sections":[{"id","title","blocks":[…]}]}. A block has a "kind":
/// "paragraph" {text, tone}, "values" {rows: [{key, text, tone}]}, "table" {caption, header, align, rows: [[{text,
/// tone, link}]]}, "bars" {caption, unit, bars: [{name, amount}], svg}, "tiles" {tiles: [{label, value, tone}]}.
/// Tones are "" "good" "bad" "open" "draft" "muted"; empty members are left out.
[[nodiscard]] Json report_json(const Report& report);

/// {"title","sheets":[{"name","columns":[{"title","width","kind"}],"rows":[[cell …]]}]}; a cell is null, a number, a
/// text or {"formula","value"}. Rows do not contain the header. Formulas are written for a sheet whose header is row 1.
[[nodiscard]] Json workbook_json(const Workbook& workbook);

}  // namespace zuji
