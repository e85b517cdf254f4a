#pragma once
// Numbers and names as the panels show them. Display only: nothing here is compared or computed with.

#include <string>
#include <string_view>

#include "core/model/entered.hpp"
#include "core/model/project.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

inline constexpr std::string_view no_value = "—";

/// 0.683 → "68.3 %" (thin space); something that would round to nothing is "< 0.1 %".
std::string format_percent(double fraction);
/// Amounts of kgCO2e and the like: thousands, at least three significant digits ("15,097", "49.0", "0.0123").
std::string format_amount(double value);
/// kg with one digit after the point, more where it is small ("1,620.0", "0.042").
std::string format_mass(double kg);
/// Emission factor: at most four significant digits, no idle zeros ("2.58", "1.401").
std::string format_factor(double value);
/// What was entered with its own digits and thousands separators; text that is no number stays as typed.
std::string format_entered(const Entered& entered);
std::string format_count(std::size_t count);

/// Footprint per declared unit; "—" while no line is counted.
std::string footprint_text(const PanelContext& context);
/// "kgCO₂e/台", "kgCO₂e / 1000 kg".
std::string footprint_unit(const PanelContext& context);
/// "1 台".
std::string declared_unit_text(const PanelContext& context);

/// Short word for the badge: 供应商, 数据库, 代理 …
const std::string& origin_name(const PanelContext& context, Origin origin);
ui::Tone origin_tone(Origin origin);
/// Colours of the provenance bar: supplier 2, database 1, proxy 3.
ui::Color origin_color(const ui::Theme& theme, Origin origin);
ui::Color origin_label_color(const ui::Theme& theme, Origin origin);

/// "原材料获取" for "materials"; a stage that is not chosen says so.
std::string stage_name(const PanelContext& context, std::string_view stage);
ui::Color stage_color(const ui::Theme& theme, std::string_view stage);
ui::Color stage_label_color(const ui::Theme& theme, std::string_view stage);

/// "kgCO₂e/kg".
std::string per_text(std::string_view unit_symbol);
/// "t·km" for "t*km", "m³" for "m3".
std::string unit_text(std::string_view unit_symbol);

/// The text of a pair of languages that fits the page; the other one where it is empty.
std::string_view in_page_language(const PanelContext& context, std::string_view chinese, std::string_view english);

}  // namespace zuji::app
