// The XML parts of office files, read with libxml2 in one pass, without network, files or entities.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libxml/xmlreader.h>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

class XmlReader {
  public:
    enum class Node { start, end, text, finished };

    // `part` names the bytes in errors. Fails where they are no text, declare a document type (no office program
    // does), or hold what takes libxml2 more than linear time: tags of very many attributes or namespaces.
    static Outcome<XmlReader> open(std::string_view bytes, const std::string& part);

    // The next element or piece of text; fails where the part is not well-formed.
    Outcome<Node> next();
    // The same, past all that the element just started holds.
    Outcome<Node> next_after_element();

    std::string_view name() const;               // of an element, without its prefix
    bool is_empty() const { return is_empty_; }  // an element that has no end of its own
    std::string_view text() const;
    std::string attribute(std::string_view name) const;  // by its name without prefix; empty where there is none

  private:
    struct Free {
        void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
    };

    Outcome<Node> take(int status);

    std::unique_ptr<std::string> utf8_;  // what the reader reads from
    std::unique_ptr<xmlTextReader, Free> reader_;
    std::string part_;
    bool is_empty_ = false;
};

}  // namespace recueil::corpus
