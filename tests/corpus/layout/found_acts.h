// The acts of a made-up document, for the tests of the layout.
#pragma once

#include <string>
#include <vector>

#include "corpus/layout/document_layout.h"
#include "corpus/layout/document_lines.h"
#include "tests/corpus/act_text.h"

namespace recueil::corpus::tests {

using Rows = std::vector<std::string>;

struct FoundActs {
    explicit FoundActs(const std::string& text) : document(document_of(text)), lines(document), texts(lines) {
        layout = lay_out_document(texts);
        for (const ActRange& act : layout.acts)
            rows.push_back(act.number.value_or("") + " | " + act.title.value_or(""));
    }
    Document document;
    SourceLines lines;
    DocumentLines texts;
    DocumentLayout layout;
    Rows rows;
};

inline const char* const minutes_header =
    "Commune de Valmoret\nCompte rendu de la réunion du Conseil Municipal du 4 mai 2012\n"
    "Présents : M. Albert DUVAL, Mme Berthe COLLET, M. Carl REMY.\nSecrétaire de séance : M. Carl REMY.\n\n";

inline std::string decided(const std::string& heading) {
    return heading + "\nLe conseil municipal, après en avoir délibéré, décide à l’unanimité de créer un poste.\n\n";
}

}  // namespace recueil::corpus::tests
