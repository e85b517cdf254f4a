#pragma once
// Words in a language: every visible string by key.

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.hpp"

namespace zuji {

/// One language of assets/i18n. A missing key yields the key itself in brackets, so that it is seen (and a test fails).
class Catalog {
   public:
    static Result<Catalog> load(std::string_view language, std::string_view json);
    [[nodiscard]] const std::string& language() const noexcept { return language_; }
    /// Text of `key`; the reference stays valid while the catalog lives.
    [[nodiscard]] const std::string& text(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// Text with {0}, {1}, … replaced. An argument "@key" stands for the text of that key (so that a sentence can name
    /// a step or an Annex 1 item in its own language); when there is no such key it is taken as it is.
    [[nodiscard]] std::string format(std::string_view key, const std::vector<std::string>& args) const;
    /// A place in words: "row 2" and "row 2, column 3" in this language, everything else as it is.
    [[nodiscard]] std::string place(std::string_view where) const;
    /// "error.<code>" with its place in front.
    [[nodiscard]] std::string describe(const Error& error) const;

   private:
    [[nodiscard]] std::string_view word(std::string_view arg) const;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
    };
    std::string language_;
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> texts_;
    mutable std::unordered_map<std::string, std::string, Hash, std::equal_to<>> missing_;
};

}  // namespace zuji
