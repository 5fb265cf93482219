// corpus: from files to acts.
//
//   read_document   a file of any known format becomes lines of text           document.h
//   understand      a document is cut into acts, and each act's facts are read   this header, act.h
//   passages        an act is cut into the pieces a search shows                 passage.h
//   find_references the one grammar of references                               reference.h
//   to_json         acts as programs outside read them                          act_json.h
//
// Nothing here knows that an index exists. All functions are pure: any thread may call them at any time.
#pragma once

#include <vector>

#include "base/error.h"
#include "corpus/act.h"
#include "corpus/act_json.h"
#include "corpus/document.h"
#include "corpus/passage.h"
#include "corpus/reference.h"

namespace recueil::corpus {

// The acts of a document in reading order; a document without acts comes back as one act with is_document set.
// Never fails: what no rule understood is said in `notes`. Time and memory are linear in the text.
std::vector<Act> understand(const Document& document);

// The same with the passages of each act, for the index.
struct ActPassages {
    Act act;
    std::vector<Passage> passages;
};
std::vector<ActPassages> understand_passages(const Document& document);

}  // namespace recueil::corpus
