#include "core/io/openlca.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "core/base/decimal.hpp"
#include "core/io/json_text.hpp"
#include "core/io/openlca_climate.hpp"
#include "core/io/openlca_files.hpp"

namespace zuji {
namespace {

constexpr std::size_t most_footprints = 1000;
constexpr int horizon_years = 100;

std::string number_text(double value) {
    return std::isfinite(value) ? decimal_from_double(value).to_string() : std::string();
}

/// A climate figure that was found, in kg CO2e.
struct ClimateValue {
    ClimateIndicator indicator;
    std::string name;
    double kilograms = 0;
};

/// What a result says of climate change: total and parts.
struct ClimateSplit {
    std::optional<ClimateValue> total;
    std::map<ClimatePart, double> parts;
    std::vector<std::string> others;  ///< totals that were not taken
    bool summed = false;              ///< total made of its parts
    bool ambiguous = false;           ///< two totals of the same rank that differ
};

/// Parts by what they are. A part that stands there twice, from two methods or under two names, counts once; two
/// that differ say nothing, and then no part does.
class PartReader {
   public:
    void add(const ClimateValue& value) {
        if (value.indicator.horizon_years != horizon_years) return;
        const auto [at, is_new] = best_.try_emplace(value.indicator.part, value);
        if (is_new) return;
        ClimateValue& known = at->second;
        if (value.indicator.rank == known.indicator.rank && value.kilograms != known.kilograms)
            doubtful_[value.indicator.part] = known.name + ", " + value.name;
        if (value.indicator.rank <= known.indicator.rank) return;
        known = value;
        doubtful_.erase(value.indicator.part);
    }
    [[nodiscard]] std::map<ClimatePart, double> parts() const {
        std::map<ClimatePart, double> parts;
        for (const auto& [part, value] : best_) parts[part] = value.kilograms;
        return parts;
    }
    /// Names of parts that contradict each other.
    [[nodiscard]] std::vector<std::string> doubtful() const {
        std::vector<std::string> names;
        for (const auto& [part, text] : doubtful_) names.push_back(text);
        return names;
    }

   private:
    std::map<ClimatePart, ClimateValue> best_;
    std::map<ClimatePart, std::string> doubtful_;
};

/// The total where only parts are given.
void sum_parts(ClimateSplit& out) {
    const bool enough = out.parts.contains(ClimatePart::fossil) &&
                        (out.parts.contains(ClimatePart::biogenic) || out.parts.contains(ClimatePart::land_use));
    if (!enough) return;
    Decimal sum(0);  // exact: 0.42, and not the last digits of a binary sum
    for (const auto& [part, kilograms] : out.parts) {
        if (!std::isfinite(kilograms)) return;
        sum = sum + decimal_from_double(kilograms);
    }
    out.total = ClimateValue{{}, "GWP", sum.to_double()};
    out.summed = true;
}

ClimateSplit split_of(const std::vector<ClimateValue>& values) {
    ClimateSplit out;
    PartReader parts;
    for (const ClimateValue& value : values) {
        if (value.indicator.part == ClimatePart::other) continue;
        if (value.indicator.part != ClimatePart::total) {
            parts.add(value);
            continue;
        }
        const auto worth = [](const ClimateValue& v) {
            return std::pair(v.indicator.horizon_years == horizon_years, v.indicator.rank);
        };
        if (!out.total) {
            out.total = value;
        } else if (worth(value) > worth(*out.total)) {
            out.others.push_back(out.total->name);
            out.total = value;
            out.ambiguous = false;
        } else {
            if (worth(value) == worth(*out.total) && value.kilograms != out.total->kilograms) out.ambiguous = true;
            out.others.push_back(value.name);
        }
    }
    out.parts = parts.parts();
    if (!out.total) sum_parts(out);
    if (const auto doubtful = parts.doubtful(); !doubtful.empty()) {
        out.parts.clear();
        if (out.summed) {
            out.ambiguous = true;
            out.others = doubtful;
        }
    }
    return out;
}

/// One entity of the package as a factor.
class FactorMaker {
   public:
    FactorMaker(const OpenLcaFiles& files, const Json& entity) : files_(files) {
        out_.area = "openlca";
        out_.product = text_of(entity, "name");
        out_.description = text_of(entity, "description");
        out_.factor.name = out_.product;
        out_.factor.origin = Origin::database;
        out_.factor.source = "openLCA";
        out_.factor.reference = "urn:uuid:" + text_of(entity, "@id");
        out_.factor.boundary = "as modelled in openLCA";
    }

