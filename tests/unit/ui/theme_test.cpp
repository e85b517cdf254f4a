#include <array>
#include <catch2/catch_amalgamated.hpp>
#include <cmath>

#include "wasm/ui/theme.hpp"

namespace zuji::ui {

namespace {

struct Lab {
    double l, a, b;
};
using Rgb = std::array<double, 3>;

double linear(std::uint8_t c) {
    const double v = c / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

Lab oklab(const Rgb& c) {
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

// Machado, Oliveira, Fernandes 2009, full severity, on linear RGB.
using Matrix = std::array<std::array<double, 3>, 3>;
constexpr std::array<Matrix, 4> sights = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

Rgb seen(Color c, const Matrix& m) {
    const Rgb in = {linear(c.r), linear(c.g), linear(c.b)};
    Rgb out{};
    for (std::size_t i = 0; i < 3; ++i) {
        out[i] = std::fmin(1, std::fmax(0, m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2]));
    }
    return out;
}

double distance(Lab a, Lab b) {
    return 100 * std::sqrt((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b));
}

}  // namespace

TEST_CASE("text is readable on every ground it is used on") {
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        const Theme& t = *theme;
        struct Pair {
            Color text, tint;
        };
        const std::array<Pair, 6> pairs = {{{t.text, t.line_soft},
                                            {t.muted, t.line_soft},
                                            {t.accent, t.accent_tint},
                                            {t.info, t.info_tint},
                                            {t.warning, t.warning_tint},
                                            {t.error, t.error_tint}}};
        for (const Pair& pair : pairs) {
            for (const Color ground : {t.card, t.bg, t.line_soft, t.accent_tint, pair.tint}) {
                CHECK(contrast(pair.text, ground) >= 4.5);
            }
        }
        CHECK(contrast(t.on_accent, t.accent) >= 4.5);
        CHECK(contrast(t.input, t.card) >= 3);
        CHECK(contrast(t.input, t.bg) >= 3);
        for (std::size_t i = 0; i < t.chart.size(); ++i) CHECK(contrast(t.on_chart[i], t.chart[i]) >= 3);
    }
}

TEST_CASE("chart colours differ for every kind of sight") {
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        for (const Matrix& sight : sights) {
            for (std::size_t i = 0; i < theme->chart.size(); ++i) {
                for (std::size_t j = i + 1; j < theme->chart.size(); ++j) {
                    CHECK(distance(oklab(seen(theme->chart[i], sight)), oklab(seen(theme->chart[j], sight))) >= 10);
                }
            }
        }
    }
}

TEST_CASE("the measured contrasts of the specification") {
    CHECK(contrast(light_theme().text, light_theme().card) == Catch::Approx(16.2).margin(0.05));
    CHECK(contrast(light_theme().warning, light_theme().accent_tint) >= 4.5);
    CHECK(contrast(dark_theme().muted, dark_theme().card) == Catch::Approx(6.7).margin(0.05));
}

}  // namespace zuji::ui
