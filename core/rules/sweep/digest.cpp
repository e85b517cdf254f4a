#include "core/rules/sweep/digest.hpp"

#include <bit>

namespace zuji::rules {
namespace {

constexpr std::uint64_t prime = 0x100000001b3U;
constexpr unsigned bits_of_a_digit = 4;
constexpr unsigned digits = 16;

/// Texts end with a byte that no UTF-8 text has, so that "ab" + "c" is not "a" + "bc".
constexpr unsigned char end_of_text = 0xFF;

}  // namespace

void Digest::add(std::string_view text) {
    for (const char c : text) sum_ = (sum_ ^ static_cast<unsigned char>(c)) * prime;
    sum_ = (sum_ ^ end_of_text) * prime;
}

void Digest::add(std::uint64_t number) { sum_ = (sum_ ^ number) * prime; }

void Digest::add_json(const Json& value) {
    add(static_cast<std::uint64_t>(value.type()));
    switch (value.type()) {
        case Json::value_t::string:
            return add(std::string_view(value.get_ref<const std::string&>()));
        case Json::value_t::boolean:
            return add(std::uint64_t{value.get<bool>() ? 1U : 0U});
        case Json::value_t::number_integer:
        case Json::value_t::number_unsigned:
            return add(static_cast<std::uint64_t>(value.get<std::int64_t>()));
        case Json::value_t::number_float:
            return add(std::bit_cast<std::uint64_t>(value.get<double>()));
        case Json::value_t::array:
            for (const Json& item : value) add_json(item);
            return add(std::uint64_t{value.size()});
        case Json::value_t::object:
            for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
                add(std::string_view(name));
                add_json(member);
            }
            return add(std::uint64_t{value.size()});
        default:
            return;
    }
}

void Digest::add(const TraceNode& node) {
    add(std::string_view(node.key));
    for (const std::string& arg : node.args) add(std::string_view(arg));
    add(static_cast<std::uint64_t>(node.outcome));
    for (const std::string* text : {&node.fact, &node.value, &node.limit, &node.clause}) add(std::string_view(*text));
    for (const TraceNode& child : node.children) add(child);
    add(std::uint64_t{node.children.size()});
}

void Digest::add(const Decision& decision) {
    add(std::string_view(decision.name));
    add(std::string_view(decision.outcome));
    add_json(decision.values);
    for (const BasisRef& ref : decision.basis) {
        add(std::string_view(ref.document));
        add(std::string_view(ref.paragraph));
    }
    for (const std::string& reading : decision.interpretations) add(std::string_view(reading));
    for (const std::string& name : decision.missing) add(std::string_view(name));
    add(decision.trace);
}

void Digest::add(const Error& error) {
    add(std::string_view(error.code));
    add(std::string_view(error.where));
    for (const std::string& arg : error.args) add(std::string_view(arg));
}

std::string Digest::text() const {
    std::string text;
    for (unsigned i = digits; i-- > 0;) text += "0123456789abcdef"[(sum_ >> (i * bits_of_a_digit)) & 0xFU];
    return text;
}

}  // namespace zuji::rules
