#include "corpus/rules/session.h"

namespace recueil::corpus {

SessionFacts read_session(const LinedText& header, const LinedText& document, const SessionEvidence& evidence) {
    static_cast<void>(header);
    static_cast<void>(document);
    SessionFacts facts;
    facts.date = evidence.stamp_date;
    return facts;
}

}  // namespace recueil::corpus
