#include "wasm/app/panels/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/decimal.hpp"

namespace zuji::app {

namespace {

constexpr std::string_view thin_space = "\u2009";

/// Digits before the point of |value|; 0 or less for fractions.
int integer_digits(double value) {
    return value == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
}

std::string without_idle_zeros(std::string text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos || text.find("×") != std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

/// Thousands separators and typographic minus for plain notation ("-1234.50").
std::string grouped(std::string plain) {
    const bool negative = !plain.empty() && plain.front() == '-';
    if (negative) plain.erase(0, 1);
    const auto dot = std::min(plain.find('.'), plain.size());
    for (std::size_t at = dot; at > 3;) {
        at -= 3;
        plain.insert(at, ",");
    }
    return negative ? "−" + plain : plain;
}

/// Digits after the point in a text that reads as a number in plain notation; nullopt with an exponent.
std::optional<int> fraction_digits(std::string_view text) {
    if (text.find_first_of("eE") != std::string_view::npos) return std::nullopt;
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) return 0;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return static_cast<int>(std::count_if(text.begin() + static_cast<std::ptrdiff_t>(dot), text.end(), is_digit));
}

std::string_view origin_word(Origin origin) {
    switch (origin) {
        case Origin::measured:
            return "measured";
        case Origin::supplier:
            return "supplier";
        case Origin::database:
            return "database";
        case Origin::proxy:
            return "proxy";
        case Origin::default_value:
            return "default";
        case Origin::computed:
            return "computed";
        case Origin::unset:
            break;
    }
    return "unset";
}

ui::ChartColor origin_chart(Origin origin) {
    switch (origin) {
        case Origin::supplier:
            return ui::ChartColor::use;
        case Origin::database:
            return ui::ChartColor::raw_material;
        case Origin::proxy:
            return ui::ChartColor::production;
        case Origin::measured:
            return ui::ChartColor::raw_transport;
        case Origin::computed:
            return ui::ChartColor::distribution;
        case Origin::default_value:
            return ui::ChartColor::end_of_life;
        case Origin::unset:
            break;
    }
    return ui::ChartColor::rest;
}

struct StageLook {
    std::string_view stage;
    ui::ChartColor color;
};
// Packaging belongs to neither fixed colour; it takes that of the sub-flows, see stage_color.
constexpr std::array<StageLook, 7> stage_looks = {{{"materials", ui::ChartColor::raw_material},
                                                   {"inbound", ui::ChartColor::raw_transport},
                                                   {"manufacturing", ui::ChartColor::production},
                                                   {"distribution", ui::ChartColor::distribution},
                                                   {"installation", ui::ChartColor::rest},
                                                   {"use", ui::ChartColor::use},
                                                   {"end-of-life", ui::ChartColor::end_of_life}}};

ui::ChartColor stage_chart(std::string_view stage) {
    for (const auto& look : stage_looks)
        if (look.stage == stage) return look.color;
    return ui::ChartColor::rest;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string declared_unit_name(const PanelContext& context) {
    const auto& unit = context.project.product.declared_unit;
    if (unit.empty()) return context.t("unit.declared");
    return unit == "piece" ? context.t("unit.piece") : unit_text(unit);
}

}  // namespace

std::string format_percent(double fraction) {
    if (!std::isfinite(fraction)) return std::string(no_value);
    constexpr double smallest_shown = 0.0005;
    const std::string unit = std::string(thin_space) + "%";
    if (fraction > 0 && fraction < smallest_shown) return "<" + std::string(thin_space) + "0.1" + unit;
    return grouped(round_gbt8170(fraction * 100, 1)) + unit;
}

std::string format_amount(double value) {
    if (!std::isfinite(value)) return std::string(no_value);
    constexpr int significant = 3;
    return format_number(value, std::max(significant, integer_digits(value)));
}

std::string format_mass(double kg) {
    if (!std::isfinite(kg)) return std::string(no_value);
    return std::abs(kg) >= 1 || kg == 0 ? grouped(round_gbt8170(kg, 1)) : without_idle_zeros(format_number(kg, 3));
}

std::string format_factor(double value) {
    constexpr int significant = 4;
    return without_idle_zeros(format_number(value, std::max(significant, integer_digits(value))));
}

std::string format_entered(const Entered& entered) {
    const auto exact = entered.exact();
    const auto digits = fraction_digits(entered.text());
    if (!exact || !digits) return entered.text();
    return grouped(round_gbt8170(*exact, *digits));
}

std::string format_count(std::size_t count) { return grouped(std::to_string(count)); }

std::string footprint_text(const PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const bool anything = std::any_of(footprint.by_stage.begin(), footprint.by_stage.end(),
                                      [](const StageTotal& stage) { return stage.kgco2e != 0; });
    return anything ? format_amount(footprint.total) : std::string(no_value);
}

std::string declared_unit_text(const PanelContext& context) {
    const auto& product = context.project.product;
    const auto unit = declared_unit_name(context);
    const auto amount = product.declared_amount.is_empty() ? std::string("1") : format_entered(product.declared_amount);
    return amount + " " + unit;
}

std::string footprint_unit(const PanelContext& context) {
    const auto& product = context.project.product;
    const auto& amount = product.declared_amount;
    const bool one = amount.is_empty() || (amount.has_value() && amount.value() == 1);
    if (!one) return "kgCO₂e / " + declared_unit_text(context);
    return "kgCO₂e/" + declared_unit_name(context);
}

const std::string& origin_name(const PanelContext& context, Origin origin) {
    return context.t("origin." + std::string(origin_word(origin)));
}

ui::Tone origin_tone(Origin origin) {
    switch (origin) {
        case Origin::supplier:
        case Origin::measured:
            return ui::Tone::accent;
        case Origin::database:
        case Origin::computed:
            return ui::Tone::info;
        case Origin::proxy:
        case Origin::default_value:
            return ui::Tone::warning;
        case Origin::unset:
            break;
    }
    return ui::Tone::neutral;
}

ui::Color origin_color(const ui::Theme& theme, Origin origin) { return ui::chart_color(theme, origin_chart(origin)); }

ui::Color origin_label_color(const ui::Theme& theme, Origin origin) {
    return ui::on_chart_color(theme, origin_chart(origin));
}

std::string stage_name(const PanelContext& context, std::string_view stage) {
    return context.t(stage.empty() ? std::string("stage.unassigned") : "stage." + std::string(stage));
}

ui::Color stage_color(const ui::Theme& theme, std::string_view stage) {
    return stage == "packaging" ? theme.chart_flow : ui::chart_color(theme, stage_chart(stage));
}

ui::Color stage_label_color(const ui::Theme& theme, std::string_view stage) {
    return stage == "packaging" ? ui::dark_theme().bg : ui::on_chart_color(theme, stage_chart(stage));
}

std::string unit_text(std::string_view unit_symbol) {
    std::string text = replaced(std::string(unit_symbol), "*", "·");
    if (text == "m2") return "m²";
    if (text == "m3") return "m³";
    return text;
}

std::string per_text(std::string_view unit_symbol) { return "kgCO₂e/" + unit_text(unit_symbol); }

std::string_view in_page_language(const PanelContext& context, std::string_view chinese, std::string_view english) {
    if (context.words.language() == "zh") return chinese.empty() ? english : chinese;
    return english.empty() ? chinese : english;
}

}  // namespace zuji::app
