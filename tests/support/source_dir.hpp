#pragma once

#include <filesystem>

namespace zuji::test {

/// The root of the source tree: assets and test data are read from there.
std::filesystem::path source_dir();

}  // namespace zuji::test
