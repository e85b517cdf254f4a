#include "core/training/progress.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/training/training_file.hpp"

namespace zuji::training {
namespace {

constexpr std::int64_t most_answers = 1'000'000;

/// Every card there is, with the kinds it counts under.
std::vector<std::pair<std::string, std::vector<std::string>>> all_cards(const Library& library) {
    std::vector<std::pair<std::string, std::vector<std::string>>> cards;
    for (const Case& each : library.cases()) cards.emplace_back(each.id, each.kinds);
    for (const GeneratorInfo& generator : library.exercises().generators()) {
        cards.emplace_back(generator.id, std::vector<std::string>{generator.kind});
    }
    return cards;
}

std::uint32_t count_at(const rules::Cursor& entry, std::string_view key, std::int64_t least, std::int64_t most) {
    const rules::Cursor member = entry.at(key);
    const std::int64_t count = member.integer();
    if (count >= least && count <= most) return static_cast<std::uint32_t>(count);
    member.refuse("a number from " + std::to_string(least) + " to " + std::to_string(most) + " is expected");
    return static_cast<std::uint32_t>(least);
}

}  // namespace

void record_answer(Progress& progress, std::string_view source, bool right, Date today) {
    Card& card = progress.cards[std::string(source)];
    card.asked += 1;
    card.right += right ? 1 : 0;
    card.box = right ? std::min(card.box + 1, box_count) : 1;
    card.due = today.plus_days(box_days[card.box - 1]).to_string();
}

std::vector<std::string> due_cards(const Progress& progress, Date today) {
    std::vector<std::pair<std::string, std::string>> due;  // day, card
    const std::string day = today.to_string();
    for (const auto& [id, card] : progress.cards) {
        if (card.due <= day) due.emplace_back(card.due, id);
    }
    std::sort(due.begin(), due.end());
    std::vector<std::string> ids;
    ids.reserve(due.size());
    for (auto& [when, id] : due) ids.push_back(std::move(id));
    return ids;
}

bool has_card(const Library& library, std::string_view id) {
    const auto& generators = library.exercises().generators();
    return library.find_case(id) || std::any_of(generators.begin(), generators.end(),
                                                [&](const GeneratorInfo& generator) { return generator.id == id; });
}

std::vector<std::string> next_cards(const Library& library, const Progress& progress, Date today, std::size_t most) {
    const auto cards = all_cards(library);
    std::vector<std::string> next;
    for (std::string& id : due_cards(progress, today)) {
        if (has_card(library, id) && next.size() < most) next.push_back(std::move(id));
    }
    for (const auto& [id, kinds] : cards) {
        if (next.size() < most && !progress.cards.contains(id)) next.push_back(id);
    }
    return next;
}

std::vector<KindProgress> progress_by_kind(const Library& library, const Progress& progress) {
    const auto cards = all_cards(library);
    constexpr unsigned all = 100;
    std::vector<KindProgress> list;
    for (const std::string& kind : question_kinds()) {
        KindProgress sum;
        sum.kind = kind;
        unsigned boxes = 0;
        for (const auto& [id, kinds] : cards) {
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
            sum.cards += 1;
            const auto card = progress.cards.find(id);
            if (card == progress.cards.end()) continue;
            sum.seen += 1;
            sum.asked += card->second.asked;
            sum.right += card->second.right;
            boxes += card->second.box - 1;
        }
        if (sum.cards == 0) continue;
        sum.mastery_percent = boxes * all / (static_cast<unsigned>(sum.cards) * (box_count - 1));
        list.push_back(std::move(sum));
    }
    return list;
}

std::string write_progress(const Progress& progress) {
    Json file = training_head(progress_format);
    file["cards"] = Json::object();
    for (const auto& [id, card] : progress.cards) {
        file["cards"][id] = {{"box", card.box}, {"due", card.due}, {"asked", card.asked}, {"right", card.right}};
    }
    file["lessons"] = Json::array();
    for (const auto& [id, read] : progress.lessons) {
        if (read) file["lessons"].push_back(id);
    }
    return to_file(file);
}

Result<Progress> read_progress(std::string_view json) {
    Progress progress;
    const Status read = read_training_file(json, progress_format, [&](const rules::Cursor& file) {
        file.only({"format", "schema_version", "cards", "lessons"});
        for (const auto& [id, entry] : file.at("cards").members()) {
            entry.only({"box", "due", "asked", "right"});
            Card& card = progress.cards[id];
            card.box = count_at(entry, "box", 1, box_count);
            card.due = entry.at("due").date().to_string();
            card.asked = count_at(entry, "asked", 0, most_answers);
            card.right = count_at(entry, "right", 0, most_answers);
        }
        for (const std::string& id : file.texts("lessons")) progress.lessons[id] = true;
    });
    if (!read) return read.error();
    return progress;
}

}  // namespace zuji::training
