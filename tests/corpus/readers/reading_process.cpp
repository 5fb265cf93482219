// The reading process of the tests, and the one that takes a document out of an archive.
#include "corpus/archive_members.h"
#include "corpus/document_reader.h"

int main(int argc, char** argv) {
    return argc == 2 ? recueil::corpus::serve_member(argv[1]) : recueil::corpus::serve_documents();
}
