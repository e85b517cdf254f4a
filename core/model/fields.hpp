#pragma once
// The one table of fields: every stored member is named here once, for the file reader and writer, for commands and for
// the check of the JSON schema. The order of a table is the order in files.

#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "core/model/project.hpp"
#include "core/model/words.hpp"

namespace zuji {

/// Whether a blank value is left out of files. `always` is for members whose default is not blank.
enum class Presence { when_filled, always };
/// Whether SetField and SetCell may change the member. Identities and tree links are `fixed`.
enum class Access { editable, fixed };

template <class S, class M>
struct Field {
    std::string_view name;
    M S::*member;
    Words words{};  ///< allowed words besides ""; empty = free text or no text
    Presence presence = Presence::when_filled;
    Access access = Access::editable;

    [[nodiscard]] constexpr Field always() const { return {name, member, words, Presence::always, access}; }
    [[nodiscard]] constexpr Field fixed() const { return {name, member, words, presence, Access::fixed}; }
};

template <class S, class M>
constexpr Field<S, M> field(std::string_view name, M S::*member) {
    return {name, member};
}
template <class S>
constexpr Field<S, std::string> choice(std::string_view name, std::string S::*member, Words words) {
    return {name, member, words};
}

/// `Record<S>::fields` is a tuple of the fields of S.
template <class S>
struct Record;

template <class S>
concept RecordType = requires {
    Record<S>::fields;
};

/// Calls `visit(field)` for every field of S in file order until one call returns true; whether one did.
template <RecordType S, class Visitor>
constexpr bool any_field(Visitor&& visit) {
    return std::apply([&](const auto&... each) { return (visit(each) || ...); }, Record<S>::fields);
}
/// Calls `visit(field)` for every field of S in file order.
template <RecordType S, class Visitor>
constexpr void for_each_field(Visitor&& visit) {
    std::apply([&](const auto&... each) { (visit(each), ...); }, Record<S>::fields);
}

/// A member that has a text form and fits one field or cell.
template <class M>
concept ScalarMember = std::same_as<M, std::string> || std::same_as<M, Entered> || std::same_as<M, bool> ||
    WordedEnum<M> || std::unsigned_integral<M>;

/// Keys of documents, assurance, texts and readings: 1 to 64 of letters, digits and . _ - ( )
[[nodiscard]] constexpr bool is_entry_key(std::string_view key) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-()";
    return !key.empty() && key.size() <= 64 && key.find_first_not_of(allowed) == std::string_view::npos;
}

template <>
struct Record<Party> {
    static constexpr auto fields =
        std::tuple(field("name", &Party::name), field("address", &Party::address),
                   field("credit_code", &Party::credit_code), field("contact", &Party::contact));
};

template <>
struct Record<EditionRef> {
    static constexpr auto fields = std::tuple(field("id", &EditionRef::id), field("version", &EditionRef::version),
                                              field("revised", &EditionRef::revised));
};

template <>
struct Record<Company> {
    static constexpr auto fields =
        std::tuple(field("applicant", &Company::applicant), field("producer", &Company::producer),
                   field("factory", &Company::factory), field("applicant_is_producer", &Company::applicant_is_producer),
                   field("producer_is_factory", &Company::producer_is_factory), field("oem_odm", &Company::oem_odm));
};

template <>
struct Record<Product> {
    static constexpr auto fields = std::tuple(
        field("name", &Product::name), field("model", &Product::model), field("specification", &Product::specification),
        field("trademark", &Product::trademark), field("field", &Product::field), field("kind", &Product::kind),
        field("cable_kind", &Product::cable_kind), field("function", &Product::function),
        field("scenario", &Product::scenario), field("declared_amount", &Product::declared_amount),
        field("declared_unit", &Product::declared_unit), field("declared_text", &Product::declared_text),
        field("mass_kg", &Product::mass_kg), field("period_from", &Product::period_from),
        field("period_to", &Product::period_to), field("distribution_inside", &Product::distribution_inside),
        field("use_inside", &Product::use_inside), field("end_of_life_inside", &Product::end_of_life_inside),
        field("mechanism", &Product::mechanism), field("mechanism_data", &Product::mechanism_data),
        field("lifetime_years", &Product::lifetime_years), field("lifetime_basis", &Product::lifetime_basis));
};

