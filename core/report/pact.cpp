#include "core/report/pact.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/assess/text_fields.hpp"
#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/footprint/kernel.hpp"
#include "core/report/cells.hpp"
#include "core/report/cover.hpp"
#include "core/report/pact_account.hpp"

namespace zuji {
namespace {

constexpr std::string_view spec_version = "3.0.3";
constexpr double percent = 100;

/// A declared unit of ours as one of PACT's: its word and how many of it one of ours is.
struct PactUnit {
    std::string_view ours;
    std::string_view word;
    double each;
};
constexpr std::array pact_units = {
    PactUnit{"piece", "piece", 1},
    PactUnit{"kg", "kilogram", 1},
    PactUnit{"g", "kilogram", 0.001},
    PactUnit{"t", "kilogram", 1000},
    PactUnit{"L", "liter", 1},
    PactUnit{"m3", "cubic meter", 1},
    PactUnit{"kWh", "kilowatt hour", 1},
    PactUnit{"MWh", "kilowatt hour", 1000},
    PactUnit{"MJ", "megajoule", 1},
    PactUnit{"GJ", "megajoule", 1000},
    PactUnit{"t*km", "ton kilometer", 1},
    PactUnit{"m2", "square meter", 1},
    PactUnit{"h", "hour", 1},
};

std::string number_text(double value) { return decimal_from_double(value).to_string(); }

/// "urn:pact:…": what is no unreserved character is percent-encoded.
std::string urn(std::string_view kind, std::string_view id) {
    std::string path = encode_path(id);
    for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at)) path.replace(at, 1, "%2F");
    return "urn:pact:" + std::string(kind) + ":customcode:vendor-assigned:" + path;
}

/// FNV-1a, 64 bits, from a seed.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
    constexpr std::uint64_t prime = 0x100000001B3ULL;
    for (const char c : text) {
        seed ^= static_cast<unsigned char>(c);
        seed *= prime;
    }
    return seed;
}

/// A UUID of version 8 (RFC 9562: made in a way of one's own) from the contents.
std::string uuid_of(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::uint64_t seed_high = 0xCBF29CE484222325ULL;
    constexpr std::uint64_t seed_low = 0x9AE16A3B2F90404FULL;
    const std::array<std::uint64_t, 2> halves = {hash_of(text, seed_high), hash_of(text, seed_low)};
    std::string hex;
    for (const std::uint64_t half : halves) {
        for (int shift = 60; shift >= 0; shift -= 4) hex += digits[(half >> static_cast<unsigned>(shift)) & 15U];
    }
    constexpr std::size_t version_at = 12;
    constexpr std::size_t variant_at = 16;
    hex[version_at] = '8';
    hex[variant_at] = digits[8U | (digits.find(hex[variant_at]) & 3U)];
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
           hex.substr(20);
}

class PactMaker {
   public:
    PactMaker(const ReportFacts& facts, const Say& say) : facts_(facts), say_(say), account_(gate_account(facts)) {}

    PactExport make(std::string_view created) {
        Json footprint = Json::object();
        Json body = Json::object();
        add_company(body);
        add_product(body);
        body["pcf"] = pcf();
        footprint["id"] = uuid_of(dump_json(body));
        footprint["specVersion"] = spec_version;
        footprint["created"] = created;
        footprint["status"] = "Active";
        add_validity(footprint);
        for (const auto& [key, value] : body.items()) footprint[key] = value;
        if (findings_.empty() || !blocked()) {
            for (PactFinding& each : check_pact(footprint)) findings_.push_back(std::move(each));
        }
        return {blocked() ? Json() : std::move(footprint), std::move(findings_)};
    }

   private:
    [[nodiscard]] const Project& project() const { return facts_.project; }
    [[nodiscard]] const Footprint& result() const { return facts_.assessment.footprint; }

    [[nodiscard]] bool blocked() const {
        return std::any_of(findings_.begin(), findings_.end(), [](const PactFinding& each) { return each.blocks; });
    }
    void missing(std::string_view path) {
        findings_.push_back({"needed", std::string(path), {"@" + label(path)}, true});
    }
    void not_a_number(const std::string& path) {
        findings_.push_back({"not-a-number", path, {"@" + label(path)}, true});
    }
    void note(std::string_view code, std::string_view path, std::vector<std::string> args) {
        findings_.push_back({std::string(code), std::string(path), std::move(args), false});
    }
    /// Catalog key of the word for a field.
    static std::string label(std::string_view path) { return "pact.field." + std::string(path); }

