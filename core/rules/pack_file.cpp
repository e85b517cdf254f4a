#include "core/rules/pack_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"
#include "core/rules/loader/cursor.hpp"

namespace zuji::rules {
namespace {

constexpr std::string_view pack_file_format = "zuji-pack";
constexpr int pack_file_version = 1;

void read_head(const Cursor& head, PackFile& pack) {
    head.only({"id", "version", "revised", "withdrawn", "title"});
    pack.id = head.at("id").text();
    pack.version = head.at("version").text();
    pack.revised = head.at("revised").date().to_string();
    pack.title = head.at("title").both_languages();
    if (head.has("withdrawn")) pack.withdrawn = head.at("withdrawn").date().to_string();
}

void read_files(const Cursor& files, PackFile& pack) {
    for (const auto& [path, file] : files.members()) {
        if (!file.json().is_object()) file.refuse("an object is expected");
        pack.files[path] = dump_json(file.json());
    }
    if (pack.files.empty()) files.refuse("there are no files");
}

}  // namespace

Result<PackFile> read_pack_file(std::string_view json) {
    const Result<Json> parsed = parse_json_exact(json);
    if (!parsed.ok()) return parsed.error();
    Problems problems;
    const Cursor root(parsed.value(), "$", problems);
    root.only({"format", "formatVersion", "edition", "complete", "files"});
    if (problems.any()) return problems.first();
    PackFile pack;
    if (root.at("format").text() != pack_file_format) root.at("format").refuse("this is no pack file");
    if (root.at("formatVersion").integer() != pack_file_version) root.at("formatVersion").refuse("another version");
    read_head(root.at("edition"), pack);
    pack.complete = root.flag_or("complete", false);
    read_files(root.at("files"), pack);
    if (problems.any()) return problems.first();
    return pack;
}

PackFiles merged(const PackFiles& base, const PackFile& pack) {
    PackFiles files = pack.complete ? PackFiles() : base;
    for (const auto& [path, bytes] : pack.files) files[path] = bytes;
    return files;
}

std::vector<Error> problems_of(const PackFiles& files) {
    std::vector<Error> errors;
    for (const auto& [path, bytes] : files) {
        const auto parsed = parse_json_exact(bytes);
        if (parsed.ok()) continue;
        errors.push_back(parsed.error());
        errors.back().where = path + ": " + errors.back().where;
    }
    if (errors.empty()) (void)RuleBook::load(files, errors);
    return errors;
}

}  // namespace zuji::rules
