#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "query/answers/highlight.h"
#include "query/language/parser.h"
#include "stemming/characters.h"
#include "stemming/stemming.h"

using namespace recueil;

namespace {

void demand(bool promise) {
    if (!promise) std::abort();
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = stemming::code_point_at(text, at);
        if (point.value == stemming::kInvalid) return false;
        at += point.length;
    }
    return true;
}

void demand_within(const query::Node& node, std::size_t size, int depth) {
    demand(node.begin <= node.end && node.end <= size && depth < 400);
    for (const query::Node& child : node.children) demand_within(child, size, depth + 1);
}

void collect(const query::Node& node, const stemming::Analyser& analyser, query::Matches& matches) {
    query::MatchPhrase phrase;
    for (const stemming::Token& token : analyser.analyse(node.text)) {
        if (node.kind == query::Node::Kind::phrase) {
            phrase.terms.push_back({token.surface, query::MatchTerm::Channel::surface, 1});
        } else {
            matches.words.push_back({token.stem, query::MatchTerm::Channel::stem, 1});
        }
    }
    if (!phrase.terms.empty()) matches.phrases.push_back(std::move(phrase));
    for (const query::Node& child : node.children) collect(child, analyser, matches);
}

}  // namespace

// The query is read, and what it asks for is marked in its own text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const query::ParsedQuery parsed = query::parse_query(text);
    demand_within(parsed.root, size, 0);
    demand(is_valid_utf8(query::print(parsed.root)));
    for (const query::Diagnostic& diagnostic : parsed.diagnostics) {
        demand(diagnostic.begin <= diagnostic.end && diagnostic.end <= size && is_valid_utf8(diagnostic.message));
    }

    static const stemming::Analyser analyser;
    query::Matches matches;
    collect(parsed.root, analyser, matches);
    const query::Highlighter highlighter(matches);
    const query::Excerpt excerpt = highlighter.excerpt(analyser, text, 60);
    demand(excerpt.begin <= excerpt.end && excerpt.end <= size);
    std::size_t end = 0;
    for (const auto& range : excerpt.highlights) {
        demand(range.first >= end && range.first < range.second);
        end = range.second;
    }
    return 0;
}
