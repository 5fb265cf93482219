#include "query/language/parser.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Example {
    std::string_view query;
    std::string_view printed;
    std::vector<std::string_view> said{};  // a part of each diagnostic
};

void PrintTo(const Example& example, std::ostream* out) {
    *out << example.query;
}

class Language : public testing::TestWithParam<Example> {};

TEST_P(Language, IsRead) {
    const auto& example = GetParam();
    const ParsedQuery parsed = parse_query(example.query);
    EXPECT_EQ(print(parsed.root), example.printed);
    ASSERT_THAT(parsed.diagnostics, SizeIs(example.said.size()));
    for (std::size_t at = 0; at < example.said.size(); ++at) {
        EXPECT_THAT(parsed.diagnostics[at].message, HasSubstr(std::string(example.said[at])));
    }
}

INSTANTIATE_TEST_SUITE_P(Words, Language,
                         testing::Values(Example{"", "*"}, Example{" \n ", "*"}, Example{"*", "*"},
                                         Example{"?!", "*", {"Aucun mot"}}, Example{"\xFF", "*", {"Aucun mot"}},
                                         Example{"salariat", "salariat"},
                                         Example{"salariat médecins", "(salariat médecins)"},
                                         Example{"créations d'emplois ?", "(créations d'emplois)"},
                                         Example{"sages-femmes élu(e)s", "(sages-femmes élu(e)s)"},
                                         Example{"salari*", "salari*"}, Example{"méd*n *vention", "(méd*n *vention)"},
                                         Example{"+salariat médecins", "(+salariat médecins)"},
                                         Example{"a - b --c", "(a b c)"}, Example{"500 €", "(500 €)"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, Language,
    testing::Values(Example{"a ET b", "(ET a b)"}, Example{"a AND b && c", "(ET a b c)"},
                    Example{"a OU b OR c || d", "(OU a b c d)"}, Example{"a et b", "(a et b)"},
                    Example{"budget a OU b", "(budget (OU a b))"}, Example{"a ET b OU c", "(OU (ET a b) c)"},
                    Example{"a ET (b OU c)", "(ET a (OU b c))"}, Example{"a SAUF b", "(a (SAUF b))"},
                    Example{"a -b", "(a (SAUF b))"}, Example{"a NOT b NON c", "(a (SAUF b) (SAUF c))"},
                    Example{"a SAUF b OU c", "(a (SAUF (OU b c)))"}, Example{"a ET NON b", "(ET a (SAUF b))"},
                    Example{"-a", "(SAUF a)"}, Example{"NON NON a", "a"}, Example{"-(a OU b)", "(SAUF (OU a b))"},
                    Example{"-\"a b\"", "(SAUF \"a b\")"}, Example{"a PROCHE/5 b", "(PROCHE/5 a b)"},
                    Example{"a NEAR b", "(PROCHE/10 a b)"}, Example{"a PRÈS/9999 b", "(PROCHE/100 a b)"},
                    Example{"a NEAR/3 \"b c\" NEAR/7 d", "(PROCHE/7 a \"b c\" d)"},
                    Example{"a NEAR (b OU c)", "(ET a (OU b c))", {"PROCHE ne relie"}},
                    Example{"GROUPE NON INSCRIT", "(GROUPE NON INSCRIT)"}, Example{"PMI OU ASE", "(OU PMI ASE)"}));

INSTANTIATE_TEST_SUITE_P(
    Lenience, Language,
    testing::Values(Example{"ET a", "a", {"« ET » ne relie rien"}}, Example{"a OU", "a", {"« OU » ne relie rien"}},
                    Example{"a ET OU b", "(OU a b)", {"« ET » ne relie rien"}}, Example{"ET", "*", {"ne relie rien"}},
                    Example{"(a", "a", {"jamais fermée"}}, Example{"a)", "a", {"sans avoir été ouverte"}},
                    Example{"()", "*", {"Aucun mot"}}, Example{"(a b) c", "(a b c)"},
                    Example{"a (b (c", "(a b c)", {"jamais", "jamais"}}, Example{"SAUF", "*", {"sans rien après"}},
                    Example{"NON a -", "(SAUF a)"}, Example{"\"", "*", {"jamais fermé", "Rien entre"}}));

INSTANTIATE_TEST_SUITE_P(Quotes, Language,
                         testing::Values(Example{"\"prise de position\"", "\"prise de position\""},
                                         Example{"« prise de position »", "\" prise de position \""},
                                         Example{"“prise de position”", "\"prise de position\""},
                                         Example{"„prise de position“", "\"prise de position\""},
                                         Example{"«a \"b\" c»", "\"a  b  c\""},
                                         Example{"\"a b", "\"a b\"", {"jamais fermé"}},
                                         Example{"\"\" a", "a", {"Rien entre"}},
                                         Example{"\"salariat\"", "\"salariat\""}, Example{"a » b", "(a b)"},
                                         Example{"\"un ET deux\"", "\"un ET deux\""}));

INSTANTIATE_TEST_SUITE_P(
    Fields, Language,
    testing::Values(Example{"membre:Matrat", "[member Matrat]"},
                    Example{"élu:Matrat MEMBER:Petit", "([member Matrat] [member Petit])"},
                    Example{"titre:\"indemnités de fonction\"", "[title \"indemnités de fonction\"]"},
                    Example{"titre: salariat", "[title salariat]"}, Example{"titre:salari*", "[title salari*]"},
                    Example{"titre:(a OU \"b c\")", "(OU [title a] [title \"b c\"])"},
                    Example{"-membre:Petit a", "((SAUF [member Petit]) a)"},
                    Example{"vise:L.3211-1", "[visa L.3211-1]"}, Example{"vise:L. 3211-1 a", "([visa L. 3211-1] a)"},
                    Example{"numéro:(2018-83 OU 2018-84)", "(OU [number 2018-83] [number 2018-84])"},
                    Example{"membre:", "*", {"n'a pas de valeur"}}, Example{"membre:) a", "[member a]", {"sans avoir"}},
                    Example{"comission:5", "(comission 5)", {"vouliez-vous dire « commission »"}},
                    Example{"xyzzy:5", "(xyzzy 5)", {"Champ inconnu « xyzzy »"}},
                    Example{"Considérant : que", "(Considérant que)"}, Example{"commission : 2", "[commission 2]"},
                    Example{"montant : > 18 000,50 €", "([amount >18000.5] €)"}, Example{"vote :", "vote"},
                    Example{"S A L A R I A T des médecins", "(SALARIAT des médecins)"},
                    Example{"http://a.fr/b 10:30", "(http://a.fr/b 10:30)"}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, Language,
    testing::Values(Example{"date:2018..2020", "[date 2018..2020]"}, Example{"année:2018", "[year 2018]"},
                    Example{"2018..2020", "[year 2018..2020]"}, Example{"date:26/03/2018", "[date 2018-03-26]"},
                    Example{"date:2018-3..", "[date 2018-03..]"}, Example{"date:..2020", "[date ..2020]"},
                    Example{"date:>2018", "[date >2018]"}, Example{"date:\"26 mars 2018\"", "[date 2018-03-26]"},
                    Example{"date:\"mars 2018\"", "[date 2018-03]"},
                    Example{"date:\"1er juillet 2012\"", "[date 2012-07-01]"},
                    Example{"date:\"31 juin 2012\"", "31 juin 2012", {"Exemple"}},
                    Example{"\"voirie dép*\"", "\"voirie dép*\"", {"entre guillemets"}},
                    Example{"date:<=03/2018", "[date ..2018-03]"}, Example{"montant:>100000", "[amount >100000]"},
                    Example{"montant:>100 000 lens", "([amount >100000] lens)"},
                    Example{"montant:10k€..1,5M€", "[amount 10000..1500000]"},
                    Example{"montant:<12500,50", "[amount <12500.5]"}, Example{"année:2020..2018", "[year 2018..2020]"},
                    Example{"année:hier", "hier", {"n'est pas une valeur de « année »"}},
                    Example{"année:(2018 OU 2020)", "(OU [year 2018] [year 2020])"},
                    Example{"date:2018-13", "2018-13", {"Exemple"}}));

INSTANTIATE_TEST_SUITE_P(
    Mentions, Language,
    testing::Values(Example{"2018-83", "#2018-83"}, Example{"n° 2018-83", "#2018-83"}, Example{"N°2018/83", "#2018-83"},
                    Example{"n° 2018 83", "#2018-83"}, Example{"délibération 2018-83", "#2018-83"},
                    Example{"délibération n°2018-83", "#2018-83"}, Example{"délib 83 de 2018", "#2018-83"},
                    Example{"2018 -83", "#2018-83"}, Example{"abroger délibération n° 2018-389", "(abroger #2018-389)"},
                    Example{"délibération n°6", "#6"}, Example{"L.3211-1", "#l3211-1"},
                    Example{"L. 3211-1", "#l3211-1"}, Example{"article L3211-1", "(article #l3211-1)"},
                    Example{"loi 84-53", "(loi #84-53)"}, Example{"loi n° 2015-991", "(loi #2015-991)"},
                    Example{"12 novembre 2018", "@2018-11-12"},
                    Example{"conseil du 1er juillet 2012", "(conseil du @2012-07-01)"},
                    Example{"26/03/2018", "@2018-03-26"}, Example{"31 février 2018", "(31 février 2018)"},
                    Example{"2018 83 communes", "(2018 83 communes)"}, Example{"commission n°6", "(commission 6)"},
                    Example{"\"n°2018-83\"", "\"n°2018-83\""}, Example{"2018-8*", "2018-8*"},
                    Example{"RD 939", "RD 939"}, Example{"-2018-83", "(SAUF #2018-83)"},
                    Example{"2018-83 OU 2018-84", "(OU #2018-83 #2018-84)"}));

const Node& only_child(const Node& node) {
    EXPECT_THAT(node.children, SizeIs(1));
    return node.children.front();
}

TEST(LanguageTree, TellsTextsFromActs) {
    EXPECT_EQ(parse_query("2018-83").root.field, "number");
    EXPECT_EQ(parse_query("L.3211-1").root.field, "cites");
    EXPECT_EQ(parse_query("loi n° 2015-991").root.children.at(1).field, "cites");
    EXPECT_EQ(parse_query("84-53").root.field, "cites");
}

TEST(LanguageTree, SaysWhereThingsStand) {
    const std::string query = "salariat n° 2018 83 membre:\"Odette DURIEZ\"";
    const Node root = parse_query(query).root;
    ASSERT_THAT(root.children, SizeIs(3));
    const auto slice = [&](const Node& node) { return query.substr(node.begin, node.end - node.begin); };
    EXPECT_EQ(slice(root.children[0]), "salariat");
    EXPECT_EQ(slice(root.children[1]), "n° 2018 83");
    EXPECT_EQ(slice(root.children[2]), "membre:\"Odette DURIEZ\"");
    EXPECT_EQ(root.children[2].text, "Odette DURIEZ");
    EXPECT_EQ(only_child(root.children[2]).kind, Node::Kind::phrase);
}

TEST(LanguageTree, KeepsTheWordsOfADate) {
    const Node date = parse_query("1er juillet 2012").root;
    ASSERT_EQ(date.kind, Node::Kind::date);
    ASSERT_THAT(date.children, SizeIs(3));
    EXPECT_EQ(date.children[0].text, "1er");
    EXPECT_THAT(parse_query("01/07/2012").root.children, IsEmpty());
}

TEST(LanguageBounds, LeaveOutWhatIsTooMuch) {
    std::string words;
    for (int word = 0; word < 10000; ++word) words += "mot ";
    const ParsedQuery many = parse_query(words);
    EXPECT_THAT(many.root.children, SizeIs(256));
    ASSERT_THAT(many.diagnostics, SizeIs(1));
    EXPECT_THAT(many.diagnostics.front().message, HasSubstr("256"));

    const ParsedQuery deep = parse_query(std::string(100000, '(') + "a" + std::string(100000, ')'));
    EXPECT_EQ(print(deep.root), "a");
    ASSERT_THAT(deep.diagnostics, SizeIs(1));
    EXPECT_THAT(deep.diagnostics.front().message, HasSubstr("64"));

    const ParsedQuery negated = parse_query(std::string(100001, '(') + "- - -a");
    EXPECT_EQ(print(negated.root), "(SAUF a)");
}

// A megabyte of each shape that a careless step would read again and again.
TEST(LanguageBounds, HostileShapesTakeLinearTime) {
    for (const std::string_view piece :
         {"(",  ")",  "\"",     "«",   "a:",  "membre:", "n° ",     "-", "+-", "-(",     "- ",   "ET ", "*",
          "a*", "..", "2018..", "L. ", "a(b", "\"a\" ",  "NEAR/9 ", "¤", ":",  "1 000 ", "\xFF", "'"}) {
        std::string query;
        while (query.size() < 1000000) query += piece;
        const ParsedQuery parsed = parse_query(query + "a");
        EXPECT_LE(parsed.diagnostics.size(), 20U) << piece;
        EXPECT_LE(print(parsed.root).size(), 4 * query.size()) << piece;
    }
}

std::size_t depth_of(const Node& node) {
    std::size_t deepest = 0;
    for (const Node& child : node.children) deepest = std::max(deepest, depth_of(child));
    return deepest + 1;
}

bool lies_within(const Node& node, std::size_t size) {
    if (node.begin > node.end || node.end > size) return false;
    return std::all_of(node.children.begin(), node.children.end(),
                       [&](const Node& child) { return lies_within(child, size); });
}

TEST(LanguageProperties, HoldForAnyQuery) {
    const std::vector<std::string> pieces{
        "ET", "OU", "SAUF",   "NON",  " ",  " ",       " ",     "(",         ")",    "\"",     "«",      "»",
        "“",  "”",  "-",      "+",    "*",  "membre:", "date:", "montant:>", "xyz:", "..",     "2018",   "83",
        "n°", "L.", "3211-1", "mars", "l'", "eau",     "é",     "\xFF",      "\xC3", "NEAR/3", "PROCHE", "délibération",
        ":",  "/",  "\n",     "\0x"};
    std::mt19937 random(20);
    for (int round = 0; round < 20000; ++round) {
        std::string query;
        const auto length = random() % 24;
        for (std::size_t piece = 0; piece < length; ++piece) query += pieces[random() % pieces.size()];
        const ParsedQuery parsed = parse_query(query);
        ASSERT_TRUE(lies_within(parsed.root, query.size())) << query;
        ASSERT_LE(depth_of(parsed.root), 300U) << query;
        ASSERT_EQ(print(parsed.root), print(parse_query(query).root)) << query;
        for (const Diagnostic& diagnostic : parsed.diagnostics) {
            ASSERT_LE(diagnostic.begin, diagnostic.end) << query;
            ASSERT_LE(diagnostic.end, query.size()) << query;
        }
    }
}

}  // namespace
}  // namespace recueil::query
