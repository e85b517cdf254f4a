#include "core/quote/quote_desk.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/text.hpp"
#include "core/quote/planning.hpp"
#include "core/quote/quote_json.hpp"

namespace zuji {

namespace {

constexpr std::size_t most_undo = 200;
constexpr std::size_t year_length = 4;
constexpr std::size_t number_digits = 3;

/// Ids are "q1-x7f3…", "q2-x7f3…": the higher, the newer; behind it the page that made them.
std::size_t count_of(std::string_view text) {
    std::size_t count = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}
std::size_t age_of(std::string_view id) { return id.empty() ? 0 : count_of(id.substr(1)); }

const std::string& series_of(const Quote& quote) { return quote.series.empty() ? quote.id : quote.series; }

/// All that is searched, in the form in which spellings are compared.
std::string searched(const Quote& quote) {
    std::string text = quote.number + "\n" + quote.title + "\n" + quote.customer.name + "\n" + quote.customer.contact;
    for (const QuoteUnit& unit : quote.units) text += "\n" + unit.name;
    for (const QuoteProduct& product : quote.products) text += "\n" + product.name + "\n" + product.model;
    return comparison_key(text);
}

std::vector<std::string> words_of(std::string_view search) {
    std::vector<std::string> words;
    std::string word;
    const std::string folded = fold_width(search);
    for (const char c : folded + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(comparison_key(std::exchange(word, {})));
        }
    }
    return words;
}

/// A list of the quotation that is longer than its file may be.
std::optional<Error> too_long(const Quote& quote) {
    const std::array<std::pair<const char*, std::size_t>, 4> lists = {{{"units", quote.units.size()},
                                                                       {"products", quote.products.size()},
                                                                       {"items", quote.items.size()},
                                                                       {"cases", quote.cases.size()}}};
    for (const auto& [where, rows] : lists) {
        if (rows > max_quote_rows) return Error{"too-many-units", where, {std::to_string(max_quote_rows)}};
    }
    return std::nullopt;
}

/// An offer that would have run out before it is written holds as long as the one before did; when that is not known,
/// the day is left to the seller.
std::string renewed(const Quote& before, std::string_view today) {
    const auto until = Date::parse(before.valid_until);
    const auto now = Date::parse(today);
    if (!until || !now || until.value() >= now.value()) return before.valid_until;
    const auto written = Date::parse(before.created);
    if (!written || written.value() > until.value()) return {};
    const int days = until.value().days_since_epoch() - written.value().days_since_epoch();
    return now.value().plus_days(days).to_string();
}

void take_over(Quote& quote, const Quote& last) {
    const auto take = [](auto& own, const auto& other) {
        if (own == std::remove_cvref_t<decltype(own)>{}) own = other;
    };
    take(quote.seller, last.seller);
    take(quote.rates.document_review, last.rates.document_review);
    take(quote.rates.site_inspection, last.rates.site_inspection);
    take(quote.rates.site_verification, last.rates.site_verification);
    take(quote.rates.tax_percent, last.rates.tax_percent);
    quote.currency = last.currency;
}

}  // namespace

void QuoteDesk::load(const std::map<std::string, std::string>& kept) {
    for (const auto& [id, text] : kept) {
        auto quote = read_quote(text);
        if (!quote.ok()) {
            unreadable_.push_back(id);
            continue;
        }
        quote.value().id = id;
        quotes_[id] = std::move(quote).value();
    }
    if (!unreadable_.empty()) problem_ = Error{"quotes-unreadable", "", {std::to_string(unreadable_.size())}};
}

void QuoteDesk::take_elsewhere(const std::string& id, std::string_view text) {
    const bool is_open = open_ && open_->id == id;
    if (text.empty()) {
        const auto found = quotes_.find(id);
        if (found == quotes_.end()) return;
        if (is_open) close();
        removed_.push_back(std::move(found->second));
        quotes_.erase(found);
        return;
    }
    auto read = read_quote(text);
    if (!read.ok()) return;
    Quote& quote = read.value();
    quote.id = id;
    std::erase_if(removed_, [&](const Quote& each) { return each.id == id; });
    summaries_.erase(id);
    quotes_[id] = quote;
    if (!is_open || *open_ == quote) return;
    remember(std::exchange(*open_, std::move(quote)));
    price();
}

