#include "wasm/app/editions.hpp"

#include <utility>

namespace zuji::app {

std::string edition_key(std::string_view id, std::string_view version) {
    return id.empty() ? std::string() : std::string(id) + "@" + std::string(version);
}

std::string edition_key(const EditionRef& edition) { return edition_key(edition.id, edition.version); }

Editions::Editions(Engine own) : own_(std::move(own)) {}

Result<std::string> Editions::add(std::string_view pack_file) {
    Result<rules::PackFile> file = rules::read_pack_file(pack_file);
    if (!file.ok()) return file.error();
    Result<Engine> engine = own_.with_pack(file.value());
    if (!engine.ok()) return engine.error();
    std::string key = edition_key(file.value().id, file.value().version);
    packs_.insert_or_assign(key, Pack{std::move(file).value(), std::move(engine).value()});
    return key;
}

const Engine& Editions::engine(std::string_view key) const {
    const auto found = packs_.find(key);
    return found == packs_.end() ? own_ : found->second.engine;
}

bool Editions::withdrawn(std::string_view key, std::string_view today) const {
    const auto found = packs_.find(key);
    if (found == packs_.end() || found->second.file.withdrawn.empty()) return false;
    return found->second.file.withdrawn <= today;  // ISO dates are in the order of their text
}

Knowledge Editions::knowledge(std::string_view key, std::string_view today) const {
    Knowledge knowledge = engine(key).knowledge();
    knowledge.rules_withdrawn = withdrawn(key, today);
    return knowledge;
}

EditionRef Editions::reference(std::string_view key) const {
    const auto found = packs_.find(key);
    if (found == packs_.end()) return {};
    return {found->second.file.id, found->second.file.version, found->second.file.revised};
}

std::vector<EditionEntry> Editions::entries() const {
    std::vector<EditionEntry> list(1);
    for (const auto& [key, pack] : packs_) {
        list.push_back({key, pack.file.id, pack.file.version, pack.file.revised, pack.file.withdrawn, pack.file.title});
    }
    return list;
}

}  // namespace zuji::app
