#pragma once
// The words of seeded errors: assets/training/errors.json.

#include <map>
#include <string>
#include <vector>

#include "core/training/error_seeding.hpp"

namespace zuji::training {

struct PatternTexts {
    std::string paragraph;
    std::vector<std::string> also_fits;
    Text title;
    Text explanation;
    Text note;                ///< what is written into the project so that the error can be seen; may be empty
    std::string requirement;  ///< patterns of Annex 2: the requirement whose evidence falls short
};

struct ErrorTexts {
    std::map<std::string, PatternTexts, std::less<>> patterns;
    Text title;  ///< title of the project with the errors; {title} is that of the sample
};

}  // namespace zuji::training
