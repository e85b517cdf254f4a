// Icons as strokes on a 16×16 grid (mark 24×24, pictures 32×32), in a small path language:
//   M x y   begin     L x y   line     C x y x y x y   cubic     Z   close
//   O cx cy r   circle     R x y w h r   rounded rectangle     D cx cy r   dot (filled)

#include "wasm/ui/icons.hpp"

#include <array>

#include "wasm/ui/detail/draw.hpp"

namespace zuji::ui {

namespace {

struct Drawing {
    Icon icon;
    const char* path;
};

constexpr std::array drawings = {
    Drawing{Icon::check, "M3 8.5L6.5 12L13 4.5"},
    Drawing{Icon::cross, "M4 4L12 12M12 4L4 12"},
    Drawing{Icon::home,
            "M2.5 7.5L8 2.75L13.5 7.5M4 6.5L4 13.25L6.75 13.25L6.75 9.5L9.25 9.5L9.25 13.25L12 13.25L12 6.5"},
    Drawing{Icon::undo,
            "M5.5 3L2.75 5.75L5.5 8.5M2.75 5.75L9.5 5.75C11.6 5.75 13.25 7.3 13.25 9.4C13.25 11.5 11.6 13 9.5 13L6 13"},
    Drawing{Icon::redo,
            "M10.5 3L13.25 5.75L10.5 8.5M13.25 5.75L6.5 5.75C4.4 5.75 2.75 7.3 2.75 9.4C2.75 11.5 4.4 13 6.5 13L10 13"},
    Drawing{Icon::search, "O7 7 4.25M10.25 10.25L13.5 13.5"},
    Drawing{Icon::moon,
            "M13.2 9.6C12.5 12 10.4 13.6 7.9 13.6C4.8 13.6 2.4 11.1 2.4 8.1C2.4 5.6 4 3.5 6.3 2.7C5.4 5.1 6 7.2 7.5 "
            "8.6C9 10 11.2 10.4 13.2 9.6Z"},
    Drawing{Icon::sun,
            "O8 8 2.9M8 1.5L8 2.75M8 13.25L8 14.5M1.5 8L2.75 8M13.25 8L14.5 8M3.4 3.4L4.3 4.3M11.7 11.7L12.6 12.6M3.4 "
            "12.6L4.3 11.7M11.7 4.3L12.6 3.4"},
    Drawing{Icon::help, "O8 8 6M6.2 6.4C6.2 5.2 7 4.6 8 4.6C9.1 4.6 9.8 5.3 9.8 6.2C9.8 7.5 8 7.6 8 9D8 11.3 0.85"},
    Drawing{Icon::chevron_down, "M4 6.25L8 10.25L12 6.25"},
    Drawing{Icon::chevron_up, "M4 9.75L8 5.75L12 9.75"},
    Drawing{Icon::chevron_right, "M6.25 4L10.25 8L6.25 12"},
    Drawing{Icon::chevron_left, "M9.75 4L5.75 8L9.75 12"},
    Drawing{Icon::panel, "R2 2.75 12 10.5 1.5M10.25 2.75L10.25 13.25"},
    Drawing{Icon::padlock,
            "R3.25 7 9.5 6.5 1.25M5.25 7L5.25 5C5.25 3.4 6.4 2.25 8 2.25C9.6 2.25 10.75 3.4 10.75 5L10.75 7"},
    Drawing{Icon::file,
            "M9.25 1.75L4.25 1.75C3.7 1.75 3.25 2.2 3.25 2.75L3.25 13.25C3.25 13.8 3.7 14.25 4.25 14.25L11.75 "
            "14.25C12.3 14.25 12.75 13.8 12.75 13.25L12.75 5.25ZM9.25 1.75L9.25 5.25L12.75 5.25"},
    Drawing{Icon::paper_clip,
            "M13 7.5L8 12.5C6.7 13.8 4.8 13.8 3.6 12.6C2.4 11.4 2.4 9.5 3.7 8.2L8.9 3C9.8 2.1 11.1 2.1 11.9 2.9C12.7 "
            "3.7 12.7 5 11.8 5.9L6.9 10.8C6.4 11.3 5.8 11.3 5.4 10.9C5 10.5 5 9.9 5.5 9.4L10 4.9"},
    Drawing{Icon::plus, "M8 3L8 13M3 8L13 8"},
    Drawing{Icon::minus, "M3 8L13 8"},
    Drawing{Icon::filter, "M2 4L14 4M4.25 8L11.75 8M6.5 12L9.5 12"},
    Drawing{Icon::sort_up, "M8 13L8 3.5M4 7.25L8 3.25L12 7.25"},
    Drawing{Icon::sort_down, "M8 3L8 12.5M4 8.75L8 12.75L12 8.75"},
    Drawing{Icon::columns, "R2 2.75 12 10.5 1.5M6 2.75L6 13.25M10 2.75L10 13.25"},
    Drawing{Icon::import_file, "M8 2L8 9.5M4.75 6.5L8 9.75L11.25 6.5M2.5 11L2.5 13.5L13.5 13.5L13.5 11"},
    Drawing{Icon::export_file, "M8 10L8 2.25M4.75 5.25L8 2L11.25 5.25M2.5 11L2.5 13.5L13.5 13.5L13.5 11"},
    Drawing{Icon::folder,
            "M1.75 12.25L1.75 4C1.75 3.5 2.1 3.1 2.6 3.1L6 3.1L7.5 5L13.4 5C13.9 5 14.25 5.4 14.25 5.9L14.25 "
            "12.25C14.25 12.75 13.9 13.1 13.4 13.1L2.6 13.1C2.1 13.1 1.75 12.75 1.75 12.25Z"},
    Drawing{Icon::shield, "M8 1.9L13 3.7L13 7.6C13 10.8 11 13 8 14.2C5 13 3 10.8 3 7.6L3 3.7Z"},
    Drawing{Icon::document, "R2.75 1.75 10.5 12.5 1.25M5.25 5L10.75 5M5.25 8L10.75 8M5.25 11L8.5 11"},
    Drawing{
        Icon::calculator,
        "R2.75 1.75 10.5 12.5 1.25M5.25 4.75L10.75 4.75D5.5 8 0.9D8 8 0.9D10.5 8 0.9D5.5 11 0.9D8 11 0.9D10.5 11 0.9"},
    Drawing{Icon::graduation, "M1.25 6L8 3L14.75 6L8 9ZM4 7.4L4 11C5 12.3 6.4 13 8 13C9.6 13 11 12.3 12 11L12 7.4"},
    Drawing{Icon::pencil,
            "M2.5 13.5L3.1 10.6L10.9 2.8C11.4 2.3 12.2 2.3 12.7 2.8L13.2 3.3C13.7 3.8 13.7 4.6 13.2 5.1L5.4 12.9Z"},
    Drawing{Icon::link,
            "M6.6 9.4C7.7 10.5 9.3 10.5 10.4 9.4L12.9 6.9C14 5.8 14 4.2 12.9 3.1C11.8 2 10.2 2 9.1 3.1L8.1 4.1M9.4 "
            "6.6C8.3 5.5 6.7 5.5 5.6 6.6L3.1 9.1C2 10.2 2 11.8 3.1 12.9C4.2 14 5.8 14 6.9 12.9L7.9 11.9"},
    Drawing{Icon::table, "R2 2.75 12 10.5 1.5M2 6.25L14 6.25M6.5 6.25L6.5 13.25"},
    Drawing{Icon::clock, "O8 8 6M8 4.5L8 8L10.5 9.5"},
    Drawing{Icon::bolt, "M8.75 1.75L3.75 9L7.5 9L7 14.25L12.25 6.75L8.5 6.75Z"},
    Drawing{Icon::branch, "M3.5 2.5L3.5 10C3.5 10.9 4.1 11.5 5 11.5L13 11.5M3.5 5L13 5"},
    Drawing{Icon::bulb,
            "M5.75 10.75C4.6 9.9 3.9 8.7 3.9 7.2C3.9 4.9 5.7 3 8 3C10.3 3 12.1 4.9 12.1 7.2C12.1 8.7 11.4 9.9 10.25 "
            "10.75L10.25 11.75L5.75 11.75ZM6.5 14L9.5 14"},
    Drawing{Icon::globe,
            "O8 8 6M2 8L14 8M8 2C6.2 3.8 5.4 5.8 5.4 8C5.4 10.2 6.2 12.2 8 14C9.8 12.2 10.6 10.2 10.6 8C10.6 5.8 9.8 "
            "3.8 8 2Z"},
    Drawing{Icon::more, "D3.5 8 1D8 8 1D12.5 8 1"},
    Drawing{Icon::refresh,
            "M13.25 8C13.25 10.9 10.9 13.25 8 13.25C5.1 13.25 2.75 10.9 2.75 8C2.75 5.1 5.1 2.75 8 2.75C9.9 2.75 11.5 "
            "3.7 12.4 5.2M12.75 2.25L12.75 5.5L9.5 5.5"},
    Drawing{Icon::trash,
            "M2.5 4.25L13.5 4.25M6 4.25L6 2.5L10 2.5L10 4.25M4 4.25L4.6 13.5L11.4 13.5L12 4.25M6.75 7L6.75 10.75M9.25 "
            "7L9.25 10.75"},
    Drawing{Icon::copy,
            "R5.25 5.25 8.5 8.5 1.25M10.75 5.25L10.75 3.5C10.75 2.8 10.2 2.25 9.5 2.25L3.5 2.25C2.8 2.25 2.25 2.8 2.25 "
            "3.5L2.25 9.5C2.25 10.2 2.8 10.75 3.5 10.75L5.25 10.75"},
    Drawing{Icon::play, "M4.5 2.75L12.75 8L4.5 13.25Z"},
    Drawing{Icon::calendar, "R2.25 3.25 11.5 10.5 1.25M2.25 6.5L13.75 6.5M5.25 1.75L5.25 4.5M10.75 1.75L10.75 4.5"},
    Drawing{Icon::eye,
            "M1.5 8C3 5.2 5.3 3.75 8 3.75C10.7 3.75 13 5.2 14.5 8C13 10.8 10.7 12.25 8 12.25C5.3 12.25 3 10.8 1.5 8ZO8 "
            "8 2"},
    Drawing{Icon::menu, "M2.5 4L13.5 4M2.5 8L13.5 8M2.5 12L13.5 12"},
    Drawing{Icon::arrow_left, "M13 8L3.25 8M7 4L3 8L7 12"},
    Drawing{Icon::arrow_right, "M3 8L12.75 8M9 4L13 8L9 12"},
    Drawing{Icon::arrow_up, "M8 13L8 3.25M4 7L8 3L12 7"},
    Drawing{Icon::arrow_down, "M8 3L8 12.75M4 9L8 13L12 9"},
    Drawing{
        Icon::transformer,
        "R6 11 20 15 1.5M10 14.5L10 22.5M14 14.5L14 22.5M18 14.5L18 22.5M22 14.5L22 22.5M9 26L9 29M23 26L23 29M10.5 "
        "11L10.5 7M16 11L16 7M21.5 11L21.5 7M9 7L12 7M14.5 7L17.5 7M20 7L23 7M10.5 7L10.5 4M16 7L16 4M21.5 7L21.5 4"},
    Drawing{Icon::cable, "O16 16 12O16 16 9.2O16 11.9 3.1O12.4 18.2 3.1O19.6 18.2 3.1"},
    Drawing{Icon::motor,
            "R7 9 16 14 2M10.5 9L10.5 23M14 9L14 23M17.5 9L17.5 23M23 13L26 13L26 19L23 19M26 16L30 16M7 12L4 12L4 "
            "20L7 20M4 16L2 16M9 23L8 26L14 26M21 23L22 26L16 26"},
    Drawing{Icon::switchgear,
            "R6 4 20 24 1.5M6 11L26 11M16 11L16 28M10 7.5L13 7.5M19 7.5L22 7.5M11 15L11 17.5M11 17.5L13 21M11 22L11 "
            "24.5M21 15L21 17.5M21 17.5L23 21M21 22L21 24.5"},
};

constexpr float grid_of(Icon icon) {
    return icon == Icon::mark                                                                                    ? 24
           : icon == Icon::transformer || icon == Icon::cable || icon == Icon::motor || icon == Icon::switchgear ? 32
                                                                                                                 : 16;
}

const char* path_of(Icon icon) {
    for (const Drawing& d : drawings) {
        if (d.icon == icon) return d.path;
    }
    return nullptr;
}

/// Walks a path and strokes it.
class Pen {
   public:
    Pen(ImDrawList* draw, ImVec2 origin, float unit, ImU32 color, float stroke)
        : draw_(draw), origin_(origin), unit_(unit), color_(color), stroke_(stroke) {}

