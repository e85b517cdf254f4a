#include "core/footprint/inventory.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/json.hpp"
#include "core/footprint/inventory_reader.hpp"
#include "core/footprint/kernel.hpp"
#include "core/footprint/process_system.hpp"

namespace zuji {
namespace {

/// Shortest text that reads back to the same double, the same on every platform. `x` is finite.
std::string shortest(double x) {
    std::array<char, 40> buffer{};
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x == 0 ? 0.0 : x);
    return problem == std::errc() ? std::string(buffer.data(), end) : "null";
}

std::string quoted(const std::string& text) { return dump_json(Json(text)); }

/// `{"a":1,"b":2}` or `[…]` piece by piece.
class Joined {
   public:
    Joined(char open, char close) : text_(1, open), close_(close) {}
    void add(const std::string& piece) {
        if (text_.size() > 1) text_ += ',';
        text_ += piece;
    }
    void add(const std::string& key, const std::string& value) { add(quoted(key) + ":" + value); }
    [[nodiscard]] std::string done() const { return text_ + close_; }

   private:
    std::string text_;
    char close_;
};

/// Emission per run of each process, of its own lines.
double own_emission(const InventoryProcess& process) {
    CompensatedSum sum;
    for (const InventoryLine& line : process.lines) {
        if (line.kgco2e && !line.omitted) sum.add(*line.kgco2e);
    }
    return sum.value();
}

/// Means of data quality scores, weighted by the magnitude of the emissions that carry them.
class QualityMean {
   public:
    void add(const DataQuality& scores, double kgco2e) {
        const double weight = std::fabs(kgco2e);
        weight_.add(weight);
        for (std::size_t i = 0; i < scores.size(); ++i) sums_[i].add(weight * scores[i]);
    }
    [[nodiscard]] std::string done() const {
        if (weight_.value() <= 0) return "null";
        constexpr std::array<const char*, 3> names = {"technology", "geography", "time"};
        Joined object('{', '}');
        double all = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const double mean = sums_[i].value() / weight_.value();
            object.add(names[i], shortest(mean));
            all += mean;
        }
        object.add("overall", shortest(all / 3));
        return object.done();
    }

   private:
    CompensatedSum weight_;
    std::array<CompensatedSum, 3> sums_;
};

class InventoryResult {
   public:
    InventoryResult(const Inventory& inventory, const ProcessSystem& system, const Scaling& scaling)
        : inventory_(inventory), system_(system), scaling_(scaling) {}

    Result<std::string> write() {
        for (std::size_t p = 0; p < inventory_.processes.size(); ++p) {
            if (!scaling_.reached[p]) continue;
            runs_.add(inventory_.processes[p].name, shortest(scaling_.runs[p]));
            for (const InventoryLine& line : inventory_.processes[p].lines) add_line(inventory_.processes[p], line, p);
        }
        if (!is_sensible(total_.value())) return Error{"out-of-range", "total", {"", "|x| <= 1e290"}};
        Joined result('{', '}');
        result.add("total", shortest(total_.value()));
        result.add("unit", quoted("kgCO2e"));
        Joined per('{', '}');
        per.add("amount", quoted(inventory_.demand_amount));
        per.add("unit", quoted(inventory_.demand_unit));
        result.add("per", per.done());
        Joined stages('{', '}');
        for (const auto& [stage, sum] : stages_) stages.add(stage, shortest(sum.value()));
        result.add("byStage", stages.done());
        result.add("byLine", lines_.done());
        result.add("scaling", runs_.done());
        result.add("omitted", omitted_.done());
        result.add("unresolved", unresolved_.done());
        result.add("complete", complete_ ? "true" : "false");
        const double magnitude = magnitude_.value();
        result.add("primaryShare", shortest(magnitude > 0 ? primary_.value() / magnitude : 0));
        result.add("dqr", quality_.done());
        result.add("basis", basis());
        return result.done();
    }

