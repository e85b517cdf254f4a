// Fuzz target: any bytes as a project file, as a command and as JSON text.
// Seeds: tests/corpus/projects and assets/samples.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/model/command.hpp"
#include "core/model/entered.hpp"
#include "core/model/json_reader.hpp"
#include "core/model/project_json.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// The reader and the library accept the same texts, but for the limit on depth, for text behind a zero byte, where the
/// library stops reading, and for numbers that a double cannot hold, which it refuses.
void check_reader(std::string_view text) {
    zuji::JsonReader in(text);
    std::string_view raw;
    const bool accepted = in.skip_value(raw) && in.finish();
    if (!accepted && in.error().code == "json-too-deep") return;
    const bool by_library = nlohmann::json::accept(text);
    const bool stops_early = text.find('\0') != std::string_view::npos;
    const bool may_be_huge = text.find_first_of("eE") != std::string_view::npos || text.size() > 300;
    require(accepted == by_library || (by_library && stops_early) || (accepted && may_be_huge));
}

/// What opens is written in a form that opens again and stays.
void check_project(std::string_view text) {
    const auto project = zuji::read_project(text);
    if (!project.ok()) {
        require(!project.error().code.empty());
        return;
    }
    const std::string bytes = zuji::write_project(project.value());
    require(nlohmann::json::accept(bytes));
    const auto again = zuji::read_project(bytes);
    require(again.ok() && again.value() == project.value());
    require(zuji::write_project(again.value()) == bytes);
}

/// A command that can be read can be written and undone.
void check_command(std::string_view text) {
    const auto command = zuji::read_command(text);
    if (!command.ok()) return;
    const std::string line = zuji::write_command(command.value());
    const auto again = zuji::read_command(line);
    require(again.ok() && zuji::write_command(again.value()) == line);
    zuji::Project project;
    zuji::BomLine& first = project.bom.emplace_back();
    first.id = 1;
    zuji::BomLine& second = project.bom.emplace_back();
    second.id = 2;
    second.parent = 1;
    project.next_row = 3;
    const zuji::Project before = project;
    const auto inverse = zuji::apply(project, command.value());
    if (inverse.ok()) zuji::apply_inverse(project, *inverse.value());
    require(project == before);
}

void check_entered(std::string_view text) {
    const zuji::Entered entered{std::string(text.substr(0, 64))};
    require(entered.has_value() == entered.exact().has_value());
    const auto suggestion = zuji::suggest_number(text.substr(0, 64));
    if (suggestion) require(zuji::read_entered(*suggestion).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_reader(text);
    check_project(text);
    check_command(text);
    check_entered(text);
    return 0;
}
