#include "tools/messages.h"

namespace recueil::tools {

const std::vector<QueryRemark>& query_remarks() {
    static const std::vector<QueryRemark> remarks{
        {"Parenthèse ouverte et jamais fermée : lue comme fermée à la fin.",
         "A parenthesis is opened and never closed: read as closed at the end."},
        {"Plus de {} mots : la suite est laissée de côté.", "More than {} words: the rest is left out."},
        {"Guillemet ouvert et jamais fermé : lu comme fermé à la fin.",
         "A quotation mark is opened and never closed: read as closed at the end."},
        {"Rien entre les guillemets : ignorés.", "Nothing between the quotation marks: ignored."},
        {"Plus de {} parenthèses emboîtées : les suivantes sont ignorées.",
         "More than {} parentheses inside one another: those that follow are ignored."},
        {"Parenthèse fermée sans avoir été ouverte : ignorée.", "A parenthesis is closed and was not opened: ignored."},
        {"Champ inconnu « {} » : vouliez-vous dire « {} » ? Cherché comme un mot.",
         "No field « {} »: did you mean « {} »? Searched as a word."},
        {"Champ inconnu « {} » : cherché comme un mot.", "No field « {} »: searched as a word."},
        {"« {}: » n'a pas de valeur : ignoré.", "« {}: » has no value: ignored."},
        {"« {} » ne relie rien : ignoré.", "« {} » joins nothing: ignored."},
        {"« SAUF » sans rien après lui : ignoré.", "« SAUF » (NOT) with nothing after it: ignored."},
        {"PROCHE ne relie que des mots et des expressions : lu comme ET.",
         "PROCHE (NEAR) joins only words and phrases: read as AND."},
        {"Signe sans mot après lui : ignoré.", "A sign without a word after it: ignored."},
        {"« * » ne veut rien dire entre guillemets : cherché sans lui.",
         "« * » means nothing between quotation marks: searched without it."},
        {"« {} » n'est pas une valeur de « {} » : cherché comme un mot. Exemple : {}.",
         "« {} » is no value of « {} »: searched as a word. For instance: {}."},
        {"Aucun mot à chercher dans ce texte : ignoré.", "No word to search for in this text: ignored."},
        {"« {} » : rien de tel dans le champ {}, cherché comme des mots",
         "« {} »: nothing like it in the field {}, searched as words"},
        {"« {} » : rien de tel dans le champ {}", "« {} »: nothing like it in the field {}"},
        {"« {} » n'est pas un intervalle du champ {}", "« {} » is no range of the field {}"},
        {"Plus de {} mots avec une étoile : à partir de « {} », ceux-là sont laissés de côté",
         "More than {} words with an asterisk: from « {} » on, they are left out"},
        {"« {} » a trop de mots : seuls les {} plus fréquents sont cherchés",
         "« {} » has too many words: only the {} most frequent are searched for"},
        {"Ce texte est celui d'un acte : ses signes sont lus comme du texte.",
         "This text is that of an act: its signs are read as text."},
        {"la recherche a été interrompue : elle durait trop, d'autres actes peuvent y répondre",
         "the search was cut short: it took too long, and other acts may answer it"},
    };
    return remarks;
}

}  // namespace recueil::tools
