#pragma once
// The words that enumerations and closed choices use in files and commands.

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "core/model/project.hpp"

namespace zuji {

using Words = std::span<const std::string_view>;

/// The words of an enumeration, in the order of its values. The blank word "" stands for "not answered".
template <class E>
struct EnumWords;

template <>
struct EnumWords<Answer> {
    static constexpr std::array<std::string_view, 4> words = {"", "yes", "no", "unknown"};
};
template <>
struct EnumWords<Origin> {
    static constexpr std::array<std::string_view, 7> words = {"",      "measured", "supplier", "database",
                                                              "proxy", "default",  "computed"};
};
template <>
struct EnumWords<MassBasis> {
    static constexpr std::array<std::string_view, 2> words = {"line", "each"};
};
template <>
struct EnumWords<ActivityKind> {
    static constexpr std::array<std::string_view, 9> words = {
        "energy", "transport", "waste", "direct", "material", "fuel", "mass-balance", "measured", "formula"};
};

template <class E>
concept WordedEnum = requires {
    EnumWords<E>::words;
};

/// The file word of an enumeration value: word_of(Answer::yes) is "yes".
template <WordedEnum E>
[[nodiscard]] constexpr std::string_view word_of(E value) {
    return EnumWords<E>::words[static_cast<std::size_t>(value)];
}

/// The value that a file word stands for; nullopt for a word that is none.
template <WordedEnum E>
[[nodiscard]] constexpr std::optional<E> from_word(std::string_view word) {
    for (std::size_t i = 0; i < EnumWords<E>::words.size(); ++i) {
        if (EnumWords<E>::words[i] == word) return static_cast<E>(i);
    }
    return std::nullopt;
}

/// Closed choices that the model keeps as text. "" (not answered) is always allowed besides.
namespace choices {
inline constexpr std::array<std::string_view, 3> gwp_set = {"AR5", "AR6", "own"};
inline constexpr std::array<std::string_view, 1> sf6_gwp = {"ghgp"};
inline constexpr std::array<std::string_view, 5> allocation_basis = {"mass", "pieces", "hours", "value", "share"};
inline constexpr std::array<std::string_view, 7> detail_role = {
    "carbon-in", "opening-stock", "carbon-out", "closing-stock", "reading", "parameter", "product"};
inline constexpr std::array<std::string_view, 10> factor_kind = {
    "footprint", "grid-co2",    "fuel-combustion", "fuel-property", "gwp",
    "carbonate", "spend-based", "fuel-upstream",   "freight-part",  "indicator"};
inline constexpr std::array<std::string_view, emission_part_count> emission_part = {"fossil", "biogenic", "land-use",
                                                                                    "aviation"};
inline constexpr std::array<std::string_view, 3> party = {"applicant", "producer", "factory"};
inline constexpr std::array<std::string_view, 5> legal_form = {"legal-person", "natural-person", "individual-business",
                                                               "branch", "unknown"};
inline constexpr std::array<std::string_view, 4> licence = {"not-needed", "obtained", "missing", "unknown"};
inline constexpr std::array<std::string_view, 3> undertaking = {"signed", "refused", "not-yet"};
inline constexpr std::array<std::string_view, 3> verification_body = {"cnca-approved", "cnas-accredited", "other"};
inline constexpr std::array<std::string_view, 2> assurance_level = {"limited", "reasonable"};
inline constexpr std::array<std::string_view, 2> site_role = {"parallel", "process"};
inline constexpr std::array<std::string_view, 8> stage = {
    "materials", "inbound", "manufacturing", "packaging", "distribution", "installation", "use", "end-of-life"};
inline constexpr std::array<std::string_view, 5> score = {"1", "2", "3", "4", "5"};
inline constexpr std::array<std::string_view, 5> distribution = {"none", "normal", "lognormal", "triangular",
                                                                 "uniform"};
inline constexpr std::array<std::string_view, 2> reduction_unit = {"percent", "kg"};
inline constexpr std::array<std::string_view, 3> balance_kind = {"material", "energy", "waste"};
inline constexpr std::array<std::string_view, 5> stop_reason = {"documents", "inspection", "corrections", "fee",
                                                                "other"};
inline constexpr std::array<std::string_view, 2> visit_kind = {"regular", "extra"};
inline constexpr std::array<std::string_view, 3> change_kind = {"certificate-text", "technical", "other"};
inline constexpr std::array<std::string_view, 4> change_state = {"planned", "applied", "approved", "refused"};
inline constexpr std::array<std::string_view, 4> certificate_status = {"valid", "suspended", "revoked", "cancelled"};
inline constexpr std::array<std::string_view, 5> assurance_answer = {"conforming", "partly", "not", "not-applicable",
                                                                     "unknown"};
}  // namespace choices

}  // namespace zuji
