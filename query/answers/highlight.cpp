#include "query/answers/highlight.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "query/answers/sentences.h"
#include "query/characters.h"

namespace recueil::query {

namespace {

using stemming::Token;

// Something found: one word, or the words of a phrase.
struct FoundPlace {
    std::size_t begin = 0;  // bytes
    std::size_t end = 0;
    std::size_t what = 0;  // which word or phrase of the query; past them for a sign of an answer

    bool operator<(const FoundPlace& other) const { return std::pair(begin, end) < std::pair(other.begin, other.end); }
};

bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool fits(const Token& token, const MatchTerm& term) {
    switch (term.channel) {
        case MatchTerm::Channel::surface:
            return token.surface == term.text;
        case MatchTerm::Channel::stem:
            return token.stem == term.text;
        case MatchTerm::Channel::prefix:
            return begins_with(token.surface, term.text);
    }
    return false;
}

// Counts code points along a text, forwards only.
class CodePointCounter {
  public:
    explicit CodePointCounter(std::string_view text) : text_(text) {}

    std::size_t at(std::size_t byte) {
        for (; byte_ < byte; ++byte_) count_ += is_utf8_continuation(text_[byte_]) ? 0U : 1U;
        return count_;
    }

  private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::size_t count_ = 0;
};

// In order, overlapping and touching ones made one, as code points from byte `from` on.
std::vector<Range> merged(std::string_view text, const std::vector<FoundPlace>& found, std::size_t from,
                          std::size_t to) {
    std::vector<Range> ranges;
    CodePointCounter counter(text.substr(from, to - from));
    std::size_t begin = 0;
    std::size_t end = 0;
    const auto flush = [&] {
        if (end <= begin) return;
        const std::size_t first = counter.at(begin - from);
        ranges.emplace_back(first, counter.at(end - from));
    };
    for (const FoundPlace& one : found) {
        if (one.begin < from || one.end > to) continue;
        if (end > begin && one.begin <= end) {
            end = std::max(end, one.end);
            continue;
        }
        flush();
        begin = one.begin;
        end = one.end;
    }
    flush();
    return ranges;
}

constexpr double kNearness = 0.5;       // of a word's weight, for being next to another
constexpr double kInOrder = 0.5;        // the same, for being next to the one before it in the query
constexpr double kRepetition = 0.05;    // of a word's weight, for each time more
constexpr std::size_t kNearBytes = 30;  // about five words

}  // namespace

struct Highlighter::Private {
    std::unordered_map<std::string, std::vector<std::size_t>> surfaces;
    std::unordered_map<std::string, std::vector<std::size_t>> stems;
    std::vector<std::pair<std::string, std::size_t>> prefixes;
    std::vector<MatchPhrase> phrases;
    std::vector<double> weights;  // of the words, then of the phrases, then of any sign of an answer
    mutable std::vector<Token> tokens;

    explicit Private(const Matches& matches) : phrases(matches.phrases) {
        for (const MatchTerm& term : matches.words) {
            const std::size_t what = weights.size();
            weights.push_back(term.weight);
            if (term.text.empty()) continue;
            switch (term.channel) {
                case MatchTerm::Channel::surface:
                    surfaces[term.text].push_back(what);
                    break;
                case MatchTerm::Channel::stem:
                    stems[term.text].push_back(what);
                    break;
                case MatchTerm::Channel::prefix:
                    prefixes.emplace_back(term.text, what);
                    break;
            }
        }
        for (const MatchPhrase& phrase : phrases) weights.push_back(phrase.weight);
        // An answer without its sum, its day or its names is none: a sign is worth the rarest word.
        weights.push_back(weights.empty() ? 1 : *std::max_element(weights.begin(), weights.end()));
    }

    std::size_t words() const { return weights.size() - phrases.size() - 1; }
    std::size_t sign() const { return weights.size() - 1; }

    void find_words(std::vector<FoundPlace>& found) const {
        const auto add = [&](const Token& token, std::size_t what) { found.push_back({token.begin, token.end, what}); };
        for (const Token& token : tokens) {
            if (const auto same = surfaces.find(token.surface); same != surfaces.end()) {
                for (const std::size_t what : same->second) add(token, what);
            }
            if (const auto same = stems.find(token.stem); same != stems.end()) {
                for (const std::size_t what : same->second) add(token, what);
            }
            for (const auto& [prefix, what] : prefixes) {
                if (begins_with(token.surface, prefix)) add(token, what);
            }
        }
    }

