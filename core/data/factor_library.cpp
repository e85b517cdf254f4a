#include "core/data/factor_library.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/data/factor_data.hpp"
#include "core/io/csv.hpp"

namespace zuji {
namespace {

constexpr std::string_view combined_suffix = "+wtt";

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

Error bad_set(std::string where, std::string what) {
    return Error{"bad-factor-set", std::move(where), {std::move(what)}};
}

/// A CSV file with a fixed header.
class Sheet {
   public:
    static Result<Sheet> open(std::string_view file, std::string_view text, const std::vector<std::string>& columns) {
        auto table = read_csv(text);
        if (!table.ok()) return bad_set(std::string(file), table.error().code);
        if (table.value().empty() || table.value().front() != columns) return bad_set(std::string(file), "header");
        for (std::size_t row = 1; row < table.value().size(); ++row) {
            if (table.value()[row].size() == columns.size()) continue;
            return bad_set(std::string(file) + ", row " + std::to_string(row + 1), "number of columns");
        }
        return Sheet(std::string(file), std::move(table).value());
    }

    [[nodiscard]] std::size_t size() const { return table_.size() - 1; }
    [[nodiscard]] const std::vector<std::string>& row(std::size_t i) const { return table_[i + 1]; }
    [[nodiscard]] std::string where(std::size_t i) const { return file_ + ", row " + std::to_string(i + 2); }

   private:
    Sheet(std::string file, TextTable table) : file_(std::move(file)), table_(std::move(table)) {}
    std::string file_;
    TextTable table_;
};

struct SourceEntry {
    std::string title, url, licence, copy;
};

struct BoundaryEntry {
    std::string zh, en;
};

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::size_t> index_below(std::string_view text, std::size_t size) {
    const auto number = Decimal::parse(text);
    if (!number.ok()) return std::nullopt;
    const auto value = number.value().to_int64();
    if (!value || *value < 0 || static_cast<std::uint64_t>(*value) >= size) return std::nullopt;
    return static_cast<std::size_t>(*value);
}

std::optional<Confidence> confidence_of(std::string_view word) {
    for (const Confidence c : {Confidence::official, Confidence::transcribed, Confidence::computed}) {
        if (confidence_word(c) == word) return c;
    }
    return std::nullopt;
}

}  // namespace

/// Reads the four files of a set into a library, one after the other.
struct FactorSetReader {
    FactorLibrary::Data data;
    std::vector<std::string> bases;
    std::vector<BoundaryEntry> boundaries;
    std::vector<SourceEntry> sources;
    PinyinInitials initials;

    /// Rows "t,铜铁…".
    void read_pinyin(std::string_view text) {
        for (const std::string& line : split(std::string(text), '\n')) {
            if (line.size() < 3 || line[1] != ',') continue;  // the header, and what is no row
            constexpr std::size_t han_bytes = 3;
            for (std::size_t i = 2; i + han_bytes <= line.size(); i += han_bytes) {
                initials.emplace(line.substr(i, han_bytes), line.front());
            }
        }
    }

    Status read_set(std::string_view text) {
        auto parsed = parse_json_exact(text);
        if (!parsed.ok()) return bad_set("set.json", parsed.error().code);
        const Json& set = parsed.value();
        if (!set.is_object()) return bad_set("set.json", "object");
        data.id = text_of(set, "id");
        data.date = text_of(set, "date");
        if (data.id.empty() || data.date.empty()) return bad_set("set.json", "id, date");
        for (const char* key : {"notices", "bases", "boundaries", "sources"}) {
            if (!set.contains(key) || !set[key].is_array()) return bad_set("set.json", key);
        }
        for (const Json& notice : set["notices"]) {
            if (notice.is_string()) data.notices.push_back(notice.get<std::string>());
        }
        for (const Json& basis : set["bases"]) bases.push_back(basis.is_string() ? basis.get<std::string>() : "");
        for (const Json& entry : set["boundaries"]) boundaries.push_back({text_of(entry, "zh"), text_of(entry, "en")});
        for (const Json& s : set["sources"]) {
            sources.push_back({text_of(s, "title"), text_of(s, "url"), text_of(s, "licence"), text_of(s, "copy")});
        }
        return Done{};
    }

