#include "wasm/platform/browser.hpp"

#include <emscripten/em_js.h>

// The bodies are JavaScript; the host's names are quoted because a minifier renames what is not.
// clang-format off

EM_JS_DEPS(zuji_browser, "$GL,$UTF8ToString,$stringToUTF8,$lengthBytesUTF8");

EM_JS(void, browser_attach, (zuji::platform::Runtime* runtime), {
  const withText = (text, use) => {
    const size = lengthBytesUTF8(text);
    const room = _zuji_text_room(runtime, size + 1);
    stringToUTF8(text, room, size + 1);
    return use(room, size);
  };
  Module['host']['attach']({
    'tick': (now, scale, width, height, flags, wheelX, wheelY, wheelAtX, wheelAtY) =>
      _zuji_tick(runtime, now, scale, width, height, flags, wheelX, wheelY, wheelAtX, wheelAtY),
    'pointer': (kind, x, y, buttons, modifiers, touch) => _zuji_pointer(runtime, kind, x, y, buttons, modifiers, touch),
    'focus': (id, visible) => _zuji_focus(runtime, id, visible),
    'click': (id) => _zuji_click(runtime, id),
    'key': (id, name, modifiers) => withText(name, (p) => _zuji_key(runtime, id, p, modifiers)) != 0,
    'text': (id, text, begin, end, composingBegin, composingEnd) =>
      withText(text, (p, n) => _zuji_text(runtime, id, p, n, begin, end, composingBegin, composingEnd)),
    'clipboard': (kind, id, text) => withText(text, (p, n) => _zuji_clipboard(runtime, kind, id, p, n)),
    'contextLost': () => _zuji_context_lost(runtime),
    'contextRestored': () => _zuji_context_restored(runtime),
    'leaving': () => _zuji_leaving(runtime),
    'unannotated': () => UTF8ToString(_zuji_unannotated(runtime)),
  });
});

EM_JS(int, browser_create_context, (void), {
  const gl = Module['host']['canvas'].getContext('webgl2', {
    alpha: false, antialias: false, depth: false, stencil: false, premultipliedAlpha: true, preserveDrawingBuffer: false,
    powerPreference: 'default'
  });
  if (!gl) return 0;
  const handle = GL.registerContext(gl, { majorVersion: 2, minorVersion: 0 });
  GL.makeContextCurrent(handle);
  return handle;
});

EM_JS(void, browser_request_frame, (double after_ms), { Module['host']['requestFrame'](after_ms); });
EM_JS(void, browser_frame_done, (double ms), { Module['host']['frameDone'](ms); });
EM_JS(void, browser_cursor, (int cursor), { Module['host']['cursor'](cursor); });
EM_JS(void, browser_mirror, (const char* patch, size_t size), { Module['host']['mirror'](UTF8ToString(patch, size)); });
EM_JS(void, browser_focus, (unsigned id), { Module['host']['focus'](id >>> 0); });
EM_JS(void, browser_edit, (unsigned id, const char* text, size_t size, int begin, int end), {
  Module['host']['edit'](id >>> 0, UTF8ToString(text, size), begin, end);
});
EM_JS(void, browser_clipboard, (const char* text, size_t size), { Module['host']['clipboard'](UTF8ToString(text, size)); });
EM_JS(void, browser_announce, (const char* text, size_t size), { Module['host']['announce'](UTF8ToString(text, size)); });
EM_JS(void, browser_title, (const char* text, size_t size), { Module['host']['title'](UTF8ToString(text, size)); });
EM_JS(void, browser_language, (const char* tag, size_t size), { Module['host']['language'](UTF8ToString(tag, size)); });

EM_JS(void, browser_font_metrics, (bool bold, float* out), {
  const metrics = Module['host']['fontMetrics'](!!bold);
  HEAPF32[out >> 2] = metrics[0];
  HEAPF32[(out >> 2) + 1] = metrics[1];
});

EM_JS(void, browser_glyph, (int code_point, float size, bool bold, bool draw, zuji::platform::GlyphPicture* out), {
  // [advance, left, top, width, height, coloured]
  const glyph = Module['host']['glyph'](code_point, size, !!bold, !!draw);
  HEAPF32[out >> 2] = glyph[0];
  for (let i = 1; i < 6; i++) HEAP32[(out >> 2) + i] = glyph[i];
});

EM_JS(void, browser_glyph_pixels, (unsigned char* out, bool colored), {
  const pixels = Module['host']['glyphPixels'](!!colored);
  HEAPU8.set(pixels, out);
});

EM_JS(void, browser_ink, (bool dark), { Module['host']['ink'](!!dark); });
