// Rates, the seller's own items, and who the quotation is for.

#include <array>
#include <string>

#include "core/model/words.hpp"
#include "core/quote/money.hpp"
#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

namespace {

/// A text of the quotation.
void text_of(ui::Context& ui, QuoteContext& context, std::string_view id, std::string_view key,
             const std::string& value, std::function<void(Quote&, std::string)> put, float width) {
    auto edited = ui::text_field(ui, id, {.name = context.t(key), .value = value, .width = width});
    if (edited) context.change([put = std::move(put), text = *edited](Quote& quote) { put(quote, text); });
}

/// An amount as typed; `path` is its place in the quotation.
void amount_of(ui::Context& ui, QuoteContext& context, std::string_view path, std::string_view key,
               const Entered& value, std::string_view unit, std::function<void(Quote&, Entered)> put,
               float width = 160) {
    const std::string error = context.problem(path);
    auto edited = ui::number_field(
        ui, path, {.name = context.t(key), .value = value.text(), .error = error, .unit = unit, .width = width});
    if (edited) context.change([put = std::move(put), text = *edited](Quote& quote) { put(quote, Entered(text)); });
}

constexpr std::array<std::string_view, 5> item_kinds = {"report", "travel", "surveillance", "recertification", "other"};

void draw_item(ui::Context& ui, QuoteContext& context, std::size_t index) {
    ui::Scope scope(ui, "item", static_cast<std::int64_t>(index));
    const SellerItem& item = context.quote.items[index];
    const std::string path = "items[" + std::to_string(index) + "].";
    ui::Row row(ui, {.gap = 8, .fields = true});
    std::array<ui::Option, item_kinds.size()> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < item_kinds.size(); ++i) {
        options[i].label = context.t("quote.item." + std::string(item_kinds[i]));
        if (item.kind == item_kinds[i]) chosen = i;
    }
    const auto kind = ui::select(ui, "kind",
                                 {.name = context.t("quote.item-kind"),
                                  .options = options,
                                  .chosen = chosen,
                                  .placeholder = context.t("field.choose"),
                                  .show_label = true,
                                  .width = 140});
    if (kind) context.change([index, word = item_kinds[*kind]](Quote& quote) { quote.items[index].kind = word; });
    text_of(
        ui, context, "name", "quote.item-name", item.name,
        [index](Quote& quote, std::string text) { quote.items[index].name = std::move(text); }, 180);
    amount_of(
        ui, context, path + "amount", "quote.item-amount", item.amount, {},
        [index](Quote& quote, Entered amount) { quote.items[index].amount = std::move(amount); }, 88);
    text_of(
        ui, context, "unit", "quote.item-unit", item.unit,
        [index](Quote& quote, std::string text) { quote.items[index].unit = std::move(text); }, 88);
    amount_of(
        ui, context, path + "price", "quote.item-price", item.price, context.quote.currency,
        [index](Quote& quote, Entered price) { quote.items[index].price = std::move(price); }, 140);
    if (ui::icon_button(ui, "delete",
                        {.icon = ui::Icon::trash, .name = context.t("quote.delete-item", {std::to_string(index + 1)})}))
        context.change(
            [index](Quote& quote) { quote.items.erase(quote.items.begin() + static_cast<std::ptrdiff_t>(index)); });
}

}  // namespace

