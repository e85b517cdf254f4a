// HTML sink: one page, styles inside, no script, nothing fetched.

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/text.hpp"
#include "core/report/bar_svg.hpp"
#include "core/report/html_style.hpp"
#include "core/report/report.hpp"

namespace zuji {
namespace {

/// A table of at most so many rows is not broken at the end of a printed page.
constexpr std::size_t whole_rows = 10;

/// Shape of a state beside its word, so that colour never speaks alone.
void icon(std::string& out, Tone tone) {
    if (tone == Tone::normal) return;
    out += "<svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-";
    out += tone_word(tone);
    out += "\"/></svg>";
}

constexpr std::string_view icon_symbols =
    "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\">"
    "<symbol id=\"i-good\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/>"
    "<path d=\"M4.5 8.3l2.4 2.4 4.6-5\" fill=\"none\" stroke=\"#fff\" stroke-width=\"1.6\"/></symbol>"
    "<symbol id=\"i-bad\" viewBox=\"0 0 16 16\"><rect x=\"1\" y=\"1\" width=\"14\" height=\"14\" rx=\"3\" "
    "fill=\"currentColor\"/><path d=\"M5 5l6 6M11 5l-6 6\" stroke=\"#fff\" stroke-width=\"1.6\"/></symbol>"
    "<symbol id=\"i-open\" viewBox=\"0 0 16 16\"><path d=\"M8 1l7 7-7 7-7-7z\" fill=\"none\" stroke=\"currentColor\" "
    "stroke-width=\"1.5\"/><path d=\"M6.4 6.3a1.7 1.7 0 1 1 2.2 1.8c-.4.2-.6.4-.6.9M8 11v.6\" fill=\"none\" "
    "stroke=\"currentColor\" stroke-width=\"1.3\"/></symbol>"
    "<symbol id=\"i-draft\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.3\" fill=\"none\" "
    "stroke=\"currentColor\" stroke-width=\"1.5\"/><path d=\"M8 1.7a6.3 6.3 0 0 1 0 12.6z\" "
    "fill=\"currentColor\"/></symbol>"
    "<symbol id=\"i-muted\" viewBox=\"0 0 16 16\"><path d=\"M3.5 8h9\" stroke=\"currentColor\" "
    "stroke-width=\"2.2\"/></symbol></svg>\n";

void cell_content(std::string& out, const Cell& cell) {
    icon(out, cell.tone);
    std::string text = escape_html(cell.text);
    if (cell.bold) text = "<b>" + text + "</b>";
    out += cell.link.empty() ? text : "<a href=\"" + encode_path(cell.link) + "\">" + text + "</a>";
}

void open_tag(std::string& out, std::string_view name, std::string_view classes) {
    out += '<';
    out += name;
    if (!classes.empty()) {
        out += " class=\"";
        out += classes;
        out += '"';
    }
    out += '>';
}

/// Checksums and the like have no place to break: such a word may be broken anywhere, so that it cannot widen the page.
bool has_long_word(std::string_view text) {
    constexpr std::size_t longest = 28;
    std::size_t run = 0;
    for (const char c : text) {
        const bool inside = static_cast<unsigned char>(c) < 0x80 && c != ' ' && c != '-' && c != '\n';
        run = inside ? run + 1 : 0;
        if (run > longest) return true;
    }
    return false;
}

std::string cell_classes(const TableBlock& table, std::size_t column, Tone tone) {
    const bool right = column < table.align.size() && table.align[column] == Align::right;
    std::string classes = right ? "n" : "";
    const std::string_view toned = tone_word(tone);
    if (!toned.empty()) classes += (classes.empty() ? "" : " ") + std::string(toned);
    return classes;
}

class HtmlWriter {
   public:
    explicit HtmlWriter(std::string& out) : out_(out) {}

    void operator()(const Paragraph& paragraph) {
        open_tag(out_, "p", tone_word(paragraph.tone));
        if (paragraph.tone != Tone::muted) icon(out_, paragraph.tone);  // a muted paragraph is a note, not a state
        out_ += escape_html(paragraph.text) + "</p>\n";
    }

