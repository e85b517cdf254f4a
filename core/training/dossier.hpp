#pragma once
// A project laid out to be looked through: a table for each area, a row for each place where something can be marked.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/training/error_seeding.hpp"

namespace zuji::training {

enum class DossierCell : std::uint8_t {
    text,
    number,
    word,  ///< a word of the project file ("conforming", "mass"): i18n "training.word.<word>" where there is one
};

struct DossierColumn {
    std::string name;  ///< i18n "training.column.<name>"
    DossierCell cell = DossierCell::text;
};

struct DossierRow {
    Place place;
    std::vector<std::string> cells;  ///< as the columns
    std::optional<double> kgco2e;    ///< of a line that is counted, per declared unit
};

struct DossierTable {
    std::string area;  ///< as of Place
    std::vector<DossierColumn> columns;
    std::vector<DossierRow> rows;
    bool has_emissions = false;  ///< rows have emissions
};

/// What stands above the tables: what the claim says.
struct Dossier {
    std::vector<DossierTable> tables;
    double claimed_kgco2e = 0;
    double net_mass_kg = 0;  ///< sum of the lines
    std::string nameplate_kg;

    /// nullptr when there is none.
    [[nodiscard]] const DossierTable* table(std::string_view area) const;
    [[nodiscard]] const DossierRow* row(std::string_view place) const;
};

/// Names of factors in `language` ("zh", "en").
[[nodiscard]] Dossier make_dossier(const Knowledge& knowledge, const Project& project, std::string_view language);

}  // namespace zuji::training
