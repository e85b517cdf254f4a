#include "core/training/dossier.hpp"

#include <algorithm>
#include <charconv>

#include "core/data/factor_library.hpp"
#include "core/model/field_text.hpp"
#include "core/model/words.hpp"

namespace zuji::training {
namespace {

using Cells = std::vector<std::string>;

struct Source {
    const Knowledge& knowledge;
    const Project& project;
    const Footprint& footprint;
    bool chinese;
};

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between) {
    std::string out;
    for (const auto part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

std::string with_unit(const Entered& amount, std::string_view unit) { return joined({amount.text(), unit}, " "); }

/// Name, published value and region of a factor: what an inspector compares with the material.
std::string factor_text(const Source& source, const std::string& id) {
    if (id.empty()) return {};
    for (const OwnFactor& own : source.project.own_factors)
        if (own.id == id)
            return joined({own.name, joined({own.value.text(), " kgCO2e/", own.per}, ""), own.region, own.year}, ", ");
    const Factor* factor = source.knowledge.factors ? source.knowledge.factors->find(id) : nullptr;
    if (!factor) return id;
    const std::string& name = source.chinese && !factor->name_zh.empty() ? factor->name_zh : factor->name_en;
    return joined({name, factor->published, factor->region, factor->year}, ", ");
}

/// The row of a table whose id stands after the point of a place ("bom.17").
template <class Row>
const Row* row_of(const std::vector<Row>& rows, std::string_view place) {
    const auto digits = place.substr(place.find('.') + 1);
    RowId id = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    if (end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return nullptr;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

std::string_view after_point(std::string_view place) { return place.substr(place.find('.') + 1); }

template <class Row>
std::size_t index_of(const std::vector<Row>& rows, const Row* row) {
    return static_cast<std::size_t>(row - rows.data());
}

// ---- one area each ------------------------------------------------------------------------------------------------

void add_bom(const Source& source, DossierRow& row) {
    const BomLine* line = row_of(source.project.bom, row.place.id);
    if (!line) return;
    row.cells = {line->material,
                 with_unit(line->quantity, line->unit),
                 line->mass_kg.text(),
                 line->loss_percent.text(),
                 factor_text(source, line->factor),
                 joined({line->supplier, line->source, line->omit_reason}, "; ")};
    const auto& result = source.footprint.bom[index_of(source.project.bom, line)];
    if (result.state == LineState::counted) row.kgco2e = result.kgco2e;
}

void add_activity(const Source& source, DossierRow& row) {
    const ActivityLine* line = row_of(source.project.activities, row.place.id);
    if (!line) return;
    row.cells = {std::string(word_of(line->kind)),
                 line->stage,
                 with_unit(line->amount, line->unit),
                 with_unit(line->distance, line->distance_unit),
                 line->factor.empty() ? line->gas : factor_text(source, line->factor),
                 line->source};
    const auto& result = source.footprint.activities[index_of(source.project.activities, line)];
    if (result.state == LineState::counted) row.kgco2e = result.kgco2e;
}

void add_allocation(const Source& source, DossierRow& row) {
    const Allocation* line = row_of(source.project.allocations, row.place.id);
    if (!line) return;
    std::string others;
    for (const LineDetail& detail : source.project.details)
        if (detail.owner == line->id)
            others = joined({others, joined({detail.name, with_unit(detail.amount, detail.unit)}, " ")}, "; ");
    row.cells = {line->basis,
                 with_unit(line->total, line->unit),
                 with_unit(line->own, line->unit),
                 with_unit(line->output, line->output_unit),
                 others,
                 joined({line->reason, line->source}, "; ")};
}

void add_unit(const Source& source, DossierRow& row) {
    const UnitProduct* unit = row_of(source.project.unit_products, row.place.id);
    if (unit) row.cells = {unit->function, unit->scenario, unit->model, unit->specification, unit->address};
}

void add_document(const Source& source, DossierRow& row) {
    const auto found = source.project.documents.find(std::string(after_point(row.place.id)));
    if (found == source.project.documents.end()) return;
    std::string files;
    for (const Attachment& file : found->second.attachments) files = joined({files, file.name}, "; ");
    row.cells = {files, std::string(word_of(found->second.approved)),
                 joined({found->second.not_applicable_reason, found->second.note}, "; ")};
}

void add_assurance(const Source& source, DossierRow& row) {
    const auto found = source.project.assurance.find(std::string(after_point(row.place.id)));
    if (found != source.project.assurance.end())
        row.cells = {found->second.answer, found->second.evidence, found->second.note};
}

void add_balance(const Source& source, DossierRow& row) {
    const BalanceRow* line = row_of(source.project.balances, row.place.id);
    if (line)
        row.cells = {line->kind,        line->unit,         line->opening.text(), line->received.text(),
                     line->used.text(), line->other.text(), line->closing.text(), line->source};
}

void add_quality(const Source& source, DossierRow& row) {
    const auto found = source.project.quality.find(std::string(after_point(row.place.id)));
    if (found == source.project.quality.end()) return;
    const DataQuality& quality = found->second;
    row.cells = {quality.instrument, quality.calibrated, joined({quality.period_from, quality.period_to}, " – "),
                 joined({quality.accuracy, quality.timeliness, quality.geography, quality.technology}, " / "),
                 quality.note};
}

void add_site(const Source& source, DossierRow& row) {
    const Site* site = row_of(source.project.sites, row.place.id);
    if (site) row.cells = {site->address, site->equipment, site->start_date, site->capacity, site->role};
}

const Party* party_of(const Project& project, std::string_view place) {
    if (place == "company.applicant") return &project.company.applicant;
    if (place == "company.producer") return &project.company.producer;
    if (place == "company.factory") return &project.company.factory;
    return nullptr;
}

void add_party(const Source& source, DossierRow& row) {
    if (const Party* party = party_of(source.project, row.place.id))
        row.cells = {party->name, party->address, party->credit_code};
}

void add_field(const Source& source, DossierRow& row) {
    const Product& product = source.project.product;
    if (row.place.id == "product.period") {
        row.cells = {joined({product.period_from, product.period_to}, " – ")};
    } else if (row.place.id == "product.declared_unit") {
        row.cells = {joined({with_unit(product.declared_amount, product.declared_unit), product.declared_text}, ", ")};
    } else {
        const auto text = field_text(source.project, row.place.id);
        row.cells = {text.ok() ? text.value() : row.place.label};
    }
}

using Add = void (*)(const Source&, DossierRow&);

struct Area {
    std::string_view name;
    Add add;
    std::vector<DossierColumn> columns;
    bool has_emissions = false;
};

std::vector<Area> areas() {
    using enum DossierCell;
    return {{"bom",
             add_bom,
             {{"material"}, {"quantity", number}, {"mass", number}, {"loss", number}, {"factor"}, {"source"}},
             true},
            {"activities",
             add_activity,
             {{"kind", word}, {"stage", word}, {"amount", number}, {"distance", number}, {"factor"}, {"source"}},
             true},
            {"allocations",
             add_allocation,
             {{"basis", word}, {"total", number}, {"own", number}, {"output", number}, {"others"}, {"reason"}}},
            {"company", add_party, {{"name"}, {"address"}, {"code"}}},
            {"sites", add_site, {{"address"}, {"equipment"}, {"start"}, {"capacity"}, {"role", word}}},
            {"units", add_unit, {{"function"}, {"scenario"}, {"model"}, {"specification"}, {"address"}}},
            {"documents", add_document, {{"files"}, {"approved", word}, {"note"}}},
            {"assurance", add_assurance, {{"answer", word}, {"evidence"}, {"note"}}},
            {"balances",
             add_balance,
             {{"kind", word},
              {"unit"},
              {"opening", number},
              {"received", number},
              {"used", number},
              {"other", number},
              {"closing", number},
              {"source"}}},
            {"quality", add_quality, {{"instrument"}, {"calibrated"}, {"period"}, {"scores"}, {"note"}}}};
}

}  // namespace

const DossierTable* Dossier::table(std::string_view area) const {
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const DossierTable& each) { return each.area == area; });
    return found == tables.end() ? nullptr : &*found;
}

const DossierRow* Dossier::row(std::string_view place) const {
    for (const DossierTable& table : tables)
        for (const DossierRow& row : table.rows)
            if (row.place.id == place) return &row;
    return nullptr;
}

Dossier make_dossier(const Knowledge& knowledge, const Project& project, std::string_view language) {
    Assessor assessor(knowledge);
    const Footprint& footprint = assessor.assess(project).footprint;
    const Source source{knowledge, project, footprint, language == "zh"};
    const std::vector<Area> known = areas();
    Dossier dossier;
    dossier.claimed_kgco2e = footprint.total;
    dossier.net_mass_kg = footprint.net_mass_kg;
    dossier.nameplate_kg = project.product.mass_kg.text();
    for (const Place& place : places_of(project)) {
        const auto area =
            std::find_if(known.begin(), known.end(), [&](const Area& each) { return each.name == place.area; });
        auto table = std::find_if(dossier.tables.begin(), dossier.tables.end(),
                                  [&](const DossierTable& each) { return each.area == place.area; });
        if (table == dossier.tables.end()) {
            const bool fields = area == known.end();
            dossier.tables.push_back({place.area,
                                      fields ? std::vector<DossierColumn>{{"value"}} : area->columns,
                                      {},
                                      !fields && area->has_emissions});
            table = dossier.tables.end() - 1;
        }
        DossierRow row{place, {}, std::nullopt};
        if (area == known.end())
            add_field(source, row);
        else
            area->add(source, row);
        row.cells.resize(table->columns.size());
        table->rows.push_back(std::move(row));
    }
    return dossier;
}

}  // namespace zuji::training