    OwnFactor& factor() { return out_.factor; }
    SupplierFootprint& footprint() { return out_; }
    void refuse(std::string code, std::vector<std::string> args = {}) { say(std::move(code), std::move(args), true); }
    void advise(std::string code, std::vector<std::string> args = {}) { say(std::move(code), std::move(args), false); }

    /// Name, method and set of potentials.
    void name_source(const std::string& method, const std::string& indicator) {
        for (const std::string* part : {&method, &indicator}) {
            if (!part->empty()) out_.factor.source += ", " + *part;
        }
        out_.factor.gwp_basis = gwp_basis_of(method + " " + indicator);
    }

    /// Place, period and data quality of a process.
    void describe_by(const Json& process) {
        const Json& place = files_.follow(process, "location", "locations");
        const std::string code = text_of(place, "code");
        out_.factor.region = code.empty() ? text_of(place, "name") : code;
        const Json& documentation = object_of(process, "processDocumentation");
        out_.factor.period_from = day_of(text_of(documentation, "validFrom"));
        out_.factor.period_to = day_of(text_of(documentation, "validUntil"));
        out_.factor.year = out_.factor.period_to.substr(0, 4);
        if (const std::string scores = text_of(process, "dqEntry"); !scores.empty())
            out_.factor.quality = "DQ " + scores;
        const std::string owner = text_of(object_of(documentation, "dataSetOwner"), "name");
        if (!owner.empty()) out_.factor.supplier = owner;
    }

    /// The factor of `split` for the amount that `holder` gives in its unit.
    void set_value(const ClimateSplit& split, const Json& holder) {
        if (!split.total) return refuse("no-climate-here");
        if (split.ambiguous) return refuse("several-totals", {listed(split)});
        if (split.total->indicator.horizon_years != horizon_years)
            return refuse("horizon", {split.total->name, std::to_string(split.total->indicator.horizon_years)});
        const auto amount = number_of(holder, "amount");
        if (!amount || !(*amount > 0)) return refuse("no-amount");
        const auto converted = files_.convert(holder, *amount);
        if (!converted || !(converted->amount > 0)) return refuse("unit", {unit_name(holder)});
        if (!converted->has_group) advise("unit-by-name", {converted->declared});
        if (converted->by_reference) advise("unit-converted", {converted->declared, converted->unit});
        if (split.summed) advise("summed");
        if (!split.others.empty()) advise("other-totals", {split.total->name, listed(split)});
        out_.factor.per = converted->unit;
        out_.factor.value = per_unit(split.total->kilograms, converted->amount);
        keep_parts(split, converted->amount);
        if (*amount != 1) advise("amount-divided", {number_text(*amount), converted->declared});
        if (!out_.factor.value.has_value()) return refuse("no-climate-here");
        if (out_.factor.value.value() < 0) return refuse("negative-value", {out_.factor.value.text()});
        if (split.parts.contains(ClimatePart::biogenic) && split.parts.at(ClimatePart::biogenic) < 0)
            advise("uptake", {number_text(split.parts.at(ClimatePart::biogenic))});
    }

    SupplierFootprint take() {
        if (out_.factor.period_from.empty() && out_.factor.period_to.empty()) advise("no-period");
        out_.usable = out_.factor.value.has_value() && !out_.factor.per.empty() &&
                      std::none_of(out_.findings.begin(), out_.findings.end(),
                                   [](const PactFinding& finding) { return finding.blocks; });
        return std::move(out_);
    }

