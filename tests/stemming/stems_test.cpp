// Which words are found by one another, and which are not.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "stemming/overrides.h"
#include "stemming/stemming.h"

namespace recueil::stemming {
namespace {

const Analyser& analyser() {
    static const Analyser one;
    return one;
}

std::string stem(std::string_view word) {
    const auto tokens = analyser().analyse(word);
    return tokens.size() == 1 ? tokens.front().stem : "(" + std::to_string(tokens.size()) + " words)";
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < line.size()) {
        const auto space = std::min(line.find(' ', at), line.size());
        if (space > at) words.emplace_back(line.substr(at, space - at));
        at = space + 1;
    }
    return words;
}

class Families : public testing::TestWithParam<const char*> {};

TEST_P(Families, HaveOneStem) {
    const auto words = words_of(GetParam());
    for (const auto& word : words) EXPECT_EQ(stem(word), stem(words.front())) << word;
}

INSTANTIATE_TEST_SUITE_P(
    Inflections, Families,
    testing::Values("élu élus élue élues", "travail travaux", "conseiller conseillers conseillère conseillères",
                    "marché marchés", "budget budgets budgétaire budgétaires", "général généraux générale générales",
                    "départemental départementaux départementale départementales", "local locaux locale locales",
                    "social sociaux sociale sociales", "médical médicaux médicale médicales", "médecin médecins",
                    "commission commissions", "crédit crédits", "petit petits petite petites", "loi lois",
                    "emploi emplois", "prévu prévus prévue prévues", "usager usagers", "loisir loisirs",
                    "numéro numéros", "actif actifs active actives", "directeur directrice directeurs directrices",
                    "étranger étrangère étrangères", "compris comprise comprises", "précis précise précises",
                    "français française françaises", "chinois chinoise chinoises", "réflexion réflexions",
                    "réunion réunions", "région régions", "lieu lieux", "enjeu enjeux", "bail baux", "délai délais",
                    "taux", "eau eaux", "bureau bureaux", "niveau niveaux", "premier premiers première premières",
                    "dossier dossiers", "inclus incluse", "dernier dernière", "puéricultrice puéricultrices",
                    "quadriennal quadriennale quadriennales quadriennaux", "rue rues"));

INSTANTIATE_TEST_SUITE_P(
    Verbs, Families,
    testing::Values("publier publie publié publiés publiée publiées", "modifier modifie modifié modifiée modification",
                    "associer associe associé associés associée",
                    "solliciter sollicite sollicité sollicitée sollicitent",
                    "abandonner abandonne abandonné abandonnée abandonnées",
                    "subventionner subventionné subvention subventions", "abstenir abstenu abstenue abstention",
                    "créer crée création", "réaliser réalise réalisent réalisation",
                    "accompagner accompagnent accompagnement", "donner donnent", "désigner désignation",
                    "abroger abrogation abrogée", "voter voté votes", "dépasser dépassé dépasse dépassent",
                    "employer employé employée", "faciliter facilite facilitent"));

class Pairs : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Pairs, StayApart) {
    EXPECT_NE(stem(GetParam().first), stem(GetParam().second));
}

INSTANTIATE_TEST_SUITE_P(
    DifferentWords, Pairs,
    testing::Values(std::pair{"communauté", "commune"}, std::pair{"commune", "communication"},
                    std::pair{"département", "départ"}, std::pair{"conseiller", "conseil"},
                    std::pair{"avenant", "avenir"}, std::pair{"versement", "vers"}, std::pair{"plus", "PLU"},
                    std::pair{"mois", "moi"}, std::pair{"fonction", "fonctionnement"},
                    std::pair{"collectivité", "collecte"}, std::pair{"collecte", "collection"},
                    std::pair{"publique", "publication"}, std::pair{"disposition", "dispositif"},
                    std::pair{"direction", "directe"}, std::pair{"année", "Anne"}, std::pair{"notamment", "note"},
                    std::pair{"placement", "place"}, std::pair{"retraite", "retrait"}, std::pair{"loyer", "loi"},
                    std::pair{"mairie", "maire"}, std::pair{"environnement", "environ"}, std::pair{"droite", "droit"},
                    std::pair{"Calais", "Calaisis"}, std::pair{"Seine", "sein"}, std::pair{"danse", "dans"},
                    std::pair{"décès", "dès"}, std::pair{"général", "généraliste"}, std::pair{"base", "bas"}));

TEST(Reviewed, EachWordOfTheTableHasItsStem) {
    std::set<std::string> seen;
    for (const auto& [word, expected] : reviewed_stems()) {
        EXPECT_EQ(stem(word), expected) << word;
        EXPECT_EQ(analyser().stem(word), expected) << word;
        seen.insert(word);
    }
    EXPECT_GT(seen.size(), 600U);
}

TEST(Reviewed, NoWordStandsInTwoFamilies) {
    std::map<std::string, std::string> stems;
    for (const auto& [word, expected] : reviewed_stems()) {
        const auto [entry, is_new] = stems.emplace(word, expected);
        EXPECT_TRUE(is_new || entry->second == expected) << word;
    }
}

std::string upper(std::string_view word) {
    std::string out;
    icu::UnicodeString::fromUTF8(std::string(word)).toUpper(icu::Locale::getFrench()).toUTF8String(out);
    return out;
}

std::string decomposed(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::Normalizer2::getNFDInstance(status)
        ->normalize(icu::UnicodeString::fromUTF8(std::string(word)), status)
        .toUTF8String(out);
    return out;
}

// However a word is typed, it is the same word.
TEST(Spellings, NeverChangeAWord) {
    std::vector<std::string> words = words_of(
        "médecin œuvre cœur élu événement naïf aïeul Noël août île forêt façon ambiguïté laïcité photovoltaïque maïs "
        "canoë collège "
        "première abandonnées pêche péché côte côté réuni réunie qualité employé français où là déjà ex-æquo élèves "
        "privilégié");
    for (const auto& [word, expected] : reviewed_stems()) words.push_back(word);
    for (const std::string& word : words) {
        const auto plain = analyser().analyse(word);
        for (const std::string& spelling :
             {upper(word), fold(word), upper(fold(word)), decomposed(word), "l'" + word, "D’" + word, "qu‘" + word}) {
            const auto other = analyser().analyse(spelling);
            ASSERT_EQ(other.size(), plain.size()) << spelling;
            for (std::size_t at = 0; at < plain.size(); ++at) {
                EXPECT_EQ(other[at].surface, plain[at].surface) << spelling;
                EXPECT_EQ(other[at].stem, plain[at].stem) << spelling;
            }
        }
    }
}

TEST(Spellings, OfAnAcronymAreOne) {
    EXPECT_EQ(stem("P.D.E.S.I."), stem("PDESI"));
    EXPECT_EQ(stem("p.d.e.s.i"), stem("pdesi"));
    EXPECT_EQ(stem("É.P.C.I."), stem("epci"));
}

TEST(Version, IsStable) {
    EXPECT_EQ(Analyser::version(), Analyser::version());
    EXPECT_EQ(Analyser::version().substr(0, 9), "french-1-");
}

}  // namespace
}  // namespace recueil::stemming
