#include "corpus/text/page_marks.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

std::vector<std::string> marks_of(const std::string& text) {
    std::vector<std::string> found;
    for (const PageMark& mark : find_page_marks(text)) found.push_back(text.substr(mark.begin, mark.end - mark.begin));
    return found;
}

const std::string words =
    "Le maire rappelle que la commune a décidé de réparer le four et que les travaux sont terminés depuis le "
    "printemps. "
    "Les factures sont payées, les habitants sont contents, la place est propre et le marché peut de nouveau se tenir. "
    "Le conseil en a pris connaissance, les élus ont posé des questions sur le coût, la durée et la garantie du four. ";

struct MarkRow {
    const char* name;
    std::string text;
    std::vector<std::string> marks;
};

class PageMarks : public testing::TestWithParam<MarkRow> {};

TEST_P(PageMarks, AreToldFromText) {
    EXPECT_EQ(marks_of(GetParam().text), GetParam().marks) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    RunningText, PageMarks,
    testing::Values(
        MarkRow{"pages of pages",
                words + "Page 1 sur 12 " + words + "Page 2/12 " + words + "Page 3|12",
                {"Page 1 sur 12", "Page 2/12", "Page 3|12"}},
        MarkRow{"a name with its page",
                words + "PV CM 10 février 2023 Page 1 " + words + "PV CM 10 février 2023 Page 2 " + words,
                {"PV CM 10 février 2023 Page 1", "PV CM 10 février 2023 Page 2"}},
        MarkRow{"the heading on top stays",
                "Bureau du 15 février 2023 COMPTE RENDU " + words + "Bureau du 15 février 2023 " + words +
                    "Bureau du 15 février 2023 " + words,
                {"Bureau du 15 février 2023", "Bureau du 15 février 2023"}},
        MarkRow{"an hour and a bare page",
                words + words + "Procès-verbal des débats du 24 octobre 2022 – 14 h 2 CONSEIL " + words +
                    "Procès-verbal des débats du 24 octobre 2022 – 14 h 3 Nous " + words,
                {"Procès-verbal des débats du 24 octobre 2022 – 14 h 2",
                 "Procès-verbal des débats du 24 octobre 2022 – 14 h 3"}},
        MarkRow{"the rank of the next point is no page",
                words + words + "Conseil communautaire du 29 mars 2023 87 2) Tarifs " + words +
                    "Conseil communautaire du 29 mars 2023 3) Bail " + words,
                {"Conseil communautaire du 29 mars 2023 87", "Conseil communautaire du 29 mars 2023"}},
        MarkRow{"a sentence cites the session",
                words + words + "Le procès-verbal du Conseil municipal du 5 juillet 2011 est lu. " + words +
                    "La délibération du Conseil municipal du 5 juillet 2011 est abrogée. " + words,
                {}},
        MarkRow{"a day alone is text", words + "Le 3 mai 2020 Tarifs " + words + "Le 3 mai 2020 Tarifs " + words, {}},
        MarkRow{"a name that stands once", words + words + "Séance du 3 mai 2020 " + words, {}}));

}  // namespace
}  // namespace recueil::corpus
