// Where a sentence begins in running French text.
#pragma once

#include <cstddef>
#include <string_view>

namespace recueil::query {

// True where `at`, which follows white space or begins the text, is the first byte of a sentence: after « . », « ! »,
// « ? », « ; » or « : » as administrative texts use them, but not after « M. », « art. » or an initial. Looks at a
// bounded number of bytes.
bool begins_sentence(std::string_view text, std::size_t at);

}  // namespace recueil::query
