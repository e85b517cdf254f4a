#include "wasm/platform/glyphs.hpp"

#include <array>
#include <cstdio>

#include "wasm/platform/browser.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/imgui.hpp"

namespace zuji::platform {

namespace {

bool is_bold(const ImFontConfig& source) { return source.FontNo == static_cast<ImU32>(Weight::bold); }

bool init_source(ImFontAtlas*, ImFontConfig*) { return true; }

// The browser finds a font for every character; controls and non-characters have no picture.
bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0xFFFE && c != 0xFFFF;
}

// Keeps the content area of the system's font, rounded as browsers do, so that text can be centred as they centre it.
bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    std::array<float, 2> metrics{};
    browser_font_metrics(is_bold(*source), metrics.data());
    baked->Ascent = ImFloor(metrics[0] * baked->Size + 0.5F);
    baked->Descent = -ImFloor(metrics[1] * baked->Size + 0.5F);
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* glyph, float* only_advance) {
    if (!contains(atlas, source, code_point)) return false;
    GlyphPicture picture;
    browser_glyph(static_cast<int>(code_point), baked->Size, is_bold(*source), only_advance == nullptr, &picture);
    // the pen stays on device pixels, else the texture would be blurred
    const float advance = ImFloor(picture.advance + 0.5F);
    if (only_advance) {
        *only_advance = advance;
        return true;
    }
    glyph->Codepoint = static_cast<unsigned>(code_point);
    glyph->AdvanceX = advance;
    if (picture.width <= 0) return true;
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
    if (id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* place = ImFontAtlasPackGetRect(atlas, id);
    const bool colored = picture.colored != 0;
    const int pitch = picture.width * (colored ? 4 : 1);
    auto& pixels = atlas->Builder->TempBuffer;
    pixels.resize(pitch * picture.height);
    browser_glyph_pixels(pixels.Data, colored);
    const float top = ui::glyph_top(baked->Size);
    glyph->X0 = static_cast<float>(picture.left);
    glyph->Y0 = top + static_cast<float>(picture.top);
    glyph->X1 = glyph->X0 + static_cast<float>(picture.width);
    glyph->Y1 = glyph->Y0 + static_cast<float>(picture.height);
    glyph->Visible = true;
    glyph->Colored = colored;
    glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place, pixels.Data,
                                       colored ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8, pitch);
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader instance = [] {
        ImFontLoader l;
        l.Name = "canvas";
        l.FontSrcInit = init_source;
        l.FontSrcContainsGlyph = contains;
        l.FontBakedInit = init_baked;
        l.FontBakedLoadGlyph = load_glyph;
        return l;
    }();
    return instance;
}

}  // namespace

ImFont* add_system_font(ImFontAtlas& atlas, Weight weight) {
    ImFontConfig config;
    config.FontLoader = &loader();
    config.FontNo = static_cast<ImU32>(weight);
    std::snprintf(config.Name, sizeof config.Name, "system %s", weight == Weight::bold ? "bold" : "regular");
    return atlas.AddFont(&config);
}

void discard_glyphs(ImFontAtlas& atlas) {
    for (ImFont* font : atlas.Fonts) ImFontAtlasFontDiscardBakes(&atlas, font, 0);
}

}  // namespace zuji::platform
