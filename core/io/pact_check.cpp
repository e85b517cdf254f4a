#include "core/io/pact_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"

namespace zuji {
namespace {

constexpr std::array<std::string_view, 10> declared_units = {
    "liter",         "kilogram",     "cubic meter", "kilowatt hour", "megajoule",
    "ton kilometer", "square meter", "piece",       "hour",          "megabit second"};
constexpr std::array<std::string_view, 9> required_texts = {
    "id",         "specVersion", "created", "status", "companyName", "productDescription", "productNameCompany",
    "companyIds", "productIds"};
/// Parts of pcfExcludingBiogenicUptake, as the comment of the schema adds them up.
constexpr std::array<std::string_view, 7> parts_of_sum = {"fossilGhgEmissions",
                                                          "landUseChangeGhgEmissions",
                                                          "landManagementBiogenicCO2Emissions",
                                                          "landManagementBiogenicCO2Removals",
                                                          "technologicalCO2Removals",
                                                          "ccsTechnologicalCO2Capture",
                                                          "biogenicNonCO2Emissions"};
enum class Sign { any, positive, not_negative, not_positive };
struct NumberRule {
    std::string_view name;
    Sign sign;
    bool required;
};
constexpr std::array number_rules = {
    NumberRule{"declaredUnitAmount", Sign::positive, true},
    NumberRule{"productMassPerDeclaredUnit", Sign::not_negative, true},
    NumberRule{"pcfExcludingBiogenicUptake", Sign::any, true},
    NumberRule{"pcfIncludingBiogenicUptake", Sign::any, true},
    NumberRule{"fossilGhgEmissions", Sign::not_negative, true},
    NumberRule{"fossilCarbonContent", Sign::not_negative, true},
    NumberRule{"biogenicCarbonContent", Sign::not_negative, false},
    NumberRule{"recycledCarbonContent", Sign::not_negative, false},
    NumberRule{"packagingBiogenicCarbonContent", Sign::not_negative, false},
    NumberRule{"aircraftGhgEmissions", Sign::not_negative, false},
    NumberRule{"landUseChangeGhgEmissions", Sign::not_negative, false},
    NumberRule{"landManagementBiogenicCO2Emissions", Sign::not_negative, false},
    NumberRule{"landManagementBiogenicCO2Removals", Sign::not_positive, false},
    NumberRule{"technologicalCO2Removals", Sign::not_positive, false},
    NumberRule{"ccsTechnologicalCO2Capture", Sign::not_positive, false},
    NumberRule{"biogenicNonCO2Emissions", Sign::not_negative, false},
    NumberRule{"biogenicCO2Uptake", Sign::not_positive, false},
    NumberRule{"packagingGhgEmissions", Sign::not_negative, false},
    NumberRule{"outboundLogisticsGhgEmissions", Sign::not_negative, false},
    NumberRule{"exemptedEmissionsPercent", Sign::not_negative, true},
    NumberRule{"primaryDataShare", Sign::not_negative, false},
};
constexpr std::array<std::string_view, 2> percentages = {"exemptedEmissionsPercent", "primaryDataShare"};
constexpr std::array<std::string_view, 3> ratings = {"technologicalDQR", "geographicalDQR", "temporalDQR"};

bool has_sign(const Decimal& number, Sign sign) {
    switch (sign) {
        case Sign::any:
            return true;
        case Sign::positive:
            return !number.is_negative() && !number.is_zero();
        case Sign::not_negative:
            return !number.is_negative();
        case Sign::not_positive:
            return number.is_negative() || number.is_zero();
    }
    return false;
}

/// A decimal as PACT writes it: a text of digits with at most one point and a sign. None that no double can hold, since
/// sums of it mean nothing.
std::optional<Decimal> number_of(const Json& value) {
    if (!value.is_string()) return std::nullopt;
    std::string_view text = value.get_ref<const std::string&>();
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::size_t digits_from = text.starts_with('-') ? 1 : 0;
    const bool plain =
        text.size() > digits_from && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(digits_from), text.end(),
                                                 [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (!plain) return std::nullopt;
    const Result<Decimal> number = Decimal::parse(text);
    return number.ok() && std::isfinite(number.value().to_double()) ? std::optional(number.value()) : std::nullopt;
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Z", "+08:00"
bool is_zone(std::string_view text) {
    constexpr std::size_t length = 6;
    if (text == "Z" || text == "z") return true;
    return text.size() == length && (text[0] == '+' || text[0] == '-') && are_digits(text.substr(1, 2)) &&
           text[3] == ':' && are_digits(text.substr(4));
}

/// "09:32:20", "09:32:20.5" and a zone
bool is_time_with_zone(std::string_view text) {
    constexpr std::size_t length = 8;
    if (text.size() <= length || text[2] != ':' || text[5] != ':') return false;
    if (!are_digits(text.substr(0, 2)) || !are_digits(text.substr(3, 2)) || !are_digits(text.substr(6, 2)))
        return false;
    if (text.substr(0, 2) > "23" || text.substr(3, 2) > "59" || text.substr(6, 2) > "60") return false;
    std::string_view rest = text.substr(length);
    if (rest[0] == '.') rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
    return is_zone(rest);
}

std::optional<Date> day_of(const Json& value) {
    constexpr std::size_t day_length = 10;
    if (!value.is_string() || !is_pact_moment(value.get_ref<const std::string&>())) return std::nullopt;
    return Date::parse(std::string_view(value.get_ref<const std::string&>()).substr(0, day_length)).value();
}

/// "91715e5e-fd0b-4d1c-8fab-76290c46e6ed"
bool is_uuid(std::string_view text) {
    constexpr std::string_view form = "00000000-0000-0000-0000-000000000000";
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool hex = std::string_view("0123456789abcdefABCDEF").find(text[i]) != std::string_view::npos;
        if (form[i] == '-' ? text[i] != '-' : !hex) return false;
    }
    return true;
}

/// "urn:gtin:5695872369587": three parts, none empty.
bool is_urn(std::string_view text) {
    constexpr std::string_view start = "urn:";
    if (ascii_lower(text.substr(0, start.size())) != start) return false;
    const std::size_t colon = text.find(':', start.size());
    return colon != std::string_view::npos && colon > start.size() && colon + 1 < text.size() &&
           text.find_first_of(" \t\r\n") == std::string_view::npos;
}

bool is_country(std::string_view text) {
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.size() == 2 && upper(text[0]) && upper(text[1]);
}

class Checker {
   public:
    std::vector<PactFinding> check(const Json& footprint) {
        if (!footprint.is_object()) {
            add("not-an-object", "", {});
            return std::move(findings_);
        }
        for (const std::string_view name : required_texts) require(footprint, std::string(name), std::string(name));
        check_identity(footprint);
        check_moments(footprint);
        if (!footprint.contains("pcf") || !footprint.at("pcf").is_object()) {
            add("missing", "pcf", {"pcf"});
            return std::move(findings_);
        }
        const Json& pcf = footprint.at("pcf");
        check_unit(pcf);
        check_numbers(pcf);
        check_sums(pcf);
        check_parts(pcf);
        check_period(pcf);
        check_shares(pcf);
        check_place(pcf);
        check_recommended(pcf);
        require(pcf, "ipccCharacterizationFactors", "pcf.ipccCharacterizationFactors");
        require(pcf, "crossSectoralStandards", "pcf.crossSectoralStandards");
        return std::move(findings_);
    }

   private:
    void add(std::string code, std::string where, std::vector<std::string> args) {
        findings_.push_back({std::move(code), std::move(where), std::move(args), true});
    }
    void advise(std::string code, std::string where, std::vector<std::string> args) {
        findings_.push_back({std::move(code), std::move(where), std::move(args), false});
    }

    /// A member that is there and not empty.
    void require(const Json& object, const std::string& name, const std::string& where) {
        const bool blank = !object.contains(name) || object.at(name).is_null() || object.at(name).empty() ||
                           (object.at(name).is_string() && trim(object.at(name).get_ref<const std::string&>()).empty());
        if (blank) add("missing", where, {where});
    }

    void check_identity(const Json& footprint) {
        const auto text = [&](const char* name) {
            const auto found = footprint.find(name);
            return found != footprint.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        if (const std::string id = text("id"); !id.empty() && !is_uuid(id)) add("no-uuid", "id", {id});
        if (const std::string status = text("status"); !status.empty() && status != "Active" && status != "Deprecated")
            add("status", "status", {status});
        for (const char* list : {"companyIds", "productIds"}) {
            for (const Json& each : footprint.value(list, Json::array())) {
                const std::string urn = each.is_string() ? each.get<std::string>() : std::string("—");
                if (!is_urn(urn)) add("no-urn", list, {list, urn});
            }
        }
    }

    /// Also of members that newer versions have dropped: what stands there must be right.
    void check_moments(const Json& footprint) {
        for (const char* name : {"created", "updated", "validityPeriodStart", "validityPeriodEnd"}) {
            if (footprint.contains(name) && !day_of(footprint.at(name))) add("date", name, {name});
        }
        const auto from = day_of(footprint.value("validityPeriodStart", Json()));
        const auto to = day_of(footprint.value("validityPeriodEnd", Json()));
        if (from && to && *to < *from) add("period", "validityPeriodEnd", {from->to_string(), to->to_string()});
    }

    void check_unit(const Json& pcf) {
        const Json unit = pcf.value("declaredUnitOfMeasurement", Json());
        const bool known = unit.is_string() && std::find(declared_units.begin(), declared_units.end(),
                                                         unit.get_ref<const std::string&>()) != declared_units.end();
        if (!known) add("unit", "pcf.declaredUnitOfMeasurement", {unit.is_string() ? unit.get<std::string>() : "—"});
    }

    void check_numbers(const Json& pcf) {
        for (const NumberRule& rule : number_rules) {
            const std::string name(rule.name);
            const std::string where = "pcf." + name;
            if (!pcf.contains(name)) {
                if (rule.required) add("missing", where, {where});
                continue;
            }
            const std::optional<Decimal> number = number_of(pcf.at(name));
            if (!number) {
                add("not-a-number", where, {where});
            } else if (!has_sign(*number, rule.sign)) {
                add("sign", where, {where, number->to_string()});
            }
        }
    }

    /// The difference is allowed to be the rounding of the last digits that were given.
    void check_sum(const Json& pcf, const char* name, const Decimal& sum) {
        if (!pcf.contains(name)) return;
        const std::optional<Decimal> total = number_of(pcf.at(name));
        if (!total) return;
        constexpr double tolerance = 0.005;
        const double gap = (*total - sum).abs().to_double();
        if (gap <= tolerance * std::max(total->abs().to_double(), sum.abs().to_double())) return;
        add("sum", std::string("pcf.") + name, {std::string("pcf.") + name, total->to_string(), sum.to_string()});
    }

    void check_sums(const Json& pcf) {
        Decimal sum = decimal_from_double(0);
        for (const std::string_view part : parts_of_sum) {
            if (!pcf.contains(std::string(part))) continue;
            if (const std::optional<Decimal> number = number_of(pcf.at(std::string(part)))) sum = sum + *number;
        }
        check_sum(pcf, "pcfExcludingBiogenicUptake", sum);
        if (pcf.contains("biogenicCO2Uptake")) {
            if (const std::optional<Decimal> uptake = number_of(pcf.at("biogenicCO2Uptake"))) sum = sum + *uptake;
        }
        check_sum(pcf, "pcfIncludingBiogenicUptake", sum);
    }

    /// What is a part of something is not more than it.
    void check_parts(const Json& pcf) {
        struct Part {
            const char* part;
            const char* whole;
        };
        constexpr std::array pairs = {Part{"aircraftGhgEmissions", "fossilGhgEmissions"},
                                      Part{"landManagementFossilGhgEmissions", "fossilGhgEmissions"},
                                      Part{"packagingGhgEmissions", "pcfExcludingBiogenicUptake"},
                                      Part{"fossilCarbonContent", "productMassPerDeclaredUnit"},
                                      Part{"biogenicCarbonContent", "productMassPerDeclaredUnit"}};
        for (const Part& each : pairs) {
            const auto part = number_of(pcf.value(each.part, Json()));
            const auto whole = number_of(pcf.value(each.whole, Json()));
            if (!part || !whole || whole->is_zero() || *part <= *whole) continue;
            add("part", std::string("pcf.") + each.part,
                {std::string("pcf.") + each.part, part->to_string(), std::string("pcf.") + each.whole,
                 whole->to_string()});
        }
    }

    void check_place(const Json& pcf) {
        const Json country = pcf.value("geographyCountry", Json());
        if (!country.is_null() && !(country.is_string() && is_country(country.get_ref<const std::string&>())))
            add("country", "pcf.geographyCountry", {country.is_string() ? country.get<std::string>() : "—"});
        int places = 0;
        for (const char* name : {"geographyCountry", "geographyCountrySubdivision", "geographyRegionOrSubregion"})
            places += pcf.contains(name) ? 1 : 0;
        if (places > 1) advise("places", "pcf.geographyCountry", {});
    }

    /// The specification asks for these; the schema does not.
    void check_recommended(const Json& pcf) {
        for (const char* name : {"packagingEmissionsIncluded", "primaryDataShare", "dqi"}) {
            if (pcf.value(name, Json()).is_null())
                advise("recommended", std::string("pcf.") + name, {std::string("pcf.") + name});
        }
        const auto exempted = number_of(pcf.value("exemptedEmissionsPercent", Json()));
        constexpr double usual = 5;
        if (exempted && exempted->to_double() > usual)
            advise("exempted-high", "pcf.exemptedEmissionsPercent", {exempted->to_string()});
        for (const Json& each : pcf.value("ipccCharacterizationFactors", Json::array())) {
            const std::string text = each.is_string() ? each.get<std::string>() : std::string();
            if (!(text.starts_with("AR") && are_digits(std::string_view(text).substr(2))))
                add("gwp-set", "pcf.ipccCharacterizationFactors", {text.empty() ? "—" : text});
        }
    }

    void check_period(const Json& pcf) {
        const std::optional<Date> from = day_of(pcf.value("referencePeriodStart", Json()));
        const std::optional<Date> to = day_of(pcf.value("referencePeriodEnd", Json()));
        if (!from) add("date", "pcf.referencePeriodStart", {"pcf.referencePeriodStart"});
        if (!to) add("date", "pcf.referencePeriodEnd", {"pcf.referencePeriodEnd"});
        if (from && to && *to < *from) add("period", "pcf.referencePeriodEnd", {from->to_string(), to->to_string()});
    }

    void check_shares(const Json& pcf) {
        constexpr double whole = 100;
        for (const std::string_view name : percentages) {
            const std::optional<Decimal> share = number_of(pcf.value(std::string(name), Json()));
            if (share && share->to_double() > whole) {
                add("share", "pcf." + std::string(name), {"pcf." + std::string(name), share->to_string()});
            }
        }
        const Json dqi = pcf.value("dqi", Json());
        if (dqi.is_null()) return;  // recommended only
        if (!dqi.is_object()) return add("no-ratings", "pcf.dqi", {"pcf.dqi"});
        for (const std::string_view name : ratings) {
            constexpr double best = 1;
            constexpr double worst = 5;
            const std::string where = "pcf.dqi." + std::string(name);
            const std::optional<Decimal> rating = number_of(dqi.value(std::string(name), Json()));
            if (!rating) {
                add("not-a-number", where, {where});
            } else if (rating->to_double() < best || rating->to_double() > worst) {
                add("rating", where, {where, rating->to_string()});
            }
        }
    }

    std::vector<PactFinding> findings_;
};

}  // namespace

bool is_pact_moment(std::string_view text) {
    constexpr std::size_t day_length = 10;
    if (text.size() <= day_length || text[day_length] != 'T') return false;
    return Date::parse(text.substr(0, day_length)).ok() && is_time_with_zone(text.substr(day_length + 1));
}

std::vector<PactFinding> check_pact(const Json& footprint) { return Checker().check(footprint); }

}  // namespace zuji
