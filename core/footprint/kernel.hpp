#pragma once
// The arithmetic of a footprint, shared by the project's engine and the inventory contract. Every operation is written
// once, in one order, so that all platforms and both doors give the same bits.

#include <cmath>

namespace zuji {

/// Compensated sum (Neumaier's, with the error term of Knuth's branch-free two-sum, which is the same number): the
/// order is the caller's, the result the same bits everywhere.
class CompensatedSum {
   public:
    void add(double x) noexcept {
        const double sum = sum_ + x;
        const double part = sum - sum_;
        compensation_ += (sum_ - (sum - part)) + (x - part);
        sum_ = sum;
    }
    /// Adds what another sum holds, as one number and its error term.
    void add(const CompensatedSum& other) noexcept {
        add(other.sum_);
        compensation_ += other.compensation_;
    }
    [[nodiscard]] double value() const noexcept { return sum_ + compensation_; }

   private:
    double sum_ = 0;
    double compensation_ = 0;
};

/// Input that is needed for a net amount when `loss` (0 ≤ loss < 1) of the input is lost.
inline double gross_amount(double net, double loss) noexcept { return net / (1 - loss); }

/// The part of the input that has to be bought when `recovered` (0 to 1) of what is lost comes back into the same use:
/// the solution of the closed loop  input = net + loss × input,  bought = input − recovered × loss × input.
inline double fresh_amount(double net, double loss, double recovered) noexcept {
    const double gross = gross_amount(net, loss);
    return recovered == 0 ? gross : gross - (gross - net) * recovered;
}

/// CLAUSE R52003/24-b1: activity data × factor; a factor per mass of a gas comes with its GWP multiplied in.
inline double emission(double activity, double factor) noexcept { return activity * factor; }

/// Factor of a material of which `recycled_share` (0 to 1) is recycled.
inline double blended_factor(double primary, double recycled_share, double recycled) noexcept {
    return (1 - recycled_share) * primary + recycled_share * recycled;
}

/// CLAUSE R52003/24-b2: carbon that does not leave in the product leaves as CO2.
inline double co2_of_carbon(double carbon_in, double carbon_out) noexcept { return (carbon_in - carbon_out) * 44 / 12; }

/// Larger magnitudes are nonsense in any unit and would overflow in sums.
inline constexpr double largest_quantity = 1e290;
inline bool is_sensible(double x) noexcept { return std::fabs(x) <= largest_quantity; }

}  // namespace zuji
