#include "core/engine/import_json.hpp"

#include <string_view>
#include <utility>

#include "core/model/json_writer.hpp"
#include "core/model/record_json.hpp"

namespace zuji {
namespace {

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
    out.string(fate_word(row.fate));
    out.key("code");
    out.string(row.code);
    out.key("args");
    out.begin_array();
    for (const std::string& arg : row.args) out.string(arg);
    out.end_array();
    out.end_object();
}

enum class ReportRows : std::uint8_t { all, not_taken };

void write_report(JsonWriter& out, const BomImport& imported, ReportRows rows = ReportRows::all) {
    out.key("report");
    out.begin_array();
    for (const ImportRow& row : imported.report) {
        if (rows == ReportRows::all || row.fate != RowFate::taken) write_row(out, row);
    }
    out.end_array();
}

/// What the user should be asked, since the file leaves it open.
void write_asks(JsonWriter& out, const BomImport& imported) {
    if (!imported.mass_basis_open) return;
    out.key("asks");
    out.begin_array();
    out.string("mass-basis");
    out.end_array();
}

void write_text(JsonWriter& out, std::string_view key, std::string_view text) {
    out.key(key);
    out.string(text);
}

void write_line(JsonWriter& out, const LineDifference& line) {
    out.begin_object();
    write_text(out, "fate", line_fate_word(line.fate));
    out.key("before");
    out.number(line.before);
    out.key("after");
    out.number(line.after);
    write_text(out, "name", line.name);
    out.key("changes");
    out.begin_array();
    for (const FieldChange& change : line.changes) {
        out.begin_object();
        write_text(out, "field", change.field);
        write_text(out, "before", change.before);
        write_text(out, "after", change.after);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_difference(JsonWriter& out, const BomDifference& difference) {
    const auto count = [&](std::string_view name, std::size_t value) {
        out.key(name);
        out.number(value);
    };
    out.begin_object();
    count("same", difference.same);
    count("changed", difference.changed);
    count("added", difference.added);
    count("removed", difference.removed);
    out.key("lines");
    out.begin_array();
    for (const LineDifference& line : difference.lines) {
        if (line.fate != LineFate::same) write_line(out, line);
    }
    out.end_array();
    out.end_object();
}

}  // namespace

std::string write_merged_import(const BomImport& imported, const BomDifference& difference,
                                std::string_view project_text) {
    JsonWriter out(JsonWriter::Layout::compact);
    out.begin_object();
    out.key("counts");
    write_counts(out, imported);
    write_asks(out, imported);
    out.key("difference");
    write_difference(out, difference);
    write_report(out, imported);
    write_text(out, "project", project_text);
    out.end_object();
    return std::move(out).take();
}

std::string write_import(const BomImport& imported) {
    JsonWriter out(JsonWriter::Layout::compact);
    out.begin_object();
    out.key("counts");
    write_counts(out, imported);
    write_asks(out, imported);
    out.key("lines");
    write_value(out, imported.lines);
    write_report(out, imported);
    out.end_object();
    return std::move(out).take();
}

std::string write_import_counts(const BomImport& imported) {
    JsonWriter out(JsonWriter::Layout::compact);
    out.begin_object();
    out.key("counts");
    write_counts(out, imported);
    write_asks(out, imported);
    write_report(out, imported, ReportRows::not_taken);
    out.end_object();
    return std::move(out).take();
}

}  // namespace zuji
