#pragma once
// Draws a picture of Dear ImGui with WebGL 2. Never asks WebGL anything back while drawing: every question is a round
// trip to the browser's GPU process.

#include <cstddef>
#include <cstdint>

struct ImDrawData;
struct ImDrawList;
struct ImDrawCmd;
struct ImTextureData;

namespace zuji::platform {

class Renderer {
   public:
    /// The context must be current. False when it cannot be used.
    [[nodiscard]] bool create();
    /// The context is gone, with everything in it: forget names, let the textures be made again.
    void lost();
    [[nodiscard]] bool ready() const noexcept { return program_ != 0; }
    void draw(const ImDrawData& data);

   private:
    void update(ImTextureData& texture);
    void upload(const ImDrawData& data);
    void draw_list(const ImDrawData& data, const ImDrawList& list, std::size_t vertex_base, std::size_t index_base);
    void set_clip(const ImDrawData& data, const ImDrawCmd& command) const;

    std::uint32_t program_ = 0;
    std::uint32_t vertex_array_ = 0;
    std::uint32_t vertices_ = 0;
    std::uint32_t indices_ = 0;
    std::int32_t projection_ = -1;
    std::uint32_t bound_texture_ = 0;
    std::size_t vertex_room_ = 0;
    std::size_t index_room_ = 0;
};

}  // namespace zuji::platform
