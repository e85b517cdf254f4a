#include "wasm/ui/detail/mirror.hpp"

#include <array>
#include <charconv>

#include "wasm/ui/detail/imgui.hpp"

namespace zuji::ui {

namespace {

constexpr char field = '\x1f';
constexpr char record = '\x1e';

// In the order of enum Role; names of ARIA where it has one.
constexpr std::array<std::string_view, 41> role_names = {
    "text",          "status",      "paragraph",    "heading",   "button",   "link",       "checkbox",
    "radio",         "radiogroup",  "textbox",      "searchbox", "combobox", "listbox",    "option",
    "tab",           "tablist",     "group",        "region",    "banner",   "navigation", "main",
    "complementary", "contentinfo", "dialog",       "menu",      "menuitem", "list",       "listitem",
    "table",         "row",         "columnheader", "rowheader", "cell",     "grid",       "gridcell",
    "tree",          "treeitem",    "progressbar",  "img",       "toolbar",  "separator"};
static_assert(role_names.size() == static_cast<std::size_t>(Role::separator) + 1);

void put_int(std::string& out, long long value) {
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

void put_text(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n') out += c;
    }
}

// Whole logical pixels, rounded outwards: what is clicked must lie inside.
void put_rect(std::string& out, const Rect& r) {
    const auto x = static_cast<long long>(ImFloor(r.x));
    const auto y = static_cast<long long>(ImFloor(r.y));
    put_int(out, x);
    out += ',';
    put_int(out, y);
    out += ',';
    put_int(out, static_cast<long long>(ImCeil(r.right())) - x);
    out += ',';
    put_int(out, static_cast<long long>(ImCeil(r.bottom())) - y);
}

void put_flags(std::string& out, const MirrorFlags& f) {
    const auto letter = [&out](bool on, char c) {
        if (on) out += c;
    };
    const auto state = [&out](int value, char c) {
        if (value < 0) return;
        out += c;
        out += static_cast<char>('0' + value);
    };
    letter(f.focusable, 'f');
    letter(f.skip_tab, 'k');
    letter(f.disabled, 'd');
    letter(f.invalid, 'i');
    letter(f.required, 'r');
    letter(f.multi_line, 'm');
    letter(f.numeric, 'n');
    letter(f.read_only, 'o');
    letter(f.popup, 'p');
    letter(f.modal, 'M');
    letter(f.inert, 'I');
    letter(f.current, 'c');
    letter(f.align_right, 'R');
    letter(f.agent, 'a');
    state(f.checked, 'C');
    state(f.pressed, 'P');
    state(f.selected, 'S');
    state(f.expanded, 'E');
    state(f.sort, 'O');
}

}  // namespace

void Mirror::begin_picture() {
    pool_.clear();
    entries_.clear();
    open_.clear();
    known_.clear();
    open_.push_back({0, 0});
    paused_ = 0;
}

void Mirror::append(Entry& entry, Id id, const MirrorNode& node) {
    entry.id = id;
    entry.begin = pool_.size();
    put_int(pool_, id);
    pool_ += field;
    put_int(pool_, open_.back().id);
    pool_ += field;
    pool_ += role_names[static_cast<std::size_t>(node.role)];
    pool_ += field;
    put_flags(pool_, node.flags);
    pool_ += field;
    put_text(pool_, node.name);
    pool_ += field;
    put_text(pool_, node.value);
    pool_ += field;
    put_text(pool_, node.error);
    if (!node.error.empty() && !node.description.empty()) pool_ += ' ';
    put_text(pool_, node.description);
    pool_ += field;
    put_text(pool_, node.key);
    pool_ += field;
    const std::array<int, 7> numbers = {node.level,  node.position,  node.set_size,    node.row,
                                        node.column, node.row_count, node.column_count};
    for (const int n : numbers) {
        if (n != 0) put_int(pool_, n);
        pool_ += ',';
    }
    put_int(pool_, node.active);
    entry.end = pool_.size();
    put_rect(pool_, node.rect);
    entry.place_end = pool_.size();
    entry.hash = ImHashData(pool_.data() + entry.begin, entry.end - entry.begin);
    entry.place_hash = ImHashData(pool_.data() + entry.end, entry.place_end - entry.end);
}

Id Mirror::add(Id id, const MirrorNode& node) {
    if (paused_ > 0) {
        if (id != 0) known_.emplace(id, true);
        return id;
    }
    auto& parent = open_.back();
    if (id == 0) {
        const std::array<std::uint32_t, 3> seed = {parent.id, 0x7e37u, parent.children};
        id = ImHashData(seed.data(), sizeof seed);
    }
    ++parent.children;
    if (!known_.emplace(id, true).second) return id;  // drawn twice: the first one stands
    append(entries_.emplace_back(), id, node);
    return id;
}

Id Mirror::open(Id id, const MirrorNode& node) {
    const Id added = add(id, node);
    open_.push_back({paused_ > 0 ? open_.back().id : added, 0});
    return added;
}

Id Mirror::open_at_root(Id id, const MirrorNode& node) {
    open_.push_back({0, 0});
    const Id added = add(id, node);
    open_.back().id = added;
    return added;
}

void Mirror::close() {
    if (open_.size() > 1) open_.pop_back();
}

const std::string& Mirror::diff() {
    patch_.clear();
    only_places_ = true;
    bool same_order = entries_.size() == sent_order_.size();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& e = entries_[i];
        same_order = same_order && sent_order_[i] == e.id;
        const auto it = sent_.find(e.id);
        const bool fresh = it == sent_.end();
        if (!fresh && it->second.hash == e.hash && it->second.place_hash == e.place_hash) continue;
        if (!patch_.empty()) patch_ += record;
        const bool whole = fresh || it->second.hash != e.hash;
        if (whole) only_places_ = false;
        patch_ += whole ? 'N' : 'R';
        patch_ += field;
        if (whole) {
            patch_.append(pool_, e.begin, e.end - e.begin);
        } else {
            put_int(patch_, e.id);
        }
        patch_ += field;
        patch_.append(pool_, e.end, e.place_end - e.end);
    }
    if (!same_order) {
        only_places_ = false;
        if (!patch_.empty()) patch_ += record;
        patch_ += 'O';
        patch_ += field;
        for (const Entry& e : entries_) {
            put_int(patch_, e.id);
            patch_ += ' ';
        }
    }
    return patch_;
}

void Mirror::sent() {
    // `entries_` in order: what is new or has changed goes into the table, what has gone leaves it.
    sent_order_.resize(entries_.size());
    ++picture_;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& e = entries_[i];
        sent_order_[i] = e.id;
        sent_[e.id] = {e.hash, e.place_hash, picture_};
    }
    if (sent_.size() == entries_.size()) return;
    for (auto it = sent_.begin(); it != sent_.end();)
        it = it->second.picture == picture_ ? std::next(it) : sent_.erase(it);
}

void Mirror::forget() {
    sent_.clear();
    sent_order_.clear();
}

}  // namespace zuji::ui
