#include "core/training/seed.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/base/text.hpp"
#include "core/training/paper.hpp"

namespace zuji::training {
namespace {

constexpr unsigned first_of_several_bytes = 0x80;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= first_of_several_bytes;
}

/// FNV-1a, as many bits as `max_paper_seed` has.
std::uint64_t number_of(std::string_view words) {
    constexpr unsigned bits_too_many = 11;
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash >> bits_too_many;
}

}  // namespace

std::optional<std::uint64_t> seed_of(std::string_view text) {
    const std::string folded = fold_width(text);
    const std::string_view typed = trim(folded);
    if (std::any_of(typed.begin(), typed.end(), is_letter)) return number_of(typed);
    std::uint64_t seed = 0;
    const auto end = std::from_chars(typed.data(), typed.data() + typed.size(), seed);
    if (end.ec != std::errc() || end.ptr != typed.data() + typed.size() || seed > max_paper_seed) return std::nullopt;
    return seed;
}

}  // namespace zuji::training
