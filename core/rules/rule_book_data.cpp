#include "core/rules/rule_book_data.hpp"

#include <algorithm>
#include <cassert>

namespace zuji::rules {
namespace {

/// The entry of that id. The loader has made sure that there is one; an unknown id is a programming error.
template <class Entry>
const Entry& entry_of(const std::vector<Entry>& list, std::string_view id) {
    const auto found = std::find_if(list.begin(), list.end(), [id](const Entry& entry) { return entry.id == id; });
    assert(found != list.end());
    return *found;
}

}  // namespace

std::string Band::shown() const {
    return to ? std::to_string(from) + "…" + std::to_string(*to) : "≥ " + std::to_string(from);
}

const EditionData* RuleBookData::edition(std::string_view id_or_short_id) const {
    for (const EditionData& edition : editions) {
        if (edition.edition.id == id_or_short_id || edition.edition.short_id == id_or_short_id) return &edition;
    }
    return nullptr;
}

const Table& RuleBookData::table(std::string_view id) const { return entry_of(tables, id); }
const Checklist& RuleBookData::checklist(std::string_view id) const { return entry_of(checklists, id); }
const BandTable& RuleBookData::band_table(std::string_view id) const { return entry_of(bands, id); }

const Clock* RuleBookData::clock(std::string_view id) const {
    const auto found = std::find_if(clocks.begin(), clocks.end(), [id](const Clock& clock) { return clock.id == id; });
    return found == clocks.end() ? nullptr : &*found;
}

}  // namespace zuji::rules
