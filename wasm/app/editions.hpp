#pragma once
// The editions of the rules on this machine: those of the program and the pack files that were loaded.

#include <map>
#include <string>
#include <string_view>

#include "core/engine/engine.hpp"
#include "wasm/app/app_state.hpp"

namespace zuji::app {

/// "CGC-R52006:2026@1.1.0"; empty for the program's own rules.
std::string edition_key(std::string_view id, std::string_view version);
std::string edition_key(const EditionRef& edition);

class Editions {
   public:
    explicit Editions(Engine own);

    /// Takes a pack file. Errors name the file and the JSON path; nothing has changed then.
    Result<std::string> add(std::string_view pack_file);
    [[nodiscard]] const Engine& own() const { return own_; }
    [[nodiscard]] bool has(std::string_view key) const { return packs_.find(key) != packs_.end(); }
    /// The program's own when the key is not known.
    [[nodiscard]] const Engine& engine(std::string_view key) const;
    /// `today` decides whether an edition is withdrawn.
    [[nodiscard]] Knowledge knowledge(std::string_view key, std::string_view today) const;
    [[nodiscard]] bool withdrawn(std::string_view key, std::string_view today) const;
    /// As the project records it; blank for the program's own.
    [[nodiscard]] EditionRef reference(std::string_view key) const;
    [[nodiscard]] std::vector<EditionEntry> entries() const;

   private:
    struct Pack {
        rules::PackFile file;
        Engine engine;
    };
    Engine own_;
    std::map<std::string, Pack, std::less<>> packs_;
};

}  // namespace zuji::app
