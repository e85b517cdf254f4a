// Times of the footprint engine, of verdicts after an edit, of samples and of the import, for native builds and wasm.
// Prints one JSON object: {"lines":…,"benchmarks":[{"name":…,"median_ms":…,"min_ms":…,"runs":…}],"heap":{…}}.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "core/data/factor_library.hpp"
#include "core/footprint/bom_arrays.hpp"
#include "core/footprint/bom_sums.hpp"
#include "core/footprint/footprint.hpp"
#include "core/io/bom_import.hpp"
#include "core/model/command.hpp"
#include "tests/bench/heap.hpp"
#include "tests/bench/simulation_bench.hpp"
#include "tests/bench/verdicts.hpp"

namespace {

constexpr std::size_t line_count = 100'000;
constexpr std::size_t factor_count = 40;
constexpr std::size_t lines_per_assembly = 100;

std::string factor_id(std::size_t i) { return "bench-material-" + std::to_string(100 + i); }

zuji::FactorLibrary make_library() {
    const std::string set =
        R"({"id":"bench","date":"2026-01-01","notices":[],"bases":["x"],"boundaries":[{"zh":"x","en":"x"}],)"
        R"("sources":[{"title":"x","url":"","licence":"","copy":""}]})";
    std::string factors =
        "id,name_zh,name_en,category,region,year,value,unit,basis,boundary,source,detail,confidence\n";
    for (std::size_t i = 0; i < factor_count; ++i) {
        factors += factor_id(i) + ",材料,Material,material_metal,CN,2024," + std::to_string(1 + i) +
                   ".37,kgCO2e/kg,0,0,0,,official\n";
    }
    auto library = zuji::FactorLibrary::load(set, factors, "id,name_zh,name_en,note_zh,note_en,proxies\n");
    if (!library.ok()) std::printf("library: %s\n", library.error().where.c_str());
    return std::move(library).value();
}

/// Assemblies of a hundred lines each in a tree of four levels; masses per line and per piece, losses, all counted.
zuji::Project make_project() {
    zuji::Project project;
    project.bom.resize(line_count);
    std::vector<zuji::RowId> chain = {0};
    for (std::size_t i = 0; i < line_count; ++i) {
        zuji::BomLine& line = project.bom[i];
        line.id = static_cast<zuji::RowId>(i + 1);
        const bool assembly = i % lines_per_assembly == 0;
        if (assembly && (i / lines_per_assembly) % 4 == 0) chain.resize(1);
        line.parent = chain.back();
        line.name = "绝缘成型件 Insulation part " + std::to_string(i);
        line.part_number = "P-" + std::to_string(1'000'000 + i);
        line.material = "Q235B";
        line.supplier = "示例供应商有限公司";
        line.quantity = zuji::Entered(std::to_string(1 + i % 7));
        line.unit = "件";
        if (assembly) {
            chain.push_back(line.id);
            continue;
        }
        line.mass_kg = zuji::Entered("0." + std::to_string(125 + i % 800));
        line.mass_basis = i % 3 == 0 ? zuji::MassBasis::each : zuji::MassBasis::line;
        line.loss_percent = zuji::Entered(i % 5 == 0 ? "3.5" : "");
        line.factor = factor_id(i % factor_count);
        line.origin = i % 4 == 0 ? zuji::Origin::supplier : zuji::Origin::database;
    }
    return project;
}

std::string make_csv() {
    std::string csv = "序号,层级,物料编码,名称,材质,数量,单位,单重(kg),损耗率(%),备注\n";
    for (std::size_t i = 0; i < line_count; ++i) {
        const std::string n = std::to_string(i + 1);
        csv += n + (i % lines_per_assembly == 0 ? ",1,P-" : ",2,P-") + n + ",绝缘成型件 " + n + ",Q235B," +
               std::to_string(1 + i % 7) + ",件,0." + std::to_string(125 + i % 800) + ",3.5,\n";
    }
    return csv;
}

bool first_result = true;

template <class Prepare, class Run>
void measure(const char* name, int runs, Prepare prepare, Run run) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        prepare(i);
        const auto start = std::chrono::steady_clock::now();
        run(i);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    std::printf("%s{\"name\":\"%s\",\"median_ms\":%.4f,\"min_ms\":%.4f,\"runs\":%d}", first_result ? "" : ",", name,
                times[times.size() / 2], times.front(), runs);
    first_result = false;
}