   private:
    void say(std::string code, std::vector<std::string> args, bool blocks) {
        out_.findings.push_back({std::move(code), out_.factor.reference, std::move(args), blocks});
    }
    static std::string listed(const ClimateSplit& split) {
        std::string all;
        for (const std::string& each : split.others) all += (all.empty() ? "" : ", ") + each;
        return all;
    }
    static std::string unit_name(const Json& holder) {
        const std::string name = text_of(object_of(holder, "unit"), "name");
        return name.empty() ? "—" : name;
    }
    static Entered per_unit(double kilograms, double amount) {
        return for_one(Entered(number_text(kilograms)), amount);
    }
    /// Parts that add up to another total contradict it.
    void keep_parts(const ClimateSplit& split, double amount) {
        double sum = 0;
        for (const auto& [part, kilograms] : split.parts) sum += kilograms;
        constexpr double tolerance = 0.005;
        if (split.parts.empty() ||
            std::fabs(sum - split.total->kilograms) > tolerance * std::fabs(split.total->kilograms))
            return;
        const std::array<std::pair<ClimatePart, Entered*>, 4> kept = {{{ClimatePart::fossil, &out_.factor.fossil},
                                                                       {ClimatePart::biogenic, &out_.factor.biogenic},
                                                                       {ClimatePart::land_use, &out_.factor.land_use},
                                                                       {ClimatePart::aviation, &out_.factor.aviation}}};
        for (const auto& [part, field] : kept) {
            if (split.parts.contains(part)) *field = per_unit(split.parts.at(part), amount);
        }
    }

    const OpenLcaFiles& files_;
    SupplierFootprint out_;
};

class PackageReader {
   public:
    explicit PackageReader(const OpenLcaFiles& files) : files_(files), potentials_(potentials_of(files)) {}

    std::vector<SupplierFootprint> read() {
        for (const Json* epd : files_.all("epds")) read_epd(*epd);
        for (const Json* result : files_.all("results")) {
            if (!of_epds_.contains(text_of(*result, "@id"))) read_result(*result);
        }
        if (!potentials_.empty() || all_.empty()) {
            for (const Json* process : files_.all("processes")) read_process(*process);
        }
        return std::move(all_);
    }

   private:
    [[nodiscard]] bool full() const { return all_.size() >= most_footprints; }

    /// The climate figures of a saved result.
    [[nodiscard]] std::vector<ClimateValue> climate_of(const Json& result) const {
        std::vector<ClimateValue> values;
        for (const Json& each : list_of(result, "impactResults")) {
            if (!each.is_object()) continue;
            const char* member = each.contains("indicator") ? "indicator" : "impactCategory";
            const Json& reference = object_of(each, member);
            const Json& category = files_.follow(each, member, "lcia_categories");
            const std::string name = text_of(reference.contains("name") ? reference : category, "name");
            const auto indicator = climate_indicator(name, unit_of_category(category, reference));
            const auto amount = number_of(each, "amount");
            if (indicator && amount) values.push_back({*indicator, name, *amount * indicator->kilograms});
        }
        return values;
    }

    static std::string unit_of_category(const Json& category, const Json& reference) {
        for (const Json* from : {&category, &reference}) {
            for (const char* member : {"refUnit", "referenceUnitName"}) {
                if (std::string unit = text_of(*from, member); !unit.empty()) return unit;
            }
        }
        return {};
    }

    void read_result(const Json& result) {
        if (full()) return;
        FactorMaker maker(files_, result);
        const Json& system = files_.follow(result, "productSystem", "product_systems");
        const Json* process = files_.find("processes", text_of(object_of(system, "refProcess"), "@id"));
        if (process != nullptr) maker.describe_by(*process);
        const ClimateSplit split = split_of(climate_of(result));
        maker.name_source(text_of(object_of(result, "impactMethod"), "name"), split.total ? split.total->name : "");
        if (const Json* reference = reference_flow(result)) {
            const std::string flow = text_of(object_of(*reference, "flow"), "name");
            if (!flow.empty()) maker.footprint().product = maker.factor().name = flow;
            maker.set_value(split, *reference);
        } else if (system.contains("targetAmount")) {
            Json target = Json::object({{"amount", system["targetAmount"]},
                                        {"unit", object_of(system, "targetUnit")},
                                        {"flowProperty", object_of(system, "targetFlowProperty")}});
            maker.set_value(split, target);
        } else if (!split.total) {
            maker.refuse("no-climate-here");
        } else {
            maker.refuse("no-reference-flow");
        }
        all_.push_back(maker.take());
    }

    /// The flow that the result is for: marked, or the only product that comes out.
    static const Json* reference_flow(const Json& result) {
        const Json* only = nullptr;
        std::size_t products = 0;
        for (const Json& flow : list_of(result, "flowResults")) {
            if (!flow.is_object()) continue;
            if (is_true(flow, "isRefFlow")) return &flow;
            const std::string type = text_of(object_of(flow, "flow"), "flowType");
            if (is_true(flow, "isInput") || type != "PRODUCT_FLOW") continue;
            only = &flow;
            ++products;
        }
        return products == 1 ? only : nullptr;
    }

