// The reading process of the tests.
#include "corpus/document_reader.h"

int main() {
    return recueil::corpus::serve_documents();
}
