// Texts of an act and the places they were read from, as pages set them.
#pragma once

#include <set>
#include <string>

#include "corpus/act.h"
#include "corpus/passage.h"
#include "server/web/page.h"

namespace recueil::server {

// « ligne 12 », « lignes 12 à 15 »; empty where no line is known.
std::string lines_text(const corpus::Lines& lines);

// A text as paragraphs, each item of its lists on a line of its own, with what the marker finds marked.
Model paragraphs(const std::string& text, const query::Marker& marker);

// Returns the text of an article as blocks of « block_paragraph » and « table », in the order of the document, with the
// matches of the marker marked. The words of a table are in its rows only.
Model article_blocks(const corpus::Act& act, const corpus::Article& article, const query::Marker& marker);

// The same of a passage. `shown` are the tables that passages before have shown: one table may go on over several.
Model passage_blocks(const corpus::Act& act, const corpus::Passage& passage, const query::Marker& marker,
                     std::set<const corpus::Table*>& shown);

}  // namespace recueil::server
