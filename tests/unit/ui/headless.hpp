#pragma once
// The widget layer without a browser: fonts with fixed widths, a host that records, pictures on demand.

#include <string>
#include <type_traits>
#include <vector>

#include "wasm/ui/detail/state.hpp"
#include "wasm/ui/driver.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::ui::test {

class Headless final : public HostLink {
   public:
    explicit Headless(float scale = 1);
    ~Headless() override;
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    /// Draw one picture of `content(ui)`; time goes on by 16 ms.
    template <class Draw>
    PictureResult picture(Draw&& content) {
        using Callable = std::remove_reference_t<Draw>;
        const auto call = [](void* data, Context& context) { (*static_cast<Callable*>(data))(context); };
        return make(call, const_cast<void*>(static_cast<const void*>(&content)));
    }

    void move(Vec2 to);
    /// Mouse button down or up where the mouse is; seen by the next picture.
    void press(bool down);
    void wheel(float down) { page_.wheel.y = down; }
    void wait(double ms) { page_.now_ms += ms; }

    /// Id of the mirrored node with that name, and its place, from the patches seen so far.
    [[nodiscard]] bool has(std::string_view role, std::string_view name) const;
    [[nodiscard]] Id id_of(std::string_view role, std::string_view name) const;
    [[nodiscard]] Rect place_of(std::string_view role, std::string_view name) const;
    [[nodiscard]] std::string value_of(std::string_view role, std::string_view name) const;

    Context ui;
    std::vector<std::string> patches;
    std::string copied;
    Id focus_asked = 0;
    int passes = 0;

    // HostLink
    void mirror(std::string_view patch) override;
    void focus(Id id) override { focus_asked = id; }
    void edit(Id, std::string_view, int, int) override {}
    void clipboard(std::string_view text) override { copied = text; }
    void announce(std::string_view) override {}
    void title(std::string_view) override {}
    void language(std::string_view) override {}

   private:
    struct Node {
        Id id = 0;
        std::string role;
        std::string name;
        std::string value;
        Rect place;
    };
    PictureResult make(void (*draw)(void*, Context&), void* data);
    [[nodiscard]] const Node* find(std::string_view role, std::string_view name) const;

    ImGuiContext* context_ = nullptr;
    Page page_;
    std::vector<Node> nodes_;
};

}  // namespace zuji::ui::test
