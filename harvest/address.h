// Addresses on the web as corpus/web_address.h writes them: their pieces, and those that others point to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recueil::harvest {

// « https://host:port », whose robots.txt and whose patience all its addresses share.
std::string origin_of(std::string_view address);
// Path and query, "/" where there is none.
std::string target_of(std::string_view address);
// The address without its fragment, which no server sees.
std::string without_fragment(std::string_view address);

// The address that a reference (« ../28.pdf ») means on a page; absent where it is no http or https address.
std::optional<std::string> resolve(const std::string& page, std::string_view reference);

// The name without folders that a document gets on disk, from its address alone and unlike that of any other:
// « deliberation-28-1a2b3c4d5e6f ». Letters, digits and hyphens.
std::string file_stem(const std::string& address);
// The folder of an origin's documents: « www-corte-fr ».
std::string folder_of(const std::string& address);

}  // namespace recueil::harvest
