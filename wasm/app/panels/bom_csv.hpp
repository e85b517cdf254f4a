#pragma once
// The tables of step 5 as a file for spreadsheet programs.

#include "wasm/app/app_state.hpp"

namespace zuji::app {

/// Hands the table that is shown to the shell as CSV, with full precision.
void export_bom(PanelContext& context);

/// Project title and `what` as a file name, without characters that file systems refuse.
std::string csv_file_name(const PanelContext& context, std::string_view what);

}  // namespace zuji::app
