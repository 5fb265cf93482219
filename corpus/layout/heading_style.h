// The print that the headings of one document share.
#pragma once

#include <vector>

#include "corpus/layout/act_headings.h"
#include "corpus/layout/document_lines.h"

namespace recueil::corpus {

// Learned from headings chosen once without it: a bullet, bold type, capitals, a size or the format's own heading that
// three of four of them have, and few other lines. Without such a sign every weight is 0.
class HeadingStyle {
  public:
    HeadingStyle() = default;
    // Linear in the lines.
    HeadingStyle(const DocumentLines& lines, const std::vector<Heading>& chosen);

    bool empty() const { return signs_.empty(); }
    // The share of a line's print in its score as a heading: positive where it is that of the headings, else negative.
    double weight(const DocumentLine& line) const;

  private:
    using Sign = bool (*)(const DocumentLine& line, const HeadingStyle& style);

    std::vector<Sign> signs_;
    char32_t bullet_ = 0;
    int size_ = 0;  // half points
};

}  // namespace recueil::corpus
