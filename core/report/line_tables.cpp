// Spreadsheets with a row for every line: bom.csv and footprint.csv.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/words.hpp"
#include "core/report/cells.hpp"
#include "core/report/tables.hpp"
#include "core/results/stages.hpp"

namespace zuji {
namespace {

std::string number(double value) { return digits_of(value, Digits::exact); }

/// Words that repeat on every row, formatted once.
class RowWords {
   public:
    explicit RowWords(const Say& say) {
        for (int i = 0; i <= static_cast<int>(Origin::computed); ++i)
            origins_.push_back(origin_name(say, static_cast<Origin>(i)));
        for (std::size_t i = 0; i < line_state_count; ++i)
            states_.push_back(line_state_name(say, static_cast<LineState>(i)));
    }
    [[nodiscard]] const std::string& of(Origin origin) const { return origins_[static_cast<std::size_t>(origin)]; }
    [[nodiscard]] const std::string& of(LineState state) const { return states_[static_cast<std::size_t>(state)]; }

   private:
    std::vector<std::string> origins_;
    std::vector<std::string> states_;
};

struct FootprintRow {
    std::string level;
    std::string stage;
    std::string number;
    std::string name;
    std::string activity;
    const FactorLabel* factor = nullptr;
    std::string factor_value;
    std::optional<double> kgco2e;  ///< none for a line that is in no sum
    std::string state;
    std::string origin;
    std::string source;
    std::string note;
};

class FootprintRows {
   public:
    FootprintRows(const ReportFacts& facts, const Say& say, TableBlock& table)
        : facts_(facts), say_(say), table_(table) {}

    void add(FootprintRow row) {
        const FactorLabel& factor = row.factor ? *row.factor : none_;
        table_.rows.push_back({plain(std::move(row.level)), plain(std::move(row.stage)), plain(std::move(row.number)),
                               plain(std::move(row.name)), plain(std::move(row.activity)), plain(factor.per),
                               plain(factor.id), plain(factor.name), plain(std::move(row.factor_value)),
                               plain(row.kgco2e ? number(*row.kgco2e) : ""),
                               plain(row.kgco2e ? share(*row.kgco2e) : ""), plain(std::move(row.state)),
                               plain(std::move(row.origin)), plain(factor.source), plain(factor.region),
                               plain(factor.year), plain(std::move(row.source)), plain(std::move(row.note))});
    }
    /// Labels are looked up once per factor, not once per line.
    const FactorLabel& label(const std::string& id) {
        const auto found = labels_.find(id);
        return found != labels_.end() ? found->second
                                      : labels_.emplace(id, factor_label(facts_, say_, id)).first->second;
    }

   private:
    [[nodiscard]] std::string share(double part) const {
        const double total = facts_.assessment.footprint.total;
        return total == 0 ? std::string() : number(part / total * 100);
    }

    const ReportFacts& facts_;
    const Say& say_;
    TableBlock& table_;
    std::map<std::string, FactorLabel> labels_;
    FactorLabel none_;
};

}  // namespace

TableBlock bom_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(
        say, {"row",         "level", "name",       "part-number", "material",  "quantity", "unit",           "mass",
              "mass-basis",  "loss",  "net-mass",   "factor",      "origin",    "supplier", "source",         "omitted",
              "omit-reason", "note",  "part-stage", "same-as",     "recovered", "recycled", "recycled-factor"});
    const RowWords words(say);
    const std::string yes = say("answer.yes");
    const std::string each = say("report.mass-basis.each");
    const std::string line_total = say("report.mass-basis.line");
    for (std::size_t i = 0; i < facts.project.bom.size(); ++i) {
        const BomLine& line = facts.project.bom[i];
        const BomLineResult& result = facts.assessment.footprint.bom[i];
        const bool has_basis = !line.mass_kg.is_empty();
        const bool is_parent = result.state == LineState::parent;
        table.rows.push_back({plain(std::to_string(i + 1)),
                              plain(std::to_string(result.depth)),
                              plain(line.name),
                              plain(line.part_number),
                              plain(line.material),
                              plain(line.quantity.text()),
                              plain(line.unit),
                              plain(line.mass_kg.text()),
                              plain(has_basis ? (line.mass_basis == MassBasis::each ? each : line_total) : ""),
                              plain(line.loss_percent.text()),
                              plain(result.has_mass ? number(result.net_mass_kg) : ""),
                              plain(line.factor),
                              plain(is_parent ? "" : words.of(line.origin)),
                              plain(line.supplier),
                              plain(line.source),
                              plain(line.omitted ? yes : ""),
                              plain(line.omit_reason),
                              plain(line.note),
                              plain(line.stage.empty() ? "" : stage_name(say, line.stage)),
                              plain(line.same_as),
                              plain(line.recovered_percent.text()),
                              plain(line.recycled_percent.text()),
                              plain(line.recycled_factor)});
    }
    return table;
}

TableBlock footprint_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(
        say, {"kind", "stage", "row", "name", "activity", "unit", "factor", "factor-name", "factor-value", "kgco2e",
              "share-percent", "line-state", "origin", "factor-source", "region", "year", "source", "note"});
    const Footprint& footprint = facts.assessment.footprint;
    const RowWords words(say);
    FootprintRows rows(facts, say, table);
    rows.add({.level = say("report.kind.total"), .kgco2e = footprint.total});
    for (const StageTotal& stage : footprint.by_stage) {
        rows.add({.level = say("report.kind.stage"), .stage = stage_name(say, stage.stage), .kgco2e = stage.kgco2e});
    }
    const std::string material = say("report.kind.material");
    const BomStages stages(facts.project.bom);
    for (std::size_t i = 0; i < facts.project.bom.size(); ++i) {
        const BomLine& line = facts.project.bom[i];
        const BomLineResult& result = footprint.bom[i];
        if (result.state == LineState::parent) continue;
        const bool counted = result.state == LineState::counted;
        rows.add({.level = material,
                  .stage = stage_name(say, stages.of(i)),
                  .number = std::to_string(i + 1),
                  .name = line.name,
                  .activity = counted ? number(result.activity) : "",
                  .factor = &rows.label(line.factor),
                  .factor_value = counted ? number(result.factor) : "",
                  .kgco2e = counted ? std::optional(result.kgco2e) : std::nullopt,
                  .state = words.of(result.state),
                  .origin = words.of(line.origin),
                  .source = line.source,
                  .note = line.omitted ? line.omit_reason : line.note});
    }
    for (std::size_t i = 0; i < facts.project.activities.size(); ++i) {
        const ActivityLine& line = facts.project.activities[i];
        const ActivityResult& result = footprint.activities[i];
        const bool counted = result.state == LineState::counted;
        rows.add({.level = say("report.kind." + std::string(word_of(line.kind))),
                  .stage = stage_name(say, line.stage),
                  .number = std::to_string(i + 1),
                  .name = line.name,
                  .activity = counted ? number(result.activity) : "",
                  .factor = &rows.label(line.factor),
                  .factor_value = counted ? number(result.factor) : "",
                  .kgco2e = counted ? std::optional(result.kgco2e) : std::nullopt,
                  .state = words.of(result.state),
                  .origin = words.of(line.origin),
                  .source = line.source,
                  .note = line.omitted ? line.omit_reason : line.note});
    }
    return table;
}

}  // namespace zuji
