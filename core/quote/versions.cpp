#include "core/quote/versions.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/quote/paste.hpp"
#include "core/quote/quote_words.hpp"

namespace zuji {
namespace {

std::string concession_text(const Catalog& words, const std::string& word) {
    return words.text("quote.concession." + (word.empty() ? std::string("none") : word));
}

std::string item_text(const SellerItem& item) {
    std::string text = item.amount.text();
    if (!item.unit.empty()) text += " " + item.unit;
    if (!item.price.is_empty()) text += " × " + item.price.text();
    return text;
}

class Comparison {
   public:
    Comparison(const Catalog& words, const Quote& before, const Quote& after)
        : words_(words), before_(before), after_(after) {}

    std::vector<QuoteChange> run() {
        texts();
        prices();
        units();
        items();
        readings();
        return std::move(changes_);
    }

   private:
    void add(std::string what, const std::string& before, const std::string& after) {
        if (before != after) changes_.push_back({std::move(what), before, after});
    }

    void texts() {
        const auto add_text = [this](std::string_view key, const std::string& before, const std::string& after) {
            add(words_.text(key), before, after);
        };
        add_text("quote.subject", before_.title, after_.title);
        add_text("quote.number", before_.number, after_.number);
        add_text("quote.valid-until", before_.valid_until, after_.valid_until);
        add_text("quote.currency", before_.currency, after_.currency);
        add_text("quote.document", before_.document, after_.document);
        add_text("quote.customer", before_.customer.name, after_.customer.name);
        add_text("quote.customer-contact", before_.customer.contact, after_.customer.contact);
        add_text("quote.customer-address", before_.customer.address, after_.customer.address);
        add_text("quote.seller", before_.seller.name, after_.seller.name);
        add_text("quote.seller-contact", before_.seller.contact, after_.seller.contact);
        add_text("quote.start-date", before_.acceptance_date, after_.acceptance_date);
        add_text("quote.notes", before_.notes, after_.notes);
    }

    void prices() {
        const QuoteRates& before = before_.rates;
        const QuoteRates& after = after_.rates;
        const auto add_price = [this](std::string_view key, const Entered& was, const Entered& is) {
            add(words_.text(key), was.text(), is.text());
        };
        add_price("man-days.document-review", before.document_review, after.document_review);
        add_price("man-days.site-inspection", before.site_inspection, after.site_inspection);
        add_price("man-days.site-verification", before.site_verification, after.site_verification);
        add_price("quote.discount-percent", before.discount_percent, after.discount_percent);
        add(words_.text("quote.discount-reason"), before.discount_reason, after.discount_reason);
        add_price("quote.tax-percent", before.tax_percent, after.tax_percent);
    }

    // Units of the same name belong together, in their order; the rest by what is left over.
    void units() {
        std::set<std::size_t> taken;
        for (std::size_t i = 0; i < before_.units.size(); ++i) {
            std::size_t other = 0;
            while (other < after_.units.size() &&
                   (after_.units[other].name != before_.units[i].name || taken.count(other) > 0)) {
                ++other;
            }
            if (other == after_.units.size()) {
                add(words_.format("quote.change.unit", {unit_text(before_, i)}), words_.text("quote.change.there"), "");
                continue;
            }
            taken.insert(other);
            unit(unit_text(after_, other), before_.units[i], after_.units[other]);
        }
        for (std::size_t i = 0; i < after_.units.size(); ++i) {
            if (taken.count(i) > 0) continue;
            add(words_.format("quote.change.unit", {unit_text(after_, i)}), "", words_.text("quote.change.there"));
        }
    }

    void unit(const std::string& name, const QuoteUnit& before, const QuoteUnit& after) {
        const auto add_of = [&](std::string_view key, const std::string& was, const std::string& is) {
            add(name + ": " + words_.text(key), was, is);
        };
        add_of("quote.unit-bom", before.bom_items.text(), after.bom_items.text());
        add_of("quote.unit-materials", before.main_materials.text(), after.main_materials.text());
        add_of("quote.unit-sites", before.sites.text(), after.sites.text());
        add_of("quote.unit-exemption", concession_text(words_, before.exemption),
               concession_text(words_, after.exemption));
        add_of("quote.unit-acceptance", concession_text(words_, before.acceptance),
               concession_text(words_, after.acceptance));
        add_of("quote.notes", before.note, after.note);
    }

    void items() {
        const std::size_t count = std::max(before_.items.size(), after_.items.size());
        for (std::size_t i = 0; i < count; ++i) {
            const SellerItem* was = i < before_.items.size() ? &before_.items[i] : nullptr;
            const SellerItem* is = i < after_.items.size() ? &after_.items[i] : nullptr;
            if (was && is && *was == *is) continue;
            if (was) changes_.push_back({item_name(words_, *was), item_text(*was), ""});
            if (is) changes_.push_back({item_name(words_, *is), "", item_text(*is)});
        }
    }

    void readings() {
        std::set<std::string> ids;
        for (const auto& each : before_.readings) ids.insert(each.first);
        for (const auto& each : after_.readings) ids.insert(each.first);
        const auto option = [&](const Quote& quote, const std::string& id) {
            const auto found = quote.readings.find(id);
            return option_name(words_, id, found == quote.readings.end() ? "" : found->second);
        };
        for (const std::string& id : ids) add(id, option(before_, id), option(after_, id));
    }

    const Catalog& words_;
    const Quote& before_;
    const Quote& after_;
    std::vector<QuoteChange> changes_;
};

}  // namespace

std::vector<QuoteChange> compare_quotes(const Catalog& words, const Quote& before, const Quote& after) {
    return Comparison(words, before, after).run();
}

}  // namespace zuji
