#include "query/plan/query_expansion.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/fields.h"
#include "stemming/table_lines.h"
#include "synonyms_table.h"

namespace recueil::query {

using stemming::take_until;

namespace {

constexpr std::size_t most_acronyms = 20'000;
// Meanings of one acronym: those that most acts give.
constexpr std::size_t most_meanings = 3;
constexpr double boost_of_acronyms = 0.8;
// A name this long is known with one of its words left out.
constexpr std::size_t words_of_a_long_name = 4;

std::vector<stemming::Token> significant_words(const stemming::Analyser& analyser, std::string_view text) {
    std::vector<stemming::Token> words = analyser.analyse(text);
    words.erase(std::remove_if(words.begin(), words.end(),
                               [](const stemming::Token& word) { return stemming::is_stop_word(word.surface); }),
                words.end());
    return words;
}

// « EHPADs »
std::string singular(const std::string& surface) {
    return surface.size() > 2 && surface.back() == 's' ? surface.substr(0, surface.size() - 1) : surface;
}

// An acronym has no stem: « café » is not the CAF.
bool says(const stemming::Token& word, const std::string& key, bool inflected) {
    return inflected ? word.stem == key : word.surface == key || singular(word.surface) == key;
}

}  // namespace

QueryExpansion::QueryExpansion(const stemming::Analyser& analyser) {
    read_table(analyser);
}

QueryExpansion::QueryExpansion(const stemming::Analyser& analyser, const Xapian::Database& index) {
    // Analysed once for the process: it took most of the time of opening a small index.
    static const QueryExpansion table{stemming::Analyser()};
    *this = table;
    read_acronyms(analyser, index);
}

void QueryExpansion::read_table(const stemming::Analyser& analyser) {
    std::string_view table = synonyms_table;
    while (!table.empty()) {
        std::string_view line = take_until(table, '\n');
        if (line.empty() || line.front() == '#') continue;
        const std::string_view boost = take_until(line, '\t');
        std::string_view wordings = take_until(line, '\t');
        Group group;
        std::from_chars(boost.data(), boost.data() + boost.size(), group.boost);
        groups_.push_back(group);
        // Without « > » every wording is looked for in the others.
        const bool is_one_way = wordings.find('>') != std::string_view::npos;
        std::string_view said = is_one_way ? take_until(wordings, '>') : std::string_view();
        while (!said.empty()) {
            const std::string_view wording = take_until(said, '|');
            const bool is_exact = wording.find('=') != std::string_view::npos;
            add(groups_.size() - 1, significant_words(analyser, wording), !is_exact, Side::asked);
        }
        while (!wordings.empty())
            add(groups_.size() - 1, significant_words(analyser, take_until(wordings, '|')), true,
                is_one_way ? Side::found : Side::both);
    }
}

void QueryExpansion::read_acronyms(const stemming::Analyser& analyser, const Xapian::Database& index) {
    struct Meaning {
        Xapian::doccount acts;
        std::string words;
    };
    std::vector<std::pair<std::string, std::vector<Meaning>>> acronyms;
    const std::string prefix(indexer::prefix::acronym);
    std::size_t read = 0;
    for (auto at = index.allterms_begin(prefix); at != index.allterms_end(prefix) && read < most_acronyms; ++at) {
        const std::string term = (*at).substr(prefix.size());
        const auto equals = term.find('=');
        if (equals == std::string::npos) continue;
        ++read;
        if (acronyms.empty() || acronyms.back().first != term.substr(0, equals))
            acronyms.emplace_back(term.substr(0, equals), std::vector<Meaning>());
        acronyms.back().second.push_back({at.get_termfreq(), term.substr(equals + 1)});
    }
    for (auto& [letters, meanings] : acronyms) {
        std::stable_sort(meanings.begin(), meanings.end(),
                         [](const Meaning& a, const Meaning& b) { return a.acts > b.acts; });
        if (meanings.size() > most_meanings) meanings.resize(most_meanings);
        for (const Meaning& meaning : meanings) {
            groups_.push_back({{}, boost_of_acronyms});
            add(groups_.size() - 1, {stemming::Token{letters, letters}}, false, Side::both);
            add(groups_.size() - 1, significant_words(analyser, meaning.words), true, Side::both);
        }
    }
}

void QueryExpansion::add(std::size_t group, std::vector<stemming::Token> words, bool inflected, Side side) {
    if (words.empty()) return;
    Wording wording{group, {}, {}, inflected};
    for (stemming::Token& word : words) {
        wording.keys.push_back(inflected ? std::move(word.stem) : word.surface);
        wording.words.push_back(std::move(word.surface));
    }
    const std::size_t number = wordings_.size();
    if (side != Side::asked) groups_[group].wordings.push_back(number);
    if (side != Side::found)
        for (const std::string& key : wording.keys) {
            std::vector<std::size_t>& listed = by_key_[key];
            if (listed.empty() || listed.back() != number) listed.push_back(number);
        }
    wordings_.push_back(std::move(wording));
}

std::vector<Equivalent> QueryExpansion::equivalents_of(std::span<const stemming::Token> words) const {
    std::vector<std::size_t> said;  // the words that count, in order
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!stemming::is_stop_word(words[i].surface)) said.push_back(i);
    std::vector<std::size_t> candidates;
    for (const std::size_t i : said) {
        for (const std::string& key : {words[i].surface, singular(words[i].surface), words[i].stem}) {
            const auto found = by_key_.find(key);
            if (found != by_key_.end()) candidates.insert(candidates.end(), found->second.begin(), found->second.end());
        }
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

    std::vector<Equivalent> equivalents;
    for (const std::size_t candidate : candidates) {
        const Wording& wording = wordings_[candidate];
        for (std::size_t start = 0; start < said.size(); ++start) {
            std::size_t at = start;
            std::size_t may_lack = wording.keys.size() >= words_of_a_long_name ? 1 : 0;
            bool holds = true;
            for (const std::string& key : wording.keys) {
                if (at < said.size() && says(words[said[at]], key, wording.inflected))
                    ++at;
                else if (may_lack > 0)
                    --may_lack;
                else
                    holds = false;
                if (!holds) break;
            }
            if (!holds || at == start) continue;
            const Group& group = groups_[wording.group];
            for (const std::size_t other : group.wordings) {
                if (other == candidate) continue;
                Equivalent each{said[start], said[at - 1] + 1, wordings_[other].words, wordings_[other].inflected,
                                group.boost};
                // Two groups may say the same of a word.
                const bool is_new = std::none_of(equivalents.begin(), equivalents.end(), [&](const Equivalent& known) {
                    return known.first == each.first && known.last == each.last && known.words == each.words;
                });
                if (is_new) equivalents.push_back(std::move(each));
            }
            break;
        }
    }
    return equivalents;
}

}  // namespace recueil::query
