// show, trace, export, info, check and analyze over the sample corpus.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::vector<nlohmann::json> extracted() {
    return json_lines(run({"extract", sample_documents()}).out);
}

Outcome with_index(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"--db", sample_index()});
    return run(arguments);
}

// The act whose number no other act bears and that cites the most.
nlohmann::json citing_act() {
    nlohmann::json best;
    std::map<std::string, int> bearers;
    const std::vector<nlohmann::json> acts = extracted();
    for (const nlohmann::json& act : acts) {
        if (act["number"].is_string()) ++bearers[act["number"]];
    }
    for (const nlohmann::json& act : acts) {
        if (!act["number"].is_string() || bearers[act["number"]] > 1) continue;
        if (act["number"].get<std::string>().find('-') == std::string::npos) continue;
        if (best.is_null() || act["citations"].size() > best["citations"].size()) best = act;
    }
    return best;
}

TEST(Show, GivesTheActAsExtracted) {
    const std::vector<nlohmann::json> acts = extracted();
    ASSERT_FALSE(acts.empty());
    for (std::size_t i = 0; i < acts.size(); i += 7) {
        const Outcome outcome = with_index({"show", "--format", "json", acts[i]["id"].get<std::string>()});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        auto shown = json_of(outcome.out);
        EXPECT_EQ(shown["source"].erase("indexed_at"), 1U);
        EXPECT_EQ(shown, acts[i]);
    }
}

TEST(Show, PrintsEveryFactWithItsLines) {
    const nlohmann::json act = citing_act();
    const Outcome outcome = with_index({"show", act["id"].get<std::string>()});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("\nVisas\n"), HasSubstr("\nArticles\n"), HasSubstr("\nAttendance")));
    EXPECT_THAT(outcome.out, HasSubstr("\nKnown state, from the corpus\n"));
    EXPECT_THAT(outcome.out, HasSubstr("l. " + std::to_string(act["visas"][0]["line_start"].get<int>())));
    EXPECT_THAT(outcome.out, HasSubstr(act["source"]["file"].get<std::string>()));
}

TEST(Show, TakesANumberThatOneActBears) {
    const nlohmann::json act = citing_act();
    const Outcome outcome = with_index({"show", "--format", "json", act["number"].get<std::string>()});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(json_of(outcome.out)["id"], act["id"]);
}

TEST(Show, SaysThatThereIsNoSuchAct) {
    for (const std::string id : {"no-such-id", "2099-1", "../../etc/passwd", ""}) {
        const Outcome outcome = with_index({"show", id});
        EXPECT_EQ(outcome.status, 1) << id;
        EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    }
}

TEST(Trace, FindsBothEndsOfACitation) {
    const nlohmann::json act = citing_act();
    const auto cited =
        std::find_if(act["citations"].begin(), act["citations"].end(), [](const nlohmann::json& citation) {
            return citation["kind"] == "deliberation" && citation["number"].is_string() && citation["date"].is_string();
        });
    ASSERT_NE(cited, act["citations"].end());
    const std::string reference =
        "n°" + (*cited)["number"].get<std::string>() + " du " + (*cited)["date"].get<std::string>();
    const nlohmann::json graph = json_of(with_index({"trace", "--format", "json", "--direction", "in", reference}).out);
    const auto is_act = [&act](const nlohmann::json& node) { return node["act_id"] == act["id"]; };
    const nlohmann::json& nodes = graph["nodes"];
    EXPECT_TRUE(std::any_of(nodes.begin(), nodes.end(), is_act)) << graph;
    EXPECT_FALSE(graph["edges"].empty());
    for (const nlohmann::json& edge : graph["edges"]) EXPECT_EQ(edge["to"], graph["root"]);
}

TEST(Trace, PrintsEveryFormat) {
    const std::string number = citing_act()["number"].get<std::string>();
    const auto as = [&number](const std::string& format) {
        return with_index({"trace", "--depth", "2", "--format", format, number}).out;
    };
    EXPECT_THAT(as("text"), AllOf(HasSubstr(number), HasSubstr("\nCites\n"), HasSubstr("└─ ")));
    EXPECT_THAT(as("csv"), StartsWith("from,from_number,"));
    EXPECT_THAT(as("dot"), AllOf(StartsWith("digraph recueil {\n"), HasSubstr(" -> ")));
    EXPECT_THAT(as("mermaid"), AllOf(StartsWith("flowchart LR\n"), HasSubstr("-->")));
    EXPECT_EQ(json_of(as("json"))["nodes"][0]["number"], number);
}

