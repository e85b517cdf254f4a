// Commands as JSON for the autosave log.

#include <nlohmann/json.hpp>

#include "core/model/command.hpp"
#include "core/model/record_json.hpp"
#include "core/model/tables.hpp"

namespace zuji {

template <>
struct Record<SetField> {
    static constexpr auto fields =
        std::tuple(field("path", &SetField::path).always(), field("value", &SetField::value).always());
};
template <>
struct Record<SetCell> {
    static constexpr auto fields =
        std::tuple(field("table", &SetCell::table).always(), field("row", &SetCell::row).always(),
                   field("column", &SetCell::column).always(), field("value", &SetCell::value).always());
};
template <>
struct Record<MoveRow> {
    static constexpr auto fields = std::tuple(field("row", &MoveRow::row).always(), field("parent", &MoveRow::parent),
                                              field("after", &MoveRow::after));
};
template <>
struct Record<InsertRows> {
    static constexpr auto fields =
        std::tuple(field("table", &InsertRows::table).always(), field("parent", &InsertRows::parent),
                   field("after", &InsertRows::after), field("owner", &InsertRows::owner));
};
template <>
struct Record<DeleteRows> {
    static constexpr auto fields =
        std::tuple(field("table", &DeleteRows::table).always(), field("owner", &DeleteRows::owner));
};

namespace {

constexpr int max_batch_depth = 8;

// --- writing ---------------------------------------------------------------------------------------------------------

/// A row as it is when it is JSON, on one line; what is no JSON is kept as text, to fail in the same way when replayed.
void write_row(JsonWriter& out, const std::string& row) {
    if (!nlohmann::json::accept(row)) {
        out.string(row);
        return;
    }
    std::string line = row;
    // Line breaks stand only between the tokens of JSON text, never in its strings.
    std::erase_if(line, [](char c) { return c == '\n' || c == '\r'; });
    out.raw(line);
}

void write_body(JsonWriter& out, const SetField& command) {
    out.key("set");
    write_value(out, command);
}
void write_body(JsonWriter& out, const SetCell& command) {
    out.key("cell");
    write_value(out, command);
}
void write_body(JsonWriter& out, const SetCells& command) {
    out.key("cells");
    write_value(out, command.cells);
}
void write_body(JsonWriter& out, const MoveRow& command) {
    out.key("move");
    write_value(out, command);
}
void write_body(JsonWriter& out, const ReplaceBom& command) {
    out.key("replace-bom");
    write_value(out, command.lines);
}
void write_body(JsonWriter& out, const InsertRows& command) {
    out.key("insert");
    out.begin_object();
    write_members(out, command);
    out.key("rows");
    out.begin_array();
    for (const std::string& row : command.rows) write_row(out, row);
    out.end_array();
    out.end_object();
}
void write_body(JsonWriter& out, const DeleteRows& command) {
    out.key("delete");
    out.begin_object();
    write_members(out, command);
    out.key("rows");
    out.begin_array();
    for (const RowId row : command.rows) out.number(row);
    out.end_array();
    out.end_object();
}

void write_one(JsonWriter& out, const Command& command);

void write_body(JsonWriter& out, const Batch& batch) {
    out.key("batch");
    out.begin_object();
    out.key("label");
    out.string(batch.label);
    out.key("commands");
    out.begin_array();
    for (const Command& command : batch.commands) write_one(out, command);
    out.end_array();
    out.end_object();
}

void write_one(JsonWriter& out, const Command& command) {
    out.begin_object();
    std::visit([&](const auto& each) { write_body(out, each); }, command);
    out.end_object();
}

// --- reading ---------------------------------------------------------------------------------------------------------

bool read_rows(JsonReader& in, std::vector<std::string>& rows) {
    if (!expect(in, JsonReader::Kind::array, "array") || !in.enter_array()) return false;
    while (in.next_item()) {
        std::string& row = rows.emplace_back();
        std::string_view raw;
        const bool is_text = in.peek() == JsonReader::Kind::string;
        if (!(is_text ? in.read_string(row) : in.skip_value(raw))) return in.at(rows.size() - 1);
        if (!is_text) row.assign(raw);
    }
    return in.ok();
}

template <class T>
bool read_into(JsonReader& in, Command& out) {
    T command{};
    const bool good = read_record(in, command);
    out = std::move(command);
    return good;
}

bool read_insert(JsonReader& in, Command& out) {
    InsertRows command{};
    const bool good = read_record(in, command, [&](const std::string& key) {
        if (key != "rows") return false;
        if (!command.rows.empty()) return !in.fail({"duplicate-key", key, {key}});
        if (!read_rows(in, command.rows)) in.at(key);
        return true;
    });
    out = std::move(command);
    return good;
}

bool read_delete(JsonReader& in, Command& out) {
    DeleteRows command{};
    const bool good = read_record(in, command, [&](const std::string& key) {
        if (key != "rows") return false;
        if (!command.rows.empty()) return !in.fail({"duplicate-key", key, {key}});
        if (!read_row_ids(in, command.rows)) in.at(key);
        return true;
    });
    out = std::move(command);
    return good;
}

bool read_cells(JsonReader& in, Command& out) {
    SetCells command;
    const bool good = read_value(in, command.cells, {}, Presence::always);
    out = std::move(command);
    return good;
}

bool read_replace(JsonReader& in, Command& out) {
    ReplaceBom command;
    const bool good = read_value(in, command.lines, {}, Presence::always);
    out = std::move(command);
    return good;
}

bool read_one(JsonReader& in, Command& out, int depth);

bool read_commands(JsonReader& in, std::vector<Command>& commands, int depth) {
    if (!expect(in, JsonReader::Kind::array, "array") || !in.enter_array()) return false;
    while (in.next_item()) {
        Command command;
        if (!read_one(in, command, depth)) return in.at(commands.size());
        commands.push_back(std::move(command));
    }
    return in.ok();
}

bool read_batch(JsonReader& in, Command& out, int depth) {
    if (depth >= max_batch_depth) return in.fail({"json-too-deep", "", {std::to_string(max_batch_depth)}});
    if (!expect(in, JsonReader::Kind::object, "object") || !in.enter_object()) return false;
    Batch batch;
    std::string_view view;
    while (in.next_key(view)) {
        const std::string key(view);
        if (key == "label") {
            if (!read_text(in, batch.label)) return in.at(key);
        } else if (key == "commands") {
            if (!read_commands(in, batch.commands, depth + 1)) return in.at(key);
        } else {
            return in.fail({"unknown-key", key, {key}});
        }
    }
    out = std::move(batch);
    return in.ok();
}

bool read_body(JsonReader& in, std::string_view kind, Command& out, int depth) {
    if (kind == "set") return read_into<SetField>(in, out);
    if (kind == "cell") return read_into<SetCell>(in, out);
    if (kind == "cells") return read_cells(in, out);
    if (kind == "insert") return read_insert(in, out);
    if (kind == "delete") return read_delete(in, out);
    if (kind == "move") return read_into<MoveRow>(in, out);
    if (kind == "replace-bom") return read_replace(in, out);
    if (kind == "batch") return read_batch(in, out, depth);
    return in.fail({"unknown-command", "", {std::string(kind)}});
}

/// One object with one member that says which command it is.
bool read_one(JsonReader& in, Command& out, int depth) {
    if (!expect(in, JsonReader::Kind::object, "object") || !in.enter_object()) return false;
    std::string_view view;
    if (!in.next_key(view)) return in.fail({"unknown-command", "", {""}});
    const std::string kind(view);
    if (!read_body(in, kind, out, depth)) return in.at(kind);
    if (in.next_key(view)) return in.fail({"unknown-key", std::string(view), {std::string(view)}});
    return in.ok();
}

}  // namespace

std::string write_command(const Command& command) {
    JsonWriter out(JsonWriter::Layout::compact);
    write_one(out, command);
    return std::move(out).take();
}

Result<Command> read_command(std::string_view json) {
    JsonReader in(json);
    Command command;
    if (read_one(in, command, 0) && in.finish()) return command;
    return in.error();
}

}  // namespace zuji
