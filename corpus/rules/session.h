// Facts of a session: who met, when, who presided, who was there.
#pragma once

#include <optional>

#include "corpus/act.h"
#include "corpus/text/lined_text.h"

namespace recueil::corpus {

struct SessionFacts {
    OptionalText institution;  // as it names itself: « Commune de Pierrefonds »
    OptionalText assembly;     // without the institution: « Conseil municipal »
    OptionalText date;         // ISO 8601
    std::optional<Person> president;
    std::optional<Person> secretary;
    Attendance attendance;
    std::vector<Doubt> doubts;
};

// Evidence of the day of a session from outside its header, strongest first.
struct SessionEvidence {
    OptionalText stamp_date;  // in the identifier of the @ctes stamp
    OptionalText file_date;   // in the document's name
};

// Reads the text above the acts of a session (or above the decision, in a single extract). `document` is the whole
// document: it has the names of people whom the header names by their function alone. Linear in both.
SessionFacts read_session(const LinedText& header, const LinedText& document, const SessionEvidence& evidence);

}  // namespace recueil::corpus
