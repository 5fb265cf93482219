#include <nlohmann/json.hpp>

#include "server/answers.h"

namespace recueil::server {
namespace {

Outcome answer_vocabulary(Call& call, query::Vocabulary which) {
    const auto entries = call.index.vocabulary(which);
    if (!entries) return problem(entries.error());
    return json_response({{"total", (*entries)->size()}, {"values", query::to_json(**entries)}});
}

std::string base_name(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

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
