#include "core/io/supplier_footprint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/units.hpp"
#include "core/io/json_text.hpp"
#include "core/io/pact_v2_check.hpp"
#include "core/model/entered.hpp"

namespace zuji {
namespace {

std::string unit_of(const std::string& declared) {
    struct Name {
        std::string_view pact;
        std::string_view symbol;
    };
    // "megabit second" is no unit that anything in a bill of materials is counted in.
    constexpr std::array<Name, 9> names = {{{"liter", "L"},
                                            {"kilogram", "kg"},
                                            {"cubic meter", "m3"},
                                            {"kilowatt hour", "kWh"},
                                            {"megajoule", "MJ"},
                                            {"ton kilometer", "t*km"},
                                            {"square meter", "m2"},
                                            {"piece", "piece"},
                                            {"hour", "h"}}};
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.pact == declared; });
    return found == names.end() ? std::string() : std::string(found->symbol);
}

std::string region_of(const Json& pcf) {
    for (const char* member : {"geographyCountrySubdivision", "geographyCountry", "geographyRegionOrSubregion"}) {
        std::string region = text_of(pcf, member);
        if (!region.empty()) return region;
    }
    return {};
}

std::string quality_of(const Json& pcf) {
    std::string quality;
    const auto add = [&](const std::string& text) {
        if (!quality.empty()) quality += "; ";
        quality += text;
    };
    const std::string share = text_of(pcf, "primaryDataShare");
    if (!share.empty()) add("PDS " + share + " %");
    const Json& dqi = object_of(pcf, "dqi");
    std::string ratings;
    for (const auto& [name, label] : {std::pair{"technologicalDQR", "TeR "}, std::pair{"geographicalDQR", "GeR "},
                                      std::pair{"temporalDQR", "TiR "}}) {
        const std::string rating = text_of(dqi, name);
        if (rating.empty()) continue;
        if (!ratings.empty()) ratings += " / ";
        ratings += label + rating;
    }
    if (!ratings.empty()) add("DQR " + ratings);
    return quality;
}

std::string joined(const Json& list) {
    std::string all;
    for (const Json& each : list) {
        if (!each.is_string()) continue;
        if (!all.empty()) all += ", ";
        all += each.get<std::string>();
    }
    return all;
}

bool is_version_2(const Json& footprint) { return text_of(footprint, "specVersion").starts_with("2"); }

/// Without these there is no figure to use, or nobody can say of what; all else is worth a warning.
bool is_fatal(const PactFinding& finding) {
    constexpr std::array needed = {"pcf",
                                   "pcf.declaredUnit",
                                   "pcf.declaredUnitOfMeasurement",
                                   "pcf.declaredUnitAmount",
                                   "pcf.pCfExcludingBiogenic",
                                   "pcf.pcfExcludingBiogenicUptake",
                                   "specVersion",
                                   "companyName"};
    if (finding.code == "not-an-object" || finding.code == "unit" || finding.code == "date") return true;
    const bool about_value = finding.code == "missing" || finding.code == "not-a-number" || finding.code == "sign";
    return about_value && std::find(needed.begin(), needed.end(), finding.where) != needed.end();
}

/// How the members of the two versions are called.
struct Members {
    const char* value;
    const char* unit;
    const char* amount;
};
constexpr Members version_2 = {"pCfExcludingBiogenic", "declaredUnit", "unitaryProductAmount"};
constexpr Members version_3 = {"pcfExcludingBiogenicUptake", "declaredUnitOfMeasurement", "declaredUnitAmount"};

class FootprintReader {
   public:
    explicit FootprintReader(const Json& footprint)
        : footprint_(footprint),
          pcf_(object_of(footprint, "pcf")),
          old_(is_version_2(footprint)),
          members_(old_ ? version_2 : version_3) {}

