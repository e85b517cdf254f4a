#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/data/formula_templates.hpp"
#include "core/footprint/factor_check.hpp"
#include "core/footprint/formula.hpp"
#include "core/io/factor_csv.hpp"
#include "tests/unit/data/library_fixture.hpp"

using namespace zuji;  // NOLINT: the names under test are used throughout
using zuji::test::read_file;
using zuji::test::shipped_library;

namespace {

FactorImport imported(const std::string& csv) {
    auto result = import_factor_csv(csv, "my set");
    REQUIRE(result.ok());
    return std::move(result).value();
}

}  // namespace

TEST_CASE("A factor set is read with exact units, and every row is accounted for", "[io][factor-csv]") {
    const FactorImport set = imported(
        "名称,因子值,单位,供应商,年份,化石\n"
        "铜杆,4.1,kgCO2e/kg,示例铜业,2025,4.0\n"
        "钢板,2211,kgCO2e/t,,2024,\n"
        "电,577.7,gCO2e/kWh,,2024,\n"
        ",,,,,\n"
        "没有单位,3,,,,\n"
        "没有数值,,kg,,,\n"
        "看不懂,\"3,5\",kg,,,\n"
        "生僻单位,3,kgCO2e/furlong,,,\n");
    CHECK(set.rows == 7);
    REQUIRE(set.factors.size() == 3);
    CHECK(set.factors[0].per == "kg");
    CHECK(set.factors[0].origin == Origin::supplier);
    CHECK(set.factors[0].fossil.value() == 4);
    CHECK(set.factors[0].set == "my set");
    CHECK(set.factors[1].per == "t");
    CHECK(set.factors[1].value.value() == 2211);
    CHECK(set.factors[2].per == "kWh");
    CHECK(set.factors[2].value.text() == "0.5777");
    REQUIRE(set.refused.size() == 4);
    CHECK(set.refused[0].row == 6);
    CHECK(set.refused[0].why == "no-unit");
    CHECK(set.refused[1].why == "no-value");
    CHECK(set.refused[2].why == "bad-value");
    CHECK(set.refused[3].why == "unknown-unit");
    CHECK(import_factor_csv("a,b\n1,2\n", "x").error().code == "factor-csv-header");
}

TEST_CASE("Parts of a factor are converted with its value", "[io][factor-csv]") {
    const FactorImport set = imported(
        "name,value,unit,fossil,biogenic,land use,aviation\n"
        "steel,2.1,tCO2e/t,1.9,0.2,,\n"
        "board,900,gCO2e/kg,850,x,,\n");
    REQUIRE(set.factors.size() == 2);
    CHECK(set.factors[0].value.text() == "2100");
    CHECK(set.factors[0].fossil.text() == "1900");
    CHECK(set.factors[0].biogenic.text() == "200");
    CHECK(set.factors[0].land_use.is_empty());
    CHECK(set.factors[1].fossil.text() == "0.85");
    CHECK(set.factors[1].biogenic.text() == "x");  // kept as it stands, to be corrected
}

TEST_CASE("A factor set is told from a bill of materials by its header", "[io][factor-csv]") {
    CHECK(is_factor_csv("name,value,per\nx,1,kg\n"));
    CHECK(is_factor_csv("\xEF\xBB\xBF名称,排放因子,单位,来源\n"));
    CHECK_FALSE(is_factor_csv("序号,名称,数量,单位,单重(kg),因子\n"));
    CHECK_FALSE(is_factor_csv("名称,重量,单位,因子\n"));
    CHECK_FALSE(is_factor_csv("x,y\n"));
    CHECK_FALSE(is_factor_csv(""));
}

TEST_CASE("What is written as a factor set is read back", "[io][factor-csv]") {
    OwnFactor factor;
    factor.name = "=SUM(A1)\"铜\", bar";
    factor.value = Entered("4.13");
    factor.per = "kg";
    factor.gas = "SF6";
    factor.kind = "footprint";
    factor.supplier = "示例铜业";
    factor.source = "报告";
    factor.biogenic = Entered("0.2");
    const FactorImport back = imported(factor_csv({factor}));
    REQUIRE(back.factors.size() == 1);
    factor.set = "my set";
    CHECK(back.factors[0] == factor);
}

