#pragma once
// Where the application meets the platform.
//
//   class Application final : public zuji::platform::AppInterface { … };
//   int main() { … zuji::platform::run(app); }          // returns; the browser calls back from then on
//
// The platform draws only when something happened: input, a request of the application (`wake`), a timer asked for
// with Context::request_frame_after. Between, `frame` is not called and nothing costs anything.

#include "wasm/ui/context.hpp"

namespace zuji::platform {

class AppInterface {
   public:
    virtual ~AppInterface() = default;

    /// Describe the page. May be called up to three times for one drawn picture (see ui/context.hpp).
    virtual void frame(ui::Context& ui) = 0;

    /// Asked after each drawn picture: true while something is moving (progress of long work).
    [[nodiscard]] virtual bool wants_frame() { return false; }

    /// The page is about to be hidden or closed: hand over what is not saved, without waiting.
    virtual void leaving() {}
};

/// Start: creates the context, the renderer and the mirror on the host that the shell has given to the module
/// (web/src/platform/host.ts), and asks for the first frame. `app` must live as long as the page.
void run(AppInterface& app);

/// Ask for a frame after the model has changed from outside (worker message, file opened, storage). Cheap; may be
/// called at any time after run().
void wake();

}  // namespace zuji::platform
