#include "server/web/marked_text.h"

#include <array>

#include "base/text.h"
#include "base/time_limit.h"
#include "base/utf8.h"

namespace recueil::server {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

bool wants_space_before(std::string_view rest) {
    static constexpr std::array<std::string_view, 8> marks{":", ";", "?", "!", "»", "%", "€", "°"};
    for (const auto mark : marks)
        if (rest.starts_with(mark)) return true;
    return false;
}

bool wants_space_after(std::string_view before) {
    static constexpr std::array<std::string_view, 4> marks{"«", "n°", "N°", "n°s"};
    for (const auto mark : marks)
        if (before.ends_with(mark)) return true;
    return false;
}

// « 250 000 »: a space between a digit and a group of exactly three.
bool parts_a_number(std::string_view text, std::size_t space) {
    const auto digit = [&](std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); };
    if (space == 0 || !digit(space - 1) || digit(space + 4)) return false;
    return digit(space + 1) && digit(space + 2) && digit(space + 3);
}

}  // namespace

std::string french_spacing(std::string_view text) {
    std::string spaced;
    spaced.reserve(text.size() + text.size() / 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool keeps_together = text[i] == ' ' && (wants_space_before(text.substr(i + 1)) ||
                                                       wants_space_after(text.substr(0, i)) || parts_a_number(text, i));
        if (keeps_together)
            spaced += no_break_space;
        else
            spaced += text[i];
    }
    return spaced;
}

Model runs_of(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& ranges) {
    TimeLimit::check();
    Model runs = Model::array();
    std::size_t byte = 0;
    std::size_t point = 0;
    // The byte where a code point begins; asked for in growing order only.
    const auto byte_of = [&](std::size_t wanted) {
        while (byte < text.size() && point < wanted) {
            ++byte;
            while (byte < text.size() && is_utf8_continuation(text[byte])) ++byte;
            ++point;
        }
        return byte;
    };
    std::size_t done = 0;
    for (const auto& [start, end] : ranges) {
        const std::size_t begin = byte_of(start);
        const std::size_t stop = byte_of(end);
        if (begin < done || stop <= begin) continue;
        if (begin > done) runs.push_back({{"plain", french_spacing(text.substr(done, begin - done))}});
        runs.push_back({{"mark", french_spacing(text.substr(begin, stop - begin))}});
        done = stop;
    }
    if (done < text.size()) runs.push_back({{"plain", french_spacing(text.substr(done))}});
    return runs;
}

Model runs_of(std::string_view text, const query::Marker& marker) {
    if (!marker) return runs_of(text, std::vector<std::pair<std::size_t, std::size_t>>());
    return runs_of(text, marker(text));
}

}  // namespace recueil::server
