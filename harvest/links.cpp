#include "harvest/links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/media_type.h"
#include "corpus/readers/text_encoding.h"
#include "corpus/web_address.h"
#include "harvest/address.h"
#include "harvest/document_type.h"

namespace recueil::harvest {

namespace {

using corpus::Markup;
using corpus::MarkupScanner;

constexpr std::size_t most_problems = 1000;

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The attributes of a tag by their names in small letters, the first of each.
std::map<std::string, std::string> attributes_of(std::string_view text) {
    std::map<std::string, std::string> attributes;
    std::size_t at = 0;
    const auto skip_space = [&] {
        while (at < text.size() && corpus::is_markup_space(text[at])) ++at;
    };
    while (true) {
        while (at < text.size() && (corpus::is_markup_space(text[at]) || text[at] == '/')) ++at;
        if (at >= text.size()) return attributes;
        const std::size_t begin = at++;
        while (at < text.size() && !corpus::is_markup_space(text[at]) && text[at] != '=' && text[at] != '/') ++at;
        std::string name = corpus::lower_case(text.substr(begin, at - begin));
        skip_space();
        std::string value;
        if (at < text.size() && text[at] == '=') {
            ++at;
            skip_space();
            const char quote = at < text.size() ? text[at] : '\0';
            const bool is_quoted = quote == '"' || quote == '\'';
            const std::size_t from = at + (is_quoted ? 1 : 0);
            std::size_t to = from;
            if (is_quoted)
                to = std::min(text.find(quote, from), text.size());
            else
                while (to < text.size() && !corpus::is_markup_space(text[to])) ++to;
            corpus::append_resolved(value, text.substr(std::min(from, to), to - std::min(from, to)));
            at = std::min(to + (is_quoted ? 1 : 0), text.size());
        }
        attributes.emplace(std::move(name), std::move(value));
    }
}

std::string value_of(const std::map<std::string, std::string>& attributes, const char* name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string() : found->second;
}

// The name of the first element; empty where there is none.
std::string root_of(std::string_view text) {
    MarkupScanner scanner(text);
    for (Markup token = scanner.next(); token.kind != Markup::Kind::finished; token = scanner.next())
        if (token.kind == Markup::Kind::start) return corpus::lower_case(without_prefix(token.name));
    return {};
}

class LinkReader {
  public:
    LinkReader(std::string text, const LinkOptions& options) : text_(std::move(text)), options_(options) {}

    Result<Links> run() {
        const std::size_t first = text_.find_first_not_of(" \t\r\n");
        if (first == std::string::npos)
            return failure(ErrorCode::unreadable_input, fmt::format("{} is empty", options_.name));
        if (text_[first] == '<') return read_markup();
        return is_list() ? read_list() : read_table();
    }

  private:
    Result<Links> read_markup() {
        const std::string root = root_of(text_);
        if (root == "urlset" || root == "sitemapindex") return read_sitemap(root == "sitemapindex");
        if (root == "feed" || root == "rss" || root == "rdf") return read_feed(root == "feed");
        if (text_.compare(text_.find_first_not_of(" \t\r\n"), 5, "<?xml") == 0 && root != "html")
            return failure(ErrorCode::unreadable_input,
                           fmt::format("{} is XML, but neither a sitemap nor a feed", options_.name));
        return read_page();
    }

    void add(const std::optional<std::string>& address, std::string_view wording) {
        if (address && links_.documents.size() < options_.most)
            links_.documents.push_back({without_fragment(*address), {}});
        else if (!address)
            problem(fmt::format("« {} » is no http or https address", wording.substr(0, 200)));
    }

    void problem(std::string reason) {
        if (links_.problems.size() < most_problems)
            links_.problems.push_back({ErrorCode::unreadable_input, options_.name + ": " + std::move(reason)});
    }

    std::optional<std::string> meant(std::string_view reference) const {
        return base_.empty() ? corpus::web_address(reference) : resolve(base_, reference);
    }

    Result<Links> read_sitemap(bool is_index) {
        links_.kind = SourceKind::sitemap;
        MarkupScanner scanner(text_);
        std::optional<std::string> location;
        std::string parent;
        for (Markup token = scanner.next(); token.kind != Markup::Kind::finished; token = scanner.next()) {
            if (token.kind == Markup::Kind::text && location) {
                if (token.is_cdata)
                    location->append(token.text);
                else
                    corpus::append_resolved(*location, token.text);
                continue;
            }
            const std::string name = corpus::lower_case(without_prefix(token.name));
            // Those of pictures and videos have a parent of their own.
            const bool is_own = name == "loc" && token.name.find(':') == std::string_view::npos;
            if (token.kind == Markup::Kind::start && is_own) location.emplace();
            if (token.kind != Markup::Kind::end || name != "loc" || !location) continue;
            const auto address = corpus::web_address(*location);
            if (!is_index)
                add(address, *location);
            else if (address)
                links_.sources.push_back(without_fragment(*address));
            else
                problem(fmt::format("« {} » is no http or https address", location->substr(0, 200)));
            location.reset();
        }
        return std::move(links_);
    }

