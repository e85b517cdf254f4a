// Broken project files: tests/corpus/projects/<code>--<what>.json must be refused with error <code>.

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/model/project_json.hpp"
#include "tests/support/source_dir.hpp"

using namespace zuji;

TEST_CASE("Every broken file is refused for its reason", "[model][corpus]") {
    std::set<std::string> codes;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(zuji::test::source_dir() / "tests/corpus/projects")) {
        const std::string name = entry.path().filename().string();
        const std::size_t end = name.find("--");
        if (entry.path().extension() != ".json") continue;
        INFO(name);
        REQUIRE(end != std::string::npos);
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        const auto read = read_project(bytes);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == name.substr(0, end));
        codes.insert(read.error().code);
        ++files;
    }
    CHECK(files >= 20);
    CHECK(codes.size() >= 10);
}
