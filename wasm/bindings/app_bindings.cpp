// The one door between the shell (TypeScript) and the drawn application. Registration and conversion only.
// Shapes: web/src/app_api.ts.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <exception>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "core/engine/engine.hpp"
#include "core/report/package_json.hpp"
#include "wasm/app/application.hpp"
#include "wasm/platform/app.hpp"

namespace {

using emscripten::val;
using Json = nlohmann::ordered_json;
using zuji::Error;
using zuji::Status;
using zuji::app::Application;

std::string text_of(std::string_view s) { return std::string(s); }

Json error_json(const Error& error) {
    return {{"error", {{"code", error.code}, {"where", error.where}, {"args", error.args}}}};
}

std::string reply(const Status& status) { return status.ok() ? std::string() : error_json(status.error()).dump(); }

/// Runs `work`; a stray exception of a library becomes an error value here, at the edge.
template <class Work>
std::string guarded(Work&& work) {
    try {
        return work();
    } catch (const std::exception& e) {
        return error_json(Error{"internal", "", {e.what()}}).dump();
    }
}

class JsHost final : public zuji::app::Host {
   public:
    explicit JsHost(val host) : host_(std::move(host)) {}
    void log(std::string_view id, std::uint64_t sequence, std::string_view command) override {
        host_.call<void>("log", text_of(id), static_cast<double>(sequence), text_of(command));
    }
    void snapshot(std::string_view id, std::uint64_t sequence) override {
        host_.call<void>("snapshot", text_of(id), static_cast<double>(sequence));
    }
    void new_project() override { host_.call<void>("newProject"); }
    void open_project(std::string_view id) override { host_.call<void>("openProject", text_of(id)); }
    void duplicate_project(std::string_view id) override { host_.call<void>("duplicateProject", text_of(id)); }
    void delete_project(std::string_view id) override { host_.call<void>("deleteProject", text_of(id)); }
    void restore_project(std::string_view id) override { host_.call<void>("restoreProject", text_of(id)); }
    void open_sample(std::string_view name) override { host_.call<void>("openSample", text_of(name)); }
    void pick_file(std::string_view purpose) override { host_.call<void>("pickFile", text_of(purpose)); }
    void choose_sheet(std::string_view name) override { host_.call<void>("chooseSheet", text_of(name)); }
    void save_file(std::string_view name, std::string_view mime, std::string_view text) override {
        host_.call<void>("saveFile", text_of(name), text_of(mime), text_of(text));
    }
    void save_picture(std::string_view name, std::string_view svg) override {
        host_.call<void>("savePicture", text_of(name), text_of(svg));
    }
    void save_project() override { host_.call<void>("saveProject"); }
    void export_package() override { host_.call<void>("exportPackage"); }
    void export_as(std::string_view format, std::string_view report) override {
        host_.call<void>("exportAs", text_of(format), text_of(report));
    }
    void cancel() override { host_.call<void>("cancel"); }
    void open_attachment(std::string_view sha256) override { host_.call<void>("openAttachment", text_of(sha256)); }
    void print() override { host_.call<void>("print"); }
    void print_page(std::string_view html) override { host_.call<void>("printPage", text_of(html)); }
    void navigate(std::string_view route) override { host_.call<void>("navigate", text_of(route)); }
    void set_preference(std::string_view key, std::string_view value) override {
        host_.call<void>("setPreference", text_of(key), text_of(value));
    }
    void take_over(std::string_view id) override { host_.call<void>("takeOver", text_of(id)); }
    void bring_training() override { host_.call<void>("bringTraining"); }

