#pragma once
// The rule packs of the source tree, for tests.

#include <map>
#include <string>
#include <string_view>

#include "core/rules/decide.hpp"

namespace zuji::rules::test {

/// Bytes of a file below the source tree.
std::string read_file(const std::string& path);
/// All files below assets/rules by their path there.
const std::map<std::string, std::string>& pack_files();
/// The loaded packs; fails the test when they do not load.
const RuleBook& rule_book();
/// Parses JSON as the product does; fails the test when it is malformed.
Json parse(std::string_view text);
/// Decides on input given as JSON text; fails the test on an error.
Decision answer(std::string_view decision, std::string_view input);

}  // namespace zuji::rules::test
