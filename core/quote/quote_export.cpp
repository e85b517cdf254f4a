#include "core/quote/quote_export.hpp"

#include <nlohmann/json.hpp>

#include "core/base/json.hpp"
#include "core/quote/quote_workbook.hpp"
#include "core/report/report_json.hpp"

namespace zuji {

Result<std::string> export_quote(const QuoteFacts& facts, const Catalog& words, std::string_view what) {
    Json json = Json::object();
    json["fileName"] = quote_file_name(facts.quote);
    if (what == "workbook") {
        json["workbook"] = workbook_json(make_quote_workbook(facts, words));
    } else if (what == "report") {
        const Report report = make_quote_report(facts, words);
        json["report"] = report_json(report);
        json["html"] = to_html(report);
    } else {
        return Error{"unknown-export", "", {std::string(what)}};
    }
    return dump_json(json);
}

}  // namespace zuji
