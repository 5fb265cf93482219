#include <string>

#include <fmt/format.h>

#include "server/answers.h"
#include "server/search_parameters.h"

namespace recueil::server {

// Acts and lists are for search engines; whole exports and every combination of filters would keep them busy for good.
Outcome answer_robots(Call& /*call*/) {
    std::string text = "User-agent: *\nDisallow: /api/v1/export\n";
    for (const auto name : filter_names()) text += fmt::format("Disallow: /?{0}=\nDisallow: /?*&{0}=\n", name);
    for (const auto* name : {"date_from", "date_to"}) {
        text += fmt::format("Disallow: /?{0}=\nDisallow: /?*&{0}=\n", name);
    }
    for (const auto* path : {"/valeurs/", "/suivre", "/votes?", "/sommes?"})
        text += fmt::format("Disallow: {}\n", path);
    for (const auto* path : {"/$", "/actes/", "/membres", "/commissions", "/seances", "/matieres", "/territoires",
                             "/collectivites", "/dossiers/", "/votes$", "/sommes$", "/aide"}) {
        text += fmt::format("Allow: {}\n", path);
    }
    return text_response("text/plain; charset=utf-8", std::move(text));
}

}  // namespace recueil::server
