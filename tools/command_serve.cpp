#include <algorithm>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "server/server.h"
#include "tools/access_log.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/listen_address.h"
#include "tools/output.h"

// Of tcmalloc, which the program is linked with, but not its tests.
extern "C" __attribute__((weak)) void MallocExtension_ReleaseFreeMemory();

namespace recueil::tools {

namespace {

// « https://deliberations.example.org », without its final slash: the page is served at the root of a host.
Result<std::string> parse_site(const char* complaint, std::string url) {
    if (!url.empty() && url.back() == '/') url.pop_back();
    const std::size_t scheme = url.rfind("https://", 0) == 0 ? 8 : url.rfind("http://", 0) == 0 ? 7 : 0;
    const auto host = std::string_view(url).substr(scheme);
    const auto is_of_host = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(".-:[]").find(c) != std::string_view::npos;
    };
    if (scheme == 0 || host.empty() || !std::all_of(host.begin(), host.end(), is_of_host)) {
        return failure(ErrorCode::usage, say("serve: \"{}\" {}", url, translated(complaint)),
                       translated("write scheme and host alone, for instance https://deliberations.example.org"));
    }
    return url;
}

struct ServeOptions {
    std::string listen = "127.0.0.1:8080";
    std::string access_log;
    server::ServerOptions server;
};

Result<int> serve(ServeOptions& options) {
    if (const auto given = require_databases(options.server.databases); !given) return failure(given);
    const Result<ListenAddress> address = parse_listen_address("serve", options.listen);
    if (!address) return failure(address);
    options.server.http.host = address->host;
    options.server.http.port = address->port;
    if (!options.server.public_url.empty()) {
        auto url = parse_site(msgid("is no address that readers can be sent to"), options.server.public_url);
        if (!url) return failure(url);
        options.server.public_url = std::move(*url);
    }
    for (std::string& origin : options.server.mcp_origins) {
        auto url = parse_site(msgid("is no origin of pages"), origin);
        if (!url) return failure(url);
        origin = std::move(*url);
    }
    std::optional<AccessLog> log;
    if (!options.access_log.empty()) {
        auto opened = AccessLog::open(options.access_log);
        if (!opened) return failure(opened);
        log = std::move(*opened);
        options.server.http.on_exchange = [&log](const server::Exchange& request) { log->record(request); };
        options.server.http.on_hangup = [&log] { log->reopen(); };
    }
    if (MallocExtension_ReleaseFreeMemory != nullptr)
        options.server.http.on_calm = [] { MallocExtension_ReleaseFreeMemory(); };
    options.server.on_listening = [](const std::string& url) {
        print(fmt::format("listening on {}\n", url));
        flush_output();
    };
    const Result<void> served = server::serve(options.server);
    if (!served) return failure(served);
    return 0;
}

}  // namespace

Command serve_command(CLI::App& program) {
    const auto options = std::make_shared<ServeOptions>();
    // A second one a core answers while the first meets a slow search; more would only share the cores out in turns,
    // and every answer take longer.
    options->server.http.compute_threads = 2 * std::max(1U, std::thread::hardware_concurrency());
    CLI::App* command = program.add_subcommand("serve", "Serve the JSON API and the web page");
    add_databases(*command, options->server.databases);
    command->add_option("--listen", options->listen, "Address to listen on; port 0 takes a free one")
        ->option_text("HOST:PORT [127.0.0.1:8080]");
    command
        ->add_option(
            "--public-url", options->server.public_url,
            "Where readers find it, behind a proxy: for the whole addresses in feeds, exports and /openapi.json")
        ->option_text("URL [as each request names its host]");
    options->server.member_process = {"/proc/self/exe", member_argument};
    command
        ->add_option("--documents", options->server.documents,
                     "Folders of the documents: gives each as it was indexed, and the pages of PDF as pictures")
        ->option_text("DIR...");
    add_repeated(*command, "--mcp-origin", options->server.mcp_origins,
                 "Let pages of this site ask /mcp, beside those of this machine and of --public-url")
        ->option_text("URL ...");
    command->add_option("--access-log", options->access_log, "Append a line of JSON for each request; - prints it")
        ->option_text("FILE");
    command->add_flag("--behind-proxy", options->server.http.is_behind_proxy,
                      "The client is the last address of X-Forwarded-For, which the proxy in front writes");
    command
        ->add_option("--client-rate", options->server.http.client_rate,
                     "Requests a second that one client may make, ten seconds' worth at once; more are answered 429")
        ->check(CLI::Range(0.0, 100'000.0))
        ->option_text("N [no limit]");
    command->add_option("--threads", options->server.http.compute_threads, "Threads that answer")
        ->check(CLI::Range(1, 256))
        ->option_text("N [two a core]");
    command
        ->add_option("--search-threads", options->server.search_threads,
                     "Threads that work on one search at most, where the index has several segments")
        ->check(CLI::Range(1, 64))
        ->option_text("N [1]");
    command->footer(
        "Stops on SIGTERM or Ctrl-C, once what is under way is answered. SIGHUP opens the access log anew.");
    return {command, "", 0, 0, [options](const Operands&) { return serve(*options); }};
}

}  // namespace recueil::tools
