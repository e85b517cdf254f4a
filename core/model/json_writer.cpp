#include "core/model/json_writer.hpp"

#include <utility>

#include "core/base/text.hpp"

namespace zuji {
namespace {

/// Appends `text` between quotes; `text` is valid UTF-8.
void append_quoted(std::string& out, std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text.substr(run, i - run));
        run = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += "\\u00";
                out += hex[c >> 4];
                out += hex[c & 15U];
        }
    }
    out.append(text.substr(run));
    out += '"';
}

/// Length of the well-formed character at the start of `text`, 0 when there is none.
std::size_t character_length(std::string_view text) {
    for (std::size_t length = 1; length <= 4 && length <= text.size(); ++length) {
        if (is_utf8(text.substr(0, length))) return length;
    }
    return 0;
}

std::string with_replacements(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) {
            clean += "\uFFFD";
        } else {
            clean.append(text.substr(0, length));
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return clean;
}

}  // namespace

void JsonWriter::new_line() {
    if (layout_ == Layout::compact) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

/// What stands between this element and the one before.
void JsonWriter::element() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!is_first_) out_ += ',';
    is_first_ = false;
    if (depth_ > 0) new_line();
}

void JsonWriter::open(char bracket) {
    element();
    out_ += bracket;
    ++depth_;
    is_first_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!is_first_) new_line();
    out_ += bracket;
    is_first_ = false;
}

void JsonWriter::key(std::string_view name) {
    string(name);
    out_ += layout_ == Layout::lines ? ": " : ":";
    after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
    element();
    if (is_utf8(text)) {
        append_quoted(out_, text);
    } else {
        append_quoted(out_, with_replacements(text));
    }
}

void JsonWriter::number(std::uint64_t value) {
    element();
    out_ += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
    element();
    out_ += value ? "true" : "false";
}

void JsonWriter::raw(std::string_view json) {
    element();
    out_.append(json);
}

std::string JsonWriter::take() && {
    if (layout_ == Layout::lines) out_ += '\n';
    return std::move(out_);
}

}  // namespace zuji
