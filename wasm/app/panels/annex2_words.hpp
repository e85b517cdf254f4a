#pragma once
// Words and icons of Annex 2 that the step, its pane and the eligibility step share.

#include <string>
#include <string_view>

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// "annex2.state.met" …
[[nodiscard]] std::string annex2_state_key(AssuranceState state);
[[nodiscard]] ui::State annex2_icon(const AssuranceStatus& status);
/// The verdict, and what to do next.
[[nodiscard]] std::string annex2_sentence(const PanelContext& context);
[[nodiscard]] std::string annex2_reason(const PanelContext& context);

}  // namespace zuji::app
