// Translates finished sentences. Errors of the folders below, findings and notes are made in English, remarks about
// queries in French, as the API and JSON give them; where one is printed for people it is read again by its format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recueil::tools {

// The sentence in the language spoken. « cannot read a.pdf: it is damaged » is read by « cannot read {}: {} », then its
// parts; before a colon may stand what is no sentence (« search: », a path). What no format string fits stays as it is.
// A text of more than 4,000 bytes is left as it is.
std::string in_language(std::string_view message);

// The format strings that sentences are read by (messages_table.cpp); tests hold them to the sources.
const std::vector<const char*>& message_formats();

// What is odd in a query is said in French, for the page: the format strings, with their English.
struct QueryRemark {
    const char* french;
    const char* english;
};
const std::vector<QueryRemark>& query_remarks();

}  // namespace recueil::tools
