#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "indexer/update/update_index.h"
#include "server/server.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/listen_address.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

namespace fs = std::filesystem;

struct DemoOptions {
    std::string database;
    std::string listen = "127.0.0.1:8080";
    bool only_index = false;
};

// The documents of the sample, seen from the program: installed, in a portable folder, in a build folder.
constexpr std::array<const char*, 4> sample_folders{"../share/recueil/sample/documents",
                                                    "../../share/recueil/sample/documents",
                                                    "../corpus/sample/documents", "../../corpus/sample/documents"};

Result<std::string> find_sample() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const char* folder : sample_folders) {
        const fs::path sample = (program / folder).lexically_normal();
        if (!error && fs::is_directory(sample, error)) return sample.string();
        error.clear();
    }
    return failure(ErrorCode::unreadable_input, translated("demo: the sample documents are not there"),
                   say("they belong in {}", (program / sample_folders.front()).lexically_normal().string()));
}

// ~/.cache/recueil/demo.db. Never $RECUEIL_DB: the sample has no place among documents that count.
Result<std::string> default_database() {
    const char* cache = std::getenv("XDG_CACHE_HOME");  // NOLINT(concurrency-mt-unsafe): one thread
    const char* home = std::getenv("HOME");             // NOLINT(concurrency-mt-unsafe)
    fs::path folder;
    if (cache != nullptr && *cache == '/') {
        folder = cache;
    } else if (home != nullptr && *home == '/') {
        folder = fs::path(home) / ".cache";
    } else {
        return failure(ErrorCode::usage, translated("demo: no folder for its index"),
                       translated("name one with --db DIR"));
    }
    folder /= "recueil";
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return failure(ErrorCode::index_inaccessible, fmt::format("{}: {}", folder.string(), error.message()),
                       translated("name another folder with --db DIR"));
    }
    return (folder / "demo.db").string();
}

Result<int> demo(DemoOptions& options) {
    const auto address = parse_listen_address("demo", options.listen);
    if (!address) return failure(address);
    const Result<std::string> sample = find_sample();
    if (!sample) return failure(sample);
    if (options.database.empty()) {
        Result<std::string> folder = default_database();
        if (!folder) return failure(folder);
        options.database = *std::move(folder);
    }
    const auto report = indexer::update_index(options.database, {*sample});
    if (!report) return failure(report);
    print(say("A made-up council, {} from 2012 to 2024, is indexed in {}\nfrom {}. Try:\n\n",
              counted(report->acts, "act", "acts"), options.database, *sample));
    print(
        fmt::format("  recueil search --db {0} 'salariat médecins'\n  recueil trace --db {0} 2018-83\n"
                    "  recueil show --db {0} 2018-83\n\n",
                    options.database));
    if (options.only_index) return 0;

    server::ServerOptions server;
    server.databases = {options.database};
    server.http.host = address->host;
    server.http.port = address->port;
    server.on_listening = [](const std::string& url) {
        print(translated("The page and the API, until Ctrl-C:") + fmt::format("\nlistening on {}\n", url));
        flush_output();
    };
    const Result<void> served = server::serve(server);
    if (!served) return failure(served);
    return 0;
}

}  // namespace

Command demo_command(CLI::App& program) {
    const auto options = std::make_shared<DemoOptions>();
    CLI::App* command = program.add_subcommand("demo", "Index and serve a made-up council, to see it all work");
    command->add_option("--db", options->database, "Directory of its index")
        ->option_text("DIR [~/.cache/recueil/demo.db]");
    command->add_option("--listen", options->listen, "Address to listen on; port 0 takes a free one")
        ->option_text("HOST:PORT [127.0.0.1:8080]");
    command->add_flag("--only-index", options->only_index, "Index, say what to try, and serve nothing");
    command->footer("The sample is 65 acts of a département that does not exist. Stops on Ctrl-C.");
    return {command, "", 0, 0, [options](const Operands&) { return demo(*options); }};
}

}  // namespace recueil::tools
