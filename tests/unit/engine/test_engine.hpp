#pragma once
// The engine as the product loads it, and projects to ask it about.

#include <string>

#include "core/engine/engine.hpp"

namespace zuji::test {

/// Loaded once from assets/, with a calendar of its own so that nothing generated is needed.
const Engine& engine();
/// The files the engine was loaded from, to load it again with one of them changed.
std::map<std::string, std::string> asset_files();
/// Bytes of a file of the source tree; fails the test when it is not there.
std::string file_text(const std::string& path);

/// A legal person that is applicant, producer and factory in one, cradle to gate, first time, with a bill of materials,
/// every question answered: eligible, and nothing open but what only files and signatures settle.
Project complete_project();

/// Assess once, with a fresh assessor.
Assessment assess(const Project& project);

/// The row of an Annex 1 item; fails the test when there is none.
const DocumentStatus& row_of(const Assessment& assessment, const std::string& item);
/// Whether some open point has this key.
bool has_open(const Assessment& assessment, const std::string& key);

}  // namespace zuji::test
