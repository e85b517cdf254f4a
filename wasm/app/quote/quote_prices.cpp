// Rates, the seller's own items, and who the quotation is for.

#include <algorithm>
#include <array>
#include <string>

#include "core/base/date.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

namespace {

/// A text of the quotation.
void text_of(ui::Context& ui, QuoteContext& context, std::string_view id, std::string_view key,
             const std::string& value, std::function<void(Quote&, std::string)> put, float width,
             const std::string& error = {}) {
    auto edited = ui::text_field(ui, id, {.name = context.t(key), .value = value, .error = error, .width = width});
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

/// An item may be gone by the time that what was typed into it arrives: indices are looked at again.
void draw_item(ui::Context& ui, QuoteContext& context, std::size_t index) {
    ui::Scope scope(ui, "item", static_cast<std::int64_t>(index));
    const SellerItem& item = context.quote.items[index];
    const std::string path = "items[" + std::to_string(index) + "].";
    ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
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
    if (kind)
        context.change([index, word = item_kinds[*kind]](Quote& quote) {
            if (index < quote.items.size()) quote.items[index].kind = word;
        });
    text_of(
        ui, context, "name", "quote.item-name", item.name,
        [index](Quote& quote, std::string text) {
            if (index < quote.items.size()) quote.items[index].name = std::move(text);
        },
        180);
    amount_of(
        ui, context, path + "amount", "quote.item-amount", item.amount, {},
        [index](Quote& quote, Entered amount) {
            if (index < quote.items.size()) quote.items[index].amount = std::move(amount);
        },
        88);
    text_of(
        ui, context, "unit", "quote.item-unit", item.unit,
        [index](Quote& quote, std::string text) {
            if (index < quote.items.size()) quote.items[index].unit = std::move(text);
        },
        88);
    amount_of(
        ui, context, path + "price", "quote.item-price", item.price, context.quote.currency,
        [index](Quote& quote, Entered price) {
            if (index < quote.items.size()) quote.items[index].price = std::move(price);
        },
        140);
    if (ui::icon_button(ui, "delete",
                        {.icon = ui::Icon::trash, .name = context.t("quote.delete-item", {std::to_string(index + 1)})}))
        context.change([index](Quote& quote) {
            if (index < quote.items.size()) quote.items.erase(quote.items.begin() + static_cast<std::ptrdiff_t>(index));
        });
}

/// One rate for everybody, where only the first one was typed.
void draw_same_rate(ui::Context& ui, QuoteContext& context) {
    const QuoteRates& rates = context.quote.rates;
    if (rates.document_review.is_empty() || !rates.site_inspection.is_empty() || !rates.site_verification.is_empty())
        return;
    if (ui::link(ui, "same", {.label = context.t("quote.same-rate", {rates.document_review.text()})}))
        context.change([](Quote& quote) {
            quote.rates.site_inspection = quote.rates.document_review;
            quote.rates.site_verification = quote.rates.document_review;
        });
}

/// Work without a figure that is not in the offer yet: one press puts it in.
void draw_missing_items(ui::Context& ui, QuoteContext& context) {
    ui::Row row(ui, {.gap = 8, .wrap = true});
    for (const auto kind : item_kinds) {
        const bool listed = std::any_of(context.quote.items.begin(), context.quote.items.end(),
                                        [&](const SellerItem& item) { return item.kind == kind; });
        if (listed && kind != "other") continue;
        ui::Scope scope(ui, kind);
        if (ui::chip_button(ui, "add", context.t("quote.item." + std::string(kind)), ui::Icon::plus))
            context.change([kind](Quote& quote) { quote.items.push_back({std::string(kind), "", {}, "", {}}); });
    }
}

void draw_valid_until(ui::Context& ui, QuoteContext& context) {
    auto edited = date_edit(ui, context.words, "valid_until",
                            {.label_key = "quote.valid-until",
                             .value = context.quote.valid_until,
                             .today = context.state.today,
                             .error = context.problem("valid_until"),
                             .width = 160});
    if (edited) context.change([text = *edited](Quote& q) { q.valid_until = text; });
}

/// How long the offer holds, from the day of writing: one press while no day is given.
void draw_validity(ui::Context& ui, QuoteContext& context) {
    const auto created = Date::parse(context.quote.created);
    const auto until = Date::parse(context.quote.valid_until);
    const auto today = Date::parse(context.state.today);
    if (until.ok() && today.ok() && until.value() < today.value() && context.problem("valid_until").empty())
        ui::text_wrapped(ui, ui::Type::note, ui.theme().warning,
                         context.t("quote.expired", {context.quote.valid_until}), ui::Mirrored::status);
    if (!created.ok() || !context.quote.valid_until.empty()) return;
    ui::Row row(ui, {.height = 24, .gap = 8});
    ui::note_text(ui, context.t("quote.valid-for"));
    for (const int days : {30, 60, 90}) {
        ui::Scope scope(ui, "days", days);
        if (ui::chip_button(ui, "set", context.t("quote.valid-days", {std::to_string(days)})))
            context.change([until = created.value().plus_days(days).to_string()](Quote& q) { q.valid_until = until; });
    }
}

void draw_document(ui::Context& ui, QuoteContext& context) {
    constexpr std::array<std::string_view, 2> editions = {"CGC-R52003:2025", "CGC-R52006:2026"};
    const std::array<ui::Option, 2> options = {ui::Option{.label = editions[0]}, ui::Option{.label = editions[1]}};
    const auto now = std::find(editions.begin(), editions.end(), context.quote.document);
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
    draw_same_rate(ui, context);
    ui::Row row(ui, {.gap = 12, .wrap = true, .top = true});
    amount_of(
        ui, context, "rates.discount_percent", "quote.discount-percent", rates.discount_percent, "%",
        [](Quote& quote, Entered value) { quote.rates.discount_percent = std::move(value); }, 112);
    text_of(
        ui, context, "discount_reason", "quote.discount-reason", rates.discount_reason,
        [](Quote& quote, std::string text) { quote.rates.discount_reason = std::move(text); }, 280,
        context.problem("rates.discount_reason"));
    amount_of(
        ui, context, "rates.tax_percent", "quote.tax-percent", rates.tax_percent, "%",
        [](Quote& quote, Entered value) { quote.rates.tax_percent = std::move(value); }, 112);
}

void draw_quote_items(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "items", {.name = context.t("quote.items"), .padding = {16, 12}, .gap = 8});
    ui::card_head(ui, context.t("quote.items"), context.t("quote.sellers-own"));
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("man-days.not-priced"));
    for (std::size_t i = 0; i < context.quote.items.size(); ++i) draw_item(ui, context, i);
    draw_missing_items(ui, context);
}