   private:
    val host_;
};

std::map<std::string, std::string> files_of(const val& assets) {
    std::map<std::string, std::string> files;
    const auto paths = emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", assets));
    for (const auto& path : paths) files.emplace(path, assets[path].as<std::string>());
    return files;
}

zuji::app::Config config_of(const Json& json) {
    zuji::app::Config config;
    config.preferences.language = json.value("language", "zh");
    config.preferences.theme =
        json.value("theme", "light") == "dark" ? zuji::app::ThemeChoice::dark : zuji::app::ThemeChoice::light;
    config.preferences.pane_open = json.value("pane", "open") != "closed";
    config.preferences.layouts = json.value("layouts", "");
    config.today = json.value("today", "");
    config.route = json.value("route", "#/");
    config.session = json.value("session", "");
    constexpr std::string_view quote_prefix = "quote/";
    constexpr std::string_view training_prefix = "training/";
    constexpr std::string_view pack_prefix = "pack.";
    for (const auto& [key, value] : json.items()) {
        if (key.starts_with(quote_prefix) && value.is_string() && !value.get_ref<const std::string&>().empty())
            config.quotes.emplace(key.substr(quote_prefix.size()), value.get<std::string>());
        if (key.starts_with(training_prefix) && value.is_string() && !value.get_ref<const std::string&>().empty())
            config.training.emplace(key.substr(training_prefix.size()), value.get<std::string>());
        if (key.starts_with(pack_prefix) && value.is_string()) config.packs.push_back(value.get<std::string>());
    }
    return config;
}

zuji::app::ProjectEntry entry_of(const Json& json) {
    zuji::app::ProjectEntry entry;
    entry.id = json.value("id", "");
    entry.title = json.value("title", "");
    entry.company = json.value("company", "");
    entry.edition = json.value("edition", "");
    entry.step = json.value("step", "");
    entry.modified = json.value("modified", "");
    entry.open = json.value("open", std::size_t{0});
    entry.done = json.value("done", std::size_t{0});
    entry.bytes = json.value("bytes", std::uint64_t{0});
    return entry;
}

zuji::app::SaveState save_state_of(const std::string& word) {
    if (word == "saving") return zuji::app::SaveState::saving;
    if (word == "failed") return zuji::app::SaveState::failed;
    if (word == "read-only") return zuji::app::SaveState::read_only;
    return zuji::app::SaveState::saved;
}

zuji::app::Message::Level level_of(const std::string& word) {
    if (word == "error") return zuji::app::Message::Level::error;
    if (word == "warning") return zuji::app::Message::Level::warning;
    return zuji::app::Message::Level::info;
}

/// What the page sees as `App`.
class App {
   public:
    explicit App(val host) : host_(std::move(host)) {}

    std::string load(const val& assets, const std::string& config_json) {
        return guarded([&] {
            auto engine = zuji::Engine::load(files_of(assets));
            if (!engine.ok()) return error_json(engine.error()).dump();
            application_.emplace(std::move(engine).value(), config_of(Json::parse(config_json)),
                                 std::make_unique<JsHost>(host_));
            return std::string();
        });
    }
    void start() {
        zuji::platform::run(*application_);
        running_ = true;
    }

