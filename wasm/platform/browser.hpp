#pragma once
// What the platform asks of the page: thin calls of the host object that the shell gives to the module
// (web/src/platform/host.ts). One function, one call.

#include <cstddef>

namespace zuji::platform {

class Runtime;

/// A rasterised glyph: place relative to the pen on the baseline, device pixels.
struct GlyphPicture {
    float advance = 0;
    int left = 0;
    int top = 0;
    int width = 0;  ///< 0: no ink
    int height = 0;
    int colored = 0;
};

}  // namespace zuji::platform

extern "C" {
/// Connect: from now on the page calls the exported functions below with this runtime.
void browser_attach(zuji::platform::Runtime* runtime);
/// Create the WebGL 2 context of the canvas and make it current; 0 when there is none.
int browser_create_context(void);
void browser_request_frame(double after_ms);
void browser_frame_done(double ms);
void browser_cursor(int cursor);
void browser_mirror(const char* patch, std::size_t size);
void browser_focus(unsigned id);
void browser_edit(unsigned id, const char* text, std::size_t size, int begin, int end);
void browser_clipboard(const char* text, std::size_t size);
void browser_announce(const char* text, std::size_t size);
void browser_title(const char* text, std::size_t size);
void browser_language(const char* tag, std::size_t size);
/// Ascent and descent of the content area per em.
void browser_font_metrics(bool bold, float* out);
/// Measure, and with `draw` rasterise, a character. The pixels can be fetched until the next call.
void browser_glyph(int code_point, float size, bool bold, bool draw, zuji::platform::GlyphPicture* out);
void browser_glyph_pixels(unsigned char* out, bool colored);
/// Text is rasterised dark or light from now on: browsers thin light text on dark ground and thicken dark text.
void browser_ink(bool dark);
}
