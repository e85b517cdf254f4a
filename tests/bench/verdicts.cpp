#include "tests/bench/verdicts.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include "core/engine/engine.hpp"
#include "tests/support/source_dir.hpp"

namespace bench {
namespace {

constexpr const char* calendar =
    R"({"source": "bench", "years": {"2026": {"holidays": ["2026-01-01"], "workdays": ["2026-01-04"]}}})";
constexpr zuji::RowId edited_row = 50'002;

zuji::Engine load_engine() {
    std::map<std::string, std::string> files;
    const std::filesystem::path root = zuji::test::source_dir() / "assets";
    for (const char* folder : {"rules", "factors", "formulas", "i18n"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file()) continue;
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            files.emplace(std::filesystem::relative(entry.path(), root).generic_string(), text.str());
        }
    }
    files.emplace("calendar/cn.json", calendar);
    auto engine = zuji::Engine::load(files);
    if (!engine.ok()) {
        std::fprintf(stderr, "assets: %s\n", engine.error().where.c_str());
        std::exit(1);
    }
    return std::move(engine).value();
}

/// The same lines in a project whose verdicts depend on the total.
zuji::Project with_questions(zuji::Project project) {
    std::map<std::string, zuji::OwnFactor> factors;
    for (const zuji::BomLine& line : project.bom) {
        if (line.factor.empty() || factors.count(line.factor) != 0) continue;
        zuji::OwnFactor& own = factors[line.factor];
        own.id = line.factor;
        own.name = "材料";
        own.value = zuji::Entered(std::to_string(1 + factors.size()) + ".37");
        own.per = "kg";
    }
    for (auto& [id, own] : factors) project.own_factors.push_back(std::move(own));
    project.product.mass_kg = zuji::Entered("200000");
    project.product.declared_amount = zuji::Entered("1");
    project.product.declared_unit = "piece";
    project.analysis.previous_total = zuji::Entered("1000000");
    return project;
}

}  // namespace

struct Verdicts::Parts {
    zuji::Engine engine;
    zuji::Document document;
    zuji::Assessor assessor;
    zuji::SetCell next;
};

Verdicts::Verdicts(zuji::Project project) {
    zuji::Engine engine = load_engine();
    const zuji::Knowledge knowledge = engine.knowledge();
    parts_ = std::make_unique<Parts>(Parts{std::move(engine), zuji::Document(with_questions(std::move(project))),
                                           zuji::Assessor(knowledge), zuji::SetCell{}});
    parts_->assessor.assess(parts_->document.project());
    if (parts_->assessor.result().cut_off.decision) return;
    std::fprintf(stderr, "no verdict on what was cut off\n");
    std::exit(1);
}

Verdicts::~Verdicts() = default;

void Verdicts::prepare(int round) {
    parts_->next = {zuji::Table::bom, edited_row, "mass_kg", "0." + std::to_string(round + 1)};
}

void Verdicts::edit() {
    const bool done = parts_->document.apply(parts_->next).ok();
    if (!done) std::exit(1);
    parts_->assessor.assess_edit(parts_->document.project(), parts_->document.last_change());
}

void Verdicts::settle() { parts_->assessor.settle(parts_->document.project()); }

}  // namespace bench
