#include "tests/property/model_random.hpp"

#include "core/model/record_json.hpp"
#include "core/model/tables.hpp"

namespace zuji::random {
namespace {

template <class Row>
std::string row_json(const Row& row) {
    JsonWriter out(JsonWriter::Layout::compact);
    write_value(out, row);
    return std::move(out).take();
}

RowId some_line(Dice& dice, const Project& project) {
    if (project.bom.empty() || dice.one_in(12)) return static_cast<RowId>(dice.below(200));  // may not exist
    return project.bom[dice.below(project.bom.size())].id;
}

std::vector<RowId> row_ids(const Project& project, Table table) {
    std::vector<RowId> ids;
    with_row_type(table, [&]<class Row>(std::type_identity<Row>) {
        if constexpr (std::same_as<Row, Attachment>) {
            for (const auto& [item, document] : project.documents) {
                for (const Attachment& attachment : document.attachments) ids.push_back(attachment.id);
            }
        } else {
            const auto& list = rows_of<Row>(project, table);
            for (std::size_t i = 0; i < list.size(); ++i) {
                if constexpr (IdentifiedRow<Row>) {
                    ids.push_back(list[i].id);
                } else {
                    ids.push_back(static_cast<RowId>(i + 1));
                }
            }
        }
    });
    return ids;
}

Table some_table(Dice& dice) {
    if (dice.one_in(2)) return Table::bom;
    return static_cast<Table>(dice.below(EnumWords<Table>::words.size()));
}

RowId some_row(Dice& dice, const Project& project, Table table) {
    const auto ids = row_ids(project, table);
    if (ids.empty() || dice.one_in(12)) return static_cast<RowId>(dice.below(20));
    return dice.pick(ids);
}

std::string some_value(Dice& dice) {
    static const std::vector<std::string> words = {"yes", "no",  "unknown",  "line", "each",   "proxy", "true",
                                                   "",    "AR5", "obtained", "use",  "signed", "waste", "own-9"};
    return dice.one_in(2) ? dice.pick(words) : text(dice);
}

SetCell some_cell(Dice& dice, const Project& project) {
    const Table table = some_table(dice);
    const auto columns = editable_columns(table);
    const std::string column = dice.one_in(30) ? "id" : std::string(dice.pick(columns));
    return {table, some_row(dice, project, table), column, some_value(dice)};
}

SetField some_field(Dice& dice) {
    static const std::vector<std::string> paths = {"title",
                                                   "gwp_set",
                                                   "company.applicant.name",
                                                   "company.oem_odm",
                                                   "product.mass_kg",
                                                   "answers.licence",
                                                   "answers.application_date",
                                                   "documents.A1-6.not_applicable_reason",
                                                   "documents.A1-9.approved",
                                                   "assurance.A2-1.1.answer",
                                                   "readings.AMB-48",
                                                   "assurance.A2-9.2(3).note",
                                                   "quality.bom.12.accuracy",
                                                   "quality.factor.own-1.plus_percent",
                                                   "analysis.seed",
                                                   "analysis.change_planned",
                                                   "texts.organisation",
                                                   "texts.new",
                                                   "plan.accepted",
                                                   "plan.review_staff",
                                                   "certificate.status",
                                                   "certificate.value",
                                                   "product.nothing",
                                                   "next_row"};
    return {dice.pick(paths), some_value(dice)};
}

InsertRows some_rows(Dice& dice, const Project& project) {
    InsertRows insert{some_table(dice), 0, 0, {}, dice.one_in(2) ? "A1-1" : "A1-17"};
    RowId next = project.next_row;
    if (insert.table == Table::bom) {
        for (const BomLine& line : bom(dice, next, 6)) insert.rows.push_back(row_json(line));
        if (!project.bom.empty() && dice.one_in(2)) {
            const BomLine& sibling = project.bom[dice.below(project.bom.size())];
            insert.parent = sibling.parent;
            insert.after = dice.one_in(3) ? 0 : sibling.id;
        }
        return insert;
    }
    const RowId after = dice.one_in(2) ? some_row(dice, project, insert.table) : 0;
    insert.after = insert.table == Table::attachments ? 0 : after;
    with_row_type(insert.table, [&]<class Row>(std::type_identity<Row>) {
        RowId none = 0;
        for (Row row : rows<Row>(dice, dice.one_in(4) ? next : none, 3)) {
            if constexpr (IdentifiedRow<Row>) {
                if (!dice.one_in(4)) row.id = 0;
            } else if constexpr (std::same_as<Row, OwnFactor>) {
                row.id = dice.one_in(3) ? text(dice) : "";
            }
            insert.rows.push_back(row_json(row));
        }
    });
    return insert;
}

DeleteRows some_deletion(Dice& dice, const Project& project) {
    DeleteRows deletion{some_table(dice), {}, "A1-1"};
    for (std::size_t i = dice.below(3) + 1; i-- > 0;) {
        deletion.rows.push_back(some_row(dice, project, deletion.table));
    }
    return deletion;
}

MoveRow some_move(Dice& dice, const Project& project) {
    MoveRow move{some_line(dice, project), 0, 0};
    if (dice.one_in(2) && !project.bom.empty()) {
        const BomLine& sibling = project.bom[dice.below(project.bom.size())];
        move.parent = sibling.parent;
        move.after = sibling.id;
    } else if (!dice.one_in(3)) {
        move.parent = some_line(dice, project);
    }
    return move;
}

}  // namespace

Command command(Dice& dice, const Project& project, int depth) {
    switch (dice.below(depth < 2 ? 16 : 14)) {
        case 0:
        case 1:
        case 2:
            return some_field(dice);
        case 3:
        case 4:
        case 5:
        case 6:
            return some_cell(dice, project);
        case 7:
        case 8:
            return some_rows(dice, project);
        case 9:
            return some_deletion(dice, project);
        case 10:
        case 11:
            return some_move(dice, project);
        case 12: {
            RowId next = 1;
            return dice.one_in(4) ? ReplaceBom{bom(dice, next, 30)} : ReplaceBom{project.bom};
        }
        case 13: {
            SetCells cells;
            for (std::size_t i = dice.below(4); i-- > 0;) cells.cells.push_back(some_cell(dice, project));
            return cells;
        }
        default:
            break;
    }
    Batch batch{"command.batch", {}};
    for (std::size_t i = dice.below(4); i-- > 0;) batch.commands.push_back(command(dice, project, depth + 1));
    return batch;
}

}  // namespace zuji::random
