#include "wasm/ui/detail/safety_net.hpp"

#include <algorithm>
#include <cstdio>

using zuji::ui::ContextState;

// The four hooks that IMGUI_ENABLE_TEST_ENGINE makes the core call. The state travels in ImGuiContext::TestEngine.

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* ctx, ImGuiID id, const ImRect& bb, const ImGuiLastItemData* item) {
    auto* s = static_cast<ContextState*>(ctx->TestEngine);
    if (s == nullptr) return;
    // Windows report their own parts (move id, scrollbars) without item data.
    if (item == nullptr) return;
    s->reported_items.push_back({id, bb});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace zuji::ui {

void watch_items(ContextState& s) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    g.TestEngine = &s;
    g.TestEngineHookItems = true;
    s.reported_items.clear();
}

void compare_items(ContextState& s) {
    auto& items = s.reported_items;
    const auto drop = [&](const auto& item) {
        return s.mirror.has(item.id) || ImGui::FindWindowByID(item.id) != nullptr;
    };
    items.erase(std::remove_if(items.begin(), items.end(), drop), items.end());
    ImGuiContext& g = *ImGui::GetCurrentContext();
    for (const ImGuiWindow* window : g.Windows) {
        items.erase(std::remove_if(items.begin(), items.end(),
                                   [window](const auto& item) { return item.id == window->MoveId; }),
                    items.end());
    }
}

std::vector<std::string> unannotated(const Context& ui) {
    std::vector<std::string> out;
    for (const auto& item : st(ui).reported_items) {
        char text[96];
        std::snprintf(text, sizeof text, "item %08x at %.0f,%.0f %.0fx%.0f", item.id,
                      static_cast<double>(item.box.Min.x), static_cast<double>(item.box.Min.y),
                      static_cast<double>(item.box.GetWidth()), static_cast<double>(item.box.GetHeight()));
        out.emplace_back(text);
    }
    return out;
}

}  // namespace zuji::ui
