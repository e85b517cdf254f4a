#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assess/analysis.hpp"
#include "core/assess/annex1.hpp"
#include "core/assess/assessment.hpp"
#include "core/assess/bom_survey.hpp"
#include "core/assess/decision_inputs.hpp"
#include "core/assess/drafts.hpp"
#include "core/assess/eligibility_conditions.hpp"
#include "core/assess/life_facts.hpp"
#include "core/assess/open_points.hpp"
#include "core/assess/planner.hpp"
#include "core/assess/reading_results.hpp"
#include "core/assess/steps.hpp"

namespace zuji {

/// What each decision was last asked and answered. An edited BOM cell leaves most inputs as they were.
struct Assessor::Memo {
    struct Entry {
        std::string_view name;
        std::string variant;  ///< askings of one decision in other readings; empty for the one that counts
        rules::Json input;
        DecisionSlot answer;
    };
    std::vector<Entry> entries;

    /// The schedule of before and what it was made from.
    struct PlannedBefore {
        Plan plan;
        std::optional<rules::Json> man_days;
        Schedule schedule;
    };
    std::optional<PlannedBefore> planned;

    /// The slot of a decision; an input that the decision refuses becomes a need at its place.
    DecisionSlot ask(const rules::RuleBook& book, std::string_view name, const DecisionInput& input,
                     const std::string& variant = {}) {
        if (!input.can_ask()) return {std::nullopt, input.needs};
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
            return entry.name == name && entry.variant == variant;
        });
        if (found != entries.end() && found->input == input.json) return found->answer;
        Entry entry{name, variant, input.json, {}};
        Result<rules::Decision> result = rules::decide(book, name, input.json);
        if (result) {
            entry.answer.decision = std::move(result).value();
        } else {
            entry.answer.needs.push_back(place_of(name, result.error().where));
        }
        if (found != entries.end()) {
            *found = std::move(entry);
            return found->answer;
        }
        entries.push_back(std::move(entry));
        return entries.back().answer;
    }

   private:
    static std::string place_of(std::string_view name, const std::string& where) {
        const std::string_view path = project_path(name, where);
        return path.empty() ? where : std::string(path);
    }
};

namespace {

/// Asks the decisions of one project.
template <class Memo>
class Asking {
   public:
    Asking(const rules::RuleBook& book, Memo& memo) : book_(book), memo_(memo) {}
    DecisionSlot ask(std::string_view name, const DecisionInput& input) { return memo_.ask(book_, name, input); }

