#include "core/rules/rule_book.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"
#include "core/rules/loader/loader.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji::rules {
namespace {

constexpr int pack_format = 1;
constexpr std::string_view common_folder = "common/";
constexpr std::string_view pack_name = "/pack.json";

using Files = std::map<std::string, std::string>;

/// Parsed files, kept alive while cursors walk them.
struct Documents {
    std::map<std::string, Json> by_path;
    Problems problems;

    [[nodiscard]] Cursor open(const std::string& path) {
        const auto found = by_path.find(path);
        static const Json nothing;
        const Cursor file(found == by_path.end() ? nothing : found->second, path + ": $", problems);
        if (found == by_path.end()) file.refuse("the file is missing");
        if (file.has("format") && file.at("format").integer() != pack_format) file.refuse("another pack format");
        if (!file.has("format")) file.refuse("the key format is missing");
        return file;
    }
};

Status parse_all(const Files& files, Documents& documents) {
    for (const auto& [path, bytes] : files) {
        auto parsed = parse_json_exact(bytes);
        if (!parsed.ok()) {
            Error error = parsed.error();
            error.where = path + ": " + error.where;
            return error;
        }
        documents.by_path.emplace(path, std::move(parsed).value());
    }
    return Done{};
}

std::vector<std::string> edition_paths(const Documents& documents) {
    std::vector<std::string> paths;
    for (const auto& [path, document] : documents.by_path) {
        if (path.ends_with(pack_name)) paths.push_back(path);
    }
    return paths;
}

void refuse_stray_files(Documents& documents) {
    constexpr std::string_view common[] = {"clauses.json", "interpretations.json", "parameters.json",
                                           "tables.json",  "checklists.json",      "annex2.json"};
    for (const auto& [path, document] : documents.by_path) {
        const bool is_common =
            path.starts_with(common_folder) &&
            std::find(std::begin(common), std::end(common), path.substr(common_folder.size())) != std::end(common);
        if (!is_common && !path.ends_with(pack_name)) documents.problems.add(path, "a file that no pack has");
    }
}

void load_editions(Documents& documents, RuleBookData& data) {
    const CommonClauses common = load_common_clauses(documents.open("common/clauses.json"));
    const std::vector<std::string> paths = edition_paths(documents);
    for (const std::string& path : paths) {
        const Cursor file = documents.open(path);
        EditionData edition = load_edition(file, common);
        for (const std::string_view id : {edition.edition.id, edition.edition.short_id}) {
            if (data.edition(id) != nullptr) file.at("edition").refuse("two packs of one document");
        }
        check_readings(file.at("unlisted"), data);
        for (const Cursor& standard : file.at("standards").items()) check_readings(standard, data);
        data.edition_list.push_back(edition.edition);
        data.editions.push_back(std::move(edition));
    }
    for (const std::string_view id : split_words(fact::documents)) {
        if (data.edition(id) == nullptr) documents.problems.add("packs", "there is no pack of " + std::string(id));
    }
}

}  // namespace

Result<RuleBook> load_rule_book(const Files& files, std::vector<Error>& problems) {
    Documents documents;
    if (Status parsed = parse_all(files, documents); !parsed.ok()) {
        problems.push_back(parsed.error());
        return parsed.error();
    }
    refuse_stray_files(documents);
    auto data = std::make_shared<RuleBookData>();
    load_interpretations(documents.open("common/interpretations.json"), *data);
    load_editions(documents, *data);
    // The rest looks facts up in what stands above: without it there is nothing to check against.
    check_interpretations(documents.open("common/interpretations.json"), *data);
    const auto refused = [&documents, &problems] {
        problems = documents.problems.all();
        return documents.problems.first();
    };
    if (documents.problems.any()) return refused();
    load_parameters(documents.open("common/parameters.json"), *data);
    load_tables(documents.open("common/tables.json"), *data);
    load_checklists(documents.open("common/checklists.json"), *data);
    load_annex2(documents.open("common/annex2.json"), *data);
    if (documents.problems.any()) return refused();
    RuleBook book;
    book.data_ = std::move(data);
    return book;
}

Result<RuleBook> RuleBook::load(const Files& files) {
    std::vector<Error> problems;
    return load_rule_book(files, problems);
}
Result<RuleBook> RuleBook::load(const Files& files, std::vector<Error>& problems) {
    return load_rule_book(files, problems);
}

RuleBook::RuleBook() = default;
RuleBook::RuleBook(RuleBook&&) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&&) noexcept = default;
RuleBook::~RuleBook() = default;

const Reading* Interpretation::reading(std::string_view reading_id) const {
    const auto found =
        std::find_if(readings.begin(), readings.end(), [&](const Reading& each) { return each.id == reading_id; });
    return found == readings.end() ? nullptr : &*found;
}

const std::vector<Edition>& RuleBook::editions() const { return data_->edition_list; }

const Clause* RuleBook::clause(std::string_view document, std::string_view paragraph) const {
    const EditionData* edition = data_->edition(document);
    if (edition == nullptr) return nullptr;
    const auto found = edition->by_id.find(paragraph);
    return found == edition->by_id.end() ? nullptr : &edition->clauses[found->second];
}

const std::vector<Clause>& RuleBook::clauses(std::string_view document) const {
    static const std::vector<Clause> none;
    const EditionData* edition = data_->edition(document);
    return edition == nullptr ? none : edition->clauses;
}

const Interpretation* RuleBook::interpretation(std::string_view id) const {
    const auto found = data_->interpretation_index.find(id);
    return found == data_->interpretation_index.end() ? nullptr : &data_->interpretations[found->second];
}

const std::vector<Interpretation>& RuleBook::interpretations() const { return data_->interpretations; }

const Annex2& RuleBook::annex2() const { return data_->annex2; }

const Checklist* RuleBook::checklist(std::string_view id) const {
    const auto& lists = data_->checklists;
    const auto found = std::find_if(lists.begin(), lists.end(), [id](const Checklist& c) { return c.id == id; });
    return found == lists.end() ? nullptr : &*found;
}

}  // namespace zuji::rules
