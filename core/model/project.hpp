#pragma once
// The project document: everything an applicant enters. A value; changed only by commands (command.hpp).

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/model/entered.hpp"

namespace zuji {

inline constexpr int project_schema_version = 1;

/// Identity of a row inside a project: 1, 2, 3 …; never reused. 0 = none.
using RowId = std::uint32_t;

/// Three-valued answer; "don't know" is an answer.
enum class Answer { unanswered, yes, no, unknown };

/// Where a value comes from.
enum class Origin { unset, measured, supplier, database, proxy, default_value, computed };

struct Party {
    std::string name;
    std::string address;
    std::string credit_code;  ///< unified social credit code
    std::string contact;
    friend bool operator==(const Party&, const Party&) = default;
};

/// Step 1. Roles: applicant, producer (生产者), factory (生产企业).
struct Company {
    Party applicant;
    Party producer;
    Party factory;
    Answer applicant_is_producer = Answer::unanswered;
    Answer producer_is_factory = Answer::unanswered;
    Answer oem_odm = Answer::unanswered;
    friend bool operator==(const Company&, const Company&) = default;
};

struct Product {
    std::string name;
    std::string model;
    std::string specification;
    std::string trademark;
    std::string field;          ///< "PV13"; empty = not chosen
    std::string kind;           ///< decision `standards` productKind ("transformer", "power-cable", …)
    std::string cable_kind;     ///< decision `scope` kind for PV14 ("power-cable", "switchgear", …)
    std::string function;       ///< main function
    std::string scenario;       ///< use scenario
    Entered declared_amount;    ///< amount of the functional or declared unit ("1")
    std::string declared_unit;  ///< "piece", "kg", "km" … a unit of units.hpp
    std::string declared_text;  ///< the unit in words ("1 台 1600 kVA 变压器")
    Entered mass_kg;            ///< nameplate mass of one declared unit
    std::string period_from;    ///< data period, YYYY-MM-DD as typed
    std::string period_to;
    Answer distribution_inside = Answer::unanswered;  ///< delivery and storage inside the system boundary
    Answer use_inside = Answer::unanswered;
    Answer end_of_life_inside = Answer::unanswered;
    std::string mechanism;       ///< name of the footprint mechanism joined or planned
    std::string mechanism_data;  ///< set or source of factors that the mechanism names (paragraph 20)
    Entered lifetime_years;      ///< reference service life, for what happens every year of use
    std::string lifetime_basis;  ///< clause or source of the lifetime
    friend bool operator==(const Product&, const Product&) = default;
};

/// A dated event of a party (violation, revocation).
struct DatedEvent {
    std::string date;   ///< as typed
    std::string party;  ///< "applicant" | "producer" | "factory"
    std::string note;
    friend bool operator==(const DatedEvent&, const DatedEvent&) = default;
};

/// Step 2 and the deciding questions of Annex 1. `choice` answers are words of the decision contract.
struct Answers {
    std::string application_date;  ///< YYYY-MM-DD as typed
    Answer pilot_product = Answer::unanswered;
    Answer pilot_region = Answer::unanswered;
    std::string legal_form;  ///< "", "legal-person", "natural-person", "individual-business", "branch", "unknown"
    std::string licence;     ///< "", "not-needed", "obtained", "missing", "unknown"
    Answer factory_assurance = Answer::unanswered;
    Answer ordered_to_stop = Answer::unanswered;
    Answer dishonesty_list = Answer::unanswered;
    Answer violations = Answer::unanswered;
    std::vector<DatedEvent> violation_events;
    Answer revocations = Answer::unanswered;
    std::vector<DatedEvent> revocation_events;
    std::string undertaking;  ///< "", "signed", "refused", "not-yet"
    Answer specific_standard_used = Answer::unanswered;
    Answer non_public_standard_used = Answer::unanswered;
    Answer earlier_certificate = Answer::unanswered;
    Answer claim_verified = Answer::unanswered;
    Answer verification_identical = Answer::unanswered;
    std::string verification_body;  ///< "", "cnca-approved", "cnas-accredited", "other"
    std::string verification_date;
    Answer bom_available = Answer::unanswered;
    Answer reduction_target = Answer::unanswered;
    std::string assurance_level;  ///< "", "limited", "reasonable"
    Entered materiality_percent;
    Answer prior_same_factory = Answer::unanswered;  ///< exemption (paragraph 30): same producer and factory
    Answer prior_same_type = Answer::unanswered;
    Answer prior_inspection = Answer::unanswered;  ///< an earlier CGC inspection exists
    std::string prior_date;
    Answer prior_by_cgc = Answer::unanswered;
    Answer prior_passed = Answer::unanswered;
    Answer exemption_confirmed = Answer::unanswered;   ///< CGC has confirmed the exemption
    Answer acceptance_confirmed = Answer::unanswered;  ///< CGC has confirmed the acceptance
    friend bool operator==(const Answers&, const Answers&) = default;
};

struct Site {
    RowId id = 0;
    std::string name;
    std::string address;
    std::string equipment;
    std::string start_date;
    std::string capacity;
    std::string role;  ///< "parallel" (same product made here too) | "process" (a process step)
    friend bool operator==(const Site&, const Site&) = default;
};

/// A product of the application, divided into certification units by decision `units`.
struct UnitProduct {
    RowId id = 0;
    std::string name;
    std::string field;
    std::string function;
    std::string scenario;
    std::string model;
    std::string specification;
    std::string address;
    Entered bom_items;  ///< number of material lines; empty = that of this project's BOM for the first product
    friend bool operator==(const UnitProduct&, const UnitProduct&) = default;
};

/// Metadata of an attached file; the bytes live in the shell's storage under `sha256`.
struct Attachment {
    RowId id = 0;
    std::string name;
    std::string mime;
    std::uint64_t size = 0;
    std::string sha256;  ///< lower-case hex
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// What the applicant adds to one Annex 1 item ("A1-1" … "A1-17", "A1-2-licences").
struct DocumentItem {
    std::vector<Attachment> attachments;
    std::string not_applicable_reason;
    std::string note;
    Answer approved = Answer::unanswered;  ///< "the generated draft has been approved or signed"
    friend bool operator==(const DocumentItem&, const DocumentItem&) = default;
};

enum class MassBasis { line, each };  ///< the mass is that of the whole line / of one of the quantity

/// Parts of an emission that are reported apart. The order is that of the arrays that hold one number a part.
enum class EmissionPart { fossil, biogenic, land_use, aviation };
inline constexpr std::size_t emission_part_count = 4;

/// A line of the bill of materials. Lines stand in document order, a parent before its children.
struct BomLine {
    RowId id = 0;
    RowId parent = 0;  ///< 0 = top level
    std::string name;
    std::string part_number;
    std::string material;  ///< grade, specification
    Entered quantity;      ///< per one of the parent
    std::string unit;      ///< of the quantity, as entered ("件", "kg", "m")
    Entered mass_kg;       ///< net mass, see mass_basis
    MassBasis mass_basis = MassBasis::line;
    Entered loss_percent;         ///< gross = net / (1 − loss)
    Entered recovered_percent;    ///< share of the loss that comes back into the same use as scrap
    Entered recycled_percent;     ///< share of the material that is recycled …
    std::string recycled_factor;  ///< … and the factor of that share
    std::string same_as;          ///< part number of the assembly of this BOM whose parts this line has
    std::string stage;            ///< as of ActivityLine; empty = that of the parent, "materials" at the top
    std::string factor;           ///< factor id (library or own); empty = none chosen
    Origin origin = Origin::unset;
    std::string supplier;
    std::string source;
    std::string note;
    bool omitted = false;  ///< cut off (paragraph 21); needs `omit_reason`
    std::string omit_reason;
    friend bool operator==(const BomLine&, const BomLine&) = default;
};

enum class ActivityKind {
    energy,
    transport,
    waste,
    direct,        ///< mass of a gas that escapes
    material,      ///< auxiliaries, packaging, consumables
    fuel,          ///< amount × heating value × carbon content × oxidation × 44/12
    mass_balance,  ///< carbon in and out in `details`
    measured,      ///< readings of an emission in `details`
    formula        ///< amount from a formula whose parameters stand in `details`
};

/// Energy, transport leg, waste or emission, per declared unit; with `allocation` of a whole plant and shared.
struct ActivityLine {
    RowId id = 0;
    ActivityKind kind = ActivityKind::energy;
    std::string
        stage;  ///< "materials" "inbound" "manufacturing" "packaging" "distribution" "installation" "use" "end-of-life"
    std::string name;
    Entered amount;  ///< energy, waste, direct: amount per declared unit; transport: mass carried
    std::string unit;
    Entered distance;  ///< transport only
    std::string distance_unit;
    std::string factor;            ///< factor id; for `direct` empty and `gas` set
    std::string gas;               ///< direct emissions: "SF6", "CO2", "CH4-fossil" …
    RowId allocation = 0;          ///< id of an Allocation: the amount is that of the plant; 0 = per declared unit
    Entered ncv;                   ///< fuel: lower heating value in `ncv_unit`
    std::string ncv_unit;          ///< energy per mass or volume: "GJ/t", "GJ/10^4m3", "MJ/m3"
    Entered carbon_content;        ///< fuel: tC/GJ
    Entered oxidation_percent;     ///< fuel
    std::string formula_template;  ///< formula: id of the template of assets/templates that it came from
    std::string formula;           ///< formula: expression over the parameters in `details`, result in `unit`
    std::string clause;            ///< formula: the clause of the product standard that the user follows
    std::string part;              ///< what the emission is, where neither factor nor gas says it: word of EmissionPart
    std::string supplier;
    Origin origin = Origin::unset;
    std::string source;
    std::string note;
    bool omitted = false;  ///< cut off (paragraph 21); needs `omit_reason`
    std::string omit_reason;
    friend bool operator==(const ActivityLine&, const ActivityLine&) = default;
};

/// What belongs to an activity line or an allocation: streams of carbon, readings, parameters, the other products.
struct LineDetail {
    RowId id = 0;
    RowId owner = 0;   ///< id of the activity line or allocation
    std::string role;  ///< "carbon-in" "opening-stock" "carbon-out" "closing-stock" "reading" "parameter" "product"
    std::string name;  ///< of a parameter: its name in the formula
    Entered amount;    ///< of a product: its part of the allocation's total
    std::string unit;
    Entered carbon_percent;  ///< streams of carbon: share of carbon in the mass
    std::string source;
    friend bool operator==(const LineDetail&, const LineDetail&) = default;
};

/// How the energy, waste or emissions of a site or line are shared between its products.
struct Allocation {
    RowId id = 0;
    std::string name;   ///< the site, workshop or line, and the period
    std::string basis;  ///< "mass" "pieces" "hours" "value" "share"
    Entered total;      ///< of all products, in `unit`; empty = the sum of the products that are listed
    Entered own;        ///< of this product
    std::string unit;
    Entered share_percent;    ///< basis "share": this product's part
    Entered output;           ///< this product's output in the same period
    std::string output_unit;  ///< empty = declared units
    std::string reason;       ///< why this basis
    std::string source;
    friend bool operator==(const Allocation&, const Allocation&) = default;
};

/// An emission factor entered by the user (supplier's figure, own measurement).
struct OwnFactor {
    std::string id;  ///< "own-1"
    std::string name;
    Entered value;    ///< kgCO2e per unit (or kg of `gas` per unit)
    std::string per;  ///< unit symbol
    std::string gas = "CO2e";
    std::string region;
    std::string year;
    std::string source;
    std::string boundary;
    Origin origin = Origin::supplier;
    std::string kind;      ///< word of FactorKind; empty = "footprint"
    std::string supplier;  ///< whose product it is the factor of
    std::string set;       ///< name of the set it came with
    std::string licence;
    std::string gwp_basis;  ///< "AR5", "AR6" … of a value in CO2e
    Entered fossil;         ///< parts of `value`, where they are known
    Entered biogenic;
    Entered land_use;
    Entered aviation;
    std::string period_from;  ///< data period, YYYY-MM-DD
    std::string period_to;
    std::string quality;    ///< data quality as declared ("PDS 56.1 %; DQR 2.0 / 2.0 / 1.0")
    std::string reference;  ///< identity in its source ("urn:pact:…", an openLCA UUID)
    friend bool operator==(const OwnFactor&, const OwnFactor&) = default;
};

/// A value of the user's own GWP set.
struct OwnGwp {
    RowId id = 0;
    std::string gas;
    Entered value;
    std::string source;
    friend bool operator==(const OwnGwp&, const OwnGwp&) = default;
};

/// Answer to one Annex 2 requirement ("A2-1.1" …).
struct AssuranceAnswer {
    std::string answer;    ///< "", "conforming", "partly", "not", "not-applicable", "unknown"
    std::string evidence;  ///< the document or record that shows it: number, title, version
    std::string note;      ///< for "not-applicable" the reason
    friend bool operator==(const AssuranceAnswer&, const AssuranceAnswer&) = default;
};

/// A reduction measure of Annex 1 item 17.
struct Measure {
    RowId id = 0;
    std::string title;
    std::string owner;
    std::string due;
    std::string effect;          ///< in words
    std::string target;          ///< what it acts on: "total", "stage.manufacturing", "bom.12", "activity.3"
    Entered reduction;           ///< how much less, in `reduction_unit`
    std::string reduction_unit;  ///< "percent" (of the target as left by the measures before it; also when blank), "kg"
    std::string scenarios;       ///< letters of the scenarios that contain it ("AB"); empty = all
    friend bool operator==(const Measure&, const Measure&) = default;
};

/// How good one value is (CLAUSE R52003/22) and how far it may be off. Kept by key: "bom.12" and "activity.3" (the
/// activity data of a line), "factor.<factor id>".
struct DataQuality {
    std::string accuracy;  ///< scores "1" (best) … "5", "" = not given
    std::string timeliness;
    std::string geography;   ///< representativeness: place …
    std::string technology;  ///< … and technology
    std::string instrument;  ///< what measured it
    std::string calibrated;  ///< YYYY-MM-DD as typed: last calibration
    std::string period_from;
    std::string period_to;
    std::string distribution;  ///< "", "none", "normal", "lognormal", "triangular", "uniform"
    Entered minus_percent;     ///< lower bound below the value, in % of it (normal, lognormal: of the 95 % interval)
    Entered plus_percent;
    std::string note;
    friend bool operator==(const DataQuality&, const DataQuality&) = default;
};

/// What the analysis of the result rests on besides the inventory: minimum quality, samples, comparison, statement.
struct Analysis {
    Entered worst_accuracy;  ///< minimum quality: emission-weighted scores may not be above these
    Entered worst_timeliness;
    Entered worst_geography;
    Entered worst_technology;
    Entered min_primary_percent;
    Entered max_age_years;        ///< of factors and data, back from the end of the data period
    Entered calibration_months;   ///< longest time since a calibration
    std::string quality_source;   ///< the standard and clause that sets the minimum
    Entered seed;                 ///< of the samples; empty = 1
    Entered draws;                ///< empty = 10,000
    Entered previous_total;       ///< footprint of the cycle before, kgCO2e per declared unit
    std::string previous_period;  ///< what it stands for, in words
    std::string higher_since;     ///< YYYY-MM-DD: since when the footprint has been higher
    Answer change_planned = Answer::unanswered;
    Entered target_percent;  ///< reduction aimed at, % of today's footprint
    std::string scenario_a;  ///< names of the scenarios
    std::string scenario_b;
    std::string scenario_c;
    std::string goal;  ///< texts of the statement
    std::string audience;
    std::string interpretation;
    std::string limits;
    friend bool operator==(const Analysis&, const Analysis&) = default;
};

/// A row of the balances of Annex 1 item 13 for the data period: opening + received = used + other + closing.
struct BalanceRow {
    RowId id = 0;
    std::string kind;  ///< "material", "energy", "waste"
    std::string name;
    std::string unit;
    Entered opening;   ///< stock at the beginning
    Entered received;  ///< bought or produced; waste: arisen
    Entered used;      ///< gone into products, consumed; waste: handed over or recycled
    Entered other;     ///< losses, sales, other use
    Entered closing;   ///< stock at the end
    std::string source;
    friend bool operator==(const BalanceRow&, const BalanceRow&) = default;
};

/// A period in which the applicant holds the case up, both days included: it is not counted (paragraph 81).
struct PlanStop {
    RowId id = 0;
    std::string from;
    std::string to;
    std::string reason;  ///< "", "documents", "inspection", "corrections", "fee", "other"
    friend bool operator==(const PlanStop&, const PlanStop&) = default;
};

/// Step 9: what the schedule goes by besides man-days. Dates as typed.
struct Plan {
    std::string documents_complete;  ///< the body has confirmed that the documents are complete (paragraph 29)
    std::string accepted;            ///< notice of acceptance; the schedule starts here
    std::string site_from;           ///< first day on which the factory can be visited
    Entered review_staff;            ///< people working in parallel; blank = 1
    Entered inspection_staff;
    Entered verification_staff;
    Answer verification_with_inspection = Answer::unanswered;  ///< paragraph 64: together, or before
    Answer findings_expected = Answer::unanswered;
    Entered correction_days;  ///< calendar days that the body gives for corrections; blank = not known (AMB-59)
    Entered reply_days;       ///< calendar days that the applicant needs for the reply; blank = all that are given
    Entered review_days;      ///< working days of the independent review (paragraph 76); blank = 1
    std::vector<PlanStop> stops;
    friend bool operator==(const Plan&, const Plan&) = default;
};

/// A surveillance visit (paragraphs 83 to 86).
struct CertificateVisit {
    RowId id = 0;
    std::string date;
    std::string kind;                        ///< "", "regular", "extra"
    Entered previous;                        ///< footprint of the cycle before, same unit
    Entered current;                         ///< footprint of this cycle
    Answer comparable = Answer::unanswered;  ///< same functional unit, boundary, method and factors
    Answer other_findings = Answer::unanswered;
    std::string notified_on;
    std::string corrected_on;
    Answer verified = Answer::unanswered;
    std::string note;
    friend bool operator==(const CertificateVisit&, const CertificateVisit&) = default;
};

/// A change of the product or of what the certificate says (paragraphs 91 to 93).
struct CertificateChange {
    RowId id = 0;
    std::string date;
    std::string title;
    std::string kind;  ///< "", "certificate-text", "technical", "other"
    Answer value_affected = Answer::unanswered;
    bool new_model = false;
    bool new_address = false;
    std::string state;  ///< "", "planned", "applied", "approved", "refused"
    friend bool operator==(const CertificateChange&, const CertificateChange&) = default;
};

/// A rise of the footprint between two visits (Annex 2, 11.1).
struct FootprintIncrease {
    RowId id = 0;
    std::string title;
    std::string since;  ///< first day of the higher footprint
    Answer planned = Answer::unanswered;
    Entered previous;
    Entered current;
    friend bool operator==(const FootprintIncrease&, const FootprintIncrease&) = default;
};

/// A fact that touches the status of the certificate: an item of the lists of suspension, revocation, cancellation.
struct StatusGround {
    RowId id = 0;
    std::string ground;  ///< as in decision `certificate-status`: "94-a", "96-h", "97-2", "86-increase" …
    std::string date;
    std::string note;
    friend bool operator==(const StatusGround&, const StatusGround&) = default;
};

/// Step 11: the certificate and its life. Dates as typed; "texts.certificate.<field>" holds what is printed.
struct Certificate {
    std::string number;
    std::string issued;
    std::string expiry;        ///< last valid day as printed
    std::string replaced_on;   ///< day of a replaced certificate (paragraph 93)
    Entered value;             ///< kgCO2e per declared unit as printed
    Entered mechanism_months;  ///< validity that the mechanism prescribes; blank = none
    Answer mechanism_label = Answer::unanswered;
    std::string status;           ///< "", "valid", "suspended", "revoked", "cancelled"
    std::string suspended_until;  ///< from the notice of suspension; blank = not known (AMB-77)
    Answer corrected = Answer::unanswered;
    Answer nonconforming = Answer::unanswered;  ///< quantification or consistency does not conform (Annex 2, 14)
    Answer label_altered = Answer::unanswered;
    std::string recertification_on;  ///< planned day of the application for recertification
    std::vector<CertificateVisit> visits;
    std::vector<CertificateChange> changes;
    std::vector<FootprintIncrease> increases;
    std::vector<StatusGround> grounds;
    friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// The rules a project is assessed with: a pack file by its id, version and revision date (.github/FILE-FORMATS.md).
/// All empty: the rules that come with the program.
struct EditionRef {
    std::string id;
    std::string version;
    std::string revised;  ///< YYYY-MM-DD
    friend bool operator==(const EditionRef&, const EditionRef&) = default;
};

/// Free text that Annex 1 drafts need beyond the model (item 12: organisation, item 1: contact …), by field id.
using TextFields = std::map<std::string, std::string>;

/// Readings of open passages that the user chose, by interpretation ("AMB-48" → "b"). Absent = the tool's own choice.
using ChosenReadings = std::map<std::string, std::string>;

struct Project {
    std::string id;  ///< stable random id, made by the shell
    std::string title;
    std::string created;          ///< YYYY-MM-DD
    std::string sample;           ///< id of the sample it was made from; empty otherwise
    std::string gwp_set = "AR6";  ///< "AR5", "AR6" or "own": `own_gwp`, for other gases AR6
    std::string sf6_gwp;          ///< "ghgp" = the figure of the GHG Protocol list in AR6; empty = that of the set
    std::vector<OwnGwp> own_gwp;
    EditionRef edition;
    Company company;
    Product product;
    Answers answers;
    std::vector<Site> sites;
    std::vector<UnitProduct> unit_products;
    std::map<std::string, DocumentItem> documents;
    std::vector<BomLine> bom;
    std::vector<ActivityLine> activities;
    std::vector<Allocation> allocations;
    std::vector<LineDetail> details;
    std::vector<OwnFactor> own_factors;
    std::map<std::string, AssuranceAnswer> assurance;
    std::vector<Measure> measures;
    std::map<std::string, DataQuality> quality;
    Analysis analysis;
    std::vector<BalanceRow> balances;
    Plan plan;
    Certificate certificate;
    TextFields texts;
    ChosenReadings readings;
    RowId next_row = 1;
    friend bool operator==(const Project&, const Project&) = default;
};

}  // namespace zuji
