// Finding factors: free search, and guesses for the words that bills of materials use.
#include <algorithm>
#include <tuple>

#include "core/base/text.hpp"
#include "core/data/factor_data.hpp"

namespace zuji {
namespace {

bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_word(char c) { return is_ascii_letter(c) || is_digit(c); }
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

int rank_of_kind(const Factor& factor) {
    if (factor.kind == FactorKind::spend_based) return 20;
    if (!factor.usable) return 0;
    return factor.kind == FactorKind::footprint ? 120 : 90;
}

int rank_of_region(std::string_view region) {
    if (region.starts_with("CN")) return 12;
    if (region == "GLO") return 8;
    return region == "TW" ? 6 : 3;
}

/// Newer first, one point a year from 2000 on.
int rank_of_year(std::string_view year) {
    const auto number = Decimal::parse(year);
    const auto value = number.ok() ? number.value().to_int64() : std::nullopt;
    return value && *value >= 2000 && *value <= 2100 ? static_cast<int>((*value - 2000) / 5) : 0;
}

/// Words of a query: runs of ASCII letters, digits, '.', '-' and '/', and runs of other characters.
std::vector<std::string> tokens(std::string_view query) {
    std::vector<std::string> out;
    const auto kind = [](char c) { return is_wide(c) ? 2 : (is_ascii_word(c) || c == '.' || c == '-' ? 1 : 0); };
    for (std::size_t i = 0; i < query.size();) {
        const int k = kind(query[i]);
        const std::size_t start = i;
        while (i < query.size() && kind(query[i]) == k) ++i;
        if (k != 0) out.emplace_back(query.substr(start, i - start));
    }
    return out;
}

/// Length of the UTF-8 character that starts with `lead`.
std::size_t character_size(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0x80) return 1;
    return byte >= 0xF0 ? 4 : (byte >= 0xE0 ? 3 : 2);
}

/// For a long run of Chinese characters that stands nowhere as a whole: how many of its pairs do. 0 if fewer than half.
int pair_score(std::string_view token, std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < token.size(); i += character_size(token[i])) starts.push_back(i);
    if (starts.size() < 3) return 0;
    starts.push_back(token.size());
    int found = 0;
    for (std::size_t i = 0; i + 2 < starts.size(); ++i) {
        if (text.find(token.substr(starts[i], starts[i + 2] - starts[i])) != std::string_view::npos) ++found;
    }
    const auto pairs = static_cast<int>(starts.size()) - 2;
    return found * 2 > pairs ? found * 4 : 0;
}

/// Two letters or more that are the pinyin initials of a name or of a part of it.
int initials_score(std::string_view token, std::string_view initials) {
    if (token.size() < 2 || !std::all_of(token.begin(), token.end(), is_ascii_letter)) return 0;
    const std::size_t at = initials.find(token);
    if (at == std::string_view::npos) return 0;
    return at == 0 ? 28 : 10;
}

int token_score(std::string_view token, const SearchEntry& entry) {
    if (token == entry.name_zh || token == entry.name_en) return 90;
    const std::size_t at = entry.text.find(token);
    if (at == std::string::npos) {
        return is_wide(token.front()) ? pair_score(token, entry.text) : initials_score(token, entry.initials);
    }
    if (is_wide(token.front())) return entry.name_zh.starts_with(token) ? 60 : 45;
    const bool starts_word = at == 0 || !is_ascii_word(entry.text[at - 1]);
    const std::size_t end = at + token.size();
    const bool ends_word = end >= entry.text.size() || !is_ascii_word(entry.text[end]);
    return starts_word && ends_word ? 50 : (starts_word ? 30 : 12);
}

/// Where `word` stands in `text` as a word. An ASCII edge of the word must not continue a run of letters or digits:
/// "t2" is not in "ht200"; a grade may go on ("q235" in "q235b", "50w" in "50w470").
bool speaks_of(std::string_view text, std::string_view word) {
    if (word.empty()) return false;
    const bool code = std::any_of(word.begin(), word.end(), is_digit);
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if (at > 0 && is_ascii_word(word.front()) && is_ascii_word(text[at - 1])) continue;
        const std::size_t end = at + word.size();
        if (end == text.size() || !is_ascii_word(word.back())) return true;
        const char next = text[end];
        if (is_digit(word.back()) ? !is_digit(next) : (!is_ascii_letter(next) && (code || !is_digit(next))))
            return true;
        if (is_ascii_letter(word.back()) && is_digit(next)) return true;
    }
    return false;
}

/// Weight of a matching word: Chinese characters say more than letters, grades ("q235", "50w") more than both.
int weight(std::string_view word) {
    const bool grade = std::any_of(word.begin(), word.end(), is_digit);
    int sum = 0;
    for (std::size_t i = 0; i < word.size(); i += character_size(word[i]))
        sum += is_wide(word[i]) ? 3 : (grade ? 4 : 1);
    return sum;
}

int best_word(const Synonym& synonym, std::string_view text) {
    int best = 0;
    for (const std::string& word : synonym.words) {
        if (word.size() <= text.size() && weight(word) > best && speaks_of(text, word)) best = weight(word);
    }
    return best;
}

