#pragma once
// The report is a model, not a page: sections, tables and figures. HTML and CSV are sinks of the same numbers.

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/base/catalog.hpp"

namespace zuji {

enum class Align { left, right };
enum class Tone { normal, good, bad, open, draft, muted };
/// "", "good", "bad", "open", "draft", "muted"
[[nodiscard]] std::string_view tone_word(Tone tone);

struct Cell {
    std::string text;
    Tone tone = Tone::normal;
    std::string link;   ///< relative path inside the package; empty = none
    bool bold = false;  ///< a sum
};

struct TableBlock {
    std::string caption;
    std::vector<std::string> header;
    std::vector<Align> align;
    std::vector<std::vector<Cell>> rows;
};
struct Paragraph {
    std::string text;
    Tone tone = Tone::normal;
};
struct KeyValues {
    std::vector<std::pair<std::string, Cell>> rows;
};
/// Horizontal bars with their amounts; sinks draw it and always give the numbers too.
struct BarChart {
    std::string caption;
    std::string unit;
    std::vector<std::pair<std::string, double>> bars;
};
/// A few figures side by side: counts of states, a total.
struct Tile {
    std::string label;
    std::string value;
    Tone tone = Tone::normal;
};
struct Tiles {
    std::vector<Tile> tiles;
};
using Block = std::variant<Paragraph, KeyValues, TableBlock, BarChart, Tiles>;

struct Section {
    std::string id;
    std::string title;
    std::vector<Block> blocks;
    bool new_page = false;  ///< begins a page in print (an appendix)
};

struct Report {
    std::string language;
    std::string title;
    std::string subtitle;
    std::string notice;  ///< stands above the title and at the foot of every printed page
    std::vector<Section> sections;
};

/// `text` safe inside an HTML element or a quoted attribute; control characters that HTML forbids become U+FFFD.
std::string escape_html(std::string_view text);
/// A relative path as an href: every byte but letters, digits and - . _ ~ / is percent-encoded.
std::string encode_path(std::string_view path);

/// A complete, printable HTML page: no script, no outside reference, everything escaped.
std::string to_html(const Report& report);

/// UTF-8 with BOM, CRLF, formula injection guarded: opens right in a spreadsheet program.
std::string to_csv(const TableBlock& table);

}  // namespace zuji
