#pragma once
// The façade: text in, text out. Bindings, command line and tests talk to core through this.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/assess/assessment.hpp"
#include "core/base/catalog.hpp"
#include "core/engine/factor_import.hpp"
#include "core/io/bom_import.hpp"
#include "core/quote/quote.hpp"
#include "core/report/export.hpp"
#include "core/report/package.hpp"
#include "core/rules/pack_file.hpp"

namespace zuji {

/// Everything loaded from assets. `files` maps paths below assets/ ("rules/common/clauses.json", "factors/…",
/// "i18n/zh.json", "calendar/cn.json") to bytes. Immutable after load.
class Engine {
   public:
    static Result<Engine> load(const std::map<std::string, std::string>& files);

    /// The same engine with the rules of a pack file instead of its own. Errors name the file and the JSON path.
    [[nodiscard]] Result<Engine> with_pack(const rules::PackFile& pack) const;

    [[nodiscard]] Knowledge knowledge() const;
    [[nodiscard]] const Catalog& catalog(std::string_view language) const;

    /// Contract results; on error {"error":{"code","where","message"}} with ok = false.
    struct Reply {
        bool ok;
        std::string json;
    };
    [[nodiscard]] Reply decide(std::string_view name, std::string_view input_json) const;
    [[nodiscard]] Reply decide_line(std::string_view line) const;  ///< {"decision":…,"input":…}
    [[nodiscard]] Reply footprint(std::string_view inventory_json) const;
    /// `today` (YYYY-MM-DD) decides what of a certificate's life is late; without it nothing is. Core asks no clock.
    [[nodiscard]] Reply assess(std::string_view project_json, std::string_view today = {}) const;
    /// A table: comma-separated text, or cells of a workbook with their facts (sheet_table.hpp).
    struct TableInput {
        enum class Form : std::uint8_t { csv, sheet } form = Form::csv;
        std::string_view text;
        std::string_view facts = {};
    };
    /// {"lines":[…],"report":[…],"counts":{…}}; `counts`: without the lines, and of the report what is not taken.
    enum class ImportDetail : std::uint8_t { all, counts };
    [[nodiscard]] Reply import_bom(const TableInput& table, ImportDetail detail = ImportDetail::all) const;
    /// The project with the table's lines in the place of its bill of materials; factors and notes are kept.
    [[nodiscard]] Reply import_bom_into(std::string_view project_json, const TableInput& table) const;
    /// Factors in a file of somebody else (factor_import.hpp), into a project unless its text is empty.
    [[nodiscard]] Reply import_factors(std::string_view project_json, const FactorFile& file,
                                       const FactorWish& wish) const;
    /// A quotation, or a project to start one from, priced; see write_quote_result.
    [[nodiscard]] Reply quote(std::string_view quote_or_project_json) const;
    /// What a sink needs of it (core/quote/quote_export.hpp); `language` empty = the quotation's own.
    [[nodiscard]] Reply quote_as(std::string_view quote_or_project_json, std::string_view what,
                                 std::string_view language) const;
    /// The quotation file itself, in its canonical form: as read, or as the project starts it.
    [[nodiscard]] Reply quote_file(std::string_view quote_or_project_json) const;
    /// Tries rules before they are used. `files_json`: {path below assets/rules: text}; `is_complete`: nothing is taken
    /// from the engine's own rules. {"editions","sweep"}, or {"errors":[{"code","where","message"}]} with ok = false.
    [[nodiscard]] Reply check_rules(std::string_view files_json, bool is_complete) const;
    /// Same for a pack file; what is wrong with its head has the JSON path alone.
    [[nodiscard]] Reply check_pack_file(std::string_view text) const;
    /// Asks every decision `inputs` random questions: {"digest", "decisions":[{"decision","inputs","different",
    /// "refused","digest"}]}. The same digest wherever this program runs.
    [[nodiscard]] std::string sweep(std::uint64_t inputs) const;
    /// {"error": …} with the English sentence of the catalog.
    [[nodiscard]] Reply error_of(const Error& error) const;
    /// Package files of a project file.
    [[nodiscard]] Result<Package> package(std::string_view project_json) const;

    /// What a sink outside core needs of a project file (core/report/export.hpp); `now` is the time of the export.
    [[nodiscard]] Reply export_as(std::string_view project_json, const ExportWish& wish) const;

    static std::string_view version();

   private:
    [[nodiscard]] Quote quote_of(const Project& project) const;
    [[nodiscard]] Result<Quote> read_quote_or_project(std::string_view json) const;

    struct Data;
    std::shared_ptr<const Data> data_;
};

}  // namespace zuji
