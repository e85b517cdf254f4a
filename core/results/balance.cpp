#include "core/results/balance.hpp"

namespace zuji {
namespace {

Decimal number_of(const Entered& entered) { return entered.exact().value_or(Decimal(0)); }

}  // namespace

std::vector<BalanceGap> balance_gaps(const std::vector<BalanceRow>& rows) {
    std::vector<BalanceGap> gaps;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const BalanceRow& row = rows[i];
        BalanceGap gap;
        gap.index = i;
        for (const Entered* each : {&row.opening, &row.received, &row.used, &row.other, &row.closing}) {
            gap.readable = gap.readable && !each->is_bad();
        }
        const bool in = row.opening.has_value() || row.received.has_value();
        const bool out = row.used.has_value() || row.other.has_value() || row.closing.has_value();
        gap.has_numbers = in && out;
        gap.available = number_of(row.opening) + number_of(row.received);
        gap.gap = gap.available - number_of(row.used) - number_of(row.other) - number_of(row.closing);
        const double available = gap.available.to_double();
        if (gap.has_numbers && gap.readable && available > 0) gap.share = gap.gap.to_double() / available;
        gaps.push_back(std::move(gap));
    }
    return gaps;
}

}  // namespace zuji
