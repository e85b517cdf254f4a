#pragma once
// How much memory is in use, as the allocator counts it.

#include <malloc.h>
#include <cstddef>

namespace bench {

inline std::size_t heap_bytes() {
#ifdef __EMSCRIPTEN__
    return static_cast<std::size_t>(mallinfo().uordblks);
#else
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
#endif
}

}  // namespace bench
