#include "core/footprint/gwp_choice.hpp"

namespace zuji {
namespace {

constexpr std::string_view ghgp = "ghgp";
constexpr std::string_view sf6_ghgp_id = "gwp-ar6-sf6-ghgp";

}  // namespace

std::string_view published_gwp_set(const Project& project) { return project.gwp_set == "AR5" ? "AR5" : "AR6"; }

bool GwpChoice::update(const Project& project) {
    if (set_ == project.gwp_set && sf6_ == project.sf6_gwp && own_rows_ == project.own_gwp) return false;
    set_ = project.gwp_set;
    sf6_ = project.sf6_gwp;
    own_rows_ = project.own_gwp;
    own_.clear();
    if (set_ != "own") return true;
    for (const OwnGwp& row : own_rows_) {
        if (row.value.has_value() && row.value.value() >= 0) own_.emplace(gas_key(row.gas), row.value.value());
    }
    return true;
}

std::optional<double> GwpChoice::of(std::string_view gas) const {
    const std::string key = gas_key(gas);
    if (key != "co2e" && key != "co2") {
        const auto own = own_.find(key);
        if (own != own_.end()) return own->second;
    }
    const std::string_view published = set_ == "AR5" ? "AR5" : "AR6";
    if (key == "sf6" && published == "AR6" && sf6_ == ghgp) {
        if (const Factor* figure = library_->find(sf6_ghgp_id)) return figure->value;
    }
    return library_->gwp(published, gas);
}

std::string gwp_text(const FactorLibrary& library, const Project& project) {
    std::string text(published_gwp_set(project));
    const Factor* figure = library.find(sf6_ghgp_id);
    if (text == "AR6" && project.sf6_gwp == ghgp && figure != nullptr) text += " (SF6 " + figure->published + ")";
    if (project.gwp_set != "own") return text;
    std::string own;
    for (const OwnGwp& row : project.own_gwp) {
        if (row.value.has_value()) own += (own.empty() ? "" : ", ") + row.gas + " " + row.value.text();
    }
    return own.empty() ? text : own + "; " + text;
}

std::vector<GwpFigure> sf6_figures(const FactorLibrary& library, const Project& project) {
    const bool ar5 = published_gwp_set(project) == "AR5";
    std::vector<GwpFigure> figures;
    const auto add = [&](std::string_view choice, std::string_view id) {
        if (const Factor* factor = library.find(id)) figures.push_back({std::string(choice), factor->value, factor});
    };
    add("", ar5 ? "gwp-ar5-sf6" : "gwp-ar6-sf6");
    if (!ar5) add(ghgp, sf6_ghgp_id);
    return figures;
}

}  // namespace zuji
