// The table of routes, with their parameters and answers. The OpenAPI document is made from it.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "server/export_places.h"
#include "server/index.h"
#include "server/metrics.h"
#include "server/originals.h"
#include "server/page_pictures.h"
#include "server/parameters.h"
#include "server/problem.h"

namespace recueil::server {

// Shared by all threads and constant, except for atomics.
struct Site {
    std::string public_url;  // "https://example.org" behind a proxy; empty: as in the request
    std::shared_ptr<HttpCounters> counters;
    std::shared_ptr<Metrics> metrics;
    std::vector<std::string> mcp_origins{};  // of other sites whose pages may ask /mcp: "https://assistant.example"
    // The documents, where they are served, and their pages.
    std::shared_ptr<Originals> originals{};
    std::shared_ptr<PagePictures> pictures = std::make_shared<PagePictures>();
    std::shared_ptr<DrawingPlaces> drawing = std::make_shared<DrawingPlaces>();
    std::shared_ptr<ExportPlaces> exports = std::make_shared<ExportPlaces>();
};

struct Call {
    const Request& request;
    const std::string& query;  // of the address, as it was understood
    const Parameters& parameters;
    const std::vector<std::string>& captures;  // the values at {…} of the pattern, decoded
    Index& index;
    const Site& site;

    // "https://example.org", without a final slash.
    std::string root() const;
};

using Outcome = tl::expected<Response, Problem>;

enum class Audience { program, person, service };
// get answers HEAD too.
enum class Method { get, post };

struct Route {
    std::string_view name;  // operationId of OpenAPI, label in metrics
    std::string_view pattern;
    Audience audience = Audience::program;
    std::string_view summary;
    std::string_view media_type;
    std::string_view schema;  // of components.schemas; empty where it is not JSON
    std::vector<ParameterSpec> path_parameters;
    std::vector<ParameterSpec> parameters;
    Outcome (*answer)(Call& call);
    bool from_index = true;  // the answer changes only with the index and the address
    Method method = Method::get;
};

const std::vector<Route>& routes();
// In their order, for Metrics.
std::vector<std::string_view> route_names();

struct Match {
    std::size_t route = 0;
    std::vector<std::string> captures;
};

// Returns nothing where no pattern fits or where a value at {…} is not percent-encoded UTF-8.
std::optional<Match> match_route(std::string_view path);

// Answers of the kinds the routes give.
Response json_response(const nlohmann::ordered_json& json);
Response text_response(std::string media_type, std::string body);
tl::unexpected<Problem> problem(Problem problem);
tl::unexpected<Problem> problem(const Error& error);

}  // namespace recueil::server
