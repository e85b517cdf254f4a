#include "core/model/json_reader.hpp"

#include <utility>

#include "core/base/text.hpp"

namespace zuji {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string line_and_column(std::string_view text, std::size_t offset) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++column;  // counts characters, not the bytes of one
        }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

std::string join_path(std::string_view step, std::string_view rest) {
    std::string path(step);
    if (!rest.empty() && rest.front() != '[') path += '.';
    return path.append(rest);
}

JsonReader::JsonReader(std::string_view text, int max_depth) : text_(text), max_depth_(max_depth) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") pos_ = 3;
}

bool JsonReader::fail(Error error) {
    if (failed_) return false;
    failed_ = true;
    error_ = std::move(error);
    return false;
}

bool JsonReader::syntax_error(std::string_view what) {
    is_syntax_ = is_syntax_ || !failed_;
    return fail({"bad-json", line_and_column(text_, pos_), {std::string(what)}});
}

bool JsonReader::at(std::string_view key) {
    if (!is_syntax_) error_.where = join_path(key, error_.where);
    return false;
}

bool JsonReader::at(std::size_t index) {
    if (is_syntax_) return false;
    return at("[" + std::to_string(index) + "]");
}

void JsonReader::skip_blanks() {
    while (pos_ < text_.size()) {
        const char c = text_[pos_];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
        ++pos_;
    }
}

JsonReader::Kind JsonReader::peek() {
    skip_blanks();
    if (failed_ || pos_ >= text_.size()) return Kind::bad;
    switch (text_[pos_]) {
        case '{':
            return Kind::object;
        case '[':
            return Kind::array;
        case '"':
            return Kind::string;
        case 't':
        case 'f':
            return Kind::boolean;
        case 'n':
            return Kind::null;
        default:
            return text_[pos_] == '-' || is_digit(text_[pos_]) ? Kind::number : Kind::bad;
    }
}

bool JsonReader::open(char bracket) {
    if (failed_) return false;
    skip_blanks();
    if (pos_ >= text_.size() || text_[pos_] != bracket) return syntax_error("value expected");
    if (depth_ >= max_depth_) {
        is_syntax_ = true;
        return fail({"json-too-deep", line_and_column(text_, pos_), {std::to_string(max_depth_)}});
    }
    ++depth_;
    ++pos_;
    first_ = true;
    return true;
}

bool JsonReader::enter_object() { return open('{'); }
bool JsonReader::enter_array() { return open('['); }

bool JsonReader::next_item() {
    if (failed_) return false;
    skip_blanks();
    if (pos_ >= text_.size()) return syntax_error("unexpected end");
    if (text_[pos_] == ']') {
        ++pos_;
        --depth_;
        first_ = false;
        return false;
    }
    if (!first_) {
        if (text_[pos_] != ',') return syntax_error("comma or ] expected");
        ++pos_;
    }
    first_ = false;
    return true;
}

bool JsonReader::next_key(std::string_view& key) {
    if (failed_) return false;
    skip_blanks();
    if (pos_ >= text_.size()) return syntax_error("unexpected end");
    if (text_[pos_] == '}') {
        ++pos_;
        --depth_;
        first_ = false;
        return false;
    }
    if (!first_) {
        if (text_[pos_] != ',') return syntax_error("comma or } expected");
        ++pos_;
        skip_blanks();
    }
    first_ = false;
    if (!read_string_into(key, scratch_)) return false;
    skip_blanks();
    if (pos_ >= text_.size() || text_[pos_] != ':') return syntax_error("colon expected");
    ++pos_;
    return true;
}

bool JsonReader::read_string(std::string& out) {
    if (failed_) return false;
    skip_blanks();
    std::string_view view;
    if (!read_string_into(view, out)) return false;
    if (view.data() != out.data()) out.assign(view);
    return true;
}

/// A string that needs no decoding is a view of the text; another is decoded into `scratch` and `out` is a view of
/// that.
bool JsonReader::read_string_into(std::string_view& out, std::string& scratch) {
    if (failed_) return false;
    if (pos_ >= text_.size() || text_[pos_] != '"') return syntax_error("string expected");
    const std::size_t begin = ++pos_;
    std::size_t run = begin;  // start of what is not copied to `scratch` yet
    bool is_ascii = true;
    bool is_decoded = false;
    while (pos_ < text_.size() && text_[pos_] != '"') {
        const auto c = static_cast<unsigned char>(text_[pos_]);
        if (c < 0x20) return syntax_error("control character in a string");
        if (c == '\\') {
            if (!is_decoded) scratch.clear();
            is_decoded = true;
            scratch.append(text_.substr(run, pos_ - run));
            ++pos_;
            if (!read_escape(scratch)) return false;
            run = pos_;
            continue;
        }
        if (c >= 0x80) is_ascii = false;
        ++pos_;
    }
    if (pos_ >= text_.size()) return syntax_error("string not closed");
    if (!is_ascii && !is_utf8(text_.substr(begin, pos_ - begin))) {
        pos_ = begin;
        return syntax_error("not UTF-8");
    }
    if (is_decoded) scratch.append(text_.substr(run, pos_ - run));
    out = is_decoded ? std::string_view(scratch) : text_.substr(begin, pos_ - begin);
    ++pos_;
    return true;
}

