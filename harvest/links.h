// The addresses that a source lists: a table, a list, a sitemap, a feed or a page of links.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "corpus/given_table.h"

namespace recueil::harvest {

enum class SourceKind {
    table,    // CSV with a column of addresses
    list,     // one address a line
    sitemap,  // sitemaps.org: of pages, or of further sitemaps
    feed,     // Atom (RFC 4287) or RSS
    page,     // HTML
    none,     // a document itself
};

struct Link {
    std::string address;
    corpus::GivenRow given;  // what a table gives of it beside its address
};

struct Links {
    SourceKind kind = SourceKind::none;
    std::vector<Link> documents;
    std::vector<std::string> sources;      // further sitemaps, next pages of a feed
    std::vector<Error> problems;           // lines and rows that hold no address
    std::size_t rows_without_address = 0;  // of a table
};

struct LinkOptions {
    std::string name;  // of the source, in messages
    std::string base;  // its address; empty for a file
    // Which links of a page are taken; without it those that name a document other than a web page.
    std::function<bool(const std::string&)> wanted{};
    std::size_t most = 1'000'000;  // links of one source
};

// Reads the addresses of a source, whose kind its bytes tell. A feed's entry gives its enclosures or, without any, its
// page. An address comes as often as it is listed. Fails with unreadable_input. Linear in the bytes.
Result<Links> read_links(std::string_view bytes, const LinkOptions& options);

}  // namespace recueil::harvest
