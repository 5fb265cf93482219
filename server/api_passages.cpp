#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/answers.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(int number) {
    return number > 0 ? Json(number) : Json(nullptr);
}

Json passage_json(const corpus::Passage& passage) {
    return {{"part", corpus::name_of(passage.kind)},
            {"label", passage.label.empty() ? Json(nullptr) : Json(passage.label)},
            {"line_start", number_or_null(passage.lines.start)},
            {"line_end", number_or_null(passage.lines.end)},
            {"page", number_or_null(passage.page)},
            {"text", passage.text}};
}

}  // namespace

Outcome answer_passages(Call& call) {
    const auto& id = call.captures.at(0);
    const auto passages = call.index.passages(id);
    if (!passages) return problem(passages.error());
    const int page = call.parameters.integer("page", 1);
    const auto first = std::min(passages->size(), static_cast<std::size_t>(page - 1) * kPassagesOnAPage);
    const auto end = std::min(passages->size(), first + kPassagesOnAPage);
    Json list = Json::array();
    for (std::size_t i = first; i < end; ++i) list.push_back(passage_json((*passages)[i]));
    const auto link = [&](int number) {
        const auto address = fmt::format("/api/v1/acts/{}/passages", query::percent_encode(id));
        return number == 1 ? address : fmt::format("{}?page={}", address, number);
    };
    return json_response({{"id", id},
                          {"total", passages->size()},
                          {"page", page},
                          {"per_page", kPassagesOnAPage},
                          {"passages", std::move(list)},
                          {"links",
                           {{"self", link(page)},
                            {"next", end < passages->size() && end > first ? Json(link(page + 1)) : Json(nullptr)}}}});
}

}  // namespace recueil::server
