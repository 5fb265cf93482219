// Reads a hostile document of a given shape and size; growth_test.py counts the instructions it takes.
#include <cstdlib>
#include <iostream>
#include <string>

#include "corpus/document.h"
#include "corpus/readers/docx_text.h"
#include "corpus/readers/markdown_reader.h"
#include "corpus/readers/mime_parts.h"
#include "corpus/readers/odt_text.h"
#include "corpus/readers/pdf_layout.h"
#include "corpus/readers/rtf_reader.h"
#include "corpus/readers/structured_text.h"

namespace {

constexpr std::size_t no_limit = std::size_t{1} << 30;

// `piece` over and over, about `size` bytes; each « @ » of it becomes the number of the repetition.
std::string repeated(const std::string& piece, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; text.size() < size; ++i) {
        for (const char c : piece) {
            if (c == '@') {
                text += std::to_string(i);
            } else {
                text.push_back(c);
            }
        }
    }
    return text;
}

std::string markup(const std::string& name, std::size_t size) {
    if (name == "nested") return repeated("<div>", size) + "x";
    if (name == "unmatched-ends") return repeated("<i>", size / 2) + repeated("</b>", size / 2) + "x";
    if (name == "attributes") return "<p " + repeated("a@=1 ", size) + ">x";
    if (name == "open-comments") return "x" + repeated("<!--", size);
    if (name == "open-tags") return "x" + repeated("<a b=\"", size);
    if (name == "angles") return repeated("< ", size);
    if (name == "ampersands") return repeated("&", size);
    if (name == "references") return repeated("&#65;&eacute;", size);
    if (name == "hidden") return repeated("<li hidden>", size) + "x";
    if (name == "styles")
        return "<style>" + repeated(".a@{display:none}", size) + "</style><p class=\"" + repeated("a@ ", size) + "\">x";
    if (name == "lists") return repeated("<ol><li>x", size);
    if (name == "scripts") return repeated("<script></scrip>", size) + "x";
    return repeated("<td>x", size);
}

std::string text(const std::string& name, std::size_t size) {
    if (name == "accents")
        return repeated(
            "\xE9"
            "t\xE9 ",
            size);
    if (name == "combining") return "a" + repeated("\u0301\u0323", size);
    if (name == "strays") return repeated("d\u00E9lib\u00E9r\u00E9 \x92", size);
    if (name == "returns") return repeated("x\r\r\r", size);
    return repeated("x\f", size);
}

std::string office(const std::string& name, std::size_t size) {
    if (name == "paragraphs") return "<d>" + repeated("<p><t>x</t></p>", size) + "</d>";
    if (name == "boxes") return "<d>" + repeated("<p><t>x</t><p><t>y</t></p></p>", size) + "</d>";
    if (name == "entities") return "<d><p><t>" + repeated("&amp;&#65;", size) + "</t></p></d>";
    if (name == "namespaces") return "<d>" + repeated("<p xmlns:a@=\"u\"><t>x</t></p>", size) + "</d>";
    if (name == "rows")
        return "<d><tbl>" + repeated("<tr><tc><p><t>x</t></p></tc><tc><p/></tc></tr>", size) + "</tbl></d>";
    if (name == "tables")
        return "<d>" + repeated("<tbl><tr><tc>", 700) + repeated("<p><t>x</t></p>", size) +
               repeated("</tc></tr></tbl>", 864) + "</d>";
    return "<d><body><text>" + repeated("<p>x<s c=\"9\"/><tab/></p>", size) + "</text></body></d>";
}

std::string table(const std::string& name, std::size_t size) {
    const std::string start = "1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\tp\n";
    if (name == "words") {
        return start + "4\t1\t0\t0\t0\t0\t0\t9\t595\t9\t-1\tl\n" +
               repeated("5\t1\t0\t0\t0\t0\t@\t9\t1\t9\t-1\tx\n", size);
    }
    if (name == "pages") return repeated(start, size);
    if (name == "row") {
        return start + repeated("4\t1\t0\t@\t0\t0\t@\t9\t5\t9\t-1\tl\n5\t1\t0\t0\t0\t0\t@0\t9\t1\t9\t-1\tx\n", size);
    }
    if (name == "columns") {
        return start + repeated(
                           "4\t1\t0\t@\t0\t0\t9\t@\t5\t9\t-1\tl\n5\t1\t0\t0\t0\t0\t9\t@0\t20\t9\t-1\t12\n"
                           "4\t1\t0\t@\t0\t0\t9\t@\t5\t9\t-1\tl\n5\t1\t0\t0\t0\t0\t99\t@0\t20\t9\t-1\tx\n",
                           size);
    }
    return start + repeated("4\t1\t0\t0\t0\t0\t0\t@\t595\t9\t-1\tl\n", size);
}

std::string rich_text(const std::string& name, std::size_t size) {
    if (name == "groups") return "{\\rtf1 " + repeated("{\\b x}", size) + "}";
    if (name == "characters") return "{\\rtf1 " + repeated("\\'e9\\u8217?", size) + "}";
    return "{\\rtf1 " + repeated("\\intbl x\\cell\\row", size) + "}";
}

std::string mail(const std::string& name, std::size_t size) {
    const std::string head = "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
    if (name == "boundaries") return head + repeated("--b\n", size);
    if (name == "lines") return head + "--b\n\n" + repeated("--bx\n", size);
    return "MIME-Version: 1.0\nSubject: " + repeated("=?utf-8?Q?a?= ", size) + "\n\nx\n";
}

std::size_t read(const std::string& kind, const std::string& name, std::size_t size) {
    using namespace recueil::corpus;
    if (kind == "text") return read_document_bytes(text(name, size) + "\n", "shape").value_or(Document{}).text.size();
    if (kind == "html") {
        return read_document_bytes("<html>" + markup(name, size), "shape").value_or(Document{}).text.size();
    }
    if (kind == "rtf") return read_rtf(rich_text(name, size), {}).value_or(Extraction{}).text.size();
    if (kind == "mail") return read_mime(mail(name, size)).value_or(MimeMessage{}).parts.size();
    if (kind == "markdown") {
        return read_markdown(repeated(name == "links"  ? "["
                                      : name == "rows" ? "|a|b|\n"
                                                       : "*_`",
                                      size))
            .value_or(Extraction{})
            .text.size();
    }
    if (kind == "office") {
        const std::string xml = office(name, size);
        DocxStyles styles;
        OdtStyles open_styles;
        StructuredText text;
        std::vector<PageMargin> margins;
        static_cast<void>(docx_text(xml, "part", no_limit, LineRole::body, styles, text, margins));
        static_cast<void>(odt_text(xml, "part", no_limit, OdtPiece::body, open_styles, text));
        return text.finish().text.size();
    }
    PdfLayout layout;
    layout.take(table(name, size));
    return document_of(layout.finish()).text.size();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const std::string shape = arguments[1];
    const std::size_t colon = shape.find(':');
    std::cout << read(shape.substr(0, colon), shape.substr(colon + 1), std::strtoul(arguments[2], nullptr, 10)) << "\n";
    return 0;
}