TEST_CASE("Sources have the ranks of paragraph 20", "[factor-check]") {
    OwnFactor own;
    CHECK(source_rank(own) == 1);
    own.origin = Origin::database;
    CHECK(source_rank(own) == 5);
    CHECK(source_rank(*shipped_library().find("cn-elec-cfp-2024-national")) == 3);
    CHECK(source_rank(*shipped_library().find("moenv-a4a64740")) == 4);
    Product product;
    product.mechanism_data = " 机制因子集 ";
    own.set = "机制因子集 2026";
    CHECK(source_rank(own, product) == 2);
    own.origin = Origin::supplier;
    CHECK(source_rank(own, product) == 1);
    own.origin = Origin::database;
    own.set = "other";
    CHECK(source_rank(own, product) == 5);
}

TEST_CASE("Parts of a typed factor are parts of its value", "[factor-check]") {
    OwnFactor own;
    own.value = Entered("2");
    CHECK(check_parts(own) == PartsCheck::fine);
    own.fossil = Entered("1.5");
    CHECK(check_parts(own) == PartsCheck::fine);
    own.biogenic = Entered("0.505");  // rounded figures
    CHECK(check_parts(own) == PartsCheck::fine);
    own.biogenic = Entered("0.7");
    CHECK(check_parts(own) == PartsCheck::too_much);
    own.biogenic = Entered("0.1");
    own.land_use = own.aviation = Entered("0");
    CHECK(check_parts(own) == PartsCheck::rest);
    own.aviation = Entered("x");
    CHECK(check_parts(own) == PartsCheck::unreadable);
}

TEST_CASE("A value far from comparable ones is told", "[factor-check]") {
    const auto copper = comparable_factors(shipped_library(), "铜杆", "铜 T2", "kg");
    REQUIRE(copper);
    CHECK(copper->count >= 2);
    CHECK(copper->lowest > 1);
    CHECK_FALSE(is_implausible(4.2, *copper));
    CHECK(is_implausible(4200, *copper));
    CHECK(is_implausible(0.0042, *copper));
    const auto per_tonne = comparable_factors(shipped_library(), "铜杆", "铜 T2", "t");
    REQUIRE(per_tonne);
    CHECK(per_tonne->lowest == Catch::Approx(copper->lowest * 1000));
    CHECK_FALSE(comparable_factors(shipped_library(), "铜杆", "铜 T2", "kWh"));
    CHECK_FALSE(comparable_factors(shipped_library(), "不存在的材料", "", "kg"));
}

TEST_CASE("The shipped formulas can be computed and name every parameter", "[formula][assets]") {
    const auto loaded = FormulaTemplates::load(read_file("assets/formulas/use-phase.json"));
    REQUIRE(loaded.ok());
    const FormulaTemplates& templates = loaded.value();
    CHECK(templates.all().size() >= 6);
    for (const FormulaTemplate& each : templates.all()) {
        INFO(each.id);
        for (const std::string& name : names_in_formula(each.formula)) {
            INFO(name);
            const bool is_parameter = std::any_of(each.parameters.begin(), each.parameters.end(),
                                                  [&](const FormulaParameter& p) { return p.name == name; });
            CHECK((is_parameter || name == "lifetime"));
        }
        const auto value = evaluate_formula(each.formula, [](std::string_view) { return std::optional(0.5); });
        CHECK(value.ok());
        CHECK((each.factor.empty() || shipped_library().find(each.factor) != nullptr));
        CHECK((each.factor.empty() != each.gas.empty()));
    }
    CHECK(templates.find("transformer-losses") != nullptr);
    CHECK(templates.find("no-such") == nullptr);
    CHECK(FormulaTemplates::load(R"({"note":{"zh":"a","en":"b"},"templates":[{"id":"x"}]})").error().code ==
          "bad-formulas");
}
