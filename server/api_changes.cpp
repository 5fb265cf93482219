// The changes since a state of the index: for mirrors and alerts.
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "query/changes.h"
#include "server/answers.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;
using indexer::ChangeKind;

constexpr std::size_t kLinesAtOnce = 1000;

constexpr std::string_view name_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return "added";
        case ChangeKind::changed:
            return "changed";
        case ChangeKind::removed:
            break;
    }
    return "removed";
}

Json json_of(const query::ActChange& change) {
    const auto text_or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    const auto& act = change.act;
    Json json{{"change", name_of(act.kind)}};
    if (act.kind == ChangeKind::changed) json["source_only"] = act.is_in_source_only;
    json["id"] = act.id;
    json["kind"] = act.is_document ? "document" : "deliberation";
    json["number"] = text_or_null(act.number);
    json["title"] = act.title;
    json["session_date"] = text_or_null(act.date);
    json["institution"] = text_or_null(act.institution);
    json["url"] = act.kind == ChangeKind::removed ? Json() : Json(query::act_path(act.id));
    json["state"] = change.state;
    json["changed_at"] = change.made_at;
    return json;
}

tl::expected<query::ChangesSince, Problem> changes_asked_for(Call& call) {
    const std::string since = call.parameters.first("since");
    const std::string until = call.parameters.first("until");
    if (since.empty()) {
        if (until.empty()) return query::ChangesSince{call.index.status().state, {}};
        return problem({400,
                        "The request has parameters without meaning here.",
                        {{"until", "It is the end of the changes: `since` says where they begin.", {}}}});
    }
    auto changes = call.index.changes(since, until);
    if (changes) return std::move(*changes);
    const Error& error = changes.error();
    if (error.code == ErrorCode::not_found)
        return problem({410, fmt::format("{}: {}. GET /api/v1/changes without `since` gives the present state, "
                                         "GET /api/v1/export.jsonl all acts.",
                                         error.message, error.hint)});
    if (error.code != ErrorCode::usage) return problem(error);
    const bool is_until = !until.empty() && error.message.find("« " + until + " »") != std::string::npos;
    return problem(
        {400,
         "The request has parameters without meaning here.",
         {{is_until ? "until" : "since", "It is no state of an index: take `state` of an earlier answer.", {}}}});
}

std::string address_of_page(const Call& call, const std::string& until, int page) {
    std::string address = call.request.path;
    char mark = '?';
    const auto add = [&](std::string_view name, const std::string& value) {
        address += fmt::format("{}{}={}", std::exchange(mark, '&'), name, query::percent_encode(value));
    };
    if (call.parameters.has("since")) add("since", call.parameters.first("since"));
    if (!until.empty()) add("until", until);
    if (call.parameters.has("per_page")) add("per_page", call.parameters.first("per_page"));
    if (page > 1) add("page", std::to_string(page));
    return address;
}

class ChangeLines : public BodySource {
  public:
    explicit ChangeLines(query::ChangesSince changes) : changes_(std::move(changes)) {}

    bool next(std::string& piece) override {
        const std::size_t end = std::min(changes_.acts.size(), next_ + kLinesAtOnce);
        for (; next_ < end; ++next_) write(json_of(changes_.acts[next_]), piece);
        if (next_ < changes_.acts.size()) return true;
        write({{"state", changes_.state}}, piece);
        return false;
    }

  private:
    static void write(const Json& json, std::string& piece) {
        piece += json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    query::ChangesSince changes_;
    std::size_t next_ = 0;
};

}  // namespace

Outcome answer_changes(Call& call) {
    const auto found = changes_asked_for(call);
    if (!found) return problem(found.error());
    const int page = call.parameters.integer("page", 1);
    const int per_page = call.parameters.integer("per_page", 100);
    const std::size_t total = found->acts.size();
    const std::size_t begin = std::min(total, static_cast<std::size_t>(page - 1) * static_cast<std::size_t>(per_page));
    const std::size_t end = std::min(total, begin + static_cast<std::size_t>(per_page));
    Json changes = Json::array();
    for (std::size_t i = begin; i < end; ++i) changes.push_back(json_of(found->acts[i]));
    // The further pages are of the same list, whatever the index does meanwhile.
    const Json next = end < total ? Json(address_of_page(call, found->state, page + 1)) : Json();
    const std::string since = call.parameters.first("since");
    return json_response(
        {{"since", since.empty() ? Json() : Json(since)},
         {"state", found->state},
         {"total", total},
         {"page", page},
         {"per_page", per_page},
         {"changes", std::move(changes)},
         {"links", {{"self", address_of_page(call, call.parameters.first("until"), page)}, {"next", next}}}});
}

Outcome answer_changes_jsonl(Call& call) {
    auto found = changes_asked_for(call);
    if (!found) return problem(found.error());
    Response response;
    response.set("Content-Type", "application/jsonl");
    response.source = std::make_unique<ChangeLines>(std::move(*found));
    return response;
}

}  // namespace recueil::server
