// Tables of given facts in the dialects that councils publish.
#include "corpus/given_table.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/web_address.h"

namespace recueil::corpus {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

GivenTable read(std::string_view bytes) {
    auto table = parse_given_table(bytes, "list.csv");
    EXPECT_TRUE(table.has_value()) << table.error().message;
    return table ? std::move(*table) : GivenTable();
}

TEST(GivenTable, ReadsScdl) {
    const GivenTable table = read(
        "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,DELIB_URL\n"
        "Mairie de Corte,21200096200012,2022.00028,2022-03-24,7.5,Finances locales/Subventions,\"Vélos,\nbarques\","
        "https://corte.example/28.pdf\n"
        "Mairie de Corte,21200096200012,2022.00029,2022-03-24,,COMMANDE PUBLIQUE,Ânes,\n");
    EXPECT_THAT(table.problems, IsEmpty());
    ASSERT_THAT(table.rows, SizeIs(2));
    const GivenRow& row = table.rows[0];
    EXPECT_EQ(row.line, 2);
    EXPECT_EQ(row.council, "Mairie de Corte");
    EXPECT_EQ(row.siren, "212000962");
    EXPECT_EQ(row.number, "2022.00028");
    EXPECT_EQ(row.date, "2022-03-24");
    EXPECT_EQ(row.theme, "7.5");
    EXPECT_EQ(row.url, "https://corte.example/28.pdf");
    EXPECT_EQ(table.rows[1].line, 4);
    EXPECT_EQ(table.rows[1].theme, "1");
    EXPECT_EQ(table.rows[1].url, "");
}

TEST(GivenTable, ReadsEveryDialect) {
    const std::string windows_1252 =
        "Fichier;Collectivit\xE9;Date de s\xE9"
        "ance\nd\xE9lib.pdf;Mairie du B\xE9"
        "age;24/03/2022\n";
    const std::string utf_8 = "Fichier;Collectivité;Date de séance\ndélib.pdf;Mairie du Béage;24/03/2022\n";
    std::string tabs = utf_8;
    std::replace(tabs.begin(), tabs.end(), ';', '\t');
    std::string commas = utf_8;
    std::replace(commas.begin(), commas.end(), ';', ',');
    std::string old_mac = utf_8;
    std::replace(old_mac.begin(), old_mac.end(), '\n', '\r');
    for (const std::string& bytes :
         {utf_8, windows_1252, "\xEF\xBB\xBF" + utf_8, tabs, commas, old_mac, "sep=;\r\n" + utf_8, utf_8 + ";;\n\n",
          std::string("\"FICHIER\";\"COLLECTIVITE\";\"DATE_SEANCE\"\r\n\"délib.pdf\";\"Mairie du Béage\";"
                      "\"2022/3/24\"\r\n")}) {
        const GivenTable table = read(bytes);
        ASSERT_THAT(table.rows, SizeIs(1)) << bytes;
        EXPECT_EQ(table.rows[0].file, "délib.pdf") << bytes;
        EXPECT_EQ(table.rows[0].council, "Mairie du Béage") << bytes;
        EXPECT_EQ(table.rows[0].date, "2022-03-24") << bytes;
        EXPECT_THAT(table.problems, IsEmpty()) << bytes;
    }
}

TEST(GivenTable, FindsItsHeaderBelowTitlesAndUnderLongNames) {
    const std::string rows = "Béage;212 100 001 00015;2022-3;jeudi 24 mars 2022;https://beage.example/3.pdf\n";
    for (const std::string header :
         {"COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_URL\n",
          "Délibérations du conseil;;;;\n;;;;\nCOLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_URL\n",
          "Délibérations du conseil\n\nCOLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_URL\n",
          "COLL_NOM (texte);COLL_SIRET (14 chiffres);DELIB_ID (obligatoire);DELIB_DATE (AAAA-MM-JJ);DELIB_URL (lien)\n",
          "Nom de la collectivité;SIRET de la collectivité;Identifiant de la délibération;Date de la délibération;URL "
          "de la délibération\n"}) {
        const GivenTable table = read(header + rows);
        ASSERT_THAT(table.rows, SizeIs(1)) << header;
        EXPECT_EQ(table.rows[0].council, "Béage") << header;
        EXPECT_EQ(table.rows[0].siren, "212100001") << header;
        EXPECT_EQ(table.rows[0].number, "2022-3") << header;
        EXPECT_EQ(table.rows[0].date, "2022-03-24") << header;
        EXPECT_EQ(table.rows[0].url, "https://beage.example/3.pdf") << header;
        EXPECT_THAT(table.problems, IsEmpty()) << header;
    }
}

TEST(GivenTable, ReadsWhatSpreadsheetsAndPeopleMakeOfValues) {
    for (const char* siret : {"21210000100015", "21210000100015.0", "21210000100015,0", "'21210000100015",
                              "212 100 001 00015", "212100001"})
        EXPECT_EQ(read(std::string("number;siret\n1;\"") + siret + "\"\n").rows.at(0).siren, "212100001") << siret;
    for (const char* day : {"2022-03-24", "24/03/2022", "24/03/22", "24 mars 2022", "Jeudi 24 mars 2022", "24.03.2022",
                            "2022-03-24T18:30:00", "24/03/2022 18:30", "20220324", "'2022-03-24"})
        EXPECT_EQ(read(std::string("number;date\n1;") + day + "\n").rows.at(0).date, "2022-03-24") << day;
    for (const char* day : {"44644", "mars 2022", "du 24 mars 2022 au 2 avril 2022", "le conseil du 24 mars 2022"})
        EXPECT_EQ(read(std::string("number;date\n1;") + day + "\n").rows.at(0).date, "") << day;
}

TEST(GivenTable, LeavesOutValuesWithoutMeaningAndNamesThem) {
    const GivenTable table = read(
        "file;url;siren;date;number;theme\n"
        "a.pdf;javascript:alert(1);2,44201E+13;2022-02-30;1;Petite enfance\n"
        "b.pdf;javascript:alert(1);;45000;2;99.9\n");
    ASSERT_THAT(table.rows, SizeIs(2));
    EXPECT_EQ(table.rows[0].url, "");
    EXPECT_EQ(table.rows[0].siren, "");
    EXPECT_EQ(table.rows[0].date, "");
    EXPECT_EQ(table.rows[0].theme, "");
    EXPECT_EQ(table.rows[0].number, "1");
    ASSERT_THAT(table.problems, SizeIs(4));
    EXPECT_THAT(table.problems[0].message, HasSubstr("list.csv, line 2, column url: « javascript:alert(1) »"));
    EXPECT_THAT(table.problems[3].message, HasSubstr("line 3, column date: « 45000 »"));
    EXPECT_THAT(table.notes, SizeIs(2));
}

TEST(GivenTable, RefusesWhatIsNoTable) {
    for (const auto& [bytes, reason] : {std::pair<std::string, std::string>{"", "no rows"},
                                        {"title;date\nVélos;2022-03-24\n", "no column says which document"},
                                        {"file;url\n\"a.pdf;x\nb.pdf;y\n", "line 2: a quotation mark"},
                                        {"file;url\na, b.pdf;x\nc;\"y\n", "line 3: a quotation mark"},
                                        {std::string(200, '\0') + "\x01\x02\x03", "no text"}}) {
        const auto table = parse_given_table(bytes, "list.csv");
        ASSERT_FALSE(table.has_value()) << bytes;
        EXPECT_THAT(table.error().message, HasSubstr("list.csv"));
        EXPECT_THAT(table.error().message, HasSubstr(reason));
    }
    EXPECT_FALSE(read_given_table("/nowhere/list.csv").has_value());
}

TEST(GivenTable, KnowsThemesByCodeAndByLabel) {
    for (const auto& [given, code] : {std::pair<std::string, std::string>{"7.5", "7.5"},
                                      {"7.5.1", "7.5"},
                                      {"7-5 Subventions", "7.5"},
                                      {"institutions et vie politique/désignation de représentants", "5.3"},
                                      {"INSTITUTIONS et VIE POLITIQUE", "5"},
                                      {"DESIGNATION DES REPRESENTANTS", "5.3"},
                                      {"finances locales/tout le reste", "7"},
                                      {"Politique de la ville, habitat, logement", "8.5"},
                                      {"12.1", ""},
                                      {"Petite enfance", ""}})
        EXPECT_EQ(theme_code_of(given), code) << given;
}

TEST(WebAddress, TakesHttpAlone) {
    EXPECT_EQ(web_address(" HTTPS://Corte.Example/Délib 1.pdf?a=b#c "),
              "https://corte.example/D%C3%A9lib%201.pdf?a=b#c");
    EXPECT_EQ(web_address("http://x.fr"), "http://x.fr");
    EXPECT_EQ(web_address("http://x.fr/\"><script>"), "http://x.fr/%22%3E%3Cscript%3E");
    for (const std::string bad : {"", "ftp://x.fr/a", "javascript:alert(1)", "www.x.fr/a.pdf", "http://", "http:///a",
                                  "https://user:pw@x.fr/", "http://x.fr/a\nb", "http://x fr/", "file:///etc/passwd"})
        EXPECT_FALSE(web_address(bad).has_value()) << bad;
    EXPECT_FALSE(web_address("http://x.fr/" + std::string(3000, 'a')).has_value());
}

}  // namespace
}  // namespace recueil::corpus
