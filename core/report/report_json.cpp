#include "core/report/report_json.hpp"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "core/report/bar_svg.hpp"

namespace zuji {
namespace {

void add_tone(Json& json, Tone tone) {
    if (tone != Tone::normal) json["tone"] = tone_word(tone);
}

Json cell_json(const Cell& cell) {
    Json json = {{"text", cell.text}};
    add_tone(json, cell.tone);
    if (!cell.link.empty()) json["link"] = cell.link;
    if (cell.bold) json["bold"] = true;
    return json;
}

struct BlockJson {
    Json operator()(const Paragraph& paragraph) const {
        Json json = {{"kind", "paragraph"}, {"text", paragraph.text}};
        add_tone(json, paragraph.tone);
        return json;
    }

    Json operator()(const KeyValues& values) const {
        Json rows = Json::array();
        for (const auto& [key, cell] : values.rows) {
            Json row = cell_json(cell);
            row["key"] = key;
            rows.push_back(std::move(row));
        }
        return {{"kind", "values"}, {"rows", std::move(rows)}};
    }

    Json operator()(const TableBlock& table) const {
        Json align = Json::array();
        for (const Align each : table.align) align.push_back(each == Align::right ? "right" : "left");
        Json rows = Json::array();
        for (const std::vector<Cell>& row : table.rows) {
            Json cells = Json::array();
            for (const Cell& cell : row) cells.push_back(cell_json(cell));
            rows.push_back(std::move(cells));
        }
        return {{"kind", "table"},
                {"caption", table.caption},
                {"header", table.header},
                {"align", std::move(align)},
                {"rows", std::move(rows)}};
    }

    Json operator()(const BarChart& chart) const {
        Json bars = Json::array();
        for (const auto& [name, amount] : chart.bars) bars.push_back({{"name", name}, {"amount", amount}});
        return {{"kind", "bars"},
                {"caption", chart.caption},
                {"unit", chart.unit},
                {"bars", std::move(bars)},
                {"svg", bar_svg_file(chart)}};
    }

    Json operator()(const Tiles& tiles) const {
        Json all = Json::array();
        for (const Tile& tile : tiles.tiles) {
            Json json = {{"label", tile.label}, {"value", tile.value}};
            add_tone(json, tile.tone);
            all.push_back(std::move(json));
        }
        return {{"kind", "tiles"}, {"tiles", std::move(all)}};
    }
};

std::string_view kind_name(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::text:
            return "text";
        case ColumnKind::number:
            return "number";
        case ColumnKind::percent:
            return "percent";
        case ColumnKind::money:
            return "money";
    }
    return "";
}

struct SheetCellJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(double number) const { return number; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Formula& formula) const { return {{"formula", formula.text}, {"value", formula.value}}; }
};

}  // namespace

Json report_json(const Report& report) {
    Json sections = Json::array();
    for (const Section& section : report.sections) {
        Json blocks = Json::array();
        for (const Block& block : section.blocks) blocks.push_back(std::visit(BlockJson{}, block));
        Json json = {{"id", section.id}, {"title", section.title}, {"blocks", std::move(blocks)}};
        if (section.new_page) json["newPage"] = true;
        sections.push_back(std::move(json));
    }
    return {{"language", report.language},
            {"title", report.title},
            {"subtitle", report.subtitle},
            {"notice", report.notice},
            {"sections", std::move(sections)}};
}

Json workbook_json(const Workbook& workbook) {
    Json sheets = Json::array();
    for (const Sheet& sheet : workbook.sheets) {
        Json columns = Json::array();
        for (const SheetColumn& column : sheet.columns) {
            columns.push_back({{"title", column.title}, {"width", column.width}, {"kind", kind_name(column.kind)}});
        }
        Json rows = Json::array();
        for (const std::vector<SheetCell>& row : sheet.rows) {
            Json cells = Json::array();
            for (const SheetCell& cell : row) cells.push_back(std::visit(SheetCellJson{}, cell));
            rows.push_back(std::move(cells));
        }
        sheets.push_back({{"name", sheet.name}, {"columns", std::move(columns)}, {"rows", std::move(rows)}});
    }
    return {{"title", workbook.title}, {"sheets", std::move(sheets)}};
}

}  // namespace zuji
