#include "core/report/package.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/model/project_json.hpp"
#include "core/report/annex2_tables.hpp"
#include "core/report/cover.hpp"
#include "core/report/file_names.hpp"
#include "core/report/item_drafts.hpp"
#include "core/report/package_json.hpp"
#include "core/report/result_tables.hpp"
#include "core/report/schedule_report.hpp"

namespace zuji {
namespace {

constexpr int package_format_version = 1;

Json manifest_of(Knowledge knowledge, std::string_view tool_version) {
    Json manifest = Json::object();
    manifest["format"] = "zuji-package";
    manifest["formatVersion"] = package_format_version;
    manifest["tool"] = {{"name", "zuji"}, {"version", tool_version}};
    Json packs = Json::array();
    for (const rules::Edition& edition : knowledge.rules->editions()) {
        packs.push_back(
            {{"document", edition.id}, {"documentVersion", edition.version}, {"version", edition.pack_version}});
    }
    manifest["rulePacks"] = std::move(packs);
    manifest["factorSets"] = Json::array({{{"id", knowledge.factors->id()}, {"version", knowledge.factors->date()}}});
    return manifest;
}

/// Collects the files of a package and the links of its cover.
class PackageBuilder {
   public:
    PackageBuilder(const ReportFacts& facts, const Catalog& zh, const Catalog& en)
        : facts_(facts), chinese_(zh), english_(en), both_(zh, en) {}

    Package build(std::string_view tool_version) {
        package_.file_name = safe_file_name(export_base_name(facts_.project) + ".zip");
        package_.manifest_head = dump_json(manifest_of(facts_.knowledge, tool_version));
        add_drafts();
        add_attachments();
        std::vector<PackageFile> files;
        files.push_back({"project.json", write_project(facts_.project)});
        files.push_back({"index.html", to_html(make_cover(facts_, chinese_, links(chinese_, chinese_drafts_)))});
        files.push_back({"index.en.html", to_html(make_cover(facts_, english_, links(english_, english_drafts_)))});
        files.push_back({"eligibility.csv", to_csv(eligibility_table(facts_, both_))});
        files.push_back({"units.csv", to_csv(units_table(facts_, both_))});
        files.push_back({"annex1.csv", to_csv(annex1_table(facts_, both_))});
        files.push_back({"annex2.csv", to_csv(annex2_table(facts_, both_))});
        files.push_back({"bom.csv", to_csv(bom_table(facts_, both_))});
        add_schedule(files);
        files.push_back({"footprint.csv", to_csv(footprint_table(facts_, both_))});
        files.push_back({"quality.csv", to_csv(line_quality_table(facts_, both_))});
        files.push_back({"cut-off.csv", to_csv(cut_off_table(facts_, both_, Digits::exact))});
        files.push_back({"man-days.csv", to_csv(man_days_table(facts_, both_))});
        files.push_back({"readings.csv", to_csv(interpretations_table(facts_, both_))});
        files.insert(files.end(), std::make_move_iterator(package_.files.begin()),
                     std::make_move_iterator(package_.files.end()));
        package_.files = std::move(files);
        return std::move(package_);
    }

   private:
    // The application goes to a Chinese body: the Chinese draft is the one to sign, the English one is for reading.
    void add_drafts() {
        for (const DocumentStatus& row : facts_.assessment.annex1) {
            add_draft(row.item, chinese_, "draft.html", chinese_drafts_);
            add_draft(row.item, english_, "draft.en.html", english_drafts_);
        }
    }

    /// Schedule and certificate, once they are begun. The stamp of the calendar is the day of acceptance or of issue:
    /// the same project gives the same bytes.
    void add_schedule(std::vector<PackageFile>& files) {
        const Schedule& schedule = facts_.assessment.schedule;
        const Life& life = facts_.assessment.life;
        if (schedule.is_started) {
            files.push_back({"schedule.csv", to_csv(schedule_table(facts_, both_))});
            files.push_back({"schedule.svg", gantt_svg(schedule_chart(facts_.assessment.schedule, both_))});
        }
        if (life.is_started) files.push_back({"certificate.csv", to_csv(certificate_table(facts_, both_))});
        const Date stamp = schedule.is_started ? schedule.accepted : life.issued.value_or(Date());
        std::string calendar = calendar_file(facts_, both_, stamp);
        if (!calendar.empty()) files.push_back({"dates.ics", std::move(calendar)});
    }

    void add_draft(const std::string& item, const Say& say, const char* name,
                   std::map<std::string, std::string>& paths) {
        const std::optional<Report> draft = make_item_draft(facts_, say, item);
        if (!draft) return;
        std::string path = paths_.take(item_folder(item) + "/" + name);
        package_.files.push_back({path, to_html(*draft)});
        paths[item] = std::move(path);
    }

    void add_attachments() {
        for (const DocumentStatus& row : facts_.assessment.annex1) attach(row.item, item_folder(row.item));
        // Evidence of Annex 2: a folder for each requirement.
        for (const auto& entry : facts_.project.documents) {
            if (entry.first.starts_with("A2-")) attach(entry.first, "annex2/" + safe_file_name(entry.first));
        }
    }

    void attach(const std::string& owner, const std::string& folder) {
        const auto item = facts_.project.documents.find(owner);
        if (item == facts_.project.documents.end()) return;
        for (const Attachment& attachment : item->second.attachments) {
            std::string path = paths_.take(folder + "/attachments/" + safe_file_name(attachment.name));
            package_.attachments.push_back({std::move(path), attachment.sha256, owner});
        }
    }

    [[nodiscard]] ItemLinks links(const Say& say, const std::map<std::string, std::string>& drafts) const {
        ItemLinks all;
        for (const auto& [item, path] : drafts) all[item].emplace_back(say("report.draft-link"), path);
        for (const PackageAttachment& each : package_.attachments) {
            all[each.item].emplace_back(each.path.substr(each.path.rfind('/') + 1), each.path);
        }
        return all;
    }

    const ReportFacts& facts_;
    Say chinese_;
    Say english_;
    Say both_;
    UniquePaths paths_;
    std::map<std::string, std::string> chinese_drafts_;
    std::map<std::string, std::string> english_drafts_;
    Package package_;
};

}  // namespace

std::string export_base_name(const Project& project) {
    const auto part = [](std::string_view text) { return trim(text).empty() ? std::string() : safe_file_name(text); };
    std::string name;
    for (const std::string& each :
         {part(project.company.applicant.name), part(project.product.model), part(project.answers.application_date)}) {
        if (each.empty()) continue;
        name += (name.empty() ? "" : "_") + each;
    }
    return name.empty() ? std::string("zuji") : safe_file_name(name);
}

Package make_package(const Project& project, const Assessment& assessment, Knowledge knowledge, const Catalog& zh,
                     const Catalog& en, std::string_view tool_version) {
    const ReportFacts facts{project, assessment, knowledge};
    return PackageBuilder(facts, zh, en).build(tool_version);
}

std::string write_package(const Package& package) {
    Json json = Json::object();
    json["fileName"] = package.file_name;
    Json files = Json::array();
    for (const PackageFile& file : package.files) files.push_back({{"path", file.path}, {"text", file.bytes}});
    json["files"] = std::move(files);
    Json attachments = Json::array();
    for (const PackageAttachment& each : package.attachments) {
        attachments.push_back({{"path", each.path}, {"sha256", each.sha256}, {"item", each.item}});
    }
    json["attachments"] = std::move(attachments);
    json["manifest"] = Json::parse(package.manifest_head);
    return dump_json(json);
}

}  // namespace zuji
