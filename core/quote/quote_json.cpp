#include "core/quote/quote_json.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"
#include "core/model/record_json.hpp"
#include "core/quote/quote_fields.hpp"

namespace zuji {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{8} << 20;

/// Numbers become text as typed: whoever writes a quotation by hand need not put them in quotes.
void numbers_to_text(Json& value) {
    if (is_any_number(value)) {
        value = dump_json(value);
        return;
    }
    if (!value.is_structured()) return;
    for (Json& item : value) numbers_to_text(item);
}

/// The version of the file; an error when it is not a quotation or newer than this program.
Status check_header(const Json& document) {
    if (!document.is_object()) return Error{"not-a-quote", "", {}};
    const auto format = document.find("format");
    if (format == document.end() || !format->is_string() || *format != std::string(quote_format)) {
        return Error{"not-a-quote", "format", {}};
    }
    const auto found = document.find("schema_version");
    const auto version = found == document.end() ? std::nullopt : integer_from_number(*found);
    if (!version || *version < 1) return Error{"not-a-quote", "schema_version", {}};
    if (*version > quote_schema_version) {
        return Error{
            "newer-version", "schema_version", {std::to_string(*version), std::to_string(quote_schema_version)}};
    }
    return Done{};
}

Status check_size(std::size_t rows, const char* where) {
    if (rows <= max_quote_rows) return Done{};
    return Error{"too-many-units", where, {std::to_string(max_quote_rows)}};
}

}  // namespace

std::string write_quote(const Quote& quote) {
    JsonWriter out(JsonWriter::Layout::lines);
    out.begin_object();
    out.key("format");
    out.string(quote_format);
    out.key("schema_version");
    out.number(static_cast<std::uint64_t>(quote_schema_version));
    write_members(out, quote);
    out.end_object();
    return std::move(out).take();
}

Result<Quote> read_quote(std::string_view bytes) {
    Result<Json> parsed = parse_json_exact(bytes, {.max_bytes = max_file_bytes});
    if (!parsed) return parsed.error();
    Json& document = parsed.value();
    if (const Status header = check_header(document); !header) return header.error();
    document.erase("format");
    document.erase("schema_version");
    for (const auto& [key, value] : document.items()) {
        if (key != "version") numbers_to_text(value);
    }
    const std::string text = dump_json(document);
    JsonReader in(text);
    Quote quote;
    read_record(in, quote);
    in.finish();
    if (!in.ok()) return in.error();
    if (const Status units = check_size(quote.units.size(), "units"); !units) return units.error();
    if (const Status products = check_size(quote.products.size(), "products"); !products) return products.error();
    if (const Status items = check_size(quote.items.size(), "items"); !items) return items.error();
    if (const Status cases = check_size(quote.cases.size(), "cases"); !cases) return cases.error();
    return quote;
}

}  // namespace zuji