template <>
struct Record<DatedEvent> {
    static constexpr auto fields =
        std::tuple(field("date", &DatedEvent::date), choice("party", &DatedEvent::party, choices::party),
                   field("note", &DatedEvent::note));
};

template <>
struct Record<Answers> {
    static constexpr auto fields = std::tuple(
        field("application_date", &Answers::application_date), field("pilot_product", &Answers::pilot_product),
        field("pilot_region", &Answers::pilot_region), choice("legal_form", &Answers::legal_form, choices::legal_form),
        choice("licence", &Answers::licence, choices::licence), field("factory_assurance", &Answers::factory_assurance),
        field("ordered_to_stop", &Answers::ordered_to_stop), field("dishonesty_list", &Answers::dishonesty_list),
        field("violations", &Answers::violations), field("violation_events", &Answers::violation_events),
        field("revocations", &Answers::revocations), field("revocation_events", &Answers::revocation_events),
        choice("undertaking", &Answers::undertaking, choices::undertaking),
        field("specific_standard_used", &Answers::specific_standard_used),
        field("non_public_standard_used", &Answers::non_public_standard_used),
        field("earlier_certificate", &Answers::earlier_certificate), field("claim_verified", &Answers::claim_verified),
        field("verification_identical", &Answers::verification_identical),
        choice("verification_body", &Answers::verification_body, choices::verification_body),
        field("verification_date", &Answers::verification_date), field("bom_available", &Answers::bom_available),
        field("reduction_target", &Answers::reduction_target),
        choice("assurance_level", &Answers::assurance_level, choices::assurance_level),
        field("materiality_percent", &Answers::materiality_percent),
        field("prior_same_factory", &Answers::prior_same_factory), field("prior_same_type", &Answers::prior_same_type),
        field("prior_inspection", &Answers::prior_inspection), field("prior_date", &Answers::prior_date),
        field("prior_by_cgc", &Answers::prior_by_cgc), field("prior_passed", &Answers::prior_passed),
        field("exemption_confirmed", &Answers::exemption_confirmed),
        field("acceptance_confirmed", &Answers::acceptance_confirmed));
};

template <>
struct Record<Site> {
    static constexpr auto fields = std::tuple(
        field("id", &Site::id).fixed().always(), field("name", &Site::name), field("address", &Site::address),
        field("equipment", &Site::equipment), field("start_date", &Site::start_date),
        field("capacity", &Site::capacity), choice("role", &Site::role, choices::site_role));
};

template <>
struct Record<UnitProduct> {
    static constexpr auto fields =
        std::tuple(field("id", &UnitProduct::id).fixed().always(), field("name", &UnitProduct::name),
                   field("field", &UnitProduct::field), field("function", &UnitProduct::function),
                   field("scenario", &UnitProduct::scenario), field("model", &UnitProduct::model),
                   field("specification", &UnitProduct::specification), field("address", &UnitProduct::address),
                   field("bom_items", &UnitProduct::bom_items));
};

template <>
struct Record<Attachment> {
    static constexpr auto fields =
        std::tuple(field("id", &Attachment::id).fixed().always(), field("name", &Attachment::name),
                   field("mime", &Attachment::mime), field("size", &Attachment::size).fixed(),
                   field("sha256", &Attachment::sha256).fixed());
};

template <>
struct Record<DocumentItem> {
    static constexpr auto fields =
        std::tuple(field("attachments", &DocumentItem::attachments),
                   field("not_applicable_reason", &DocumentItem::not_applicable_reason),
                   field("note", &DocumentItem::note), field("approved", &DocumentItem::approved));
};

