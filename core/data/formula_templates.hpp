#pragma once
// Templates for what a product does in use: losses, leakage. Engineering formulas with named parameters; the user fills
// the numbers and the clause of the product standard.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace zuji {

struct FormulaParameter {
    std::string name;   ///< as the formula uses it
    std::string unit;   ///< in words of engineers: "kW", "Ω/km"; the formula expects the number in it
    std::string value;  ///< offered to begin with; empty = the user's to fill
    std::string label_zh;
    std::string label_en;
};

struct FormulaTemplate {
    std::string id;
    std::string name_zh;
    std::string name_en;
    std::vector<std::string> kinds;  ///< product kinds it is made for; empty = any
    std::string stage;
    std::string unit;     ///< of the result
    std::string factor;   ///< id of the factor offered for the result; empty with `gas`
    std::string gas;      ///< the result is a mass of this gas
    std::string formula;  ///< see core/footprint/formula.hpp; "lifetime" is the product's
    std::vector<FormulaParameter> parameters;
};

class FormulaTemplates {
   public:
    /// assets/formulas/use-phase.json. Error "bad-formulas" (where: path; args: what is wrong).
    static Result<FormulaTemplates> load(std::string_view json);

    [[nodiscard]] const std::vector<FormulaTemplate>& all() const noexcept { return templates_; }
    [[nodiscard]] const FormulaTemplate* find(std::string_view id) const;
    [[nodiscard]] const std::string& note_zh() const noexcept { return note_zh_; }
    [[nodiscard]] const std::string& note_en() const noexcept { return note_en_; }

   private:
    std::vector<FormulaTemplate> templates_;
    std::string note_zh_;
    std::string note_en_;
};

}  // namespace zuji
