#include "query/answers/display_title.h"

#include <cstddef>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "query/characters.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::size_t fewest_letters = 4;  // in capitals: « ZAC » may be the whole title

std::string lower(std::string_view text) {
    std::string lowered;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const CodePointValue value = next_code_point(text, at);
        if (value < 0)
            lowered += text.substr(begin, at - begin);
        else
            append_utf8(static_cast<CodePointValue>(u_tolower(value)), lowered);
    }
    return lowered;
}

bool is_in_capitals(std::string_view title) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < title.size();) {
        const CodePointValue value = next_code_point(title, at);
        if (value < 0) continue;
        if (u_islower(value) != 0) return false;
        capitals += u_isupper(value) != 0 ? 1U : 0U;
    }
    return capitals >= fewest_letters;
}

// The first letter, and those that begin a sentence after a full stop.
std::string with_capitals(std::string_view text) {
    std::string written;
    bool begins = true;
    bool after_stop = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const CodePointValue value = next_code_point(text, at);
        const std::string_view bytes = text.substr(begin, at - begin);
        if (begins && value >= 0 && u_isalpha(value) != 0) {
            append_utf8(static_cast<CodePointValue>(u_toupper(value)), written);
            begins = false;
        } else {
            written += bytes;
            if (value >= 0 && u_isdigit(value) != 0) begins = false;
        }
        if (bytes == " " && after_stop) begins = true;
        after_stop = bytes == ".";
    }
    return written;
}

}  // namespace

std::string display_title(const IndexReader& index, std::string_view title) {
    if (!is_in_capitals(title)) return std::string(title);
    std::string shown;
    std::size_t done = 0;
    for (const stemming::Token& token : index.analyser.analyse(title)) {
        if (token.begin < done || token.end > title.size()) continue;
        shown += lower(title.substr(done, token.begin - done));
        const std::string_view written = title.substr(token.begin, token.end - token.begin);
        // The lexicon writes names and acronyms with capitals, and gives accents back to « REUNION ».
        const std::string usual = token.is_number ? std::string(written) : index.as_written(token.surface);
        const bool is_known = usual != token.surface && code_points(usual) == code_points(written);
        shown += is_known || token.is_number ? usual : lower(written);
        done = token.end;
    }
    shown += lower(title.substr(done));
    return with_capitals(shown);
}

}  // namespace recueil::query
