#include "core/report/say.hpp"

namespace zuji {

std::string Say::joined(std::string first, const std::string& second) const {
    if (first == second || second.empty()) return first;
    return first.empty() ? second : first + " / " + second;
}

std::string Say::operator()(std::string_view key, const std::vector<std::string>& args) const {
    std::string text = first_->format(key, args);
    return second_ ? joined(std::move(text), second_->format(key, args)) : text;
}

std::string Say::pick(std::string_view chinese, std::string_view english) const {
    const bool is_chinese = first_->language() == "zh";
    const std::string_view mine = is_chinese ? chinese : english;
    const std::string_view other = is_chinese ? english : chinese;
    if (second_) return joined(std::string(mine), std::string(other));
    return std::string(mine.empty() ? other : mine);
}

namespace {

/// Unnumbered parts of a clause: the words after a list, a second paragraph.
std::string annex2_label(const Say& say, std::string_view clause) {
    const std::string number(clause.substr(0, clause.find('-')));
    if (clause.ends_with("-tail")) return say("clause.annex2-tail", {number});
    if (clause.ends_with("-p2")) return say("clause.annex2-second", {number});
    return say("clause.annex2", {std::string(clause)});
}

std::string label_of(const Say& say, std::string_view paragraph) {
    if (paragraph.starts_with("A1-")) {
        const std::string_view item = paragraph.substr(3);
        return say("clause.annex1", {std::string(item.substr(0, item.find('-')))});
    }
    if (paragraph.starts_with("A2-")) return annex2_label(say, paragraph.substr(3));
    const std::size_t dash = paragraph.find("-b");
    if (dash == std::string_view::npos) return say("clause.paragraph", {std::string(paragraph)});
    return say("clause.condition", {std::string(paragraph.substr(0, dash)), std::string(paragraph.substr(dash + 2))});
}

}  // namespace

std::string paragraph_label(const Say& say, std::string_view paragraph) {
    const std::string label = label_of(say, paragraph);
    if (say.is_bilingual()) return label;  // a spreadsheet keeps plain blanks
    std::string unbroken;
    for (const char c : label) {
        if (c == ' ') {
            unbroken += "\u00A0";
        } else {
            unbroken += c;
        }
    }
    return unbroken;
}

std::string clause_label(const Say& say, const rules::RuleBook& rules, std::string_view document,
                         std::string_view paragraph) {
    if (paragraph.empty()) return {};
    for (const rules::Edition& edition : rules.editions()) {
        if (edition.id == document)
            return edition.short_id + (say.is_bilingual() ? " " : "\u00A0") + paragraph_label(say, paragraph);
    }
    return paragraph_label(say, paragraph);
}

}  // namespace zuji
