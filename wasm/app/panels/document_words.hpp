#pragma once
// Words and icons of Annex 1 states and items.

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "core/assess/assessment.hpp"
#include "core/assess/text_fields.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::app {

inline std::string_view document_state_key(DocumentState state) {
    switch (state) {
        case DocumentState::satisfied:
            return "document.satisfied";
        case DocumentState::draft:
            return "document.draft";
        case DocumentState::missing:
            return "document.missing";
        case DocumentState::ask:
            return "document.ask";
        case DocumentState::not_applicable:
            break;
    }
    return "document.not-applicable";
}

inline ui::State document_icon(DocumentState state) {
    switch (state) {
        case DocumentState::satisfied:
            return ui::State::met;
        case DocumentState::draft:
            return ui::State::draft;
        case DocumentState::missing:
            return ui::State::not_met;
        case DocumentState::ask:
            return ui::State::open;
        case DocumentState::not_applicable:
            break;
    }
    return ui::State::not_applicable;
}

/// "A1-6" → "6", "A1-2-licences" → "2".
inline std::string document_number(std::string_view item) {
    auto rest = item.substr(3);
    return std::string(rest.substr(0, rest.find('-')));
}

/// Ids of the texts (Project::texts) that the draft of an item is written from.
inline std::span<const std::string_view> draft_text_fields(std::string_view item) {
    using namespace text_field;
    static constexpr std::array<std::string_view, 1> licences = {licence_expiry};
    static constexpr std::array<std::string_view, 1> mandate = {mandate_date};
    static constexpr std::array<std::string_view, 3> charts = {organisation, certification_officer, process_flow};
    static constexpr std::array<std::string_view, 1> use_stage = {use_life};
    static constexpr std::array<std::string_view, 4> end_of_life = {end_of_life_recovery, end_of_life_incineration,
                                                                    end_of_life_landfill, end_of_life_other};
    static constexpr std::array<std::string_view, 1> plan = {reduction_target};
    if (item == "A1-2-licences") return licences;
    if (item == "A1-3") return mandate;
    if (item == "A1-12") return charts;
    if (item == "A1-15") return use_stage;
    if (item == "A1-16") return end_of_life;
    if (item == "A1-17") return plan;
    return {};
}

}  // namespace zuji::app
