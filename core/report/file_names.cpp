#include "core/report/file_names.hpp"

#include <array>

#include "core/base/text.hpp"
#include "core/report/package.hpp"

namespace zuji {
namespace {

constexpr std::size_t max_name_bytes = 120;
constexpr std::size_t max_extension_bytes = 16;

/// Next code point of well-formed UTF-8 at `i`, which moves on; malformed bytes count as U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& i) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    const unsigned char lead = byte(i);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) {
        ++i;
        return U'\uFFFD';
    }
    char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(i + k) & 0xC0U) != 0x80U) {
            ++i;
            return U'\uFFFD';
        }
        code = (code << 6U) | (byte(i + k) & 0x3FU);
    }
    i += length;
    return code;
}

/// Characters without a shape of their own: they hide or reorder what stands beside them.
bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0x00AD || c == 0xFEFF || c == 0x180E || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_reserved(char32_t c) {
    constexpr std::u32string_view reserved = U"<>:\"/\\|?*";
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || reserved.find(c) != std::u32string_view::npos || c == 0xFFFD;
}

std::string cleaned(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        const char32_t c = next_code_point(name, i);
        if (is_invisible(c)) continue;
        if (is_reserved(c)) {
            out += '-';
        } else {
            append_utf8(out, c);
        }
    }
    return out;
}

/// Without blanks at both ends and without dots at the end, which Windows drops.
std::string_view without_edges(std::string_view name) {
    while (true) {
        name = trim(name);
        if (name.empty() || name.back() != '.') return name;
        name.remove_suffix(1);
    }
}

bool is_device_name(std::string_view name) {
    const std::string stem = ascii_lower(trim(name.substr(0, name.find('.'))));
    constexpr std::array<std::string_view, 6> devices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
    for (const std::string_view device : devices) {
        if (stem == device) return true;
    }
    const bool numbered = stem.size() >= 4 && (stem.substr(0, 3) == "com" || stem.substr(0, 3) == "lpt");
    if (!numbered) return false;
    const std::string_view rest = std::string_view(stem).substr(3);
    return (rest.size() == 1 && rest[0] >= '0' && rest[0] <= '9') || rest == "\u00B9" || rest == "\u00B2" ||
           rest == "\u00B3";
}

/// At most `limit` bytes without cutting a character.
std::string_view cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

/// Where ".pdf" begins: a dot and a few ASCII letters or digits at the end; the size of the name when there is none.
std::size_t extension_start(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size() ||
        name.size() - dot > max_extension_bytes) {
        return name.size();
    }
    for (const char c : ascii_lower(name.substr(dot + 1))) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return name.size();
    }
    return dot;
}

char32_t lower(char32_t c) {
    const bool latin_capital = (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    const bool greek_or_cyrillic_capital = (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
    if (latin_capital || greek_or_cyrillic_capital || (c >= 0xFF21 && c <= 0xFF3A)) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x100 && c <= 0x137 && c % 2 == 0) return c + 1;
    return c;
}

}  // namespace

std::string safe_file_name(std::string_view name) {
    const std::string clean = cleaned(name);
    std::string_view view = without_edges(clean);
    if (view.empty()) return "file";
    std::string prefix = is_device_name(view) || view.front() == '.' ? "_" : "";
    const std::size_t dot = extension_start(view);
    const std::string_view extension = view.substr(dot);
    const std::size_t room = max_name_bytes - prefix.size() - extension.size();
    const std::string_view stem = without_edges(cut(view.substr(0, dot), room));
    prefix += stem;
    prefix += extension;
    return prefix;
}

std::string fold_case(std::string_view utf8) {
    std::string out;
    for (std::size_t i = 0; i < utf8.size();) append_utf8(out, lower(next_code_point(utf8, i)));
    return out;
}

std::string UniquePaths::take(const std::string& path) {
    std::string candidate = path;
    const std::size_t slash = path.rfind('/');
    const std::size_t base = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t dot = base + extension_start(std::string_view(path).substr(base));
    for (int number = 2; !taken_.insert(fold_case(candidate)).second; ++number) {
        candidate = path.substr(0, dot) + " (" + std::to_string(number) + ")" + path.substr(dot);
    }
    return candidate;
}

std::string item_folder(std::string_view item) {
    const std::string_view rest = item.substr(item.find('-') + 1);
    const std::size_t dash = rest.find('-');
    std::string number(rest.substr(0, dash));
    if (number.size() == 1) number.insert(0, 1, '0');
    return "annex1/A1-" + number + (dash == std::string_view::npos ? "" : std::string(rest.substr(dash)));
}

}  // namespace zuji
