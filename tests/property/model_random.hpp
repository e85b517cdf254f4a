#pragma once
// Random projects and commands from a seed; the same seed gives the same on every platform.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/field_text.hpp"
#include "core/model/fields.hpp"
#include "core/model/project_json.hpp"
#include "core/model/tables.hpp"

namespace zuji::random {

class Dice {
   public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    /// 0 … n − 1.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class T>
    const T& pick(const std::vector<T>& items) {
        return items[below(items.size())];
    }

   private:
    std::mt19937_64 engine_;
};

inline std::string text(Dice& dice) {
    static const std::vector<std::string> texts = {"",        "铁芯",        "a",         "18,5",       "12",
                                                   "1,234.5", "line\nbreak", "quote\"\\", "\U0001F600", "0.003",
                                                   "unknown", "yes",         "tab\t",     " blank ",    "件"};
    return dice.one_in(4) ? "text " + std::to_string(dice.below(1000)) : dice.pick(texts);
}

inline std::string word(Dice& dice, Words words) { return std::string(words[dice.below(words.size())]); }

template <class M>
void fill(Dice& dice, M& member, Words words) {
    if constexpr (std::same_as<M, std::string>) {
        member = words.empty() ? text(dice) : word(dice, words);
    } else if constexpr (std::same_as<M, Entered>) {
        member = Entered(text(dice));
    } else if constexpr (std::same_as<M, bool>) {
        member = dice.one_in(2);
    } else if constexpr (WordedEnum<M>) {
        member = static_cast<M>(dice.below(EnumWords<M>::words.size()));
    } else if constexpr (RecordType<M>) {
        for_each_field<M>([&](const auto& each) { fill(dice, member.*(each.member), each.words); });
    }
}

/// Some fields filled; ids, links, maps and lists are left alone.
template <RecordType S>
void fill_record(Dice& dice, S& record) {
    for_each_field<S>([&](const auto& each) {
        if (each.access == Access::editable && !dice.one_in(3)) fill(dice, record.*(each.member), each.words);
    });
}

template <class Row>
std::vector<Row> rows(Dice& dice, RowId& next_row, std::size_t most) {
    std::vector<Row> list(dice.below(most + 1));
    for (Row& row : list) {
        fill_record(dice, row);
        if constexpr (IdentifiedRow<Row>) row.id = next_row++;
    }
    return list;
}

/// Lines in pre-order with random parents among the open ancestors.
inline std::vector<BomLine> bom(Dice& dice, RowId& next_row, std::size_t most) {
    std::vector<BomLine> lines(dice.below(most + 1));
    std::vector<RowId> open = {0};
    for (BomLine& line : lines) {
        fill_record(dice, line);
        line.id = next_row++;
        open.resize(1 + dice.below(open.size()));
        line.parent = open.back();
        if (open.size() < 8) open.push_back(line.id);
    }
    return lines;
}

inline Project project(Dice& dice, std::size_t bom_lines) {
    Project project;
    RowId next = 1;
    fill_record(dice, project);
    fill(dice, project.company, {});
    fill(dice, project.product, {});
    fill(dice, project.answers, {});
    project.id = "p-" + std::to_string(dice.below(1000));
    project.answers.violation_events = rows<DatedEvent>(dice, next, 3);
    project.answers.revocation_events = rows<DatedEvent>(dice, next, 2);
    project.sites = rows<Site>(dice, next, 3);
    project.unit_products = rows<UnitProduct>(dice, next, 3);
    for (const char* item : {"A1-1", "A1-2-licences", "A1-6"}) {
        if (dice.one_in(2)) continue;
        DocumentItem& document = project.documents[item];
        fill_record(dice, document);
        document.attachments = rows<Attachment>(dice, next, 2);
        for (Attachment& attachment : document.attachments) attachment.size = dice.below(1 << 20);
    }
    project.bom = bom(dice, next, bom_lines);
    project.activities = rows<ActivityLine>(dice, next, 5);
    project.allocations = rows<Allocation>(dice, next, 2);
    project.details = rows<LineDetail>(dice, next, 4);
    project.own_gwp = rows<OwnGwp>(dice, next, 2);
    project.own_factors.resize(dice.below(4));
    std::size_t number = 1;
    for (OwnFactor& factor : project.own_factors) {
        fill_record(dice, factor);
        factor.id = "own-" + std::to_string(number++);
    }
    for (const char* clause : {"A2-1.1", "A2-9.2(3)"}) {
        if (dice.one_in(2)) fill_record(dice, project.assurance[clause]);
    }
    project.measures = rows<Measure>(dice, next, 3);
    for (const char* value : {"bom.12", "activity.3", "factor.own-1"}) {
        if (dice.one_in(2)) fill_record(dice, project.quality[value]);
    }
    fill_record(dice, project.analysis);
    project.balances = rows<BalanceRow>(dice, next, 3);
    fill(dice, project.plan, {});
    fill(dice, project.certificate, {});
    project.plan.stops = rows<PlanStop>(dice, next, 3);
    project.certificate.visits = rows<CertificateVisit>(dice, next, 3);
    project.certificate.changes = rows<CertificateChange>(dice, next, 3);
    project.certificate.increases = rows<FootprintIncrease>(dice, next, 3);
    project.certificate.grounds = rows<StatusGround>(dice, next, 3);
    if (dice.one_in(2)) project.texts["organisation"] = text(dice);
    project.next_row = next;
    return project;
}

Command command(Dice& dice, const Project& project, int depth = 0);

}  // namespace zuji::random
