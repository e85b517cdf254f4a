#pragma once
// What a text says a thing is made of, coarsely: enough to see that a factor belongs to another material.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zuji {

/// Bits of material classes; a text may speak of several ("铜包铝").
using MaterialClasses = std::uint32_t;

inline constexpr std::size_t material_class_count = 12;
/// Stable word of class `i`, i18n "material-class.<word>".
[[nodiscard]] std::string_view material_class_word(std::size_t i);

/// The classes that a name, grade or specification speaks of, Chinese or English; 0 = none is known.
[[nodiscard]] MaterialClasses material_classes(std::string_view text);
/// The lowest class of the set; material_class_count when it is empty.
[[nodiscard]] std::size_t first_class(MaterialClasses classes);
/// Whether parts of this class are cut, drawn or moulded, so that more goes in than comes out.
[[nodiscard]] bool has_process_loss(MaterialClasses classes);

}  // namespace zuji
