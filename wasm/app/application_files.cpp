// Files that come into the application: tables, factors, footprints of suppliers, attachments.

#include "wasm/app/application.hpp"

#include <algorithm>
#include <utility>

#include "core/io/factor_csv.hpp"
#include "core/io/openlca.hpp"
#include "core/io/take_footprints.hpp"
#include "core/model/record_json.hpp"
#include "wasm/app/panels/import_view.hpp"

namespace zuji::app {

void Application::show_import(ImportSource source, SheetTable table) {
    open_import(state_, &session_->project(), std::move(source), std::move(table));
    state_.place.start_page = false;
    state_.place.step = Step::bom;
    place_changed();
}

Status Application::import_bom(std::string_view file_name, std::string_view text, std::string_view encoding) {
    if (!session_) return Error{"no-project", "", {}};
    if (is_factor_csv(text)) return import_factors(file_name, text);
    auto cells = read_csv(text);
    if (!cells.ok()) return cells.error();
    if (cells.value().empty()) return Error{"table-empty", "", {}};
    show_import({.file_name = std::string(file_name), .encoding = std::string(encoding)},
                {std::move(cells).value(), {}});
    return Done{};
}

Status Application::import_sheet(std::string_view file_name, std::string_view cells, std::string_view facts) {
    if (!session_) return Error{"no-project", "", {}};
    auto table = read_sheet_table(cells, facts);
    if (!table.ok()) return table.error();
    const auto json = nlohmann::ordered_json::parse(facts, nullptr, false);
    ImportSource source{.file_name = std::string(file_name)};
    source.sheet = json.value("sheet", "");
    source.macros = json.value("macros", false);
    for (const auto& sheet : json.value("sheets", nlohmann::ordered_json::array()))
        source.sheets.push_back({sheet.value("name", ""), sheet.value("hidden", false)});
    show_import(std::move(source), std::move(table).value());
    return Done{};
}

Status Application::import_factors(std::string_view file_name, std::string_view text) {
    const std::string_view set = file_name.substr(0, file_name.rfind('.'));
    auto imported = import_factor_csv(text, set);
    if (!imported.ok()) return imported.error();
    const FactorImport& read = imported.value();
    if (!read.factors.empty()) {
        const Batch batch{"command.import-factors", {rows_of_factors(read.factors)}};
        auto applied = session_->apply(batch);
        if (!applied.ok()) return applied;
        log(write_command(batch));
    }
    auto& note = state_.panels.bom.factor_import;
    note.show = true;
    note.refused = read.refused.size();
    note.text = words().format("factor-csv.done", {std::to_string(read.factors.size()), std::string(set)});
    if (!read.refused.empty()) {
        const RefusedFactor& first = read.refused.front();
        note.text +=
            words().format("factor-csv.refused", {std::to_string(read.refused.size()), std::to_string(first.row),
                                                  first.name, words().text("factor-csv." + first.why)});
    }
    state_.place.start_page = false;
    state_.place.step = Step::bom;
    place_changed();
    return Done{};
}

Status Application::import_footprints(std::string_view form, std::string_view text, RowId line) {
    if (!session_) return Error{"no-project", "", {}};
    // The question which line it is for would wait behind the list, and be about lines that are then replaced.
    if (state_.panels.bom.import.open) return Error{"import-open", "", {}};
    auto footprints = form == "openlca" ? read_openlca(text) : read_supplier_footprints(text);
    if (!footprints.ok()) return footprints.error();
    auto& bom = state_.panels.bom;
    SupplierState asked{.footprints = std::move(footprints).value(), .line = line};
    const auto& all = asked.footprints;
    const auto usable = std::find_if(all.begin(), all.end(), [](const SupplierFootprint& each) { return each.usable; });
    asked.chosen = usable == all.end() ? 0 : static_cast<std::size_t>(usable - all.begin());
    // Several files at once, or one more while the question about another stands: one after the other.
    if (!bom.supplier.footprints.empty()) {
        bom.suppliers_waiting.push_back(std::move(asked));
    } else {
        if (line == 0) asked.line = bom.selected;
        bom.supplier = std::move(asked);
    }
    state_.place.start_page = false;
    state_.place.step = Step::bom;
    place_changed();
    return Done{};
}

RowId Application::drop_line() const {
    const auto& bom = state_.panels.bom;
    const bool shown = session_ && !state_.place.start_page && state_.place.step == Step::bom && !bom.import.open;
    return shown && bom.table == BomTable::materials ? bom.drop_line : 0;
}

Status Application::add_attachment(std::string_view item, Attachment attachment) {
    if (!session_) return Error{"no-project", "", {}};
    const nlohmann::ordered_json row = {
        {"name", attachment.name}, {"mime", attachment.mime}, {"size", attachment.size}, {"sha256", attachment.sha256}};
    InsertRows insert;
    insert.table = Table::attachments;
    insert.owner = std::string(item);
    insert.rows.push_back(row.dump());
    auto applied = session_->apply(insert);
    if (applied.ok()) log(write_command(insert));
    return applied;
}

}  // namespace zuji::app