template <>
struct Record<BomLine> {
    static constexpr auto fields = std::tuple(
        field("id", &BomLine::id).fixed().always(), field("parent", &BomLine::parent).fixed(),
        field("name", &BomLine::name), field("part_number", &BomLine::part_number),
        field("material", &BomLine::material), field("quantity", &BomLine::quantity), field("unit", &BomLine::unit),
        field("mass_kg", &BomLine::mass_kg), field("mass_basis", &BomLine::mass_basis),
        field("loss_percent", &BomLine::loss_percent), field("recovered_percent", &BomLine::recovered_percent),
        field("recycled_percent", &BomLine::recycled_percent), field("recycled_factor", &BomLine::recycled_factor),
        field("same_as", &BomLine::same_as), choice("stage", &BomLine::stage, choices::stage),
        field("factor", &BomLine::factor), field("origin", &BomLine::origin), field("supplier", &BomLine::supplier),
        field("source", &BomLine::source), field("note", &BomLine::note), field("omitted", &BomLine::omitted),
        field("omit_reason", &BomLine::omit_reason));
};

template <>
struct Record<ActivityLine> {
    static constexpr auto fields =
        std::tuple(field("id", &ActivityLine::id).fixed().always(), field("kind", &ActivityLine::kind).always(),
                   choice("stage", &ActivityLine::stage, choices::stage), field("name", &ActivityLine::name),
                   field("amount", &ActivityLine::amount), field("unit", &ActivityLine::unit),
                   field("distance", &ActivityLine::distance), field("distance_unit", &ActivityLine::distance_unit),
                   field("factor", &ActivityLine::factor), field("gas", &ActivityLine::gas),
                   field("allocation", &ActivityLine::allocation), field("ncv", &ActivityLine::ncv),
                   field("ncv_unit", &ActivityLine::ncv_unit), field("carbon_content", &ActivityLine::carbon_content),
                   field("oxidation_percent", &ActivityLine::oxidation_percent),
                   field("formula_template", &ActivityLine::formula_template), field("formula", &ActivityLine::formula),
                   field("clause", &ActivityLine::clause), choice("part", &ActivityLine::part, choices::emission_part),
                   field("supplier", &ActivityLine::supplier), field("origin", &ActivityLine::origin),
                   field("source", &ActivityLine::source), field("note", &ActivityLine::note),
                   field("omitted", &ActivityLine::omitted), field("omit_reason", &ActivityLine::omit_reason));
};

template <>
struct Record<OwnFactor> {
    static constexpr auto fields = std::tuple(
        field("id", &OwnFactor::id).always(), field("name", &OwnFactor::name), field("value", &OwnFactor::value),
        field("per", &OwnFactor::per), field("gas", &OwnFactor::gas).always(), field("region", &OwnFactor::region),
        field("year", &OwnFactor::year), field("source", &OwnFactor::source), field("boundary", &OwnFactor::boundary),
        field("origin", &OwnFactor::origin).always(), choice("kind", &OwnFactor::kind, choices::factor_kind),
        field("supplier", &OwnFactor::supplier), field("set", &OwnFactor::set), field("licence", &OwnFactor::licence),
        field("gwp_basis", &OwnFactor::gwp_basis), field("fossil", &OwnFactor::fossil),
        field("biogenic", &OwnFactor::biogenic), field("land_use", &OwnFactor::land_use),
        field("aviation", &OwnFactor::aviation), field("period_from", &OwnFactor::period_from),
        field("period_to", &OwnFactor::period_to), field("quality", &OwnFactor::quality),
        field("reference", &OwnFactor::reference));
};

template <>
struct Record<LineDetail> {
    static constexpr auto fields =
        std::tuple(field("id", &LineDetail::id).fixed().always(), field("owner", &LineDetail::owner).fixed(),
                   choice("role", &LineDetail::role, choices::detail_role), field("name", &LineDetail::name),
                   field("amount", &LineDetail::amount), field("unit", &LineDetail::unit),
                   field("carbon_percent", &LineDetail::carbon_percent), field("source", &LineDetail::source));
};

template <>
struct Record<Allocation> {
    static constexpr auto fields =
        std::tuple(field("id", &Allocation::id).fixed().always(), field("name", &Allocation::name),
                   choice("basis", &Allocation::basis, choices::allocation_basis), field("total", &Allocation::total),
                   field("own", &Allocation::own), field("unit", &Allocation::unit),
                   field("share_percent", &Allocation::share_percent), field("output", &Allocation::output),
                   field("output_unit", &Allocation::output_unit), field("reason", &Allocation::reason),
                   field("source", &Allocation::source));
};

