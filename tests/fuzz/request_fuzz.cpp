// Any request may come in: it is answered with a status of ours, JSON that parses, and pages without foreign markup.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "server/application.h"
#include "tests/fuzz/promises.h"
#include "tests/server/fake_index.h"

using namespace recueil::server;
using recueil::corpus::bytes_of;

namespace {

void promise(bool kept, const char* what, const Request& request, const Response& response) {
    if (kept) return;
    std::cerr << "broken: " << what << ": " << request.method << " " << request.path << "?" << request.query << " "
              << response.status << "\n"
              << response.body << "\n";
    std::abort();
}

// "GET /path?query", then headers, one a line.
Request request_of(std::string_view bytes) {
    Request request;
    const auto line = [&bytes] {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string text(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        return text;
    };
    const std::string first = line();
    const std::size_t space = std::min(first.find(' '), first.size());
    request.method = first.substr(0, space);
    const std::string target = space < first.size() ? first.substr(space + 1) : "/";
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.path = target.substr(0, mark);
    if (mark < target.size()) request.query = target.substr(mark + 1);
    while (!bytes.empty()) {
        const std::string text = line();
        const std::size_t colon = std::min(text.find(": "), text.size());
        if (colon < text.size()) request.headers.push_back({text.substr(0, colon), text.substr(colon + 2)});
    }
    return request;
}

Application& application() {
    static Application made = [] {
        Site site;
        site.counters = std::make_shared<HttpCounters>();
        site.metrics = std::make_shared<Metrics>(std::vector<std::string_view>(routes().size(), "route"));
        return Application(std::make_unique<tests::FakeIndex>(), site, [](const std::string&) {});
    }();
    return made;
}

std::string header_of(const Response& response, const std::string& name) {
    for (const auto& header : response.headers) {
        if (header.name == name) return header.value;
    }
    return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto request = request_of(bytes_of(data, size));
    auto response = application().handle(request);
    promise(response.status == 200 || response.status == 204 || response.status == 304 || response.status == 400 ||
                response.status == 404 || response.status == 405,
            "a status of ours", request, response);
    if (response.source != nullptr) {
        while (response.source->next(response.body)) {
        }
    }
    if (!header_of(response, "Content-Encoding").empty()) return 0;
    const auto type = header_of(response, "Content-Type");
    if (type.find("json") != std::string::npos && type != "application/jsonl") {
        promise(nlohmann::json::accept(response.body), "JSON that parses", request, response);
    }
    if (type.find("html") != std::string::npos) {
        const std::size_t ours = response.body.find("<script src=\"/assets/recueil.js?v=");
        promise(ours != std::string::npos, "a whole page", request, response);
        response.body.erase(ours, 7);
        // What the act says of itself is data: one JSON text, whole.
        const std::string_view begins = "<script type=\"application/ld+json\">";
        const std::string_view ends = "</script>";
        if (const std::size_t linked = response.body.find(begins); linked != std::string::npos) {
            const std::size_t first = linked + begins.size();
            const std::size_t end = response.body.find(ends, first);
            promise(end != std::string::npos && nlohmann::json::accept(response.body.substr(first, end - first)),
                    "linked data that parses", request, response);
            response.body.erase(linked, end + ends.size() - linked);
        }
        for (const auto* markup : {"<script", "<img", "=\"javascript:"}) {
            promise(response.body.find(markup) == std::string::npos, "no foreign markup", request, response);
        }
    }
    return 0;
}
