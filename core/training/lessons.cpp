#include "core/training/lessons.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/json.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji::training {
namespace {

/// Reads members; the first problem stays.
class LessonReader {
   public:
    LessonReader(const rules::RuleBook& rules, Status& status) : rules_(rules), status_(status) {}

    void fail(const std::string& where, std::string_view what) {
        if (status_.ok()) status_ = Error{"bad-lesson", where, {std::string(what)}};
    }

    [[nodiscard]] const Json& list(const Json& object, const char* key, const std::string& where) {
        const auto found = object.find(key);
        if (found != object.end() && found->is_array()) return *found;
        fail(where + "." + key, "list");
        return none_;
    }

    [[nodiscard]] std::string word(const Json& object, const char* key, const std::string& where) {
        const auto found = object.find(key);
        if (found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty())
            return found->get<std::string>();
        fail(where + "." + key, "text");
        return {};
    }

    [[nodiscard]] std::string optional_word(const Json& object, const char* key) {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    }

    [[nodiscard]] Text pair(const Json& object, const std::string& where) {
        if (!object.is_object()) {
            fail(where, "languages");
            return {};
        }
        return {word(object, "zh", where), word(object, "en", where)};
    }

    [[nodiscard]] Text text(const Json& object, const char* key, const std::string& where) {
        const auto found = object.find(key);
        if (found != object.end()) return pair(*found, where + "." + key);
        fail(where + "." + key, "languages");
        return {};
    }

    /// Paragraphs that exist: in `only`, or in every document; "R52006/95" names its own.
    [[nodiscard]] std::vector<std::string> cites(const Json& object, const std::string& where, std::string_view only) {
        std::vector<std::string> out;
        for (const Json& each : list(object, "cite", where)) {
            if (!each.is_string()) {
                fail(where + ".cite", "text");
                continue;
            }
            const auto cite = each.get<std::string>();
            if (!exists(cite, only)) fail(where + ".cite", cite);
            out.push_back(cite);
        }
        if (out.empty()) fail(where + ".cite", "paragraph");
        return out;
    }

    [[nodiscard]] std::vector<std::string> readings(const Json& object, const std::string& where) {
        std::vector<std::string> out;
        if (object.find("readings") == object.end()) return out;
        for (const Json& each : list(object, "readings", where)) {
            out.push_back(each.is_string() ? each.get<std::string>() : std::string());
            if (!rules_.interpretation(out.back())) fail(where + ".readings", out.back());
        }
        return out;
    }

    void unique(std::set<std::string>& seen, const std::string& id, const std::string& where) {
        if (!seen.insert(id).second) fail(where, id);
    }

    [[nodiscard]] const rules::RuleBook& rules() const { return rules_; }

   private:
    [[nodiscard]] bool exists(const std::string& cite, std::string_view only) const {
        const auto slash = cite.find('/');
        const std::string_view named = slash == std::string::npos ? only : std::string_view(cite).substr(0, slash);
        const std::string paragraph = slash == std::string::npos ? cite : cite.substr(slash + 1);
        bool asked = false;
        for (const auto& edition : rules_.editions()) {
            if (!named.empty() && edition.short_id != named) continue;
            asked = true;
            if (!rules_.clause(edition.id, paragraph)) return false;
        }
        return asked;
    }

    const rules::RuleBook& rules_;
    Status& status_;
    const Json none_ = Json::array();
};

std::string item(const char* list, std::size_t index) { return std::string(list) + "[" + std::to_string(index) + "]"; }

Passage read_passage(LessonReader& in, const Json& json, const std::string& where) {
    Passage passage;
    passage.text = in.pair(json, where);
    if (!json.is_object()) return passage;
    passage.only = in.optional_word(json, "only");
    passage.cite = in.cites(json, where, passage.only);
    return passage;
}

LessonStep read_step(LessonReader& in, const Json& json, const std::string& where, const Lessons& lessons) {
    LessonStep step;
    step.id = in.word(json, "id", where);
    step.phase = in.word(json, "phase", where);
    const bool known = std::any_of(lessons.phases.begin(), lessons.phases.end(),
                                   [&](const LessonPhase& phase) { return phase.id == step.phase; });
    if (!known) in.fail(where + ".phase", step.phase);
    step.title = in.text(json, "title", where);
    step.who = in.text(json, "who", where);
    step.input = in.text(json, "input", where);
    step.output = in.text(json, "output", where);
    step.clock = in.optional_word(json, "clock");
    if (!step.clock.empty() && !clock_figures(in.rules(), step.clock)) in.fail(where + ".clock", step.clock);
    if (json.find("clock-note") != json.end()) step.clock_note = in.text(json, "clock-note", where);
    const Json& paragraphs = in.list(json, "paragraphs", where);
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
        step.passages.push_back(read_passage(in, paragraphs[i], where + "." + item("paragraphs", i)));
    step.readings = in.readings(json, where);
    return step;
}

GlossaryEntry read_entry(LessonReader& in, const Json& json, const std::string& where) {
    GlossaryEntry entry;
    entry.id = in.word(json, "id", where);
    entry.title = in.text(json, "title", where);
    entry.why = in.text(json, "why", where);
    const Json& terms = in.list(json, "terms", where);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::string place = where + "." + item("terms", i);
        entry.terms.push_back(
            {in.text(terms[i], "term", place), in.text(terms[i], "meaning", place), in.cites(terms[i], place, {})});
    }
    if (entry.terms.size() < 2) in.fail(where + ".terms", entry.id);
    return entry;
}

