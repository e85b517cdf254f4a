#include "wasm/app/search.hpp"

#include "core/base/text.hpp"
#include "core/rules/annex2.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/reading_view.hpp"
#include "wasm/app/search_box.hpp"
#include "wasm/app/steps.hpp"

namespace zuji::app {

namespace {

constexpr std::size_t most_hits = 50;

bool contains_folded(std::string_view text, std::string_view folded_query) {
    return comparison_key(text).find(folded_query) != std::string::npos;
}

class Hits {
   public:
    Hits(std::string_view query, std::size_t limit) : query_(comparison_key(query)), limit_(limit) {}
    [[nodiscard]] bool full() const { return hits_.size() >= limit_; }
    [[nodiscard]] bool matches(std::string_view text) const { return contains_folded(text, query_); }
    void add(SearchHit hit) {
        if (!full()) hits_.push_back(std::move(hit));
    }
    [[nodiscard]] std::vector<SearchHit> take() { return std::move(hits_); }

   private:
    std::string query_;
    std::size_t limit_;
    std::vector<SearchHit> hits_;
};

void find_steps(const PanelContext& context, Hits& hits) {
    for (const auto step : shown_steps) {
        const auto word = std::string(step_word(step));
        const auto& name = context.t("step." + word);
        if (hits.matches(name))
            hits.add({.kind = HitKind::step, .label = name, .tail = context.t("search.step"), .target = word});
    }
}

void find_documents(const PanelContext& context, Hits& hits) {
    for (const auto& status : context.assessment.annex1) {
        const auto& name = context.t("annex1.item." + status.item);
        const auto label = paragraph_label(context.words, status.item);
        if (hits.matches(name) || hits.matches(label))
            hits.add({.kind = HitKind::document_item,
                      .label = name,
                      .remark = label,
                      .tail = context.t("step.annex1"),
                      .target = status.item});
    }
}

void find_requirements(const PanelContext& context, Hits& hits) {
    for (const auto& chapter : context.knowledge.rules->annex2().chapters) {
        for (const auto& each : chapter.requirements) {
            const auto& name = rule_words(context, each.name);
            const auto label = paragraph_label(context.words, each.clause);
            if (!hits.matches(name) && !hits.matches(label)) continue;
            hits.add({.kind = HitKind::requirement,
                      .label = name,
                      .remark = label,
                      .tail = context.t("step.annex2"),
                      .target = each.clause});
        }
    }
}

void find_rows(const PanelContext& context, Hits& hits) {
    for (const auto& line : context.project.bom) {
        if (hits.full()) return;
        if (!hits.matches(line.name) && !hits.matches(line.part_number)) continue;
        hits.add({.kind = HitKind::bom_row,
                  .label = line.name,
                  .remark = line.material,
                  .tail = context.t("step.bom"),
                  .row = line.id});
    }
}

void find_readings(const PanelContext& context, Hits& hits) {
    for (const auto& entry : context.knowledge.rules->interpretations()) {
        if (hits.full()) return;
        const auto question = in_page_language(context, entry.question.zh, entry.question.en);
        if (!hits.matches(entry.id) && !hits.matches(question)) continue;
        hits.add({.kind = HitKind::reading,
                  .label = std::string(question),
                  .remark = std::string(counting_reading(context, entry)),
                  .tail = entry.id,
                  .target = entry.id});
    }
}

void find_clauses_of(const PanelContext& context, std::string_view document, Hits& hits) {
    const bool chinese = context.words.language() == "zh";
    const auto home = document_of(context);
    const auto& rules = *context.knowledge.rules;
    for (const auto& clause : rules.clauses(document)) {
        if (hits.full()) return;
        const auto* own = document == home ? nullptr : rules.clause(home, clause.id);
        if (own && own->gist.zh == clause.gist.zh) continue;  // written once for both, and found already
        const auto label = clause_label(context, document, clause.id);
        const auto& gist = chinese ? clause.gist.zh : clause.gist.en;
        if (!hits.matches(gist) && !hits.matches(label) && !hits.matches(clause.id)) continue;
        hits.add({.kind = HitKind::clause,
                  .label = gist,
                  .remark = chinese ? clause.heading.zh : clause.heading.en,
                  .tail = label,
                  .target = clause.id,
                  .document = std::string(document)});
    }
}

/// The document in force first, then what the other one has of its own.
void find_clauses(const PanelContext& context, Hits& hits) {
    const auto home = document_of(context);
    find_clauses_of(context, home, hits);
    for (const auto& edition : context.knowledge.rules->editions())
        if (edition.id != home) find_clauses_of(context, edition.id, hits);
}

void go_to(PanelContext& context, const SearchHit& hit) {
    switch (hit.kind) {
        case HitKind::step:
            for (const auto step : shown_steps)
                if (step_word(step) == hit.target) context.actions.go(step);
            break;
        case HitKind::document_item:
            context.actions.go(Step::annex1, "documents." + hit.target);
            break;
        case HitKind::requirement:
            context.actions.go(Step::annex2, "assurance." + hit.target + ".answer");
            break;
        case HitKind::bom_row:
            context.actions.go(Step::bom, "bom:" + std::to_string(hit.row));
            break;
        case HitKind::clause:
            context.state.preferences.pane_open = true;
            context.state.preferences.pane_tab = PaneTab::basis;
            context.actions.show_basis({hit.label, "", clause_address(context, hit)});
            break;
        case HitKind::reading:
            show_readings(context, hit.target);
            break;
    }
}

void draw_dialog(ui::Context& ui, PanelContext& context) {
    auto& search = context.state.search;
    const auto results = shown_results(search.hits);
    const auto events = search_dialog(ui, context.words, context.t("search.placeholder"), search.query, results);
    if (events.chosen) go_to(context, search.hits[*events.chosen]);
    if (events.query) {
        search.query = *events.query;
        search.hits = search_everything(context, search.query, most_hits);
    }
}

}  // namespace

std::string clause_address(const PanelContext& context, const SearchHit& hit) {
    for (const auto& edition : context.knowledge.rules->editions())
        if (edition.id == hit.document) return edition.short_id + "/" + hit.target;
    return hit.target;
}

std::vector<SearchHit> search_rules(const PanelContext& context, std::string_view query, std::size_t limit) {
    Hits hits(query, limit);
    if (query.empty()) return hits.take();
    find_readings(context, hits);
    find_clauses(context, hits);
    return hits.take();
}

std::vector<SearchHit> search_everything(const PanelContext& context, std::string_view query, std::size_t limit) {
    Hits hits(query, limit);
    find_steps(context, hits);
    if (query.empty()) return hits.take();
    find_documents(context, hits);
    find_requirements(context, hits);
    find_rows(context, hits);
    find_readings(context, hits);
    find_clauses(context, hits);
    return hits.take();
}

void draw_search_button(ui::Context& ui, PanelContext& context) {
    if (search_begins(ui, context.words, context.t("search.button")))
        context.state.search = {{}, search_everything(context, {}, most_hits)};
    draw_dialog(ui, context);
}

}  // namespace zuji::app
