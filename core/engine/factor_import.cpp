#include "core/engine/factor_import.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/io/factor_csv.hpp"
#include "core/io/openlca.hpp"
#include "core/io/take_footprints.hpp"
#include "core/model/project_json.hpp"
#include "core/model/record_json.hpp"

namespace zuji {
namespace {

struct ReadFactors {
    std::vector<SupplierFootprint> footprints;
    Json refused = Json::array();
};

Result<ReadFactors> of_csv(const FactorFile& file, const Catalog& words) {
    const std::string_view set = file.name.substr(0, file.name.rfind('.'));
    auto imported = import_factor_csv(file.text, set);
    if (!imported.ok()) return imported.error();
    ReadFactors out;
    for (OwnFactor& factor : imported.value().factors) {
        SupplierFootprint footprint;
        footprint.product = factor.name;
        footprint.factor = std::move(factor);
        footprint.usable = true;
        out.footprints.push_back(std::move(footprint));
    }
    for (const RefusedFactor& each : imported.value().refused) {
        out.refused.push_back({{"row", each.row},
                               {"name", each.name},
                               {"why", each.why},
                               {"message", words.text("factor-csv." + each.why)}});
    }
    return out;
}

Result<ReadFactors> read(const FactorFile& file, const Catalog& words) {
    if (file.form == "csv") return of_csv(file, words);
    if (file.form != "pact" && file.form != "openlca") return Error{"factor-format", "", {std::string(file.form)}};
    auto footprints = file.form == "pact" ? read_supplier_footprints(file.text) : read_openlca(file.text);
    if (!footprints.ok()) return footprints.error();
    return ReadFactors{std::move(footprints).value(), Json::array()};
}

Json findings_of(const SupplierFootprint& footprint, const Catalog& words) {
    Json all = Json::array();
    for (const PactFinding& each : footprint.findings) {
        all.push_back({{"code", each.code},
                       {"where", each.where},
                       {"message", words.format(footprint.area + "." + each.code, each.args)},
                       {"blocks", each.blocks}});
    }
    return all;
}

Json factors_json(const std::vector<SupplierFootprint>& footprints, const Catalog& words) {
    Json all = Json::array();
    for (const SupplierFootprint& each : footprints) {
        JsonWriter row(JsonWriter::Layout::compact);
        write_value(row, each.factor);
        Json json = {
            {"usable", each.usable}, {"product", each.product}, {"factor", Json::parse(std::move(row).take())}};
        if (each.mass_kg.has_value()) json["massKg"] = each.mass_kg.text();
        json["findings"] = findings_of(each, words);
        all.push_back(std::move(json));
    }
    return all;
}

Result<RowId> line_named(const Project& project, std::string_view wanted) {
    std::vector<RowId> by_number;
    std::vector<RowId> by_name;
    for (const BomLine& line : project.bom) {
        if (line.part_number == wanted) by_number.push_back(line.id);
        if (line.name == wanted) by_name.push_back(line.id);
    }
    const auto& found = by_number.empty() ? by_name : by_number;
    if (found.size() != 1) return Error{"factor-no-line", "", {std::string(wanted), std::to_string(found.size())}};
    return found.front();
}

/// Position of the product that is wanted; of the only usable one when none is named.
Result<std::size_t> product_wanted(const std::vector<SupplierFootprint>& footprints, std::string_view wanted) {
    std::vector<std::size_t> found;
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    const bool is_number = !wanted.empty() && problem == std::errc() && end == wanted.data() + wanted.size();
    for (std::size_t i = 0; i < footprints.size(); ++i) {
        if (!footprints[i].usable) continue;
        if (wanted.empty() || footprints[i].product == wanted || (is_number && number == i + 1)) found.push_back(i);
    }
    if (found.empty()) return Error{"factor-no-product", "", {std::string(wanted)}};
    if (found.size() > 1) return Error{"factor-which-product", "", {std::to_string(found.size())}};
    return found.front();
}

Result<Json> taken(Project project, const std::vector<SupplierFootprint>& footprints, const FactorWish& wish) {
    const bool any = std::any_of(footprints.begin(), footprints.end(), [](const auto& each) { return each.usable; });
    if (!any) return Error{"factor-none-usable", "", {}};
    FootprintPlace place;
    place.all = wish.line.empty() && wish.product.empty();
    if (!wish.line.empty()) {
        const auto line = line_named(project, wish.line);
        if (!line.ok()) return line.error();
        place.line = line.value();
    }
    if (!place.all) {
        const auto product = product_wanted(footprints, wish.product);
        if (!product.ok()) return product.error();
        place.chosen = product.value();
    }
    const auto taken = take_footprints(project, footprints, place);
    if (!taken) return Error{"factor-none-usable", "", {}};
    if (const auto changed = apply(project, taken->command); !changed.ok()) return changed.error();
    Json json = {{"taken", taken->ids}};
    if (place.line != 0) json["line"] = {{"id", place.line}, {"name", wish.line}, {"factor", taken->line_factor}};
    json["project"] = write_project(project);
    return json;
}

}  // namespace

Result<std::string> import_factors(const Project* project, const FactorFile& file, const FactorWish& wish,
                                   const Catalog& words) {
    const auto read_factors = read(file, words);
    if (!read_factors.ok()) return read_factors.error();
    const ReadFactors& found = read_factors.value();
    Json json = {{"format", file.form}, {"factors", factors_json(found.footprints, words)}, {"refused", found.refused}};
    if (project != nullptr) {
        auto added = taken(*project, found.footprints, wish);
        if (!added.ok()) return added.error();
        for (const auto& [key, value] : added.value().items()) json[key] = value;
    }
    return dump_json(json);
}

}  // namespace zuji