template <>
struct Record<OwnGwp> {
    static constexpr auto fields = std::tuple(field("id", &OwnGwp::id).fixed().always(), field("gas", &OwnGwp::gas),
                                              field("value", &OwnGwp::value), field("source", &OwnGwp::source));
};

template <>
struct Record<AssuranceAnswer> {
    static constexpr auto fields =
        std::tuple(choice("answer", &AssuranceAnswer::answer, choices::assurance_answer),
                   field("evidence", &AssuranceAnswer::evidence), field("note", &AssuranceAnswer::note));
};

template <>
struct Record<Measure> {
    static constexpr auto fields =
        std::tuple(field("id", &Measure::id).fixed().always(), field("title", &Measure::title),
                   field("owner", &Measure::owner), field("due", &Measure::due), field("effect", &Measure::effect),
                   field("target", &Measure::target), field("reduction", &Measure::reduction),
                   choice("reduction_unit", &Measure::reduction_unit, choices::reduction_unit),
                   field("scenarios", &Measure::scenarios));
};

template <>
struct Record<DataQuality> {
    static constexpr auto fields =
        std::tuple(choice("accuracy", &DataQuality::accuracy, choices::score),
                   choice("timeliness", &DataQuality::timeliness, choices::score),
                   choice("geography", &DataQuality::geography, choices::score),
                   choice("technology", &DataQuality::technology, choices::score),
                   field("instrument", &DataQuality::instrument), field("calibrated", &DataQuality::calibrated),
                   field("period_from", &DataQuality::period_from), field("period_to", &DataQuality::period_to),
                   choice("distribution", &DataQuality::distribution, choices::distribution),
                   field("minus_percent", &DataQuality::minus_percent),
                   field("plus_percent", &DataQuality::plus_percent), field("note", &DataQuality::note));
};

template <>
struct Record<Analysis> {
    static constexpr auto fields = std::tuple(
        field("worst_accuracy", &Analysis::worst_accuracy), field("worst_timeliness", &Analysis::worst_timeliness),
        field("worst_geography", &Analysis::worst_geography), field("worst_technology", &Analysis::worst_technology),
        field("min_primary_percent", &Analysis::min_primary_percent), field("max_age_years", &Analysis::max_age_years),
        field("calibration_months", &Analysis::calibration_months), field("quality_source", &Analysis::quality_source),
        field("seed", &Analysis::seed), field("draws", &Analysis::draws),
        field("previous_total", &Analysis::previous_total), field("previous_period", &Analysis::previous_period),
        field("higher_since", &Analysis::higher_since), field("change_planned", &Analysis::change_planned),
        field("target_percent", &Analysis::target_percent), field("scenario_a", &Analysis::scenario_a),
        field("scenario_b", &Analysis::scenario_b), field("scenario_c", &Analysis::scenario_c),
        field("goal", &Analysis::goal), field("audience", &Analysis::audience),
        field("interpretation", &Analysis::interpretation), field("limits", &Analysis::limits));
};

template <>
struct Record<BalanceRow> {
    static constexpr auto fields = std::tuple(
        field("id", &BalanceRow::id).fixed().always(), choice("kind", &BalanceRow::kind, choices::balance_kind),
        field("name", &BalanceRow::name), field("unit", &BalanceRow::unit), field("opening", &BalanceRow::opening),
        field("received", &BalanceRow::received), field("used", &BalanceRow::used), field("other", &BalanceRow::other),
        field("closing", &BalanceRow::closing), field("source", &BalanceRow::source));
};

template <>
struct Record<PlanStop> {
    static constexpr auto fields =
        std::tuple(field("id", &PlanStop::id).fixed().always(), field("from", &PlanStop::from),
                   field("to", &PlanStop::to), choice("reason", &PlanStop::reason, choices::stop_reason));
};

template <>
struct Record<Plan> {
    static constexpr auto fields = std::tuple(
        field("documents_complete", &Plan::documents_complete), field("accepted", &Plan::accepted),
        field("site_from", &Plan::site_from), field("review_staff", &Plan::review_staff),
        field("inspection_staff", &Plan::inspection_staff), field("verification_staff", &Plan::verification_staff),
        field("verification_with_inspection", &Plan::verification_with_inspection),
        field("findings_expected", &Plan::findings_expected), field("correction_days", &Plan::correction_days),
        field("reply_days", &Plan::reply_days), field("review_days", &Plan::review_days), field("stops", &Plan::stops));
};