    std::string needed(std::string_view path, std::string_view text) {
        const std::string_view entered = trim(text);
        if (entered.empty()) missing(path);
        return std::string(entered);
    }

    void add_company(Json& json) {
        const Party& applicant = project().company.applicant;
        json["companyName"] = needed("company.applicant.name", applicant.name);
        json["companyIds"] =
            Json::array({urn("company", needed("company.applicant.credit_code", applicant.credit_code))});
    }

    void add_product(Json& json) {
        const Product& product = project().product;
        std::string description = needed("product.name", product.name);
        for (const std::string* part :
             {&product.model, &product.specification, &product.function, &product.declared_text}) {
            if (!trim(*part).empty()) description += ", " + std::string(trim(*part));
        }
        json["productDescription"] = std::move(description);
        json["productIds"] = Json::array({urn("product", needed("product.model", product.model))});
        json["productNameCompany"] = std::string(trim(product.name));
        json["comment"] = comment();
    }

    /// What the document has no member for.
    std::string comment() {
        std::string text =
            say_("pact.comment", {facts_.assessment.document.empty() ? "—" : facts_.assessment.document});
        if (account_.parts.unsplit != 0) {
            text += " " + say_("pact.comment-unsplit", {format_number(account_.parts.unsplit, 4)});
            note("unsplit", "", {format_number(account_.parts.unsplit, 4)});
        }
        if (project().gwp_set == "own") {
            text += " " + say_("pact.gwp-own", {});
            note("gwp-own", "gwp_set", {});
        }
        if (account_.mean > 0 && account_.deviation > 0) {
            constexpr double two_sided_95 = 1.96;
            const double relative = account_.deviation / account_.mean * percent;
            text +=
                " " + say_("pact.uncertainty", {round_gbt8170(relative, 1), round_gbt8170(two_sided_95 * relative, 0)});
        }
        return text;
    }

    /// The certificate's, where there is one; the specification's default is three years from the reference period.
    void add_validity(Json& json) {
        const Result<Date> from = Date::parse(trim(project().certificate.issued));
        const Result<Date> to = Date::parse(trim(project().certificate.expiry));
        if (from.ok()) json["validityPeriodStart"] = from.value().to_string() + "T00:00:00Z";
        if (!to.ok()) return;
        json["validityPeriodEnd"] = to.value().to_string() + "T23:59:59Z";
        const Result<Date> period_end = Date::parse(trim(project().product.period_to));
        constexpr int usual_months = 36;
        if (period_end.ok() && period_end.value().plus_months(usual_months) < to.value())
            note("validity-long", "certificate.expiry", {to.value().to_string()});
    }

    void add_unit(Json& pcf) {
        const Product& product = project().product;
        const double amount = product.declared_amount.has_value() ? product.declared_amount.value() : 1;
        if (product.declared_unit.empty()) {
            missing("product.declared_unit");
            return;
        }
        const auto found = std::find_if(pact_units.begin(), pact_units.end(),
                                        [&](const PactUnit& each) { return each.ours == product.declared_unit; });
        if (found == pact_units.end()) {
            findings_.push_back({"no-unit", "product.declared_unit", {product.declared_unit}, true});
            return;
        }
        if (product.declared_amount.is_bad()) not_a_number("product.declared_amount");
        pcf["declaredUnitOfMeasurement"] = found->word;
        pcf["declaredUnitAmount"] = number_text(amount * found->each);
        const bool by_mass = found->word == "kilogram";
        if (!by_mass && !product.mass_kg.has_value()) missing("product.mass_kg");
        pcf["productMassPerDeclaredUnit"] = number_text(by_mass ? amount * found->each : product.mass_kg.value());
    }

    void add_day(Json& pcf, const char* member, const std::string& path, const std::string& entered) {
        const Result<Date> day = Date::parse(trim(entered));
        if (day.ok()) {
            pcf[member] = day.value().to_string() + "T00:00:00Z";
        } else {
            missing(path);
        }
    }

