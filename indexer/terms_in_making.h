// The Xapian databases that hold a segment's terms until they are compacted.
#pragma once

#include <string>

#include <xapian.h>

namespace recueil::indexer {

// Makes one at `path`, without what only a database that lasts or changes needs: sync, a way back, lists of terms by
// act. Throws Xapian's exceptions.
inline Xapian::WritableDatabase terms_in_making(const std::string& path) {
    return Xapian::WritableDatabase(
        path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST);
}

}  // namespace recueil::indexer
