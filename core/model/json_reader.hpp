#pragma once
// A strict pull reader for JSON text. A project of 100,000 lines goes straight into its structs: no tree of values is
// built, which takes a fraction of the time and memory. Accepts exactly what RFC 8259 allows (checked against
// nlohmann/json by the fuzz target), with a limit on depth; a byte order mark at the start is passed over.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace zuji {

/// Every call but `peek` and `error` returns false after a failure, and `error()` then tells what and where.
class JsonReader {
   public:
    enum class Kind { object, array, string, number, boolean, null, bad };

    explicit JsonReader(std::string_view text, int max_depth = 64);

    /// What the next value is, without reading it.
    [[nodiscard]] Kind peek();

    /// Objects: enter, then next_key until it returns false with `ok()`. The key is valid until the next call.
    bool enter_object();
    bool next_key(std::string_view& key);
    /// Arrays: enter, then next_item until it returns false with `ok()`.
    bool enter_array();
    bool next_item();

    bool read_string(std::string& out);
    bool read_boolean(bool& out);
    /// The text of a number.
    bool read_number(std::string_view& raw);
    /// Any value, checked; `raw` is its text.
    bool skip_value(std::string_view& raw);
    /// Nothing but white space is left.
    bool finish();

    [[nodiscard]] bool ok() const noexcept { return !failed_; }
    [[nodiscard]] const Error& error() const noexcept { return error_; }

    /// Ends reading with an error about content; `where` is a path relative to the value being read.
    bool fail(Error error);
    /// Puts a step in front of the path of an error about content; syntax errors keep their line and column.
    /// Returns false, so that readers can `return in.at("bom")`.
    bool at(std::string_view key);
    bool at(std::size_t index);

   private:
    bool syntax_error(std::string_view what);
    bool open(char bracket);
    void skip_blanks();
    bool read_string_into(std::string_view& out, std::string& scratch);
    bool read_escape(std::string& out);
    bool read_hex4(unsigned& out);
    bool skip_number();
    bool expect_literal(std::string_view literal);
    bool skip_container(char close);

    std::string_view text_;
    std::size_t pos_ = 0;
    int depth_ = 0;
    int max_depth_;
    bool first_ = false;  ///< the container just entered has had no element yet
    bool failed_ = false;
    bool is_syntax_ = false;
    std::string scratch_;
    Error error_;
};

/// "bom" + "[3].parent" = "bom[3].parent"; "[3]" + "parent" = "[3].parent".
[[nodiscard]] std::string join_path(std::string_view step, std::string_view rest);

}  // namespace zuji
