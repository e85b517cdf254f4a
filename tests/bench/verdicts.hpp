#pragma once
// An edited cell of a long bill of materials, from the command to new totals and verdicts, as the page does it.

#include <memory>

#include "core/model/command.hpp"
#include "core/model/project.hpp"

namespace bench {

class Verdicts {
   public:
    explicit Verdicts(zuji::Project project);
    ~Verdicts();
    Verdicts(const Verdicts&) = delete;
    Verdicts& operator=(const Verdicts&) = delete;
    Verdicts(Verdicts&&) = delete;
    Verdicts& operator=(Verdicts&&) = delete;

    /// Makes the next command.
    void prepare(int round);
    void edit();
    void settle();

   private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace bench
