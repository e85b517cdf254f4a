#pragma once
// A pack file: an edition of the rules in one file, as people hand it on. Layout in .github/FILE-FORMATS.md.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji::rules {

using PackFiles = std::map<std::string, std::string>;

struct PackFile {
    std::string id;         ///< of the document: "CGC-R52006:2026"
    std::string version;    ///< of the pack: "1.1.0"
    std::string revised;    ///< YYYY-MM-DD
    std::string withdrawn;  ///< YYYY-MM-DD from which it is not to be used; empty = in force
    Text title;
    bool complete = false;  ///< nothing is taken from the rules that come with the program
    PackFiles files;        ///< path below assets/rules → bytes
};

/// Reads a pack file. Errors: those of parse_json_exact, "bad-rule-pack" with the JSON path in `where`. The files
/// inside are not judged yet.
Result<PackFile> read_pack_file(std::string_view json);

/// What the rules are when `pack` is laid over `base`.
PackFiles merged(const PackFiles& base, const PackFile& pack);

/// Everything that is wrong with a set of rule files, one error a place; empty when it loads.
std::vector<Error> problems_of(const PackFiles& files);

}  // namespace zuji::rules