void QuoteDesk::remember(Quote before) {
    undo_.push_back(std::move(before));
    if (undo_.size() > most_undo) undo_.erase(undo_.begin());
    redo_.clear();
}

std::vector<const Quote*> QuoteDesk::list() const { return list({}); }

std::vector<const Quote*> QuoteDesk::list(std::string_view search) const {
    const std::vector<std::string> words = words_of(search);
    std::vector<const Quote*> found;
    for (const auto& each : quotes_) {
        const std::string text = words.empty() ? std::string() : searched(each.second);
        const bool fits = std::all_of(words.begin(), words.end(),
                                      [&](const std::string& word) { return text.find(word) != std::string::npos; });
        if (fits) found.push_back(&each.second);
    }
    std::sort(found.begin(), found.end(), [](const Quote* a, const Quote* b) {
        return std::tuple(a->created, age_of(a->id), a->id) > std::tuple(b->created, age_of(b->id), b->id);
    });
    return found;
}

QuoteSummary QuoteDesk::summary(const std::string& id) const {
    const auto known = summaries_.find(id);
    if (known != summaries_.end()) return known->second;
    const Quote* quote = find(id);
    QuoteSummary summary;
    if (quote) {
        const auto priced = price_quote(*knowledge_.rules, *quote);
        if (priced.ok()) {
            summary = {priced.value().days.safe, priced.value().sum.total.safe, priced.value().complete};
        }
    }
    return summaries_[id] = summary;
}

const Quote* QuoteDesk::find(const std::string& id) const {
    const auto found = quotes_.find(id);
    return found == quotes_.end() ? nullptr : &found->second;
}

std::vector<const Quote*> QuoteDesk::versions() const {
    std::vector<const Quote*> found;
    if (!open_) return found;
    for (const auto& each : quotes_) {
        if (series_of(each.second) == series_of(*open_)) found.push_back(&each.second);
    }
    std::sort(found.begin(), found.end(), [](const Quote* a, const Quote* b) { return a->version > b->version; });
    return found;
}

bool QuoteDesk::open(std::string_view id) {
    const Quote* found = find(std::string(id));
    if (!found) return false;
    if (open_ && open_->id == id) return true;
    open_ = *found;
    shows_history_ = false;
    undo_.clear();
    redo_.clear();
    price();
    return true;
}

void QuoteDesk::close() {
    open_.reset();
    result_.reset();
    division_.reset();
    schedule_ = {};
    shows_history_ = false;
}

void QuoteDesk::show_history() {
    close();
    shows_history_ = true;
}

std::string QuoteDesk::free_id() const {
    std::size_t newest = 0;
    for (const auto& each : quotes_) newest = std::max(newest, age_of(each.first));
    for (const Quote& each : removed_) newest = std::max(newest, age_of(each.id));
    for (const std::string& each : unreadable_) newest = std::max(newest, age_of(each));
    return "q" + std::to_string(newest + 1) + (session_.empty() ? "" : "-" + session_);
}

/// "Q-2026-004": one more than the highest of this year.
std::string QuoteDesk::next_number(std::string_view today) const {
    if (today.size() < year_length) return {};
    const std::string prefix = "Q-" + std::string(today.substr(0, year_length)) + "-";
    std::size_t highest = 0;
    for (const auto& each : quotes_) {
        const std::string& number = each.second.number;
        if (number.starts_with(prefix))
            highest = std::max(highest, count_of(std::string_view(number).substr(prefix.size())));
    }
    std::string count = std::to_string(highest + 1);
    if (count.size() < number_digits) count.insert(0, number_digits - count.size(), '0');
    return prefix + count;
}

void QuoteDesk::enter(Quote quote, std::string_view today) {
    if (auto problem = too_long(quote)) return tell(std::move(*problem));
    quote.id = free_id();
    if (quote.created.empty()) quote.created = std::string(today);
    if (quote.units.empty() && quote.products.empty()) quote.units.emplace_back();
    const std::string id = quote.id;
    quotes_[id] = std::move(quote);
    (void)open(id);
    keep();
}

