#include "tests/support/source_dir.hpp"

namespace zuji::test {

std::filesystem::path source_dir() { return ZUJI_SOURCE_DIR; }

}  // namespace zuji::test
