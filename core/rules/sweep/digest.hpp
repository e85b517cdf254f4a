#pragma once
// A running sum over answers, the same on every platform (FNV-1a, 64 bits). For comparing engines, not for secrets.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/rules/decide.hpp"

namespace zuji::rules {

class Digest {
   public:
    void add(std::string_view text);
    void add(std::uint64_t number);
    /// Outcome, values, basis, readings, missing facts and every line of the trace.
    void add(const Decision& decision);
    void add_json(const Json& value);
    /// Code, place and arguments.
    void add(const Error& error);
    [[nodiscard]] std::uint64_t value() const { return sum_; }
    /// 16 lower-case hexadecimal digits.
    [[nodiscard]] std::string text() const;

   private:
    void add(const TraceNode& node);

    std::uint64_t sum_ = 0xcbf29ce484222325U;
};

}  // namespace zuji::rules
