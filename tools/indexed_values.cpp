#include "tools/indexed_values.h"

#include <csignal>
#include <limits>
#include <utility>

#include <sys/time.h>
#include <unistd.h>

#include "indexer/terms.h"
#include "query/query.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

constexpr std::size_t most_values = 200;

bool has_word_beginning(const std::string& folded, const std::string& begun) {
    for (std::size_t at = folded.find(begun); at != std::string::npos; at = folded.find(begun, at + 1))
        if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-' || folded[at - 1] == '\'') return true;
    return false;
}

std::vector<ShellCandidate> numbers_of_acts(const query::Searcher& searcher, const std::string& begun) {
    std::vector<ShellCandidate> numbers;
    const auto found = searcher.suggest(begun, static_cast<int>(most_values));
    if (!found) return numbers;
    for (const query::Completion& completion : *found)
        if (completion.kind == "number") numbers.push_back({completion.text, ""});
    return numbers;
}

std::vector<ShellCandidate> values_of_facet(const query::Searcher& searcher, const std::string& facet,
                                            const std::string& begun) {
    query::SearchRequest request;
    request.per_page = 0;
    request.facets = {facet};
    request.facet_values = std::numeric_limits<int>::max();
    const auto response = searcher.search(request);
    if (!response || response->facets.empty()) return {};
    const std::string wanted = indexer::value_key(begun);
    std::vector<ShellCandidate> beginning;
    std::vector<ShellCandidate> holding;
    for (const query::FacetValue& value : response->facets.front().values) {
        const std::string folded = indexer::value_key(value.value);
        std::string description = counted(value.count, "act", "acts");
        if (value.label != value.value) description.insert(0, value.label + ", ");
        auto& list = folded.rfind(wanted, 0) == 0 ? beginning : holding;
        const bool fits = &list == &beginning || has_word_beginning(folded, wanted) ||
                          has_word_beginning(indexer::value_key(value.label), wanted);
        if (fits && list.size() < most_values) list.push_back({value.value, std::move(description)});
    }
    return beginning.empty() ? holding : beginning;
}

}  // namespace

std::vector<ShellCandidate> indexed_values(const std::vector<std::string>& databases, const std::string& facet,
                                           const std::string& begun) {
    if (databases.empty()) return {};
    const auto searcher = query::Searcher::open(databases);
    if (!searcher) return {};
    return facet.empty() ? numbers_of_acts(*searcher, begun) : values_of_facet(*searcher, facet, begun);
}

void end_after(std::chrono::milliseconds time) {
    std::signal(SIGALRM, [](int) { ::_exit(0); });
    itimerval timer{};
    timer.it_value.tv_sec = static_cast<time_t>(time.count() / 1000);
    timer.it_value.tv_usec = static_cast<suseconds_t>(time.count() % 1000 * 1000);
    ::setitimer(ITIMER_REAL, &timer, nullptr);
}

}  // namespace recueil::tools
