#include "corpus/readers/office_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpus/readers/docx_styles.h"
#include "corpus/readers/docx_text.h"
#include "corpus/readers/media_type.h"
#include "corpus/readers/odt_styles.h"
#include "corpus/readers/odt_text.h"
#include "corpus/readers/structured_text.h"
#include "corpus/readers/xml_reader.h"
#include "corpus/readers/zip_members.h"

namespace recueil::corpus {
namespace {

constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view odt_type = "application/vnd.oasis.opendocument.text";
constexpr std::size_t most_margin_parts = 64;  // headers and footers, with what else is read

bool holds(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool holds_folder(const std::vector<std::string>& names, std::string_view folder) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name.starts_with(folder); });
}

// The part the package's relations call its document, mostly word/document.xml but at its writer's choice.
Outcome<std::string> main_part(const std::string& relations) {
    Outcome<XmlReader> reader = XmlReader::open(relations, "_rels/.rels");
    if (!reader) return tl::unexpected(std::move(reader.error()));
    Outcome<XmlReader::Node> node = reader->next();
    for (; node && *node != XmlReader::Node::finished; node = reader->next()) {
        if (*node != XmlReader::Node::start || reader->name() != "Relationship") continue;
        if (!reader->attribute("Type").ends_with("/officeDocument")) continue;
        const std::string target = reader->attribute("Target");
        return target.starts_with('/') ? target.substr(1) : target;
    }
    if (!node) return tl::unexpected(node.error());
    return std::string();
}

// The parts a part refers to, by the name of the relation.
Outcome<std::map<std::string, std::string>> related_parts(std::string_view xml, const std::string& part,
                                                          const std::string& folder) {
    std::map<std::string, std::string> targets;
    Outcome<XmlReader> reader = XmlReader::open(xml, part);
    if (!reader) return tl::unexpected(std::move(reader.error()));
    Outcome<XmlReader::Node> node = reader->next();
    for (; node && *node != XmlReader::Node::finished; node = reader->next()) {
        if (*node != XmlReader::Node::start || reader->name() != "Relationship") continue;
        const std::string target = reader->attribute("Target");
        targets[reader->attribute("Id")] = target.starts_with('/') ? target.substr(1) : folder + target;
    }
    if (!node) return tl::unexpected(node.error());
    return targets;
}

// Headers and footers in the order they are read in: those of the first page and, where it has none of its own, of all
// pages before the text; the others after it.
struct PageMarginParts {
    std::vector<std::string> before;
    std::vector<std::string> after_headers;
    std::vector<std::string> after_footers;
};

PageMarginParts margin_parts(const std::vector<PageMargin>& margins,
                             const std::map<std::string, std::string>& targets) {
    const bool has_first_page =
        std::any_of(margins.begin(), margins.end(), [](const PageMargin& margin) { return margin.relation.empty(); });
    PageMarginParts parts;
    std::set<std::string> taken;
    bool has_first_header = false;
    for (const PageMargin& margin : margins) {
        has_first_header = has_first_header || (has_first_page && margin.is_first && margin.is_header &&
                                                targets.count(margin.relation) > 0);
    }
    for (const PageMargin& margin : margins) {
        const auto target = targets.find(margin.relation);
        if (target == targets.end() || (margin.is_first && !has_first_page)) continue;
        if (!taken.insert(target->second).second) continue;
        if (!margin.is_header) {
            parts.after_footers.push_back(target->second);
        } else if (margin.is_first || !has_first_header) {
            parts.before.push_back(target->second);
        } else {
            parts.after_headers.push_back(target->second);
        }
    }
    return parts;
}

Outcome<DocxStyles> styles_of(const std::map<std::string, std::string>& members, const std::string& folder) {
    DocxStyles styles;
    if (const auto part = members.find(folder + "styles.xml"); part != members.end()) {
        if (Outcome<void> read = styles.read_styles(part->second); !read) return tl::unexpected(read.error());
    }
    if (const auto part = members.find(folder + "numbering.xml"); part != members.end()) {
        if (Outcome<void> read = styles.read_numbering(part->second); !read) return tl::unexpected(read.error());
    }
    return styles;
}

