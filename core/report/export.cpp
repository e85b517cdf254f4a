#include "core/report/export.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/report/annex2_tables.hpp"
#include "core/report/bar_svg.hpp"
#include "core/report/cover.hpp"
#include "core/report/item_drafts.hpp"
#include "core/report/package.hpp"
#include "core/report/pact.hpp"
#include "core/report/report_json.hpp"

namespace zuji {
namespace {

/// A report of one table with what is to be done, for the Annexes.
Report status_report(const ReportFacts& facts, const Say& say, std::string_view id, TableBlock table) {
    Report report;
    report.language = say.language();
    report.title = say("step." + std::string(id));
    report.subtitle = facts.project.product.name + " " + facts.project.product.model;
    report.notice = say("report.notice");
    report.sections.push_back({"overview", say("report.overview"), {identity_values(facts, say)}});
    report.sections.push_back({std::string(id), say("step." + std::string(id)), {std::move(table)}});
    return report;
}

std::optional<Report> make_report(const ReportFacts& facts, const Say& say, std::string_view id) {
    if (id == "assessment") return make_cover(facts, say, {});
    if (id == "annex1") return status_report(facts, say, id, annex1_table(facts, say));
    if (id == "annex2") return status_report(facts, say, id, annex2_table(facts, say));
    return make_item_draft(facts, say, id);
}

Json list_of(const ReportFacts& facts, const Say& say) {
    Json reports = Json::array();
    const auto add = [&](const std::string& id, std::string title) {
        reports.push_back({{"id", id}, {"title", std::move(title)}});
    };
    add("assessment", say("report.title"));
    add("annex1", say("step.annex1"));
    add("annex2", say("step.annex2"));
    for (const DocumentStatus& row : facts.assessment.annex1) {
        if (make_item_draft(facts, say, row.item)) add(row.item, item_name(say, row.item));
    }
    return reports;
}

Json findings_json(const std::vector<PactFinding>& findings, const Catalog& words) {
    Json json = Json::array();
    for (const PactFinding& each : findings) {
        json.push_back({{"code", each.code},
                        {"where", each.where},
                        {"message", words.format("pact." + each.code, each.args)},
                        {"blocks", each.blocks}});
    }
    return json;
}

}  // namespace

Result<std::string> export_json(const ReportFacts& facts, const Catalog& zh, const Catalog& en,
                                const ExportWish& wish) {
    constexpr std::string_view report_prefix = "report:";
    const Catalog& words = wish.language == "en" ? en : zh;
    const Say say(words);
    Json json = {{"fileName", export_base_name(facts.project)}};
    if (wish.what == "list") {
        json["reports"] = list_of(facts, say);
    } else if (wish.what.starts_with(report_prefix)) {
        const std::optional<Report> report = make_report(facts, say, wish.what.substr(report_prefix.size()));
        if (!report) return Error{"unknown-export", "", {std::string(wish.what)}};
        json["html"] = to_html(*report);
        json["report"] = report_json(*report);
    } else if (wish.what == "workbook") {
        json["workbook"] = workbook_json(make_workbook(facts, say));
    } else if (wish.what == "pact") {
        PactExport made = make_pact(facts, say, wish.now);
        json["pact"] = std::move(made.footprint);
        json["findings"] = findings_json(made.findings, words);
    } else if (wish.what == "chart") {
        json["svg"] = bar_svg_file(stage_chart(facts, say));
    } else {
        return Error{"unknown-export", "", {std::string(wish.what)}};
    }
    return dump_json(json);
}

}  // namespace zuji
