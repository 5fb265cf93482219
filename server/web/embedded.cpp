#include "server/web/embedded.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"

// The assembler puts each file into the program as it is; CMake names them as dependencies of this source.
#define RECUEIL_EMBED(symbol, file)                   \
    __asm__(                                          \
        ".section .rodata\n"                          \
        ".global recueil_" #symbol                    \
        "_begin\n"                                    \
        ".global recueil_" #symbol                    \
        "_end\n"                                      \
        "recueil_" #symbol                            \
        "_begin:\n"                                   \
        ".incbin \"" RECUEIL_WEB_DIR "/" file         \
        "\"\n"                                        \
        "recueil_" #symbol                            \
        "_end:\n"                                     \
        ".byte 0\n"                                   \
        ".previous\n");                               \
    extern "C" const char recueil_##symbol##_begin[]; \
    extern "C" const char recueil_##symbol##_end[];

#define RECUEIL_CONTENT(symbol)                \
    std::string_view(recueil_##symbol##_begin, \
                     static_cast<std::size_t>(recueil_##symbol##_end - recueil_##symbol##_begin))

RECUEIL_EMBED(style, "recueil.css")
RECUEIL_EMBED(script, "recueil.js")
RECUEIL_EMBED(icon, "icon.svg")
RECUEIL_EMBED(schemas, "schemas.json")
RECUEIL_EMBED(layout, "templates/layout.html")
RECUEIL_EMBED(search_form, "templates/search_form.html")
RECUEIL_EMBED(hits, "templates/hits.html")
RECUEIL_EMBED(pager, "templates/pager.html")
RECUEIL_EMBED(facet, "templates/facet.html")
RECUEIL_EMBED(year_chart, "templates/year_chart.html")
RECUEIL_EMBED(exports, "templates/exports.html")
RECUEIL_EMBED(home, "templates/home.html")
RECUEIL_EMBED(results, "templates/results.html")
RECUEIL_EMBED(act, "templates/act.html")
RECUEIL_EMBED(text, "templates/text.html")
RECUEIL_EMBED(compare, "templates/compare.html")
RECUEIL_EMBED(original, "templates/original.html")
RECUEIL_EMBED(subjects, "templates/subjects.html")
RECUEIL_EMBED(subject, "templates/subject.html")
RECUEIL_EMBED(values, "templates/values.html")
RECUEIL_EMBED(grants, "templates/grants.html")
RECUEIL_EMBED(votes, "templates/votes.html")
RECUEIL_EMBED(help, "templates/help.html")
RECUEIL_EMBED(follow, "templates/follow.html")
RECUEIL_EMBED(dossier, "templates/dossier.html")
RECUEIL_EMBED(scope, "templates/scope.html")
RECUEIL_EMBED(api, "templates/api.html")
RECUEIL_EMBED(data, "templates/data.html")
RECUEIL_EMBED(problem, "templates/problem.html")

namespace recueil::server {
namespace {

const std::array<EmbeddedFile, 3>& assets() {
    static const std::array<EmbeddedFile, 3> files{{
        {"recueil.css", "text/css; charset=utf-8", RECUEIL_CONTENT(style)},
        {"recueil.js", "text/javascript; charset=utf-8", RECUEIL_CONTENT(script)},
        {"icon.svg", "image/svg+xml", RECUEIL_CONTENT(icon)},
    }};
    return files;
}

const std::array<EmbeddedFile, 25>& templates() {
    static const std::array<EmbeddedFile, 25> files{{
        {"layout", "text/html", RECUEIL_CONTENT(layout)},
        {"search_form", "text/html", RECUEIL_CONTENT(search_form)},
        {"hits", "text/html", RECUEIL_CONTENT(hits)},
        {"pager", "text/html", RECUEIL_CONTENT(pager)},
        {"facet", "text/html", RECUEIL_CONTENT(facet)},
        {"year_chart", "text/html", RECUEIL_CONTENT(year_chart)},
        {"exports", "text/html", RECUEIL_CONTENT(exports)},
        {"home", "text/html", RECUEIL_CONTENT(home)},
        {"results", "text/html", RECUEIL_CONTENT(results)},
        {"act", "text/html", RECUEIL_CONTENT(act)},
        {"text", "text/html", RECUEIL_CONTENT(text)},
        {"compare", "text/html", RECUEIL_CONTENT(compare)},
        {"original", "text/html", RECUEIL_CONTENT(original)},
        {"subjects", "text/html", RECUEIL_CONTENT(subjects)},
        {"subject", "text/html", RECUEIL_CONTENT(subject)},
        {"values", "text/html", RECUEIL_CONTENT(values)},
        {"grants", "text/html", RECUEIL_CONTENT(grants)},
        {"votes", "text/html", RECUEIL_CONTENT(votes)},
        {"help", "text/html", RECUEIL_CONTENT(help)},
        {"follow", "text/html", RECUEIL_CONTENT(follow)},
        {"dossier", "text/html", RECUEIL_CONTENT(dossier)},
        {"scope", "text/html", RECUEIL_CONTENT(scope)},
        {"api", "text/html", RECUEIL_CONTENT(api)},
        {"data", "text/html", RECUEIL_CONTENT(data)},
        {"problem", "text/html", RECUEIL_CONTENT(problem)},
    }};
    return files;
}

template <class Files>
const EmbeddedFile* find(const Files& files, std::string_view name) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
    return found == files.end() ? nullptr : &*found;
}

}  // namespace

const EmbeddedFile* asset(std::string_view name) {
    return find(assets(), name);
}
const EmbeddedFile* html_template(std::string_view name) {
    return find(templates(), name);
}
std::string_view schemas() {
    return RECUEIL_CONTENT(schemas);
}

namespace {

std::string versioned(std::string_view name) {
    return fmt::format("/assets/{}?v={}", name, asset_version(*asset(name)));
}

}  // namespace

std::string asset_version(const EmbeddedFile& file) {
    return hex(xxh3(file.content));
}

std::string_view stylesheet_address() {
    static const std::string address = versioned("recueil.css");
    return address;
}

std::string_view script_address() {
    static const std::string address = versioned("recueil.js");
    return address;
}

}  // namespace recueil::server
