#include "core/base/json.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace zuji {
namespace {

// Marks a binary value as the raw text of a number. Binary never comes out of JSON text otherwise.
constexpr std::uint64_t exact_number_subtype = 0x7A756A69;

std::string location(std::string_view text, std::size_t offset) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < text.size() && i < offset; ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// The part of a parser message that says what was wrong, without the library's prefix and echo of the input.
std::string short_reason(const std::string& what) {
    std::size_t begin = what.find(": ");
    begin = begin == std::string::npos ? 0 : begin + 2;
    const std::size_t end = what.find("; last read");
    return what.substr(begin, end == std::string::npos ? end : end - begin);
}

/// Builds the value from parser events. Each call returns false to stop, with `error_` set.
class Builder {
   public:
    Builder(std::string_view text, const std::size_t* consumed, int max_depth)
        : text_(text), consumed_(consumed), max_depth_(max_depth) {}

    bool null() { return put(Json(nullptr)); }
    bool boolean(bool value) { return put(Json(value)); }
    bool number_integer(Json::number_integer_t value) { return put(Json(value)); }
    bool number_unsigned(Json::number_unsigned_t value) {
        constexpr auto largest = static_cast<Json::number_unsigned_t>(std::numeric_limits<std::int64_t>::max());
        if (value > largest) return put(make_exact_number(std::to_string(value)));
        return put(Json(static_cast<std::int64_t>(value)));
    }
    bool number_float(Json::number_float_t, const Json::string_t& raw) { return put(make_exact_number(raw)); }
    bool string(Json::string_t& value) { return put(Json(std::move(value))); }
    bool binary(Json::binary_t&) { return false; }

    bool start_object(std::size_t) { return open(Json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_array() { return close(); }

    bool key(Json::string_t& name) {
        Frame& frame = frames_.back();
        if (!frame.keys.insert(name).second) return fail({"duplicate-key", "", {name}});
        frame.key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception& problem) {
        // The position counts characters read, the last of which was the wrong one.
        const std::size_t offset = position > 0 ? position - 1 : 0;
        error_ = {"bad-json", location(text_, offset), {short_reason(problem.what())}};
        return false;
    }

    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] Json take() { return std::move(root_); }

   private:
    struct Frame {
        Json value;
        std::string key;                       ///< of the member being read
        std::unordered_set<std::string> keys;  ///< seen in this object
    };

    bool fail(Error error) {
        error_ = std::move(error);
        error_.where = location(text_, *consumed_ > 0 ? *consumed_ - 1 : 0);
        return false;
    }

    bool open(Json container) {
        if (static_cast<int>(frames_.size()) >= max_depth_) {
            return fail({"json-too-deep", "", {std::to_string(max_depth_)}});
        }
        frames_.push_back({std::move(container), "", {}});
        return true;
    }

    bool close() {
        Json done = std::move(frames_.back().value);
        frames_.pop_back();
        return put(std::move(done));
    }

    bool put(Json value) {
        if (frames_.empty()) {
            root_ = std::move(value);
            return true;
        }
        Frame& frame = frames_.back();
        if (frame.value.is_array()) {
            frame.value.push_back(std::move(value));
        } else {
            // Appended without a search for the key: `key` has already refused duplicates.
            auto& members = frame.value.get_ref<Json::object_t&>();
            static_cast<Json::object_t::Container&>(members).emplace_back(std::move(frame.key), std::move(value));
        }
        return true;
    }

    std::string_view text_;
    const std::size_t* consumed_;
    int max_depth_;
    std::vector<Frame> frames_;
    Json root_;
    Error error_;
};

/// Input iterator that counts, so that a refusal can say where the reader stood.
class CountingIterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator() = default;
    CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator old = *this;
        ++*this;
        return old;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

   private:
    const char* at_ = nullptr;
    std::size_t* count_ = nullptr;
};

std::string_view raw_text(const Json& exact) {
    const auto& bytes = exact.get_binary();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void dump_to(std::string& out, const Json& value) {
    if (is_exact_number(value)) {
        out += raw_text(value);
    } else if (value.is_array()) {
        const char* separator = "[";
        for (const Json& item : value) {
            out += separator;
            dump_to(out, item);
            separator = ",";
        }
        out += value.empty() ? "[]" : "]";
    } else if (value.is_object()) {
        const char* separator = "{";
        for (const auto& [key, item] : value.items()) {
            out += separator;
            out += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace);
            out += ':';
            dump_to(out, item);
            separator = ",";
        }
        out += value.empty() ? "{}" : "}";
    } else {
        out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
}

}  // namespace

Result<Json> parse_json_exact(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.max_bytes) return Error{"json-too-large", "", {std::to_string(limits.max_bytes)}};
    std::size_t consumed = 0;
    Builder builder(text, &consumed, limits.max_depth);
    const CountingIterator begin(text.data(), &consumed);
    const CountingIterator end(text.data() + text.size(), &consumed);
    if (!Json::sax_parse(begin, end, &builder)) return builder.error();
    return builder.take();
}

bool is_exact_number(const Json& value) {
    return value.is_binary() && value.get_binary().has_subtype() &&
           value.get_binary().subtype() == exact_number_subtype;
}

bool is_any_number(const Json& value) { return value.is_number() || is_exact_number(value); }

Json make_exact_number(std::string_view text) {
    return Json::binary(Json::binary_t::container_type(text.begin(), text.end()), exact_number_subtype);
}

std::optional<Decimal> decimal_from_number(const Json& value) {
    if (value.is_number_unsigned()) {
        auto parsed = Decimal::parse(std::to_string(value.get<std::uint64_t>()));
        return parsed.ok() ? std::optional(std::move(parsed).value()) : std::nullopt;
    }
    if (value.is_number_integer()) return Decimal(value.get<std::int64_t>());
    if (value.is_number_float()) return decimal_from_double(value.get<double>());
    if (!is_exact_number(value)) return std::nullopt;
    auto parsed = Decimal::parse_json_number(raw_text(value));
    return parsed.ok() ? std::optional(std::move(parsed).value()) : std::nullopt;
}

Result<Decimal> decimal_from_json(const Json& value, const std::string& where) {
    if (value.is_string()) {
        auto parsed = Decimal::parse(value.get_ref<const std::string&>());
        if (parsed.ok()) return parsed;
        return Error{"bad-decimal", where, parsed.error().args};
    }
    if (auto number = decimal_from_number(value)) return *std::move(number);
    if (is_exact_number(value)) return Error{"bad-decimal", where, {std::string(raw_text(value).substr(0, 60))}};
    return Error{"wrong-type", where, {"decimal"}};
}

std::optional<std::int64_t> integer_from_number(const Json& value) {
    const auto number = decimal_from_number(value);
    return number ? number->to_int64() : std::nullopt;
}

Json with_plain_numbers(const Json& value) {
    if (is_exact_number(value)) {
        const auto number = decimal_from_number(value);
        if (!number) return nullptr;
        if (const auto integer = number->to_int64()) return *integer;
        return number->to_double();
    }
    if (!value.is_structured()) return value;
    Json copy = value.is_array() ? Json::array() : Json::object();
    if (value.is_array()) {
        for (const Json& item : value) copy.push_back(with_plain_numbers(item));
    } else {
        for (const auto& [key, item] : value.items()) copy[key] = with_plain_numbers(item);
    }
    return copy;
}

std::string dump_json(const Json& value) {
    std::string out;
    dump_to(out, value);
    return out;
}

}  // namespace zuji
