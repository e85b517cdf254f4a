#pragma once
// How the numbers of the workbook come from what was entered: the formulas, each with what it comes to. The sheets
// write a formula only where that is the number of the core.

#include <map>
#include <string>
#include <vector>

#include "core/footprint/resolver.hpp"
#include "core/report/tables.hpp"

namespace zuji {

/// A formula and its value; without text where there is none.
struct Derived {
    std::string text;
    double value = 0;
};

struct SheetNames {
    std::string bom;
    std::string activities;
    std::string allocations;
    std::string inventory;
    std::string factors;
    std::string results;
};

class WorkbookFormulas {
   public:
    WorkbookFormulas(const ReportFacts& facts, const SheetNames& names);

    /// Row in the sheet of factors, and the value there; 0 where a factor is not used.
    void place_factor(const std::string& id, std::size_t row) { factor_rows_[id] = row; }
    /// kg CO2e per unit of a factor in this project; nothing where it cannot be used.
    std::optional<double> factor_value(const std::string& id);

    // Of lines of the bill of materials.
    /// How many of the line above there are in one declared unit.
    [[nodiscard]] Derived multiplicity(std::size_t line) const;
    Derived net_mass(std::size_t line);
    [[nodiscard]] Derived gross_mass(std::size_t line) const;
    Derived bom_activity(std::size_t line);
    Derived bom_factor_value(std::size_t line);

    // Of activities.
    /// Amount in the unit of the factor, before it is allocated.
    Derived converted(std::size_t activity);
    Derived activity(std::size_t activity);
    Derived activity_factor_value(std::size_t activity);
    /// Output of an allocation in declared units; `row` of its sheet.
    [[nodiscard]] Derived output_units(const Allocation& allocation, std::size_t row) const;

   private:
    [[nodiscard]] const Project& project() const { return facts_.project; }
    [[nodiscard]] std::string bom_cell(std::size_t column, std::size_t line) const;
    [[nodiscard]] std::string activity_cell(std::size_t column, std::size_t line) const;
    /// `net` with the loss of the line on top, less what comes back of it.
    [[nodiscard]] Derived with_loss(std::size_t line, const Derived& net, bool net_is_material) const;
    Derived by_quantity(std::size_t line);
    Derived by_mass(std::size_t line);
    [[nodiscard]] Derived shared_factor(std::size_t line) const;
    Derived plain_factor(const std::string& id);
    [[nodiscard]] double allocated_part(std::size_t activity) const;
    Derived burned_fuel(const ActivityLine& line, std::size_t i);
    Derived transport_work(const ActivityLine& line, std::size_t i);

    const ReportFacts& facts_;
    SheetNames names_;  ///< as references in formulas
    Resolver resolver_;
    std::map<std::string, std::size_t> factor_rows_;
    std::vector<std::size_t> parents_;  ///< by line; its own place at the top
    std::vector<std::vector<std::size_t>> parts_;
    std::vector<std::size_t> inventory_rows_;  ///< by line; 0 for assemblies
};

}  // namespace zuji