bool JsonReader::read_hex4(unsigned& out) {
    out = 0;
    for (int i = 0; i < 4; ++i, ++pos_) {
        if (pos_ >= text_.size()) return syntax_error("string not closed");
        const char c = text_[pos_];
        unsigned digit = 0;
        if (is_digit(c)) {
            digit = static_cast<unsigned>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            digit = static_cast<unsigned>(c - 'a') + 10;
        } else if (c >= 'A' && c <= 'F') {
            digit = static_cast<unsigned>(c - 'A') + 10;
        } else {
            return syntax_error("four hexadecimal digits expected");
        }
        out = out * 16 + digit;
    }
    return true;
}

/// What follows a backslash.
bool JsonReader::read_escape(std::string& out) {
    if (pos_ >= text_.size()) return syntax_error("string not closed");
    const char c = text_[pos_];
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (const std::size_t known = letters.find(c); known != std::string_view::npos) {
        out += meanings[known];
        ++pos_;
        return true;
    }
    if (c != 'u') return syntax_error("unknown escape");
    ++pos_;
    unsigned unit = 0;
    if (!read_hex4(unit)) return false;
    char32_t code_point = unit;
    if (unit >= 0xD800 && unit <= 0xDFFF) {
        unsigned low = 0;
        if (unit > 0xDBFF || text_.substr(pos_, 2) != "\\u") return syntax_error("half of a surrogate pair");
        pos_ += 2;
        if (!read_hex4(low)) return false;
        if (low < 0xDC00 || low > 0xDFFF) return syntax_error("half of a surrogate pair");
        code_point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(out, code_point);
    return true;
}

bool JsonReader::expect_literal(std::string_view literal) {
    if (text_.substr(pos_, literal.size()) != literal) return syntax_error("value expected");
    pos_ += literal.size();
    return true;
}

bool JsonReader::read_boolean(bool& out) {
    if (peek() != Kind::boolean) return syntax_error("value expected");
    out = text_[pos_] == 't';
    return expect_literal(out ? "true" : "false");
}

bool JsonReader::read_number(std::string_view& raw) {
    if (peek() != Kind::number) return syntax_error("value expected");
    const std::size_t begin = pos_;
    if (!skip_number()) return false;
    raw = text_.substr(begin, pos_ - begin);
    return true;
}

bool JsonReader::skip_number() {
    const auto digits = [this] {
        const std::size_t begin = pos_;
        while (pos_ < text_.size() && is_digit(text_[pos_])) ++pos_;
        return pos_ > begin;
    };
    if (text_[pos_] == '-') ++pos_;
    if (pos_ < text_.size() && text_[pos_] == '0') {
        ++pos_;
    } else if (!digits()) {
        return syntax_error("digit expected");
    }
    if (pos_ < text_.size() && text_[pos_] == '.') {
        ++pos_;
        if (!digits()) return syntax_error("digit expected");
    }
    if (pos_ < text_.size() && (text_[pos_] == 'e' || text_[pos_] == 'E')) {
        ++pos_;
        if (pos_ < text_.size() && (text_[pos_] == '+' || text_[pos_] == '-')) ++pos_;
        if (!digits()) return syntax_error("digit expected");
    }
    return true;
}

bool JsonReader::skip_container(char close) {
    std::string_view unused;
    if (close == '}') {
        while (next_key(unused)) {
            if (!skip_value(unused)) return false;
        }
    } else {
        while (next_item()) {
            if (!skip_value(unused)) return false;
        }
    }
    return ok();
}

bool JsonReader::skip_value(std::string_view& raw) {
    const Kind kind = peek();
    const std::size_t begin = pos_;
    bool good = false;
    std::string_view unused;
    switch (kind) {
        case Kind::object:
            good = enter_object() && skip_container('}');
            break;
        case Kind::array:
            good = enter_array() && skip_container(']');
            break;
        case Kind::string:
            good = read_string_into(unused, scratch_);
            break;
        case Kind::number:
            good = skip_number();
            break;
        case Kind::boolean:
            good = expect_literal(text_[pos_] == 't' ? "true" : "false");
            break;
        case Kind::null:
            good = expect_literal("null");
            break;
        case Kind::bad:
            return syntax_error(pos_ >= text_.size() ? "unexpected end" : "value expected");
    }
    if (!good) return false;
    raw = text_.substr(begin, pos_ - begin);
    return true;
}

bool JsonReader::finish() {
    if (failed_) return false;
    skip_blanks();
    return pos_ == text_.size() || syntax_error("nothing more expected");
}

}  // namespace zuji
