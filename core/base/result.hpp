#pragma once
// Errors are values. A core function that can fail returns Result<T>; nothing in core throws across its own edge.

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace zuji {

/// What went wrong, where, and (through the message key) what to do about it.
/// `code` is stable and machine readable ("bad-unit"); the words live in assets/i18n under "error.<code>".
struct Error {
    std::string code;
    std::string where;              ///< path into the input: "units[0].bomItems", "row 17, column 3"; may be empty
    std::vector<std::string> args;  ///< fill {0}, {1}, … of the message

    friend bool operator==(const Error&, const Error&) = default;
};

/// Either a value or an Error. Ask `ok()` before `value()` / `error()`.
template <class T>
class [[nodiscard]] Result {
   public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const noexcept { return content_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    [[nodiscard]] T& value() & {
        assert(ok());
        return *std::get_if<0>(&content_);
    }
    [[nodiscard]] const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&content_);
    }
    [[nodiscard]] T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&content_));
    }
    [[nodiscard]] const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&content_);
    }

   private:
    std::variant<T, Error> content_;
};

/// Result of an operation that yields nothing but success.
struct Done {};
using Status = Result<Done>;

}  // namespace zuji