    SupplierFootprint read() {
        read_identity();
        read_value();
        read_parts();
        for (PactFinding& finding : old_ ? check_pact_v2(footprint_) : check_pact(footprint_)) {
            finding.blocks = is_fatal(finding);
            out_.findings.push_back(std::move(finding));
        }
        advise();
        out_.usable = out_.factor.value.has_value() && out_.factor.value.value() >= 0 && !out_.factor.per.empty() &&
                      std::none_of(out_.findings.begin(), out_.findings.end(),
                                   [](const PactFinding& finding) { return finding.blocks; });
        return std::move(out_);
    }

   private:
    void say(std::string code, std::string where, std::vector<std::string> args, bool blocks = false) {
        out_.findings.push_back({std::move(code), std::move(where), std::move(args), blocks});
    }

    void read_identity() {
        OwnFactor& factor = out_.factor;
        out_.product = text_of(footprint_, "productNameCompany");
        out_.description = text_of(footprint_, "productDescription");
        factor.supplier = text_of(footprint_, "companyName");
        factor.name = out_.product.empty() ? out_.description : out_.product;
        if (!factor.supplier.empty()) factor.name += " (" + factor.supplier + ")";
        factor.region = region_of(pcf_);
        factor.period_from = day_of(text_of(pcf_, "referencePeriodStart"));
        factor.period_to = day_of(text_of(pcf_, "referencePeriodEnd"));
        factor.year = factor.period_to.substr(0, 4);
        factor.quality = quality_of(pcf_);
        factor.boundary = "cradle-to-gate";
        factor.gwp_basis =
            joined(list_of(pcf_, old_ ? "ipccCharacterizationFactorsSources" : "ipccCharacterizationFactors"));
        if (factor.gwp_basis.empty()) factor.gwp_basis = text_of(pcf_, "characterizationFactors");
        factor.reference = "urn:pact:" + text_of(footprint_, "id");
        factor.source = "PACT " + text_of(footprint_, "specVersion");
        const std::string standards =
            joined(list_of(pcf_, old_ ? "crossSectoralStandardsUsed" : "crossSectoralStandards"));
        if (!standards.empty()) factor.source += ", " + standards;
        factor.origin = Origin::supplier;
    }

    /// Version 3 declares an amount of units and gives the figure for all of it; version 2 gives it for one unit.
    [[nodiscard]] double amount() const { return old_ ? 1 : Entered(text_of(pcf_, members_.amount)).value(); }

    [[nodiscard]] Entered member(const char* name) const {
        const auto number = read_entered(text_of(pcf_, name));
        return number ? for_one(Entered(number->to_string()), amount()) : Entered();
    }

    void read_value() {
        OwnFactor& factor = out_.factor;
        factor.value = member(members_.value);
        const std::string declared = text_of(pcf_, members_.unit);
        factor.per = unit_of(declared);
        if (factor.per.empty() && old_) say("unit", "pcf", {declared}, true);
        if (factor.per.empty() && declared == "megabit second") say("no-such-unit", "pcf", {declared}, true);
        if (factor.per != "kg") out_.mass_kg = member("productMassPerDeclaredUnit");
    }

    /// What the value consists of. Parts that add up to more than the value contradict it: then only the value counts.
    void read_parts() {
        OwnFactor& factor = out_.factor;
        const Decimal aviation = part("aircraftGhgEmissions");
        const Decimal fossil = part("fossilGhgEmissions") - aviation;
        Decimal biogenic(0);
        for (const char* name :
             {"landManagementBiogenicCO2Emissions", "landManagementBiogenicCO2Removals", "biogenicNonCO2Emissions"})
            if (!old_) biogenic = biogenic + part(name);
        const Decimal land_use = old_ ? Decimal(0) : part("landUseChangeGhgEmissions");
        constexpr double tolerance = 0.005;
        const double sum = (fossil + aviation + land_use).to_double() + std::max(biogenic.to_double(), 0.0);
        if (fossil.is_negative() || sum > factor.value.value() * (1 + tolerance)) return;
        const auto keep = [](Entered& kept, const Decimal& number) {
            if (!number.is_zero()) kept = Entered(number.to_string());
        };
        keep(factor.fossil, fossil);
        keep(factor.biogenic, biogenic);
        keep(factor.land_use, land_use);
        keep(factor.aviation, aviation);
    }

