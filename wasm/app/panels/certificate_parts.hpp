#pragma once
// The tabs of step 11 (certificate).

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

void draw_certificate_overview(ui::Context& ui, PanelContext& context);
void draw_certificate_visits(ui::Context& ui, PanelContext& context);
void draw_certificate_status(ui::Context& ui, PanelContext& context);
void draw_certificate_contents(ui::Context& ui, PanelContext& context);

/// One line that says what a decision answered, with the chip that explains it. `key` is the sentence of the outcome.
void outcome_line(ui::Context& ui, PanelContext& context, std::string_view id, ui::State state,
                  const std::string& sentence, const BasisTarget& target);

/// The word of a state for screen readers.
[[nodiscard]] const std::string& state_name_of(const PanelContext& context, ui::State state);

}  // namespace zuji::app
