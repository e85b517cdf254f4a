#pragma once
// The package as text for the shell and the command line, which add sums and zip it (web/shared/zip_package.mjs).

#include <string>

#include "core/report/package.hpp"

namespace zuji {

/// {"fileName", "files": [{"path","text"}], "attachments": [{"path","sha256","item"}], "manifest": {…}}
std::string write_package(const Package& package);

}  // namespace zuji
