#pragma once
// Cards as open/close pairs, for widgets that are a card themselves.

#include "wasm/ui/card.hpp"
#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

void open_card(Context& ui, Id id, const CardSpec& spec);
void close_card(Context& ui);

}  // namespace zuji::ui
