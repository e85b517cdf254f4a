#include "wasm/ui/driver.hpp"

#include <algorithm>
#include <cmath>

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/overlay.hpp"
#include "wasm/ui/detail/safety_net.hpp"
#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

namespace {

constexpr int most_passes = 4;
constexpr double mirror_rest_ms = 120;  ///< places alone are sent when scrolling has come to rest

// Events are handed out in batches that end where the focus moves on, so that a text entered in one field is not
// mixed up with the next (a program may fill several fields between two pictures). They also end where a key follows
// what was typed: widgets ask for keys and texts one after the other, and would see the Enter before the number.
bool follows_typing(const ContextState& s, const Event& event) {
    if (event.kind == EventKind::text || event.kind == EventKind::click) return false;
    return std::any_of(s.events.begin(), s.events.end(),
                       [&](const Event& e) { return e.kind == EventKind::text && e.id == event.id; });
}

void take_batch(ContextState& s) {
    s.events.clear();
    std::size_t used = 0;
    bool acted_on = false;
    for (; used < s.incoming.size(); ++used) {
        Event& event = s.incoming[used];
        if (event.kind == EventKind::focus) {
            if (acted_on) break;
            if (event.id != s.focus.id) {
                s.focus.id = event.id;
                s.focus.scopes.clear();
            }
            s.focus.visible = event.visible;
            s.focus.reveal = event.visible;
            s.focus.ask = false;
            continue;
        }
        if (event.kind == EventKind::click && event.id != s.focus.id && s.edit.dirty) {
            // a click by assistive technology does not move the focus by itself: let the field being edited go first
            set_focus(s, event.id, true);
            break;
        }
        if (follows_typing(s, event)) break;
        acted_on = true;
        s.events.push_back(std::move(event));
    }
    s.incoming.erase(s.incoming.begin(), s.incoming.begin() + static_cast<std::ptrdiff_t>(used));
}

void begin_pass(ContextState& s) {
    s.relayout = false;
    s.cursor = Cursor::normal;
    s.scopes.clear();
    s.scopes.push_back({hash_id(0, "page"), 0});
    s.layouts.clear();
    s.regions.clear();
    s.layer = 0;
    s.covered = static_cast<int>(s.popups.size());
    s.focus.seen = false;
    s.claims_now.clear();
    s.hint_now = {};
    s.mirror.begin_picture();
    for (auto& popup : s.popups) popup.seen = false;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {snap(s.page.size.x * s.page.scale), snap(s.page.size.y * s.page.scale)};
    ImGui::NewFrame();
    watch_items(s);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("##page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    const Rect page{0, 0, s.page.size.x, s.page.size.y};
    fill_rect(s, page, s.colors().bg);
    MirrorNode root{.role = Role::group, .rect = page};
    // behind a dialog the page is there, but out of reach
    root.flags.inert = std::any_of(s.popups.begin(), s.popups.end(), [](const OpenPopup& p) { return p.dialog; });
    s.mirror.open(hash_id(0, "root"), root);
    open_detached_column(s, page, 0);
}

void end_pass(Context& ui) {
    auto& s = st(ui);
    close_layout(s);
    s.mirror.close();
    draw_hint(s);
    ImGui::End();
    s.scopes.clear();
    // A click on nothing takes the focus away; a click outside closes the popup on top (which has seen it itself).
    const bool clicked = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    if (s.pass == 0 && clicked && s.focus.id != 0 && !s.focus.ask && s.popups.empty()) set_focus(s, 0, false);
    drop_closed_popups(s);
    s.events.clear();
    s.claims.swap(s.claims_now);
    s.wheel = {};
    if (s.focus.seen) s.focus.missing = 0;
}

void settle_focus(ContextState& s) {
    if (s.focus.id != 0 && !s.focus.seen && ++s.focus.missing > 2) {
        s.focus.id = 0;
        s.focus.visible = false;
        s.focus.ask = true;
        s.focus.missing = 0;
    }
    if (s.focus.id != 0 && !s.focus.seen) wake_in(s, 0);
    s.left.erase(std::remove_if(s.left.begin(), s.left.end(),
                                [&](const LeftText& left) { return s.picture - left.picture > 2; }),
                 s.left.end());
}

void send_mirror(ContextState& s) {
    if (s.host == nullptr) return;
    if (s.clipboard_set) s.host->clipboard(s.clipboard);
    s.clipboard_set = false;
    const std::string& patch = s.mirror.diff();
    const bool asks = s.focus.ask && (s.focus.id == 0 || s.focus.seen);
    if (!patch.empty()) {
        const bool hold = s.mirror.only_places() && !asks && !s.edit.push && s.mirror_held_since >= 0 &&
                          s.page.now_ms - s.mirror_held_since < mirror_rest_ms;
        if (hold) {
            wake_in(s, mirror_rest_ms);
        } else {
            s.host->mirror(patch);
            s.mirror.sent();
            s.mirror_held_since = s.page.now_ms;
        }
    }
    if (asks) {
        s.host->focus(s.focus.id);
        s.focus.ask = false;
    }
    if (s.edit.push && s.edit.id != 0 && !s.edit.composing()) {
        s.host->edit(s.edit.id, s.edit.text, utf16_from_bytes(s.edit.text, s.edit.begin),
                     utf16_from_bytes(s.edit.text, s.edit.end));
    }
    s.edit.push = false;
    if (s.reset_agent != 0 && s.edit.id != s.reset_agent) s.host->edit(s.reset_agent, "", 0, 0);
    s.reset_agent = 0;
}

}  // namespace

void set_host(Context& ui, HostLink* host) {
    auto& s = st(ui);
    s.host = host;
    s.mirror.forget();
    if (host) host->language(s.language);
}

void post(Context& ui, Event event) { st(ui).incoming.push_back(std::move(event)); }

bool wants_key(const Context& ui, Id id, KeyChord key) {
    const auto& s = st(ui);
    if (key == KeyChord{Key::escape} && !s.popups.empty()) return true;
    const bool editing = s.edit.id != 0 && s.edit.id == id;
    for (const auto& claim : s.claims) {
        if (claim.key != key) continue;
        if (claim.id == id && id != 0) return true;
        if (claim.id != 0) continue;
        // The application's chords: a text field keeps what the browser's editing needs.
        const bool plain = !key.command && !key.alt && (key.key < Key::f1 || key.key > Key::f12);
        const bool editing_chord =
            key.command && (key.key == Key::a || key.key == Key::c || key.key == Key::x || key.key == Key::v ||
                            (s.edit.dirty && (key.key == Key::z || key.key == Key::y)));
        if (editing && (plain || editing_chord)) continue;
        return true;
    }
    return false;
}

PictureResult make_picture(Context& ui, const Page& page, Content content) {
    auto& s = st(ui);
    ImGuiIO& io = ImGui::GetIO();
    const double elapsed = (page.now_ms - s.page.now_ms) / 1000;
    s.page = page;
    s.wheel = page.wheel;
    s.wake_in_ms = -1;
    ++s.picture;
    for (s.pass = 0;; ++s.pass) {
        // Only the first pass sees time go by and events.
        io.DeltaTime = s.pass == 0 ? static_cast<float>(std::clamp(elapsed, 1e-5, 0.25)) : 1e-6F;
        if (s.pass == 0) take_batch(s);
        begin_pass(s);
        content.draw(content.data, ui);
        end_pass(ui);
        if (!s.relayout || s.pass + 1 == most_passes || s.theme_changed) break;
        ImGui::EndFrame();
    }
    ImGui::Render();
    compare_items(s);
    settle_focus(s);
    if (s.relayout || s.theme_changed || !s.incoming.empty()) wake_in(s, 0);
    send_mirror(s);
    const bool theme_changed = s.theme_changed;
    s.theme_changed = false;
    return {s.wake_in_ms, s.cursor, theme_changed};
}

}  // namespace zuji::ui
