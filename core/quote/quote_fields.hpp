#pragma once
// Every stored member of a quotation, named once, in the order of its file.

#include <array>
#include <tuple>

#include "core/model/fields.hpp"
#include "core/quote/quote.hpp"

namespace zuji {

namespace choices {
inline constexpr std::array<std::string_view, 2> concession = {"claimed", "confirmed"};
inline constexpr std::array<std::string_view, 2> case_concession = {"confirmed", "not-confirmed"};
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
struct Record<QuotePlan> {
    static constexpr auto fields =
        std::tuple(field("site_from", &QuotePlan::site_from), field("review_staff", &QuotePlan::review_staff),
                   field("inspection_staff", &QuotePlan::inspection_staff),
                   field("verification_staff", &QuotePlan::verification_staff),
                   field("correction_days", &QuotePlan::correction_days));
};

template <>
struct Record<QuoteCase> {
    static constexpr auto fields = std::tuple(
        field("name", &QuoteCase::name), choice("exemption", &QuoteCase::exemption, choices::case_concession),
        choice("acceptance", &QuoteCase::acceptance, choices::case_concession), field("rates", &QuoteCase::rates),
        field("readings", &QuoteCase::readings));
};

template <>
struct Record<Quote> {
    static constexpr auto fields = std::tuple(
        field("id", &Quote::id), field("series", &Quote::series), field("number", &Quote::number),
        field("version", &Quote::version).always(), field("title", &Quote::title), field("created", &Quote::created),
        field("valid_until", &Quote::valid_until), choice("language", &Quote::language, choices::language).always(),
        field("currency", &Quote::currency).always(), choice("document", &Quote::document, choices::edition),
        field("customer", &Quote::customer), field("seller", &Quote::seller),
        field("acceptance_date", &Quote::acceptance_date), field("plan", &Quote::plan),
        field("products", &Quote::products), field("units", &Quote::units), field("items", &Quote::items),
        field("rates", &Quote::rates), field("readings", &Quote::readings), field("cases", &Quote::cases),
        field("notes", &Quote::notes));
};

}  // namespace zuji