    /// Modules A1 to A3, which end at the gate.
    void read_epd(const Json& epd) {
        for (const Json& module : list_of(epd, "modules")) {
            // A module without a result takes none away from those that stand by themselves.
            if (std::string id = text_of(object_of(module, "result"), "@id"); !id.empty())
                of_epds_.insert(std::move(id));
        }
        if (full()) return;
        FactorMaker maker(files_, epd);
        OwnFactor& factor = maker.factor();
        factor.origin = Origin::supplier;
        factor.supplier = text_of(object_of(epd, "manufacturer"), "name");
        factor.boundary = "cradle-to-gate (A1-A3)";
        if (const std::string number = text_of(epd, "registrationId"); !number.empty()) factor.source = "EPD " + number;
        if (const std::string urn = text_of(epd, "urn"); !urn.empty()) factor.reference = urn;
        const std::string operator_name = text_of(object_of(epd, "programOperator"), "name");
        if (!operator_name.empty()) factor.source += ", " + operator_name;
        const Json& place = files_.follow(epd, "location", "locations");
        factor.region = text_of(place, place.contains("code") ? "code" : "name");
        factor.year = text_of(epd, "validFrom").substr(0, 4);
        if (epd.contains("validUntil"))
            maker.advise("epd-valid", {text_of(epd, "validFrom"), text_of(epd, "validUntil")});
        set_modules(epd, maker);
        all_.push_back(maker.take());
    }

    void set_modules(const Json& epd, FactorMaker& maker) const {
        std::set<std::string> wanted = {"A1-A3"};
        if (!has_module(epd, "A1-A3")) wanted = {"A1", "A2", "A3"};
        std::vector<ClimateValue> values;
        std::string method;
        for (const std::string& name : wanted) {
            if (!has_module(epd, name)) return maker.refuse("no-module", {name});
        }
        for (const Json& module : list_of(epd, "modules")) {
            if (!wanted.contains(module_name(module))) continue;
            const Json& result = files_.follow(module, "result", "results");
            if (!result.contains("impactResults")) return maker.refuse("no-module-result", {module_name(module)});
            method = text_of(object_of(result, "impactMethod"), "name");
            add_module(climate_of(result), number_of(module, "multiplier").value_or(1), values);
        }
        const ClimateSplit split = split_of(values);
        maker.name_source(method, split.total ? split.total->name : "");
        maker.set_value(split, object_of(epd, "product"));
    }

    /// Figures of the same indicator are added up.
    static void add_module(const std::vector<ClimateValue>& module, double multiplier,
                           std::vector<ClimateValue>& sums) {
        for (const ClimateValue& value : module) {
            const auto same = std::find_if(sums.begin(), sums.end(),
                                           [&](const ClimateValue& each) { return each.name == value.name; });
            if (same == sums.end()) {
                sums.push_back(value);
                sums.back().kilograms *= multiplier;
            } else {
                same->kilograms += value.kilograms * multiplier;
            }
        }
    }

    static std::string module_name(const Json& module) {
        std::string name = text_of(module, "name");
        std::erase(name, ' ');
        for (const std::string_view dash : {"–", "—", "‑"}) {
            const std::size_t at = name.find(dash);
            if (at != std::string::npos) name.replace(at, dash.size(), "-");
        }
        return name;
    }
    static bool has_module(const Json& epd, const std::string& name) {
        const Json& modules = list_of(epd, "modules");
        return std::any_of(modules.begin(), modules.end(),
                           [&](const Json& module) { return module_name(module) == name; });
    }

    /// A process whose emissions stand in it, times the potentials of an impact category in the package.
    void read_process(const Json& process) {
        if (full()) return;
        FactorMaker maker(files_, process);
        maker.describe_by(process);
        const Json* reference = nullptr;
        std::size_t products_in = 0;
        std::size_t products_out = 0;
        for (const Json& exchange : list_of(process, "exchanges")) {
            if (!exchange.is_object()) continue;
            const bool is_reference =
                is_true(exchange, "isQuantitativeReference") || is_true(exchange, "quantitativeReference");
            if (is_reference) reference = &exchange;
            if (flow_type(exchange) == "ELEMENTARY_FLOW" || is_reference) continue;
            const bool input = is_true(exchange, "isInput") || is_true(exchange, "input");
            ++(input ? products_in : products_out);
        }
        if (reference == nullptr) {
            maker.refuse("no-reference-flow");
        } else if (products_in > 0) {
            maker.refuse("unit-process", {std::to_string(products_in)});
        } else if (products_out > 0) {
            maker.refuse("multi-output", {std::to_string(products_out + 1)});
        } else if (potentials_.empty()) {
            maker.refuse("no-potentials");
        } else {
            const std::string flow = text_of(object_of(*reference, "flow"), "name");
            if (!flow.empty()) maker.footprint().product = maker.factor().name = flow;
            characterize(process, *reference, maker);
        }
        all_.push_back(maker.take());
    }

