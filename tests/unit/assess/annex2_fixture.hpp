#pragma once
// Answers to Annex 2 for tests.

#include <string>

#include "core/model/project.hpp"
#include "tests/unit/engine/test_engine.hpp"

namespace zuji::test {

/// One answer for every requirement, each with a document that shows it.
inline void answer_annex2(Project& project, const std::string& answer) {
    for (const rules::Annex2Chapter& chapter : engine().knowledge().rules->annex2().chapters) {
        for (const rules::Annex2Requirement& each : chapter.requirements) {
            project.assurance[each.clause] = {answer, "文件 " + each.clause, ""};
        }
    }
}

}  // namespace zuji::test
