#pragma once
// The running page: context of the widgets, renderer, application. The browser holds the only pointer to it.

#include <string>

#include "wasm/platform/app.hpp"
#include "wasm/platform/renderer.hpp"
#include "wasm/ui/driver.hpp"

namespace zuji::platform {

class Runtime final : public ui::HostLink {
   public:
    explicit Runtime(AppInterface& app);

    /// False when the browser has no WebGL 2.
    [[nodiscard]] bool start();
    /// Make and draw one picture.
    void tick(const ui::Page& page);
    void lose_context() { renderer_.lost(); }
    void restore_context();
    void leaving() { app_.leaving(); }
    /// Messages of the safety net, one a line.
    const char* unannotated();

    /// Room for a text that the page is about to hand over.
    char* text_room(std::size_t size);

    [[nodiscard]] ui::Context& context() noexcept { return context_; }
    [[nodiscard]] float scale() const noexcept { return scale_; }

    // HostLink
    void mirror(std::string_view patch) override;
    void focus(ui::Id id) override;
    void edit(ui::Id id, std::string_view text, int begin, int end) override;
    void clipboard(std::string_view text) override;
    void announce(std::string_view text) override;
    void title(std::string_view text) override;
    void language(std::string_view tag) override;

   private:
    void schedule(const ui::PictureResult& result);

    AppInterface& app_;
    ui::Context context_;
    Renderer renderer_;
    float scale_ = 1;
    ui::Cursor cursor_ = ui::Cursor::normal;
    std::string messages_;
    std::string incoming_;
};

}  // namespace zuji::platform
