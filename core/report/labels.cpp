// Words and tones of states, stages, origins and factors in reports.

#include <algorithm>
#include <string>
#include <string_view>

#include "core/data/factor_library.hpp"
#include "core/model/words.hpp"
#include "core/report/tables.hpp"

namespace zuji {

std::string digits_of(double value, Digits digits) {
    return digits == Digits::exact ? decimal_from_double(value).to_string() : format_number(value, 5);
}

std::string item_name(const Say& say, const std::string& item) {
    return paragraph_label(say, item) + " " + say("annex1.item." + item);
}

Cell state_cell(const Say& say, DocumentState state) {
    const std::string text = say("document." + std::string(document_state_word(state)));
    switch (state) {
        case DocumentState::satisfied:
            return {text, Tone::good, ""};
        case DocumentState::draft:
            return {text, Tone::draft, ""};
        case DocumentState::missing:
            return {text, Tone::bad, ""};
        case DocumentState::ask:
            return {text, Tone::open, ""};
        case DocumentState::not_applicable:
            return {text, Tone::muted, ""};
    }
    return {text, Tone::normal, ""};
}

Cell outcome_cell(const Say& say, std::string_view outcome) {
    if (outcome == "met") return {say("state.met"), Tone::good, ""};
    if (outcome == "not-met") return {say("state.not-met"), Tone::bad, ""};
    return {say("state.open"), Tone::open, ""};
}

std::string stage_name(const Say& say, std::string_view stage) {
    return say(stage.empty() ? std::string("stage.unassigned") : "stage." + std::string(stage));
}

std::string origin_name(const Say& say, Origin origin) {
    const std::string_view word = word_of(origin);
    return say(word.empty() ? std::string("origin.unset") : "origin." + std::string(word));
}

std::string line_state_name(const Say& say, LineState state) {
    return say("line." + std::string(line_state_word(state)));
}

namespace {

/// "中国台湾" for "TW", each of "CN/JP/KR"; a region in the user's words stays.
std::string region_text(const Say& say, std::string_view codes) {
    std::string text;
    while (!codes.empty()) {
        const std::size_t slash = std::min(codes.find('/'), codes.size());
        const std::string code(codes.substr(0, slash));
        if (!text.empty()) text += "/";
        text += say.words().has("region." + code) ? say("region." + code) : code;
        codes.remove_prefix(std::min(slash + 1, codes.size()));
    }
    return text;
}

/// CLAUSE R52003/20: whose figure it is stands before where it was read.
std::string own_source(const OwnFactor& own) {
    if (own.supplier.empty() || own.source.find(own.supplier) != std::string::npos) return own.source;
    return own.source.empty() ? own.supplier : own.supplier + ", " + own.source;
}

}  // namespace

FactorLabel factor_label(const ReportFacts& facts, const Say& say, const std::string& id) {
    if (id.empty()) return {};
    for (const OwnFactor& own : facts.project.own_factors) {
        if (own.id == id) return {id, own.name, own.per, own_source(own), region_text(say, own.region), own.year};
    }
    const Factor* factor = facts.knowledge.factors->find(id);
    if (!factor) return {id, "", "", "", "", ""};
    return {id,
            say.pick(factor->name_zh, factor->name_en),
            factor->per,
            factor->source_title,
            region_text(say, factor->region),
            factor->year};
}

}  // namespace zuji
