#include "core/io/pact_v2_check.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/io/json_text.hpp"
#include "core/model/entered.hpp"

namespace zuji {
namespace {

class Version2Check {
   public:
    explicit Version2Check(const Json& footprint) : footprint_(footprint), pcf_(object_of(footprint, "pcf")) {}

    std::vector<PactFinding> run() {
        for (const char* member : {"id", "specVersion", "version", "created", "status", "companyName", "companyIds",
                                   "productDescription", "productIds", "productCategoryCpc", "productNameCompany"})
            need(footprint_, member, member);
        for (const char* member : {"declaredUnit", "unitaryProductAmount", "pCfExcludingBiogenic", "fossilGhgEmissions",
                                   "fossilCarbonContent", "biogenicCarbonContent", "characterizationFactors",
                                   "referencePeriodStart", "referencePeriodEnd", "exemptedEmissionsPercent",
                                   "boundaryProcessesDescription", "packagingEmissionsIncluded"})
            need(pcf_, member, std::string("pcf.") + member);
        for (const char* member : {"unitaryProductAmount", "pCfExcludingBiogenic", "fossilGhgEmissions",
                                   "fossilCarbonContent", "biogenicCarbonContent"})
            need_number(member);
        check_dates();
        check_period();
        check_share();
        check_data_quality();
        check_ratings();
        check_sum();
        return std::move(findings_);
    }

   private:
    void say(std::string code, std::string where, std::vector<std::string> args) {
        findings_.push_back({std::move(code), std::move(where), std::move(args), true});
    }
    void need(const Json& object, const char* member, const std::string& where) {
        if (!object.contains(member)) say("missing", where, {where});
    }
    void need_number(const char* member) {
        if (!pcf_.contains(member)) return;
        const std::string where = std::string("pcf.") + member;
        const std::string text = text_of(pcf_, member);
        if (!read_entered(text) || !pcf_[member].is_string()) return say("not-a-number", where, {where});
        if (Entered(text).value() < 0) say("sign", where, {where, text});
    }
    void check_dates() {
        for (const char* member : {"created", "updated", "validityPeriodStart", "validityPeriodEnd"}) {
            if (footprint_.contains(member) && !is_pact_moment(text_of(footprint_, member))) {
                say("date", member, {member});
            }
        }
        for (const char* member : {"referencePeriodStart", "referencePeriodEnd"}) {
            const std::string where = std::string("pcf.") + member;
            if (pcf_.contains(member) && !is_pact_moment(text_of(pcf_, member))) say("date", where, {where});
        }
    }
    void check_period() {
        const std::string from = day_of(text_of(pcf_, "referencePeriodStart"));
        const std::string to = day_of(text_of(pcf_, "referencePeriodEnd"));
        if (!from.empty() && !to.empty() && to < from) say("period", "pcf.referencePeriodEnd", {from, to});
    }
    void check_share() {
        constexpr double all = 100;
        for (const char* member : {"primaryDataShare", "exemptedEmissionsPercent"}) {
            const Entered share(text_of(pcf_, member));
            if (!share.has_value() || (share.value() >= 0 && share.value() <= all)) continue;
            say("share", std::string("pcf.") + member, {std::string("pcf.") + member, share.text()});
        }
    }
    /// Footprints for a period that reaches into 2025 or later have both the share of primary data and the ratings,
    /// earlier ones at least one of the two.
    void check_data_quality() {
        const std::string end = day_of(text_of(pcf_, "referencePeriodEnd"));
        const bool has_share = !text_of(pcf_, "primaryDataShare").empty();
        const bool has_ratings = !object_of(pcf_, "dqi").empty();
        if (end >= "2025") {
            if (!has_share) say("missing", "pcf.primaryDataShare", {"pcf.primaryDataShare"});
            if (!has_ratings) say("missing", "pcf.dqi", {"pcf.dqi"});
        } else if (!has_share && !has_ratings) {
            say("missing", "pcf.dqi", {"pcf.primaryDataShare / pcf.dqi"});
        }
    }
    void check_ratings() {
        constexpr double worst = 3;
        const Json& dqi = object_of(pcf_, "dqi");
        for (const char* member : {"technologicalDQR", "geographicalDQR", "temporalDQR"}) {
            const std::string where = std::string("pcf.dqi.") + member;
            const std::string text = text_of(dqi, member);
            const Entered rating(text);
            if (!text.empty() && !rating.has_value()) say("not-a-number", where, {where});
            if (!rating.has_value() || (rating.value() >= 1 && rating.value() <= worst)) continue;
            say("rating-v2", std::string("pcf.dqi.") + member, {std::string("pcf.dqi.") + member, rating.text()});
        }
    }
    /// Including biogenic carbon it is the sum of all parts but indirect land use change; asked where all are given.
    void check_sum() {
        constexpr std::array parts = {"fossilGhgEmissions", "dLucGhgEmissions", "landManagementGhgEmissions",
                                      "otherBiogenicGhgEmissions", "biogenicCarbonWithdrawal"};
        constexpr double tolerance = 0.005;
        const Entered total(text_of(pcf_, "pCfIncludingBiogenic"));
        if (!total.has_value()) return;
        Decimal sum(0);
        for (const char* part : parts) {
            const Entered number(text_of(pcf_, part));
            if (!number.has_value()) return;
            sum = sum + *number.exact();
        }
        const double gap = std::fabs(total.value() - sum.to_double());
        if (gap <= tolerance * std::max(std::fabs(total.value()), std::fabs(sum.to_double()))) return;
        say("sum", "pcf.pCfIncludingBiogenic", {"pcf.pCfIncludingBiogenic", total.text(), sum.to_string()});
    }

    const Json& footprint_;
    const Json& pcf_;
    std::vector<PactFinding> findings_;
};

}  // namespace

std::vector<PactFinding> check_pact_v2(const Json& footprint) { return Version2Check(footprint).run(); }

}  // namespace zuji
