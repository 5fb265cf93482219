#include "tests/server/changing_council.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

namespace recueil::server::tests {

using Json = nlohmann::ordered_json;
using recueil::tests::TestAct;

namespace {

constexpr const char* kFound = "/api/v1/search?q=v%C3%A9los&per_page=100&facets=year";
constexpr const char* kByYear = "/api/v1/search?q=%C3%A9tat+v%C3%A9los&per_page=3&sort=date_asc&facets=year";
constexpr const char* kAll = "/api/v1/search?per_page=100&facets=year&sort=date_desc";
constexpr const char* kExport = "/api/v1/export.jsonl?q=v%C3%A9los";
constexpr const char* kTable = "/api/v1/export.csv?q=v%C3%A9los";
constexpr const char* kPage = "/?q=v%C3%A9los&per_page=100";
constexpr const char* kStatus = "/api/v1/status";
constexpr const char* kSessions = "/api/v1/sessions";

// A machine at work on much else is no fault of the server.
constexpr std::chrono::seconds kPatience{60};

// The titles in data, in capitals, and on pages, as sentences.
const std::regex& titles() {
    static const std::regex all("(?:e|é|É)tat ([0-9]+) des", std::regex::icase);
    return all;
}

// The versions that the titles in a text name.
std::set<int> versions_in(const std::string& text) {
    std::set<int> versions;
    for (std::sregex_iterator at(text.begin(), text.end(), titles()), end; at != end; ++at)
        versions.insert(std::stoi((*at)[1]));
    return versions;
}

std::size_t titles_in(const std::string& text) {
    return static_cast<std::size_t>(
        std::distance(std::sregex_iterator(text.begin(), text.end(), titles()), std::sregex_iterator()));
}

// What the year facet of the bicycles' acts of a version counts.
std::map<std::string, std::size_t> bicycle_years(int version) {
    std::map<std::string, std::size_t> years{{"2020", 1}};
    years[ChangingCouncil::year(version)] += static_cast<std::size_t>(ChangingCouncil::bicycle_acts(version) - 1);
    return years;
}

std::map<std::string, std::size_t> counted_years(const Json& facets) {
    std::map<std::string, std::size_t> years;
    for (const Json& value : facets.at(0).at("values")) years[value.at("value")] = value.at("count");
    return years;
}

// "12-2024-05-01T10:00:00Z" of W/"0.1.0-12-2024-05-01T10%3A00%3A00Z-0123456789abcdef"
std::string state_of(const std::string& tag) {
    const std::size_t begin = tag.find('-');
    const std::size_t end = tag.rfind('-');
    return begin == std::string::npos || end <= begin ? std::string() : tag.substr(begin + 1, end - begin - 1);
}

std::string wrong(const std::string& target, const std::string& what) {
    return target + ": " + what;
}

}  // namespace

ChangingCouncil::ChangingCouncil() {
    std::vector<TestAct> acts;
    for (int i = 1; i <= permanent_acts(); ++i) {
        TestAct act;
        act.number = fmt::format("1999-{}", i);
        act.day = "28 SEPTEMBRE 1999";
        act.title = "ENTRETIEN DES ROUTES";
        act.articles = {"D’entretenir les routes."};
        acts.push_back(act);
    }
    council_.write("permanent.txt", acts);
}

void ChangingCouncil::publish(int version) {
    for (int i = 0; i < 8; ++i) {
        const std::string file = fmt::format("bicycles-{}.txt", i);
        council_.remove(file);
        if (i >= bicycle_acts(version)) continue;
        TestAct act;
        act.title = fmt::format("ETAT {} DES VELOS", version);
        act.number = i == 0 ? kFirst : fmt::format("{}-{}", year(version), 100 + i);
        if (i > 0) {
            act.day = "28 SEPTEMBRE " + year(version);
            act.grounds.push_back("Vu la délibération n°2020-1 du 28 septembre 2020 relative aux vélos");
        }
        council_.write(file, {act});
    }
    const auto made = council_.index();
    if (!made) throw std::runtime_error(made.error().message);
}

std::string ChangingCouncil::first_id() const {
    const auto searcher = council_.open();
    const auto found = recueil::tests::search(searcher, std::string("numéro:") + kFirst);
    return found.hits.at(0).id;
}

std::string VersionCheck::check(const Answer& answer, const std::string& target, int at_least, int version) {
    if (version < at_least)
        return wrong(target, fmt::format("version {} though {} was published before", version, at_least));
    const std::string state = state_of(answer.header("etag"));
    if (state.empty()) return wrong(target, "no state in its tag: " + answer.header("etag"));
    const std::lock_guard lock(mutex_);
    const auto known = version_of_state_.emplace(state, version).first;
    if (known->second != version)
        return wrong(target, fmt::format("state {} was version {} and is {}", state, known->second, version));
    return {};
}

std::size_t VersionCheck::versions() const {
    const std::lock_guard lock(mutex_);
    return version_of_state_.size();
}

std::string VersionCheck::ask(Client& client, std::size_t turn) {
    const std::vector<std::string> targets{kFound,   kByYear, "/api/v1/acts/" + first_,
                                           kExport,  kAll,    "/api/v1/acts/" + first_ + "/citations?direction=in",
                                           kStatus,  kPage,   kTable,
                                           kSessions};
    const std::string& target = targets[turn % targets.size()];
    const int at_least = visible_;
    const Answer answer = client.get(target, "", kPatience);
    ++asked_;
    if (answer.status != 200) return wrong(target, fmt::format("status {} {}", answer.status, answer.body));
    if (!answer.whole) return wrong(target, "the body was cut short");

    int version = 0;
    const auto acts = [&] { return static_cast<std::size_t>(ChangingCouncil::bicycle_acts(version)); };
    const auto permanent = static_cast<std::size_t>(ChangingCouncil::permanent_acts());
    if (target == kStatus || target == kSessions) {
        // They hold no title: what they count has to be that of the version their state is known by, or becomes known.
        const Json json = Json::parse(answer.body);
        const std::string state = state_of(answer.header("etag"));
        const std::lock_guard lock(mutex_);
        const auto known = version_of_state_.find(state);
        if (known == version_of_state_.end()) return {};
        version = known->second;
        if (target == kStatus && json.at("acts") != acts() + permanent)
            return wrong(target, fmt::format("{} acts in version {}", json.at("acts").dump(), version));
        if (target == kSessions) {
            std::map<std::string, std::size_t> years;
            for (const Json& each : json.at("values"))
                years[each.at("value").get<std::string>().substr(0, 4)] += each.at("count").get<std::size_t>();
            auto wanted = bicycle_years(version);
            wanted["1999"] = permanent;
            if (years != wanted) return wrong(target, fmt::format("not the sessions of version {}", version));
        }
        return {};
    }

    const auto versions = versions_in(answer.body);
    if (versions.size() != 1) return wrong(target, fmt::format("{} versions in one answer", versions.size()));
    version = *versions.begin();
    if (auto problem = check(answer, target, at_least, version); !problem.empty()) return problem;
    if (target == kFound || target == kByYear || target == kAll) {
        const Json json = Json::parse(answer.body);
        auto years = bicycle_years(version);
        std::size_t total = acts();
        if (target == kAll) {
            total += permanent;
            years["1999"] = permanent;
        }
        const std::size_t hits = target == kByYear ? 3 : total;
        if (json.at("total") != total || json.at("hits").size() != hits || counted_years(json.at("facets")) != years)
            return wrong(target, fmt::format("not the counts of version {}: {}", version, answer.body));
    } else if (target == kExport || target == kTable || target == kPage) {
        if (titles_in(answer.body) < acts()) return wrong(target, fmt::format("too few acts of version {}", version));
        const auto lines = static_cast<std::size_t>(std::count(answer.body.begin(), answer.body.end(), '\n'));
        if (target == kExport && lines != acts()) return wrong(target, fmt::format("{} acts", lines));
    } else if (target.find("citations") != std::string::npos) {
        // The act itself, and all that cite it.
        if (titles_in(answer.body) != acts()) return wrong(target, fmt::format("not the graph of {}", version));
    }
    // The same again on condition: unchanged only where the state is.
    const Answer again = client.get(target, "If-None-Match: " + answer.header("etag") + "\r\n", kPatience);
    ++asked_;
    if (again.status == 304) {
        ++not_modified_;
        if (again.header("etag") != answer.header("etag")) return wrong(target, "304 with another tag");
    } else if (again.status != 200 || again.header("etag") == answer.header("etag")) {
        return wrong(target, fmt::format("status {} to a condition", again.status));
    }
    return {};
}

}  // namespace recueil::server::tests
