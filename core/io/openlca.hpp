#pragma once
// Climate results in openLCA packages (JSON-LD in a ZIP, schema 1 and 2) as factors: saved results, EPDs, and system
// processes together with an impact category. Nothing is guessed: units go through the unit groups of the package, and
// what holds no climate result is refused with the reason.

#include <string_view>
#include <vector>

#include "core/io/supplier_footprint.hpp"

namespace zuji {

/// `files_json` is {"path in the package": "text", …}; folders other than results, epds, processes, product_systems,
/// locations, unit_groups, flow_properties and lcia_categories are not looked at. One entry for each result; those that
/// cannot be used say why. Errors: of OpenLcaFiles::read; "openlca-no-climate" (args: how many results, processes,
/// impact categories and product systems there are) when nothing in it is a result, an EPD or a process.
Result<std::vector<SupplierFootprint>> read_openlca(std::string_view files_json);

}  // namespace zuji
