#pragma once

#include "wasm/ui/grid.hpp"

namespace zuji::app {

/// What the user sees of the quotation room.
struct QuoteState {
    ui::GridState units;
};

}  // namespace zuji::app
