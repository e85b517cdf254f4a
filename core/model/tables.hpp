#pragma once
// The tables of a project by name, and the list of rows behind each.

#include <string_view>
#include <type_traits>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/words.hpp"

namespace zuji {

template <>
struct EnumWords<Table> {
    static constexpr std::array<std::string_view, 18> words = {"sites",
                                                               "unit_products",
                                                               "bom",
                                                               "activities",
                                                               "own_factors",
                                                               "measures",
                                                               "violation_events",
                                                               "revocation_events",
                                                               "attachments",
                                                               "balances",
                                                               "allocations",
                                                               "details",
                                                               "own_gwp",
                                                               "stops",
                                                               "visits",
                                                               "changes",
                                                               "increases",
                                                               "grounds"};
};

/// Calls `visit(std::type_identity<Row>)` with the row type of `table`.
template <class Visitor>
decltype(auto) with_row_type(Table table, Visitor&& visit) {
    switch (table) {
        case Table::sites:
            return visit(std::type_identity<Site>{});
        case Table::unit_products:
            return visit(std::type_identity<UnitProduct>{});
        case Table::bom:
            return visit(std::type_identity<BomLine>{});
        case Table::activities:
            return visit(std::type_identity<ActivityLine>{});
        case Table::own_factors:
            return visit(std::type_identity<OwnFactor>{});
        case Table::measures:
            return visit(std::type_identity<Measure>{});
        case Table::violation_events:
        case Table::revocation_events:
            return visit(std::type_identity<DatedEvent>{});
        case Table::balances:
            return visit(std::type_identity<BalanceRow>{});
        case Table::allocations:
            return visit(std::type_identity<Allocation>{});
        case Table::details:
            return visit(std::type_identity<LineDetail>{});
        case Table::own_gwp:
            return visit(std::type_identity<OwnGwp>{});
        case Table::stops:
            return visit(std::type_identity<PlanStop>{});
        case Table::visits:
            return visit(std::type_identity<CertificateVisit>{});
        case Table::changes:
            return visit(std::type_identity<CertificateChange>{});
        case Table::increases:
            return visit(std::type_identity<FootprintIncrease>{});
        case Table::grounds:
            return visit(std::type_identity<StatusGround>{});
        case Table::attachments:
            break;
    }
    return visit(std::type_identity<Attachment>{});
}

/// The rows of a table. Not for attachments, which stand in their Annex 1 items.
template <class Row, class P>
auto& rows_of(P& project, Table table) {
    if constexpr (std::same_as<Row, Site>) return project.sites;
    if constexpr (std::same_as<Row, UnitProduct>) return project.unit_products;
    if constexpr (std::same_as<Row, BomLine>) return project.bom;
    if constexpr (std::same_as<Row, ActivityLine>) return project.activities;
    if constexpr (std::same_as<Row, OwnFactor>) return project.own_factors;
    if constexpr (std::same_as<Row, Measure>) return project.measures;
    if constexpr (std::same_as<Row, BalanceRow>) return project.balances;
    if constexpr (std::same_as<Row, Allocation>) return project.allocations;
    if constexpr (std::same_as<Row, LineDetail>) return project.details;
    if constexpr (std::same_as<Row, OwnGwp>) return project.own_gwp;
    if constexpr (std::same_as<Row, PlanStop>) return project.plan.stops;
    if constexpr (std::same_as<Row, CertificateVisit>) return project.certificate.visits;
    if constexpr (std::same_as<Row, CertificateChange>) return project.certificate.changes;
    if constexpr (std::same_as<Row, FootprintIncrease>) return project.certificate.increases;
    if constexpr (std::same_as<Row, StatusGround>) return project.certificate.grounds;
    if constexpr (std::same_as<Row, DatedEvent>) {
        return table == Table::violation_events ? project.answers.violation_events : project.answers.revocation_events;
    }
}

/// Rows with a RowId; own factors and events are addressed by their place in the list, counted from 1.
template <class Row>
concept IdentifiedRow = requires(Row row) {
    { row.id } -> std::same_as<RowId&>;
};

}  // namespace zuji
