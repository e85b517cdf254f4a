#include "core/io/pact_check.hpp"

#include <algorithm>
#include <array>
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

/// A decimal as PACT writes it: a text of digits with at most one point and a sign.
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
    return number.ok() ? std::optional(number.value()) : std::nullopt;
}

/// "2024-01-01T00:00:00Z": the day, when it is one; the time must follow with a zone.
std::optional<Date> day_of(const Json& value) {
    constexpr std::size_t day_length = 10;
    if (!value.is_string()) return std::nullopt;
    const std::string& text = value.get_ref<const std::string&>();
    if (text.size() < day_length + 2 || text[day_length] != 'T') return std::nullopt;
    const Result<Date> day = Date::parse(std::string_view(text).substr(0, day_length));
    return day.ok() ? std::optional(day.value()) : std::nullopt;
}

class Checker {
   public:
    std::vector<PactFinding> check(const Json& footprint) {
        if (!footprint.is_object()) {
            add("not-an-object", "", {});
            return std::move(findings_);
        }
        for (const std::string_view name : required_texts) require(footprint, std::string(name), std::string(name));
        if (!footprint.contains("pcf") || !footprint.at("pcf").is_object()) {
            add("missing", "pcf", {"pcf"});
            return std::move(findings_);
        }
        const Json& pcf = footprint.at("pcf");
        check_unit(pcf);
        check_numbers(pcf);
        check_sums(pcf);
        check_period(pcf);
        check_shares(pcf);
        require(pcf, "ipccCharacterizationFactors", "pcf.ipccCharacterizationFactors");
        require(pcf, "crossSectoralStandards", "pcf.crossSectoralStandards");
        return std::move(findings_);
    }

   private:
    void add(std::string code, std::string where, std::vector<std::string> args) {
        findings_.push_back({std::move(code), std::move(where), std::move(args), true});
    }

    /// A member that is there and not empty.
    void require(const Json& object, const std::string& name, const std::string& where) {
        const bool blank = !object.contains(name) || object.at(name).is_null() || object.at(name).empty() ||
                           (object.at(name).is_string() && trim(object.at(name).get_ref<const std::string&>()).empty());
        if (blank) add("missing", where, {where});
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
        if (!pcf.contains("dqi") || !pcf.at("dqi").is_object()) return;
        for (const std::string_view name : ratings) {
            constexpr double best = 1;
            constexpr double worst = 5;
            const std::string where = "pcf.dqi." + std::string(name);
            const std::optional<Decimal> rating = number_of(pcf.at("dqi").value(std::string(name), Json()));
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

std::vector<PactFinding> check_pact(const Json& footprint) { return Checker().check(footprint); }

}  // namespace zuji
