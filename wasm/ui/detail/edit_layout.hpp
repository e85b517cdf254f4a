#pragma once
// Where the characters of the text being edited stand.

#include "wasm/ui/detail/field_parts.hpp"
#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

class EditLayout {
   public:
    EditLayout(Context& ui, const EditView& view);

    [[nodiscard]] int offset_at(Vec2 point) const;
    /// Upper left corner of the caret before the byte `offset`, in page coordinates.
    [[nodiscard]] Vec2 caret(int offset) const;
    [[nodiscard]] const std::vector<LineRange>& lines() const { return lines_; }
    /// Box of a line, whole width.
    [[nodiscard]] Rect line_box(std::size_t line) const;
    [[nodiscard]] float x_of(std::size_t line, int offset) const;
    [[nodiscard]] float line_height() const { return line_height_; }

   private:
    [[nodiscard]] std::size_t line_of(int offset) const;
    [[nodiscard]] float origin_x(std::size_t line) const;

    const ContextState& s_;
    EditView view_;
    std::vector<LineRange> lines_;
    float line_height_ = 21;
};

}  // namespace zuji::ui
