#include "server/metrics.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace recueil::server {

Metrics::Metrics(std::vector<std::string_view> routes) : routes_(std::move(routes)), counts_(routes_.size() + 1) {
    routes_.emplace_back("none");
}

void Metrics::count(std::size_t route, int status, std::chrono::nanoseconds took) {
    auto& counts = counts_[std::min(route, counts_.size() - 1)];
    ++counts.by_class.at(static_cast<std::size_t>(std::clamp(status / 100, 0, 5)));
    const double seconds = std::chrono::duration<double>(took).count();
    const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
    ++counts.by_duration.at(static_cast<std::size_t>(bound - kBounds.begin()));
    counts.nanoseconds += static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
}

void Metrics::index_reopened(bool well) {
    ++(well ? reopened_ : reopen_failures_);
}

std::string Metrics::text(const HttpCounters& http) const {
    std::string text;
    auto out = std::back_inserter(text);
    const auto single = [&](std::string_view name, std::string_view type, std::string_view help, std::uint64_t value) {
        fmt::format_to(out, "# HELP recueil_{0} {2}\n# TYPE recueil_{0} {1}\nrecueil_{0} {3}\n", name, type, help,
                       value);
    };
    single("http_connections_open", "gauge", "Connections open now.", http.connections_open);
    single("http_connections_total", "counter", "Connections accepted.", http.connections_accepted);
    single("http_requests_total", "counter", "Requests read.", http.requests);
    single("http_refused_busy_total", "counter", "Requests answered 503: queue full or answer late.",
           http.refused_busy);
    single("http_refused_rate_total", "counter", "Requests answered 429: the client asks too often.",
           http.refused_rate);
    single("http_unsent_cut_total", "counter", "Connections cut since too many bytes waited to be read.",
           http.unsent_cut);
    single("http_refused_malformed_total", "counter", "Requests refused before they were read.",
           http.refused_malformed);
    single("http_deadlines_total", "counter", "Connections cut for slowness.", http.deadlines);
    single("http_sent_bytes_total", "counter", "Bytes sent.", http.bytes_sent);
    single("http_queue_length", "gauge", "Requests that waited when the last one came in.", http.queued);
    single("index_reopened_total", "counter", "Times a thread moved on to a newer state of the index.", reopened_);
    single("index_reopen_failures_total", "counter", "Times a newer state could not be opened.", reopen_failures_);

    text += "# HELP recueil_responses_total Answers by route and class of status.\n";
    text += "# TYPE recueil_responses_total counter\n";
    for (std::size_t route = 0; route < counts_.size(); ++route) {
        for (std::size_t status = 2; status < 6; ++status) {
            const std::uint64_t count = counts_[route].by_class.at(status);
            if (count == 0) continue;
            fmt::format_to(out, "recueil_responses_total{{route=\"{}\",status=\"{}xx\"}} {}\n", routes_[route], status,
                           count);
        }
    }
    text += "# HELP recueil_response_seconds Time to make an answer, waiting not counted.\n";
    text += "# TYPE recueil_response_seconds histogram\n";
    for (std::size_t route = 0; route < counts_.size(); ++route) {
        const auto& counts = counts_[route];
        std::uint64_t sum = 0;
        for (const auto& count : counts.by_duration) sum += count;
        if (sum == 0) continue;
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < kBounds.size(); ++i) {
            below += counts.by_duration.at(i);
            fmt::format_to(out, "recueil_response_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", routes_[route],
                           kBounds.at(i), below);
        }
        fmt::format_to(out, "recueil_response_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", routes_[route], sum);
        fmt::format_to(out, "recueil_response_seconds_sum{{route=\"{}\"}} {}\n", routes_[route],
                       static_cast<double>(counts.nanoseconds) / 1e9);
        fmt::format_to(out, "recueil_response_seconds_count{{route=\"{}\"}} {}\n", routes_[route], sum);
    }
    return text;
}

}  // namespace recueil::server