   private:
    void add_line(const InventoryProcess& process, const InventoryLine& line, std::size_t p) {
        const std::string name = process.name + "/" + line.id;
        if (line.omitted) return add_omitted(name, line, p);
        if (line.process) return;
        if (!line.kgco2e) {
            Joined entry('{', '}');
            entry.add("line", quoted(name));
            entry.add("why", quoted(line.problem.why));
            if (!line.problem.key.empty()) entry.add(line.problem.key, quoted(line.problem.subject));
            unresolved_.add(entry.done());
            complete_ = false;
            return;
        }
        const double kgco2e = *line.kgco2e * scaling_.runs[p];
        total_.add(kgco2e);
        magnitude_.add(std::fabs(kgco2e));
        if (line.primary) primary_.add(std::fabs(kgco2e));
        if (line.dqr) quality_.add(*line.dqr, kgco2e);
        stage(line.stage).add(kgco2e);
        lines_.add(name, shortest(kgco2e));
    }

    /// CLAUSE R52003/21: what is cut off is said, with what it would be.
    void add_omitted(const std::string& name, const InventoryLine& line, std::size_t p) {
        std::optional<double> potential = line.kgco2e;
        if (line.process) potential = emission_of(*line.process, line.runs);
        Joined entry('{', '}');
        entry.add("line", quoted(name));
        const bool known = potential && is_sensible(*potential * scaling_.runs[p]);
        entry.add("kgCO2e", known ? shortest(*potential * scaling_.runs[p]) : "null");
        entry.add("reason", quoted(line.reason));
        omitted_.add(entry.done());
        any_omitted_ = true;
    }

    /// Emission of `runs` runs of a process with all it needs; nullopt where that cannot be solved.
    [[nodiscard]] std::optional<double> emission_of(std::size_t process, double runs) const {
        const auto scaling = system_.solve(process, std::fabs(runs));
        if (!scaling.ok()) return std::nullopt;
        CompensatedSum sum;
        for (std::size_t p = 0; p < inventory_.processes.size(); ++p) {
            if (scaling.value().reached[p]) sum.add(scaling.value().runs[p] * own_emission(inventory_.processes[p]));
        }
        return runs < 0 ? -sum.value() : sum.value();
    }

    CompensatedSum& stage(const std::string& name) {
        const auto [place, is_new] = stage_places_.emplace(name, stages_.size());
        if (is_new) stages_.emplace_back(name, CompensatedSum{});
        return stages_[place->second].second;
    }

    /// Paragraphs 21 (cut-off), 24 (methods) and 25 (unit of the result).
    [[nodiscard]] std::string basis() const {
        Joined list('[', ']');
        for (const char* paragraph : {"21", "24", "25"}) {
            if (std::string_view(paragraph) == "21" && !any_omitted_) continue;
            Joined entry('{', '}');
            entry.add("document", quoted("CGC-R52003:2025"));
            entry.add("paragraph", quoted(paragraph));
            list.add(entry.done());
        }
        return list.done();
    }

    const Inventory& inventory_;
    const ProcessSystem& system_;
    const Scaling& scaling_;
    CompensatedSum total_;
    CompensatedSum magnitude_;
    CompensatedSum primary_;
    QualityMean quality_;
    std::vector<std::pair<std::string, CompensatedSum>> stages_;  ///< in order of appearance
    std::unordered_map<std::string, std::size_t> stage_places_;
    Joined lines_{'{', '}'};
    Joined runs_{'{', '}'};
    Joined omitted_{'[', ']'};
    Joined unresolved_{'[', ']'};
    bool complete_ = true;
    bool any_omitted_ = false;
};

}  // namespace

Result<std::string> footprint_of_inventory(std::string_view inventory_json, const FactorLibrary& library) {
    const auto inventory = read_inventory(inventory_json, library);
    if (!inventory.ok()) return inventory.error();
    const ProcessSystem system(inventory.value());
    const auto scaling = system.solve(inventory.value().demanded, inventory.value().demand);
    if (!scaling.ok()) return scaling.error();
    return InventoryResult(inventory.value(), system, scaling.value()).write();
}

}  // namespace zuji
