// Project file → Project: version first, then the fields, then what ties rows together (ids, the tree of the BOM).

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

#include "core/base/json.hpp"
#include "core/model/bom_tree.hpp"
#include "core/model/project_json.hpp"
#include "core/model/record_json.hpp"
#include "core/model/upgrade.hpp"

namespace zuji {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{256} << 20;

/// What says that a file is ours, and how old it is.
struct Header {
    std::optional<std::string> format;
    std::optional<std::uint64_t> version;
};

/// Looks for the two header members and stops as soon as both are known; they stand first in files we write.
Result<Header> read_header(std::string_view bytes) {
    JsonReader in(bytes);
    const JsonReader::Kind kind = in.peek();
    if (kind != JsonReader::Kind::object && kind != JsonReader::Kind::bad) return Error{"not-a-project", "", {}};
    Header header;
    std::string_view key;
    std::string_view raw;
    if (!in.enter_object()) return in.error();
    while (!(header.format && header.version) && in.next_key(key)) {
        if (key == "format" && in.peek() == JsonReader::Kind::string) {
            in.read_string(header.format.emplace());
        } else if (key == "schema_version" && in.peek() == JsonReader::Kind::number) {
            constexpr std::uint64_t largest = 1'000'000;
            if (!read_unsigned(in, largest, header.version.emplace())) in.at("schema_version");
        } else {
            in.skip_value(raw);
        }
    }
    if (!in.ok()) return in.error();
    return header;
}

/// The version of the file; an error when it is not a project or newer than this program.
Result<int> check_header(std::string_view bytes) {
    const auto header = read_header(bytes);
    if (!header.ok()) return header.error();
    if (header.value().format != project_format) return Error{"not-a-project", "format", {}};
    const auto version = header.value().version;
    if (!version || *version < 1) return Error{"not-a-project", "schema_version", {}};
    if (*version > static_cast<std::uint64_t>(project_schema_version)) {
        return Error{
            "newer-version", "schema_version", {std::to_string(*version), std::to_string(project_schema_version)}};
    }
    return static_cast<int>(*version);
}

/// Text of the same document in the current version.
Result<std::string> upgraded(std::string_view bytes, int version) {
    auto document = parse_json_exact(bytes);
    if (!document.ok()) return document.error();
    const Status done = upgrade_document(document.value(), version, project_schema_version, project_upgrades());
    if (!done.ok()) return done.error();
    return dump_json(document.value());
}

Result<Project> read_fields(std::string_view bytes) {
    JsonReader in(bytes);
    Project project;
    bool format_seen = false;
    bool version_seen = false;
    read_record(in, project, [&](const std::string& key) {
        if (key != "format" && key != "schema_version") return false;
        bool& seen = key == "format" ? format_seen : version_seen;
        std::string_view raw;
        if (seen) return !in.fail({"duplicate-key", key, {key}});
        seen = true;
        in.skip_value(raw);
        return true;
    });
    in.finish();
    if (!in.ok()) return in.error();
    return project;
}

/// Ids of one table: given, and each only once. `path` names the table in errors. Keeps the largest in `largest`.
template <class Row>
std::optional<Error> check_ids(const std::vector<Row>& rows, const std::string& path, std::set<RowId>& seen,
                               RowId& largest) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string where = path + "[" + std::to_string(i) + "].id";
        const RowId id = rows[i].id;
        if (id == 0 || id >= max_next_row) return Error{"bad-value", where, {std::to_string(id), "1 …"}};
        if (!seen.insert(id).second) return Error{"duplicate-id", where, {std::to_string(id)}};
        largest = std::max(largest, id);
    }
    return std::nullopt;
}

template <class Row>
std::optional<Error> check_ids(const std::vector<Row>& rows, const std::string& path, RowId& largest) {
    std::set<RowId> seen;
    return check_ids(rows, path, seen, largest);
}

std::optional<Error> check_attachments(const Project& project, RowId& largest) {
    std::set<RowId> seen;
    for (const auto& [item, document] : project.documents) {
        if (auto problem = check_ids(document.attachments, "documents." + item + ".attachments", seen, largest)) {
            return problem;
        }
    }
    return std::nullopt;
}

std::optional<Error> check_own_factors(const std::vector<OwnFactor>& factors) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const std::string where = "own_factors[" + std::to_string(i) + "].id";
        if (factors[i].id.empty()) return Error{"bad-value", where, {"", "own-1 …"}};
        if (!seen.insert(factors[i].id).second) return Error{"duplicate-id", where, {factors[i].id}};
    }
    return std::nullopt;
}

/// Ids and tree. Sets `next_row` behind every id that is in use.
Result<Project> tie_together(Project project) {
    RowId largest = 0;
    auto problem = check_ids(project.sites, "sites", largest);
    if (!problem) problem = check_ids(project.unit_products, "unit_products", largest);
    if (!problem) problem = check_ids(project.activities, "activities", largest);
    if (!problem) problem = check_ids(project.measures, "measures", largest);
    if (!problem) problem = check_ids(project.balances, "balances", largest);
    if (!problem) problem = check_ids(project.allocations, "allocations", largest);
    if (!problem) problem = check_ids(project.details, "details", largest);
    if (!problem) problem = check_ids(project.own_gwp, "own_gwp", largest);
    if (!problem) problem = check_ids(project.plan.stops, "plan.stops", largest);
    if (!problem) problem = check_ids(project.certificate.visits, "certificate.visits", largest);
    if (!problem) problem = check_ids(project.certificate.changes, "certificate.changes", largest);
    if (!problem) problem = check_ids(project.certificate.increases, "certificate.increases", largest);
    if (!problem) problem = check_ids(project.certificate.grounds, "certificate.grounds", largest);
    if (!problem) problem = check_attachments(project, largest);
    if (!problem) problem = check_own_factors(project.own_factors);
    if (problem) return *std::move(problem);
    auto arranged = arrange_bom(std::move(project.bom));
    if (!arranged.ok()) {
        Error error = arranged.error();
        error.where = join_path("bom", error.where);
        return error;
    }
    project.bom = std::move(arranged).value();
    for (const BomLine& line : project.bom) largest = std::max(largest, line.id);
    project.next_row = std::max(project.next_row, largest + 1);
    return project;
}

}  // namespace

Result<Project> read_project(std::string_view bytes) {
    if (bytes.size() > max_file_bytes) return Error{"too-large", "", {std::to_string(max_file_bytes >> 20)}};
    const auto version = check_header(bytes);
    if (!version.ok()) return version.error();
    std::string current;
    if (version.value() < project_schema_version) {
        auto text = upgraded(bytes, version.value());
        if (!text.ok()) return text.error();
        current = std::move(text).value();
        bytes = current;
    }
    auto project = read_fields(bytes);
    if (!project.ok()) return project;
    return tie_together(std::move(project).value());
}

}  // namespace zuji
