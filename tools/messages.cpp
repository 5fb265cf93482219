#include "tools/messages.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/args.h>

#include "tools/language.h"

namespace recueil::tools {

namespace {

constexpr int most_nested = 4;
constexpr int most_prefixes = 4;        // « search: », « a.pdf: » before a sentence
constexpr std::size_t longest = 4'000;  // bytes of a sentence
constexpr std::size_t most_places = 4;  // of one piece that are tried
// An argument, perhaps a name or a title, is no sentence because it fits « {} is empty ».
constexpr std::size_t least_telling = 12;

// A format string cut at its arguments: « cannot read {}: {} » has the pieces « cannot read », « : » and « ».
struct Pattern {
    std::string translation;
    std::vector<std::string> pieces;
    std::size_t length = 0;  // of all pieces
};

Pattern pattern_of(const char* format, std::string translation) {
    Pattern pattern;
    pattern.translation = std::move(translation);
    std::string piece;
    for (const char* at = format; *at != '\0'; ++at) {
        if ((*at == '{' || *at == '}') && at[1] == *at) {
            piece += *at++;
        } else if (*at == '{') {
            pattern.pieces.push_back(std::move(piece));
            piece.clear();
            while (at[1] != '\0' && *at != '}') ++at;
        } else {
            piece += *at;
        }
    }
    pattern.pieces.push_back(std::move(piece));
    for (const std::string& each : pattern.pieces) pattern.length += each.size();
    return pattern;
}

// The most telling first.
std::vector<Pattern> sorted(std::vector<Pattern> list) {
    std::stable_sort(list.begin(), list.end(), [](const Pattern& a, const Pattern& b) { return a.length > b.length; });
    return list;
}

const std::vector<Pattern>& to_french() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> list;
        for (const char* format : message_formats()) list.push_back(pattern_of(format, translated(format)));
        return sorted(std::move(list));
    }();
    return all;
}

const std::vector<Pattern>& to_english() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> list;
        for (const QueryRemark& remark : query_remarks()) list.push_back(pattern_of(remark.french, remark.english));
        return sorted(std::move(list));
    }();
    return all;
}

struct Reading {
    std::string text;
    std::size_t known = 0;  // 2: a sentence, 1: what ends with one, 0: neither
};
Reading read_message(std::string_view message, int nested);

// The arguments of one way to read a text, each translated.
struct Arguments {
    std::vector<std::string> texts;
    std::size_t known = 0;
};

// Where a piece stands in several places (« : » in a path), the way that makes the most arguments known sentences wins.
std::optional<Arguments> arguments_of(const Pattern& pattern, std::size_t piece, std::string_view rest, int nested) {
    const std::string& wanted = pattern.pieces[piece];
    const bool is_last = piece + 1 == pattern.pieces.size();
    std::optional<Arguments> best;
    const auto consider = [&](std::size_t place) {
        std::optional<Arguments> after =
            is_last ? std::optional(Arguments{})
                    : arguments_of(pattern, piece + 1, rest.substr(place + wanted.size()), nested);
        if (!after) return;
        Reading argument = read_message(rest.substr(0, place), nested + 1);
        after->known += argument.known;
        after->texts.insert(after->texts.begin(), std::move(argument.text));
        if (!best || after->known > best->known) best = std::move(after);
    };
    if (is_last) {
        if (rest.size() >= wanted.size() && rest.substr(rest.size() - wanted.size()) == wanted)
            consider(rest.size() - wanted.size());
        return best;
    }
    std::size_t place = rest.find(wanted);
    for (std::size_t tried = 0; place != std::string_view::npos && tried < most_places; ++tried) {
        consider(place);
        place = rest.find(wanted, place + 1);
    }
    return best;
}

std::optional<std::string> read_by(const Pattern& pattern, std::string_view message, int nested) {
    const std::string& first = pattern.pieces.front();
    const std::string& last = pattern.pieces.back();
    if (nested > 0 && first.empty() && pattern.length < least_telling) return std::nullopt;
    if (message.size() < pattern.length || message.substr(0, first.size()) != first ||
        message.substr(message.size() - last.size()) != last)
        return std::nullopt;
    if (pattern.pieces.size() == 1)
        return message.size() == pattern.length ? std::optional(pattern.translation) : std::nullopt;
    const auto arguments = arguments_of(pattern, 1, message.substr(first.size()), nested);
    if (!arguments) return std::nullopt;
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments->texts) store.push_back(argument);
    return fmt::vformat(pattern.translation, store);
}

Reading read_message(std::string_view message, int nested) {
    if (nested == most_nested) return {std::string(message), 0};
    const bool to_french_now = language() == Language::french;
    constexpr std::string_view colon = ": ";
    std::size_t begin = 0;
    for (int tried = 0; tried < most_prefixes && begin < message.size(); ++tried) {
        for (const Pattern& pattern : to_french_now ? to_french() : to_english())
            if (auto text = read_by(pattern, message.substr(begin), nested)) {
                std::string before(message.substr(0, begin));
                if (begin > 0 && to_french_now) before.replace(begin - colon.size(), colon.size(), " : ");
                return {before + *text, begin == 0 ? 2U : 1U};
            }
        const std::size_t next = message.find(colon, begin);
        if (next == std::string_view::npos) break;
        begin = next + colon.size();
    }
    return {std::string(message), 0};
}

}  // namespace

std::string in_language(std::string_view message) {
    return message.size() > longest ? std::string(message) : read_message(message, 0).text;
}

}  // namespace recueil::tools
