#include "core/io/supplier_footprint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/model/entered.hpp"

namespace zuji {
namespace {

std::string text_of(const Json& object, const char* member) {
    const auto found = object.find(member);
    if (found == object.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    return is_any_number(*found) ? dump_json(*found) : std::string();
}

/// "2024-01-01T00:00:00Z" → "2024-01-01"
std::string day_of(const std::string& moment) {
    constexpr std::size_t day_length = 10;
    return moment.size() > day_length && moment[day_length] == 'T' ? moment.substr(0, day_length) : moment;
}

std::string unit_of(const std::string& declared) {
    struct Name {
        std::string_view pact;
        std::string_view symbol;
    };
    constexpr std::array<Name, 10> names = {{{"liter", "L"},
                                             {"kilogram", "kg"},
                                             {"cubic meter", "m3"},
                                             {"kilowatt hour", "kWh"},
                                             {"megajoule", "MJ"},
                                             {"ton kilometer", "t*km"},
                                             {"square meter", "m2"},
                                             {"piece", "piece"},
                                             {"hour", "h"},
                                             {"kilometer", "km"}}};
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
    const auto dqi = pcf.find("dqi");
    if (dqi == pcf.end() || !dqi->is_object()) return quality;
    std::string ratings;
    for (const auto& [name, label] : {std::pair{"technologicalDQR", "TeR "}, std::pair{"geographicalDQR", "GeR "},
                                      std::pair{"temporalDQR", "TiR "}}) {
        const std::string rating = text_of(*dqi, name);
        if (rating.empty()) continue;
        if (!ratings.empty()) ratings += " / ";
        ratings += label + rating;
    }
    if (!ratings.empty()) add("DQR " + ratings);
    return quality;
}

std::string standards_of(const Json& pcf) {
    std::string all;
    for (const char* member : {"crossSectoralStandards", "crossSectoralStandardsUsed"}) {
        for (const Json& standard : pcf.value(member, Json::array())) {
            if (!standard.is_string()) continue;
            if (!all.empty()) all += ", ";
            all += standard.get<std::string>();
        }
    }
    return all;
}

bool is_version_2(const Json& footprint) { return text_of(footprint, "specVersion").starts_with("2"); }

/// The members that version 2 requires, its numbers, period, shares and ratings.
class Version2Check {
   public:
    Version2Check(const Json& footprint, const Json& pcf, std::vector<PactFinding>& findings)
        : footprint_(footprint), pcf_(pcf), findings_(findings) {}

    void run() {
        for (const char* member : {"id", "specVersion", "version", "created", "status", "companyName", "companyIds",
                                   "productDescription", "productIds", "productNameCompany"})
            need(footprint_, member, member);
        for (const char* member :
             {"declaredUnit", "unitaryProductAmount", "pCfExcludingBiogenic", "fossilGhgEmissions",
              "fossilCarbonContent", "biogenicCarbonContent", "characterizationFactors", "referencePeriodStart",
              "referencePeriodEnd", "exemptedEmissionsPercent", "packagingEmissionsIncluded"})
            need(pcf_, member, std::string("pcf.") + member);
        for (const char* member : {"unitaryProductAmount", "pCfExcludingBiogenic", "fossilGhgEmissions"})
            need_number(member);
        check_period();
        check_share();
        check_ratings();
        check_date("created", footprint_);
        if (footprint_.contains("updated")) check_date("updated", footprint_);
    }

   private:
    void say(std::string code, std::string where, std::vector<std::string> args) {
        findings_.push_back({std::move(code), std::move(where), std::move(args), false});
    }
    void need(const Json& object, const char* member, const std::string& where) {
        if (!object.contains(member)) say("missing", where, {where});
    }
    void need_number(const char* member) {
        if (!pcf_.contains(member)) return;
        const std::string where = std::string("pcf.") + member;
        const auto number = read_entered(text_of(pcf_, member));
        if (!number || !pcf_[member].is_string()) return say("not-a-number", where, {where});
        if (Entered(text_of(pcf_, member)).value() < 0) say("sign", where, {where, text_of(pcf_, member)});
    }
    void check_date(const char* member, const Json& object) {
        const std::string text = text_of(object, member);
        constexpr std::size_t shortest = 20;  // "2022-03-01T09:32:20Z"
        if (text.empty()) return;
        if (text.size() < shortest || !Date::parse(day_of(text)).ok()) say("date", member, {member});
    }
    void check_period() {
        const std::string from = day_of(text_of(pcf_, "referencePeriodStart"));
        const std::string to = day_of(text_of(pcf_, "referencePeriodEnd"));
        if (!from.empty() && !to.empty() && to < from) say("period", "pcf.referencePeriodEnd", {from, to});
    }
    void check_share() {
        constexpr double all = 100;
        for (const char* member : {"primaryDataShare", "exemptedEmissionsPercent"}) {
            const Entered share(text_of(pcf_, member));
            if (!share.has_value() || (share.value() >= 0 && share.value() <= all)) continue;
            say("share", std::string("pcf.") + member, {std::string("pcf.") + member, share.text()});
        }
    }
    void check_ratings() {
        constexpr double worst = 3;
        const auto dqi = pcf_.find("dqi");
        if (dqi == pcf_.end() || !dqi->is_object()) return;
        for (const char* member : {"technologicalDQR", "geographicalDQR", "temporalDQR"}) {
            const Entered rating(text_of(*dqi, member));
            if (!rating.has_value() || (rating.value() >= 1 && rating.value() <= worst)) continue;
            say("rating-v2", std::string("pcf.dqi.") + member, {std::string("pcf.dqi.") + member, rating.text()});
        }
    }

    const Json& footprint_;
    const Json& pcf_;
    std::vector<PactFinding>& findings_;
};

/// What matters to somebody who wants to use the figure.
void add_advice(const Json& footprint, const Json& pcf, SupplierFootprint& out) {
    const auto say = [&](std::string code, std::string where, std::vector<std::string> args) {
        out.findings.push_back({std::move(code), std::move(where), std::move(args), false});
    };
    if (text_of(footprint, "status") == "Deprecated") say("deprecated", "status", {});
    const char* amount_member = is_version_2(footprint) ? "unitaryProductAmount" : "declaredUnitAmount";
    const Entered amount(text_of(pcf, amount_member));
    if (amount.has_value() && amount.value() != 1)
        say(is_version_2(footprint) ? "amount-of-product" : "amount-divided", std::string("pcf.") + amount_member,
            {amount.text(), out.factor.per});
    if (out.factor.value.has_value() && out.factor.value.value() < 0)
        say("negative-value", "pcf", {out.factor.value.text()});
}

/// `value` for `amount` units → for one; as it is when the amount is one or none.
Entered for_one(const Entered& value, const Entered& amount) {
    if (!value.has_value() || !amount.has_value() || amount.value() <= 0 || amount.value() == 1) return value;
    std::array<char, 40> buffer{};
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                              value.value() / amount.value(), std::chars_format::fixed);
    if (problem != std::errc()) return {};
    return Entered(std::string(buffer.data(), end));
}

SupplierFootprint read_one(const Json& footprint) {
    SupplierFootprint out;
    const Json pcf = footprint.value("pcf", Json::object());
    if (!pcf.is_object()) return out;
    const bool old = is_version_2(footprint);
    out.spec_version = text_of(footprint, "specVersion");
    out.product = text_of(footprint, "productNameCompany");
    out.description = text_of(footprint, "productDescription");
    OwnFactor& factor = out.factor;
    factor.supplier = text_of(footprint, "companyName");
    factor.name = out.product.empty() ? out.description : out.product;
    if (!factor.supplier.empty()) factor.name += " (" + factor.supplier + ")";
    const std::string value = text_of(pcf, old ? "pCfExcludingBiogenic" : "pcfExcludingBiogenicUptake");
    const auto number = read_entered(value);
    factor.value = Entered(number ? number->to_string() : value);
    // Version 3 declares an amount of units and gives the figure for all of it; version 2 gives it for one unit.
    if (!old) factor.value = for_one(factor.value, Entered(text_of(pcf, "declaredUnitAmount")));
    const std::string declared = text_of(pcf, old ? "declaredUnit" : "declaredUnitOfMeasurement");
    factor.per = unit_of(declared);
    if (factor.per.empty()) out.findings.push_back({"unit", "pcf", {declared}, true});
    factor.region = region_of(pcf);
    factor.period_from = day_of(text_of(pcf, "referencePeriodStart"));
    factor.period_to = day_of(text_of(pcf, "referencePeriodEnd"));
    factor.year = factor.period_to.substr(0, 4);
    factor.quality = quality_of(pcf);
    factor.boundary = "cradle-to-gate";
    factor.reference = "urn:pact:" + text_of(footprint, "id");
    factor.source = "PACT " + out.spec_version;
    if (const std::string standards = standards_of(pcf); !standards.empty()) factor.source += ", " + standards;
    factor.origin = Origin::supplier;
    if (old) {
        Version2Check(footprint, pcf, out.findings).run();
    } else {
        for (PactFinding& finding : check_pact(footprint)) out.findings.push_back(std::move(finding));
    }
    add_advice(footprint, pcf, out);
    out.usable = factor.value.has_value() && factor.value.value() >= 0 && !factor.per.empty();
    return out;
}

bool is_footprint(const Json& value) { return value.is_object() && value.contains("pcf"); }

}  // namespace

bool looks_like_pact(std::string_view json) {
    const auto has = [&](std::string_view key) { return json.find(key) != std::string_view::npos; };
    return has("\"pcf\"") && has("\"specVersion\"") && !has("\"schema_version\"");
}

Result<std::vector<SupplierFootprint>> read_supplier_footprints(std::string_view json) {
    const auto parsed = parse_json_exact(json);
    if (!parsed) return parsed.error();
    const Json* root = &parsed.value();
    if (root->is_object() && root->contains("data")) root = &root->at("data");
    if (root->is_object() && root->contains("pfs")) root = &root->at("pfs");
    std::vector<SupplierFootprint> all;
    if (is_footprint(*root)) {
        all.push_back(read_one(*root));
    } else if (root->is_array()) {
        for (const Json& entry : *root) {
            if (is_footprint(entry)) all.push_back(read_one(entry));
        }
    }
    if (all.empty()) return Error{"not-pact", "", {}};
    return all;
}

}  // namespace zuji
