// The native assessment of every sample is the approved one, number for number: native and WebAssembly agree to the
// bit.

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/model/project_json.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/engine/test_engine.hpp"

using nlohmann::ordered_json;

namespace {

void erase_traces(ordered_json& json) {
    if (json.is_object()) json.erase("trace");
    if (!json.is_structured()) return;
    for (ordered_json& each : json) erase_traces(each);
}

}  // namespace

TEST_CASE("Samples are assessed as approved", "[assess][golden]") {
    std::size_t compared = 0;
    const std::filesystem::path folder = zuji::test::source_dir() / "assets/samples";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().stem().string();
        CAPTURE(name);
        const auto reply = zuji::test::engine().assess(zuji::test::file_text("assets/samples/" + name + ".json"));
        REQUIRE(reply.ok);
        ordered_json assessed = ordered_json::parse(reply.json);
        erase_traces(assessed);
        const ordered_json approved =
            ordered_json::parse(zuji::test::file_text("tests/golden/assessments/" + name + ".json"));
        // Doubles are compared exactly; the patch from one to the other says what differs.
        CHECK(ordered_json::diff(approved, assessed).dump(1) == "[]");
        CHECK(assessed.size() == approved.size());
        ++compared;
    }
    CHECK(compared >= 2);
}