    static std::string flow_type(const Json& exchange) { return text_of(object_of(exchange, "flow"), "flowType"); }

    void characterize(const Json& process, const Json& reference, FactorMaker& maker) const {
        std::vector<ClimateValue> values;
        for (const Potentials& category : potentials_) {
            Decimal sum(0);  // exact, whatever the order of the exchanges
            std::size_t matched = 0;
            for (const Json& exchange : list_of(process, "exchanges")) {
                if (!exchange.is_object() || flow_type(exchange) != "ELEMENTARY_FLOW") continue;
                const auto factor = category.by_flow.find(text_of(object_of(exchange, "flow"), "@id"));
                const auto amount = number_of(exchange, "amount");
                if (factor == category.by_flow.end() || !amount || *amount == 0) continue;
                const auto units = units_of_factor(exchange, *factor->second);
                if (!units) return maker.refuse("flow-unit", {text_of(object_of(exchange, "flow"), "name")});
                const double emission = *amount * number_of(*factor->second, "value").value_or(0) * *units;
                if (!std::isfinite(emission)) return maker.refuse("no-amount");
                sum = sum + decimal_from_double(emission);
                ++matched;
            }
            if (matched > 0)
                values.push_back({category.indicator, category.name, sum.to_double() * category.indicator.kilograms});
        }
        const ClimateSplit split = split_of(values);
        maker.name_source("", split.total ? split.total->name : "");
        maker.set_value(split, reference);
    }

    /// How many units of the potential one unit of the exchange is; nullopt when the package does not say.
    [[nodiscard]] std::optional<double> units_of_factor(const Json& exchange, const Json& factor) const {
        const std::string from = text_of(object_of(exchange, "unit"), "@id");
        if (!from.empty() && from == text_of(object_of(factor, "unit"), "@id")) return 1;
        const auto one = files_.in_reference(exchange);
        const auto other = files_.in_reference(factor);
        if (!one || !other || one->second != other->second) return std::nullopt;
        return one->first / other->first;
    }

    /// A climate category with its potentials by flow; those of single places are not taken.
    struct Potentials {
        ClimateIndicator indicator;
        std::string name;
        std::map<std::string, const Json*, std::less<>> by_flow;
    };
    static std::vector<Potentials> potentials_of(const OpenLcaFiles& files) {
        std::vector<Potentials> all;
        for (const Json* category : files.all("lcia_categories")) {
            const std::string name = text_of(*category, "name");
            const auto indicator = climate_indicator(name, unit_of_category(*category, *category));
            if (!indicator) continue;
            Potentials potentials{*indicator, name, {}};
            for (const Json& factor : list_of(*category, "impactFactors")) {
                if (factor.is_object() && !factor.contains("location"))
                    potentials.by_flow.emplace(text_of(object_of(factor, "flow"), "@id"), &factor);
            }
            all.push_back(std::move(potentials));
        }
        return all;
    }

    const OpenLcaFiles& files_;
    std::vector<Potentials> potentials_;
    std::set<std::string, std::less<>> of_epds_;
    std::vector<SupplierFootprint> all_;
};

}  // namespace

Result<std::vector<SupplierFootprint>> read_openlca(std::string_view files_json) {
    const auto files = OpenLcaFiles::read(files_json);
    if (!files) return files.error();
    std::vector<SupplierFootprint> all = PackageReader(files.value()).read();
    if (!all.empty()) return all;
    const auto count = [&](const char* folder) { return std::to_string(files.value().count(folder)); };
    return Error{"openlca-no-climate",
                 "",
                 {count("results"), count("processes"), count("lcia_categories"), count("product_systems")}};
}

}  // namespace zuji
