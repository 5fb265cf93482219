#include "tests/tools/program.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace recueil::tools {

namespace {

struct Pipe {
    Pipe() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
    }
    void close_end(std::size_t end) {
        if (ends[end] >= 0) close(ends[end]);
        ends[end] = -1;
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    std::array<int, 2> ends{-1, -1};
};

[[noreturn]] void become(const std::vector<std::string>& arguments, const RunOptions& options, Pipe& in, Pipe& out,
                         Pipe& err) {
    dup2(in.ends[0], STDIN_FILENO);
    dup2(out.ends[1], STDOUT_FILENO);
    dup2(err.ends[1], STDERR_FILENO);
    unsetenv("RECUEIL_DB");
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "COLUMNS"}) unsetenv(name);
    for (const std::string& pair : options.environment) {
        const std::size_t equals = pair.find('=');
        setenv(pair.substr(0, equals).c_str(), pair.substr(equals + 1).c_str(), 1);
    }
    std::vector<std::string> words{RECUEIL_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(RECUEIL_PROGRAM, argv.data());
    _exit(127);
}

// Reads what is there; false at the end of the stream.
bool drain(int descriptor, std::string& into) {
    std::array<char, 65536> block{};
    const ssize_t got = read(descriptor, block.data(), block.size());
    if (got > 0) into.append(block.data(), static_cast<std::size_t>(got));
    return got > 0;
}

void feed(Pipe& in, std::string_view& input) {
    const ssize_t sent = write(in.ends[1], input.data(), std::min<std::size_t>(input.size(), 4096));
    if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 || input.empty()) in.close_end(1);
}

// Moves bytes until the program has closed its streams or its time is over.
void exchange(Pipe& in, Pipe& out, Pipe& err, std::string_view input, Outcome& outcome, int seconds, pid_t child) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    if (input.empty()) in.close_end(1);
    while (out.ends[0] >= 0 || err.ends[0] >= 0) {
        std::array<pollfd, 3> watched{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}}};
        poll(watched.data(), watched.size(), 200);
        if (watched[0].revents != 0 && !drain(out.ends[0], outcome.out)) out.close_end(0);
        if (watched[1].revents != 0 && !drain(err.ends[0], outcome.err)) err.close_end(0);
        if (watched[2].revents != 0) feed(in, input);
        if (std::chrono::steady_clock::now() > deadline) {
            kill(child, SIGKILL);
            ADD_FAILURE() << "took longer than " << seconds << " s";
            return;
        }
    }
}

}  // namespace

Outcome run(const std::vector<std::string>& arguments, const RunOptions& options) {
    Pipe in;
    Pipe out;
    Pipe err;
    signal(SIGPIPE, SIG_IGN);
    const pid_t child = fork();
    if (child == 0) become(arguments, options, in, out, err);
    in.close_end(0);
    out.close_end(1);
    err.close_end(1);
    Outcome outcome;
    exchange(in, out, err, options.input, outcome, options.seconds, child);
    int status = 0;
    waitpid(child, &status, 0);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

std::string sample_documents() {
    return RECUEIL_SAMPLE_DIR "/documents";
}

std::string sample_index() {
    return RECUEIL_SAMPLE_INDEX;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

nlohmann::json json_of(const std::string& text) {
    nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << text.substr(0, 400);
    return json;
}

std::vector<nlohmann::json> json_lines(const std::string& text) {
    std::vector<nlohmann::json> values;
    for (const std::string& line : lines_of(text)) values.push_back(json_of(line));
    return values;
}

nlohmann::json json_file(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return json_of(text.str());
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "recueil-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
    const std::string path = file(name);
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string plain_deliberation(const std::string& number, const std::string& title) {
    return fmt::format(
        "DEPARTEMENT DU VAL\n\nDELIBERATION DU CONSEIL DEPARTEMENTAL\n\nREUNION DU 28 SEPTEMBRE 2020\n\n"
        "PRESIDENCE DE MONSIEUR JEAN UN\n\nSecrétaire : Mme Anne DEUX\n\n"
        "Étaient présents : M. Jean UN, Mme Anne DEUX, M. Paul TROIS.\n\n"
        "{}\n\n(N°{})\n\nLe Conseil départemental du Val,\n\n"
        "Vu le Code Général des Collectivités Territoriales et, notamment, son article L.3211-1 ;\n"
        "Vu la délibération n°2018-83 du Conseil départemental en date du 26/03/2018 « Création d’un comité » ;\n\n"
        "Après en avoir délibéré,\n\nDECIDE :\n\nArticle 1 :\n\nD’approuver la création d’une médiathèque.\n\n"
        "Dans les conditions de vote ci-dessous :\n\nPour : 3 voix (Groupe du Val)\nContre : 0 voix\nAbstention : 0 "
        "voix\n"
        "Absent sans délégation de vote : 0\n\n(Adopté)\n\n"
        "Le Président du Conseil départemental,\n\nJean UN\n\nARRAS, le 28 septembre 2020\n",
        title, number);
}

}  // namespace recueil::tools
