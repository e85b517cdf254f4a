#include "core/footprint/inventory_lines.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/footprint/kernel.hpp"

namespace zuji {
namespace {

void allow(JsonFields& fields, std::initializer_list<std::string_view> keys) {
    constexpr std::string_view common[] = {"id", "kind", "stage", "omitted", "reason", "dataType", "dqr"};
    for (const auto& [key, value] : fields.json().items()) {
        const bool known = std::find(std::begin(common), std::end(common), key) != std::end(common) ||
                           std::find(keys.begin(), keys.end(), key) != keys.end();
        if (!known) fields.fail(key, "unknown-key", {key});
    }
}

}  // namespace

InventoryLineReader::InventoryLineReader(InventoryNumbers& numbers, InventoryFactors& factors,
                                         const std::vector<InventoryProcess>& processes)
    : numbers_(&numbers), factors_(&factors), processes_(&processes) {
    for (std::size_t i = 0; i < processes.size(); ++i) index_of_.emplace(processes[i].name, i);
}

std::optional<std::size_t> InventoryLineReader::process(const std::string& name) const {
    const auto found = index_of_.find(name);
    return found == index_of_.end() ? std::nullopt : std::optional(found->second);
}

InventoryLine InventoryLineReader::read(JsonFields& fields) {
    InventoryLine line;
    line.id = fields.text("id");
    const std::string kind = fields.text("kind");
    if (numbers_->failed()) return line;
    line.stage = fields.optional("stage") == nullptr ? "unassigned" : fields.text("stage");
    line.omitted = fields.optional_flag("omitted");
    line.reason = fields.optional_text("reason");
    const std::string data_type = fields.optional_text("dataType");
    if (!data_type.empty() && data_type != "primary" && data_type != "secondary") {
        fields.fail("dataType", "out-of-range", {data_type, "primary, secondary"});
    }
    line.primary = data_type == "primary";
    line.dqr = numbers_->data_quality(fields);
    read_kind(fields, kind, line);
    if (line.kgco2e && !is_sensible(*line.kgco2e)) fields.fail("id", "out-of-range", {line.id, "|x| <= 1e290"});
    return line;
}

void InventoryLineReader::read_kind(JsonFields& fields, const std::string& kind, InventoryLine& line) {
    if (kind == "flow") return read_flow(fields, line);
    if (kind == "process") return read_process(fields, line);
    if (kind == "transport") return read_transport(fields, line);
    if (kind == "allocated") return read_allocated(fields, line);
    if (kind == "direct") return read_direct(fields, line);
    if (kind == "mass-balance") return read_mass_balance(fields, line);
    if (kind == "measured") return read_measured(fields, line);
    fields.fail("kind", "out-of-range", {kind, "flow, process, transport, allocated, direct, mass-balance, measured"});
}

double InventoryLineReader::flow_amount(JsonFields& fields, const InventoryFactor& factor) {
    return numbers_->amount_in(fields, "amount", "unit", *factor.per);
}

/// CLAUSE R52003/24-b1: activity data × emission factor; what is lost on the way is needed too.
void InventoryLineReader::read_flow(JsonFields& fields, InventoryLine& line) {
    allow(fields, {"amount", "unit", "factor", "loss", "recycledShare", "recycledFactor"});
    const Decimal loss = fields.optional_decimal("loss").value_or(Decimal(0));
    if (loss < Decimal(0) || loss >= Decimal(1)) {
        fields.fail("loss", "out-of-range", {loss.to_string(), "0 to 1, below 1"});
    }
    const bool has_share = fields.optional("recycledShare") != nullptr;
    const double recycled_share = has_share ? numbers_->share(fields, "recycledShare") : 0;
    const InventoryFactor primary = factors_->find(fields, "factor");
    const InventoryFactor recycled = recycled_share > 0 ? factors_->find(fields, "recycledFactor") : InventoryFactor{};
    fields.decimal("amount");
    fields.unit("unit", numbers_->units());
    line.problem = primary.problem.why.empty() ? recycled.problem : primary.problem;
    if (!line.dqr) line.dqr = primary.dqr;
    if (numbers_->failed() || primary.per == nullptr || (recycled_share > 0 && recycled.per == nullptr)) return;
    const double net = flow_amount(fields, primary);
    double factor = primary.kgco2e;
    if (recycled_share > 0) {
        // The recycled factor may be per another unit of the same dimension.
        const double scale = net != 0 ? flow_amount(fields, recycled) / net : 1;
        factor = blended_factor(primary.kgco2e, recycled_share, recycled.kgco2e * scale);
    }
    if (line.problem.why.empty()) line.kgco2e = emission(gross_amount(net, loss.to_double()), factor);
}

void InventoryLineReader::read_process(JsonFields& fields, InventoryLine& line) {
    allow(fields, {"process", "amount", "unit"});
    const std::string name = fields.text("process");
    if (numbers_->failed()) return;
    line.process = process(name);
    if (!line.process) return fields.fail("process", "unknown-process", {name});
    const InventoryProcess& needed = (*processes_)[*line.process];
    const double amount = numbers_->amount_in(fields, "amount", "unit", needed.unit);
    line.runs = numbers_->finite(fields, "amount", amount / needed.output);
}

/// Mass × distance × factor.
void InventoryLineReader::read_transport(JsonFields& fields, InventoryLine& line) {
    allow(fields, {"mass", "unit", "distance", "distanceUnit", "factor"});
    const InventoryFactor factor = factors_->find(fields, "factor");
    const double tonnes = numbers_->amount_from_zero(fields, "mass", "unit", numbers_->known("t"));
    const double kilometres = numbers_->amount_from_zero(fields, "distance", "distanceUnit", numbers_->known("km"));
    line.problem = factor.problem;
    if (!line.dqr) line.dqr = factor.dqr;
    if (numbers_->failed() || factor.per == nullptr) return;
    const Unit& work = numbers_->known("t*km");
    if (!UnitCache::same_kind(work, *factor.per)) {
        return fields.fail("factor", "unit-mismatch", {work.symbol, factor.per->symbol});
    }
    const double activity = tonnes * kilometres * UnitCache::convert(Decimal(1), work, *factor.per);
    if (line.problem.why.empty()) line.kgco2e = emission(activity, factor.kgco2e);
}

/// Total × share ÷ output × per product.
void InventoryLineReader::read_allocated(JsonFields& fields, InventoryLine& line) {
    allow(fields, {"total", "share", "output", "perProduct"});
    JsonFields total = fields.object("total");
    total.allow({"value", "unit"});
    const double emitted = numbers_->emission_in_kg(total);
    const double share = numbers_->share(fields, "share");
    JsonFields output = fields.object("output");
    output.allow({"amount", "unit"});
    const Decimal made = output.decimal("amount");
    const Unit* unit = output.unit("unit", numbers_->units());
    if (made <= Decimal(0)) output.fail("amount", "out-of-range", {made.to_string(), "> 0"});
    JsonFields product = fields.object("perProduct");
    product.allow({"amount", "unit"});
    if (numbers_->failed()) return;
    const double own = numbers_->amount_from_zero(product, "amount", "unit", *unit);
    line.kgco2e = emitted * share / numbers_->finite(output, "amount", made.to_double()) * own;
}

/// Mass × GWP.
void InventoryLineReader::read_direct(JsonFields& fields, InventoryLine& line) {
    allow(fields, {"gas", "mass", "unit"});
    const std::string gas = fields.text("gas");
    const double kilograms = numbers_->amount_from_zero(fields, "mass", "unit", numbers_->known("kg"));
    if (numbers_->failed()) return;
    const auto potential = factors_->gwp(gas);
    if (potential) {
        line.kgco2e = emission(kilograms, *potential);
    } else {
        line.problem = {"unknown gas", "gas", gas};
    }
}

void InventoryLineReader::read_mass_balance(JsonFields& fields, InventoryLine& line) {
    allow(fields, {"carbonIn", "carbonOut", "unit"});
    const double in = numbers_->amount_from_zero(fields, "carbonIn", "unit", numbers_->known("kg"));
    const double out = numbers_->amount_from_zero(fields, "carbonOut", "unit", numbers_->known("kg"));
    line.kgco2e = co2_of_carbon(in, out);
}

/// CLAUSE R52003/24-b3: as measured.
void InventoryLineReader::read_measured(JsonFields& fields, InventoryLine& line) {
    allow(fields, {"value", "unit"});
    line.kgco2e = numbers_->emission_in_kg(fields);
}

}  // namespace zuji
