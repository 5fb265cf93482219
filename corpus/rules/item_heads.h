// Heads of items: the places where an item of a decision may begin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/rules/decision_formula.h"
#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

enum class HeadKind {
    label,     // « Article 2 : »
    number,    // « 2) », « 2. » in order
    bullet,    // « - »
    verb,      // a verb of decision at the start of a line or clause
    sentence,  // « La présente délibération sera … »
};

enum class HeadForm { finite, infinitive, other };

struct ItemHead {
    HeadKind kind = HeadKind::bullet;
    HeadForm form = HeadForm::other;
    std::size_t begin = 0;  // of its label or bullet
    std::size_t text = 0;   // of the item's own words
    std::string label{};    // of a label or number
    char bullet = 0;
    bool own_line = false;
};

// A label before a separator at `at` exactly: « Article 1er : », « ARTICLE 2 BIS. », « Article unique - ».
struct ItemLabel {
    std::string label;
    std::size_t end = 0;
};
std::optional<ItemLabel> item_label_at(const ResolutionText& text, std::size_t at);

// The form of the verb that begins at `at`, behind « de », « d' », « s' »; other where none does.
HeadForm form_at(const ResolutionText& text, std::size_t at);

// Every head of the span, in order. Linear in the text.
std::vector<ItemHead> item_heads(const ResolutionText& text, Span span);

}  // namespace recueil::corpus
