#pragma once
// Names that every system accepts, and names that differ everywhere.

#include <set>
#include <string>
#include <string_view>

namespace zuji {

/// How a case-insensitive file system compares names: ASCII, Latin, Greek and Cyrillic letters in lower case.
std::string fold_case(std::string_view utf8);

/// Gives each path once: "a.pdf", then "a (2).pdf", whatever the case of the letters.
class UniquePaths {
   public:
    /// `path` itself, or with a number before its extension when it is taken.
    std::string take(const std::string& path);

   private:
    std::set<std::string> taken_;
};

/// Folder of an Annex 1 item: "annex1/A1-06", "annex1/A1-02-licences".
std::string item_folder(std::string_view item);

}  // namespace zuji
