#include "corpus/rules/session.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/rules/institution_case.h"

namespace recueil::corpus {
namespace {

SessionFacts read(const std::string& header, const std::string& document = "", const SessionEvidence& evidence = {}) {
    const LinedText above(header);
    const LinedText whole(document.empty() ? header : document);
    return read_session(above, whole, evidence);
}

std::string names(const std::vector<Person>& people) {
    std::string out;
    for (const Person& person : people) out += (out.empty() ? "" : ", ") + person.name;
    return out;
}

// « present / excused / absent / from>to », empty lists left out.
std::string roll_call(const Attendance& attendance) {
    std::string out;
    if (!attendance.present.empty()) out += "P " + names(attendance.present);
    if (!attendance.excused.empty()) out += (out.empty() ? "E " : " / E ") + names(attendance.excused);
    if (!attendance.absent.empty()) out += (out.empty() ? "A " : " / A ") + names(attendance.absent);
    std::string proxies;
    for (const Proxy& proxy : attendance.proxies)
        proxies += (proxies.empty() ? "" : ", ") + proxy.from + ">" + proxy.to;
    if (!proxies.empty()) out += (out.empty() ? "X " : " / X ") + proxies;
    return out;
}

std::string name(const std::optional<Person>& person) {
    return person ? person->name : "none";
}

std::string number(const std::optional<int>& value) {
    return value ? std::to_string(*value) : "-";
}

struct Row {
    const char* text;
    const char* expected;
};

TEST(SessionRollCall, ReadsEveryWordingOfTheLists) {
    const Row rows[] = {
        {"Présents : Anne ROCHE, Luc MOREL, Léa COLIN.", "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"Étaient présents : Mme Anne ROCHE, Maire, M. Luc MOREL, 1er adjoint, Mme Léa COLIN, conseillère municipale.",
         "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"Etaient présents\nMme Anne ROCHE\nM. Luc MOREL\nMme Léa COLIN", "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"PRÉSENTS :\n\nANNE ROCHE\n\nLUC MOREL\n\nAbsents :\n\nNéant", "P ANNE ROCHE, LUC MOREL"},
        {"Présents :\n\nAnne ROCHE\n\nLuc MOREL\n\nLéa COLIN\n\nOrdre du jour", "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"MEMBRES PRÉSENTS : ROCHE Anne - MOREL Luc - COLIN Léa", "P ROCHE Anne, MOREL Luc, COLIN Léa"},
        {"Sont présents : Mmes ROCHE, COLIN et PETIT. MM. MOREL, BARRE.", "P ROCHE, COLIN, PETIT, MOREL, BARRE"},
        {"Présents : Mmes et MM. Roche – Morel – Colin formant la majorité des membres en exercice.",
         "P Roche, Morel, Colin"},
        {"Présent(e)s : Mesdames et Messieurs Anne ROCHE, Luc MOREL (jusqu’au point n° 5), Léa COLIN (arrivée à 19h13)",
         "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"Présents : Anne ROCHE - Luc MOREL Léa COLIN - Jean-Paul BARRE Paul PETIT",
         "P Anne ROCHE, Luc MOREL, Léa COLIN, Jean-Paul BARRE, Paul PETIT"},
        {"Présents : ROCHE Anne MOREL Luc, COLIN Léa", "P ROCHE Anne, MOREL Luc, COLIN Léa"},
        {"Présents : M.ROCHE Paul Maire, Mme MOREL Anne\nAdjoints, Mme COLIN Léa, et M. BARRE Luc.\nAbsente excusée: "
         "Mme PETIT Eva\nNombre de conseillers : 5",
         "P ROCHE Paul, MOREL Anne, COLIN Léa, BARRE Luc / E PETIT Eva"},
        {"Étaient présents (3) : Anne ROCHE, Luc MOREL, Léa COLIN", "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"12 PRESENTS : MM. ROCHE P., MOREL L., COLIN J.", "P ROCHE P., MOREL L., COLIN J."},
        {"Présents : Henri DE LA TOUR, Anne LE GALL, Rachid BEN AMOR, Léa D'ORVAL",
         "P Henri DE LA TOUR, Anne LE GALL, Rachid BEN AMOR, Léa D'ORVAL"},
        {"Présents : A. ROCHE, M. MOREL, J.L. COLIN, P. BARRE, M.A. PETIT, S. NOIR",
         "P A. ROCHE, M. MOREL, J.L. COLIN, P. BARRE, M.A. PETIT, S. NOIR"},
        {"Titulaires présents : Anne ROCHE, Luc MOREL (suppléant de Paul PETIT), Léa COLIN",
         "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"Étaient présents :\n\nTitulaires :\n\nMme Anne ROCHE, M. Luc MOREL (2)\n\nSuppléants :\n\nM. Paul PETIT",
         "P Anne ROCHE, Luc MOREL, Paul PETIT"},
        {"Présents :\nVILLE-HAUTE : Mme Anne ROCHE, M. Luc MOREL\nVILLE-BASSE : Mme Léa COLIN",
         "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"Présents : Mme Anne ROCHE, M. Luc MOREL.\n\nAssistaient également : M. Paul PETIT, directeur général",
         "P Anne ROCHE, Luc MOREL"},
        {"Présents : Mme Anne ROCHE.\nEn présence de : M. Paul PETIT, secrétaire de mairie", "P Anne ROCHE"},
        {"Présents : Monsieur le Maire Paul PETIT, Madame Anne ROCHE, Première Adjointe au Maire, Monsieur Luc MOREL",
         "P Paul PETIT, Anne ROCHE, Luc MOREL"},
        {"Présents : MM. DUPONT Jean, Maire, MARTIN Paul, Adjoint, Mmes DURAND Anne, PETIT Léa",
         "P DUPONT Jean, MARTIN Paul, DURAND Anne, PETIT Léa"},
        {"Présents :\nMaire : M. Paul PETIT\nAdjoints : MM. Luc MOREL, Jean BARRE\nConseillers : Mmes Anne ROCHE, Léa "
         "COLIN",
         "P Paul PETIT, Luc MOREL, Jean BARRE, Anne ROCHE, Léa COLIN"},
        {"Présents :\n1. M. Luc MOREL\n2. Mme Anne ROCHE\n3. M. Paul PETIT", "P Luc MOREL, Anne ROCHE, Paul PETIT"},
        {"Présents : 1 - Jean DUPONT 2 - Paul MARTIN 3 - Anne ROCHE", "P Jean DUPONT, Paul MARTIN, Anne ROCHE"},
        {"Présents : Mme DUPONT Marie-Claude, M. DE LA FONTAINE Jean, Mme LE GOFF Anne",
         "P DUPONT Marie-Claude, DE LA FONTAINE Jean, LE GOFF Anne"},
        {"Étaient présents : Messieurs PETIT Paul, MOREL Luc ; Mesdames : ROCHE Anne, COLIN Léa.",
         "P PETIT Paul, MOREL Luc, ROCHE Anne, COLIN Léa"},
        {"Présents :\n• Anne ROCHE\n• Luc MOREL\n\nExcusés :\n• Jean BARRE (pouvoir à Luc MOREL)",
         "P Anne ROCHE, Luc MOREL / E Jean BARRE / X Jean BARRE>Luc MOREL"},
        {"Présents : Anne ROCHE\tLuc MOREL\tLéa COLIN", "P Anne ROCHE, Luc MOREL, Léa COLIN"},
        {"sous la présidence de M. Paul PETIT. VILLE HAUTE : Anne ROCHE – Luc MOREL – Léa COLIN VILLE BASSE : Jean "
         "BARRE Votants "
         ": 4",
         "P Anne ROCHE, Luc MOREL, Léa COLIN, Jean BARRE"},
        {"Anne ROCHE : présente Luc MOREL : présent Léa COLIN : excusée Jean BARRE : présent Eva NOIR : présente",
         "P Anne ROCHE, Luc MOREL, Jean BARRE, Eva NOIR / E Léa COLIN"},
        {"PRESENTS : MM. ROCHE C., MORELT., COLIN M., BARRE C. PETIT A., NOIR F.",
         "P ROCHE C., MORELT., COLIN M., BARRE C., PETIT A., NOIR F."},
        {"04 Absents : JT Roche, E. Morel, F. Colin L. Barre et\nAJ Petit.",
         "A JT Roche, E. Morel, F. Colin, L. Barre, AJ Petit"},
        {"PRÉSENTS: MM. ROCHE P, MOREL L, COLIN J, BARRE\n\nF, PETIT P, NOIR M.",
         "P ROCHE P, MOREL L, COLIN J, BARRE F, PETIT P, NOIR M."},
        {"Présents : M. Paul ROCHE, M. Luc MOREL, Mme Léa COLIN\n\nAIDE AUX CLUBS, SAISON 2020",
         "P Paul ROCHE, Luc MOREL, Léa COLIN"},
        {"Présents : Tous", ""},
        {"Présents : Roche – Morel– Colin", "P Roche, Morel, Colin"},
        {"PRESENTS: MM. ROCHE X, MOREL M, COLIN V,\n\nBARRE F, PETIT C.",
         "P ROCHE X, MOREL M, COLIN V, BARRE F, PETIT C."},
        {"Présents : Madame XXX, Mme Anne ROCHE", "P Anne ROCHE"},
        {"Présents : Mme Anne ROCHE, M. Luc MOREL. AIDE AUX CLUBS DE SPORT", "P Anne ROCHE, Luc MOREL"},
        {"Présents : Anne ROCHE, Luc MOREL\n\nDésignation des représentants de la commune", "P Anne ROCHE, Luc MOREL"},
        {"Absents : M. Luc MOREL\n\nSOCIÉTÉ D'ÉCONOMIE MIXTE", "A Luc MOREL"},
        {"Absents :\n\nAssociation de l'Orgue et de la Musique", ""},
        {"Excusés : Luc MOREL, Léa COLIN", "E Luc MOREL, Léa COLIN"},
        {"Absents excusés Mmes ROCHE, COLIN et M. MOREL", "E ROCHE, COLIN, MOREL"},
        {"Absents et absents excusés : M. Luc MOREL, Mme Léa COLIN (2)", "A Luc MOREL, Léa COLIN"},
        {"Absents non excusés : Luc MOREL (pas de pouvoir donné), Léa COLIN", "A Luc MOREL, Léa COLIN"},
        {"Absent : M. Luc MOREL. Absente excusée : Mme Léa COLIN.", "E Léa COLIN / A Luc MOREL"},
        {"Absents excusés : Néant\nAbsents : //", ""},
        {"Présents : 12\nAbsents : 3\nVotants : 12", ""},
        {"adopté à l'unanimité des membres présents : le conseil approuve", ""},
        {"Absent : M. Luc MOREL\nMadame Léa COLIN a été nommée secrétaire.", "A Luc MOREL"},
        {"Absente : Mme Léa COLIN\nLuc MOREL a été désigné à l'unanimité secrétaire.", "A Léa COLIN"},
        {"Excusés : M. Luc MOREL et Mme Léa COLIN\nPrésident de séance : M. Paul PETIT", "E Luc MOREL, Léa COLIN"},
        {"Membre absent : L. MOREL\nPrésidence : P. PETIT\nSecrétaire : A. ROCHE", "A L. MOREL"},
        {"Trois villes jumelles étaient présentes : Nordheim et Sudheim", ""},
    };
    for (const Row& row : rows) EXPECT_EQ(roll_call(read(row.text).attendance), row.expected) << row.text;
}

TEST(SessionRollCall, ReadsProxiesInEveryWording) {
    const Row rows[] = {
        {"Pouvoirs :\n- Monsieur Luc MOREL à Madame Anne ROCHE\n- Madame Léa COLIN à Monsieur Paul PETIT",
         "X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT"},
        {"Procurations : Luc MOREL à Anne ROCHE, Léa COLIN à Paul PETIT et Jean BARRE à Eva NOIR",
         "X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT, Jean BARRE>Eva NOIR"},
        {"Ont donné pouvoir : M. Luc MOREL à Mme Anne ROCHE M. Jean BARRE à Mme Eva NOIR",
         "X Luc MOREL>Anne ROCHE, Jean BARRE>Eva NOIR"},
        {"A donné pouvoir: Mme MOREL à M. ROCHE Mme COLIN à Mme PETIT Absents excusés Mmes BARRE et NOIR",
         "E BARRE, NOIR / X MOREL>ROCHE, COLIN>PETIT"},
        {"Absents ayant donné procuration : Luc MOREL procuration à Anne ROCHE Léa COLIN procuration à Paul PETIT",
         "A Luc MOREL, Léa COLIN / X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT"},
        {"Absents ayant donné pouvoir : Luc MOREL (pouvoir à Anne ROCHE), Léa COLIN (pouvoir à Paul PETIT)",
         "A Luc MOREL, Léa COLIN / X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT"},
        {"Excusés représentés : P. MOREL représenté par A. ROCHE - L. COLIN représentée par E. NOIR",
         "E P. MOREL, L. COLIN / X P. MOREL>A. ROCHE, L. COLIN>E. NOIR"},
        {"ÉTAIENT EXCUSÉS : Mme Moret donnant pouvoir à Mme Roche M. Colin donnant pouvoir à M. Petit",
         "E Moret, Colin / X Moret>Roche, Colin>Petit"},
        {"Absents excusés :\n\nM. Luc MOREL, Conseiller municipal, pouvoir donné à M.\nPaul PETIT\n\nMme Léa COLIN, "
         "pouvoir donné à Mme Anne ROCHE",
         "E Luc MOREL, Léa COLIN / X Luc MOREL>Paul PETIT, Léa COLIN>Anne ROCHE"},
        {"Absents ayant voté par procuration en application de l’article L 2121-20 du Code général des collectivités "
         "territoriales : M. Luc MOREL, qui a donné procuration à Mme Anne ROCHE",
         "A Luc MOREL / X Luc MOREL>Anne ROCHE"},
        {"Absents ayant voté par procuration : Luc MOREL, Léa COLIN.\nAbsents : Jean BARRE",
         "A Luc MOREL, Léa COLIN, Jean BARRE / X Luc MOREL>, Léa COLIN>"},
        {"Excusés : Conformément au code général des collectivités territoriales, ont donné pouvoir de voter en leur "
         "nom : M. MOREL à Mme ROCHE (jusqu'à la délibération n°4) Mme COLIN à M. PETIT",
         "E MOREL, COLIN / X MOREL>ROCHE, COLIN>PETIT"},
        {"Titulaires ayant donné procuration : Luc MOREL à Anne ROCHE, Léa COLIN au Dr. Paul PETIT",
         "X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT"},
        {"Absents : M. Morel, procuration à Mme Roche – Mme Colin – M. Petit.",
         "A Morel, Colin, Petit / X Morel>Roche"},
        {"Présents : Anne (Pr*), Paul (Pr**), Eva.\nAbsents excusés : Luc (Pr**), Léa (Pr*), Jean.",
         "P Anne, Paul, Eva / E Luc, Léa, Jean / X Luc>Paul, Léa>Anne"},
        {"Excusés : M. Luc MOREL, représenté par sa suppléante Mme Anne ROCHE, Mme Léa COLIN",
         "E Luc MOREL, Léa COLIN"},
        {"Présents : M. Luc MOREL représenté par Mme Anne ROCHE, Mme Léa COLIN", "P Luc MOREL, Léa COLIN"},
        {"Absents représentés : M. Luc MOREL par Mme Anne ROCHE, Mme Léa COLIN par M. Paul PETIT",
         "A Luc MOREL, Léa COLIN / X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT"},
        {"Pouvoirs : Luc MOREL (Anne ROCHE), Léa COLIN (Paul PETIT)", "X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT"},
        {"Excusés avec pouvoir : Luc MOREL pouvoir à Anne ROCHE. Excusés sans pouvoir : Léa COLIN.",
         "E Luc MOREL, Léa COLIN / X Luc MOREL>Anne ROCHE"},
        {"Ont donné procuration : Luc MOREL en faveur de Anne ROCHE", "X Luc MOREL>Anne ROCHE"},
        {"Mme Léa COLIN a donné procuration à M. Luc MOREL", "X Léa COLIN>Luc MOREL"},
        {"Procuration de M. Luc MOREL à Mme Anne ROCHE", "X Luc MOREL>Anne ROCHE"},
        {"PROCURATIONS : Madame Léa COLIN 4 Monsieur Luc MOREL", "X Léa COLIN>Luc MOREL"},
        {"Présents : Anne ROCHE, Luc MOREL (a le pouvoir de Léa COLIN)",
         "P Anne ROCHE, Luc MOREL / X Léa COLIN>Luc MOREL"},
        {"Excusés représentés :\nLuc MOREL\nLéa COLIN\nPouvoir à Anne ROCHE\nPouvoir à Paul PETIT",
         "E Luc MOREL, Léa COLIN / X Luc MOREL>Anne ROCHE, Léa COLIN>Paul PETIT"},
        {"PROCURATIONS ; Madame Léa COLIN\n\nà Monsicur Luc MOREL ‘Madome Eva NOIR à Monsiur Paul PETIT",
         "X Léa COLIN>Luc MOREL, Eva NOIR>Paul PETIT"},
        {"Ayant donné pouvoir : M. Morel (à Mme Roche), Mme Colin (à M. Petit)", "X Morel>Roche, Colin>Petit"},
        {"Excusés représentés : M. MOREL (mandat à Mme ROCHE)\nExcusée non représentée : Mme COLIN",
         "E MOREL, COLIN / X MOREL>ROCHE"},
        {"Délégations de vote : M. Luc MOREL donne délégation de vote à Mme Anne ROCHE", "X Luc MOREL>Anne ROCHE"},
    };
    for (const Row& row : rows) EXPECT_EQ(roll_call(read(row.text).attendance), row.expected) << row.text;
}

TEST(SessionRollCall, NamesThatNothingPartsAreADoubt) {
    const SessionFacts facts =
        read("Absents excusés : Augustin Besson Hervé Dalle Eric Luc Paul Petit Présents : Anne ROCHE");
    EXPECT_EQ(roll_call(facts.attendance), "P Anne ROCHE");
    ASSERT_EQ(facts.doubts.size(), 1U);
    EXPECT_EQ(facts.doubts[0].field, "attendance");
}

TEST(SessionDay, PrefersTheTitleAndMendsStaleYears) {
    struct Case {
        const char* text;
        const char* stamp;
        const char* expected;
    };
    const Case cases[] = {
        {"CONSEIL MUNICIPAL DU 16 FEVRIER 2023 Le premier décembre deux mille vingt-deux, les membres se sont réunis",
         "", "2023-02-16"},
        {"Séance du Lundi 30 janvier 2023 L’An deux mille vingt-deux, le Lundi trente janvier, à dix-neuf heures", "",
         "2023-01-30"},
        {"L'an deux mille vingt-deux, le trente janvier, le Conseil municipal s'est réuni", "2023-01-30", "2023-01-30"},
        {"EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSÉANCE PUBLIQUE DU 22 MARS 2024\nVu la délibération du Conseil "
         "départemental n° 23.06.09 du 23 juin 2023,",
         "", "2024-03-22"},
        {"Conseil de territoire du 4 avril 2023\nVu la délibération du Conseil de territoire du 12 mai 2019,", "",
         "2023-04-04"},
        {"Le conseil\nVu la délibération du conseil municipal du 12 mai 2019,", "", "none"},
        {"L’an deux mil douze, le quinze février, à vingt heures, le Conseil Municipal", "", "2012-02-15"},
        {"L'AN DEUX MIL VINGT le QUINZE du mois de JUIN", "", "2020-06-15"},
        {"Le vingt trois Juillet deux mille vingt par convocation en date du 09 Juillet 2020, le Conseil Municipal "
         "s’est réuni",
         "", "2020-07-23"},
        {"L'an deux mille vingt-trois et le 16 février à 18 heures 30", "2023-02-20", "2023-02-16"},
        {"Convoqué le 17/04/2014, le Conseil Municipal s'est réuni en mairie, le jeudi 24 avril 2014 à 18h00", "",
         "2014-04-24"},
        {"Les membres se sont réunis le seize février deux mille vingt-trois, sur la convocation adressée le dix "
         "février",
         "", "2023-02-16"},
        {"Approbation du procès-verbal de la séance du 9 décembre 2022. Séance du 23 janvier 2023", "", "2023-01-23"},
        {"Date de convocation : 2 mars 2021. Séance ordinaire du 09/03/2021", "", "2021-03-09"},
        {"RÉUNION DES 18 ET 19 DÉCEMBRE 2017", "", "2017-12-18"},
        {"Réunion du 18 décembre et 19 décembre 2017", "", "2017-12-18"},
        {"Conseil municipal du 7 octobre", "2022-10-07", "2022-10-07"},
        {"SEANCE DU 15 FEVRIER\n2012", "", "2012-02-15"},
        {"Séance du10 février 2020", "", "2020-02-10"},
        {"L’An Deux-Mil-Vingt-Cing, le Premier du mois de Juillet SEANCE DU 1er JUILLET 2025", "", "2025-07-01"},
        {"CR du conseil municipal 7 octobre 2022", "", "2022-10-07"},
        {"Commune de Valbrune CM du 20 février 2007", "", "2007-02-20"},
        {"SEANCE DU 01” JUILLET 2025", "", "2025-07-01"},
        {"+ Vendredi 29 janvier 2021, 18:30.", "", "2021-01-29"},
        {"L'an mil neuf cent quatre-vingt-dix-huit, le vingt-six mars, le conseil municipal", "", "1998-03-26"},
        {"L'an deux mille vingt et un, le dix-neuf mars à 20 heures 30", "", "2021-03-19"},
        {"L’an deux mille dix neuf et le vingt cinq du mois de septembre", "", "2019-09-25"},
        {"L'AN DEUX MILLE VINGT-QUATRE, LE MERCREDI TROIS AVRIL, le conseil", "", "2024-04-03"},
        {"Réunion du Conseil du 12 MARS 2021", "", "2021-03-12"},
        {"REUNION DU 3/6/22", "", "2022-06-03"},
        {"demande si des membres ont des observations sur le procès-verbal de la séance du conseil du 19 décembre 2022",
         "", "none"},
        {"Monsieur le Président met aux voix le procès-verbal de la séance du 19 décembre 2022. Séance du 3 mars 2023",
         "", "2023-03-03"},
        {"L'an deux mille vingt, le huit juin, le conseil municipal s'est réuni. Délibération du conseil municipal du "
         "7 février 2020",
         "", "2020-06-08"},
        {"PUBLICATION DES DÉLIBÉRATIONS ANNÉE 2022 CONSEIL COMMUNAUTAIRE DU 2 MARS 2022 Délibération 20220302_001", "",
         "2022-03-02"},
        {"Rapport 23.03.01 au conseil régional", "", "none"},
        {"Conseil municipal", "2020-05-04", "2020-05-04"},
        {"Séance du 31 février 2020", "", "none"},
    };
    for (const Case& each : cases) {
        SessionEvidence evidence;
        if (*each.stamp != 0) evidence.stamp_date = each.stamp;
        EXPECT_EQ(read(each.text, "", evidence).date.value_or("none"), each.expected) << each.text;
    }
}

TEST(SessionCounts, PairsLabelsAndValues) {
    const Row rows[] = {
        {"Nombre de conseillers en exercice : 39 Présents : 27 Absents : 6 Procurations : 5 Votants : 32", "39/27/32"},
        {"27 16 3 19 Nombre de Conseillers en exercice Présents Procurations Votants N° 2023", "27/16/19"},
        {"Nombre de Conseillers en exercice Présents Procurations Votants 27 20 3 23", "27/20/23"},
        {"Nombre de Conseillers\n\nen exercice : 17\n\nPrésents : 13\n\nVotants : 15", "17/13/15"},
        {"Conseillers en exercice : 15- Présents 14 - Votants 14-Le quorum étant atteint", "15/14/14"},
        {"Questions 1 à 10 :\n32 présents\n1 procuration\n33 votants\nQuestions 11 à 17 :\n31 présents", "-/32/33"},
        {"(procuration à Eric ROCHE) Soit 31 présents\n2 excusés 33 votants", "-/31/33"},
        {"Quorum : 22 présents sur 26", "26/22/-"},
        {"- en exercice : 82 - présents titulaires : 45 - présents suppléants : 4 - procurations : 19 - votants : 68",
         "82/49/68"},
        {"25 Conseillers étaient Présents ou Représentés", "-/-/25"},
        {"Afférents au Conseil : 19 En exercice : 18 Ayant pris part à la délibération : 16", "18/-/16"},
        {"Nombre de membres composant le conseil municipal : 43", "43/-/-"},
        {"Étaient présents : Mme Anne ROCHE, M. Luc MOREL (2)", "-/2/-"},
        {"Conseillers élus : 15 Conseillers en fonction : 14 Conseillers présents : 12", "14/12/-"},
        {"Nombre de conseillers qui assistent à la séance : 12", "-/12/-"},
        {"N om br e de m em br es com p osa nt l e C o nsei l m uni ci p al : 4 3", "43/-/-"},
        {"Présents : 2l Votants : 23", "-/21/23"},
        {"adopté par 12 voix des membres présents", "-/-/-"},
    };
    for (const Row& row : rows) {
        const Attendance attendance = read(row.text).attendance;
        EXPECT_EQ(
            number(attendance.in_office) + "/" + number(attendance.present_count) + "/" + number(attendance.voters),
            row.expected)
            << row.text;
    }
}

TEST(SessionOfficers, ReadsThePresident) {
    const Row rows[] = {
        {"s’est réuni sous la présidence de Madame Anne ROCHE, maire.", "Anne ROCHE"},
        {"sous la présidence de son Maire, Paul PETIT. Date de convocation", "Paul PETIT"},
        {"sous la présidence de Monsieur le Maire, Paul Petit\n\nPrésents : Anne ROCHE", "Paul Petit"},
        {"sous la présidence du Docteur Paul PETIT, Maire.", "Paul PETIT"},
        {"Président : Paul PETIT, Maire de Ville-Haute Présents : Anne ROCHE", "Paul PETIT"},
        {"sous la présidence de Mme la Maire. Etaient présents : Mme Anne ROCHE, Maire, M. Luc MOREL", "Anne ROCHE"},
        {"sous la présidence de Monsieur le Maire. Présents : Anne ROCHE", "none"},
        {"Le Maire ouvre la séance", "none"},
    };
    for (const Row& row : rows) EXPECT_EQ(name(read(row.text).president), row.expected) << row.text;
}

TEST(SessionOfficers, FindsTheFunctionInTheSignature) {
    const std::string header = "sous la présidence de Monsieur le Maire. Présents : Anne ROCHE - Paul PETIT";
    EXPECT_EQ(name(read(header, header + "\n\nLe Maire,\nPaul PETIT").president), "Paul PETIT");
    EXPECT_EQ(
        name(read(header, header + " Le/La secrétaire de séance, Le Maire, Signé Anne ROCHE Paul PETIT").president),
        "Paul PETIT");
    EXPECT_EQ(name(read(header, header + "\n\nPour le Maire,\nLuc MOREL").president), "none");
}

TEST(Session, ReadsTheOpeningWhereTheHeaderIsAPointOfTheAgenda) {
    const std::string header = "COMPTE RENDU";
    const std::string document =
        header +
        "\n\nAppel des délégués\n\nCommune de Valbrune\nConseil municipal\nSéance du 10 avril 2025\n\n"
        "sous la présidence de Mme Anne ROCHE, maire\n\nÉtaient présents : Mme Anne ROCHE, M. Luc MOREL\n"
        "Votants : 2";
    const SessionFacts facts = read(header, document);
    EXPECT_EQ(roll_call(facts.attendance), "P Anne ROCHE, Luc MOREL");
    EXPECT_EQ(facts.date, "2025-04-10");
    EXPECT_EQ(name(facts.president), "Anne ROCHE");
    EXPECT_EQ(facts.assembly, "Conseil municipal");
    EXPECT_EQ(facts.institution, "Commune de Valbrune");
    EXPECT_EQ(facts.attendance.voters, 2);
    EXPECT_EQ(facts.attendance.lines.start, 11);
}

TEST(SessionOfficers, ReadsTheSecretary) {
    const Row rows[] = {
        {"Secrétaire de séance : Mme Anne ROCHE", "Anne ROCHE"},
        {"Secrétaire : Monsieur MOREL\n\n_______\n\nLes membres observent", "MOREL"},
        {"A été élue secrétaire de séance : MME\nAnne ROCHE\n\nDate d’affichage", "Anne ROCHE"},
        {"Elue secrétaire de séance : Anne ROCHE Nombre de conseillers en exercice : 23", "Anne ROCHE"},
        {"sous la présidence de M. Paul PETIT. Madame Anne ROCHE a été désignée secrétaire de séance.", "Anne ROCHE"},
        {"Le quorum étant atteint, M. Luc MOREL a été désigné pour assurer les fonctions de Secrétaire, qu'il a "
         "acceptées.",
         "Luc MOREL"},
        {"a désigné, conformément à l’article L.2121-15, Monsieur MOREL pour remplir les fonctions de secrétaire.",
         "MOREL"},
        {"avoir désigné Monsieur Luc MOREL comme Secrétaire de Séance, ouvre la session", "Luc MOREL"},
        {"Il nomme Luc Morel, secrétaire de séance.", "Luc Morel"},
        {"à l'élection d'un secrétaire pris dans le sein du Conseil.\nMme Anne ROCHE, ayant obtenu la majorité des "
         "suffrages, a été désignée pour remplir ces\nfonctions",
         "Anne ROCHE"},
        {"invite le Conseil à nommer celui de ses membres qui doit remplir les fonctions de Secrétaire. Madame Anne "
         "ROCHE, désignée, prend place au Bureau.",
         "Anne ROCHE"},
        {"Le secrétariat de séance est assuré par Mme Anne ROCHE.", "Anne ROCHE"},
        {"Est désigné(e) secrétaire de séance Mme Anne ROCHE", "Anne ROCHE"},
        {"Secrétaire de séance désigné(e) : Mme ROCHE Anne", "ROCHE Anne"},
        {"Désignation d’un secrétaire de séance (article L.2121-15 du CGCT) : Mme Anne ROCHE a été désignée.",
         "Anne ROCHE"},
        {"Secrétaire de séance : Anne ROCHE PACU/17-2023 Etude de faisabilité", "Anne ROCHE"},
        {"Présents : Anne ROCHE, Luc MOREL Secrétaire de séance : Anne ROCHE AIDE AUX CLUBS", "Anne ROCHE"},
        {"A été élu secrétaire de séance : M.\nLuc\nMOREL\nDate d'affichage", "Luc MOREL"},
        {"Procuration : Luc MOREL donne procuration à Anne ROCHE\nMadame Anne ROCHE a été nommée secrétaire de "
         "séance\n\nOrdre du jour",
         "Anne ROCHE"},
        {"Election du Secrétaire de séance :\n\n. Pour : 59\n\nMlle Anne ROCHE, désignée Secrétaire de séance, "
         "recueille le "
         "procès-verbal.\n\nPrésents : Luc MOREL, Anne ROCHE",
         "Anne ROCHE"},
        {"Secrétariat des Assemblées. Directeur général : Luc MOREL", "none"},
    };
    for (const Row& row : rows) EXPECT_EQ(name(read(row.text).secretary), row.expected) << row.text;
}

TEST(SessionBody, NamesInstitutionAndAssembly) {
    struct Case {
        const char* header;
        const char* document;
        const char* expected;
    };
    const Case cases[] = {
        {"Commune de Valbrune\nConseil Municipal du 15/10/2024", "", "Commune de Valbrune | Conseil municipal"},
        {"DEPARTEMENT DE LA HAUTE-ORNE\n\nCOMMUNE DE VALBRUNE SUR LOIRE\n\nCONSEIL MUNICIPAL", "",
         "Commune de Valbrune sur Loire | Conseil municipal"},
        {"DEPARTEMENT DE LA HAUTE-ORNE COMMUNE DE L'ISLE-NEUVE Séance du conseil municipal", "",
         "Commune de L'Isle-Neuve | Conseil municipal"},
        {"EXTRAIT DU REGISTRE DU CONSEIL MUNICIPAL DE LA VILLE DE VALBRUNE (ORNE)", "",
         "Ville de Valbrune | Conseil municipal"},
        {"le Conseil Communautaire de\nla Communauté de Communes des Trois Vallées de l’Orne, légalement convoqués, se "
         "sont réunis",
         "", "Communauté de Communes des Trois Vallées de l’Orne | Conseil communautaire"},
        {"Communauté de Communes Platea U le Conseil Communautaire du Plateau de VALBRUNE, légalement convoqué", "",
         "Communauté de Communes du Plateau de Valbrune | Conseil communautaire"},
        {"GRAND VAL AGGLOMÉRATION BUREAU du lundi 16 janvier 2023 Président de la Communauté d'Agglomération du Grand "
         "Val.",
         "", "Communauté d'Agglomération du Grand Val | Bureau"},
        {"COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL Extrait des délibérations", "",
         "none | Commission permanente"},
        {"Département d'Orne-et-Loire. Commission permanente du conseil départemental", "",
         "Département d'Orne-et-Loire | Commission permanente"},
        {"CONSEIL RÉGIONAL DE L’OUEST DÉLIBÉRATION",
         "La commission permanente du conseil régional de l'Ouest, VU le code",
         "Conseil régional de l’Ouest | Commission permanente"},
        {"MAIRIE DE VALBRUNE\nCompte rendu du Conseil Municipal du 26 octobre 2012", "La commune de Valbrune décide",
         "Commune de Valbrune | Conseil municipal"},
        {"Mairie d'Aubrune CONSEIL MUNICIPAL DU 27 FEVRIER 2023", "", "Mairie d'Aubrune | Conseil municipal"},
        {"C-R du Conseil municipal\nA l’attention des membres du Conseil municipal de VALBRUNE", "",
         "Valbrune | Conseil municipal"},
        {"CONSEIL MUNICIPAL DU LUNDI 24 JUILLET 2023", "", "none | Conseil municipal"},
        {"SIVOM DU VAL D'ORNE\nRéunion du comité syndical", "", "SIVOM du Val d'Orne | Comité syndical"},
        {"Valbrune Métropole\nConseil métropolitain", "", "Valbrune Métropole | Conseil métropolitain"},
        {"Eurométropole de Valbrune\nCommission permanente", "", "Eurométropole de Valbrune | Commission permanente"},
        {"EPT Grand-Orne\nConseil de territoire", "", "EPT Grand-Orne | Conseil de territoire"},
        {"Collectivité de Corse Assemblée de Corse", "", "Collectivité de Corse | Assemblée de Corse"},
        {"Commune : AUBRUNE\nConseil municipal", "", "Commune d'Aubrune | Conseil municipal"},
        {"COMMUNE NOUVELLE DE VALBRUNE-SUR-ORNE CONSEIL MUNICIPAL", "",
         "Commune nouvelle de Valbrune-sur-Orne | Conseil municipal"},
        {"Comité syndical du Syndicat mixte des Eaux du Val", "", "Syndicat mixte des Eaux du Val | Comité syndical"},
        {"Conseil métropolitain de Valbrune Métropole. Métropole du Grand Val", "",
         "Métropole du Grand Val | Conseil métropolitain"},
    };
    for (const Case& each : cases) {
        const SessionFacts facts = read(each.header, each.document);
        const std::string got = facts.institution.value_or("none") + " | " + facts.assembly.value_or("none");
        EXPECT_EQ(got, each.expected) << each.header;
    }
}

TEST(SessionBody, CasesNamesInCapitals) {
    EXPECT_EQ(cased_institution("DEPARTEMENT D'ORNE-ET-LOIRE"), "Département d'Orne-et-Loire");
    EXPECT_EQ(cased_institution("DÉPARTEMENT DE L’ORNE"), "Département de l’Orne");
    EXPECT_EQ(cased_institution("DEPARTEMENT DU VAL-D'ORNE"), "Département du Val-d'Orne");
    EXPECT_EQ(cased_institution("commune d’AUBRUNE"), "Commune d’Aubrune");
    EXPECT_EQ(cased_institution("Ville de Valbrune"), "Ville de Valbrune");
}

}  // namespace
}  // namespace recueil::corpus
