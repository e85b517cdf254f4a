#pragma once
// The application package: a set of files. Same project, same bytes, whatever the day, zone or interface language.

#include <string>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/base/catalog.hpp"

namespace zuji {

struct PackageFile {
    std::string path;  ///< relative, '/' separated, safe on Windows, ASCII or CJK, unique ignoring case
    std::string bytes;
};

struct PackageAttachment {
    std::string path;    ///< where it goes: "annex1/A1-06/attachments/…"
    std::string sha256;  ///< key of its bytes in the shell's storage
    std::string item;
};

struct Package {
    std::string file_name;           ///< "<applicant>_<model>_<application date>.zip", made safe
    std::vector<PackageFile> files;  ///< project.json, index.html, index.en.html, eligibility, units, annex1, annex2,
                                     ///< bom, footprint, man-days …
    std::vector<PackageAttachment> attachments;
    std::string manifest_head;  ///< JSON object: tool, rule packs, factor sets; the shell adds "files": {path: sha256}
};

Package make_package(const Project& project, const Assessment& assessment, Knowledge knowledge, const Catalog& zh,
                     const Catalog& en, std::string_view tool_version);

/// "<applicant>_<model>_<application date>", made safe: what the names of exported files start with.
std::string export_base_name(const Project& project);

/// A file name that every system accepts: no reserved characters or names, no trailing dot or space, at most 120 bytes.
std::string safe_file_name(std::string_view name);

}  // namespace zuji
