#include "corpus/rules/resolution.h"

namespace recueil::corpus {

void read_resolution(const LinedText& body, const LinedText* header, const SessionFacts& session, Act& act) {
    static_cast<void>(body);
    static_cast<void>(header);
    static_cast<void>(session);
    static_cast<void>(act);
}

}  // namespace recueil::corpus
