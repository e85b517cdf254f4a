#pragma once
// The files of an openLCA package (JSON-LD, schema 1 and 2): entities by folder and id, and amounts in its units.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace zuji {

/// An amount in a unit of ours, and how it came to be.
struct ConvertedAmount {
    double amount = 0;
    std::string unit;           ///< symbol of units.hpp
    std::string declared;       ///< the unit's name in the package
    bool has_group = false;     ///< the package holds the group of the unit
    bool by_reference = false;  ///< converted to the group's reference unit, because ours is not or differently defined
};

class OpenLcaFiles {
   public:
    /// `json` is {"path in the package": "text", …}. Errors: of parse_json_exact for the whole; "openlca-broken"
    /// (where: path) for an entity that is no JSON object.
    static Result<OpenLcaFiles> read(std::string_view json);

    /// Entity of a folder ("results") by id; nullptr when it is not in the package.
    [[nodiscard]] const Json* find(std::string_view folder, std::string_view id) const;
    /// What a reference {"@type", "@id", …} in `object` points to, or the reference itself; an empty object for none.
    [[nodiscard]] const Json& follow(const Json& object, const char* member, std::string_view folder) const;
    /// All entities of a folder, by path.
    [[nodiscard]] std::vector<const Json*> all(std::string_view folder) const;
    [[nodiscard]] std::size_t count(std::string_view folder) const;

    /// `amount` with the members "unit" and "flowProperty" of `holder`, in a unit of ours: by the unit groups of the
    /// package. nullopt when the unit is unknown here and its group leads to none that is known.
    [[nodiscard]] std::optional<ConvertedAmount> convert(const Json& holder, double amount) const;
    /// How many reference units of its group one unit is, with the id of the group; for amounts of one kind.
    [[nodiscard]] std::optional<std::pair<double, std::string>> in_reference(const Json& holder) const;

   private:
    struct UnitOfGroup {
        const Json* group = nullptr;
        const Json* unit = nullptr;
    };
    [[nodiscard]] UnitOfGroup unit_of(const Json& holder) const;

    std::map<std::string, std::map<std::string, Json, std::less<>>, std::less<>> folders_;
};

}  // namespace zuji
