// The samples: every file opens, is in canonical form, shows what it promises and stands on factors that exist.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/model/project_json.hpp"
#include "tests/support/source_dir.hpp"

using namespace zuji;

namespace {

struct Sample {
    std::string name;
    std::string bytes;
    Project project;
};

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Sample> samples() {
    std::vector<Sample> found;
    const std::filesystem::path folder = zuji::test::source_dir() / "assets/samples";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string bytes = read_file(entry.path());
        const auto read = read_project(bytes);
        INFO(entry.path().filename().string());
        if (!read.ok()) FAIL(read.error().code << " at " << read.error().where);
        found.push_back({entry.path().stem().string(), bytes, read.value()});
    }
    REQUIRE(found.size() >= 2);
    return found;
}

/// Ids in the first column of the factor set, and those of the combined freight factors.
std::set<std::string> factor_ids() {
    std::set<std::string> ids;
    for (const auto& set : std::filesystem::directory_iterator(zuji::test::source_dir() / "assets/factors")) {
        std::ifstream in(set.path() / "factors.csv");
        for (std::string line; std::getline(in, line);) {
            const std::string id = line.substr(0, line.find(','));
            ids.insert(id);
            ids.insert(id + "+wtt");
        }
    }
    REQUIRE(ids.size() > 1000);
    return ids;
}

/// Mass of a leaf for one product, in exact decimals: its own and the quantities of all that it is part of.
Decimal total_mass(const std::vector<BomLine>& bom, const BomLine& leaf) {
    const bool is_each = leaf.mass_basis == MassBasis::each;
    Decimal mass = leaf.mass_kg.exact().value() * (is_each ? leaf.quantity.exact().value() : Decimal(1));
    for (RowId parent = leaf.parent; parent != 0;) {
        const auto above = std::find_if(bom.begin(), bom.end(), [&](const BomLine& line) { return line.id == parent; });
        mass = mass * above->quantity.exact().value();
        parent = above->parent;
    }
    return mass;
}

bool is_leaf(const std::vector<BomLine>& bom, const BomLine& line) {
    return std::none_of(bom.begin(), bom.end(), [&](const BomLine& other) { return other.parent == line.id; });
}

}  // namespace

TEST_CASE("Samples are canonical files with notes in both languages", "[model][samples]") {
    for (const Sample& sample : samples()) {
        INFO(sample.name);
        CHECK(write_project(sample.project) == sample.bytes);
        CHECK(sample.project.sample == sample.name);
        CHECK(sample.project.texts.count("sample_note_zh") == 1);
        CHECK(sample.project.texts.count("sample_note_en") == 1);
        CHECK(sample.project.company.applicant.name.find("示例") != std::string::npos);
        CHECK(sample.project.title.find("示例") != std::string::npos);
        CHECK(sample.project.answers.undertaking == "not-yet");
        CHECK(sample.project.answers.factory_assurance == Answer::unknown);
        CHECK_FALSE(sample.project.sites.empty());
        CHECK_FALSE(sample.project.unit_products.empty());
        CHECK_FALSE(sample.project.measures.empty());
        for (const auto& [item, document] : sample.project.documents) {
            INFO(item);
            CHECK(document.attachments.empty());
        }
    }
}

TEST_CASE("Every number in a sample can be read and every line says where it comes from", "[model][samples]") {
    std::size_t lines = 0;
    std::size_t gaps = 0;
    std::size_t proxies = 0;
    for (const Sample& sample : samples()) {
        const auto& bom = sample.project.bom;
        CHECK(sample.project.product.mass_kg.has_value());
        for (const BomLine& line : bom) {
            INFO(sample.name << ": " << line.name);
            CHECK(line.quantity.has_value());
            CHECK_FALSE(line.loss_percent.is_bad());
            if (!is_leaf(bom, line)) continue;
            ++lines;
            CHECK(line.mass_kg.has_value());
            CHECK_FALSE(line.material.empty());
            CHECK_FALSE(line.source.empty());
            CHECK(line.omitted == !line.omit_reason.empty());
            if (line.factor.empty()) {
                if (!line.omitted && line.same_as.empty()) ++gaps;
                CHECK(line.origin == Origin::unset);
            } else {
                CHECK(line.origin != Origin::unset);
            }
            if (line.origin == Origin::proxy) {
                ++proxies;
                CHECK_FALSE(line.note.empty());
            }
        }
        for (const ActivityLine& line : sample.project.activities) {
            INFO(sample.name << ": " << line.name);
            CHECK(line.amount.has_value() == (line.kind != ActivityKind::formula));
            CHECK((line.kind == ActivityKind::transport) == line.distance.has_value());
            CHECK_FALSE(line.source.empty());
            CHECK(line.origin != Origin::unset);
        }
    }
    CHECK(lines > 30);
    CHECK(gaps >= 3);
    CHECK(proxies > 10);
}

TEST_CASE("Samples use factors of the shipped set or their own", "[model][samples]") {
    const auto ids = factor_ids();
    for (const Sample& sample : samples()) {
        std::set<std::string> own;
        for (const OwnFactor& factor : sample.project.own_factors) own.insert(factor.id);
        std::set<std::string> used;
        for (const BomLine& line : sample.project.bom) used.insert(line.factor);
        for (const ActivityLine& line : sample.project.activities) used.insert(line.factor);
        used.erase("");
        INFO(sample.name);
        CHECK(used.size() > 5);
        for (const std::string& id : used) {
            INFO(id);
            CHECK((ids.count(id) == 1 || own.count(id) == 1));
        }
    }
}

TEST_CASE("The transformer has the published masses", "[model][samples]") {
    const auto all = samples();
    const auto found =
        std::find_if(all.begin(), all.end(), [](const Sample& s) { return s.name == "transformer-1600kva"; });
    REQUIRE(found != all.end());
    const auto& bom = found->project.bom;
    std::map<std::string, Decimal> masses;
    for (const BomLine& line : bom) {
        if (!is_leaf(bom, line) || line.source.find("De Keulenaer 2006") == std::string::npos) continue;
        const bool copper = line.material.find("铜") != std::string::npos;
        const bool core = line.material.find("硅钢") != std::string::npos;
        const bool oil = line.material.find("绝缘油") != std::string::npos;
        const std::string kind = copper ? "copper" : core ? "electrical steel" : oil ? "oil" : "mechanical steel";
        masses[kind] = masses[kind] + total_mass(bom, line);
    }
    CHECK(masses["copper"] == Decimal(725));
    CHECK(masses["electrical steel"] == Decimal(1200));
    CHECK(masses["mechanical steel"] == Decimal(725));
    CHECK(masses["oil"] == Decimal(725));
    CHECK(masses.size() == 4);
    CHECK(found->project.unit_products.size() == 2);
}
