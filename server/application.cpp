#include "server/application.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "base/time_limit.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/encoding.h"
#include "server/http_head.h"

namespace recueil::server {
namespace {

// Below it, a compressed answer is hardly smaller.
constexpr std::size_t kWorthCompressing = 1024;
constexpr std::string_view kHealthPath = "/healthz";
// Below the 30 s in which the connection waits for an answer, so that the thread is free before the client gives up.
constexpr std::chrono::seconds kLongestAnswer{20};
constexpr std::chrono::milliseconds kLongestSearch{3000};
constexpr std::chrono::milliseconds kShortestSearch{300};

// While many wait, a search answers with what it has found sooner, and says so.
std::chrono::milliseconds search_time(double crowd) {
    const std::chrono::milliseconds shared(static_cast<int>(kLongestSearch.count() / std::max(crowd, 1.0)));
    return std::max(shared, kShortestSearch);
}

// A client names the state it holds; weak comparison, as RFC 9110 wants it for If-None-Match.
bool names_tag(std::string_view if_none_match, std::string_view tag) {
    if (tag.rfind("W/", 0) == 0) tag.remove_prefix(2);
    return !tag.empty() && if_none_match.find(tag) != std::string_view::npos;
}

bool is_text(const std::string& media_type) {
    return media_type.rfind("text/", 0) == 0 || media_type.find("json") != std::string::npos ||
           media_type.find("xml") != std::string::npos || media_type.find("javascript") != std::string::npos;
}

std::string* find_header(Response& response, std::string_view name) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [&](const Header& header) { return header.name == name; });
    return found == response.headers.end() ? nullptr : &found->value;
}

void compress(Response& response, const Request& request) {
    // A document goes as it is: ranges are of its own bytes.
    if (response.source_bytes || find_header(response, "Content-Range") != nullptr) return;
    const auto* type = find_header(response, "Content-Type");
    if (type == nullptr || !is_text(*type)) return;
    response.set("Vary", "Accept-Encoding");
    if (!accepts_gzip(request.header("accept-encoding"))) return;
    if (response.source != nullptr) {
        response.source = gzip(std::move(response.source));
    } else if (response.body.size() >= kWorthCompressing) {
        response.body = gzip(response.body);
    } else {
        return;
    }
    response.set("Content-Encoding", "gzip");
}

void protect(Response& response, Audience audience) {
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "same-origin");
    if (audience == Audience::person) {
        response.set("Content-Security-Policy",
                     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.set("X-Frame-Options", "DENY");
        response.set("Cross-Origin-Opener-Policy", "same-origin");
        response.set("Cross-Origin-Resource-Policy", "same-origin");
        response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    } else {
        if (find_header(response, "Content-Security-Policy") == nullptr)
            response.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.set("Cross-Origin-Resource-Policy", "cross-origin");
        response.set("Access-Control-Allow-Origin", "*");
        response.set("Access-Control-Expose-Headers", "Accept-Ranges, Content-Range, ETag, Retry-After");
    }
}

// `Allow` of a path.
std::string methods_of(const std::optional<Match>& match) {
    const bool is_post = match && routes()[match->route].method == Method::post;
    return is_post ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
}

Response options_response(const std::string& methods) {
    Response response;
    response.status = 204;
    response.set("Allow", methods);
    response.set("Access-Control-Allow-Methods", methods);
    response.set("Access-Control-Allow-Headers",
                 "Accept, Content-Type, If-None-Match, If-Range, Range, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, "
                 "Mcp-Session-Id");
    response.set("Access-Control-Max-Age", "86400");
    return response;
}

// Headers of every answer.
Response finished(Response response, const Request& request, Audience audience) {
    protect(response, audience);
    compress(response, request);
    return response;
}

Response problem_for(const Problem& problem, Audience audience) {
    return audience == Audience::person ? problem_page(problem) : problem_response(problem);
}

// Paths that no route matches: JSON for programs, a page for people.
Audience audience_of(std::string_view path) {
    return path.rfind("/api/", 0) == 0 ? Audience::program : Audience::person;
}

}  // namespace

std::optional<Response> answer_at_once(const Request& request, const Site& site) {
    if (request.path != kHealthPath || !request.query.empty()) return std::nullopt;
    if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
    static const std::size_t route = match_route(kHealthPath)->route;
    const auto begin = std::chrono::steady_clock::now();
    auto response = finished(health_response(), request, Audience::service);
    site.metrics->count(route, response.status, std::chrono::steady_clock::now() - begin);
    return response;
}

Application::Application(std::unique_ptr<Index> index, Site site, std::function<void(const std::string&)> log)
    : index_(std::move(index)), site_(std::move(site)), log_(std::move(log)) {}