struct RankedSynonym {
    const Synonym* synonym;
    int score;
};

/// Rows of the word list that the line speaks of, best first; rows far behind the best are dropped ("steel" in
/// "electrical steel").
std::vector<RankedSynonym> ranked(const std::vector<Synonym>& synonyms, std::string_view name,
                                  std::string_view material) {
    constexpr int material_bonus = 2;  // the grade says more than the part's name
    const std::string name_text = folded(name);
    const std::string material_text = folded(material);
    std::vector<RankedSynonym> rows;
    for (const Synonym& synonym : synonyms) {
        const int by_name = best_word(synonym, name_text);
        const int by_material = best_word(synonym, material_text);
        // The better of the two decides; that both speak of it only breaks ties.
        const int score = 4 * std::max(by_name, by_material > 0 ? by_material + material_bonus : 0) +
                          std::min({by_name, by_material, 3});
        if (score > 0) rows.push_back({&synonym, score});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    const auto far_behind = [&](const RankedSynonym& row) { return row.score * 2 < rows.front().score; };
    rows.erase(std::find_if(rows.begin(), rows.end(), far_behind), rows.end());
    return rows;
}

void keep_best(std::vector<FactorHit>& hits, std::size_t limit) {
    std::sort(hits.begin(), hits.end(), [](const FactorHit& a, const FactorHit& b) {
        return std::tuple(-a.score, a.index) < std::tuple(-b.score, b.index);
    });
    if (hits.size() > limit) hits.resize(limit);
}

}  // namespace

std::string folded(std::string_view text) { return ascii_lower(fold_width(trim(text))); }

SearchEntry search_entry(const Factor& factor, const PinyinInitials& initials) {
    SearchEntry entry;
    entry.name_zh = folded(factor.name_zh);
    entry.name_en = folded(factor.name_en);
    for (std::size_t i = 0; i < entry.name_zh.size(); i += character_size(entry.name_zh[i])) {
        const auto known = initials.find(entry.name_zh.substr(i, character_size(entry.name_zh[i])));
        if (known != initials.end()) {
            entry.initials += known->second;
        } else if (is_ascii_word(entry.name_zh[i])) {
            entry.initials += entry.name_zh[i];
        }
    }
    entry.text = entry.name_zh + "\n" + entry.name_en + "\n" + folded(factor.id) + "\n" + folded(factor.category);
    entry.rank = rank_of_kind(factor) + rank_of_region(factor.region) + rank_of_year(factor.year);
    if (const auto unit = find_unit(factor.per); !factor.per.empty() && unit.ok()) {
        entry.dimension = unit.value().dimension;
    }
    return entry;
}

std::vector<FactorHit> FactorLibrary::search(std::string_view words, std::string_view per_like,
                                             std::size_t limit) const {
    std::optional<Dimension> dimension;
    if (!per_like.empty()) {
        const auto unit = find_unit(per_like);
        if (!unit.ok()) return {};
        dimension = unit.value().dimension;
    }
    const std::vector<std::string> parts = tokens(folded(words));
    std::vector<int> suggested(factors().size(), 0);
    if (!parts.empty()) {
        for (const FactorHit& hit : suggest(words, {}, 20)) suggested[hit.index] = 150;
    }
    std::vector<FactorHit> hits;
    for (std::size_t i = 0; i < data_->search.size(); ++i) {
        const SearchEntry& entry = data_->search[i];
        if (dimension && entry.dimension != dimension) continue;
        int sum = 0;
        bool all = true;
        for (const std::string& token : parts) {
            const int score = token_score(token, entry);
            all = all && score > 0;
            sum += score;
        }
        if (!all && suggested[i] == 0) continue;
        hits.push_back({i, entry.rank + suggested[i] + (all && !parts.empty() ? 100 + sum : 0)});
    }
    keep_best(hits, limit);
    return hits;
}

std::vector<FactorHit> FactorLibrary::suggest(std::string_view name, std::string_view material,
                                              std::size_t limit) const {
    std::vector<FactorHit> hits;
    const auto rows = ranked(data_->synonyms, name, material);
    // A best row without factors names a material nobody publishes: nothing is better than its neighbour's value.
    if (rows.empty() || rows.front().synonym->factors.empty()) return hits;
    for (const RankedSynonym& row : rows) {
        int place = 0;
        for (const std::size_t index : row.synonym->factors) {
            if (hits.size() >= limit) return hits;
            const bool known =
                std::any_of(hits.begin(), hits.end(), [&](const FactorHit& h) { return h.index == index; });
            if (!known) hits.push_back({index, row.score * 25 - place, row.synonym->proxy});
            ++place;
        }
    }
    return hits;
}

const FactorGap* FactorLibrary::gap_for(std::string_view name, std::string_view material) const {
    const auto rows = ranked(data_->synonyms, name, material);
    if (rows.empty() || !rows.front().synonym->gap) return nullptr;
    return &data_->gaps[*rows.front().synonym->gap];
}

}  // namespace zuji
