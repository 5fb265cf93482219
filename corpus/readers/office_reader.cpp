#include "corpus/readers/office_reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/readers/docx_text.h"
#include "corpus/readers/media_type.h"
#include "corpus/readers/odt_text.h"
#include "corpus/readers/xml_reader.h"
#include "corpus/readers/zip_members.h"

namespace recueil::corpus {
namespace {

constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view odt_type = "application/vnd.oasis.opendocument.text";

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
    const std::vector<std::string> parts = {document, folder + "footnotes.xml", folder + "endnotes.xml"};
    const auto members = zip_members(bytes, parts, limits.member_bytes);
    if (!members) return tl::unexpected(members.error());
    Extraction extraction;
    extraction.media_type = docx_type;
    for (const std::string& part : parts) {
        const auto member = members->find(part);
        if (member == members->end()) continue;
        const Outcome<std::string> text = docx_text(member->second, part, limits.text_bytes);
        if (!text) return tl::unexpected(text.error());
        extraction.text += *text;
    }
    return extraction;
}

Outcome<Extraction> read_odt(std::string_view bytes, const ReadLimits& limits) {
    auto members = zip_members(bytes, {"mimetype", "META-INF/manifest.xml", "content.xml"}, limits.member_bytes);
    if (!members) return tl::unexpected(std::move(members.error()));
    const std::string& type = (*members)["mimetype"];
    if (!type.empty() && !type.starts_with(odt_type)) return tl::unexpected(unsupported(type));
    if ((*members)["META-INF/manifest.xml"].find("encryption-data") != std::string::npos) {
        return problem("it is encrypted", "save it without a password");
    }
    Outcome<std::string> text = odt_text((*members)["content.xml"], "content.xml", limits.text_bytes);
    if (!text) return tl::unexpected(std::move(text.error()));
    Extraction extraction;
    extraction.media_type = odt_type;
    extraction.text = std::move(*text);
    return extraction;
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
    Outcome<std::string> text = odt_text(bytes, "office:document", limits.text_bytes);
    if (!text) return tl::unexpected(std::move(text.error()));
    Extraction extraction;
    extraction.media_type = "application/vnd.oasis.opendocument.text-flat-xml";
    extraction.text = std::move(*text);
    return extraction;
}

}  // namespace recueil::corpus
