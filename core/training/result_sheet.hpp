#pragma once
// The result of an exam as a page to print: name, score, strengths and gaps, every question with its answer, and the
// verification code.

#include "core/report/report.hpp"
#include "core/training/paper.hpp"

namespace zuji::training {

/// In the language of `words`. The sheet says what the code can show and what it cannot.
[[nodiscard]] Report make_result_sheet(const Paper& paper, const Sitting& sitting, const PaperResult& result,
                                       const Catalog& words);

/// "zuji-exam-inspector-42-Zhang" without what file names may not hold.
[[nodiscard]] std::string result_file_name(const Paper& paper, const Sitting& sitting);
[[nodiscard]] std::string paper_file_name(const Paper& paper);

}  // namespace zuji::training
