#include "core/training/paragraphs.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/rules/reasoning.hpp"

namespace zuji::training {
namespace {

void drop_all(std::string& text, std::string_view what) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) text.erase(at, what.size());
}

bool is_paragraph_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'A' || c == '-' || c == '.' || c == '(' || c == ')';
}

}  // namespace

std::string plain_paragraph_number(std::string_view typed) {
    std::string text = drop_white_space(fold_width(typed));
    for (const std::string_view dash : {"\u2013", "\u2014", "\u2212"}) {
        for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash)) {
            text.replace(at, dash.size(), "-");
        }
    }
    for (const std::string_view word : {"\u00b6", "\u7b2c", "\u6761", "\u6bb5"}) drop_all(text, word);
    text = ascii_lower(text);
    if (const std::size_t slash = text.rfind('/'); slash != std::string::npos) text.erase(0, slash + 1);
    if (text.size() > 2 && text[0] == 'a' && (text[1] == '1' || text[1] == '2') && text[2] == '-') text[0] = 'A';
    const bool sound = !text.empty() && std::all_of(text.begin(), text.end(), is_paragraph_character) &&
                       (text[0] == 'A' || (text[0] >= '0' && text[0] <= '9'));
    return sound ? text : std::string();
}

std::string parent_of(std::string_view paragraph) {
    std::string parent = rules::parent_paragraph(paragraph);
    return parent.empty() ? std::string(paragraph) : parent;
}

const rules::Clause* find_clause(const rules::RuleBook& rules, std::string_view document, std::string_view paragraph) {
    const std::size_t slash = paragraph.find('/');
    for (const rules::Edition& edition : rules.editions()) {
        const bool meant = slash != std::string_view::npos ? edition.short_id == paragraph.substr(0, slash)
                                                           : document.empty() || edition.id == document;
        if (!meant) continue;
        const std::string_view plain = slash == std::string_view::npos ? paragraph : paragraph.substr(slash + 1);
        if (const rules::Clause* clause = rules.clause(edition.id, plain)) return clause;
    }
    return nullptr;
}

}  // namespace zuji::training
