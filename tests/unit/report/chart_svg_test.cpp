// Drawings of charts as files: complete, escaped, with every label in reach.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/report/chart_svg.hpp"

using namespace zuji;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("A stacked bar has one part a bar and names each below", "[report][svg]") {
    const std::string svg = stacked_svg("Stages", {{"Raw <materials>", 75, "75  75 %"}, {"Use", 25, "25  25 %"}});
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(svg.find("Raw &lt;materials&gt;") != std::string::npos);
    CHECK(svg.find("75  75 %") != std::string::npos);
    CHECK(count_of(svg, "<rect") == 1 + 2 + 2);  // ground, parts, swatches
    CHECK(stacked_svg("Nothing", {{"a", 0, "0"}}).find("NaN") == std::string::npos);
}

TEST_CASE("The boundary has a box a stage, dashed where it is outside", "[report][svg]") {
    const std::string svg = boundary_svg("Partly", {{"A", "1", true}, {"B", "2", true}, {"C", "outside", false}}, 2,
                                         {"to the gate", "beyond"});
    CHECK(count_of(svg, "stroke-dasharray") == 1);
    CHECK(count_of(svg, "<path") == 1);  // one arrow in the first row
    CHECK(svg.find("to the gate") < svg.find("beyond"));
    CHECK(boundary_svg("Empty", {}, 0, {}).ends_with("</svg>\n"));
}

TEST_CASE("Labels of thin nodes stand apart and inside the drawing", "[report][svg]") {
    FlowDiagram flows;
    flows.nodes.push_back({"", "large", 0, 1000});
    for (int i = 0; i < 6; ++i) flows.nodes.push_back({"", "thin", 0, 0.1});
    flows.nodes.push_back({"", "product", 1, 1000.6});
    for (std::size_t i = 0; i + 1 < flows.nodes.size(); ++i)
        flows.links.push_back({i, flows.nodes.size() - 1, flows.nodes[i].kgco2e});
    constexpr double high = 0.05;
    const auto places = flow_labels(flows, flow_layout(flows), high);
    REQUIRE(places.size() == flows.nodes.size());
    for (std::size_t i = 1; i + 1 < places.size(); ++i) {
        CHECK(places[i] - places[i - 1] >= high - 1e-12);
        CHECK(places[i] <= 1);
    }
}