    void operator()(const KeyValues& values) {
        out_ += "<dl>\n";
        for (const auto& [key, cell] : values.rows) {
            out_ += "<div><dt>" + escape_html(key) + "</dt>";
            open_tag(out_, "dd", tone_word(cell.tone));
            cell_content(out_, cell);
            out_ += "</dd></div>\n";
        }
        out_ += "</dl>\n";
    }

    void operator()(const TableBlock& table) {
        out_ += table.rows.size() <= whole_rows ? "<table class=\"whole\">\n" : "<table>\n";
        if (!table.caption.empty()) out_ += "<caption>" + escape_html(table.caption) + "</caption>\n";
        out_ += "<thead><tr>";
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            const std::string classes = cell_classes(table, i, Tone::normal);
            out_ += classes.empty() ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"" + classes + "\">";
            out_ += escape_html(table.header[i]) + "</th>";
        }
        out_ += "</tr></thead>\n<tbody>\n";
        for (const std::vector<Cell>& row : table.rows) {
            out_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                std::string classes = cell_classes(table, i, row[i].tone);
                if (has_long_word(row[i].text)) classes += classes.empty() ? "w" : " w";
                open_tag(out_, "td", classes);
                cell_content(out_, row[i]);
                out_ += "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n";
    }

    void operator()(const BarChart& chart) { out_ += bar_svg(chart); }

    void operator()(const Tiles& tiles) {
        out_ += "<ul class=\"tiles\">\n";
        for (const Tile& tile : tiles.tiles) {
            open_tag(out_, "li", tone_word(tile.tone));
            out_ += "<span class=\"v\">" + escape_html(tile.value) + "</span><span class=\"k\">";
            icon(out_, tile.tone);
            out_ += escape_html(tile.label) + "</span></li>\n";
        }
        out_ += "</ul>\n";
    }

   private:
    std::string& out_;
};

/// A CSS string: everything but letters, digits and blanks of ASCII as an escape.
std::string css_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == ' ' || c == ',' || c == '.' || c == ':' || c == ';';
        if (plain) {
            out += c;
        } else {
            constexpr std::string_view digits = "0123456789abcdef";
            out += '\\';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
            out += ' ';
        }
    }
    return out + '"';
}

std::string head(const Report& report) {
    const bool chinese = report.language == "zh";
    std::string out = "<!doctype html>\n<html lang=\"";
    out += chinese ? "zh-CN" : "en";
    out +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
    out += escape_html(report.title + (report.subtitle.empty() ? "" : " – " + report.subtitle));
    out += "</title>\n<style>\n";
    out += html_style;
    if (!report.notice.empty()) {
        out += "@page{@bottom-left{content:" + css_string(report.notice) + "}}\n";
    }
    out += "</style>\n</head>\n";
    return out;
}

}  // namespace

std::string_view tone_word(Tone tone) {
    switch (tone) {
        case Tone::normal:
            return "";
        case Tone::good:
            return "good";
        case Tone::bad:
            return "bad";
        case Tone::open:
            return "open";
        case Tone::draft:
            return "draft";
        case Tone::muted:
            return "muted";
    }
    return "";
}

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                const bool forbidden = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
                if (forbidden) {
                    append_utf8(out, U'\uFFFD');
                } else {
                    out += c;
                }
            }
        }
    }
    return out;
}

std::string encode_path(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~' || c == '/';
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::string to_html(const Report& report) {
    std::string out = head(report);
    out += "<body>\n";
    out += icon_symbols;
    out += "<main>\n<header>\n";
    if (!report.notice.empty()) out += "<p class=\"notice\">" + escape_html(report.notice) + "</p>\n";
    out += "<h1>" + escape_html(report.title) + "</h1>\n";
    if (!report.subtitle.empty()) out += "<p class=\"subtitle\">" + escape_html(report.subtitle) + "</p>\n";
    out += "</header>\n";
    HtmlWriter writer(out);
    for (const Section& section : report.sections) {
        out += section.new_page ? "<section class=\"new-page\" id=\"" : "<section id=\"";
        out += escape_html(section.id) + "\">\n<h2>" + escape_html(section.title) + "</h2>\n";
        for (const Block& block : section.blocks) std::visit(writer, block);
        out += "</section>\n";
    }
    out += "</main>\n</body>\n</html>\n";
    return out;
}

}  // namespace zuji
