// The name of the server in a request.
#pragma once

#include <string_view>

namespace recueil::server {

// Whether the text is « host » or « host:port » as RFC 3986 writes an authority, without user information. Commas,
// which the grammar takes in names, are refused: they join the values of several headers.
bool is_host_and_port(std::string_view text);

// The authority of a request target in absolute form ("http://example.org:8080/path" gives "example.org:8080"); empty
// for the other forms.
std::string_view authority_of(std::string_view target);

// "/path?query" of the forms a request target may have; empty where it is none of them.
std::string_view origin_form(std::string_view target);

}  // namespace recueil::server
