#pragma once
// Emission factors with provenance: dated sets from assets/factors, plus the user's own.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace zuji {

/// What a value stands for; a factor of one kind never replaces another (a grid CO2 factor is not a footprint factor).
enum class FactorKind { footprint, grid_co2, fuel_combustion, fuel_property, gwp, carbonate, spend_based };

enum class Confidence { official, transcribed, computed, user };

struct Factor {
    std::string id;
    std::string name_zh;
    std::string name_en;
    std::string category;    ///< "material_metal", "electricity_cfp", "freight", …
    FactorKind kind = FactorKind::footprint;
    std::string region;
    std::string year;
    double value = 0;        ///< kgCO2e per `per` (converted from g or t; as published in `published`)
    std::string per;         ///< unit symbol of units.hpp: "kg", "kWh", "t*km", "piece", …
    std::string published;   ///< "0.5777 kgCO2e/kWh": value and unit as published
    std::string gas = "CO2e";
    std::string gwp_basis;
    std::string boundary;
    std::string source_title;
    std::string source_url;
    std::string licence;
    Confidence confidence = Confidence::transcribed;
    bool usable = true;      ///< unit understood and kind fit for direct use in an inventory
};

/// A material of our field without an open value: what to offer instead.
struct FactorGap {
    std::string id;
    std::string name_en;
    std::string name_zh;
    std::string note_en;
    std::string note_zh;
    std::vector<std::string> proxies;  ///< factor ids offered as marked proxies
};

struct FactorHit {
    std::size_t index;  ///< into factors()
    int score;          ///< higher is better
};

class FactorLibrary {
   public:
    /// `set_json`: {"id","date","publisher",…,"sources":[{title,url,licence}]…}; `factors_csv` as shipped; `gaps_csv`.
    static Result<FactorLibrary> load(std::string_view set_json, std::string_view factors_csv, std::string_view gaps_csv);

    [[nodiscard]] const std::string& id() const noexcept;       ///< "zuji-open"
    [[nodiscard]] const std::string& date() const noexcept;     ///< "2026-11-23"
    [[nodiscard]] const std::vector<Factor>& factors() const noexcept;
    [[nodiscard]] const std::vector<FactorGap>& gaps() const noexcept;
    [[nodiscard]] const Factor* find(std::string_view id) const;
    /// GWP-100 of `gas` ("SF6", "CH4-fossil", …) in set "AR5" or "AR6"; nullopt when unknown.
    [[nodiscard]] std::optional<double> gwp(std::string_view set, std::string_view gas) const;
    /// Search Chinese and English words, ids; usable footprint factors first; `dimension_of` (unit symbol) filters when not empty.
    [[nodiscard]] std::vector<FactorHit> search(std::string_view words, std::string_view per_like, std::size_t limit) const;
    /// Best guesses for a BOM line name/material (for "match factors"); deterministic order.
    [[nodiscard]] std::vector<FactorHit> suggest(std::string_view name, std::string_view material, std::size_t limit) const;
    /// The gap entry whose material the name speaks of, if any.
    [[nodiscard]] const FactorGap* gap_for(std::string_view name, std::string_view material) const;

   private:
    struct Data;
    std::shared_ptr<const Data> data_;
};

}  // namespace zuji
