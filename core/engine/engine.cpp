#include "core/engine/engine.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/json.hpp"
#include "core/data/formula_templates.hpp"
#include "core/engine/check_rules.hpp"
#include "core/engine/import_json.hpp"
#include "core/footprint/inventory.hpp"
#include "core/io/bom_difference.hpp"
#include "core/io/replace_bom.hpp"
#include "core/model/command.hpp"
#include "core/model/project_json.hpp"
#include "core/quote/from_project.hpp"
#include "core/quote/planning.hpp"
#include "core/quote/quote_export.hpp"
#include "core/quote/quote_json.hpp"
#include "core/quote/quote_result_json.hpp"
#include "core/report/package_json.hpp"

namespace zuji {
namespace {

using Files = std::map<std::string, std::string>;

/// An error that says which asset it is about.
Error in_asset(const Error& error, const std::string& path) {
    Error placed = error;
    placed.where = error.where.empty() ? path : path + ": " + error.where;
    return placed;
}

/// The files below `folder`, with their paths from there.
Files below(const Files& files, const std::string& folder) {
    Files found;
    for (auto at = files.lower_bound(folder); at != files.end() && at->first.starts_with(folder); ++at) {
        found.emplace(at->first.substr(folder.size()), at->second);
    }
    return found;
}

Result<std::string_view> asset(const Files& files, const std::string& path) {
    const auto found = files.find(path);
    if (found == files.end()) return Error{"missing-asset", path, {path}};
    return std::string_view(found->second);
}

Result<Catalog> load_catalog(const Files& files, const std::string& language) {
    const std::string path = "i18n/" + language + ".json";
    const Result<std::string_view> text = asset(files, path);
    if (!text) return text.error();
    Result<Catalog> catalog = Catalog::load(language, text.value());
    if (!catalog) return in_asset(catalog.error(), path);
    return catalog;
}

/// The newest factor set: folders are "factors/<id>@<date>/", so the last in order of names.
Result<FactorLibrary> load_factors(const Files& files) {
    std::string folder;
    for (const auto& [path, bytes] : below(files, "factors/")) {
        const std::size_t slash = path.find('/');
        if (slash != std::string::npos && path.substr(slash) == "/set.json")
            folder = "factors/" + path.substr(0, slash + 1);
    }
    if (folder.empty()) return Error{"missing-asset", "factors/", {"factors/*/set.json"}};
    const auto bytes_of = [&](const char* name) {
        const auto found = files.find(folder + name);
        return found == files.end() ? std::string_view() : std::string_view(found->second);
    };
    Result<FactorLibrary> library =
        FactorLibrary::load(bytes_of("set.json"), bytes_of("factors.csv"), bytes_of("gaps.csv"),
                            bytes_of("synonyms.csv"), bytes_of("pinyin.csv"));
    if (!library) return in_asset(library.error(), folder);
    return library;
}

Result<Calendar> load_calendar(const Files& files) {
    const std::string path = "calendar/cn.json";
    const Result<std::string_view> text = asset(files, path);
    if (!text) return text.error();
    Result<Calendar> calendar = Calendar::from_json(text.value());
    if (!calendar) return in_asset(calendar.error(), path);
    return calendar;
}

Engine::Reply answered(std::string json) { return {true, std::move(json)}; }

/// One line of a batch: exactly the keys "decision" and "input".
Result<std::pair<std::string, Json>> read_request(std::string_view line) {
    Result<Json> parsed = parse_json_exact(line);
    if (!parsed) return parsed.error();
    Json& request = parsed.value();
    if (!request.is_object()) return Error{"wrong-type", "", {"object"}};
    for (const auto& [key, value] : request.items()) {
        if (key != "decision" && key != "input") return Error{"unknown-key", key, {key}};
    }
    if (!request.contains("decision")) return Error{"missing-input", "decision", {"decision"}};
    if (!request.contains("input")) return Error{"missing-input", "input", {"input"}};
    if (!request.at("decision").is_string()) return Error{"wrong-type", "decision", {"string"}};
    return std::pair{request.at("decision").get<std::string>(), std::move(request.at("input"))};
}

Result<SheetTable> read_table(const Engine::TableInput& input) {
    if (input.form == Engine::TableInput::Form::sheet) return read_sheet_table(input.text, input.facts);
    auto cells = read_csv(input.text);
    if (!cells) return cells.error();
    return SheetTable{std::move(cells).value(), {}};
}

}  // namespace

struct Engine::Data {
    rules::PackFiles rule_files;
    rules::RuleBook rules;
    std::shared_ptr<const FactorLibrary> factors;
    Calendar calendar;
    Catalog chinese;
    Catalog english;
    FormulaTemplates formulas;
};

Result<Engine> Engine::load(const Files& files) {
    rules::PackFiles rule_files = below(files, "rules/");
    Result<rules::RuleBook> book = rules::RuleBook::load(rule_files);
    if (!book) return in_asset(book.error(), "rules");
    Result<FactorLibrary> factors = load_factors(files);
    if (!factors) return factors.error();
    Result<Calendar> calendar = load_calendar(files);
    if (!calendar) return calendar.error();
    Result<Catalog> chinese = load_catalog(files, "zh");
    if (!chinese) return chinese.error();
    Result<Catalog> english = load_catalog(files, "en");
    if (!english) return english.error();
    const auto formula_file = files.find("formulas/use-phase.json");
    if (formula_file == files.end()) return Error{"missing-asset", "formulas/", {"formulas/use-phase.json"}};
    Result<FormulaTemplates> formulas = FormulaTemplates::load(formula_file->second);
    if (!formulas) return in_asset(formulas.error(), "formulas/use-phase.json");
    Engine engine;
    engine.data_ = std::make_shared<const Data>(Data{std::move(rule_files), std::move(book).value(),
                                                     std::make_shared<const FactorLibrary>(std::move(factors).value()),
                                                     std::move(calendar).value(), std::move(chinese).value(),
                                                     std::move(english).value(), std::move(formulas).value()});
    return engine;
}

Result<Engine> Engine::with_pack(const rules::PackFile& pack) const {
    rules::PackFiles files = rules::merged(data_->rule_files, pack);
    Result<rules::RuleBook> book = rules::RuleBook::load(files);
    if (!book) return book.error();
    Engine engine;
    engine.data_ = std::make_shared<const Data>(Data{std::move(files), std::move(book).value(), data_->factors,
                                                     data_->calendar, data_->chinese, data_->english, data_->formulas});
    return engine;
}

Knowledge Engine::knowledge() const {
    return {&data_->rules, data_->factors.get(), &data_->calendar, &data_->formulas};
}

const Catalog& Engine::catalog(std::string_view language) const {
    return language == "en" ? data_->english : data_->chinese;
}

Engine::Reply Engine::error_of(const Error& error) const {
    Json json = to_json(error);
    const std::string key = "error." + error.code;
    if (data_->english.has(key)) json["error"]["message"] = data_->english.format(key, error.args);
    return {false, dump_json(json)};
}

Engine::Reply Engine::decide(std::string_view name, std::string_view input_json) const {
    const Result<Json> input = parse_json_exact(input_json);
    if (!input) return error_of(input.error());
    const Result<rules::Decision> decision = rules::decide(data_->rules, name, input.value());
    if (!decision) return error_of(decision.error());
    return answered(dump_json(rules::to_json(decision.value())));
}

Engine::Reply Engine::decide_line(std::string_view line) const {
    const Result<std::pair<std::string, Json>> request = read_request(line);
    if (!request) return error_of(request.error());
    const Result<rules::Decision> decision = rules::decide(data_->rules, request.value().first, request.value().second);
    if (!decision) return error_of(decision.error());
    return answered(dump_json(rules::to_json(decision.value())));
}

Engine::Reply Engine::check_rules(std::string_view files_json, bool is_complete) const {
    const Result<Json> parsed = parse_json_exact(files_json);
    if (!parsed) return error_of(parsed.error());
    rules::PackFile pack;
    pack.complete = is_complete;
    for (const auto& [path, text] : parsed.value().items()) {
        if (!text.is_string()) return error_of(Error{"wrong-type", path, {"text"}});
        pack.files[path] = text.get<std::string>();
    }
    return check_rule_files(rules::merged(data_->rule_files, pack));
}

Engine::Reply Engine::check_pack_file(std::string_view text) const {
    const Result<rules::PackFile> pack = rules::read_pack_file(text);
    if (!pack) return error_of(pack.error());
    return check_rule_files(rules::merged(data_->rule_files, pack.value()));
}

std::string Engine::sweep(std::uint64_t inputs) const { return dump_json(sweep_json(data_->rules, inputs)); }

Engine::Reply Engine::footprint(std::string_view inventory_json) const {
    Result<std::string> result = footprint_of_inventory(inventory_json, *data_->factors);
    if (!result) return error_of(result.error());
    return answered(std::move(result).value());
}

Engine::Reply Engine::assess(std::string_view project_json, std::string_view today) const {
    const Result<Project> project = read_project(project_json);
    if (!project) return error_of(project.error());
    std::optional<Date> day;
    if (!today.empty()) {
        const auto parsed = Date::parse(today);
        if (!parsed) return error_of({"bad-date", "today", parsed.error().args});
        day = parsed.value();
    }
    Assessor assessor(knowledge());
    return answered(write_assessment(assessor.assess(project.value(), day), project.value()));
}

Engine::Reply Engine::import_bom(const TableInput& table, ImportDetail detail) const {
    const Result<SheetTable> sheet = read_table(table);
    if (!sheet) return error_of(sheet.error());
    const Result<BomImport> imported = import_bom_sheet(sheet.value());
    if (!imported) return error_of(imported.error());
    return answered(detail == ImportDetail::all ? write_import(imported.value())
                                                : write_import_counts(imported.value()));
}

Result<Quote> Engine::read_quote_or_project(std::string_view json) const {
    Result<Quote> quote = read_quote(json);
    if (quote || quote.error().code != "not-a-quote") return quote;
    const Result<Project> project = read_project(json);
    if (project) return quote_of(project.value());
    return project.error().code == "not-a-project" ? quote : Result<Quote>(project.error());
}

Engine::Reply Engine::quote(std::string_view quote_or_project_json) const {
    const Result<Quote> quote = read_quote_or_project(quote_or_project_json);
    if (!quote) return error_of(quote.error());
    const Result<QuoteResult> priced = price_quote(data_->rules, quote.value());
    if (!priced) return error_of(priced.error());
    const Schedule schedule = plan_quote(data_->rules, data_->calendar, quote.value(), priced.value());
    return answered(write_quote_result(quote.value(), priced.value(), schedule));
}

Engine::Reply Engine::quote_as(std::string_view quote_or_project_json, std::string_view what,
                               std::string_view language) const {
    const Result<Quote> quote = read_quote_or_project(quote_or_project_json);
    if (!quote) return error_of(quote.error());
    const Result<QuoteResult> priced = price_quote(data_->rules, quote.value());
    if (!priced) return error_of(priced.error());
    const Schedule schedule = plan_quote(data_->rules, data_->calendar, quote.value(), priced.value());
    const Catalog& words = catalog(language.empty() ? std::string_view(quote.value().language) : language);
    Result<std::string> made = export_quote({data_->rules, quote.value(), priced.value(), schedule}, words, what);
    if (!made) return error_of(made.error());
    return answered(std::move(made).value());
}

Quote Engine::quote_of(const Project& project) const {
    Assessor assessor(knowledge());
    return quote_from_project(project, assessor.assess(project));
}

Engine::Reply Engine::quote_file(std::string_view quote_or_project_json) const {
    const Result<Quote> quote = read_quote_or_project(quote_or_project_json);
    if (!quote) return error_of(quote.error());
    return answered(write_quote(quote.value()));
}

Engine::Reply Engine::import_bom_into(std::string_view project_json, const TableInput& table) const {
    Result<Project> project = read_project(project_json);
    if (!project) return error_of(project.error());
    const Result<SheetTable> sheet = read_table(table);
    if (!sheet) return error_of(sheet.error());
    const Result<Mapping> mapping = guess_mapping(sheet.value().cells);
    if (!mapping) return error_of(mapping.error());
    BomImport imported = zuji::import_bom(sheet.value().cells, mapping.value(), sheet.value().notes);
    const BomDifference difference = merge_boms(project.value().bom, imported.lines, mapping.value());
    const auto replaced = apply(project.value(), replace_bom(project.value(), imported.lines, difference));
    if (!replaced) return error_of(replaced.error());
    return answered(write_merged_import(imported, difference, write_project(project.value())));
}

Engine::Reply Engine::import_factors(std::string_view project_json, const FactorFile& file,
                                     const FactorWish& wish) const {
    std::optional<Project> project;
    if (!project_json.empty()) {
        Result<Project> read = read_project(project_json);
        if (!read) return error_of(read.error());
        project = std::move(read).value();
    }
    Result<std::string> imported = zuji::import_factors(project ? &*project : nullptr, file, wish, data_->english);
    if (!imported) return error_of(imported.error());
    return answered(std::move(imported).value());
}

Result<Package> Engine::package(std::string_view project_json) const {
    const Result<Project> project = read_project(project_json);
    if (!project) return project.error();
    Assessor assessor(knowledge());
    const Assessment& assessment = assessor.assess(project.value());
    return make_package(project.value(), assessment, knowledge(), data_->chinese, data_->english, version());
}

Engine::Reply Engine::export_as(std::string_view project_json, const ExportWish& wish) const {
    const Result<Project> project = read_project(project_json);
    if (!project) return error_of(project.error());
    Assessor assessor(knowledge());
    const Assessment& assessment = assessor.assess(project.value());
    const ReportFacts facts{project.value(), assessment, knowledge()};
    Result<std::string> exported = export_json(facts, data_->chinese, data_->english, wish);
    if (!exported) return error_of(exported.error());
    return answered(std::move(exported).value());
}

std::string_view Engine::version() { return ZUJI_VERSION; }

}  // namespace zuji
