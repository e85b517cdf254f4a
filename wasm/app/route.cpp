#include <string>
#include <string_view>

#include "wasm/app/application.hpp"

namespace zuji::app {

namespace {
constexpr std::string_view project_prefix = "#/p/";
constexpr std::string_view quote_prefix = "#/quote/";
}  // namespace

ParsedRoute parse_route(std::string_view route) {
    ParsedRoute parsed;
    if (route.starts_with(quote_prefix)) parsed.quote_id = std::string(route.substr(quote_prefix.size()));
    parsed.quotes = route == quote_prefix;
    parsed.training = training::spot_of_route(route);
    if (!route.starts_with(project_prefix)) return parsed;
    route.remove_prefix(project_prefix.size());
    const auto slash = route.find('/');
    parsed.project_id = std::string(route.substr(0, slash));
    if (slash == std::string_view::npos) return parsed;
    const auto word = route.substr(slash + 1);
    for (std::size_t i = 0; i < step_count; ++i) {
        const auto step = static_cast<Step>(i);
        if (step_word(step) == word) parsed.step = step;
    }
    return parsed;
}

std::string make_quote_route(std::string_view quote_id) { return std::string(quote_prefix) + std::string(quote_id); }

std::string make_route(std::string_view project_id, Step step) {
    if (project_id.empty()) return "#/";
    return std::string(project_prefix) + std::string(project_id) + "/" + std::string(step_word(step));
}

}  // namespace zuji::app
