#pragma once
// Writes JSON text in one fixed form, so that the same value always gives the same bytes.

#include <cstdint>
#include <string>
#include <string_view>

namespace zuji {

class JsonWriter {
   public:
    /// `lines`: two-space indent, one member a line. `compact`: no white space.
    enum class Layout { lines, compact };

    explicit JsonWriter(Layout layout) : layout_(layout) {}

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }
    void key(std::string_view name);

    /// Invalid UTF-8 is replaced by U+FFFD, since JSON text cannot hold it.
    void string(std::string_view text);
    void number(std::uint64_t value);
    void boolean(bool value);
    /// JSON text as it is; must be one well-formed value.
    void raw(std::string_view json);

    /// The text so far; with layout `lines` a finished document ends in a newline.
    [[nodiscard]] std::string take() &&;

   private:
    void open(char bracket);
    void close(char bracket);
    void element();
    void new_line();

    Layout layout_;
    std::string out_;
    std::size_t depth_ = 0;
    bool is_first_ = true;
    bool after_key_ = false;
};

}  // namespace zuji
