// POST /mcp over a real socket: what assistants ask, and what they should not.
#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/mcp/protocol.h"
#include "tests/query/council.h"
#include "tests/server/served_index.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;
using recueil::tests::Council;
using recueil::tests::TestAct;
using ::testing::HasSubstr;
using tests::Answer;
using tests::ServedIndex;

constexpr const char* hostile_title = "ACHAT DE <script>alert(1)</script> VÉLOS";

class Mcp : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        council_ = new Council;
        TestAct first;
        first.number = "2020-1";
        first.title = hostile_title;
        first.articles = {"D’attribuer à l’association Les Tréteaux une subvention de 18 000,00 €.",
                          "D’acheter douze vélos."};
        TestAct second;
        second.number = "2021-2";
        second.day = "28 JUIN 2021";
        second.title = "VÉLOS, SUITE";
        second.articles = {
            "De modifier l’article 2 de la délibération n°2020-1 du Conseil départemental en date du 28 "
            "septembre 2020 en portant à vingt le nombre de vélos."};
        council_->write("a.txt", {first, second});
        ASSERT_TRUE(council_->index().has_value());
        served_ = new ServedIndex({council_->database()});
    }
    static void TearDownTestSuite() {
        delete served_;
        delete council_;
    }

    static Answer post(const std::string& body, const std::string& headers = "Content-Type: application/json\r\n",
                       const std::string& method = "POST") {
        auto client = served_->connect();
        client.send(fmt::format("{} /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\n{}\r\n{}", method,
                                body.size(), headers, body));
        return client.receive();
    }
    // The result of a request of a revision with the handshake.
    static Json result(const std::string& method, const Json& params = Json::object()) {
        const auto answer = post(Json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}}.dump());
        EXPECT_EQ(answer.status, 200) << answer.body;
        const auto json = Json::parse(answer.body);
        EXPECT_EQ(json.value("id", Json()), 7);
        return json.value("result", Json());
    }
    static Json call(const std::string& tool, const Json& arguments) {
        return result("tools/call", {{"name", tool}, {"arguments", arguments}});
    }
    static Json structured(const std::string& tool, const Json& arguments) {
        const auto answer = call(tool, arguments);
        EXPECT_FALSE(answer.value("isError", true)) << answer;
        EXPECT_EQ(Json::parse(answer["content"][0]["text"].get<std::string>()), answer["structuredContent"]);
        return answer["structuredContent"];
    }

    static Council* council_;
    static ServedIndex* served_;
};
Council* Mcp::council_ = nullptr;
ServedIndex* Mcp::served_ = nullptr;

