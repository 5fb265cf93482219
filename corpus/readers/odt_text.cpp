#include "corpus/readers/odt_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "corpus/readers/paragraphs.h"
#include "corpus/readers/xml_reader.h"

namespace recueil::corpus {
namespace {

constexpr std::array<std::string_view, 8> skipped_odf_elements = {
    "annotation", "tracked-changes", "forms", "scripts", "note-citation", "ruby-text", "binary-data", "meta"};

class OdtText {
  public:
    OdtText(XmlReader& reader, std::size_t most) : reader_(reader), most_(most) {}

    Outcome<std::string> run() {
        Outcome<XmlReader::Node> node = reader_.next();
        while (node && *node != XmlReader::Node::finished) {
            if (paragraphs_.size() > most_) return problem(fmt::format("its text is larger than {} bytes", most_));
            if (*node == XmlReader::Node::start && must_skip()) {
                node = reader_.next_after_element();
                continue;
            }
            take(*node);
            node = reader_.next();
        }
        if (!node) return tl::unexpected(node.error());
        if (!has_body_) return problem("it is no text document");
        return paragraphs_.finish();
    }

  private:
    bool must_skip() const {
        return std::find(skipped_odf_elements.begin(), skipped_odf_elements.end(), reader_.name()) !=
               skipped_odf_elements.end();
    }

    // Runs of white space count as one; at the start of a paragraph they count for nothing.
    void add(std::string_view words) {
        if (!paragraphs_.is_open()) return;
        std::string folded;
        folded.reserve(words.size());
        const std::string& before = paragraphs_.current();
        bool after_space = before.empty() || before.back() == ' ' || before.back() == '\n' || before.back() == '\t';
        for (const char c : words) {
            const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!is_space) folded.push_back(c);
            if (is_space && !after_space) folded.push_back(' ');
            after_space = is_space;
        }
        paragraphs_.add(folded);
    }

    void take(XmlReader::Node node) {
        const std::string_view name = reader_.name();
        if (node == XmlReader::Node::text) {
            if (in_body_) add(reader_.text());
        } else if (node == XmlReader::Node::end) {
            if (in_body_ && (name == "p" || name == "h")) paragraphs_.end();
            if (name == "body") in_body_ = false;
        } else if (name == "body") {
            in_body_ = true;
        } else if (!in_body_) {
            return;
        } else if (name == "text") {
            has_body_ = true;
        } else if (name == "p" || name == "h") {
            paragraphs_.begin();
            if (reader_.is_empty()) paragraphs_.end();
        } else if (name == "s") {
            paragraphs_.add(std::string(space_count(), ' '));
        } else if (name == "tab") {
            paragraphs_.add("\t");
        } else if (name == "line-break") {
            paragraphs_.add("\n");
        }
    }

    // More blanks than a line has columns say nothing.
    std::size_t space_count() const {
        const std::string written = reader_.attribute("c");
        std::size_t count = 1;
        std::from_chars(written.data(), written.data() + written.size(), count);
        return std::min<std::size_t>(count, 100);
    }

    XmlReader& reader_;
    std::size_t most_;
    Paragraphs paragraphs_;
    bool in_body_ = false;
    bool has_body_ = false;
};

}  // namespace

Outcome<std::string> odt_text(std::string_view xml, const std::string& part, std::size_t most) {
    Outcome<XmlReader> reader = XmlReader::open(xml, part);
    if (!reader) return tl::unexpected(std::move(reader.error()));
    return OdtText(*reader, most).run();
}

}  // namespace recueil::corpus
