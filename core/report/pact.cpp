#include "core/report/pact.hpp"

#include <algorithm>
#include <array>
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

/// Up to the factory gate; what comes later is no part of a PACT footprint.
constexpr std::array<std::string_view, 4> gate_stages = {"materials", "inbound", "manufacturing", "packaging"};

bool is_gate_stage(std::string_view stage) {
    for (const std::string_view each : gate_stages) {
        if (each == stage) return true;
    }
    return false;
}

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
    PactMaker(const ReportFacts& facts, const Say& say) : facts_(facts), say_(say) {}

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
        for (const PactFinding& each : findings_) {
            if (each.blocks) return true;
        }
        return false;
    }
    void missing(std::string_view path) {
        findings_.push_back({"needed", std::string(path), {"@" + label(path)}, true});
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
        json["comment"] = say_("pact.comment", {facts_.assessment.document.empty() ? "—" : facts_.assessment.document});
        note("no-biogenic", "", {});
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

    /// What stands up to the gate; stages beyond it are named.
    double to_the_gate() {
        CompensatedSum sum;
        for (const StageTotal& each : result().by_stage) {
            if (is_gate_stage(each.stage)) {
                sum.add(each.kgco2e);
            } else if (each.stage == "unassigned") {
                findings_.push_back({"no-stage", "activities", {number_text(each.kgco2e)}, true});
            } else {
                note("beyond-gate", "", {"@stage." + each.stage, format_number(each.kgco2e, 5)});
            }
        }
        return sum.value();
    }

    [[nodiscard]] std::string boundary() const {
        std::string text;
        for (const std::string_view stage : gate_stages) {
            if (of_stage(stage) == 0) continue;
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

    /// Share of the emission whose activity data were measured or given by suppliers.
    [[nodiscard]] double primary_share() const {
        if (result().total == 0) return 0;
        double primary = 0;
        for (const auto& [origin, kgco2e] : result().by_origin) {
            const auto from = static_cast<Origin>(origin);
            if (from == Origin::measured || from == Origin::supplier) primary += kgco2e;
        }
        return primary / result().total * percent;
    }

    void add_packaging(Json& pcf) const {
        const double packaging = of_stage("packaging");
        pcf["packagingEmissionsIncluded"] = packaging != 0;
        if (packaging > 0) pcf["packagingGhgEmissions"] = number_text(packaging);
    }

    void add_exempted(Json& pcf, double total) const {
        const double omitted = result().omitted_kgco2e;
        const double share = total + omitted > 0 ? omitted / (total + omitted) * percent : 0;
        pcf["exemptedEmissionsPercent"] = round_gbt8170(share, 4);
        if (result().omitted_lines > 0) {
            pcf["exemptedEmissionsDescription"] = say_("pact.exempted", {std::to_string(result().omitted_lines)});
        }
    }

    Json pcf() {
        Json pcf = Json::object();
        add_unit(pcf);
        add_day(pcf, "referencePeriodStart", "product.period_from", project().product.period_from);
        add_day(pcf, "referencePeriodEnd", "product.period_to", project().product.period_to);
        const std::string country = std::string(trim(text_field::text_of(project(), pact_field::country)));
        if (!country.empty()) pcf["geographyCountry"] = country;
        if (country.empty()) note("no-country", "texts.pact_country", {});
        if (!result().complete) {
            findings_.push_back({"incomplete", "bom", {std::to_string(result().open_lines)}, true});
        }
        const double total = to_the_gate();
        if (total < 0) findings_.push_back({"negative", "", {number_text(total)}, true});
        pcf["boundaryProcessesDescription"] = boundary();
        pcf["pcfExcludingBiogenicUptake"] = number_text(total);
        pcf["pcfIncludingBiogenicUptake"] = number_text(total);
        pcf["fossilGhgEmissions"] = number_text(total);
        const Entered carbon{std::string(text_field::text_of(project(), pact_field::fossil_carbon_kg))};
        if (carbon.has_value()) {
            pcf["fossilCarbonContent"] = carbon.exact()->to_string();
        } else {
            missing("texts.pact_fossil_carbon_kg");
        }
        add_packaging(pcf);
        if (project().product.distribution_inside == Answer::yes && of_stage("distribution") > 0) {
            pcf["outboundLogisticsGhgEmissions"] = number_text(of_stage("distribution"));
        }
        pcf["ccsTechnologicalCO2CaptureIncluded"] = false;
        pcf["ipccCharacterizationFactors"] = Json::array({project().gwp_set});
        pcf["crossSectoralStandards"] = Json::array({"ISO14067"});
        if (!facts_.assessment.document.empty()) {
            pcf["productOrSectorSpecificRules"] =
                Json::array({{{"operator", "Other"},
                              {"ruleNames", Json::array({facts_.assessment.document})},
                              {"otherOperatorName", "CGC"}}});
        }
        add_exempted(pcf, total);
        pcf["secondaryEmissionFactorSources"] =
            Json::array({{{"name", facts_.knowledge.factors->id()}, {"version", facts_.knowledge.factors->date()}}});
        pcf["primaryDataShare"] = round_gbt8170(primary_share(), 2);
        return pcf;
    }

    const ReportFacts& facts_;
    const Say& say_;
    std::vector<PactFinding> findings_;
};

}  // namespace

PactExport make_pact(const ReportFacts& facts, const Say& say, std::string_view created) {
    return PactMaker(facts, say).make(created);
}

}  // namespace zuji