TEST_F(Mcp, AnswersTheHandshakeOfEarlierClients) {
    for (const std::string asked : {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"}) {
        EXPECT_EQ(
            result("initialize", {{"protocolVersion", asked}, {"capabilities", Json::object()}})["protocolVersion"],
            asked);
    }
    const auto other = result("initialize", {{"protocolVersion", "1999-01-01"}});
    EXPECT_EQ(other["protocolVersion"], "2025-11-25");
    EXPECT_EQ(other["serverInfo"]["name"], "recueil");
    EXPECT_TRUE(other["capabilities"].contains("tools"));
    EXPECT_EQ(result("ping"), Json::object());
    const auto answer = post(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
    EXPECT_EQ(answer.status, 202);
    EXPECT_TRUE(answer.body.empty());
}

TEST_F(Mcp, AnswersEachRequestByItselfInTheStatelessRevision) {
    const Json meta{{"io.modelcontextprotocol/protocolVersion", "2026-07-28"},
                    {"io.modelcontextprotocol/clientCapabilities", Json::object()}};
    const auto ask = [&](const std::string& method, Json params, const std::string& more = "") {
        params["_meta"] = meta;
        return post(Json{{"jsonrpc", "2.0"}, {"id", "a"}, {"method", method}, {"params", params}}.dump(),
                    "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                    "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: " +
                        method + "\r\n" + more);
    };
    const auto discovered = Json::parse(ask("server/discover", Json::object()).body)["result"];
    EXPECT_EQ(discovered["resultType"], "complete");
    EXPECT_EQ(discovered["supportedVersions"][0], "2026-07-28");
    EXPECT_EQ(discovered["cacheScope"], "public");
    EXPECT_EQ(discovered["_meta"]["io.modelcontextprotocol/serverInfo"]["name"], "recueil");
    const auto listed = Json::parse(ask("tools/list", Json::object()).body)["result"];
    EXPECT_EQ(listed["tools"].size(), 6U);
    EXPECT_TRUE(listed["ttlMs"].is_number());
    const Json params{{"name", "search"}, {"arguments", {{"query", "vélos"}}}};
    const auto found = ask("tools/call", params, "Mcp-Name: search\r\n");
    EXPECT_EQ(Json::parse(found.body)["result"]["structuredContent"]["total"], 2);
    EXPECT_EQ(ask("tools/call", params, "Mcp-Name: =?base64?c2VhcmNo?=\r\n").body, found.body);
    for (const auto* name : {"", "Mcp-Name: act\r\n"}) {
        const auto refused = ask("tools/call", params, name);
        EXPECT_EQ(refused.status, 400);
        EXPECT_EQ(Json::parse(refused.body)["error"]["code"], -32020);
    }
    const auto unknown = ask("ping", Json::object());
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(Json::parse(unknown.body)["error"]["code"], -32601);
}

TEST_F(Mcp, ListsToolsWithTheirSchemas) {
    const auto tools = result("tools/list")["tools"];
    std::vector<std::string> names;
    for (const auto& tool : tools) {
        names.push_back(tool["name"]);
        EXPECT_EQ(tool["inputSchema"]["type"], "object") << tool;
        EXPECT_EQ(tool["outputSchema"]["type"], "object") << tool;
        EXPECT_TRUE(tool["annotations"]["readOnlyHint"].get<bool>());
    }
    EXPECT_THAT(names, ::testing::ElementsAre("search", "act", "trace", "resolve", "vocabulary", "status"));
}

TEST_F(Mcp, GivesEvidenceWithEachFact) {
    const auto found =
        structured("search", {{"query", "vélos"}, {"year", Json::array({"2020", "2021"})}, {"per_page", 1}});
    EXPECT_EQ(found["total"], 2);
    EXPECT_EQ(found["next"], (Json{{"page", 2}}));
    const auto& evidence = found["hits"][0]["evidence"][0];
    EXPECT_EQ(evidence["file"], "a.txt");
    EXPECT_GT(evidence["line_start"].get<int>(), 0);

    const auto first = structured("resolve", {{"reference", "2020-1"}});
    const auto id = first["act"]["id"].get<std::string>();
    EXPECT_EQ(first["known_state"]["changes"][0]["evidence"]["file"], "a.txt");

    const auto act = structured("act", {{"id", id}});
    EXPECT_EQ(act["title"], hostile_title);
    EXPECT_EQ(act["items"][0]["kind"], "article");
    EXPECT_EQ(act["items"][0]["evidence"]["file"], "a.txt");
    EXPECT_THAT(structured("act", {{"id", id}, {"section", "money"}})["items"][0]["text"].get<std::string>(),
                HasSubstr("Les Tréteaux"));
    for (const auto* section : {"grounds", "people", "links", "text"})
        EXPECT_EQ(structured("act", {{"id", id}, {"section", section}})["section"], section);

    const auto trace = structured("trace", {{"reference", id}, {"direction", "in"}});
    EXPECT_EQ(trace["act"]["id"], id);
    EXPECT_TRUE(std::any_of(trace["edges"].begin(), trace["edges"].end(), [](const Json& edge) {
        return edge["type"] == "amends" && edge["evidence"]["line_start"].get<int>() > 0;
    })) << trace;

    EXPECT_EQ(structured("vocabulary", {{"kind", "members"}, {"contains", "ROCHE"}})["total"], 1);
    EXPECT_EQ(structured("status", Json::object())["acts"], 2);
}

// A model can mend what a tool says is wrong.
TEST_F(Mcp, TellsTheModelWhatMayBeAsked) {
    const auto words = [](const Json& answer) {
        EXPECT_TRUE(answer.value("isError", false)) << answer;
        EXPECT_FALSE(answer.contains("structuredContent"));
        return answer["content"][0]["text"].get<std::string>();
    };
    EXPECT_THAT(words(call("search", {{"outcome", "peut-être"}})), HasSubstr("Allowed: Adopté"));
    EXPECT_THAT(words(call("search", {{"date_from", "2020-13"}})), HasSubstr("date_from"));
    EXPECT_THAT(words(call("act", {{"id", "none"}})), HasSubstr("none"));
    EXPECT_THAT(words(call("trace", {{"reference", "bonjour"}})), HasSubstr("names no deliberation"));
    // Since 2025-11-25 so are arguments of a wrong type; before they were errors of the protocol.
    const std::string wrong =
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"page":"x"}}})";
    const auto newer = post(wrong, "Content-Type: application/json\r\nMCP-Protocol-Version: 2025-11-25\r\n");
    EXPECT_THAT(words(Json::parse(newer.body)["result"]), HasSubstr("page: has to be an integer"));
    const auto older = post(wrong, "Content-Type: application/json\r\nMCP-Protocol-Version: 2025-06-18\r\n");
    EXPECT_EQ(Json::parse(older.body)["error"]["code"], -32602);
}