void read_process(LessonReader& in, const Json& json, Lessons& out) {
    const Json& phases = in.list(json, "phases", "");
    for (std::size_t i = 0; i < phases.size(); ++i)
        out.phases.push_back({in.word(phases[i], "id", item("phases", i)), in.pair(phases[i], item("phases", i))});
    std::set<std::string> seen;
    const Json& process = in.list(json, "process", "");
    for (std::size_t i = 0; i < process.size(); ++i) {
        out.process.push_back(read_step(in, process[i], item("process", i), out));
        in.unique(seen, out.process.back().id, item("process", i) + ".id");
    }
}

void read_roles(LessonReader& in, const Json& json, Lessons& out) {
    std::set<std::string> seen;
    const Json& roles = in.list(json, "roles", "");
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const std::string where = item("roles", i);
        LessonRole role;
        role.role = in.word(roles[i], "role", where);
        role.title = in.text(roles[i], "title", where);
        role.does = in.text(roles[i], "does", where);
        role.remark = in.text(roles[i], "remark", where);
        role.cite = in.cites(roles[i], where, {});
        in.unique(seen, role.role, where + ".role");
        out.roles.push_back(std::move(role));
    }
}

}  // namespace

Result<Lessons> read_lessons(const rules::RuleBook& rules, std::string_view json) {
    auto parsed = parse_json_exact(json);
    if (!parsed.ok()) return parsed.error();
    const Json& document = parsed.value();
    if (!document.is_object()) return Error{"bad-lesson", "", {"object"}};
    Status status = Done{};
    LessonReader in(rules, status);
    Lessons lessons;
    read_process(in, document, lessons);
    read_roles(in, document, lessons);
    const Json& glossary = in.list(document, "glossary", "");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < glossary.size(); ++i) {
        lessons.glossary.push_back(read_entry(in, glossary[i], item("glossary", i)));
        in.unique(seen, lessons.glossary.back().id, item("glossary", i) + ".id");
    }
    if (!status.ok()) return status.error();
    return lessons;
}

const LessonStep* Lessons::step(std::string_view id) const {
    const auto found =
        std::find_if(process.begin(), process.end(), [&](const LessonStep& each) { return each.id == id; });
    return found == process.end() ? nullptr : &*found;
}

const LessonRole* Lessons::role(std::string_view word) const {
    const auto found =
        std::find_if(roles.begin(), roles.end(), [&](const LessonRole& each) { return each.role == word; });
    return found == roles.end() ? nullptr : &*found;
}

std::optional<ClockFigures> clock_figures(const rules::RuleBook& rules, std::string_view clock) {
    const auto& clocks = rules.data().clocks;
    const auto found =
        std::find_if(clocks.begin(), clocks.end(), [&](const rules::Clock& each) { return each.id == clock; });
    if (found == clocks.end()) return std::nullopt;
    ClockFigures figures;
    figures.amount = std::to_string(found->latest);
    if (found->earliest != found->latest) figures.amount = std::to_string(found->earliest) + " – " + figures.amount;
    figures.unit = found->unit == rules::ClockUnit::working_day ? "working-day"
                   : found->unit == rules::ClockUnit::day       ? "day"
                                                                : "month";
    return figures;
}

bool applies_to(const Passage& passage, const rules::RuleBook& rules, std::string_view document) {
    if (passage.only.empty()) return true;
    return std::any_of(rules.editions().begin(), rules.editions().end(), [&](const rules::Edition& edition) {
        return edition.id == document && edition.short_id == passage.only;
    });
}

Citation citation_of(const rules::RuleBook& rules, std::string_view document, std::string_view cite) {
    const auto slash = cite.find('/');
    if (slash == std::string_view::npos) return {std::string(document), std::string(cite)};
    const std::string paragraph(cite.substr(slash + 1));
    for (const auto& edition : rules.editions())
        if (edition.short_id == cite.substr(0, slash)) return {edition.id, paragraph};
    return {std::string(document), paragraph};
}

}  // namespace zuji::training
