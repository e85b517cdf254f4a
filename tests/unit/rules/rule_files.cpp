#include "tests/unit/rules/rule_files.hpp"
#include "tests/support/source_dir.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "core/base/json.hpp"

namespace zuji::rules::test {

std::string read_file(const std::string& path) {
    std::ifstream file(zuji::test::source_dir() / path, std::ios::binary);
    INFO(path);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::map<std::string, std::string>& pack_files() {
    static const std::map<std::string, std::string> files = [] {
        const std::filesystem::path root = zuji::test::source_dir() / "assets" / "rules";
        std::map<std::string, std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            if (!entry.is_regular_file()) continue;
            const std::string name = entry.path().lexically_relative(root).generic_string();
            found[name] = read_file("assets/rules/" + name);
        }
        return found;
    }();
    REQUIRE(files.size() == 8);
    return files;
}

const RuleBook& rule_book() {
    static const std::optional<RuleBook> book = []() -> std::optional<RuleBook> {
        auto loaded = RuleBook::load(pack_files());
        if (!loaded.ok()) {
            FAIL(loaded.error().where << " " << loaded.error().args.front());
        }
        return std::move(loaded).value();
    }();
    return *book;
}

Json parse(std::string_view text) {
    auto parsed = parse_json_exact(text);
    INFO(text);
    REQUIRE(parsed.ok());
    return std::move(parsed).value();
}

Decision answer(std::string_view decision, std::string_view input) {
    auto decided = decide(rule_book(), decision, parse(input));
    INFO(decision << " " << input);
    if (!decided.ok()) FAIL(decided.error().code << " at " << decided.error().where);
    return std::move(decided).value();
}

}  // namespace zuji::rules::test
