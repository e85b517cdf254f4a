#pragma once
// JSON with exact numbers: a number that int64 cannot hold exactly keeps its own text until somebody asks for it.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.hpp"
#include "core/base/result.hpp"

namespace zuji {

using Json = nlohmann::ordered_json;

struct JsonLimits {
    std::size_t max_bytes = std::size_t{256} << 20;
    int max_depth = 512;
};

/// Parses one JSON document. Integers within int64 become integers; every other number keeps its raw text (see
/// `is_exact_number`), so that no limit is ever compared with a binary fraction. Refused: malformed text and invalid
/// UTF-8 ("bad-json", where "line 3, column 7"), a key that stands twice ("duplicate-key"), too deep
/// ("json-too-deep", args: limit), too large ("json-too-large", args: limit in bytes).
Result<Json> parse_json_exact(std::string_view text, const JsonLimits& limits = {});

/// True for a value that holds the raw text of a number.
[[nodiscard]] bool is_exact_number(const Json& value);
/// True for integers, doubles and exact numbers.
[[nodiscard]] bool is_any_number(const Json& value);
/// An exact number as a JSON value; `text` must be a JSON number.
[[nodiscard]] Json make_exact_number(std::string_view text);

/// The value of a number of any kind; nullopt for anything else (also for strings).
[[nodiscard]] std::optional<Decimal> decimal_from_number(const Json& value);
/// The value of a number or of a decimal string (-?\d+(\.\d+)?). Errors: "bad-decimal" for a string that is none,
/// "wrong-type" for another type; `where` is passed on.
Result<Decimal> decimal_from_json(const Json& value, const std::string& where);
/// The integer a number of any kind stands for (5, 5.0, 5e0); nullopt for anything else.
[[nodiscard]] std::optional<std::int64_t> integer_from_number(const Json& value);

/// A copy in which exact numbers are doubles (or integers where they are integral and fit): plain JSON for writing.
[[nodiscard]] Json with_plain_numbers(const Json& value);

/// Shortest JSON text; exact numbers are written as they were read. Invalid UTF-8 is replaced, never thrown.
[[nodiscard]] std::string dump_json(const Json& value);

/// {"error": {"code": …, "where": …, "message": …}} with the English sentence of `error_message`.
[[nodiscard]] Json to_json(const Error& error);
/// One English sentence: what went wrong and what to do.
[[nodiscard]] std::string error_message(const Error& error);

}  // namespace zuji
