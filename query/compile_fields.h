// Fields and ranges of a query as Xapian queries.
#pragma once

#include <string>

#include "query/compile_words.h"

namespace recueil::query {

class FieldCompiler {
  public:
    // All must outlive this.
    FieldCompiler(const OpenIndex& index, CompiledQuery& compiled, WordCompiler& words)
        : index_(index), compiled_(compiled), words_(words) {}

    // What has no meaning in this index becomes a diagnostic.
    Piece field_value(const Node& node, bool is_wanted);
    Piece range(const Node& node);

  private:
    Piece words_of_name(const Node& value, const indexer::Field& field, bool is_wanted);
    // What a field's value looks like in the text, for passages and highlights only.
    void highlight_value(const std::string& text);

    const OpenIndex& index_;
    CompiledQuery& compiled_;
    WordCompiler& words_;
};

}  // namespace recueil::query
