#pragma once
// The head that all files of the training share, and errors in their words.

#include <functional>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/rules/loader/cursor.hpp"
#include "core/training/blueprint.hpp"

namespace zuji::training {

inline constexpr int training_schema_version = 1;

/// Parses `json`, checks "format" and "schema_version" and calls `read` with the whole object. The first problem is the
/// error: "bad-json", "not-a-training-file", "newer-version", "bad-training-file" (args: what is wrong).
[[nodiscard]] Status read_training_file(std::string_view json, std::string_view format,
                                        const std::function<void(const rules::Cursor&)>& read);
/// {"format": …, "schema_version": 1}
[[nodiscard]] Json training_head(std::string_view format);
/// Two-space indent and a final newline.
[[nodiscard]] std::string to_file(const Json& json);

[[nodiscard]] Blueprint blueprint_at(const rules::Cursor& entry);
[[nodiscard]] Json to_json(const Blueprint& blueprint);

/// A problem of a cursor as an error of a training file.
[[nodiscard]] Error training_error(const Error& problem);

}  // namespace zuji::training
