#include "alerts/saved_searches.h"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/json_depth.h"
#include "indexer/fields.h"

namespace recueil::alerts {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_bytes = std::size_t{4} << 20U;
constexpr int deepest = 16;

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// An address that may stand in a mail's head as it is: one « @ », printable ASCII, none of what parts addresses.
bool is_mail_address(std::string_view text) {
    constexpr std::string_view separators = " ,;:<>()[]\"\\";
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == text.npos &&
           text.front() != '-' && std::all_of(text.begin(), text.end(), [&](char c) {
               return c > 0x20 && c < 0x7f && separators.find(c) == std::string_view::npos;
           });
}

bool is_web_address(std::string_view text) {
    const bool has_scheme = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
    return has_scheme && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

// Reads the file's JSON; the first fault ends it.
class Reader {
  public:
    explicit Reader(std::string path) : path_(std::move(path)) {}

    Result<SavedSearches> read(const Json& json) {
        SavedSearches all;
        const bool is_list = json.is_array();
        if (!is_list && !json.is_object()) return fault("", "a list of searches, or an object that holds one");
        if (!is_list) {
            if (auto known = only(json, "", {"base_url", "from", "secret", "searches"}); !known) return failure(known);
            if (auto done = text(json, "", "base_url", all.base_url); !done) return failure(done);
            if (auto done = text(json, "", "from", all.sender); !done) return failure(done);
            if (auto done = text(json, "", "secret", secret_); !done) return failure(done);
        }
        if (!all.base_url.empty() && !is_web_address(all.base_url)) return fault("base_url", "an address with http(s)");
        while (!all.base_url.empty() && all.base_url.back() == '/') all.base_url.pop_back();
        if (!all.sender.empty() && !is_mail_address(all.sender)) return fault("from", "a mail address");
        const Json& searches = is_list ? json : json.value("searches", Json());
        if (!searches.is_array()) return fault("searches", "a list");
        for (std::size_t i = 0; i < searches.size(); ++i) {
            auto search = search_of(searches[i], fmt::format("searches[{}]", i));
            if (!search) return failure(search);
            if (!names_.insert(search->name).second)
                return fault(fmt::format("searches[{}].name", i), "a name that no other search has");
            all.searches.push_back(std::move(*search));
        }
        return all;
    }

  private:
    tl::unexpected<Error> fault(const std::string& place, std::string_view wanted) const {
        return failure(ErrorCode::usage,
                       fmt::format("{}: {}{}has to be {}", path_, place, place.empty() ? "" : " ", wanted));
    }

    Result<void> only(const Json& object, const std::string& place,
                      std::initializer_list<std::string_view> names) const {
        for (const auto& [name, unused] : object.items())
            if (std::find(names.begin(), names.end(), name) == names.end())
                return failure(
                    ErrorCode::usage,
                    fmt::format("{}: {}{}\"{}\" has no meaning here", path_, place, place.empty() ? "" : ": ", name),
                    fmt::format("known are {}", fmt::join(names, ", ")));
        return {};
    }

    Result<void> text(const Json& object, const std::string& place, const char* name, std::string& value) const {
        const auto found = object.find(name);
        if (found == object.end() || found->is_null()) return {};
        if (!found->is_string() || has_control(found->get_ref<const std::string&>()))
            return fault(place + (place.empty() ? "" : ".") + name, "a text of one line");
        value = found->get<std::string>();
        return {};
    }

    // A text, or a list of texts.
    Result<std::vector<std::string>> texts(const Json& value, const std::string& place) const {
        std::vector<std::string> list;
        const Json all = value.is_array() ? value : Json::array({value});
        for (const Json& each : all) {
            if (!each.is_string() || has_control(each.get_ref<const std::string&>()))
                return fault(place, "a text of one line, or a list of such");
            list.push_back(each.get<std::string>());
        }
        return list;
    }

    Result<void> filters(const Json& filters, const std::string& place, query::SearchRequest& request) const {
        if (!filters.is_object()) return fault(place, "an object");
        const auto facets = indexer::facets();
        for (const auto& filter : filters.items()) {
            const std::string& name = filter.key();
            const std::string where = fmt::format("{}.{}", place, name);
            const bool is_known = std::any_of(facets.begin(), facets.end(),
                                              [&](const indexer::Field* field) { return field->name == name; });
            if (!is_known) return fault(where, "the name of a filter of recueil search");
            auto values = texts(filter.value(), where);
            if (!values) return failure(values);
            for (auto& each : *values) request.filters.push_back({name, std::move(each)});
        }
        return {};
    }

    Result<void> destinations(const Json& to, const std::string& place, SavedSearch& search) const {
        auto addresses = texts(to, place);
        if (!addresses) return failure(addresses);
        constexpr std::string_view mailto = "mailto:";
        for (std::string& address : *addresses) {
            if (address.rfind(mailto, 0) == 0) address.erase(0, mailto.size());
            if (is_web_address(address)) {
                search.webhooks.push_back(std::move(address));
            } else if (is_mail_address(address)) {
                search.mail.push_back(std::move(address));
            } else {
                return fault(place, "a mail address or an address with http(s), or a list of such");
            }
        }
        return {};
    }

    Result<SavedSearch> search_of(const Json& json, const std::string& place) {
        if (!json.is_object()) return fault(place, "an object");
        if (auto known = only(json, place, {"name", "query", "filters", "date_from", "date_to", "to", "secret"});
            !known)
            return failure(known);
        SavedSearch search;
        search.secret = secret_;
        const std::vector<std::pair<const char*, std::string*>> members{{"name", &search.name},
                                                                        {"query", &search.request.text},
                                                                        {"date_from", &search.request.date_from},
                                                                        {"date_to", &search.request.date_to},
                                                                        {"secret", &search.secret}};
        for (const auto& [name, value] : members)
            if (auto done = text(json, place, name, *value); !done) return failure(done);
        if (search.name.empty()) return fault(place + ".name", "given");
        if (json.contains("filters"))
            if (auto done = filters(json["filters"], place + ".filters", search.request); !done) return failure(done);
        if (json.contains("to"))
            if (auto done = destinations(json["to"], place + ".to", search); !done) return failure(done);
        return search;
    }

    std::string path_;
    std::string secret_;
    std::set<std::string> names_;
};

}  // namespace

Result<SavedSearches> read_saved_searches(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return failure(ErrorCode::usage, fmt::format("cannot read {}", path), "it holds the saved searches");
    std::string bytes(most_bytes + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad()) return failure(ErrorCode::usage, fmt::format("cannot read {}", path));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > most_bytes) return failure(ErrorCode::usage, fmt::format("{}: more than 4 MB", path));
    if (nests_deeper_than(bytes, deepest))
        return failure(ErrorCode::usage, fmt::format("{}: it nests deeper than {} levels", path, deepest));
    try {
        return Reader(path).read(Json::parse(bytes));
    } catch (const Json::parse_error& error) {
        // « [json.exception.parse_error.101] parse error at line 3, column 5: … ».
        const std::string words = error.what();
        return failure(ErrorCode::usage, fmt::format("{}: {}", path, words.substr(words.find("] ") + 2)));
    }
}

}  // namespace recueil::alerts
