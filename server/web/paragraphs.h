// Texts of an act and the places they were read from, as pages set them.
#pragma once

#include <string>

#include "corpus/act.h"
#include "server/web/page.h"

namespace recueil::server {

// « ligne 12 », « lignes 12 à 15 »; empty where no line is known.
std::string lines_text(const corpus::Lines& lines);

// A text as paragraphs, each item of its lists on a line of its own, with what the marker finds marked.
Model paragraphs(const std::string& text, const query::Marker& marker);

// The tables of an act that begin within these lines, row by row, as the document sets them.
Model tables_within(const corpus::Act& act, const corpus::Lines& lines);

}  // namespace recueil::server