/// The same sums over plain arrays, without states, masses, compensation or subtotals: what the arithmetic costs alone.
struct Naive {
    std::vector<double> multiplicity, amount, keep, factor, emission;
    double total = 0;

    explicit Naive(const zuji::Project& project) {
        for (std::size_t i = 0; i < project.bom.size(); ++i) {
            const zuji::BomLine& line = project.bom[i];
            multiplicity.push_back(line.parent == 0 ? 1 : 2);
            amount.push_back(line.mass_kg.value());
            keep.push_back(1 - line.loss_percent.value() / 100);
            factor.push_back(static_cast<double>(i % factor_count));
        }
        emission.resize(amount.size());
    }
    void run() {
        total = 0;
        for (std::size_t i = 0; i < amount.size(); ++i) {
            emission[i] = multiplicity[i] * amount[i] / keep[i] * factor[i];
            total += emission[i];
        }
    }
};

}  // namespace

int main() {
    const zuji::FactorLibrary library = make_library();
    const std::size_t heap_before = bench::heap_bytes();
    zuji::Project project = make_project();
    const std::size_t heap_project = bench::heap_bytes();
    const auto nothing = [](int) {};
    std::printf("{\"lines\":%zu,\"benchmarks\":[", line_count);

    measure("first compute of a project", 5, nothing, [&](int) {
        zuji::FootprintEngine engine(library);
        engine.compute(project);
    });
    zuji::FootprintEngine engine(library);
    engine.compute(project);
    const std::size_t heap_engine = bench::heap_bytes();
    const double total = engine.result().total;
    const auto forget = [&](int) { engine.forget_sums(); };
    measure("full recompute", 41, forget, [&](int) { engine.compute(project, {}); });
    measure("full recompute with a look at every text", 41, forget, [&](int) { engine.compute(project); });
    const bool same_bits = engine.result().total == total;
    const auto edit = [&](int i) { project.bom[50'001].mass_kg = zuji::Entered("0." + std::to_string(i + 1)); };
    measure("recompute after one edit", 41, edit, [&](int) { engine.compute(project); });
    const std::vector<std::size_t> changed = {50'001};
    measure("recompute after one edit that is named", 41, edit, [&](int) { engine.compute(project, changed); });
    const double edited = engine.result().total;
    engine.forget_sums();
    const bool same_after_edit = engine.compute(project).total == edited;
    {
        bench::Verdicts verdicts(project);
        measure(
            "one edit to new totals and verdicts", 41, [&](int i) { verdicts.prepare(i); },
            [&](int) { verdicts.edit(); });
        measure(
            "everything else after the edit", 5,
            [&](int i) {
                verdicts.prepare(i);
                verdicts.edit();
            },
            [&](int) { verdicts.settle(); });
    }

    Naive naive(project);
    measure("naive loop over plain arrays", 41, nothing, [&](int) { naive.run(); });

    const zuji::UncertaintyModel uncertain = bench::thousand_lines();
    double mean = 0;
    measure("10,000 draws of 1,000 lognormal lines", 7, nothing, [&](int) { mean = bench::simulate(uncertain); });

    const std::string csv = make_csv();
    std::size_t rows = 0;
    measure("read CSV of 100,000 rows x 10 columns", 7, nothing, [&](int) {
        const auto table = zuji::read_csv(csv);
        rows = table.ok() ? table.value().size() : 0;
    });
    std::size_t taken = 0;
    measure("import CSV of 100,000 rows x 10 columns", 7, nothing, [&](int) {
        const auto imported = zuji::import_bom_csv(csv);
        taken = imported.ok() ? imported.value().taken : 0;
    });
    constexpr std::size_t engine_bytes =
        zuji::BomArrays::bytes_per_line() + zuji::BomSums::bytes_per_line() + sizeof(zuji::BomLineResult);
    std::printf("],\"engineBytesPerLine\":%zu,\"projectBytesPerLine\":%zu", engine_bytes, sizeof(zuji::BomLine));
    std::printf(",\"heap\":{\"projectBytesPerLine\":%zu,\"engineBytesPerLine\":%zu}",
                (heap_project - heap_before) / line_count, (heap_engine - heap_project) / line_count);
    std::printf(",\"total\":%.17g,\"mean\":%.17g,\"naive\":%.6g,\"csvBytes\":%zu,\"rows\":%zu,\"taken\":%zu}\n", total,
                mean, naive.total, csv.size(), rows, taken);
    const bool good = same_bits && same_after_edit && rows == line_count + 1 && taken == line_count;
    return engine.result().complete && good ? 0 : 1;
}
