#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// `recueil serve` on a free port, until the end of the test.
class ServingProgram {
  public:
    explicit ServingProgram(const std::vector<std::string>& more = {}, const std::string& errors_to = {},
                            rlim_t files = 0) {
        std::vector<std::string> words{"recueil", "serve", "--db", RECUEIL_SAMPLE_INDEX, "--listen", "127.0.0.1:0"};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        std::array<int, 2> out{};
        if (pipe(out.data()) != 0) std::abort();
        child_ = fork();
        if (child_ == 0) {
            dup2(out[1], STDOUT_FILENO);
            const rlimit few{files, files};
            if (files > 0 && setrlimit(RLIMIT_NOFILE, &few) != 0) _exit(126);
            if (!errors_to.empty() && std::freopen(errors_to.c_str(), "w", stderr) == nullptr) _exit(126);
            execv(RECUEIL_PROGRAM, arguments.data());
            _exit(127);
        }
        close(out[1]);
        FILE* stream = fdopen(out[0], "r");
        std::array<char, 200> line{};
        if (std::fgets(line.data(), line.size(), stream) != nullptr) announced_ = line.data();
        std::fclose(stream);
    }
    ~ServingProgram() {
        if (child_ > 0) stop();
    }
    ServingProgram(const ServingProgram&) = delete;
    ServingProgram& operator=(const ServingProgram&) = delete;

    const std::string& announced() const { return announced_; }