Outcome<Extraction> read_word_parts(std::string_view bytes, const std::vector<std::string>& names,
                                    const std::string& document, const std::string& folder, const ReadLimits& limits) {
    const std::string relations = folder + "_rels/" + document.substr(folder.size()) + ".rels";
    std::vector<std::string> wanted = {document,  folder + "footnotes.xml", folder + "endnotes.xml",
                                       relations, folder + "styles.xml",    folder + "numbering.xml"};
    for (const std::string& name : names) {
        if (wanted.size() < most_margin_parts &&
            (name.starts_with(folder + "header") || name.starts_with(folder + "footer")))
            wanted.push_back(name);
    }
    const auto members = zip_members(bytes, wanted, limits.member_bytes);
    if (!members) return tl::unexpected(members.error());
    Outcome<DocxStyles> styles = styles_of(*members, folder);
    if (!styles) return tl::unexpected(std::move(styles.error()));
    std::map<std::string, std::string> targets;
    if (const auto part = members->find(relations); part != members->end()) {
        auto found = related_parts(part->second, relations, folder);
        if (!found) return tl::unexpected(std::move(found.error()));
        targets = std::move(*found);
    }

    StructuredText body;
    std::vector<PageMargin> margins;
    const auto read = [&](const std::string& part, LineRole role, StructuredText& to) -> Outcome<void> {
        const auto member = members->find(part);
        if (member == members->end()) return {};
        std::vector<PageMargin> none;
        return docx_text(member->second, part, limits.text_bytes, role, *styles, to,
                         role == LineRole::body ? margins : none);
    };
    for (const std::string& part : {document, folder + "footnotes.xml", folder + "endnotes.xml"}) {
        if (Outcome<void> done = read(part, LineRole::body, body); !done)
            return tl::unexpected(std::move(done.error()));
    }
    PageMarginParts parts = margin_parts(margins, targets);
    if (targets.empty() && margins.empty()) {
        // Programs that write DOCX by hand leave the relations out.
        for (const auto& [name, content] : *members) {
            if (name.starts_with(folder + "header")) parts.before.push_back(name);
            if (name.starts_with(folder + "footer")) parts.after_footers.push_back(name);
        }
    }
    StructuredText before;
    for (const std::string& part : parts.before) {
        if (Outcome<void> done = read(part, LineRole::page_header, before); !done)
            return tl::unexpected(std::move(done.error()));
    }
    for (const std::string& part : parts.after_headers) {
        if (Outcome<void> done = read(part, LineRole::page_header, body); !done)
            return tl::unexpected(std::move(done.error()));
    }
    for (const std::string& part : parts.after_footers) {
        if (Outcome<void> done = read(part, LineRole::page_footer, body); !done)
            return tl::unexpected(std::move(done.error()));
    }
    Extraction extraction = joined(before.finish(), body.finish());
    extraction.media_type = docx_type;
    return extraction;
}

Outcome<Extraction> read_odf(std::string_view content, const std::string& part, std::string_view style_part,
                             const ReadLimits& limits) {
    OdtStyles styles;
    StructuredText before;
    StructuredText body;
    const std::string_view pages = style_part.empty() ? content : style_part;
    const std::string pages_name = style_part.empty() ? part : "styles.xml";
    Outcome<bool> read = odt_text(pages, pages_name, limits.text_bytes, OdtPiece::page_headers, styles, before);
    if (!read) return tl::unexpected(std::move(read.error()));
    OdtStyles page_styles = styles;
    read = odt_text(content, part, limits.text_bytes, OdtPiece::body, styles, body);
    if (!read) return tl::unexpected(std::move(read.error()));
    if (!*read) return problem("it is no text document");
    read = odt_text(pages, pages_name, limits.text_bytes, OdtPiece::page_footers, page_styles, body);
    if (!read) return tl::unexpected(std::move(read.error()));
    return joined(before.finish(), body.finish());
}

Outcome<Extraction> read_docx(std::string_view bytes, const std::vector<std::string>& names, const ReadLimits& limits) {
    std::string document = "word/document.xml";
    if (holds(names, "_rels/.rels")) {
        auto relations = zip_members(bytes, {"_rels/.rels"}, limits.member_bytes);
        if (!relations) return tl::unexpected(std::move(relations.error()));
        Outcome<std::string> part = main_part(relations->begin()->second);
        if (!part) return tl::unexpected(std::move(part.error()));
        if (!part->empty()) document = std::move(*part);
    }
    if (document.starts_with("xl/")) {
        return tl::unexpected(unsupported("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    }
    if (document.starts_with("ppt/")) {
        return tl::unexpected(unsupported("application/vnd.openxmlformats-officedocument.presentationml.presentation"));
    }
    if (!holds(names, document)) return problem("it is a DOCX file without its part " + document);

    const std::string folder = document.substr(0, document.find_last_of('/') + 1);
    return read_word_parts(bytes, names, document, folder, limits);
}

Outcome<Extraction> read_odt(std::string_view bytes, const ReadLimits& limits) {
    auto members =
        zip_members(bytes, {"mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml"}, limits.member_bytes);
    if (!members) return tl::unexpected(std::move(members.error()));
    const std::string& type = (*members)["mimetype"];
    if (!type.empty() && !type.starts_with(odt_type)) return tl::unexpected(unsupported(type));
    if ((*members)["META-INF/manifest.xml"].find("encryption-data") != std::string::npos) {
        return problem("it is encrypted", "save it without a password");
    }
    return read_odf((*members)["content.xml"], "content.xml", (*members)["styles.xml"], limits)
        .map([](Extraction&& text) {
            text.media_type = odt_type;
            return std::move(text);
        });
}

}  // namespace

Outcome<Extraction> read_office(std::string_view bytes, const ReadLimits& limits) {
    const Outcome<std::vector<std::string>> names = zip_names(bytes);
    if (!names) return tl::unexpected(names.error());
    if (holds(*names, "content.xml")) return read_odt(bytes, limits);
    if (holds(*names, "[Content_Types].xml") || holds_folder(*names, "word/")) return read_docx(bytes, *names, limits);
    if (holds(*names, "mimetype")) {
        const auto members = zip_members(bytes, {"mimetype"}, limits.member_bytes);
        if (members && members->begin()->second.starts_with("application/vnd.oasis.opendocument")) {
            return problem("it is an OpenDocument file without its part content.xml");
        }
    }
    return problem("it is a ZIP archive, not a document", "unpack it first");
}

Outcome<Extraction> read_flat_odt(std::string_view bytes, const ReadLimits& limits) {
    return read_odf(bytes, "office:document", {}, limits).map([](Extraction&& text) {
        text.media_type = "application/vnd.oasis.opendocument.text-flat-xml";
        return std::move(text);
    });
}

}  // namespace recueil::corpus
