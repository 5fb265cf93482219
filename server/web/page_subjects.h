// Pages that list people, committees, sessions, themes, territories or councils.
#pragma once

#include <vector>

#include "server/web/page.h"
#include "server/web/subject.h"

namespace recueil::server {

// All of a kind that the index has. Fails where it cannot be read.
Result<std::vector<query::VocabularyEntry>> entries_of(Index& index, const SubjectKind& kind);

// The page that lists these. `asked` is the wording that means several of them, or empty where all are listed.
Outcome subjects_page(Call& call, const SubjectKind& kind, std::vector<query::VocabularyEntry> entries,
                      const std::string& asked);

}  // namespace recueil::server