    [[nodiscard]] Decimal part(const char* name) const { return member(name).exact().value_or(Decimal(0)); }

    /// What matters to somebody who wants to use the figure.
    void advise() {
        if (text_of(footprint_, "status") == "Deprecated") say("deprecated", "status", {});
        const Entered amount(text_of(pcf_, members_.amount));
        if (amount.has_value() && amount.value() != 1) {
            say(old_ ? "amount-of-product" : "amount-divided", std::string("pcf.") + members_.amount,
                {amount.text(), out_.factor.per});
        }
        if (out_.factor.value.has_value() && out_.factor.value.value() < 0)
            say("negative-value", "pcf", {out_.factor.value.text()}, true);
    }

    const Json& footprint_;
    const Json& pcf_;
    bool old_;
    Members members_;
    SupplierFootprint out_;
};

bool is_footprint(const Json& value) { return value.is_object() && value.contains("pcf"); }

/// {"message": …, "code": …}: what a supplier's system answers instead of footprints.
bool is_error_response(const Json& root) {
    return root.is_object() && root.size() <= 2 && root.contains("code") && root.contains("message") &&
           root["code"].is_string() && root["message"].is_string();
}

/// The footprints, out of what they are sent in.
const Json& contents_of(const Json& root) {
    const Json* inner = &root;
    if (inner->is_object() && inner->contains("data")) inner = &inner->at("data");
    if (inner->is_object() && inner->contains("pfs")) inner = &inner->at("pfs");
    return *inner;
}

}  // namespace

Entered for_one(const Entered& value, double amount) {
    if (!value.has_value() || amount == 1) return value;
    if (!(amount > 0)) return {};
    // Fifteen digits: the last ones of a binary quotient are noise ("0.5770000000000001").
    constexpr std::size_t room = 40;
    constexpr int digits_behind_first = 14;
    std::array<char, room> buffer{};
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value.value() / amount,
                                              std::chars_format::scientific, digits_behind_first);
    if (problem != std::errc()) return {};
    const auto number = Decimal::parse_json_number({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
    return number.ok() ? Entered(number.value().to_string()) : Entered();
}

std::optional<OwnFactor> per_kilogram(const SupplierFootprint& footprint) {
    const Entered& mass = footprint.mass_kg;
    if (!mass.has_value() || !(mass.value() > 0)) return std::nullopt;
    OwnFactor factor = footprint.factor;
    for (Entered* number : {&factor.value, &factor.fossil, &factor.biogenic, &factor.land_use, &factor.aviation})
        *number = for_one(*number, mass.value());
    factor.per = "kg";
    return factor;
}

bool looks_like_pact(std::string_view json) {
    const auto has = [&](std::string_view key) { return json.find(key) != std::string_view::npos; };
    if (has("\"schema_version\"")) return false;
    if (has("\"pcf\"") && has("\"specVersion\"")) return true;
    constexpr std::size_t longest_answer = 4096;
    if (json.size() > longest_answer) return false;
    const auto parsed = parse_json_exact(json);
    if (!parsed.ok()) return false;
    const Json& contents = contents_of(parsed.value());
    return is_error_response(parsed.value()) ||
           (&contents != &parsed.value() && contents.is_array() && contents.empty());
}

Result<std::vector<SupplierFootprint>> read_supplier_footprints(std::string_view json) {
    const auto parsed = parse_json_exact(json);
    if (!parsed) return parsed.error();
    const Json& root = parsed.value();
    if (is_error_response(root))
        return Error{"pact-error-response", "", {text_of(root, "code"), text_of(root, "message")}};
    const Json& contents = contents_of(root);
    std::vector<SupplierFootprint> all;
    if (is_footprint(contents)) {
        all.push_back(FootprintReader(contents).read());
    } else if (contents.is_array()) {
        if (contents.empty()) return Error{"pact-empty", "", {}};
        for (const Json& entry : contents) {
            if (is_footprint(entry)) all.push_back(FootprintReader(entry).read());
        }
    }
    if (all.empty()) return Error{"not-pact", "", {}};
    return all;
}

}  // namespace zuji