    Status read_factors(std::string_view text) {
        auto sheet = Sheet::open("factors.csv", text,
                                 {"id", "name_zh", "name_en", "category", "region", "year", "value", "unit", "basis",
                                  "boundary", "source", "detail", "confidence"});
        if (!sheet.ok()) return sheet.error();
        for (std::size_t i = 0; i < sheet.value().size(); ++i) {
            auto factor = read_factor(sheet.value().row(i));
            if (!factor.ok())
                return bad_set(sheet.value().where(i),
                               factor.error().args.empty() ? factor.error().code : factor.error().args.back());
            data.factors.push_back(std::move(factor).value());
        }
        add_combined_freight();
        for (std::size_t i = 0; i < data.factors.size(); ++i) {
            if (data.by_id.emplace(data.factors[i].id, i).second) continue;
            return bad_set("factors.csv", "duplicate id " + data.factors[i].id);
        }
        for (const Factor& factor : data.factors) data.search.push_back(search_entry(factor, initials));
        data.gwp = gwp_sets(data.factors);
        return Done{};
    }

    Result<Factor> read_factor(const std::vector<std::string>& cells) const {
        const auto basis = index_below(cells[8], bases.size());
        const auto boundary = index_below(cells[9], boundaries.size());
        const auto source = index_below(cells[10], sources.size());
        const auto confidence = confidence_of(cells[12]);
        if (cells[0].empty()) return bad_set("", "id");
        if (!basis || !boundary || !source || !confidence) return bad_set("", "basis, boundary, source or confidence");
        auto quantity = read_quantity(cells[6], cells[7]);
        if (!quantity.ok()) return quantity.error();
        Factor f;
        f.id = cells[0];
        f.name_zh = cells[1];
        f.name_en = cells[2];
        f.category = cells[3];
        f.region = cells[4];
        f.year = cells[5];
        f.value = quantity.value().value;
        f.per = quantity.value().per;
        f.gas = quantity.value().gas;
        f.published = cells[6] + " " + cells[7];
        f.kind = kind_of(f.category, f.gas);
        f.gwp_basis = bases[*basis];
        f.boundary = boundaries[*boundary].en;
        f.boundary_zh = boundaries[*boundary].zh;
        f.source_title = sources[*source].title;
        if (const std::size_t at = f.source_title.find("{0}"); at != std::string::npos) {
            f.source_title.replace(at, 3, cells[11]);
        }
        f.source_url = sources[*source].url;
        f.licence = sources[*source].licence;
        f.copy = sources[*source].copy;
        f.confidence = *confidence;
        f.usable = is_usable(f);
        return f;
    }

    /// Freight of this source is published as tank-to-wheel and well-to-tank rows whose ids end alike; a footprint
    /// needs their sum, which is offered as one factor.
    void add_combined_freight() {
        std::unordered_map<std::string, std::size_t> upstream;
        const auto tail = [](const std::string& id) {  // "desnz2025-27-304-3110-14-1" → "3110-14-1"
            std::size_t at = 0;
            for (int dashes = 0; dashes < 3 && at != std::string::npos; ++dashes) at = id.find('-', at + 1);
            return at == std::string::npos ? id : id.substr(at + 1);
        };
        for (std::size_t i = 0; i < data.factors.size(); ++i) {
            if (data.factors[i].category == "desnz_freight_wtt") upstream.emplace(tail(data.factors[i].id), i);
        }
        const std::size_t published = data.factors.size();
        for (std::size_t i = 0; i < published; ++i) {
            if (data.factors[i].category != "desnz_freight_ttw") continue;
            const auto partner = upstream.find(tail(data.factors[i].id));
            if (partner != upstream.end())
                data.factors.push_back(combined(data.factors[i], data.factors[partner->second]));
        }
    }

