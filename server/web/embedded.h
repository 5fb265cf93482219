// Files that are part of the program: the page's templates, style sheet and script, and the schemas of the API.
#pragma once

#include <string>
#include <string_view>

namespace recueil::server {

struct EmbeddedFile {
    std::string_view name;  // "recueil.css"
    std::string_view media_type;
    std::string_view content;
};

// Absent (nullptr) where there is none of that name.
const EmbeddedFile* asset(std::string_view name);  // served under /assets/
const EmbeddedFile* html_template(std::string_view name);
std::string_view schemas();  // components.schemas of the OpenAPI document

// "/assets/recueil.css?v=…": the address changes with the content, so that clients can cache it for ever. Returns the
// part after "v=".
std::string asset_version(const EmbeddedFile& file);
std::string_view stylesheet_address();
std::string_view script_address();

}  // namespace recueil::server
