#include "wasm/app/quote/quote_desk.hpp"

#include <algorithm>
#include <utility>

#include "core/quote/quote_json.hpp"

namespace zuji::app {

namespace {
constexpr std::size_t most_undo = 200;
}

void QuoteDesk::load(const std::map<std::string, std::string>& kept) {
    for (const auto& [id, text] : kept) {
        auto quote = read_quote(text);
        if (quote.ok()) quotes_[id] = std::move(quote).value();
    }
}

std::vector<const Quote*> QuoteDesk::list() const {
    std::vector<const Quote*> found;
    for (const auto& each : quotes_) found.push_back(&each.second);
    std::stable_sort(found.begin(), found.end(),
                     [](const Quote* a, const Quote* b) { return a->created > b->created; });
    return found;
}

bool QuoteDesk::open(std::string_view id, const rules::RuleBook& rules) {
    const auto found = quotes_.find(std::string(id));
    if (found == quotes_.end()) return false;
    open_ = found->second;
    undo_.clear();
    redo_.clear();
    price(rules);
    return true;
}

void QuoteDesk::close() {
    open_.reset();
    result_.reset();
    division_.reset();
}

std::string QuoteDesk::free_id() const {
    for (std::size_t i = quotes_.size() + 1;; ++i) {
        std::string id = "q" + std::to_string(i);
        if (quotes_.find(id) == quotes_.end()) return id;
    }
}

void QuoteDesk::create(Quote start, std::string_view today, const rules::RuleBook& rules) {
    start.id = free_id();
    if (start.created.empty()) start.created = std::string(today);
    if (start.units.empty() && start.products.empty()) start.units.emplace_back();
    const std::string id = start.id;
    quotes_[id] = std::move(start);
    (void)open(id, rules);
    keep();
}

void QuoteDesk::new_version(std::string_view today, const rules::RuleBook& rules) {
    if (!open_) return;
    Quote next = *open_;
    ++next.version;
    next.created = std::string(today);
    create(std::move(next), today, rules);
}

void QuoteDesk::remove(std::string_view id) {
    const std::string key(id);
    if (open_ && open_->id == key) close();
    if (quotes_.erase(key) > 0) changes_[key].clear();
}

void QuoteDesk::change(const std::function<void(Quote&)>& edit, const rules::RuleBook& rules) {
    if (!open_) return;
    Quote before = *open_;
    edit(*open_);
    if (*open_ == before) return;
    undo_.push_back(std::move(before));
    if (undo_.size() > most_undo) undo_.erase(undo_.begin());
    redo_.clear();
    price(rules);
    keep();
}

void QuoteDesk::undo(const rules::RuleBook& rules) {
    if (!open_ || undo_.empty()) return;
    redo_.push_back(std::exchange(*open_, std::move(undo_.back())));
    undo_.pop_back();
    price(rules);
    keep();
}

void QuoteDesk::redo(const rules::RuleBook& rules) {
    if (!open_ || redo_.empty()) return;
    undo_.push_back(std::exchange(*open_, std::move(redo_.back())));
    redo_.pop_back();
    price(rules);
    keep();
}

void QuoteDesk::price(const rules::RuleBook& rules) {
    result_.reset();
    division_.reset();
    auto priced = price_quote(rules, *open_);
    if (priced.ok()) result_ = std::move(priced).value();
    auto divided = divide_products(rules, *open_);
    if (divided.ok()) division_ = std::move(divided).value();
}

void QuoteDesk::keep() {
    quotes_[open_->id] = *open_;
    changes_[open_->id] = write_quote(*open_);
}

std::map<std::string, std::string> QuoteDesk::take_changes() { return std::exchange(changes_, {}); }

}  // namespace zuji::app
