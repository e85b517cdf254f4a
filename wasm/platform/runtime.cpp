#include "wasm/platform/runtime.hpp"

#include <emscripten/html5.h>

#include "wasm/platform/browser.hpp"
#include "wasm/platform/glyphs.hpp"
#include "wasm/ui/detail/state.hpp"

namespace zuji::platform {

Runtime::Runtime(AppInterface& app) : app_(app) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    io.ConfigDebugHighlightIdConflicts = false;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.FontSizeBase = 14;
    ui::ContextState& state = context_.state();
    state.regular = add_system_font(*io.Fonts, Weight::regular);
    state.bold = add_system_font(*io.Fonts, Weight::bold);
}

bool Runtime::start() {
    browser_attach(this);
    if (browser_create_context() == 0 || !renderer_.create()) return false;
    browser_ink(true);
    ui::set_host(context_, this);
    browser_request_frame(0);
    return true;
}

void Runtime::restore_context() {
    // the context object is the same and still current, only its content has to be made anew
    if (renderer_.create()) browser_request_frame(0);
}

void Runtime::tick(const ui::Page& page) {
    const double begin = emscripten_get_now();
    scale_ = page.scale;
    const ui::Content content{[](void* app, ui::Context& ui) { static_cast<AppInterface*>(app)->frame(ui); }, &app_};
    ui::PictureResult result = ui::make_picture(context_, page, content);
    if (result.theme_changed) {
        // all text is rasterised anew for the other ground before anything is shown
        discard_glyphs(*ImGui::GetIO().Fonts);
        browser_ink(context_.theme().mode == ui::ThemeMode::light);
        ui::Page again = page;
        again.wheel = {};
        result = ui::make_picture(context_, again, content);
    }
    if (renderer_.ready()) renderer_.draw(*ImGui::GetDrawData());
    if (result.cursor != cursor_) {
        cursor_ = result.cursor;
        browser_cursor(static_cast<int>(cursor_));
    }
    schedule(result);
    browser_frame_done(emscripten_get_now() - begin);
}

void Runtime::schedule(const ui::PictureResult& result) {
    const bool more = app_.wants_frame() || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
    if (more || result.wake_in_ms == 0) {
        browser_request_frame(0);
    } else if (result.wake_in_ms > 0) {
        browser_request_frame(result.wake_in_ms);
    }
}

char* Runtime::text_room(std::size_t size) {
    incoming_.resize(size);
    return incoming_.data();
}

const char* Runtime::unannotated() {
    messages_.clear();
    for (const std::string& line : ui::unannotated(context_)) (messages_ += line) += '\n';
    return messages_.c_str();
}

void Runtime::mirror(std::string_view patch) { browser_mirror(patch.data(), patch.size()); }
void Runtime::focus(ui::Id id) { browser_focus(id); }
void Runtime::edit(ui::Id id, std::string_view text, int begin, int end) {
    browser_edit(id, text.data(), text.size(), begin, end);
}
void Runtime::clipboard(std::string_view text) { browser_clipboard(text.data(), text.size()); }
void Runtime::announce(std::string_view text) { browser_announce(text.data(), text.size()); }
void Runtime::title(std::string_view text) { browser_title(text.data(), text.size()); }
void Runtime::language(std::string_view tag) { browser_language(tag.data(), tag.size()); }

void run(AppInterface& app) {
    // Lives as long as the page; the browser has the pointer and hands it back with every call.
    auto* runtime = new Runtime(app);
    if (!runtime->start()) delete runtime;
}

void wake() { browser_request_frame(0); }

}  // namespace zuji::platform
