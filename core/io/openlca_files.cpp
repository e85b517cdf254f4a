#include "core/io/openlca_files.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/io/json_text.hpp"

namespace zuji {
namespace {

constexpr std::array<std::string_view, 8> read_folders = {"results",         "epds",           "processes",
                                                          "product_systems", "locations",      "unit_groups",
                                                          "flow_properties", "lcia_categories"};

/// "some/folder/results/0b2c….json" → {"results", "0b2c…"}
std::pair<std::string_view, std::string_view> place_of(std::string_view path) {
    constexpr std::string_view ending = ".json";
    if (!path.ends_with(ending)) return {};
    path.remove_suffix(ending.size());
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return {};
    const std::string_view id = path.substr(slash + 1);
    std::string_view folder = path.substr(0, slash);
    folder.remove_prefix(folder.rfind('/') == std::string_view::npos ? 0 : folder.rfind('/') + 1);
    return {folder, id};
}

/// Units of ours by the names that openLCA uses for them.
std::optional<Unit> unit_named(std::string_view name) {
    const std::string key = ascii_lower(trim(name));
    const bool items = key == "item(s)" || key == "items" || key == "item" || key == "dozen(s)";
    if (key == "dozen(s)") return std::nullopt;
    const auto found = find_unit(items ? std::string_view("piece") : name);
    return found.ok() ? std::optional(found.value()) : std::nullopt;
}

double conversion_of(const Json& unit) { return number_of(unit, "conversionFactor").value_or(1); }

bool is_reference(const Json& unit) { return is_true(unit, "isRefUnit") || is_true(unit, "referenceUnit"); }

const Json* reference_of(const Json& group) {
    for (const Json& unit : list_of(group, "units")) {
        if (unit.is_object() && is_reference(unit)) return &unit;
    }
    return nullptr;
}

const Json* unit_in(const Json& group, const Json& reference) {
    const std::string id = text_of(reference, "@id");
    const std::string name = text_of(reference, "name");
    for (const Json& unit : list_of(group, "units")) {
        if (!unit.is_object()) continue;
        if (id.empty() ? text_of(unit, "name") == name : text_of(unit, "@id") == id) return &unit;
    }
    return nullptr;
}

/// Whether our unit and our reference unit stand to each other as the group says.
bool agrees(const Unit& unit, const Unit& reference, double group_factor) {
    const auto ours = conversion(unit, reference);
    constexpr double tolerance = 1e-6;
    return ours.ok() && std::fabs(ours.value() - group_factor) <= tolerance * std::fabs(ours.value());
}

}  // namespace

Result<OpenLcaFiles> OpenLcaFiles::read(std::string_view json) {
    auto parsed = parse_json_exact(json);
    if (!parsed) return parsed.error();
    if (!parsed.value().is_object()) return Error{"openlca-broken", "", {}};
    OpenLcaFiles files;
    for (const auto& [path, text] : parsed.value().items()) {
        const auto [folder, id] = place_of(path);
        if (std::find(read_folders.begin(), read_folders.end(), folder) == read_folders.end()) continue;
        if (!text.is_string()) return Error{"openlca-broken", path, {path}};
        auto entity = parse_json_exact(text.get_ref<const std::string&>());
        if (!entity.ok() || !entity.value().is_object()) return Error{"openlca-broken", path, {path}};
        std::string key = text_of(entity.value(), "@id");
        if (key.empty()) key = std::string(id);
        files.folders_[std::string(folder)].insert_or_assign(std::move(key), std::move(entity).value());
    }
    return files;
}

const Json* OpenLcaFiles::find(std::string_view folder, std::string_view id) const {
    const auto entities = folders_.find(folder);
    if (entities == folders_.end()) return nullptr;
    const auto found = entities->second.find(id);
    return found == entities->second.end() ? nullptr : &found->second;
}

const Json& OpenLcaFiles::follow(const Json& object, const char* member, std::string_view folder) const {
    const Json& reference = object_of(object, member);
    const Json* found = find(folder, text_of(reference, "@id"));
    return found != nullptr ? *found : reference;
}

std::vector<const Json*> OpenLcaFiles::all(std::string_view folder) const {
    std::vector<const Json*> list;
    const auto entities = folders_.find(folder);
    if (entities == folders_.end()) return list;
    for (const auto& [id, entity] : entities->second) list.push_back(&entity);
    return list;
}

std::size_t OpenLcaFiles::count(std::string_view folder) const {
    const auto entities = folders_.find(folder);
    return entities == folders_.end() ? 0 : entities->second.size();
}

OpenLcaFiles::UnitOfGroup OpenLcaFiles::unit_of(const Json& holder) const {
    const Json& reference = object_of(holder, "unit");
    if (const Json* property = find("flow_properties", text_of(object_of(holder, "flowProperty"), "@id"))) {
        if (const Json* group = find("unit_groups", text_of(object_of(*property, "unitGroup"), "@id"))) {
            if (const Json* unit = reference.empty() ? reference_of(*group) : unit_in(*group, reference))
                return {group, unit};
        }
    }
    if (text_of(reference, "@id").empty()) return {};
    for (const Json* group : all("unit_groups")) {
        if (const Json* unit = unit_in(*group, reference)) return {group, unit};
    }
    return {};
}

std::optional<ConvertedAmount> OpenLcaFiles::convert(const Json& holder, double amount) const {
    const UnitOfGroup found = unit_of(holder);
    ConvertedAmount out;
    out.has_group = found.unit != nullptr;
    out.declared = text_of(out.has_group ? *found.unit : object_of(holder, "unit"), "name");
    const auto own = unit_named(out.declared);
    if (!out.has_group) {
        if (!own) return std::nullopt;
        out.amount = amount;
        out.unit = own->symbol;
        return out;
    }
    const Json* reference = reference_of(*found.group);
    const auto base = reference == nullptr ? std::nullopt : unit_named(text_of(*reference, "name"));
    const double factor = conversion_of(*found.unit);
    if (own && base && agrees(*own, *base, factor)) {
        out.amount = amount;
        out.unit = own->symbol;
        return out;
    }
    if (!base || !(factor > 0)) return std::nullopt;
    out.amount = amount * factor;
    out.unit = base->symbol;
    out.by_reference = true;
    return out;
}

std::optional<std::pair<double, std::string>> OpenLcaFiles::in_reference(const Json& holder) const {
    const UnitOfGroup found = unit_of(holder);
    if (found.unit == nullptr) return std::nullopt;
    const double factor = conversion_of(*found.unit);
    if (!(factor > 0)) return std::nullopt;
    return std::pair(factor, text_of(*found.group, "@id"));
}

}  // namespace zuji