    Result<Links> read_feed(bool is_atom) {
        links_.kind = SourceKind::feed;
        base_ = options_.base;
        MarkupScanner scanner(text_);
        bool in_entry = false;
        std::string page;
        std::vector<std::string> enclosures;
        std::optional<std::string> text;  // of <link> in RSS
        for (Markup token = scanner.next(); token.kind != Markup::Kind::finished; token = scanner.next()) {
            if (token.kind == Markup::Kind::text) {
                if (!text) continue;
                if (token.is_cdata)
                    text->append(token.text);
                else
                    corpus::append_resolved(*text, token.text);
                continue;
            }
            const std::string name = corpus::lower_case(without_prefix(token.name));
            const bool is_entry = name == (is_atom ? "entry" : "item");
            if (token.kind == Markup::Kind::start) {
                if (is_entry) {
                    in_entry = true;
                    page.clear();
                    enclosures.clear();
                } else if (name == "link" && is_atom) {
                    take_atom_link(token, in_entry, page, enclosures);
                } else if (name == "link" && in_entry) {
                    text.emplace();
                } else if (name == "enclosure" && in_entry) {
                    enclosures.push_back(value_of(attributes_of(token.attributes), "url"));
                }
            } else if (token.kind == Markup::Kind::end) {
                if (name == "link" && text) {
                    page = *text;
                    text.reset();
                }
                if (!is_entry || !in_entry) continue;
                in_entry = false;
                if (enclosures.empty() && !page.empty()) enclosures.push_back(page);
                for (const std::string& each : enclosures) add(meant(each), each);
            }
        }
        return std::move(links_);
    }

    void take_atom_link(const Markup& token, bool in_entry, std::string& page, std::vector<std::string>& enclosures) {
        const auto attributes = attributes_of(token.attributes);
        const std::string relation = value_of(attributes, "rel");
        const std::string href = value_of(attributes, "href");
        if (in_entry && relation == "enclosure") enclosures.push_back(href);
        if (in_entry && page.empty() && (relation.empty() || relation == "alternate")) page = href;
        if (in_entry || relation != "next") return;
        if (const auto next = meant(href)) links_.sources.push_back(without_fragment(*next));
    }

    Result<Links> read_page() {
        links_.kind = SourceKind::page;
        base_ = options_.base;
        MarkupScanner scanner(text_);
        bool has_base = false;
        for (Markup token = scanner.next(); token.kind != Markup::Kind::finished; token = scanner.next()) {
            if (token.kind != Markup::Kind::start) continue;
            const std::string name = corpus::lower_case(token.name.substr(0, 16));
            if (name == "script" || name == "style" || name == "template") {
                scanner.skip_past_end_tag(name);
                continue;
            }
            if (name != "a" && name != "area" && name != "base") continue;
            const auto attributes = attributes_of(token.attributes);
            const std::string href = value_of(attributes, "href");
            const auto address = href.empty() ? std::nullopt : meant(href);
            if (!address) continue;  // mail addresses, scripts, places on the page
            if (name == "base") {
                if (!has_base) base_ = *address;
                has_base = true;
                continue;
            }
            const bool is_document = names_document(*address) || attributes.count("download") != 0 ||
                                     is_document_type(ascii_lower(value_of(attributes, "type")));
            if (options_.wanted ? options_.wanted(*address) : is_document) add(address, href);
        }
        return std::move(links_);
    }

    // The first line that says something is an address.
    bool is_list() const {
        std::string_view rest = text_;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = trimmed(rest.substr(0, end));
            if (!line.empty() && line.front() != '#') return line.find("://") < 8;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return false;
    }

    static std::string_view trimmed(std::string_view line) {
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == std::string_view::npos) return {};
        return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
    }

    Result<Links> read_list() {
        links_.kind = SourceKind::list;
        std::string_view rest = text_;
        for (std::size_t number = 1; !rest.empty(); ++number) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.empty() || line.front() == '#') continue;
            if (const auto address = corpus::web_address(line))
                add(address, line);
            else
                problem(fmt::format("line {}: « {} » is no http or https address", number, line.substr(0, 200)));
        }
        return std::move(links_);
    }

    Result<Links> read_table() {
        links_.kind = SourceKind::table;
        auto table = corpus::parse_given_table(text_, options_.name, corpus::TableUse::download);
        if (!table) return failure(table);
        for (Error& error : table->problems)
            if (links_.problems.size() < most_problems) links_.problems.push_back(std::move(error));
        for (corpus::GivenRow& row : table->rows) {
            if (row.url.empty()) {
                ++links_.rows_without_address;
                continue;
            }
            if (links_.documents.size() >= options_.most) break;
            Link link{without_fragment(row.url), std::move(row)};
            link.given.url.clear();
            link.given.file.clear();
            link.given.line = 0;
            links_.documents.push_back(std::move(link));
        }
        return std::move(links_);
    }

    std::string text_;
    const LinkOptions& options_;
    std::string base_;
    Links links_;
};

}  // namespace

Result<Links> read_links(std::string_view bytes, const LinkOptions& options) {
    const corpus::Kind kind = corpus::tell_kind(bytes);
    const bool is_text = kind.format == corpus::Format::text || kind.format == corpus::Format::html ||
                         kind.media_type == "application/xml";
    if (!is_text) return Links{};
    auto decoded = corpus::decode_text(bytes);
    if (!decoded) return Links{};
    return LinkReader(std::move(decoded->text), options).run();
}

}  // namespace recueil::harvest
