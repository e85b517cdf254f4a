#include "wasm/app/panels/factor_view.hpp"

#include <algorithm>

#include "wasm/app/panels/format.hpp"

namespace zuji::app {

FactorView factor_of(const PanelContext& context, std::string_view id) {
    FactorView view;
    if (id.empty()) return view;
    const auto& own = context.project.own_factors;
    const auto found = std::find_if(own.begin(), own.end(), [id](const OwnFactor& factor) { return factor.id == id; });
    if (found != own.end()) {
        view.own = &*found;
        view.own_row = static_cast<RowId>(found - own.begin() + 1);
    } else if (context.knowledge.factors) {
        view.library = context.knowledge.factors->find(id);
    }
    return view;
}

std::string_view factor_name(const PanelContext& context, const FactorView& factor) {
    if (factor.own) return factor.own->name;
    return factor.library ? in_page_language(context, factor.library->name_zh, factor.library->name_en)
                          : std::string_view();
}

std::string factor_value(const FactorView& factor) {
    if (factor.own) return format_entered(factor.own->value);
    return factor.library ? format_factor(factor.library->value) : std::string(no_value);
}

std::string_view factor_per(const FactorView& factor) {
    if (factor.own) return factor.own->per;
    return factor.library ? std::string_view(factor.library->per) : std::string_view();
}

std::string activity_unit(const PanelContext& context, const ActivityLine& line) {
    if (line.kind == ActivityKind::fuel) return line.ncv_unit.substr(line.ncv_unit.find('/') + 1);
    const std::string_view per = factor_per(factor_of(context, line.factor));
    return per.empty() ? "kg" : std::string(per);
}

std::string factor_unit(const FactorView& factor) {
    const std::string_view gas = factor.own       ? factor.own->gas
                                 : factor.library ? factor.library->gas
                                                  : std::string_view("CO2e");
    if (gas.empty() || gas == "CO2e") return per_text(factor_per(factor));
    return "kg " + std::string(gas) + "/" + unit_text(factor_per(factor));
}

std::string region_name(const PanelContext& context, std::string_view code) {
    std::string text;
    while (!code.empty()) {  // "CN/JP/KR" names several
        const auto slash = std::min(code.find('/'), code.size());
        const auto part = std::string(code.substr(0, slash));
        if (!text.empty()) text += context.t("list.separator");
        text += context.words.has("region." + part) ? context.t("region." + part) : part;
        code.remove_prefix(std::min(slash + 1, code.size()));
    }
    return text;
}

std::string factor_remark(const PanelContext& context, const FactorView& factor) {
    const std::string year = factor.own ? factor.own->year : factor.library ? factor.library->year : std::string();
    const std::string_view code = factor.own       ? factor.own->region
                                  : factor.library ? factor.library->region
                                                   : std::string_view();
    const std::string region = code.empty() ? std::string() : region_name(context, code);
    return year.empty() || region.empty() ? year + region : year + context.t("list.separator") + region;
}

}  // namespace zuji::app
