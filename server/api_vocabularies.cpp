#include "server/answers.h"

namespace recueil::server {
namespace {

Outcome answer_vocabulary(Call& call, query::Vocabulary which) {
    const auto& entries = call.index.vocabulary(which);
    return json_response({{"total", entries.size()}, {"values", query::to_json(entries)}});
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

Outcome answer_status(Call& call) {
    auto json = query::to_json(call.index.status());
    json["version"] = RECUEIL_VERSION;
    return json_response(json);
}

}  // namespace recueil::server
