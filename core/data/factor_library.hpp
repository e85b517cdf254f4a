#pragma once
// Emission factors with provenance: dated sets from assets/factors, plus the user's own.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace zuji {

/// What a value stands for; a factor of one kind never replaces another (a grid CO2 factor is not a footprint factor).
enum class FactorKind : std::uint8_t {
    footprint,        ///< life-cycle or cradle-to-gate factor, also services and combined freight
    grid_co2,         ///< combustion CO2 of a grid: never in a footprint
    fuel_combustion,  ///< burning a fuel or using purchased heat, no upstream
    fuel_property,    ///< heating value, carbon content, oxidation rate
    gwp,
    carbonate,      ///< process CO2 of a carbonate
    spend_based,    ///< per unit of money: last resort
    fuel_upstream,  ///< well-to-tank of a fuel: in addition to its combustion
    freight_part,   ///< tank-to-wheel or well-to-tank of freight alone: use the combined factor "…+wtt"
    indicator       ///< sector intensity that is no product footprint
};
/// Stable word of a kind ("footprint", "grid-co2", …), i18n "factor.kind.<word>".
std::string_view kind_word(FactorKind kind);

enum class Confidence : std::uint8_t { official, transcribed, computed, user };
/// "official", "transcribed", "computed", "user", i18n "factor.confidence.<word>".
std::string_view confidence_word(Confidence confidence);

struct Factor {
    std::string id;
    std::string name_zh;
    std::string name_en;
    std::string category;  ///< "material_metal", "electricity_cfp", "freight", … i18n "factor.category.<word>"
    FactorKind kind = FactorKind::footprint;
    std::string region;
    std::string year;
    double value = 0;       ///< kg of `gas` per `per` (converted exactly from g or t; as published in `published`)
    std::string per;        ///< unit symbol of units.hpp: "kg", "kWh", "t*km", "piece", …; empty when not understood
    std::string published;  ///< "0.5777 kgCO2e/kWh": value and unit as published
    std::string gas = "CO2e";
    std::string gwp_basis;
    std::string boundary;  ///< English
    std::string boundary_zh;
    std::string source_title;
    std::string source_url;
    std::string licence;
    std::string copy;  ///< where the value was read, if not in the publisher's own document
    Confidence confidence = Confidence::transcribed;
    bool usable = true;  ///< unit understood and kind fit for direct use in an inventory
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
    std::size_t index = 0;  ///< into factors()
    int score = 0;          ///< higher is better
    bool proxy = false;     ///< stands in for another material: mark the line's origin as proxy
};

class FactorLibrary {
   public:
    /// The four files of a set: `set_json` (assets/schema/factor-set.schema.json), `factors_csv`, `gaps_csv` and
    /// `synonyms_csv` (words of bills of materials; without it nothing is suggested);
    /// `pinyin_csv` has a line for each letter with the characters that are read with it ("t,铜铁…").
    /// Error code "bad-factor-set" (where: file and row; args: what is wrong).
    static Result<FactorLibrary> load(std::string_view set_json, std::string_view factors_csv,
                                      std::string_view gaps_csv, std::string_view synonyms_csv = {},
                                      std::string_view pinyin_csv = {});

    [[nodiscard]] const std::string& id() const noexcept;                    ///< "zuji-open"
    [[nodiscard]] const std::string& date() const noexcept;                  ///< "2026-11-23"
    [[nodiscard]] const std::vector<std::string>& notices() const noexcept;  ///< attributions that must be shown
    [[nodiscard]] const std::vector<Factor>& factors() const noexcept;
    [[nodiscard]] const std::vector<FactorGap>& gaps() const noexcept;
    [[nodiscard]] const Factor* find(std::string_view id) const;
    /// GWP-100 of `gas` ("SF6", "CH4-fossil", "HFC-134a", …) in set "AR5" or "AR6"; "CO2e" and "CO2" are 1 in any
    /// set; nullopt when unknown.
    [[nodiscard]] std::optional<double> gwp(std::string_view set, std::string_view gas) const;
    /// Canonical names of the gases that `set` knows, in file order.
    [[nodiscard]] std::vector<std::string> gases(std::string_view set) const;
    /// Search Chinese and English words and ids; usable footprint factors first; `per_like` (a unit) keeps only factors
    /// of its dimension when not empty. Without words: all, in that order.
    [[nodiscard]] std::vector<FactorHit> search(std::string_view words, std::string_view per_like,
                                                std::size_t limit) const;
    /// Best guesses for a BOM line or activity (for "match factors"); deterministic order; empty rather than
    /// far-fetched.
    [[nodiscard]] std::vector<FactorHit> suggest(std::string_view name, std::string_view material,
                                                 std::size_t limit) const;
    /// The gap entry whose material the name speaks of, if any.
    [[nodiscard]] const FactorGap* gap_for(std::string_view name, std::string_view material) const;

   private:
    struct Data;
    friend struct FactorSetReader;
    std::shared_ptr<const Data> data_;
};

/// The form in which names of gases are compared: ASCII lower case, letters and digits only ("HFC-134a" → "hfc134a").
std::string gas_key(std::string_view gas);

}  // namespace zuji
