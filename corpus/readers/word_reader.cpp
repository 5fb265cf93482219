#include "corpus/readers/word_reader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "corpus/readers/child_process.h"
#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/structured_text.h"
#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_markup_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_markup_space(text.back())) text.remove_suffix(1);
    return text;
}

class DocBook {
  public:
    explicit DocBook(std::string_view xml) : scanner_(xml) {}

    Extraction read() {
        for (Markup token = scanner_.next(); token.kind != Markup::Kind::finished; token = scanner_.next()) {
            if (token.kind == Markup::Kind::text) {
                if (holds_words_) append_resolved(words_, token.text);
            } else if (token.kind == Markup::Kind::start) {
                start(token);
            } else if (token.kind == Markup::Kind::end) {
                end(token.name);
            }
        }
        write(LineRole::body);
        return to_.finish();
    }

  private:
    void start(const Markup& token) {
        const std::string_view name = token.name;
        if (name == "bookinfo") {
            in_info_ = true;
        } else if (name == "para" || name == "title" || name == "entry") {
            // The title of the book is a property of the file.
            const bool is_of_book = name == "title" && !in_chapter_;
            if (token.is_empty) {
                if (name == "para" && in_chapter_) write_blank();
                return;
            }
            write(LineRole::body);
            holds_words_ = !in_info_ && !is_of_book;
            if (name == "entry") to_.begin_cell();
        } else if (name == "chapter" || name == "sect1") {
            in_chapter_ = true;
        } else if (name == "informaltable" && !token.is_empty) {
            write(LineRole::body);
            to_.begin_table();
        } else if (name == "row" && !token.is_empty) {
            to_.begin_row();
        } else if (name == "itemizedlist" || name == "orderedlist") {
            write(LineRole::body);
        } else if (name == "listitem" && !token.is_empty) {
            in_item_ = true;
        }
    }

    void end(std::string_view name) {
        if (name == "bookinfo") {
            in_info_ = false;
        } else if (name == "para") {
            write(in_item_ ? LineRole::list_item : LineRole::body);
        } else if (name == "title") {
            if (!trimmed(words_).empty()) write(LineRole::heading);
            words_.clear();
        } else if (name == "entry") {
            write(LineRole::body);
            to_.end_cell();
        } else if (name == "row") {
            to_.end_row();
        } else if (name == "informaltable") {
            to_.end_table();
        } else if (name == "listitem") {
            in_item_ = false;
        } else {
            return;
        }
        holds_words_ = false;
    }

    void write_blank() {
        to_.begin_paragraph();
        to_.end_paragraph();
    }

    // Each line of a paragraph or cell is a paragraph of its own in Word's eyes.
    void write(LineRole role) {
        if (!holds_words_) {
            words_.clear();
            return;
        }
        std::string_view rest = words_;
        if (rest.starts_with('\n')) rest.remove_prefix(1);
        while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t')) rest.remove_suffix(1);
        if (rest.ends_with('\n')) rest.remove_suffix(1);
        if (role == LineRole::list_item && trimmed(rest).empty()) {
            words_.clear();
            return;
        }
        while (true) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            LineLayout layout;
            layout.role = role;
            if (role != LineRole::body) layout.level = 1;
            to_.begin_paragraph(layout);
            const std::string_view line = trimmed(rest.substr(0, end));
            if (role == LineRole::list_item) to_.add("• ");
            to_.add(line);
            to_.end_paragraph();
            if (end == rest.size()) break;
            rest.remove_prefix(end + 1);
            if (role == LineRole::list_item) role = LineRole::body;
        }
        words_.clear();
    }

    MarkupScanner scanner_;
    StructuredText to_;
    std::string words_;
    bool holds_words_ = false;
    bool in_info_ = false;
    bool in_chapter_ = false;
    bool in_item_ = false;
};

std::string first_line(std::string_view text) {
    std::string shown;
    for (const char c : text.substr(0, std::min<std::size_t>(text.find('\n'), 200)))
        shown.push_back(c >= ' ' && c <= '~' ? c : '?');
    return shown;
}

}  // namespace

Extraction text_of_docbook(std::string_view xml) {
    return DocBook(xml).read();
}

Outcome<Extraction> read_word(int descriptor, const ReadLimits& limits) {
    const std::string program = find_program("antiword");
    if (program.empty()) {
        return problem("it is an old Word file (.doc) and antiword is not installed",
                       "install the package antiword, or save it as PDF, DOCX or ODT");
    }
    ChildLimits child;
    child.cpu_seconds = limits.pdf_cpu_seconds;
    child.wall = std::chrono::seconds(limits.pdf_cpu_seconds * 3 + 10);
    child.memory_bytes = limits.pdf_memory_bytes;
    std::string xml;
    const ChildOutcome ended =
        run_child(program, {"-x", "db", "/dev/stdin"}, descriptor, child, [&](std::string_view piece) {
            xml.append(piece);
            return xml.size() <= limits.text_bytes;
        });
    const std::string_view errors = ended.errors;
    if (errors.find("ncrypted") != std::string_view::npos)
        return problem("it is encrypted", "save it without a password");
    if (ended.end == ChildEnd::stopped) {
        return problem(fmt::format("its text is larger than {} bytes", limits.text_bytes));
    }
    if (ended.end == ChildEnd::cpu_limit || ended.end == ChildEnd::wall_limit) {
        return problem("reading it takes too long");
    }
    if (errors.find("is not a Word Document") != std::string_view::npos || xml.empty()) {
        return problem("it is an old or encrypted Office file, but no Word document", "save it as PDF, DOCX or ODT");
    }
    if (ended.end != ChildEnd::exited || ended.code != 0) {
        return problem(fmt::format("it is a damaged Word file ({})", first_line(errors)));
    }
    Extraction extraction = text_of_docbook(repair_utf8(std::move(xml)));
    extraction.media_type = "application/msword";
    return extraction;
}

}  // namespace recueil::corpus