   private:
    const rules::RuleBook& book_;
    Memo& memo_;
};

/// Events whose date is missing or cannot be read do not help: a condition that only the readable ones meet stays open.
template <class Ask>
DecisionSlot eligibility_slot(Ask& asking, const Project& project, Answer assurance) {
    EligibilityInput eligibility = eligibility_input(project, assurance);
    DecisionSlot slot = asking.ask("eligibility", eligibility.input);
    bool again = false;
    const auto reopen = [&](bool incomplete, const char* key, std::string_view condition) {
        if (!incomplete || condition_outcome(slot.decision, condition) != "met") return;
        eligibility.input.json[key] = nullptr;
        again = true;
    };
    reopen(eligibility.violations_incomplete, "violationDates", "no-serious-violation");
    reopen(eligibility.revocations_incomplete, "revocationDates", "no-revocation");
    if (again) slot = asking.ask("eligibility", eligibility.input);
    if (eligibility.violations_incomplete) slot.needs.emplace_back("answers.violations");
    if (eligibility.revocations_incomplete) slot.needs.emplace_back("answers.revocations");
    return slot;
}

std::string document_of(const DecisionSlot& scope) {
    if (!scope.decision) return {};
    const auto document = scope.decision->values.find("document");
    if (document == scope.decision->values.end() || !document->is_string()) return {};
    return document->template get<std::string>();
}

std::string_view outcome_of(const DecisionSlot& slot) {
    return slot.decision ? std::string_view(slot.decision->outcome) : std::string_view();
}

/// Material lines asked with for each unit; 0 = not known.
std::vector<std::size_t> lines_by_unit(const DecisionInput& man_days) {
    std::vector<std::size_t> lines;
    for (const rules::Json& unit : man_days.json.at("units")) lines.push_back(unit.value("bomItems", std::size_t{0}));
    return lines;
}

/// Readings that the self-assessment of Annex 2 rests on.
void add_annex2_readings(const AssuranceAssessment& annex2, std::set<std::string>& ids) {
    ids.insert("AMB-20");
    if (annex2.counts.advice > 0) ids.insert("AMB-103");
    if (annex2.counts.not_applicable > 0) ids.insert("AMB-33");
}

/// The readings that warnings of the schedule rest on take part, and those of every decision about the certificate.
void add_later_readings(const Assessment& assessment, std::set<std::string>& ids) {
    const auto add = [&ids](const DecisionSlot& slot) {
        if (slot.decision) ids.insert(slot.decision->interpretations.begin(), slot.decision->interpretations.end());
    };
    for (const ScheduleWarning& warning : assessment.schedule.warnings) {
        if (!warning.reading.empty()) ids.insert(warning.reading);
    }
    for (const Phase& phase : assessment.schedule.phases) add(phase.clock);
    const Life& life = assessment.life;
    if (!life.is_started) return;
    for (const DecisionSlot* slot :
         {&life.validity, &life.recertification, &life.status, &life.label, &life.contents}) {
        add(*slot);
    }
    for (const VisitWindow& window : life.windows) add(window.schedule);
    for (const VisitResult& visit : life.visits) add(visit.surveillance);
    for (const IncreaseResult& rise : life.increases) add(rise.between);
    for (const ChangeResult& change : life.changes) add(change.change);
}

/// What a decision would have needed that withdrawn rules may not answer.
DecisionSlot blocked_slot() { return DecisionSlot{{}, {"edition.id"}}; }

/// AMB-04: withdrawn rules give neither dates nor verdicts about a certificate; what was entered about it stays.
void block_schedule_and_life(Assessment& assessment) {
    assessment.schedule = {};
    assessment.schedule.needs = {"edition.id"};
    const Life& known = assessment.life;
    Life life;
    life.is_started = known.is_started;
    life.today = known.today;
    life.issued = known.issued;
    life.state = known.is_started ? "open" : known.state;
    life.draft = known.draft;
    for (DecisionSlot* slot : {&life.validity, &life.recertification, &life.status, &life.label, &life.contents}) {
        *slot = blocked_slot();
    }
    assessment.life = std::move(life);
}

/// AMB-04: rules that their body has withdrawn decide nothing. What was entered and computed stays.
void block_verdicts(Assessment& assessment) {
    for (DecisionSlot* slot :
         {&assessment.scope, &assessment.standards, &assessment.eligibility, &assessment.units, &assessment.exemption,
          &assessment.acceptance, &assessment.man_days, &assessment.documents, &assessment.cut_off}) {
        *slot = blocked_slot();
    }
    OpenPoint point;
    point.step = Step::company;
    point.key = "rules-withdrawn";
    point.field = "edition.id";
    point.blocks_eligibility = true;
    assessment.open_points.insert(assessment.open_points.begin(), std::move(point));
}

std::vector<std::string> interpretations_of(const Assessment& assessment) {
    std::set<std::string> ids;
    add_later_readings(assessment, ids);
    const std::array slots{&assessment.scope,
                           &assessment.standards,
                           &assessment.eligibility,
                           &assessment.units,
                           &assessment.exemption,
                           &assessment.acceptance,
                           &assessment.man_days,
                           &assessment.documents,
                           &assessment.cut_off,
                           &assessment.analysis->surveillance,
                           &assessment.analysis->validity};
    for (const DecisionSlot* slot : slots) {
        if (slot->decision) ids.insert(slot->decision->interpretations.begin(), slot->decision->interpretations.end());
    }
    const auto is_early = [](const OpenPoint& point) { return point.key == early_application_point; };
    if (std::any_of(assessment.open_points.begin(), assessment.open_points.end(), is_early)) ids.insert("AMB-04");
    if (assessment.annex2.begun) add_annex2_readings(assessment.annex2, ids);
    return {ids.begin(), ids.end()};
}

}  // namespace

Assessor::Assessor(Knowledge knowledge)
    : knowledge_(knowledge), engine_(*knowledge.factors), memo_(std::make_shared<Memo>()) {}

const Assessment& Assessor::assess(const Project& project, std::optional<Date> today) {
    engine_.swap_result(assessment_.footprint);
    engine_.compute(project);
    engine_.swap_result(assessment_.footprint);
    assess_rest(project, today);
    return assessment_;
}

const Assessment& Assessor::assess_edit(const Project& project, const ChangeSet& change, std::optional<Date> today) {
    ChangeSet besides = change;
    besides.bom_positions.clear();
    if (project.bom.size() < long_bom || besides.any() || !assessment_.analysis) return assess(project, today);
    const std::vector<std::size_t> lines(change.bom_positions.begin(), change.bom_positions.end());
    engine_.swap_result(assessment_.footprint);
    engine_.compute(project, lines);
    engine_.swap_result(assessment_.footprint);
    assess_totals(project, today);
    settled_ = false;
    return assessment_;
}

