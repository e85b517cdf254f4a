#include "core/quote/quote_result_json.hpp"

#include <nlohmann/json.hpp>

#include "core/base/json.hpp"

namespace zuji {
namespace {

Json range_json(const QuoteRange& range) {
    return Json::object(
        {{"low", range.low.to_string()}, {"high", range.high.to_string()}, {"safe", range.safe.to_string()}});
}

Json line_json(const QuoteLine& line) {
    Json json = Json::object();
    json["days"] = range_json(line.days);
    json["band"] = line.band;
    json["paragraph"] = line.clause;
    json["exempt"] = line.exempt;
    json["amount"] = line.priced ? range_json(line.amount) : Json(nullptr);
    return json;
}

Json units_json(const Quote& quote, const QuoteResult& result) {
    Json units = Json::array();
    for (const QuoteUnit& unit : quote.units) units.push_back(Json::object({{"name", unit.name}}));
    for (const QuoteLine& line : result.lines) {
        if (!line.unit) continue;
        const char* key = line.activity == QuoteActivity::site_inspection ? "siteInspection" : "siteVerification";
        units[*line.unit][key] = line_json(line);
    }
    return units;
}

Json items_json(const Quote& quote, const QuoteResult& result) {
    Json items = Json::array();
    for (const QuoteItemLine& line : result.items) {
        const SellerItem& item = quote.items[line.item];
        items.push_back(Json::object({{"kind", item.kind},
                                      {"name", item.name},
                                      {"amount", line.priced ? Json(line.amount.to_string()) : Json(nullptr)}}));
    }
    return items;
}

Json money_json(const Quote& quote, const QuoteSum& sum) {
    Json json = Json::object();
    json["currency"] = quote.currency;
    json["lines"] = range_json(sum.lines);
    json["discount"] = range_json(sum.discount);
    json["net"] = range_json(sum.net);
    json["tax"] = range_json(sum.tax);
    json["total"] = range_json(sum.total);
    return json;
}

Json readings_json(const QuoteResult& result) {
    Json readings = Json::array();
    for (const QuoteReading& reading : result.readings) {
        Json options = Json::array();
        for (const QuoteOption& option : reading.options) {
            options.push_back(Json::object(
                {{"option", option.id}, {"days", range_json(option.days)}, {"total", range_json(option.total)}}));
        }
        readings.push_back(Json::object({{"id", reading.id}, {"chosen", reading.chosen}, {"options", options}}));
    }
    return readings;
}

Json scenarios_json(const QuoteResult& result) {
    Json scenarios = Json::array();
    for (const QuoteScenario& scenario : result.scenarios) {
        scenarios.push_back(Json::object(
            {{"id", scenario.id}, {"days", range_json(scenario.days)}, {"total", range_json(scenario.total)}}));
    }
    return scenarios;
}

Json cases_json(const Quote& quote, const QuoteResult& result) {
    Json cases = Json::array();
    for (std::size_t i = 1; i < result.columns.size(); ++i) {
        const QuoteColumn& column = result.columns[i];
        cases.push_back(Json::object({{"name", quote.cases[i - 1].name},
                                      {"days", range_json(column.figures.days)},
                                      {"daysDifference", column.days_difference.to_string()},
                                      {"total", range_json(column.figures.sum.total)},
                                      {"difference", column.difference.to_string()}}));
    }
    return cases;
}

Json schedule_json(const Schedule& schedule) {
    if (!schedule.is_started) return nullptr;
    Json phases = Json::array();
    for (const Phase& phase : schedule.phases) {
        if (!phase.is_planned) continue;
        phases.push_back(Json::object({{"phase", phase_word(phase.id)},
                                       {"who", actor_word(phase.actor)},
                                       {"from", phase.early.first.to_string()},
                                       {"earliest", phase.early.last.to_string()},
                                       {"latest", phase.late.last.to_string()},
                                       {"paragraph", phase.clause}}));
    }
    Json json = Json::object();
    json["accepted"] = schedule.accepted.to_string();
    json["limit"] = schedule.limit_day.to_string();
    json["complete"] = schedule.is_complete;
    json["fits"] = Json::object({{"early", schedule.fits_early}, {"late", schedule.fits_late}});
    json["phases"] = std::move(phases);
    return json;
}

Json errors_json(const std::vector<Error>& errors) {
    Json list = Json::array();
    for (const Error& error : errors) list.push_back(to_json(error).at("error"));
    return list;
}

}  // namespace

std::string write_quote_result(const Quote& quote, const QuoteResult& result, const Schedule& schedule) {
    const Json decision = rules::to_json(result.decision);
    Json json = Json::object();
    json["number"] = quote.number;
    json["version"] = quote.version;
    json["document"] = quote.document;
    json["outcome"] = decision.at("outcome");
    json["units"] = units_json(quote, result);
    json["documentReview"] = line_json(result.lines.front());
    json["days"] = range_json(result.days);
    json["items"] = items_json(quote, result);
    json["money"] = money_json(quote, result.sum);
    json["readings"] = readings_json(result);
    json["scenarios"] = scenarios_json(result);
    json["cases"] = cases_json(quote, result);
    json["schedule"] = schedule_json(schedule);
    for (const char* key : {"basis", "interpretations", "missing"}) json[key] = decision.at(key);
    json["complete"] = result.complete;
    json["problems"] = errors_json(result.problems);
    json["remarks"] = errors_json(result.remarks);
    return dump_json(json);
}

}  // namespace zuji