    // The last token of the phrase that begins at `first`.
    std::optional<std::size_t> phrase_end(const MatchPhrase& phrase, std::size_t first) const {
        if (!fits(tokens[first], phrase.terms.front())) return std::nullopt;
        std::size_t at = first;
        std::size_t left = phrase.slop;
        for (std::size_t term = 1; term < phrase.terms.size(); ++term) {
            std::size_t next = at + 1;
            while (next < tokens.size() && !fits(tokens[next], phrase.terms[term])) {
                if (left == 0) return std::nullopt;
                --left;
                ++next;
            }
            if (next == tokens.size()) return std::nullopt;
            at = next;
        }
        return at;
    }

    void find_phrases(std::vector<FoundPlace>& found) const {
        for (std::size_t phrase = 0; phrase < phrases.size(); ++phrase) {
            if (phrases[phrase].terms.empty()) continue;
            for (std::size_t first = 0; first < tokens.size(); ++first) {
                if (const auto last = phrase_end(phrases[phrase], first)) {
                    found.push_back({tokens[first].begin, tokens[*last].end, words() + phrase});
                }
            }
        }
    }

    std::vector<FoundPlace> find(const stemming::Analyser& analyser, std::string_view passage) const {
        tokens.clear();
        analyser.analyse(passage, tokens);
        std::vector<FoundPlace> found;
        find_words(found);
        find_phrases(found);
        std::sort(found.begin(), found.end());
        return found;
    }

    // The matches and the signs, in order of place.
    std::vector<FoundPlace> with_signs(std::vector<FoundPlace> found, std::span<const Range> signs) const {
        const auto matches = static_cast<std::ptrdiff_t>(found.size());
        for (const Range& each : signs) found.push_back({each.first, each.second, sign()});
        std::inplace_merge(found.begin(), found.begin() + matches, found.end());
        return found;
    }

    // The matches found[first, last]: distinct ones count whole, near ones more, repeated ones little.
    struct Cluster {
        std::size_t first = 0;
        std::size_t last = 0;
        double weight = 0;
    };

    Cluster best_cluster(const std::vector<FoundPlace>& found, std::size_t budget) const {
        std::vector<std::size_t> counts(weights.size(), 0);
        Cluster best;
        std::size_t first = 0;
        double distinct = 0;
        double nearness = 0;  // of neighbours within the window
        double repetition = 0;
        const auto near = [&](std::size_t left, std::size_t right) {
            const FoundPlace& a = found[left];
            const FoundPlace& b = found[right];
            if (a.what == b.what) return 0.0;
            const auto gap = b.begin > a.end ? static_cast<double>(b.begin - a.end) : 0.0;
            const double share = b.what == a.what + 1 && b.what < words() ? kNearness + kInOrder : kNearness;
            return share * std::min(weights[a.what], weights[b.what]) / (1 + gap / static_cast<double>(kNearBytes));
        };
        for (std::size_t last = 0; last < found.size(); ++last) {
            const std::size_t what = found[last].what;
            if (counts[what]++ == 0) {
                distinct += weights[what];
            } else {
                repetition += kRepetition * weights[what];
            }
            if (last > first) nearness += near(last - 1, last);
            while (first < last && found[last].end - found[first].begin > budget) {
                const std::size_t gone = found[first].what;
                if (--counts[gone] == 0) {
                    distinct -= weights[gone];
                } else {
                    repetition -= kRepetition * weights[gone];
                }
                nearness -= near(first, first + 1);
                ++first;
            }
            const double weight = distinct + nearness + repetition;
            if (weight > best.weight * (1 + 1e-9)) best = {first, last, weight};
        }
        return best;
    }

    // A place to cut at or before `at`: after white space where some is near, else between two words.
    std::size_t cut_before(std::string_view text, std::size_t at) const {
        for (std::size_t back = 0; back < 64 && back < at; ++back)
            if (is_white_space(text[at - back - 1])) return between_words(text, at - back);
        return at < 64 ? 0 : between_words(text, at);
    }