TEST_F(Mcp, HasNoStreamAndNoSession) {
    for (const auto* method : {"GET", "HEAD", "DELETE", "PUT"}) {
        const auto answer = [&] {
            auto client = served_->connect();
            client.send(
                fmt::format("{} /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n", method));
            return client.receive(std::string(method) == "HEAD");
        }();
        EXPECT_EQ(answer.status, 405) << method;
        EXPECT_EQ(answer.header("allow"), "POST, OPTIONS") << method;
    }
    EXPECT_EQ(post("", "", "OPTIONS").status, 204);
    EXPECT_EQ(post("{}", "Content-Type: application/json\r\n", "POST").header("mcp-session-id"), "");
}

struct Hostile {
    std::string body;
    int status = 0;
    int code = 0;  // of the JSON-RPC error; 0 where the body is none
    std::string headers = "Content-Type: application/json\r\n";
};

std::string request(const std::string& method, const std::string& params) {
    return R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":)" + params + "}";
}
std::string tool(const std::string& name, const std::string& arguments) {
    return request("tools/call", R"({"name":")" + name + R"(","arguments":)" + arguments + "}");
}
std::string with(const std::string& header) {
    return "Content-Type: application/json\r\n" + header + "\r\n";
}

std::vector<Hostile> hostile_requests() {
    const auto list = request("tools/list", "{}");
    const std::string modern = R"("io.modelcontextprotocol/protocolVersion":"2026-07-28")";
    const std::string able = R"("io.modelcontextprotocol/clientCapabilities":{})";
    return {
        // No JSON.
        {"", 400, -32700},
        {"{", 400, -32700},
        {"nonsense", 400, -32700},
        {list + list, 400, -32700},
        {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\xfe\"}", 400, -32700},
        {std::string("{\"a\":\0}", 7), 400, -32700},
        {std::string(60'000, '['), 400, -32700},
        {std::string(20'000, '[') + std::string(20'000, ']'), 400, -32700},
        {request("tools/list", std::string(9'000, '{')), 400, -32700},
        {"\xef\xbb\xbf\xef\xbb\xbf" + list, 400, -32700},
        {"NaN", 400, -32700},
        // No message.
        {"[]", 400, -32600},
        {"[" + list + "]", 400, -32600},
        {"[" + list + "," + list + "]", 400, -32600},
        {"null", 400, -32600},
        {"42", 400, -32600},
        {"\"tools/list\"", 400, -32600},
        {"{}", 400, -32600},
        {R"({"id":1,"method":"tools/list"})", 400, -32600},
        {R"({"jsonrpc":"1.0","id":1,"method":"tools/list"})", 400, -32600},
        {R"({"jsonrpc":2.0,"id":1,"method":"tools/list"})", 400, -32600},
        {R"({"jsonrpc":"2.0","id":null,"method":"tools/list"})", 400, -32600},
        {R"({"jsonrpc":"2.0","id":1.5,"method":"tools/list"})", 400, -32600},
        {R"({"jsonrpc":"2.0","id":{"a":1},"method":"tools/list"})", 400, -32600},
        {R"({"jsonrpc":"2.0","id":1})", 400, -32600},
        {R"({"jsonrpc":"2.0","id":1,"method":7})", 400, -32600},
        // Parameters.
        {request("tools/list", "[]"), 200, -32602},
        {request("tools/list", R"({"cursor":"x"})"), 200, -32602},
        {request("initialize", "{}"), 200, -32602},
        {request("initialize", R"({"protocolVersion":7})"), 200, -32602},
        {request("tools/call", "{}"), 200, -32602},
        {request("tools/call", R"({"name":["search"]})"), 200, -32602},
        {request("tools/call", R"({"name":"rm -rf"})"), 200, -32602},
        {tool("search", "[]"), 200, -32602},
        {tool("search", R"({"query":{"$ne":1}})"), 200, -32602},
        {tool("search", R"({"nonsense":1})"), 200, -32602},
        {tool("search", R"({"per_page":100000})"), 200, -32602},
        {tool("search", R"({"page":-1})"), 200, -32602},
        {tool("search", R"({"page":18446744073709551617})"), 200, -32602},
        {tool("search", R"({"sort":"by magic"})"), 200, -32602},
        {tool("search", R"({"year":[1]})"), 200, -32602},
        {tool("search", R"({"query":")" + std::string(50'000, 'a') + R"("})"), 200, -32602},
        {tool("act", "{}"), 200, -32602},
        {tool("act", R"({"id":"x","section":"secret"})"), 200, -32602},
        {tool("vocabulary", R"({"kind":"passwords"})"), 200, -32602},
        {tool("trace", R"({"reference":"2020-1","depth":1000})"), 200, -32602},
        // Methods.
        {request("resources/list", "{}"), 200, -32601},
        {request("tools/call\\u0000", "{}"), 200, -32601},
        {request("server/discover", "{}"), 200, -32601},
        // Heads.
        {list, 415, -32600, "Content-Type: text/plain\r\n"},
        {list, 415, -32600, ""},
        {list, 406, -32600, with("Accept: text/html")},
        {list, 403, -32600, with("Origin: https://evil.example")},
        {list, 403, -32600, with("Origin: null")},
        {list, 403, -32600, with("Origin: http://localhost.evil.example")},
        {list, 403, -32600, with("Origin: http://127.0.0.1@evil.example")},
        {list, 400, -32022, with("MCP-Protocol-Version: 1900-01-01")},
        {list, 400, -32602, with("MCP-Protocol-Version: 2026-07-28")},
        {request("tools/list", R"({"_meta":{)" + modern + "}}"), 400, -32602},
        {request("tools/list", R"({"_meta":{"io.modelcontextprotocol/protocolVersion":"2099-01-01",)" + able + "}}"),
         400, -32022, with("MCP-Protocol-Version: 2099-01-01")},
        {request("tools/list", R"({"_meta":{)" + modern + "," + able + "}}"), 400, -32020},
        {request("tools/list", R"({"_meta":{)" + modern + "," + able + "}}"), 400, -32020,
         with("MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call")},
        {request("tools/list", R"({"_meta":[]})"), 400, -32602, with("MCP-Protocol-Version: 2026-07-28")},
        {std::string(70'000, ' ') + list, 413, 0},
    };
}

TEST_F(Mcp, RefusesHostileRequestsRightly) {
    const auto requests = hostile_requests();
    EXPECT_GE(requests.size(), 50U);
    for (const auto& hostile : requests) {
        const auto answer = post(hostile.body, hostile.headers);
        const auto shown = hostile.headers + hostile.body.substr(0, 200);
        EXPECT_EQ(answer.status, hostile.status) << shown << "\n" << answer.body;
        if (hostile.code == 0) continue;
        const auto json = Json::parse(answer.body, nullptr, false);
        ASSERT_TRUE(json.is_object()) << shown;
        EXPECT_EQ(json["jsonrpc"], "2.0");
        EXPECT_EQ(json["error"]["code"], hostile.code) << shown << "\n" << answer.body;
        EXPECT_FALSE(json["error"]["message"].get<std::string>().empty());
    }
    // And is there afterwards.
    EXPECT_EQ(structured("status", Json::object())["acts"], 2);
}

TEST_F(Mcp, LetsPagesOfThisMachineAsk) {
    const auto list = request("tools/list", "{}");
    for (const auto* origin : {"http://localhost:6274", "http://127.0.0.1:9", "http://[::1]:9", "https://127.0.0.1"})
        EXPECT_EQ(post(list, with(std::string("Origin: ") + origin)).status, 200) << origin;
}

TEST(McpOrigin, OfASiteThatWasNamedMayAsk) {
    Request request;
    request.headers = {{"origin", "https://Assistant.example"}, {"host", "deliberations.example"}};
    EXPECT_TRUE(mcp::is_foreign_origin(request, "https://deliberations.example", {}));
    EXPECT_TRUE(mcp::is_foreign_origin(request, "", {"https://other.example", "http://assistant.example"}));
    EXPECT_FALSE(mcp::is_foreign_origin(request, "", {"https://other.example", "https://assistant.example"}));
    request.headers.front().value = "https://assistant.example.evil.example";
    EXPECT_TRUE(mcp::is_foreign_origin(request, "", {"https://assistant.example"}));
}

TEST_F(Mcp, TakesWhatWantsNoAnswer) {
    EXPECT_EQ(post(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}})").status, 202);
    EXPECT_EQ(post(R"({"jsonrpc":"2.0","id":1,"result":{}})").status, 202);
    EXPECT_EQ(post(R"({"jsonrpc":"2.0","method":"notifications/x","params":[]})").status, 400);
}

}  // namespace
}  // namespace recueil::server
