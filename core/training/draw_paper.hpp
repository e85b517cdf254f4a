#pragma once
// A paper of any blueprint: those of files need not be among the library's.

#include <cstdint>
#include <string_view>

#include "core/training/paper.hpp"

namespace zuji::training {

/// Errors as of make_paper but "unknown-blueprint".
[[nodiscard]] Result<Paper> draw_paper(const Library& library, const Blueprint& blueprint, std::uint64_t seed,
                                       std::string_view title);

}  // namespace zuji::training