    // A connection that has said nothing yet; the caller closes it.
    int open_connection() const {
        const int connection = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(announced_.substr(announced_.rfind(':') + 1))));
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        EXPECT_EQ(connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        return connection;
    }

    std::string get(const std::string& target) const {
        const int connection = open_connection();
        const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        EXPECT_EQ(send(connection, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
        std::string answer;
        std::array<char, 4096> block{};
        for (ssize_t got = 1; got > 0;) {
            got = recv(connection, block.data(), block.size(), 0);
            if (got > 0) answer.append(block.data(), static_cast<std::size_t>(got));
        }
        close(connection);
        return answer;
    }

    void signal(int number) const { kill(child_, number); }

    // The status it ends with after SIGTERM.
    int stop() {
        kill(child_, SIGTERM);
        int status = 0;
        waitpid(child_, &status, 0);
        child_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

  private:
    pid_t child_ = 0;
    std::string announced_;
};

TEST(Serve, AnnouncesItselfAnswersAndStops) {
    ServingProgram program;
    ASSERT_THAT(program.announced(), testing::MatchesRegex("listening on http://127\\.0\\.0\\.1:[0-9]+\n"));
    EXPECT_THAT(program.get("/healthz"), StartsWith("HTTP/1.1 200"));
    const std::string answer = program.get("/api/v1/search?q=salariat%20m%C3%A9decins");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
    const nlohmann::json body = json_of(answer.substr(answer.find("\r\n\r\n") + 4));
    const nlohmann::json printed =
        json_of(run({"search", "--db", sample_index(), "--format", "json", "salariat médecins"}).out);
    EXPECT_EQ(body["hits"], printed["hits"]);
    EXPECT_EQ(body["facets"], printed["facets"]);
    EXPECT_EQ(body["links"], printed["links"]);
    EXPECT_EQ(program.stop(), 0);
}

std::string text_of(const std::string& path) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

TEST(Serve, LogsEachRequestAsALineOfJson) {
    const TemporaryFolder folder;
    const std::string path = folder.write("access.log", "{\"kept\":true}\n");
    ServingProgram program({"--access-log", path});
    program.get("/healthz");
    program.get("/api/v1/search?q=\"caf%C3%A9\"&nonsense=1");
    EXPECT_EQ(program.stop(), 0);
    const std::string log = text_of(path);
    const auto lines = json_lines(log);
    ASSERT_EQ(lines.size(), 3U) << log;
    EXPECT_EQ(lines[0]["kept"], true);
    EXPECT_EQ(lines[1]["target"], "/healthz");
    EXPECT_EQ(lines[1]["status"], 200);
    EXPECT_EQ(lines[1]["peer"], "127.0.0.1");
    EXPECT_THAT(lines[1]["time"].get<std::string>(),
                testing::MatchesRegex("20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-9:.]+Z"));
    EXPECT_EQ(lines[2]["target"], "/api/v1/search?q=\"caf%C3%A9\"&nonsense=1");
    EXPECT_EQ(lines[2]["status"], 400);
    EXPECT_GT(lines[2]["bytes"], 0);
}

TEST(Serve, OpensItsLogAnewOnHangupAndGoesOnAnswering) {
    const TemporaryFolder folder;
    const std::string path = folder.file("access.log");
    ServingProgram program({"--access-log", path});
    program.get("/healthz");
    for (int wait = 0; wait < 500 && text_of(path).empty(); ++wait) usleep(10'000);
    ASSERT_EQ(std::rename(path.c_str(), folder.file("access.log.1").c_str()), 0);
    program.signal(SIGHUP);
    for (int wait = 0; wait < 500 && access(path.c_str(), F_OK) != 0; ++wait) usleep(10'000);
    EXPECT_THAT(program.get("/robots.txt"), StartsWith("HTTP/1.1 200"));
    EXPECT_EQ(program.stop(), 0);
    EXPECT_THAT(text_of(folder.file("access.log.1")), HasSubstr("/healthz"));
    EXPECT_THAT(text_of(path), HasSubstr("/robots.txt"));
}

TEST(Serve, EvictsTheLongestIdleWhereFewFilesMayBeOpen) {
    const ServingProgram program({}, {}, 64);
    std::vector<int> idle;
    for (int i = 0; i < 200; ++i) idle.push_back(program.open_connection());
    const auto began = std::chrono::steady_clock::now();
    EXPECT_THAT(program.get("/api/v1/search?q=salariat"), StartsWith("HTTP/1.1 200"));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
    for (const int connection : idle) close(connection);
}

TEST(Serve, GoesOnAfterAHangupWithoutALog) {
    ServingProgram program;
    program.signal(SIGHUP);
    EXPECT_THAT(program.get("/healthz"), StartsWith("HTTP/1.1 200"));
    EXPECT_EQ(program.stop(), 0);
}

TEST(Serve, SaysOnceThatItsLogCannotBeWrittenAndGoesOnAnswering) {
    const TemporaryFolder folder;
    ServingProgram program({"--access-log", "/dev/full"}, folder.file("errors"));
    for (int request = 0; request < 3; ++request) EXPECT_THAT(program.get("/healthz"), StartsWith("HTTP/1.1 200"));
    EXPECT_EQ(program.stop(), 0);
    EXPECT_EQ(text_of(folder.file("errors")),
              "recueil: serve: the access log loses lines: No space left on device (the server goes on answering)\n");
}

TEST(Serve, RefusesOptionsThatCannotBe) {
    for (const std::string url : {"example.org", "ftp://example.org", "https://", "https://example.org/recueil",
                                  "https://example.org?x", "javascript:alert(1)", "https://a b"}) {
        const Outcome outcome = run({"serve", "--db", sample_index(), "--listen", "127.0.0.1:0", "--public-url", url});
        EXPECT_EQ(outcome.status, 2) << url;
        EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    }
    const Outcome outcome =
        run({"serve", "--db", sample_index(), "--listen", "127.0.0.1:0", "--access-log", "/nowhere/at/all/access.log"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr("/nowhere/at/all/access.log"));
}

TEST(Serve, RefusesAnAddressThatIsTaken) {
    const ServingProgram program;
    const std::string address = program.announced().substr(program.announced().rfind('/') + 1);
    const Outcome outcome = run({"serve", "--db", sample_index(), "--listen", address.substr(0, address.size() - 1)});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
}

}  // namespace
}  // namespace recueil::tools