template <>
struct Record<CertificateVisit> {
    static constexpr auto fields = std::tuple(
        field("id", &CertificateVisit::id).fixed().always(), field("date", &CertificateVisit::date),
        choice("kind", &CertificateVisit::kind, choices::visit_kind), field("previous", &CertificateVisit::previous),
        field("current", &CertificateVisit::current), field("comparable", &CertificateVisit::comparable),
        field("other_findings", &CertificateVisit::other_findings),
        field("notified_on", &CertificateVisit::notified_on), field("corrected_on", &CertificateVisit::corrected_on),
        field("verified", &CertificateVisit::verified), field("note", &CertificateVisit::note));
};

template <>
struct Record<CertificateChange> {
    static constexpr auto fields = std::tuple(
        field("id", &CertificateChange::id).fixed().always(), field("date", &CertificateChange::date),
        field("title", &CertificateChange::title), choice("kind", &CertificateChange::kind, choices::change_kind),
        field("value_affected", &CertificateChange::value_affected), field("new_model", &CertificateChange::new_model),
        field("new_address", &CertificateChange::new_address),
        choice("state", &CertificateChange::state, choices::change_state));
};

template <>
struct Record<FootprintIncrease> {
    static constexpr auto fields =
        std::tuple(field("id", &FootprintIncrease::id).fixed().always(), field("title", &FootprintIncrease::title),
                   field("since", &FootprintIncrease::since), field("planned", &FootprintIncrease::planned),
                   field("previous", &FootprintIncrease::previous), field("current", &FootprintIncrease::current));
};

template <>
struct Record<StatusGround> {
    static constexpr auto fields =
        std::tuple(field("id", &StatusGround::id).fixed().always(), field("ground", &StatusGround::ground),
                   field("date", &StatusGround::date), field("note", &StatusGround::note));
};

template <>
struct Record<Certificate> {
    static constexpr auto fields = std::tuple(
        field("number", &Certificate::number), field("issued", &Certificate::issued),
        field("expiry", &Certificate::expiry), field("replaced_on", &Certificate::replaced_on),
        field("value", &Certificate::value), field("mechanism_months", &Certificate::mechanism_months),
        field("mechanism_label", &Certificate::mechanism_label),
        choice("status", &Certificate::status, choices::certificate_status),
        field("suspended_until", &Certificate::suspended_until), field("corrected", &Certificate::corrected),
        field("nonconforming", &Certificate::nonconforming), field("label_altered", &Certificate::label_altered),
        field("recertification_on", &Certificate::recertification_on), field("visits", &Certificate::visits),
        field("changes", &Certificate::changes), field("increases", &Certificate::increases),
        field("grounds", &Certificate::grounds));
};

template <>
struct Record<Project> {
    static constexpr auto fields = std::tuple(
        field("id", &Project::id).fixed(), field("title", &Project::title), field("created", &Project::created),
        field("sample", &Project::sample), choice("gwp_set", &Project::gwp_set, choices::gwp_set).always(),
        choice("sf6_gwp", &Project::sf6_gwp, choices::sf6_gwp), field("own_gwp", &Project::own_gwp),
        field("edition", &Project::edition), field("company", &Project::company), field("product", &Project::product),
        field("answers", &Project::answers), field("sites", &Project::sites),
        field("unit_products", &Project::unit_products), field("documents", &Project::documents),
        field("bom", &Project::bom), field("activities", &Project::activities),
        field("allocations", &Project::allocations), field("details", &Project::details),
        field("own_factors", &Project::own_factors), field("assurance", &Project::assurance),
        field("measures", &Project::measures), field("quality", &Project::quality),
        field("analysis", &Project::analysis), field("balances", &Project::balances), field("plan", &Project::plan),
        field("certificate", &Project::certificate), field("texts", &Project::texts),
        field("readings", &Project::readings), field("next_row", &Project::next_row).fixed().always());
};

}  // namespace zuji
