#pragma once
// Files attached to an Annex 1 item or to the evidence of an Annex 2 requirement: the list, and where to drop more.

#include <string>

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// `owner` is the key the files are kept under (Project::documents): "A1-6", "A2-5.1.3". While this is drawn, files
/// that are dropped anywhere on the page are attached to `owner`.
void draw_attachments(ui::Context& ui, PanelContext& context, const std::string& owner);

/// Files of `owner`, in their order; empty when there are none.
const std::vector<Attachment>& attachments_of(const Project& project, const std::string& owner);

/// "820 B", "4.2 MB".
std::string file_size_text(std::uint64_t bytes);

}  // namespace zuji::app
