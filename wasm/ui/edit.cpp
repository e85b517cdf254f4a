// The life of a text that is being edited: begins with the focus, follows the browser's input element, ends with Enter
// or when the focus moves on.

#include "wasm/ui/detail/edit.hpp"

#include <algorithm>

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/edit_layout.hpp"
#include "wasm/ui/detail/field_parts.hpp"

namespace zuji::ui {

int utf16_from_bytes(std::string_view text, int bytes) {
    int units = 0;
    for (std::size_t at = 0; at < text.size() && static_cast<int>(at) < bytes;) {
        units += next_code_point(text, at) >= 0x10000 ? 2 : 1;
    }
    return units;
}

int bytes_from_utf16(std::string_view text, int units) {
    std::size_t at = 0;
    for (int seen = 0; at < text.size() && seen < units;) seen += next_code_point(text, at) >= 0x10000 ? 2 : 1;
    return static_cast<int>(at);
}

namespace {

enum class CharClass : std::uint8_t { blank, mark, word, wide };

CharClass class_of(unsigned c) {
    if (c == ' ' || c == '\t' || c == '\n' || c == 0x3000) return CharClass::blank;
    const bool wide_mark = (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3040) || (c >= 0xFF00 && c < 0xFF10) ||
                           (c >= 0xFF1A && c < 0xFF21);
    if (wide_mark) return CharClass::mark;
    if (c >= 0x2E80 && c < 0xFF00) return CharClass::wide;
    const bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
    return alnum || c == '_' ? CharClass::word : CharClass::mark;
}

void begin_edit(ContextState& s, Id id, std::string_view value) {
    if (s.edit.id != 0 && s.edit.dirty) s.left.push_back({s.edit.id, s.edit.text, s.picture});
    s.edit = {};
    s.edit.id = id;
    s.edit.text = value;
    s.edit.original = value;
    s.edit.end = static_cast<int>(value.size());
    s.edit.since_ms = s.page.now_ms;
}

// The model has changed below a field that the user has not touched yet (undo, another answer).
void follow_value(ContextState& s, std::string_view value) {
    Edit& e = s.edit;
    if (e.dirty || e.composing() || value == e.original) return;
    e.text = value;
    e.original = value;
    e.begin = e.end = static_cast<int>(value.size());
    e.push = true;
}

bool take_text(ContextState& s, Id id) {
    bool changed = false;
    while (auto event = take_event(s, EventKind::text, id)) {
        Edit& e = s.edit;
        changed = changed || e.text != event->text;
        e.text = std::move(event->text);
        const int size = static_cast<int>(e.text.size());
        e.begin = std::clamp(event->begin, 0, size);
        e.end = std::clamp(event->end, 0, size);
        e.composing_begin = event->composing_begin;
        e.composing_end = std::min(event->composing_end, size);
        e.dirty = e.text != e.original;
        e.since_ms = s.page.now_ms;
    }
    return changed;
}

void select_by_pointer(Context& ui, const Press& p, const EditView& view) {
    auto& s = st(ui);
    Edit& e = s.edit;
    if (p.down) {
        place_caret(ui, view);
        e.dragging = ImGui::GetMouseClickedCount(ImGuiMouseButton_Left) == 1;
        return;
    }
    e.dragging = e.dragging && p.held;
    if (!e.dragging) return;
    const int at = EditLayout(ui, view).offset_at(pointer(s));
    if (e.end == at) return;
    e.end = at;
    e.since_ms = s.page.now_ms;
    e.push = true;
}

void commit(ContextState& s, EditResult& result) {
    Edit& e = s.edit;
    if (!e.dirty) return;
    result.committed = e.text;
    e.original = e.text;
    e.dirty = false;
    acted(s);
}

}  // namespace

void place_caret(Context& ui, const EditView& view) {
    auto& s = st(ui);
    Edit& e = s.edit;
    const int at = EditLayout(ui, view).offset_at(pointer(s));
    const int clicks = ImGui::GetMouseClickedCount(ImGuiMouseButton_Left);
    if (clicks == 2) {
        word_at(e.text, at, e.begin, e.end);
    } else if (clicks >= 3) {
        e.begin = 0;
        e.end = static_cast<int>(e.text.size());
    } else {
        if (!ImGui::GetIO().KeyShift) e.begin = at;
        e.end = at;
    }
    e.since_ms = s.page.now_ms;
    e.push = true;
}

void word_at(std::string_view text, int offset, int& begin, int& end) {
    begin = end = offset;
    std::size_t run_begin = 0;
    CharClass run = CharClass::blank;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const CharClass c = class_of(next_code_point(text, at));
        if (start == 0 || c != run) {
            if (static_cast<int>(start) > offset) break;
            run_begin = start;
            run = c;
        }
        begin = static_cast<int>(run_begin);
        end = static_cast<int>(at);
    }
}

EditResult run_edit(Context& ui, Id id, std::string_view value, const Press& p, const EditView& view) {
    auto& s = st(ui);
    EditResult result;
    if (!p.focused) {
        if (s.edit.id == id) {
            if (s.edit.dirty) result.committed = std::move(s.edit.text);
            s.edit = {};
        } else {
            const auto it = std::find_if(s.left.begin(), s.left.end(), [id](const LeftText& l) { return l.id == id; });
            if (it != s.left.end()) {
                result.committed = std::move(it->text);
                s.left.erase(it);
            }
        }
        if (result.committed) acted(s);
        return result;
    }
    if (s.edit.id != id) begin_edit(s, id, value);
    follow_value(s, value);
    result.editing = true;
    result.changed = take_text(s, id);
    select_by_pointer(ui, p, view);
    if (s.edit.composing()) return result;
    const KeyChord commits{.key = Key::enter, .command = view.multi_line};
    const bool enter = view.enter_commits && take_chord(s, id, commits);
    if (enter) {
        result.enter = true;
        commit(s, result);
    }
    if (s.edit.dirty && take_key(s, id, Key::escape)) {
        result.escape = true;
        result.changed = true;
        s.edit.text = s.edit.original;
        s.edit.begin = s.edit.end = static_cast<int>(s.edit.text.size());
        s.edit.dirty = false;
        s.edit.push = true;
    }
    return result;
}

}  // namespace zuji::ui
