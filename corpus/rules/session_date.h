// The day of a session.
#pragma once

#include "corpus/act.h"
#include "corpus/rules/session.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// The day in the title of the header (« Séance du 16 février 2023 »), else in its opening sentence (« L'an deux mille
// vingt-trois, le … »). Where a year is missing or they differ by the year alone, the title, the identifier of the
// stamp and the document's name decide. Days of convocations, notices and former minutes are none. Linear in the text.
// `opening` is the beginning of the document, read where the header has no day.
OptionalText read_session_date(const FoldedText& header, const SessionEvidence& evidence,
                               const FoldedText* opening = nullptr);

}  // namespace recueil::corpus