void QuoteDesk::create(Quote start, std::string_view today) {
    const std::vector<const Quote*> others = list();
    if (!others.empty()) take_over(start, *others.front());
    if (start.number.empty()) start.number = next_number(today);
    enter(std::move(start), today);
}

void QuoteDesk::add(Quote quote, std::string_view today) {
    quote.series.clear();
    enter(std::move(quote), today);
}

void QuoteDesk::new_version(std::string_view today) {
    if (!open_) return;
    Quote next = *open_;
    next.series = series_of(*open_);
    next.version = versions().front()->version + 1;
    next.valid_until = renewed(*open_, today);
    next.created = std::string(today);
    enter(std::move(next), today);
}

void QuoteDesk::duplicate(std::string_view id, std::string_view today) {
    const Quote* quote = find(std::string(id));
    if (!quote) return;
    Quote copy = *quote;
    copy.series.clear();
    copy.version = 1;
    copy.created = std::string(today);
    copy.valid_until.clear();
    copy.number = next_number(today);
    enter(std::move(copy), today);
}

void QuoteDesk::remove(std::string_view id) {
    const std::string key(id);
    const auto found = quotes_.find(key);
    if (found == quotes_.end()) return;
    if (open_ && open_->id == key) close();
    removed_.push_back(std::move(found->second));
    quotes_.erase(found);
    changes_[key].clear();
}

void QuoteDesk::restore() {
    if (removed_.empty()) return;
    Quote quote = std::move(removed_.back());
    removed_.pop_back();
    changes_[quote.id] = write_quote(quote);
    const std::string id = quote.id;
    quotes_[id] = std::move(quote);
}

void QuoteDesk::change(const std::function<void(Quote&)>& edit) {
    if (!open_) return;
    Quote before = *open_;
    edit(*open_);
    if (*open_ == before) return;
    if (auto problem = too_long(*open_)) {
        *open_ = std::move(before);
        return tell(std::move(*problem));
    }
    remember(std::move(before));
    price();
    keep();
}

void QuoteDesk::paste(Grid grid, const CellBlock& cells, std::size_t row, std::size_t column) {
    PastedRows rows;
    change([&](Quote& quote) {
        rows = grid == Grid::units ? paste_units(quote.units, cells, row, column)
                                   : paste_products(quote.products, cells, row, column);
    });
    tell_left_out(rows);
}

bool QuoteDesk::add_table(Grid grid, const CellBlock& cells, std::string_view language, std::string_view today) {
    Quote trial;
    const auto add = [&](Quote& quote) {
        return grid == Grid::units ? add_units(quote.units, cells) : add_products(quote.products, cells);
    };
    if (add(trial).put == 0) return false;
    if (!open_) {
        Quote start;
        start.language = language;
        create(std::move(start), today);
    }
    PastedRows rows;
    change([&](Quote& quote) { rows = add(quote); });
    tell_left_out(rows);
    return true;
}

void QuoteDesk::tell_left_out(const PastedRows& rows) {
    if (rows.left_out == 0) return;
    tell({"rows-left-out", "", {std::to_string(rows.left_out), std::to_string(max_quote_rows)}});
}

void QuoteDesk::undo() {
    if (!open_ || undo_.empty()) return;
    redo_.push_back(std::exchange(*open_, std::move(undo_.back())));
    undo_.pop_back();
    price();
    keep();
}

void QuoteDesk::redo() {
    if (!open_ || redo_.empty()) return;
    undo_.push_back(std::exchange(*open_, std::move(redo_.back())));
    redo_.pop_back();
    price();
    keep();
}

void QuoteDesk::price() {
    result_.reset();
    division_.reset();
    schedule_ = {};
    auto priced = price_quote(*knowledge_.rules, *open_);
    if (priced.ok()) {
        result_ = std::move(priced).value();
        schedule_ = plan_quote(*knowledge_.rules, *knowledge_.calendar, *open_, *result_);
    }
    auto divided = divide_products(*knowledge_.rules, *open_);
    if (divided.ok()) division_ = std::move(divided).value();
}

void QuoteDesk::keep() {
    quotes_[open_->id] = *open_;
    summaries_.erase(open_->id);
    changes_[open_->id] = write_quote(*open_);
}

std::map<std::string, std::string> QuoteDesk::take_changes() { return std::exchange(changes_, {}); }

}  // namespace zuji
