#pragma once
// A factor by its id, whether of the library or the user's own, in one shape for display.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/data/factor_library.hpp"
#include "wasm/app/app_state.hpp"

namespace zuji::app {

struct FactorView {
    const Factor* library = nullptr;
    const OwnFactor* own = nullptr;
    RowId own_row = 0;  ///< how SetCell names the row of an own factor

    explicit operator bool() const { return library != nullptr || own != nullptr; }
};

/// Neither pointer set when the id is empty or unknown.
FactorView factor_of(const PanelContext& context, std::string_view id);

std::string_view factor_name(const PanelContext& context, const FactorView& factor);
/// "2.58"; what was typed for an own factor.
std::string factor_value(const FactorView& factor);
/// Unit symbol the value is per.
std::string_view factor_per(const FactorView& factor);
/// Symbol of the unit that the computed amount of an activity is in: its factor's, that of a fuel's heating value, else
/// the mass of gas or carbon.
std::string activity_unit(const PanelContext& context, const ActivityLine& line);
/// "kgCO₂e/kg", or with the gas where it is not CO2e.
std::string factor_unit(const FactorView& factor);
/// "2025，中国": year and region, as far as known.
std::string factor_remark(const PanelContext& context, const FactorView& factor);
/// Name of a region in the language of the page; the code where there is none.
std::string region_name(const PanelContext& context, std::string_view code);

}  // namespace zuji::app