void draw_quote_parties(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "parties", {.name = context.t("quote.parties"), .padding = {16, 12}, .gap = 8});
    ui::heading(ui, context.t("quote.parties"), 3);
    const Quote& quote = context.quote;
    const auto text = [&](std::string_view id, std::string_view key, const std::string& value,
                          std::function<void(Quote&, std::string)> put,
                          float width) { text_of(ui, context, id, key, value, std::move(put), width); };
    {
        ui::Row row(ui, {.gap = 12, .wrap = true, .top = true});
        text(
            "customer.name", "quote.customer", quote.customer.name,
            [](Quote& q, std::string value) { q.customer.name = std::move(value); }, 280);
        text(
            "customer.contact", "quote.customer-contact", quote.customer.contact,
            [](Quote& q, std::string value) { q.customer.contact = std::move(value); }, 200);
        text(
            "customer.address", "quote.customer-address", quote.customer.address,
            [](Quote& q, std::string value) { q.customer.address = std::move(value); }, 280);
    }
    {
        ui::Row row(ui, {.gap = 12, .wrap = true, .top = true});
        text(
            "title", "quote.subject", quote.title, [](Quote& q, std::string value) { q.title = std::move(value); },
            280);
        text(
            "number", "quote.number", quote.number, [](Quote& q, std::string value) { q.number = std::move(value); },
            200);
        draw_valid_until(ui, context);
    }
    draw_validity(ui, context);
    {
        ui::Row row(ui, {.gap = 12, .wrap = true, .top = true});
        text(
            "seller.name", "quote.seller", quote.seller.name,
            [](Quote& q, std::string value) { q.seller.name = std::move(value); }, 280);
        text(
            "seller.contact", "quote.seller-contact", quote.seller.contact,
            [](Quote& q, std::string value) { q.seller.contact = std::move(value); }, 200);
        draw_document(ui, context);
    }
    auto notes =
        ui::text_field(ui, "notes", {.name = context.t("quote.notes"), .value = quote.notes, .width = 640, .lines = 3});
    if (notes) context.change([value = *notes](Quote& q) { q.notes = value; });
}

}  // namespace zuji::app