const Assessment& Assessor::settle(const Project& project, std::optional<Date> today) {
    if (!settled_) assess_rest(project, today);
    return assessment_;
}

/// The verdicts that follow from the totals.
void Assessor::assess_totals(const Project& project, std::optional<Date> today) {
    Assessment& all = assessment_;
    if (!knowledge_.rules_withdrawn) {
        Asking<Memo> asking(*knowledge_.rules, *memo_);
        all.cut_off = asking.ask("cut-off", cut_off_input(project, all.footprint));
        auto analysis = std::make_shared<ResultAnalysis>(*all.analysis);
        analysis->surveillance = asking.ask("surveillance", surveillance_input(project, all.footprint));
        analysis->validity = asking.ask("validity-between-visits", validity_input(project, all.footprint));
        all.analysis = std::move(analysis);
    }
    const std::size_t units =
        all.units.decision ? all.units.decision->values.at("count").get<std::size_t>() : std::size_t{0};
    all.life = life_of({project, all.footprint, *knowledge_.rules, all.document, units, today});
    if (knowledge_.rules_withdrawn) block_schedule_and_life(all);
}

void Assessor::assess_rest(const Project& project, std::optional<Date> today) {
    Assessment& all = assessment_;
    const TypedDate applied = read_typed_date(project.answers.application_date);
    all.has_application_date = applied.day.has_value();
    all.application_date = applied.day.value_or(Date());

    Asking<Memo> asking(*knowledge_.rules, *memo_);
    all.scope = asking.ask("scope", scope_input(project));
    all.document = document_of(all.scope);
    all.standards = asking.ask("standards", standards_input(project, all.document));
    all.annex2 = assess_annex2(knowledge_.rules->annex2(), project, applied.day);
    all.eligibility = eligibility_slot(asking, project, factory_assurance(project, all.annex2));
    all.units = asking.ask("units", units_input(project));
    all.exemption = asking.ask("site-inspection-exemption", exemption_input(project));
    all.acceptance = asking.ask("verification-acceptance", acceptance_input(project));
    all.documents = asking.ask("application-documents", documents_input(project, outcome_of(all.acceptance)));
    all.cut_off = asking.ask("cut-off", cut_off_input(project, all.footprint));
    auto analysis = std::make_shared<ResultAnalysis>(analyse(project, all.footprint, *knowledge_.factors));
    const bool withdrawn = knowledge_.rules_withdrawn;
    analysis->surveillance =
        withdrawn ? blocked_slot() : asking.ask("surveillance", surveillance_input(project, all.footprint));
    analysis->validity =
        withdrawn ? blocked_slot() : asking.ask("validity-between-visits", validity_input(project, all.footprint));
    all.analysis = std::move(analysis);
    const DecisionInput man_days = man_days_input(project, man_day_facts(all));
    all.man_days = asking.ask("man-days", man_days);
    all.unit_bom_items = lines_by_unit(man_days);
    const rules::RuleBook& rules = *knowledge_.rules;
    const ReadingFacts readings{rules, project, all, man_day_facts(all),
                                [&](std::string_view name, const std::string& variant, const DecisionInput& input) {
                                    return memo_->ask(rules, name, input, variant);
                                }};
    all.man_days_as_read = man_days_as_read(readings);
    const rules::Json* days = all.man_days_as_read    ? &*all.man_days_as_read
                              : all.man_days.decision ? &all.man_days.decision->values
                                                      : nullptr;
    if (!memo_->planned || memo_->planned->plan != project.plan ||
        memo_->planned->man_days.has_value() != (days != nullptr) || (days && *memo_->planned->man_days != *days)) {
        memo_->planned = {project.plan, days ? std::optional(*days) : std::nullopt,
                          plan_schedule({project, *knowledge_.rules, *knowledge_.calendar, days})};
    }
    all.schedule = memo_->planned->schedule;
    const std::size_t units =
        all.units.decision ? all.units.decision->values.at("count").get<std::size_t>() : std::size_t{0};
    all.life = life_of({project, all.footprint, *knowledge_.rules, all.document, units, today});

    if (knowledge_.rules_withdrawn) block_schedule_and_life(all);

    const BomSurvey bom = survey_bom(project, all.footprint);
    const ActivitySurvey activities = survey_activities(project, all.footprint);
    const AssessmentFacts facts{project, all, bom, activities, *knowledge_.rules};
    all.annex1 = document_states(facts);
    all.counts = count_states(all.annex1);
    all.open_points = open_points_of(facts);
    if (knowledge_.rules_withdrawn) block_verdicts(all);
    all.steps = step_states(project, all);
    all.interpretations = interpretations_of(all);
    all.readings = reading_states(readings);
    settled_ = true;
}

}  // namespace zuji
