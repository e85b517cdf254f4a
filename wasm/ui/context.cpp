#include "wasm/ui/context.hpp"

#include <algorithm>

#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

Context::Context() : state_(std::make_unique<ContextState>()) { state_->theme = &light_theme(); }
Context::~Context() = default;

const Theme& Context::theme() const { return *state_->theme; }

void Context::set_theme(ThemeMode mode) {
    if (state_->theme->mode == mode) return;
    state_->theme = &theme_of(mode);
    state_->theme_changed = true;
    state_->relayout = true;
}

void Context::set_language(std::string_view tag) {
    if (state_->language == tag) return;
    state_->language = tag;
    if (state_->host) state_->host->language(tag);
}

float Context::scale() const { return state_->page.scale; }
Vec2 Context::viewport() const { return state_->page.size; }
double Context::now_ms() const { return state_->page.now_ms; }
bool Context::file_hovering() const { return state_->page.file_hovering; }
bool Context::reduced_motion() const { return state_->page.reduced_motion; }
void Context::request_frame() { wake_in(*state_, 0); }
void Context::request_frame_after(double ms) { wake_in(*state_, ms); }

bool Context::shortcut(KeyChord chord) {
    ContextState& s = *state_;
    s.claims_now.push_back({0, chord});
    for (auto it = s.events.begin(); it != s.events.end(); ++it) {
        if (it->kind != EventKind::key || it->key != chord) continue;
        const bool used_by_focus = std::any_of(s.claims.begin(), s.claims.end(), [&](const Claim& c) {
            return c.id != 0 && c.id == it->id && c.key == chord;
        });
        if (used_by_focus) continue;
        s.events.erase(it);
        acted(s);
        return true;
    }
    return false;
}

void Context::focus(std::string_view name) { focus(id(name)); }

void Context::focus(Id widget) {
    set_focus(*state_, widget, true);
    state_->focus.reveal = true;
}

bool Context::focused(std::string_view name) const {
    const Id widget = id(name);
    const auto& f = state_->focus;
    return f.id == widget || std::find(f.scopes.begin(), f.scopes.end(), widget) != f.scopes.end();
}

bool Context::focus_within() const {
    const auto& scopes = state_->focus.scopes;
    return state_->focus.id != 0 && std::find(scopes.begin(), scopes.end(), state_->scope()) != scopes.end();
}

Id Context::focused_id() const { return state_->focus.id; }
Id Context::id(std::string_view name) const { return hash_id(state_->scope(), name); }

void Context::announce(std::string_view text) {
    if (state_->host) state_->host->announce(text);
}

void Context::copy_to_clipboard(std::string_view text) {
    state_->clipboard = text;
    state_->clipboard_set = true;
}

void Context::set_title(std::string_view text) {
    if (state_->title == text) return;
    state_->title = text;
    if (state_->host) state_->host->title(text);
}

Scope::Scope(Context& ui, std::string_view name) : ui_(ui) {
    auto& s = st(ui);
    s.scopes.push_back({hash_id(s.scope(), name), 0});
}

Scope::Scope(Context& ui, std::string_view name, std::int64_t index) : ui_(ui) {
    auto& s = st(ui);
    s.scopes.push_back({hash_id(hash_id(s.scope(), name), index), 0});
}

Scope::~Scope() { st(ui_).scopes.pop_back(); }

Id hash_id(Id seed, std::string_view name) { return ImHashStr(name.data(), name.size(), seed); }
Id hash_id(Id seed, std::int64_t index) { return ImHashData(&index, sizeof index, seed); }

Id auto_id(ContextState& s, std::string_view kind) {
    if (s.scopes.empty()) return hash_id(0, kind);
    return hash_id(hash_id(s.scopes.back().id, kind), std::int64_t{s.scopes.back().counter++});
}

float remembered(const ContextState& s, Id id, float otherwise) {
    const auto it = s.sizes.find(id);
    return it == s.sizes.end() ? otherwise : it->second;
}

void remember(ContextState& s, Id id, float value) {
    const auto [it, fresh] = s.sizes.try_emplace(id, value);
    if (fresh || it->second < value - 0.01F || it->second > value + 0.01F) {
        it->second = value;
        s.relayout = true;
    }
}

void wake_in(ContextState& s, double ms) {
    if (s.wake_in_ms < 0 || ms < s.wake_in_ms) s.wake_in_ms = ms;
}

std::optional<Event> take_event(ContextState& s, EventKind kind, Id id) {
    if (s.events.empty()) return std::nullopt;
    for (auto it = s.events.begin(); it != s.events.end(); ++it) {
        if (it->kind != kind || it->id != id) continue;
        Event event = std::move(*it);
        s.events.erase(it);
        acted(s);
        return event;
    }
    return std::nullopt;
}

bool take_chord(ContextState& s, Id id, KeyChord chord) {
    s.claims_now.push_back({id, chord});
    for (auto it = s.events.begin(); it != s.events.end(); ++it) {
        if (it->kind != EventKind::key || it->id != id || it->key != chord) continue;
        s.events.erase(it);
        acted(s);
        return true;
    }
    return false;
}

bool take_key(ContextState& s, Id id, Key key) { return take_chord(s, id, KeyChord{key}); }

bool take_popup_key(ContextState& s, Key key) {
    for (auto it = s.events.begin(); it != s.events.end(); ++it) {
        if (it->kind != EventKind::key || it->key != KeyChord{key}) continue;
        s.events.erase(it);
        acted(s);
        return true;
    }
    return false;
}

}  // namespace zuji::ui