TEST(Trace, TakesTheKeysItPrints) {
    const nlohmann::json graph = json_of(with_index({"trace", "--format", "json", "4 du 23 juin 2014"}).out);
    EXPECT_EQ(graph["root"], "4@2014-06-23");
    for (const nlohmann::json& node : graph["nodes"])
        EXPECT_EQ(json_of(with_index({"trace", "--format", "json", node["key"].get<std::string>()}).out)["root"],
                  node["key"]);
}

TEST(Trace, SaysWhichDayDoesNotExist) {
    const Outcome outcome = with_index({"trace", "n°2018-83 du 31 février 2018"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("31 février 2018"), HasSubstr("does not exist")));
}

TEST(Trace, RefusesWhatIsNoReference) {
    for (const std::string reference : {"bonjour", "2099-999", "n° 31 février 2018", "«»", ""}) {
        const Outcome outcome = with_index({"trace", reference});
        EXPECT_EQ(outcome.status, 1) << reference << outcome.out;
        EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    }
}

TEST(Export, GivesEachActOnceInOrder) {
    const Outcome outcome = with_index({"export", "--format", "jsonl"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    std::map<std::string, nlohmann::json> wanted;
    for (const nlohmann::json& act : extracted()) wanted[act["id"]] = act;
    std::map<std::string, nlohmann::json> found;
    std::vector<std::string> dates;
    for (const nlohmann::json& act : json_lines(outcome.out)) {
        EXPECT_TRUE(found.emplace(act["id"], act).second) << act["id"];
        if (act["session_date"].is_string()) dates.push_back(act["session_date"]);
    }
    EXPECT_EQ(found, wanted);
    EXPECT_TRUE(std::is_sorted(dates.begin(), dates.end()));
}

TEST(Export, WritesTheWholeGraph) {
    const Outcome outcome = with_index({"export", "--format", "graph"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const nlohmann::json graph = json_of(outcome.out);
    EXPECT_EQ(graph["schema"], "recueil.graph/1");
    std::size_t held = 0;
    for (const nlohmann::json& node : graph["nodes"]) held += node["act_id"].is_string() ? 1U : 0U;
    std::size_t acts = 0;
    for (const nlohmann::json& act : extracted()) acts += act["kind"] == "deliberation" ? 1U : 0U;
    EXPECT_EQ(held, acts);
    EXPECT_GT(graph["edges"].size(), 200U);
}

TEST(Export, WritesScdl) {
    const Outcome outcome = with_index(
        {"export", "--format", "scdl", "--coll-siret", "21860194600013", "--pref-id", "PREF062", "--allow-incomplete"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const std::vector<std::string> lines = lines_of(outcome.out);
    EXPECT_THAT(lines[0], StartsWith("COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,"));
    std::size_t acts = 0;
    for (const nlohmann::json& act : extracted()) acts += act["kind"] == "deliberation" ? 1U : 0U;
    EXPECT_EQ(lines.size(), acts + 1);
    EXPECT_TRUE(std::all_of(lines.begin() + 1, lines.end(), [](const std::string& line) {
        return line.find(",21860194600013,") != std::string::npos && line.find(",PREF062,,") != std::string::npos;
    }));
}

TEST(Export, RefusesScdlThatIsNotValidAndNamesWhatIsMissing) {
    const Outcome bare = with_index({"export", "--format", "scdl"});
    EXPECT_EQ(bare.status, 2);
    EXPECT_EQ(bare.out, "");
    EXPECT_THAT(bare.err, AllOf(HasSubstr("COLL_SIRET in all rows"), HasSubstr("DELIB_MATIERE_CODE"),
                                HasSubstr("--allow-incomplete")));
    const Outcome whole =
        with_index({"export", "--format", "scdl", "--coll-siret", "21860194600013", "--estimated-themes"});
    if (whole.status == 0)
        EXPECT_GT(lines_of(whole.out).size(), 1U);
    else
        EXPECT_THAT(whole.err, Not(HasSubstr("COLL_SIRET")));
}

TEST(Export, WritesTablesForSpreadsheets) {
    const Outcome outcome = with_index({"export", "--format", "csv", "--separator", ";", "--bom"});
    EXPECT_THAT(outcome.out, StartsWith("\xef\xbb\xbfid;kind;number;"));
    EXPECT_THAT(with_index({"export", "--format", "grants"}).out, StartsWith("nomAttribuant,"));
}

TEST(Export, RefusesAWrongPublisher) {
    EXPECT_EQ(with_index({"export", "--format", "scdl", "--coll-siret", "123"}).status, 2);
    EXPECT_EQ(with_index({"export", "--format", "scdl", "--pref-id", "62"}).status, 2);
    EXPECT_EQ(with_index({"export", "--separator", "|"}).status, 2);
}

TEST(Info, CountsWhatTheIndexHolds) {
    std::size_t acts = 0;
    std::size_t documents = 0;
    for (const nlohmann::json& act : extracted()) ++(act["kind"] == "document" ? documents : acts);
    const nlohmann::json info = json_of(with_index({"info", "--format", "json"}).out);
    EXPECT_EQ(info["acts"], acts);
    EXPECT_EQ(info["documents"], documents);
    EXPECT_FALSE(info["schema"].get<std::string>().empty());
    EXPECT_GT(info["fields"].size(), 10U);
    std::size_t by_year = 0;
    for (const nlohmann::json& year : info["years"]) by_year += year["acts"].get<std::size_t>();
    EXPECT_EQ(by_year, acts);
    EXPECT_THAT(with_index({"info"}).out, AllOf(HasSubstr("Acts by year"), HasSubstr("membre")));
}

TEST(Check, SaysTheSameOfDocumentsAndOfTheirIndex) {
    const Outcome documents = run({"check", "--format", "json", sample_documents()});
    EXPECT_EQ(documents.status, 0) << documents.err;
    nlohmann::json of_documents = json_of(documents.out);
    nlohmann::json of_index = json_of(with_index({"check", "--format", "json"}).out);
    EXPECT_EQ(of_documents["counts"], of_index["counts"]);
    EXPECT_EQ(of_documents["acts"], of_index["acts"]);
    EXPECT_EQ(of_documents["schema"], "recueil.check/1");
    EXPECT_THAT(with_index({"check"}).out, HasSubstr(" findings\n"));
}

TEST(Check, ReportsWhatCouldNotBeRead) {
    const TemporaryFolder folder;
    folder.write("good.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    folder.write("empty.txt", "");
    const Outcome outcome = run({"check", "--format", "json", folder.path()});
    EXPECT_EQ(outcome.status, 3);
    const nlohmann::json report = json_of(outcome.out);
    EXPECT_EQ(report["acts"], 1);
    ASSERT_EQ(report["unreadable"].size(), 1U);
    EXPECT_THAT(report["unreadable"][0]["message"].get<std::string>(), HasSubstr("empty.txt"));
    EXPECT_EQ(report["counts"]["unresolved_reference"], 1);
}

// « 2018-83 », of the 26th for one act and of the 27th for the other, is one deliberation once an index joins them.
TEST(Check, ListsWhatIsMissingAsTheGraphKnowsIt) {
    const TemporaryFolder folder;
    std::string slip = plain_deliberation("2020-8", "LUDOTHÈQUE");
    slip.replace(slip.find("26/03/2018"), 10, "27/03/2018");
    folder.write("documents/one.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    folder.write("documents/two.txt", slip);
    const std::string index = folder.path() + "/index";
    const auto unresolved = [](const Outcome& outcome) {
        return json_of(outcome.out)["counts"]["unresolved_reference"].get<int>();
    };
    EXPECT_EQ(unresolved(run({"check", "--format", "json", folder.path() + "/documents"})), 2);
    ASSERT_EQ(run({"index", "--db", index, folder.path() + "/documents"}).status, 0);
    const Outcome checked = run({"check", "--db", index, "--format", "json"});
    EXPECT_EQ(unresolved(checked), 1);
    EXPECT_THAT(checked.out, HasSubstr("is cited by 2 acts and not in the corpus"));
}

TEST(Analyze, GivesTermsWithTheirBytes) {
    const Outcome outcome = run({"analyze", "--format", "json", "L’œuvre des élus"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const nlohmann::json answer = json_of(outcome.out);
    ASSERT_EQ(answer["terms"].size(), 3U) << answer;
    EXPECT_EQ(answer["terms"][0]["surface"], "oeuvre");
    EXPECT_EQ(answer["terms"][0]["begin"], 4);
    EXPECT_EQ(answer["terms"][0]["end"], 10);
    EXPECT_EQ(answer["terms"][2]["surface"], "elus");
    EXPECT_THAT(run({"analyze", "L’œuvre des élus"}).out, HasSubstr("oeuvre"));
    EXPECT_EQ(run({"analyze", "…"}).status, 1);
    EXPECT_EQ(run({"analyze", "-x", "\xff"}).status, 0);
}

}  // namespace
}  // namespace recueil::tools