    void run(const char* path) {
        for (at_ = path; *at_ != 0;) {
            const char command = *at_++;
            switch (command) {
                case 'M':
                    finish(false);
                    draw_->PathLineTo(point());
                    break;
                case 'L':
                    draw_->PathLineTo(point());
                    break;
                case 'C':
                    cubic();
                    break;
                case 'Z':
                    finish(true);
                    break;
                case 'O':
                    circle();
                    break;
                case 'D':
                    dot();
                    break;
                case 'R':
                    rectangle();
                    break;
                default:
                    break;
            }
        }
        finish(false);
    }

   private:
    float number() {
        while (*at_ == ' ') ++at_;
        float value = 0;
        for (; *at_ >= '0' && *at_ <= '9'; ++at_) value = value * 10 + static_cast<float>(*at_ - '0');
        if (*at_ == '.') {
            float place = 0.1F;
            for (++at_; *at_ >= '0' && *at_ <= '9'; ++at_, place /= 10) value += static_cast<float>(*at_ - '0') * place;
        }
        return value;
    }
    ImVec2 point() {
        const float x = number();
        const float y = number();
        return {origin_.x + x * unit_, origin_.y + y * unit_};
    }
    void cubic() {
        const ImVec2 a = point();
        const ImVec2 b = point();
        const ImVec2 c = point();
        draw_->PathBezierCubicCurveTo(a, b, c, 10);
    }
    void circle() {
        finish(false);
        const ImVec2 centre = point();
        draw_->AddCircle(centre, number() * unit_, color_, 0, stroke_);
    }
    void dot() {
        finish(false);
        const ImVec2 centre = point();
        draw_->AddCircleFilled(centre, number() * unit_, color_, 12);
    }
    void rectangle() {
        finish(false);
        const ImVec2 a = point();
        const float w = number() * unit_;
        const float h = number() * unit_;
        draw_->PathRect(a, {a.x + w, a.y + h}, number() * unit_);
        draw_->PathStroke(color_, ImDrawFlags_Closed, stroke_);
    }
    void finish(bool closed) {
        auto& path = draw_->_Path;
        if (path.Size < 2) {
            path.resize(0);
            return;
        }
        const ImVec2 ends[2] = {path.front(), path.back()};
        draw_->PathStroke(color_, closed ? ImDrawFlags_Closed : 0, stroke_);
        if (closed || stroke_ < 1.9F) return;
        for (const ImVec2 end : ends) draw_->AddCircleFilled(end, stroke_ / 2, color_, 8);  // round caps
    }

