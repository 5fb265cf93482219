// Articles of a code or a law: « L.3121-14 et L.3211-1 », « R.212-29 à R.212-34 », « L.311-1 et suivants ».
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// Articles that one noun « article » names.
struct ArticleGroup {
    std::vector<std::string> articles;  // as written; a range is one entry
    std::size_t begin = 0;              // bytes of the folded text
};

struct ArticleList {
    std::vector<ArticleGroup> groups;
    std::size_t end = 0;  // behind the last article and its paragraph (« L.3211-1, 2° », « L.3211-1 II »)

    bool empty() const { return groups.empty(); }
    std::vector<std::string> articles(std::size_t first_group = 0, std::size_t last_group = std::string::npos) const;
};

// The list that begins at `from`; « et de l'article 3 » opens a new group. Empty where none begins there. At most 64
// articles.
ArticleList article_list_at(const FoldedText& text, std::size_t from);

}  // namespace recueil::corpus