    static Factor combined(const Factor& wheel, const Factor& tank) {
        const auto number = [](const Factor& f) { return f.published.substr(0, f.published.find(' ')); };
        const auto without = [](const std::string& text, std::string_view mark) {
            return text.substr(0, text.find(mark));
        };
        Factor f = wheel;
        f.id += combined_suffix;
        f.name_zh = without(wheel.name_zh, "·") + "·运输(全程，含燃料上游)";
        f.name_en += " (well-to-wheel)";
        f.category = "freight";
        f.kind = FactorKind::footprint;
        const Decimal sum = Decimal::parse(number(wheel)).value() + Decimal::parse(number(tank)).value();
        f.value = sum.to_double();
        f.published = number(wheel) + " + " + number(tank) + wheel.published.substr(wheel.published.find(' '));
        f.boundary = "well-to-wheel: sum of " + wheel.id + " (tank-to-wheel) and " + tank.id + " (well-to-tank)";
        f.boundary_zh = "油井到车轮：" + wheel.id + "（油箱到车轮）与" + tank.id + "（油井到油箱）之和";
        f.confidence = Confidence::computed;
        f.usable = is_usable(f);
        return f;
    }

    Status read_gaps(std::string_view text) {
        auto sheet = Sheet::open("gaps.csv", text, {"id", "name_zh", "name_en", "note_zh", "note_en", "proxies"});
        if (!sheet.ok()) return sheet.error();
        for (std::size_t i = 0; i < sheet.value().size(); ++i) {
            const auto& cells = sheet.value().row(i);
            FactorGap gap{cells[0], cells[2], cells[1], cells[4], cells[3], split(cells[5], ';')};
            for (const std::string& proxy : gap.proxies) {
                if (!data.by_id.contains(proxy)) return bad_set(sheet.value().where(i), "unknown factor " + proxy);
            }
            data.gaps.push_back(std::move(gap));
        }
        return Done{};
    }

    Status read_synonyms(std::string_view text) {
        if (text.empty()) return Done{};
        auto sheet = Sheet::open("synonyms.csv", text, {"words_zh", "words_en", "factors", "proxy", "gap"});
        if (!sheet.ok()) return sheet.error();
        for (std::size_t i = 0; i < sheet.value().size(); ++i) {
            const auto& cells = sheet.value().row(i);
            Synonym synonym;
            for (const std::string& word : split(cells[0] + ";" + cells[1], ';')) synonym.words.push_back(folded(word));
            for (const std::string& id : split(cells[2], ';')) {
                const auto found = data.by_id.find(id);
                if (found == data.by_id.end()) return bad_set(sheet.value().where(i), "unknown factor " + id);
                synonym.factors.push_back(found->second);
            }
            synonym.proxy = cells[3] == "1";
            for (std::size_t g = 0; g < data.gaps.size(); ++g) {
                if (data.gaps[g].id == cells[4]) synonym.gap = g;
            }
            if (!cells[4].empty() && !synonym.gap) return bad_set(sheet.value().where(i), "unknown gap " + cells[4]);
            data.synonyms.push_back(std::move(synonym));
        }
        return Done{};
    }
};

Result<FactorLibrary> FactorLibrary::load(std::string_view set_json, std::string_view factors_csv,
                                          std::string_view gaps_csv, std::string_view synonyms_csv,
                                          std::string_view pinyin_csv) {
    // Read in place: the index of ids points into the factors, so the data must not be copied afterwards.
    auto reader = std::make_shared<FactorSetReader>();
    if (Status s = reader->read_set(set_json); !s.ok()) return s.error();
    reader->read_pinyin(pinyin_csv);
    if (Status s = reader->read_factors(factors_csv); !s.ok()) return s.error();
    if (Status s = reader->read_gaps(gaps_csv); !s.ok()) return s.error();
    if (Status s = reader->read_synonyms(synonyms_csv); !s.ok()) return s.error();
    FactorLibrary library;
    library.data_ = std::shared_ptr<const Data>(reader, &reader->data);
    return library;
}

const std::string& FactorLibrary::id() const noexcept { return data_->id; }
const std::string& FactorLibrary::date() const noexcept { return data_->date; }
const std::vector<std::string>& FactorLibrary::notices() const noexcept { return data_->notices; }
const std::vector<Factor>& FactorLibrary::factors() const noexcept { return data_->factors; }
const std::vector<FactorGap>& FactorLibrary::gaps() const noexcept { return data_->gaps; }

const Factor* FactorLibrary::find(std::string_view id) const {
    const auto found = data_->by_id.find(id);
    return found == data_->by_id.end() ? nullptr : &data_->factors[found->second];
}

}  // namespace zuji
