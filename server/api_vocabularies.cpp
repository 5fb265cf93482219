#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include <fmt/format.h>

#include "server/answers.h"

namespace recueil::server {
namespace {

// Values of one answer: a few hundred kilobytes.
constexpr int most_entries = 1000;

// `page` and `per_page` as numbers of the address.
std::string address_of_page(const Call& call, int page) {
    std::string address = call.request.path;
    char mark = '?';
    const auto add = [&](std::string_view name, const std::string& value) {
        address += fmt::format("{}{}={}", std::exchange(mark, '&'), name, value);
    };
    if (call.parameters.has("per_page")) add("per_page", call.parameters.first("per_page"));
    if (page > 1) add("page", std::to_string(page));
    return address;
}

Outcome answer_vocabulary(Call& call, query::Vocabulary which) {
    const auto entries = call.index.vocabulary(which);
    if (!entries) return problem(entries.error());
    const int page = call.parameters.integer("page", 1);
    const auto per_page = static_cast<std::size_t>(call.parameters.integer("per_page", most_entries));
    const auto& all = **entries;
    const std::size_t begin = std::min(all.size(), static_cast<std::size_t>(page - 1) * per_page);
    const std::size_t end = std::min(all.size(), begin + per_page);
    using Places = std::vector<query::VocabularyEntry>::difference_type;
    const std::vector<query::VocabularyEntry> shown(all.begin() + static_cast<Places>(begin),
                                                    all.begin() + static_cast<Places>(end));
    const nlohmann::ordered_json next =
        end < all.size() ? nlohmann::ordered_json(address_of_page(call, page + 1)) : nlohmann::ordered_json();
    return json_response({{"total", all.size()},
                          {"page", page},
                          {"per_page", per_page},
                          {"values", query::to_json(shown)},
                          {"links", {{"self", address_of_page(call, page)}, {"next", next}}}});
}

std::string base_name(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::vector<ParameterSpec> vocabulary_parameters() {
    ParameterSpec page{"page", ParameterType::integer, "Page of the list, from 1."};
    page.minimum = 1;
    page.maximum = 1'000'000;
    page.fallback = "1";
    ParameterSpec per_page{"per_page", ParameterType::integer, "Values on a page."};
    per_page.minimum = 1;
    per_page.maximum = most_entries;
    per_page.fallback = std::to_string(most_entries);
    return {page, per_page};
}

Outcome answer_members(Call& call) {
    return answer_vocabulary(call, query::Vocabulary::members);
}
Outcome answer_commissions(Call& call) {
    return answer_vocabulary(call, query::Vocabulary::commissions);
}
Outcome answer_sessions(Call& call) {
    return answer_vocabulary(call, query::Vocabulary::sessions);
}
Outcome answer_themes(Call& call) {
    return answer_vocabulary(call, query::Vocabulary::themes);
}
Outcome answer_texts(Call& call) {
    return answer_vocabulary(call, query::Vocabulary::texts);
}
Outcome answer_institutions(Call& call) {
    return answer_vocabulary(call, query::Vocabulary::institutions);
}

Outcome answer_status(Call& call) {
    auto json = query::to_json(call.index.status());
    // Where the documents lie on this machine is nobody's business outside.
    for (auto& source : json["sources"]) source = base_name(source.get<std::string>());
    json["version"] = RECUEIL_VERSION;
    return json_response(json);
}

}  // namespace recueil::server