    std::size_t between_words(std::string_view text, std::size_t at) const {
        const auto after = std::upper_bound(tokens.begin(), tokens.end(), at,
                                            [](std::size_t byte, const Token& token) { return byte < token.end; });
        constexpr std::size_t longest_word_kept = 512;  // bytes; what is longer is no word and may be cut
        if (after != tokens.end() && after->begin < at && at - after->begin <= longest_word_kept) at = after->begin;
        while (at > 0 && at < text.size() && is_utf8_continuation(text[at])) --at;
        return at;
    }
};

Highlighter::Highlighter(const Matches& matches) : private_(std::make_unique<Private>(matches)) {}
Highlighter::~Highlighter() = default;
Highlighter::Highlighter(Highlighter&&) noexcept = default;
Highlighter& Highlighter::operator=(Highlighter&&) noexcept = default;

std::vector<Range> Highlighter::highlights(const stemming::Analyser& analyser, std::string_view passage) const {
    return merged(passage, private_->find(analyser, passage), 0, passage.size());
}

Excerpt Highlighter::excerpt(const stemming::Analyser& analyser, std::string_view passage, std::size_t length,
                             std::span<const Range> signs) const {
    const std::vector<FoundPlace> matches = private_->find(analyser, passage);
    const std::vector<FoundPlace> found = matches.empty() ? matches : private_->with_signs(matches, signs);
    const std::size_t budget =
        std::max<std::size_t>(length + length / 16, 1);  // bytes: French has few long code points
    const auto cluster = private_->best_cluster(found, budget * 3 / 4);

    Excerpt excerpt;
    excerpt.weight = cluster.weight;
    excerpt.end = passage.size();
    if (passage.size() > budget) {
        const std::size_t needed_begin = found.empty() ? 0 : found[cluster.first].begin;
        std::size_t needed_end = found.empty() ? 0 : found[cluster.last].end;
        needed_end = std::min(needed_end, needed_begin + budget);

        // From the beginning of the sentence of the first word, if all that is needed fits; else a few words before it.
        const std::size_t room = budget - (needed_end - needed_begin);
        const std::size_t earliest = needed_begin > room ? needed_begin - room : 0;
        std::optional<std::size_t> sentence;
        for (std::size_t at = needed_begin + 1; at-- > earliest && !sentence;)
            if (begins_sentence(passage, at)) sentence = at;
        const std::size_t nearby = private_->cut_before(passage, needed_begin - std::min(needed_begin, room / 3));
        excerpt.begin = sentence.value_or(nearby >= earliest ? nearby : needed_begin);

        // As much as fits, to the end of a sentence where that leaves the excerpt at least half full.
        const std::size_t latest = std::min(passage.size(), excerpt.begin + budget);
        excerpt.end = latest;
        if (latest < passage.size()) {
            excerpt.end = std::max(private_->cut_before(passage, latest), std::min(needed_end, latest));
            const std::size_t half = std::max(needed_end, excerpt.begin + budget / 2);
            for (std::size_t at = latest; at > half; --at) {
                if (!begins_sentence(passage, at)) continue;
                excerpt.end = at;
                break;
            }
        } else {
            // The passage ended early: whole sentences before it may fit.
            const std::size_t spare_from = passage.size() > budget ? passage.size() - budget : 0;
            for (std::size_t at = excerpt.begin; at-- > spare_from;)
                if (begins_sentence(passage, at)) excerpt.begin = at;
        }
        while (excerpt.end > excerpt.begin && is_white_space(passage[excerpt.end - 1])) --excerpt.end;
        excerpt.end = std::max(excerpt.end, std::min(needed_end, latest));
        while (excerpt.end < passage.size() && is_utf8_continuation(passage[excerpt.end])) ++excerpt.end;
    }

    constexpr std::string_view before = "… ";
    constexpr std::string_view after = " …";
    const bool cut_before = excerpt.begin > 0;
    if (cut_before) excerpt.text = before;
    excerpt.text += passage.substr(excerpt.begin, excerpt.end - excerpt.begin);
    if (excerpt.end < passage.size()) excerpt.text += after;
    excerpt.highlights = merged(passage, matches, excerpt.begin, excerpt.end);
    constexpr std::size_t mark_length = 2;  // code points of « … » and its space
    if (cut_before) {
        for (Range& range : excerpt.highlights) {
            range.first += mark_length;
            range.second += mark_length;
        }
    }
    return excerpt;
}

}  // namespace recueil::query
