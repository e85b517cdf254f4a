// What the page calls. Names and arguments: browser.cpp (attach), web/src/platform/host.ts.

#include <emscripten/emscripten.h>

#include <array>
#include <cfloat>
#include <string>
#include <string_view>

#include "wasm/platform/runtime.hpp"
#include "wasm/ui/detail/edit.hpp"
#include "wasm/ui/detail/imgui.hpp"

namespace {

using zuji::platform::Runtime;
using zuji::ui::Event;
using zuji::ui::EventKind;
using zuji::ui::Key;
using zuji::ui::KeyChord;

struct KeyName {
    std::string_view name;  // KeyboardEvent.key in lower case
    Key key;
};

constexpr std::array named_keys = {
    KeyName{"enter", Key::enter},
    KeyName{"escape", Key::escape},
    KeyName{"tab", Key::tab},
    KeyName{" ", Key::space},
    KeyName{"backspace", Key::backspace},
    KeyName{"delete", Key::del},
    KeyName{"insert", Key::insert},
    KeyName{"arrowleft", Key::left},
    KeyName{"arrowright", Key::right},
    KeyName{"arrowup", Key::up},
    KeyName{"arrowdown", Key::down},
    KeyName{"home", Key::home},
    KeyName{"end", Key::end},
    KeyName{"pageup", Key::page_up},
    KeyName{"pagedown", Key::page_down},
    KeyName{"+", Key::plus},
    KeyName{"-", Key::minus},
    KeyName{"/", Key::slash},
    KeyName{"?", Key::question},
};

Key offset_key(Key first, int by) { return static_cast<Key>(static_cast<int>(first) + by); }

Key key_of(std::string_view name) {
    if (name.size() == 1 && name[0] >= 'a' && name[0] <= 'z') return offset_key(Key::a, name[0] - 'a');
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') return offset_key(Key::n0, name[0] - '0');
    if (name.size() == 2 && name[0] == 'f' && name[1] >= '1' && name[1] <= '9')
        return offset_key(Key::f1, name[1] - '1');
    if (name.size() == 3 && name[0] == 'f' && name[1] == '1' && name[2] >= '0' && name[2] <= '2') {
        return offset_key(Key::f10, name[2] - '0');
    }
    for (const KeyName& k : named_keys) {
        if (k.name == name) return k.key;
    }
    return Key::none;
}

enum Modifier : int { mod_command = 1, mod_shift = 2, mod_alt = 4 };
enum PointerKind : int { pointer_move = 0, pointer_down = 1, pointer_up = 2, pointer_leave = 3 };
enum PageFlag : int { page_file = 1, page_calm = 2, page_focus = 4, page_touch = 8 };

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zuji_tick(Runtime* runtime, double now, double scale, double width, double height, int flags,
                                    double wheel_x, double wheel_y, double at_x, double at_y) {
    zuji::ui::Page page;
    page.now_ms = now;
    page.scale = static_cast<float>(scale);
    page.size = {static_cast<float>(width), static_cast<float>(height)};
    page.file_hovering = (flags & page_file) != 0;
    page.reduced_motion = (flags & page_calm) != 0;
    page.has_focus = (flags & page_focus) != 0;
    page.touch = (flags & page_touch) != 0;
    page.wheel = {static_cast<float>(wheel_x), static_cast<float>(wheel_y)};
    page.wheel_at = {static_cast<float>(at_x), static_cast<float>(at_y)};
    runtime->tick(page);
}

EMSCRIPTEN_KEEPALIVE void zuji_pointer(Runtime* runtime, int kind, double x, double y, int button, int modifiers,
                                       int touch) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & mod_shift) != 0);
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & mod_command) != 0);
    if (kind == pointer_leave) {
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        return;
    }
    const auto scale = static_cast<double>(runtime->scale());
    io.AddMousePosEvent(static_cast<float>(x * scale), static_cast<float>(y * scale));
    if (kind == pointer_down || kind == pointer_up) io.AddMouseButtonEvent(button, kind == pointer_down);
}

EMSCRIPTEN_KEEPALIVE void zuji_focus(Runtime* runtime, unsigned id, int visible) {
    post(runtime->context(), {.kind = EventKind::focus, .id = id, .visible = visible != 0});
}

EMSCRIPTEN_KEEPALIVE void zuji_click(Runtime* runtime, unsigned id) {
    post(runtime->context(), {.kind = EventKind::click, .id = id});
}

/// 1 when the page uses the key, so that the browser must not.
EMSCRIPTEN_KEEPALIVE int zuji_key(Runtime* runtime, unsigned id, const char* name, int modifiers) {
    const KeyChord chord{key_of(name), (modifiers & mod_command) != 0, (modifiers & mod_shift) != 0,
                         (modifiers & mod_alt) != 0};
    if (chord.key == Key::none) return 0;
    const bool wanted = wants_key(runtime->context(), id, chord);
    // page keys scroll where nobody else wants them
    const bool scrolls = chord.key == Key::page_up || chord.key == Key::page_down || chord.key == Key::home ||
                         chord.key == Key::end || (id == 0 && (chord.key == Key::up || chord.key == Key::down));
    if (wanted || scrolls) post(runtime->context(), {.kind = EventKind::key, .id = id, .key = chord});
    return wanted ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void zuji_text(Runtime* runtime, unsigned id, const char* text, std::size_t size, int begin,
                                    int end, int composing_begin, int composing_end) {
    const std::string_view whole(text, size);
    const auto bytes = [whole](int units) { return units < 0 ? -1 : zuji::ui::bytes_from_utf16(whole, units); };
    post(runtime->context(), {.kind = EventKind::text,
                              .id = id,
                              .text = std::string(whole),
                              .begin = bytes(begin),
                              .end = bytes(end),
                              .composing_begin = bytes(composing_begin),
                              .composing_end = bytes(composing_end)});
}

/// `kind`: 0 copy, 1 cut, 2 paste. The answer to copy and cut is given to the host's clipboard() in the next tick.
EMSCRIPTEN_KEEPALIVE void zuji_clipboard(Runtime* runtime, int kind, unsigned id, const char* text, std::size_t size) {
    constexpr std::array kinds = {EventKind::copy, EventKind::cut, EventKind::paste};
    post(runtime->context(),
         {.kind = kinds.at(static_cast<std::size_t>(kind)), .id = id, .text = std::string(text, size)});
}

/// Where the page puts the text of its next call.
EMSCRIPTEN_KEEPALIVE char* zuji_text_room(Runtime* runtime, std::size_t size) { return runtime->text_room(size); }

EMSCRIPTEN_KEEPALIVE void zuji_context_lost(Runtime* runtime) { runtime->lose_context(); }
EMSCRIPTEN_KEEPALIVE void zuji_context_restored(Runtime* runtime) { runtime->restore_context(); }
EMSCRIPTEN_KEEPALIVE void zuji_leaving(Runtime* runtime) { runtime->leaving(); }
EMSCRIPTEN_KEEPALIVE const char* zuji_unannotated(Runtime* runtime) { return runtime->unannotated(); }
}
