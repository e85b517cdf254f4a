#pragma once
// Text without font files: glyphs come from the fonts of the user's system, rasterised by the browser's canvas on
// demand.

struct ImFont;
struct ImFontAtlas;

namespace zuji::platform {

enum class Weight : unsigned char { regular, bold };

/// Add a font of that weight to the atlas. Its baked sizes are the size of the em in device pixels.
ImFont* add_system_font(ImFontAtlas& atlas, Weight weight);
/// Forget all glyphs, e.g. because text is to be rasterised for the other theme. Between frames only.
void discard_glyphs(ImFontAtlas& atlas);

}  // namespace zuji::platform