Response Application::handle(const Request& request) {
    const auto begin = std::chrono::steady_clock::now();
    std::size_t route = routes().size();
    Response response;
    try {
        response = respond(request, route);
    } catch (const OutOfTime&) {
        response = finished(problem_for({503, "The answer takes longer to make than it may."},
                                        route < routes().size() ? routes()[route].audience : Audience::program),
                            request, route < routes().size() ? routes()[route].audience : Audience::program);
    } catch (...) {
        site_.metrics->count(route, 500, std::chrono::steady_clock::now() - begin);
        throw;
    }
    site_.metrics->count(route, response.status, std::chrono::steady_clock::now() - begin);
    return response;
}

Response Application::respond(const Request& request, std::size_t& route) {
    Audience audience = audience_of(request.path);
    const auto finish = [&](Response response) { return finished(std::move(response), request, audience); };
    const auto match = match_route(request.path);
    const auto methods = methods_of(match);
    if (request.method == "OPTIONS") {
        audience = Audience::program;
        return finish(options_response(methods));
    }
    const bool is_post = match && routes()[match->route].method == Method::post;
    const bool is_allowed = is_post ? request.method == "POST" : request.method == "GET" || request.method == "HEAD";
    if (!is_allowed) {
        if (is_post) audience = Audience::program;
        auto response = problem_for({405, is_post ? "Only POST and OPTIONS are answered here."
                                                  : "Only GET, HEAD and OPTIONS are answered here."},
                                    audience);
        response.set("Allow", methods);
        return finish(std::move(response));
    }
    if (!match) return finish(problem_for({404, "Nothing is served at this address."}, audience));
    route = match->route;
    const auto& chosen = routes()[route];
    audience = chosen.audience;
    return finish(answer(request, chosen, match->captures));
}

Response Application::answer(const Request& request, const Route& route, const std::vector<std::string>& captures) {
    // A person follows a link as another site has left it; a program says what it means.
    const auto query = route.audience == Audience::person ? without_trackers(request.query) : request.query;
    const auto parameters = Parameters::parse(query, route.parameters);
    if (!parameters) {
        return problem_for({400, "The request has parameters without meaning here.", parameters.error()},
                           route.audience);
    }
    std::string tag;
    if (route.from_index) {
        refresh_index();
        tag = entity_tag(request.path, query);
    }
    const auto none_match = route.method == Method::post ? std::string() : request.header("if-none-match");
    const auto not_modified = [&] {
        Response response;
        response.status = 304;
        if (!tag.empty()) response.set("ETag", tag);
        response.set("Cache-Control", "no-cache");
        response.set("Vary", "Accept-Encoding");
        return response;
    };
    // Before the work: the tag says all. It was only ever given with a good answer, to this very address.
    if (names_tag(none_match, tag)) return not_modified();

    Call call{request, query, *parameters, captures, *index_, site_};
    const TimeLimit limit(kLongestAnswer, search_time(request.crowd));
    auto outcome = route.answer(call);
    if (!outcome) return problem_for(outcome.error(), route.audience);
    Response response = std::move(*outcome);
    if (response.status != 200 || route.method == Method::post) return response;
    if (none_match == "*") return not_modified();
    // Some answers have a tag of their own: that of a document is its hash.
    if (!route.from_index || find_header(response, "ETag") != nullptr) return response;

    // No Last-Modified: a clock set back, two states in a second and an older index put back would all make it lie.
    // Of the state the answer was made from: an export may have had to move on to a newer one.
    response.set("ETag", entity_tag(request.path, query));
    response.set("Cache-Control", "no-cache");
    return response;
}

void Application::refresh_index() {
    const auto& before = index_->status().state;
    const std::string state = before;
    const auto refreshed = index_->refresh();
    if (refreshed) {
        if (index_->status().state != state) site_.metrics->index_reopened(true);
        last_failure_.clear();
        return;
    }
    site_.metrics->index_reopened(false);
    const auto& error = refreshed.error();
    // Said once: it would come back with each request.
    if (error.message != last_failure_) {
        log_("the newer state of the index cannot be opened, the old one goes on answering: " + error.message);
    }
    last_failure_ = error.message;
}

// Weak: the same state gives the same answer, but for its compression and the time it took. With the address in it, so
// that the tag of an answer that was good says nothing of another address, where there may be none.
std::string Application::entity_tag(std::string_view path, std::string_view query) {
    return fmt::format("W/\"{}-{}-{}\"", RECUEIL_VERSION, query::percent_encode(index_->status().state),
                       hex(xxh3(fmt::format("{}?{}", path, query))));
}

}  // namespace recueil::server
