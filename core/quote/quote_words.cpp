#include "core/quote/quote_words.hpp"

#include <algorithm>
#include <array>

namespace zuji {
namespace {

class Joined {
   public:
    explicit Joined(std::string between) : between_(std::move(between)) {}
    void add(const std::string& part) { text_ += (text_.empty() ? "" : between_) + part; }
    [[nodiscard]] const std::string& text() const { return text_; }

   private:
    std::string between_;
    std::string text_;
};

void add_rate(Joined& parts, const Catalog& words, std::string_view key, const Entered& rate) {
    if (!rate.is_empty()) parts.add(words.text(key) + " " + rate.text());
}

}  // namespace

std::string days_text(const QuoteRange& days) {
    const std::string low = days.low.to_string();
    return days.is_range() ? low + " – " + days.high.to_string() : low;
}

std::string unit_text(const Quote& quote, std::size_t unit) {
    const std::string& name = quote.units[unit].name;
    return std::to_string(unit + 1) + (name.empty() ? "" : " " + name);
}

std::string option_name(const Catalog& words, const std::string& reading, const std::string& option) {
    if (option.empty()) return words.text("quote.reading.open");
    return words.text("quote.reading." + reading + "." + option);
}

std::string case_name(const Catalog& words, const QuoteCase& each) {
    if (!each.name.empty()) return each.name;
    Joined parts(words.text("quote.list-separator"));
    if (!each.exemption.empty()) parts.add(words.text("quote.case.exemption." + each.exemption));
    if (!each.acceptance.empty()) parts.add(words.text("quote.case.acceptance." + each.acceptance));
    for (const auto& [reading, option] : each.readings) parts.add(option_name(words, reading, option));
    add_rate(parts, words, "man-days.document-review", each.rates.document_review);
    add_rate(parts, words, "man-days.site-inspection", each.rates.site_inspection);
    add_rate(parts, words, "man-days.site-verification", each.rates.site_verification);
    if (!each.rates.discount_percent.is_empty()) {
        parts.add(words.format("quote.discount", {each.rates.discount_percent.text()}));
    }
    if (!each.rates.tax_percent.is_empty()) parts.add(words.format("quote.tax", {each.rates.tax_percent.text()}));
    return parts.text().empty() ? words.text("quote.case.nothing") : parts.text();
}

std::string item_name(const Catalog& words, const SellerItem& item) {
    const std::string kind = words.text("quote.item." + (item.kind.empty() ? std::string("other") : item.kind));
    return item.name.empty() ? kind : kind + ": " + item.name;
}

std::string not_included(const Catalog& words, const Quote& quote) {
    constexpr std::array<std::string_view, 4> kinds = {"report", "travel", "surveillance", "recertification"};
    Joined missing(words.text("quote.list-separator"));
    for (const std::string_view kind : kinds) {
        const bool listed = std::any_of(quote.items.begin(), quote.items.end(),
                                        [&](const SellerItem& item) { return item.kind == kind; });
        if (!listed) missing.add(words.text("quote.item." + std::string(kind)));
    }
    return missing.text();
}

}  // namespace zuji
