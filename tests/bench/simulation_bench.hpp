#pragma once

#include "core/results/simulation.hpp"

namespace bench {

/// A footprint of a thousand lines, each with a lognormal multiplier of its own.
zuji::UncertaintyModel thousand_lines();
/// Draws it 10,000 times; the mean.
double simulate(const zuji::UncertaintyModel& model);

}  // namespace bench
