// Search in the training (Ctrl+K): rooms, steps of the process, cases, topics, words, open readings and clauses.

#include <utility>

#include "core/base/text.hpp"
#include "wasm/app/search.hpp"
#include "wasm/app/search_box.hpp"
#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

using training::Room;

namespace {

constexpr std::size_t most_hits = 50;

class TrainingHits {
   public:
    TrainingHits(const TrainingContext& context, std::string_view query)
        : context_(context), query_(comparison_key(query)) {}

    [[nodiscard]] bool matches(std::string_view text) const {
        return comparison_key(text).find(query_) != std::string::npos;
    }
    [[nodiscard]] bool matches(const training::Text& text) const { return matches(text.zh) || matches(text.en); }
    void add(TrainingHit hit) {
        if (hits_.size() < most_hits) hits_.push_back(std::move(hit));
    }
    void add_place(Room room, std::string item, std::string label, std::string remark = {}) {
        add({.label = std::move(label),
             .remark = std::move(remark),
             .tail = context_.t("training.room." + std::string(training::word_of(room))),
             .target = training::training_route({room, std::move(item)})});
    }
    [[nodiscard]] std::size_t left() const { return most_hits - hits_.size(); }
    [[nodiscard]] std::vector<TrainingHit> take() { return std::move(hits_); }

   private:
    const TrainingContext& context_;
    std::string query_;
    std::vector<TrainingHit> hits_;
};

void find_rooms(const TrainingContext& context, TrainingHits& hits) {
    for (std::size_t i = 0; i < training::room_count; ++i) {
        const auto room = static_cast<Room>(i);
        const auto& name = context.t("training.room." + std::string(training::word_of(room)));
        if (hits.matches(name))
            hits.add(
                {.label = name, .tail = context.t("door.training"), .target = training::training_route({room, {}})});
    }
}

void find_lessons(const TrainingContext& context, TrainingHits& hits) {
    const auto& lessons = context.desk.lessons();
    for (const auto& step : lessons.process)
        if (hits.matches(step.title)) hits.add_place(Room::process, step.id, context.say(step.title));
    for (const auto& entry : lessons.glossary) {
        bool found = hits.matches(entry.title);
        for (const auto& term : entry.terms) found = found || hits.matches(term.term);
        if (!found) continue;
        hits.add({.kind = TrainingHit::Kind::word,
                  .label = context.say(entry.title),
                  .tail = context.t("training.room.glossary"),
                  .target = context.say(entry.title)});
    }
}

void find_practice(const TrainingContext& context, TrainingHits& hits) {
    const auto& library = context.desk.library();
    for (const auto& each : library.cases())
        if (hits.matches(each.title) || hits.matches(each.id))
            hits.add_place(Room::cases, each.id, context.say(each.title), each.id);
    for (const auto& generator : library.exercises().generators())
        if (hits.matches(generator.title))
            hits.add_place(Room::practice, generator.id, context.say(generator.title),
                           kind_name(context, generator.kind));
}

void find_rules(const TrainingContext& context, std::string_view query, TrainingHits& hits) {
    for (const SearchHit& hit : search_rules(context.page, query, hits.left())) {
        if (hit.kind == HitKind::reading) {
            hits.add_place(Room::readings, hit.target, hit.label, hit.target);
        } else {
            hits.add({.kind = TrainingHit::Kind::clause,
                      .label = hit.label,
                      .remark = hit.remark,
                      .tail = hit.tail,
                      .target = clause_address(context.page, hit)});
        }
    }
}

std::vector<TrainingHit> search_training(const TrainingContext& context, std::string_view query) {
    TrainingHits hits(context, query);
    find_rooms(context, hits);
    if (query.empty()) return hits.take();
    find_lessons(context, hits);
    find_practice(context, hits);
    find_rules(context, query, hits);
    return hits.take();
}

void go_to(const TrainingContext& context, const TrainingHit& hit) {
    switch (hit.kind) {
        case TrainingHit::Kind::place:
            if (const auto spot = training::spot_of_route(hit.target)) context.go(spot->room, spot->item);
            break;
        case TrainingHit::Kind::word:
            context.state().glossary_query = hit.target;
            context.go(Room::glossary);
            break;
        case TrainingHit::Kind::clause:
            context.state().cite = hit.target;
            context.page.state.preferences.pane_open = true;
            break;
    }
}

void draw_dialog(ui::Context& ui, TrainingContext& context) {
    auto& view = context.state();
    const auto results = shown_results(view.hits);
    const auto events =
        search_dialog(ui, context.page.words, context.t("training.search-placeholder"), view.search_query, results);
    if (events.chosen) go_to(context, view.hits[*events.chosen]);
    if (events.query) {
        view.search_query = *events.query;
        view.hits = search_training(context, view.search_query);
    }
}

}  // namespace

void draw_training_search(ui::Context& ui, TrainingContext& context) {
    if (!context.desk.loaded()) return;
    if (search_begins(ui, context.page.words, context.t("training.search-button"))) {
        context.state().search_query.clear();
        context.state().hits = search_training(context, {});
    }
    draw_dialog(ui, context);
}

}  // namespace zuji::app