void draw_quote_rates(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "rates", {.name = context.t("quote.rates"), .padding = {16, 12}, .gap = 8});
    ui::card_head(ui, context.t("quote.rates"), context.t("quote.rates-remark"));
    const QuoteRates& rates = context.quote.rates;
    const std::string per_day = context.t("quote.per-day", {context.quote.currency});
    {
        ui::Row row(ui, {.gap = 12, .wrap = true, .top = true});
        amount_of(ui, context, "rates.document_review", "man-days.document-review", rates.document_review, per_day,
                  [](Quote& quote, Entered value) { quote.rates.document_review = std::move(value); });
        amount_of(ui, context, "rates.site_inspection", "man-days.site-inspection", rates.site_inspection, per_day,
                  [](Quote& quote, Entered value) { quote.rates.site_inspection = std::move(value); });
        amount_of(ui, context, "rates.site_verification", "man-days.site-verification", rates.site_verification,
                  per_day, [](Quote& quote, Entered value) { quote.rates.site_verification = std::move(value); });
        text_of(
            ui, context, "currency", "quote.currency", context.quote.currency,
            [](Quote& quote, std::string text) { quote.currency = std::move(text); }, 88);
    }
    ui::Row row(ui, {.gap = 12, .wrap = true, .top = true});
    amount_of(
        ui, context, "rates.discount_percent", "quote.discount-percent", rates.discount_percent, "%",
        [](Quote& quote, Entered value) { quote.rates.discount_percent = std::move(value); }, 112);
    text_of(
        ui, context, "discount_reason", "quote.discount-reason", rates.discount_reason,
        [](Quote& quote, std::string text) { quote.rates.discount_reason = std::move(text); }, 280);
    amount_of(
        ui, context, "rates.tax_percent", "quote.tax-percent", rates.tax_percent, "%",
        [](Quote& quote, Entered value) { quote.rates.tax_percent = std::move(value); }, 112);
}

void draw_quote_items(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "items", {.name = context.t("quote.items"), .padding = {16, 12}, .gap = 8});
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("quote.items"), 3);
        row.right();
        if (ui::button(ui, "add", {.label = context.t("quote.add-item"), .icon_left = ui::Icon::plus}))
            context.change([](Quote& quote) { quote.items.push_back({"report", "", {}, "", {}}); });
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("man-days.not-priced"));
    for (std::size_t i = 0; i < context.quote.items.size(); ++i) draw_item(ui, context, i);
}

void draw_quote_parties(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "parties", {.name = context.t("quote.parties"), .padding = {16, 12}, .gap = 8});
    ui::heading(ui, context.t("quote.parties"), 3);
    const Quote& quote = context.quote;
    ui::Row row(ui, {.gap = 12, .wrap = true, .top = true});
    text_of(
        ui, context, "title", "quote.subject", quote.title,
        [](Quote& q, std::string text) { q.title = std::move(text); }, 280);
    text_of(
        ui, context, "number", "quote.number", quote.number,
        [](Quote& q, std::string text) { q.number = std::move(text); }, 160);
    text_of(
        ui, context, "valid_until", "quote.valid-until", quote.valid_until,
        [](Quote& q, std::string text) { q.valid_until = std::move(text); }, 136);
    text_of(
        ui, context, "customer.name", "quote.customer", quote.customer.name,
        [](Quote& q, std::string text) { q.customer.name = std::move(text); }, 280);
    text_of(
        ui, context, "customer.contact", "quote.customer-contact", quote.customer.contact,
        [](Quote& q, std::string text) { q.customer.contact = std::move(text); }, 200);
    text_of(
        ui, context, "customer.address", "quote.customer-address", quote.customer.address,
        [](Quote& q, std::string text) { q.customer.address = std::move(text); }, 320);
    text_of(
        ui, context, "seller.name", "quote.seller", quote.seller.name,
        [](Quote& q, std::string text) { q.seller.name = std::move(text); }, 280);
    text_of(
        ui, context, "seller.contact", "quote.seller-contact", quote.seller.contact,
        [](Quote& q, std::string text) { q.seller.contact = std::move(text); }, 200);
    constexpr std::array<std::string_view, 2> editions = {"CGC-R52003:2025", "CGC-R52006:2026"};
    const std::array<ui::Option, 2> options = {ui::Option{.label = editions[0]}, ui::Option{.label = editions[1]}};
    const auto now = std::find(editions.begin(), editions.end(), quote.document);
    const auto edition =
        ui::select(ui, "document",
                   {.name = context.t("quote.document"),
                    .options = options,
                    .chosen = now == editions.end() ? std::nullopt
                                                    : std::optional(static_cast<std::size_t>(now - editions.begin())),
                    .placeholder = context.t("field.choose"),
                    .show_label = true,
                    .width = 200});
    if (edition) context.change([word = editions[*edition]](Quote& q) { q.document = word; });
    auto notes =
        ui::text_field(ui, "notes", {.name = context.t("quote.notes"), .value = quote.notes, .width = 640, .lines = 3});
    if (notes) context.change([text = *notes](Quote& q) { q.notes = text; });
}

}  // namespace zuji::app
