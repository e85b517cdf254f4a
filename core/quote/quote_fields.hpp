#pragma once
// Every stored member of a quotation, named once, in the order of its file.

#include <array>
#include <tuple>

#include "core/model/fields.hpp"
#include "core/quote/quote.hpp"

namespace zuji {

namespace choices {
inline constexpr std::array<std::string_view, 2> concession = {"claimed", "confirmed"};
inline constexpr std::array<std::string_view, 5> seller_item = {"report", "travel", "surveillance", "recertification",
                                                                "other"};
inline constexpr std::array<std::string_view, 2> language = {"zh", "en"};
inline constexpr std::array<std::string_view, 2> edition = {"CGC-R52003:2025", "CGC-R52006:2026"};
}  // namespace choices

template <>
struct Record<QuoteUnit> {
    static constexpr auto fields =
        std::tuple(field("name", &QuoteUnit::name), field("bom_items", &QuoteUnit::bom_items),
                   field("main_materials", &QuoteUnit::main_materials), field("sites", &QuoteUnit::sites),
                   choice("exemption", &QuoteUnit::exemption, choices::concession),
                   choice("acceptance", &QuoteUnit::acceptance, choices::concession), field("note", &QuoteUnit::note));
};

template <>
struct Record<SellerItem> {
    static constexpr auto fields = std::tuple(choice("kind", &SellerItem::kind, choices::seller_item),
                                              field("name", &SellerItem::name), field("amount", &SellerItem::amount),
                                              field("unit", &SellerItem::unit), field("price", &SellerItem::price));
};

template <>
struct Record<QuoteRates> {
    static constexpr auto fields = std::tuple(
        field("document_review", &QuoteRates::document_review), field("site_inspection", &QuoteRates::site_inspection),
        field("site_verification", &QuoteRates::site_verification),
        field("discount_percent", &QuoteRates::discount_percent),
        field("discount_reason", &QuoteRates::discount_reason), field("tax_percent", &QuoteRates::tax_percent));
};

template <>
struct Record<QuoteProduct> {
    static constexpr auto fields =
        std::tuple(field("name", &QuoteProduct::name), field("field", &QuoteProduct::field),
                   field("function", &QuoteProduct::function), field("scenario", &QuoteProduct::scenario),
                   field("model", &QuoteProduct::model), field("address", &QuoteProduct::address),
                   field("bom_items", &QuoteProduct::bom_items));
};

template <>
struct Record<Quote> {
    static constexpr auto fields = std::tuple(
        field("id", &Quote::id), field("number", &Quote::number), field("version", &Quote::version).always(),
        field("title", &Quote::title), field("created", &Quote::created), field("valid_until", &Quote::valid_until),
        choice("language", &Quote::language, choices::language).always(), field("currency", &Quote::currency).always(),
        choice("document", &Quote::document, choices::edition), field("customer", &Quote::customer),
        field("seller", &Quote::seller), field("acceptance_date", &Quote::acceptance_date),
        field("products", &Quote::products), field("units", &Quote::units), field("items", &Quote::items),
        field("rates", &Quote::rates), field("readings", &Quote::readings), field("notes", &Quote::notes));
};

}  // namespace zuji