    [[nodiscard]] double of_stage(std::string_view stage) const {
        for (const StageTotal& each : result().by_stage) {
            if (each.stage == stage) return each.kgco2e;
        }
        return 0;
    }

    /// Stages beyond the gate are named; emissions without a stage may be either.
    void name_other_stages() {
        for (const StageTotal& each : result().by_stage) {
            if (is_gate_stage(each.stage)) continue;
            if (each.stage == "unassigned") {
                findings_.push_back({"no-stage", "activities", {number_text(each.kgco2e)}, true});
            } else {
                note("beyond-gate", "", {"@stage." + each.stage, format_number(each.kgco2e, 5)});
            }
        }
    }

    [[nodiscard]] std::string boundary() const {
        std::string text;
        for (const StageTotal& each : result().by_stage) {
            const std::string& stage = each.stage;
            if (!is_gate_stage(stage) || each.kgco2e == 0) continue;
            text += (text.empty() ? "" : "; ") + stage_name(say_, stage) + ": " + processes_of(stage);
        }
        return text;
    }

    /// The first few lines of a stage by name.
    [[nodiscard]] std::string processes_of(std::string_view stage) const {
        if (stage == "materials") return say_("pact.materials", {std::to_string(result().leaf_lines)});
        constexpr std::size_t named = 6;
        std::string text;
        std::size_t count = 0;
        for (const ActivityLine& line : project().activities) {
            if (line.stage != stage || line.name.empty() || ++count > named) continue;
            text += (text.empty() ? "" : ", ") + line.name;
        }
        return text.empty() ? "—" : text;
    }

    void add_packaging(Json& pcf) {
        const double packaging = of_stage("packaging");
        pcf["packagingEmissionsIncluded"] = packaging != 0;
        if (packaging > 0) pcf["packagingGhgEmissions"] = number_text(packaging);
        add_carbon(pcf, "packagingBiogenicCarbonContent", pact_field::packaging_biogenic_carbon_kg);
    }

    /// Emissions cut off before the gate, as far as they are known: what comes later is no part of the footprint.
    void add_exempted(Json& pcf) {
        const double all = account_.total + account_.omitted;
        const double share = all > 0 ? account_.omitted / all * percent : 0;
        pcf["exemptedEmissionsPercent"] = round_gbt8170(share, 4);
        if (account_.omitted_lines == 0) return;
        std::string text = say_("pact.exempted", {std::to_string(account_.omitted_lines)});
        for (std::size_t i = 0; i < account_.omit_reasons.size(); ++i)
            text += (i == 0 ? " " : "; ") + account_.omit_reasons[i];
        pcf["exemptedEmissionsDescription"] = std::move(text);
    }

    /// The parts as far as factors have them; what nobody has split is reported as fossil, and the comment says so.
    /// Uptake of biogenic carbon stands apart.
    void add_emissions(Json& pcf) {
        const PartTotals& parts = account_.parts;
        const double uptake = std::min(parts.biogenic, 0.0);
        const double excluding = account_.total - uptake;
        if (excluding < 0) findings_.push_back({"negative", "", {number_text(excluding)}, true});
        pcf["pcfExcludingBiogenicUptake"] = number_text(excluding);
        pcf["pcfIncludingBiogenicUptake"] = number_text(account_.total);
        pcf["fossilGhgEmissions"] = number_text(excluding - std::max(parts.biogenic, 0.0) - parts.land_use);
        if (parts.land_use != 0) pcf["landUseChangeGhgEmissions"] = number_text(parts.land_use);
        if (parts.biogenic > 0) pcf["biogenicNonCO2Emissions"] = number_text(parts.biogenic);
        if (uptake < 0) pcf["biogenicCO2Uptake"] = number_text(uptake);
        if (parts.aviation != 0) pcf["aircraftGhgEmissions"] = number_text(parts.aviation);
    }

