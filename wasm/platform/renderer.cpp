#include "wasm/platform/renderer.hpp"

#include <GLES3/gl3.h>

#include <cstdint>

#include "wasm/ui/detail/imgui.hpp"

namespace zuji::platform {

namespace {

constexpr int largest_texture = 4096;  // every WebGL 2 device has it

constexpr const char* vertex_source = R"(#version 300 es
precision highp float;
uniform vec4 projection;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 color;
out vec2 frag_uv;
out vec4 frag_color;
void main() {
  frag_uv = uv;
  frag_color = color;
  gl_Position = vec4(position * projection.xy + projection.zw, 0.0, 1.0);
})";

constexpr const char* fragment_source = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
in vec2 frag_uv;
in vec4 frag_color;
out vec4 result;
void main() { result = frag_color * texture(picture, frag_uv); })";

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

const void* offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}  // NOLINT(performance-no-int-to-ptr)

GLuint name_of(const ImTextureData& texture) { return static_cast<GLuint>(texture.TexID); }

}  // namespace

bool Renderer::create() {
    const GLuint vertex = compile(GL_VERTEX_SHADER, vertex_source);
    const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint linked = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (!linked) return false;
    program_ = program;
    projection_ = glGetUniformLocation(program, "projection");
    glGenVertexArrays(1, &vertex_array_);
    glGenBuffers(1, &vertices_);
    glGenBuffers(1, &indices_);
    glBindVertexArray(vertex_array_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);

    // State that never changes. The canvas is opaque, so that its own alpha does not matter; colours are straight.
    glUseProgram(program_);
    glActiveTexture(GL_TEXTURE0);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
    vertex_room_ = 0;
    index_room_ = 0;

    ImGuiIO& io = ImGui::GetIO();
    io.BackendRendererName = "zuji webgl2";
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = largest_texture;
    return true;
}

void Renderer::lost() {
    program_ = vertex_array_ = vertices_ = indices_ = bound_texture_ = 0;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_Destroyed) continue;
        texture->SetTexID(ImTextureID_Invalid);
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
            texture->SetStatus(ImTextureStatus_WantCreate);
        }
    }
}

void Renderer::update(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantCreate) {
        GLuint name = 0;
        glGenTextures(1, &name);
        glBindTexture(GL_TEXTURE_2D, name);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     texture.GetPixels());
        texture.SetTexID(static_cast<ImTextureID>(name));
        texture.SetStatus(ImTextureStatus_OK);
        bound_texture_ = name;
    } else if (texture.Status == ImTextureStatus_WantUpdates) {
        bound_texture_ = name_of(texture);
        glBindTexture(GL_TEXTURE_2D, bound_texture_);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
        for (const ImTextureRect& r : texture.Updates) {
            glTexSubImage2D(GL_TEXTURE_2D, 0, r.x, r.y, r.w, r.h, GL_RGBA, GL_UNSIGNED_BYTE,
                            texture.GetPixelsAt(r.x, r.y));
        }
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        texture.SetStatus(ImTextureStatus_OK);
    } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
        const GLuint name = name_of(texture);
        glDeleteTextures(1, &name);
        texture.SetTexID(ImTextureID_Invalid);
        texture.SetStatus(ImTextureStatus_Destroyed);
    }
}

void Renderer::upload(const ImDrawData& data) {
    const auto vertex_bytes = static_cast<std::size_t>(data.TotalVtxCount) * sizeof(ImDrawVert);
    const auto index_bytes = static_cast<std::size_t>(data.TotalIdxCount) * sizeof(ImDrawIdx);
    if (vertex_bytes > vertex_room_) vertex_room_ = vertex_bytes * 3 / 2;
    if (index_bytes > index_room_) index_room_ = index_bytes * 3 / 2;
    // fresh storage every time: the GPU may still read the last one
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertex_room_), nullptr, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(index_room_), nullptr, GL_STREAM_DRAW);
    std::size_t vertex = 0;
    std::size_t index = 0;
    for (const ImDrawList* list : data.CmdLists) {
        const auto v = static_cast<std::size_t>(list->VtxBuffer.Size) * sizeof(ImDrawVert);
        const auto i = static_cast<std::size_t>(list->IdxBuffer.Size) * sizeof(ImDrawIdx);
        glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(vertex), static_cast<GLsizeiptr>(v),
                        list->VtxBuffer.Data);
        glBufferSubData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLintptr>(index), static_cast<GLsizeiptr>(i),
                        list->IdxBuffer.Data);
        vertex += v;
        index += i;
    }
}

void Renderer::set_clip(const ImDrawData& data, const ImDrawCmd& command) const {
    const auto height = static_cast<GLint>(data.DisplaySize.y);
    const auto x0 = static_cast<GLint>(command.ClipRect.x);
    const auto y0 = static_cast<GLint>(command.ClipRect.y);
    const auto x1 = static_cast<GLint>(command.ClipRect.z);
    const auto y1 = static_cast<GLint>(command.ClipRect.w);
    glScissor(x0, height - y1, x1 - x0, y1 - y0);
}

void Renderer::draw_list(const ImDrawData& data, const ImDrawList& list, std::size_t vertex_base,
                         std::size_t index_base) {
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert),
                          offset(vertex_base + offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), offset(vertex_base + offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert),
                          offset(vertex_base + offsetof(ImDrawVert, col)));
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const bool empty = command.ClipRect.z <= command.ClipRect.x || command.ClipRect.w <= command.ClipRect.y;
        if (empty || command.ElemCount == 0 || command.UserCallback != nullptr) continue;
        set_clip(data, command);
        const auto texture = static_cast<GLuint>(command.GetTexID());
        if (texture != bound_texture_) {
            bound_texture_ = texture;
            glBindTexture(GL_TEXTURE_2D, texture);
        }
        static_assert(sizeof(ImDrawIdx) == 4, "one index buffer for all vertices: WebGL has no base vertex");
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_INT,
                       offset(index_base + command.IdxOffset * sizeof(ImDrawIdx)));
    }
}

void Renderer::draw(const ImDrawData& data) {
    const auto width = static_cast<GLsizei>(data.DisplaySize.x);
    const auto height = static_cast<GLsizei>(data.DisplaySize.y);
    if (!ready() || width <= 0 || height <= 0) return;
    if (data.Textures != nullptr) {
        for (ImTextureData* texture : *data.Textures) {
            if (texture->Status != ImTextureStatus_OK) update(*texture);
        }
    }
    glViewport(0, 0, width, height);
    glUniform4f(projection_, 2 / data.DisplaySize.x, -2 / data.DisplaySize.y, -1, 1);
    upload(data);
    std::size_t vertex = 0;
    std::size_t index = 0;
    for (const ImDrawList* list : data.CmdLists) {
        draw_list(data, *list, vertex, index);
        vertex += static_cast<std::size_t>(list->VtxBuffer.Size) * sizeof(ImDrawVert);
        index += static_cast<std::size_t>(list->IdxBuffer.Size) * sizeof(ImDrawIdx);
    }
}

}  // namespace zuji::platform
