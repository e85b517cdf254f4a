// The engine for the command line and workers: text in, text out. Registration and conversion only; no exception
// leaves.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <exception>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "core/base/json.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/training_door.hpp"
#include "core/report/package_json.hpp"

namespace {

using emscripten::val;
using zuji::Error;

/// What every method answers: JSON, and whether it is a result or {"error": …}.
struct Reply {
    bool ok;
    std::string json;
};

Reply failed(const Error& error) { return {false, zuji::dump_json(zuji::to_json(error))}; }
Reply of(zuji::Engine::Reply reply) { return {reply.ok, std::move(reply.json)}; }

/// Runs `work`; an exception of a library becomes an error value here, at the edge.
template <class Work>
Reply guarded(Work&& work) {
    try {
        return work();
    } catch (const std::exception& problem) {
        return failed(Error{"internal", "", {problem.what()}});
    }
}

class Engine {
   public:
    /// `files`: path below assets/ → text.
    Reply load(const val& files) {
        return guarded([&] {
            std::map<std::string, std::string> texts;
            const auto paths = emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", files));
            for (const std::string& path : paths) texts.emplace(path, files[path].as<std::string>());
            auto engine = zuji::Engine::load(texts);
            if (!engine.ok()) return failed(engine.error());
            engine_.emplace(std::move(engine).value());
            return Reply{true, "{}"};
        });
    }
    Reply decide(const std::string& name, const std::string& input) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.decide(name, input)); });
    }
    Reply decide_line(const std::string& line) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.decide_line(line)); });
    }
    Reply footprint(const std::string& inventory) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.footprint(inventory)); });
    }
    Reply assess(const std::string& project) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.assess(project)); });
    }
    /// `today`: YYYY-MM-DD, or empty.
    Reply assess_on(const std::string& project, const std::string& today) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.assess(project, today)); });
    }
    Reply count_bom(const std::string& text) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.import_bom({.text = text}, counts)); });
    }
    Reply count_sheet(const std::string& cells, const std::string& facts) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.import_bom(sheet(cells, facts), counts)); });
    }
    Reply import_bom(const std::string& text) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.import_bom({.text = text})); });
    }
    Reply import_sheet(const std::string& cells, const std::string& facts) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.import_bom(sheet(cells, facts))); });
    }
    Reply import_bom_into(const std::string& project, const std::string& text) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.import_bom_into(project, {.text = text})); });
    }
    Reply import_sheet_into(const std::string& project, const std::string& cells, const std::string& facts) const {
        return asked(
            [&](const zuji::Engine& engine) { return of(engine.import_bom_into(project, sheet(cells, facts))); });
    }
    /// `project` may be empty; `line` and `product` as in core/engine/factor_import.hpp.
    Reply import_factors(const std::string& project, const std::string& form, const std::string& text,
                         const std::string& name, const std::string& line, const std::string& product) const {
        return asked([&](const zuji::Engine& engine) {
            return of(engine.import_factors(project, {form, text, name}, {line, product}));
        });
    }
    Reply quote(const std::string& input) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.quote(input)); });
    }
    Reply quote_as(const std::string& input, const std::string& what, const std::string& language) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.quote_as(input, what, language)); });
    }
    Reply quote_file(const std::string& input) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.quote_file(input)); });
    }
    Reply package(const std::string& project) const {
        return asked([&](const zuji::Engine& engine) {
            auto package = engine.package(project);
            return package.ok() ? Reply{true, zuji::write_package(package.value())} : failed(package.error());
        });
    }

    Reply export_as(const std::string& project, const std::string& what, const std::string& language,
                    const std::string& now) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.export_as(project, {what, language, now})); });
    }
    Reply check_rules(const std::string& files, bool is_complete) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.check_rules(files, is_complete)); });
    }
    Reply check_pack_file(const std::string& text) const {
        return asked([&](const zuji::Engine& engine) { return of(engine.check_pack_file(text)); });
    }
    Reply training_check(const std::string& cases) const {
        return asked([&](const zuji::Engine& engine) { return of(zuji::check_training_cases(engine, cases)); });
    }
    Reply training_paper(const std::string& files, const std::string& blueprint, const std::string& seed,
                         const std::string& title) const {
        return asked([&](const zuji::Engine& engine) {
            return of(zuji::make_training_paper(engine, files, {blueprint, seed, title}));
        });
    }
    Reply training_questions(const std::string& files, const std::string& paper) const {
        return asked([&](const zuji::Engine& engine) { return of(zuji::training_questions(engine, files, paper)); });
    }
    Reply training_mark(const std::string& files, const std::string& paper, const std::string& answers) const {
        return asked(
            [&](const zuji::Engine& engine) { return of(zuji::mark_training_paper(engine, files, paper, answers)); });
    }
    Reply training_class(const std::string& files, const std::string& results) const {
        return asked([&](const zuji::Engine& engine) { return of(zuji::training_class(engine, files, results)); });
    }
    Reply sweep(double inputs) const {
        return asked([&](const zuji::Engine& engine) {
            return Reply{true, engine.sweep(static_cast<std::uint64_t>(inputs))};
        });
    }

   private:
    static constexpr auto counts = zuji::Engine::ImportDetail::counts;

    static zuji::Engine::TableInput sheet(const std::string& cells, const std::string& facts) {
        return {.form = zuji::Engine::TableInput::Form::sheet, .text = cells, .facts = facts};
    }

    template <class Question>
    Reply asked(Question&& question) const {
        if (!engine_) return failed(Error{"not-loaded", "", {}});
        return guarded([&] { return question(*engine_); });
    }

    std::optional<zuji::Engine> engine_;
};

std::string version() { return std::string(zuji::Engine::version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(zuji_engine) {
    emscripten::value_object<Reply>("Reply").field("ok", &Reply::ok).field("json", &Reply::json);
    emscripten::class_<Engine>("Engine")
        .constructor<>()
        .function("load", &Engine::load)
        .function("decide", &Engine::decide)
        .function("decideLine", &Engine::decide_line)
        .function("footprint", &Engine::footprint)
        .function("assess", &Engine::assess)
        .function("assessOn", &Engine::assess_on)
        .function("countBom", &Engine::count_bom)
        .function("countSheet", &Engine::count_sheet)
        .function("importBom", &Engine::import_bom)
        .function("importSheet", &Engine::import_sheet)
        .function("importBomInto", &Engine::import_bom_into)
        .function("importSheetInto", &Engine::import_sheet_into)
        .function("importFactors", &Engine::import_factors)
        .function("quote", &Engine::quote)
        .function("quoteAs", &Engine::quote_as)
        .function("quoteFile", &Engine::quote_file)
        .function("packageJson", &Engine::package)
        .function("exportAs", &Engine::export_as)
        .function("checkRules", &Engine::check_rules)
        .function("checkPackFile", &Engine::check_pack_file)
        .function("trainingCheck", &Engine::training_check)
        .function("trainingPaper", &Engine::training_paper)
        .function("trainingQuestions", &Engine::training_questions)
        .function("trainingMark", &Engine::training_mark)
        .function("trainingClass", &Engine::training_class)
        .function("sweep", &Engine::sweep);
    emscripten::function("version", &version);
}
