#include "query/language/question.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"

namespace recueil::query {
namespace {

struct Example {
    std::string_view text;
    std::vector<std::string> kinds;
};

void PrintTo(const Example& example, std::ostream* out) {
    *out << example.text;
}

Question question_of(std::string_view text) {
    const ParsedQuery parsed = parse_query(text);
    return understand_question(parsed.root.kind == Node::Kind::sequence ? parsed.root.children
                                                                        : std::vector<Node>{parsed.root});
}

class Questions : public testing::TestWithParam<Example> {};

TEST_P(Questions, AreKnownByTheirWords) {
    const Question question = question_of(GetParam().text);
    std::vector<std::string> kinds;
    for (const AnswerKind kind : answer_kinds)
        if (question.kinds.has(kind)) kinds.emplace_back(name_of(kind));
    EXPECT_EQ(kinds, GetParam().kinds);
}

INSTANTIATE_TEST_SUITE_P(
    Query, Questions,
    testing::Values(Example{"qui s'est abstenu sur la digue", {"abstention", "people"}},
                    Example{"Qui a voté contre le budget ?", {"against"}},
                    Example{"abstention du groupe Horizon", {"vote"}},
                    Example{"72 voix pour et 6 absents", {"vote", "attendance"}},
                    Example{"élus absents le 25 mars 2024", {"attendance"}},
                    Example{"conseillers sortis de la salle", {"recusal"}}, Example{"conflit d’intérêts", {"recusal"}},
                    Example{"qui siège au comité du port", {"people"}}, Example{"combien touche le maire", {"amount"}},
                    Example{"prix d'un repas à la cantine", {"amount"}},
                    Example{"date limite pour candidater", {"deadline"}}, Example{"durée du bail", {"duration"}},
                    Example{"pourquoi fermer l'école", {"reason"}}, Example{"quand ouvre la crèche", {"time"}},
                    Example{"séance du 12 mai 2021", {"session"}},
                    Example{"délibération du 6 février 2006", {"session"}}, Example{"salariat médecins", {}},
                    Example{"\"qui a voté contre\"", {}}, Example{"+combien", {}}, Example{"", {}}));

TEST(Questions, SayWhichFieldsAPersonNamedHas) {
    const auto fields_of = [](std::string_view text) {
        std::vector<std::string> fields;
        for (const QuestionWords& each : question_of(text).words)
            fields.insert(fields.end(), each.fields.begin(), each.fields.end());
        return fields;
    };
    EXPECT_THAT(fields_of("séances où Odile Vernay était excusée"), testing::Contains("excused"));
    EXPECT_THAT(fields_of("secrétaire de séance Odile Vernay"), testing::ElementsAre("secretary"));
    EXPECT_THAT(fields_of("Odile Vernay est sortie de la salle"), testing::ElementsAre("recused"));
    EXPECT_THAT(fields_of("Odile Vernay et la digue"), testing::IsEmpty());
}

TEST(Questions, SayWhatBecomesOfTheirWords) {
    const Question question = question_of("combien touchent les élus");
    ASSERT_EQ(question.words.size(), 2U);
    EXPECT_EQ(question.words[0].role, QuestionWords::Role::asks);
    EXPECT_EQ(question.words[0].first, 0U);
    EXPECT_EQ(question.words[0].last, 1U);
    EXPECT_EQ(question.words[1].role, QuestionWords::Role::optional);
    EXPECT_THAT(question.words[1].wordings, testing::Contains("indemnité"));
}

TEST(Questions, SmallWordsMayStandBetweenTheWordsOfAWording) {
    const Question question = question_of("sortie de salle");
    ASSERT_EQ(question.words.size(), 1U);
    EXPECT_EQ(question.words[0].last, 3U);
}

}  // namespace
}  // namespace recueil::query
