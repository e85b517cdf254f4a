#include "tests/unit/ui/headless.hpp"

#include <algorithm>
#include <cstdlib>

namespace zuji::ui::test {

namespace {

bool init_source(ImFontAtlas*, ImFontConfig*) { return true; }
bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) { return c >= 0x20; }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = ImFloor(baked->Size * 1.16F + 0.5F);
    baked->Descent = -ImFloor(baked->Size * 0.29F + 0.5F);
    return true;
}

// Latin characters are half as wide as Chinese ones.
bool load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                float* only_advance) {
    const float advance = c < 0x2000 ? baked->Size / 2 : baked->Size;
    if (only_advance) *only_advance = advance;
    glyph->Codepoint = c & 0x1FFFFFU;  // a bit field
    glyph->AdvanceX = advance;
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader instance = [] {
        ImFontLoader l;
        l.Name = "fixed";
        l.FontSrcInit = init_source;
        l.FontSrcContainsGlyph = contains;
        l.FontBakedInit = init_baked;
        l.FontBakedLoadGlyph = load_glyph;
        return l;
    }();
    return instance;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

Rect read_rect(std::string_view text) {
    Rect r;
    float* const fields[] = {&r.x, &r.y, &r.w, &r.h};
    std::size_t i = 0;
    for (const auto part : split(text, ',')) {
        if (i < 4) *fields[i++] = static_cast<float>(std::atof(std::string(part).c_str()));
    }
    return r;
}

}  // namespace

Headless::Headless(float scale) : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImFontConfig config;
    config.FontLoader = &loader();
    st(ui).regular = io.Fonts->AddFont(&config);
    config.FontNo = 1;
    st(ui).bold = io.Fonts->AddFont(&config);
    page_.size = {1280, 720};
    page_.scale = scale;
    set_host(ui, this);
}

Headless::~Headless() {
    // what a renderer would do when it ends
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext(context_);
}

PictureResult Headless::make(void (*draw)(void*, Context&), void* data) {
    struct Counted {
        void (*draw)(void*, Context&);
        void* data;
        int passes;
    } counted{draw, data, 0};
    page_.now_ms += 16;
    const PictureResult result = make_picture(ui, page_,
                                              {[](void* d, Context& c) {
                                                   auto& run = *static_cast<Counted*>(d);
                                                   ++run.passes;
                                                   run.draw(run.data, c);
                                               },
                                               &counted});
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status != ImTextureStatus_Destroyed) texture->SetStatus(ImTextureStatus_OK);
        texture->SetTexID(1);
    }
    passes = counted.passes;
    page_.wheel = {};
    return result;
}

void Headless::move(Vec2 to) {
    ImGui::GetIO().AddMousePosEvent(to.x * page_.scale, to.y * page_.scale);
    page_.wheel_at = to;
}

void Headless::press(bool down) { ImGui::GetIO().AddMouseButtonEvent(0, down); }

void Headless::mirror(std::string_view patch) {
    patches.emplace_back(patch);
    for (const auto record : split(patch, '\x1e')) {
        const auto fields = split(record, '\x1f');
        const Id id =
            fields.size() > 1 ? static_cast<Id>(std::strtoul(std::string(fields[1]).c_str(), nullptr, 10)) : 0;
        const auto known = std::find_if(nodes_.begin(), nodes_.end(), [id](const Node& n) { return n.id == id; });
        if (fields[0] == "N") {
            const Node node{id, std::string(fields[3]), std::string(fields[5]), std::string(fields[6]),
                            read_rect(fields[10])};
            if (known == nodes_.end()) {
                nodes_.push_back(node);
            } else {
                *known = node;
            }
        } else if (fields[0] == "R" && known != nodes_.end()) {
            known->place = read_rect(fields[2]);
        } else if (fields[0] == "O") {
            std::vector<Node> kept;
            for (const auto part : split(fields[1], ' ')) {
                const Id wanted = static_cast<Id>(std::strtoul(std::string(part).c_str(), nullptr, 10));
                for (const Node& n : nodes_) {
                    if (n.id == wanted) kept.push_back(n);
                }
            }
            nodes_ = std::move(kept);
        }
    }
}

const Headless::Node* Headless::find(std::string_view role, std::string_view name) const {
    for (const Node& n : nodes_) {
        if (n.role == role && n.name == name) return &n;
    }
    return nullptr;
}

bool Headless::has(std::string_view role, std::string_view name) const { return find(role, name) != nullptr; }
Id Headless::id_of(std::string_view role, std::string_view name) const {
    const Node* n = find(role, name);
    return n ? n->id : 0;
}
Rect Headless::place_of(std::string_view role, std::string_view name) const {
    const Node* n = find(role, name);
    return n ? n->place : Rect{};
}
std::string Headless::value_of(std::string_view role, std::string_view name) const {
    const Node* n = find(role, name);
    return n ? n->value : std::string();
}

}  // namespace zuji::ui::test