    void add_carbon(Json& pcf, const char* member, std::string_view field) {
        const Entered carbon{std::string(text_field::text_of(project(), field))};
        if (carbon.has_value()) {
            pcf[member] = carbon.exact()->to_string();
        } else if (carbon.is_bad()) {
            not_a_number("texts." + std::string(field));
        } else if (field == pact_field::fossil_carbon_kg) {
            missing("texts.pact_fossil_carbon_kg");
        }
    }

    /// "CN", or a part of a country: "CN-GD".
    void add_place(Json& pcf) {
        constexpr std::size_t country_length = 2;
        const std::string place = std::string(trim(text_field::text_of(project(), pact_field::country)));
        if (place.empty()) return note("no-country", "texts.pact_country", {});
        const bool part = place.size() > country_length && place[country_length] == '-';
        pcf[part ? "geographyCountrySubdivision" : "geographyCountry"] = place;
    }

    [[nodiscard]] std::string allocation_rules() const {
        std::string text;
        for (const Allocation& each : project().allocations) {
            if (each.basis.empty()) continue;
            text += (text.empty() ? "" : "; ") + (each.name.empty() ? std::string() : each.name + ": ") +
                    say_("allocation.basis." + each.basis);
            if (!trim(each.reason).empty()) text += " (" + std::string(trim(each.reason)) + ")";
        }
        return text.empty() ? say_("pact.no-allocation", {}) : text;
    }

    /// Ratings 1 (best) to 5, as the assessment weighs them.
    void add_quality(Json& pcf) {
        pcf["primaryDataShare"] = round_gbt8170(account_.primary_share * percent, 2);
        const auto rating = [&](QualityDimension dimension) {
            return round_gbt8170(account_.rating.at(static_cast<std::size_t>(dimension)), 2);
        };
        if (account_.rating[0] == 0) return;
        pcf["dqi"] = {{"technologicalDQR", rating(QualityDimension::technology)},
                      {"geographicalDQR", rating(QualityDimension::geography)},
                      {"temporalDQR", rating(QualityDimension::timeliness)}};
    }

    void add_sources(Json& pcf) {
        Json sources = Json::array();
        for (const auto& [name, version] : account_.sources) sources.push_back({{"name", name}, {"version", version}});
        if (!sources.empty()) pcf["secondaryEmissionFactorSources"] = std::move(sources);
    }

    Json pcf() {
        Json pcf = Json::object();
        add_unit(pcf);
        add_day(pcf, "referencePeriodStart", "product.period_from", project().product.period_from);
        add_day(pcf, "referencePeriodEnd", "product.period_to", project().product.period_to);
        add_place(pcf);
        if (!result().complete) {
            findings_.push_back({"incomplete", "bom", {std::to_string(result().open_lines)}, true});
        }
        name_other_stages();
        pcf["boundaryProcessesDescription"] = boundary();
        add_emissions(pcf);
        add_carbon(pcf, "fossilCarbonContent", pact_field::fossil_carbon_kg);
        add_carbon(pcf, "biogenicCarbonContent", pact_field::biogenic_carbon_kg);
        add_packaging(pcf);
        if (project().product.distribution_inside == Answer::yes && of_stage("distribution") > 0) {
            pcf["outboundLogisticsGhgEmissions"] = number_text(of_stage("distribution"));
        }
        pcf["ccsTechnologicalCO2CaptureIncluded"] = false;
        pcf["ipccCharacterizationFactors"] = Json::array({project().gwp_set == "own" ? "AR6" : project().gwp_set});
        pcf["crossSectoralStandards"] = Json::array({"ISO14067"});
        if (!facts_.assessment.document.empty()) {
            pcf["productOrSectorSpecificRules"] =
                Json::array({{{"operator", "Other"},
                              {"ruleNames", Json::array({facts_.assessment.document})},
                              {"otherOperatorName", "CGC"}}});
        }
        add_exempted(pcf);
        pcf["allocationRulesDescription"] = allocation_rules();
        add_sources(pcf);
        add_quality(pcf);
        return pcf;
    }

    const ReportFacts& facts_;
    const Say& say_;
    GateAccount account_;
    std::vector<PactFinding> findings_;
};

}  // namespace

PactExport make_pact(const ReportFacts& facts, const Say& say, std::string_view created) {
    return PactMaker(facts, say).make(created);
}

}  // namespace zuji
