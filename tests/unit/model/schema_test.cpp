// The published JSON Schema names exactly the fields and words of the table of fields.

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/model/fields.hpp"
#include "core/model/project_json.hpp"
#include "tests/support/source_dir.hpp"

using namespace zuji;
using nlohmann::json;

namespace {

json schema() {
    std::ifstream in(zuji::test::source_dir() / "assets/schema/project.schema.json");
    REQUIRE(in.good());
    return json::parse(in);
}

template <class S>
constexpr const char* definition = "";
template <>
constexpr const char* definition<Party> = "party";
template <>
constexpr const char* definition<EditionRef> = "edition";
template <>
constexpr const char* definition<Company> = "company";
template <>
constexpr const char* definition<Product> = "product";
template <>
constexpr const char* definition<DatedEvent> = "dated_event";
template <>
constexpr const char* definition<Answers> = "answers";
template <>
constexpr const char* definition<Site> = "site";
template <>
constexpr const char* definition<UnitProduct> = "unit_product";
template <>
constexpr const char* definition<Attachment> = "attachment";
template <>
constexpr const char* definition<DocumentItem> = "document_item";
template <>
constexpr const char* definition<BomLine> = "bom_line";
template <>
constexpr const char* definition<ActivityLine> = "activity_line";
template <>
constexpr const char* definition<OwnFactor> = "own_factor";
template <>
constexpr const char* definition<AssuranceAnswer> = "assurance_answer";
template <>
constexpr const char* definition<Measure> = "measure";
template <>
constexpr const char* definition<DataQuality> = "data_quality";
template <>
constexpr const char* definition<Analysis> = "analysis";
template <>
constexpr const char* definition<BalanceRow> = "balance_row";
template <>
constexpr const char* definition<Allocation> = "allocation";
template <>
constexpr const char* definition<LineDetail> = "line_detail";
template <>
constexpr const char* definition<OwnGwp> = "own_gwp_value";

template <>
constexpr const char* definition<PlanStop> = "plan_stop";
template <>
constexpr const char* definition<Plan> = "plan";
template <>
constexpr const char* definition<CertificateVisit> = "certificate_visit";
template <>
constexpr const char* definition<CertificateChange> = "certificate_change";
template <>
constexpr const char* definition<FootprintIncrease> = "footprint_increase";
template <>
constexpr const char* definition<StatusGround> = "status_ground";
template <>
constexpr const char* definition<Certificate> = "certificate";

template <class T>
struct ElementOf {};
template <class T>
struct ElementOf<std::vector<T>> {
    using type = T;
};
template <class T>
struct ElementOf<std::map<std::string, T>> {
    using type = T;
};

std::string reference(const json& node) { return node.value("$ref", ""); }

std::set<std::string> words_of(const json& node) {
    std::set<std::string> words;
    for (const json& word : node.at("enum")) words.insert(word.get<std::string>());
    return words;
}

std::set<std::string> with_blank(Words words, Presence presence) {
    std::set<std::string> all(words.begin(), words.end());
    if (presence == Presence::when_filled) all.insert("");
    return all;
}

template <class S, class M>
void check_member(const json& node, const Field<S, M>& field, const json& definitions) {
    if constexpr (std::same_as<M, std::string>) {
        if (field.words.empty()) {
            CHECK(node.at("type") == "string");
        } else {
            CHECK(words_of(node) == with_blank(field.words, field.presence));
        }
    } else if constexpr (std::same_as<M, Entered>) {
        CHECK(reference(node) == "#/$defs/entered");
    } else if constexpr (std::same_as<M, bool>) {
        CHECK(node.at("type") == "boolean");
    } else if constexpr (std::same_as<M, Answer>) {
        CHECK(reference(node) == "#/$defs/answer");
        CHECK(words_of(definitions.at("answer")) ==
              std::set<std::string>(EnumWords<Answer>::words.begin(), EnumWords<Answer>::words.end()));
    } else if constexpr (WordedEnum<M>) {
        CHECK(words_of(node) == std::set<std::string>(EnumWords<M>::words.begin(), EnumWords<M>::words.end()));
    } else if constexpr (std::unsigned_integral<M>) {
        CHECK((node.value("type", "") == "integer" || reference(node) == "#/$defs/row_id"));
    } else if constexpr (RecordType<M>) {
        CHECK(reference(node) == std::string("#/$defs/") + definition<M>);
    } else if constexpr (std::same_as<M, TextFields>) {
        CHECK(node.at("additionalProperties").at("type") == "string");
    } else {
        const char* inside = node.at("type") == "array" ? "items" : "additionalProperties";
        CHECK(reference(node.at(inside)) == std::string("#/$defs/") + definition<typename ElementOf<M>::type>);
    }
}

template <RecordType S>
std::size_t check_record(const json& node, const json& definitions) {
    CHECK(node.at("additionalProperties") == false);
    std::set<std::string> named;
    for_each_field<S>([&](const auto& field) {
        const std::string name(field.name);
        INFO(name);
        named.insert(name);
        REQUIRE(node.at("properties").contains(name));
        check_member(node.at("properties").at(name), field, definitions);
    });
    for (const auto& [name, unused] : node.at("properties").items()) {
        if (name == "format" || name == "schema_version") continue;
        INFO(name);
        CHECK(named.count(name) == 1);
    }
    return named.size();
}

template <RecordType... S>
std::size_t check_definitions(const json& definitions) {
    std::size_t fields = 0;
    const auto check = [&]<class R>(std::type_identity<R>) {
        INFO(definition<R>);
        fields += check_record<R>(definitions.at(definition<R>), definitions);
    };
    (check(std::type_identity<S>{}), ...);
    return fields;
}

}  // namespace

TEST_CASE("The schema and the table of fields say the same", "[model][schema]") {
    const json whole = schema();
    CHECK(whole.at("properties").at("format").at("const") == std::string(project_format));
    CHECK(whole.at("properties").at("schema_version").at("const") == project_schema_version);
    CHECK(whole.at("required") == json::array({"format", "schema_version"}));
    const json& definitions = whole.at("$defs");
    CHECK(check_record<Project>(whole, definitions) == 29);
    CHECK(check_definitions<Party, EditionRef, Company, Product, DatedEvent, Answers, Site, UnitProduct, Attachment,
                            DocumentItem, BomLine, ActivityLine, OwnFactor, AssuranceAnswer, Measure, DataQuality,
                            Analysis, BalanceRow, Allocation, LineDetail, OwnGwp, PlanStop, Plan, CertificateVisit,
                            CertificateChange, FootprintIncrease, StatusGround, Certificate>(definitions) > 230);
}
