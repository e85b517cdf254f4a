#pragma once

#include <cstdint>
#include <string>

#include "wasm/ui/grid.hpp"

namespace zuji::app {

enum class QuoteTab : std::uint8_t { offer, division, what_if, schedule, versions };

/// What the user sees of the quotation room.
struct QuoteState {
    QuoteTab tab = QuoteTab::offer;
    ui::GridState units;
    ui::GridState products;
    std::string compared;     ///< id of the version that the open one is compared with; empty = the one before
    bool focus_units = true;  ///< the grid of units wants the keyboard once, when a quotation is opened
};

/// What the user sees of the list of all quotations.
struct QuoteHistoryState {
    std::string search;
};

}  // namespace zuji::app
