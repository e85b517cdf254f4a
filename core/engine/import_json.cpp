#include "core/engine/import_json.hpp"

#include <string_view>
#include <utility>

#include "core/model/json_writer.hpp"
#include "core/model/record_json.hpp"

namespace zuji {
namespace {

std::string_view word_of_fate(RowFate fate) {
    switch (fate) {
        case RowFate::taken:
            return "taken";
        case RowFate::warned:
            return "warned";
        case RowFate::refused:
            return "refused";
        case RowFate::skipped:
            return "skipped";
    }
    return "";
}

void write_counts(JsonWriter& out, const BomImport& imported) {
    const auto count = [&](std::string_view name, std::size_t value) {
        out.key(name);
        out.number(value);
    };
    out.begin_object();
    count("taken", imported.taken);
    count("warned", imported.warned);
    count("refused", imported.refused);
    count("skipped", imported.skipped);
    out.end_object();
}

void write_row(JsonWriter& out, const ImportRow& row) {
    out.begin_object();
    out.key("row");
    out.number(row.row);
    out.key("column");
    out.number(row.column);
    out.key("fate");
    out.string(word_of_fate(row.fate));
    out.key("code");
    out.string(row.code);
    out.key("args");
    out.begin_array();
    for (const std::string& arg : row.args) out.string(arg);
    out.end_array();
    out.end_object();
}

}  // namespace

std::string write_import(const BomImport& imported) {
    JsonWriter out(JsonWriter::Layout::compact);
    out.begin_object();
    out.key("counts");
    write_counts(out, imported);
    out.key("lines");
    write_value(out, imported.lines);
    out.key("report");
    out.begin_array();
    for (const ImportRow& row : imported.report) write_row(out, row);
    out.end_array();
    out.end_object();
    return std::move(out).take();
}

}  // namespace zuji