    ImDrawList* draw_;
    ImVec2 origin_;
    float unit_;
    ImU32 color_;
    float stroke_;
    const char* at_ = nullptr;
};

void draw_mark(ContextState& s, const Rect& box) {
    const auto& t = s.colors();
    const float unit = box.w / 24;
    fill_rect(s, box, t.accent, 6 * unit);
    const ImRect px = to_px(s, box);
    const float u = px.GetWidth() / 24;
    ImDrawList* draw = s.draw();
    const auto at = [&](float x, float y) { return ImVec2(px.Min.x + x * u, px.Min.y + y * u); };
    draw->PathLineTo(at(6, 17));
    draw->PathLineTo(at(10.6F, 7.9F));
    draw->PathBezierCubicCurveTo(at(11.2F, 6.8F), at(12.8F, 6.8F), at(13.4F, 7.9F), 8);
    draw->PathLineTo(at(18, 17));
    draw->PathStroke(packed(t.on_accent), ImDrawFlags_Closed, 2 * u);
}

}  // namespace

void draw_icon(ContextState& s, Icon icon, const Rect& box, Color color) {
    if (icon == Icon::none || !visible(s, box)) return;
    if (icon == Icon::mark) {
        draw_mark(s, box);
        return;
    }
    const char* path = path_of(icon);
    if (path == nullptr) return;
    const float grid = grid_of(icon);
    const ImRect px = to_px(s, box);
    const float unit = px.GetWidth() / grid;
    Pen(s.draw(), px.Min, unit, packed(color), 1.5F * unit).run(path);
}

void icon(Context& ui, Icon which, Color color, float size, std::string_view name) {
    auto& s = st(ui);
    const Rect box = take(s, size, size);
    draw_icon(s, which, box, color);
    if (!name.empty()) s.mirror.add(0, {.role = Role::image, .rect = box, .name = name});
}

void draw_icon(Context& ui, Icon which, Rect box, Color color) { draw_icon(st(ui), which, box, color); }

}  // namespace zuji::ui