    std::string open_project(const std::string& text, bool read_only) {
        return changed(application_->open_project(text, mode_of(read_only)));
    }
    std::string open_empty(const std::string& id, const std::string& today) {
        return changed(application_->open_empty(id, today));
    }
    std::string replay(const std::string& entry) { return changed(application_->replay(entry)); }
    void close_project() {
        application_->close_project();
        wake();
    }
    void set_read_only(bool read_only) {
        application_->set_write_mode(mode_of(read_only));
        wake();
    }
    std::string project_text() const { return application_->project_text(); }
    double sequence() const {
        const auto* session = application_->session();
        return session ? static_cast<double>(session->sequence()) : 0;
    }
    std::string project_summary() const { return application_->project_summary(); }
    std::string package() const {
        return guarded([&] {
            auto package = application_->package();
            return package.ok() ? zuji::write_package(package.value()) : error_json(package.error()).dump();
        });
    }
    /// What a sink of the page needs (core/report/export.hpp).
    std::string export_as(const std::string& what, const std::string& language, const std::string& now) const {
        return guarded([&] {
            auto exported = application_->export_as({what, language, now});
            return exported.ok() ? exported.value() : error_json(exported.error()).dump();
        });
    }
    std::string import_bom(const std::string& name, const std::string& text, const std::string& encoding) {
        return guarded([&] { return changed(application_->import_bom(name, text, encoding)); });
    }
    std::string add_pack(const std::string& text) {
        return guarded([&] { return changed(application_->add_pack(text)); });
    }
    std::string import_footprints(const std::string& form, const std::string& text, unsigned line) {
        return guarded([&] { return changed(application_->import_footprints(form, text, line)); });
    }
    unsigned drop_line() { return application_->drop_line(); }
    std::string import_sheet(const std::string& name, const std::string& cells, const std::string& facts) {
        return guarded([&] { return changed(application_->import_sheet(name, cells, facts)); });
    }
    /// The Annex 1 item or Annex 2 requirement whose files are shown, "" anywhere else.
    std::string attachment_target() { return application_->session() ? application_->state().attachment_target : ""; }
    std::string add_attachment(const std::string& item, const std::string& metadata) {
        return guarded([&] {
            const auto json = Json::parse(metadata);
            zuji::Attachment attachment;
            attachment.name = json.value("name", "");
            attachment.mime = json.value("mime", "");
            attachment.size = json.value("size", std::uint64_t{0});
            attachment.sha256 = json.value("sha256", "");
            return changed(application_->add_attachment(item, std::move(attachment)));
        });
    }
    std::string open_quote(const std::string& text) {
        return guarded([&] { return changed(application_->open_quote(text)); });
    }
    std::string quote_table(const std::string& text) {
        return guarded([&] { return changed(application_->quote_table(text)); });
    }
    std::string quote_sheet(const std::string& cells, const std::string& facts) {
        return guarded([&] { return changed(application_->quote_sheet(cells, facts)); });
    }
    void quote_kept_elsewhere(const std::string& id, const std::string& text) {
        application_->quote_kept_elsewhere(id, text);
        wake();
    }
    std::string load_training(const val& files) {
        return guarded([&] { return changed(application_->load_training(files_of(files))); });
    }
    std::string open_training(const std::string& name, const std::string& text) {
        return guarded([&] { return changed(application_->open_training(name, text)); });
    }
    void set_projects(const std::string& json) {
        std::vector<zuji::app::ProjectEntry> entries;
        for (const auto& entry : Json::parse(json)) entries.push_back(entry_of(entry));
        application_->set_projects(std::move(entries));
        wake();
    }
    void set_saved(const std::string& state, const std::string& time) {
        application_->set_saved(save_state_of(state), time);
        wake();
    }
    void set_route(const std::string& route) {
        application_->set_route(route);
        wake();
    }
    void set_file_hover(bool on) {
        application_->set_file_hover(on);
        wake();
    }
    void set_busy(const std::string& key, double fraction, bool cancellable) {
        application_->set_busy(key, fraction, cancellable);
        wake();
    }
    void message(const std::string& level, const std::string& key, const std::string& args_json) {
        std::vector<std::string> args;
        std::string undo_id;
        const auto json = Json::parse(args_json, nullptr, false);
        if (json.is_array())
            for (const auto& arg : json) args.push_back(arg.is_string() ? arg.get<std::string>() : arg.dump());
        if (key == "message.project-deleted" && args.size() > 1) undo_id = args[1];
        application_->message(level_of(level), key, args, undo_id);
        wake();
    }

   private:
    static zuji::app::WriteMode mode_of(bool read_only) {
        return read_only ? zuji::app::WriteMode::read_only : zuji::app::WriteMode::writable;
    }
    std::string changed(const Status& status) {
        wake();
        return reply(status);
    }
    void wake() {
        if (running_) zuji::platform::wake();
    }

    val host_;
    std::optional<Application> application_;
    bool running_ = false;
};

}  // namespace

EMSCRIPTEN_BINDINGS(zuji_app) {
    emscripten::class_<App>("App")
        .constructor<val>()
        .function("load", &App::load)
        .function("start", &App::start)
        .function("openProject", &App::open_project)
        .function("openEmpty", &App::open_empty)
        .function("replay", &App::replay)
        .function("closeProject", &App::close_project)
        .function("setReadOnly", &App::set_read_only)
        .function("projectText", &App::project_text)
        .function("projectSummary", &App::project_summary)
        .function("sequence", &App::sequence)
        .function("packageJson", &App::package)
        .function("exportAs", &App::export_as)
        .function("importBom", &App::import_bom)
        .function("addPack", &App::add_pack)
        .function("importSheet", &App::import_sheet)
        .function("importFootprints", &App::import_footprints)
        .function("dropLine", &App::drop_line)
        .function("attachmentTarget", &App::attachment_target)
        .function("addAttachment", &App::add_attachment)
        .function("openQuote", &App::open_quote)
        .function("quoteTable", &App::quote_table)
        .function("quoteSheet", &App::quote_sheet)
        .function("quoteKeptElsewhere", &App::quote_kept_elsewhere)
        .function("loadTraining", &App::load_training)
        .function("openTraining", &App::open_training)
        .function("setProjects", &App::set_projects)
        .function("setSaved", &App::set_saved)
        .function("setRoute", &App::set_route)
        .function("setFileHover", &App::set_file_hover)
        .function("setBusy", &App::set_busy)
        .function("message", &App::message);
}
