// Arbitrary bytes as {"decision": …, "input": …}: an answer with a basis, or an error with a code, never anything else.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/rules/decide.hpp"
#include "tests/support/source_dir.hpp"

namespace {

using zuji::rules::Json;
using zuji::rules::RuleBook;

void require(bool holds) {
    if (!holds) std::abort();
}

RuleBook load() {
    const std::filesystem::path root = zuji::test::source_dir() / "assets" / "rules";
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        files[entry.path().lexically_relative(root).generic_string()] = {std::istreambuf_iterator<char>(file),
                                                                         std::istreambuf_iterator<char>()};
    }
    auto book = RuleBook::load(files);
    require(book.ok());
    return std::move(book).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const RuleBook book = load();
    const auto parsed = zuji::parse_json_exact(std::string_view(reinterpret_cast<const char*>(data), size),
                                               {.max_bytes = 1 << 16, .max_depth = 32});
    if (!parsed.ok() || !parsed.value().is_object()) return 0;
    const Json& line = parsed.value();
    if (!line.contains("decision") || !line.at("decision").is_string() || !line.contains("input")) return 0;
    const auto decided = decide(book, line.at("decision").get_ref<const std::string&>(), line.at("input"));
    if (!decided.ok()) {
        require(!decided.error().code.empty());
        (void)zuji::dump_json(zuji::to_json(decided.error()));
        return 0;
    }
    require(!decided.value().basis.empty());
    (void)zuji::dump_json(to_json(decided.value()));
    return 0;
}
