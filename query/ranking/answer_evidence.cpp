#include "query/ranking/answer_evidence.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "query/characters.h"
#include "query/language/dates.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

using corpus::PassageKind;

// Past these more of the same adds nothing.
constexpr double enough_sums = 2;
constexpr double enough_people = 3;
constexpr double enough_days = 2;
constexpr double enough_words = 2;

struct Word {
    std::string_view written;
    std::string folded;
};

// A sign of an answer: the word that shows it, and how much of a sign it is.
struct Sign {
    std::size_t word = 0;
    double worth = 1;
};
using Signs = std::vector<Sign>;

double sum_of(const Signs& signs) {
    double sum = 0;
    for (const Sign& each : signs) sum += each.worth;
    return sum;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (const std::string_view written : split_words(text, " \t\n'(),;:/\"")) {
        std::string folded = stemming::fold(written);
        // Marks alone, a soft hyphen, fold to nothing.
        if (!folded.empty()) words.push_back({written, std::move(folded)});
    }
    return words;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [word](std::string_view each) { return word.substr(0, each.size()) == each; });
}

// « 972 187,15 € », « 98% », « 12 euros »: a currency or a percentage behind a number.
Signs sums_in(const std::vector<Word>& words) {
    Signs sums;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].folded;
        const bool behind_number = i > 0 && is_digit(words[i - 1].folded.back());
        const bool unit = begins_with_any(word, {"€", "euro", "eur", "k€", "m€", "%"});
        const bool joined =
            is_digit(word.front()) && (word.find("€") != std::string::npos || word.find('%') != std::string::npos);
        if ((behind_number && unit) || joined) sums.push_back({i});
    }
    return sums;
}

// Civilities, and a first name before a name in capitals: « Mme Denise BOCQUILLET » counts once.
Signs people_in(const std::vector<Word>& words) {
    Signs people;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].folded;
        if (is_one_of(word,
                      {"m.", "mm.", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs", "mesdames", "mr"})) {
            people.push_back({i});
            continue;
        }
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        const auto small = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
        const std::string_view name = words[i].written;
        if (i < 1 || name.size() < 3 || !capital(name[0]) || !capital(name[1]) || !capital(name[2])) continue;
        const std::string_view first = words[i - 1].written;
        const bool has_first_name = first.size() > 2 && capital(first[0]) && small(first[1]);
        const bool counted = i > 1 && is_one_of(words[i - 2].folded, {"m.", "mme", "monsieur", "madame", "mlle", "mr"});
        if (has_first_name && !counted) people.push_back({i});
    }
    return people;
}

// « de désigner », « est élue », « de confier la présidence à ».
double appointments_in(const std::vector<Word>& words) {
    return static_cast<double>(std::count_if(words.begin(), words.end(), [](const Word& each) {
        return begins_with_any(each.folded, {"design", "nomme", "elit", "proclam", "confi"}) ||
               is_one_of(each.folded, {"elu", "elue", "elus", "elues", "elire"});
    }));
}

// Days, and the words of a limit before one.
Signs days_in(const std::vector<Word>& words) {
    Signs days;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool named = i > 0 && is_digit(words[i - 1].folded.front()) && month_named(words[i].folded) != 0;
        const bool in_figures = is_digit(words[i].folded.front()) && words[i].folded.size() == 4 && i > 1 &&
                                is_digit(words[i - 1].folded.front()) && is_digit(words[i - 2].folded.front()) &&
                                words[i - 1].folded.size() <= 2 && words[i - 2].folded.size() <= 2;
        if (named || in_figures) days.push_back({i});
    }
    return days;
}

// « avant le 6 novembre », « au plus tard le », « jusqu'au », « date limite »: where no day follows, half.
Signs deadlines_in(const std::vector<Word>& words) {
    Signs deadlines;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].folded;
        const bool follows = i > 0 && ((words[i - 1].folded == "avant" && is_one_of(word, {"le", "la"})) ||
                                       (words[i - 1].folded == "plus" && word == "tard") ||
                                       (words[i - 1].folded == "jusqu" && is_one_of(word, {"au", "a"})) ||
                                       (words[i - 1].folded == "date" && word == "limite"));
        if (follows || begins_with_any(word, {"clotur", "echeance"})) deadlines.push_back({i});
    }
    if (deadlines.empty()) return deadlines;
    // One is enough: all together are worth as much.
    const double worth = days_in(words).empty() ? 0.5 : 1;
    for (Sign& each : deadlines) each.worth = worth / static_cast<double>(deadlines.size());
    return deadlines;
}

// « dix-huit mois », « 3 ans »; « par an », « chaque mois » are no periods.
Signs durations_in(const std::vector<Word>& words) {
    Signs durations;
    for (std::size_t i = 0; i < words.size(); ++i) {
        // The full stop of a sentence; civilities keep theirs.
        std::string_view unit = words[i].folded;
        if (unit.back() == '.') unit.remove_suffix(1);
        if (i > 0 && is_one_of(unit, {"mois", "ans", "an", "annees", "jours", "semaines", "heures"}) &&
            !is_one_of(words[i - 1].folded, {"par", "chaque", "le", "du", "des", "les", "ce"}))
            durations.push_back({i, 0.6});
        if (begins_with_any(words[i].folded, {"duree", "delai", "periode"})) durations.push_back({i, 0.4});
    }
    return durations;
}

bool is_zero(std::string_view word) {
    return is_one_of(word, {"0", "00", "o", "zero", "aucun", "aucune", "neant", "nul", "sans"});
}

// Votes of a kind that someone gave: « Contre : 3 voix », « 2 abstentions (M. X, Mme Y) »; not « Contre : 0 ».
Signs votes_in(const std::vector<Word>& words, std::initializer_list<std::string_view> beginnings) {
    Signs votes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!begins_with_any(words[i].folded, beginnings)) continue;
        const bool counts_none = (i + 1 < words.size() && is_zero(words[i + 1].folded)) ||
                                 (i > 0 && is_zero(words[i - 1].folded)) ||
                                 (i > 1 && words[i - 1].folded == "voix" && is_zero(words[i - 2].folded));
        if (!counts_none) votes.push_back({i});
    }
    return votes;
}

Signs words_in(const std::vector<Word>& words, std::initializer_list<std::string_view> beginnings) {
    Signs signs;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (begins_with_any(words[i].folded, beginnings)) signs.push_back({i});
    return signs;
}

// A roll call names everybody and appoints nobody; visas name who left.
Signs people_of(PassageKind part, const std::vector<Word>& words) {
    if (part == PassageKind::attendance || part == PassageKind::visas) return {};
    Signs people = people_in(words);
    const bool decides = part == PassageKind::article || part == PassageKind::document;
    if (decides && !people.empty() && appointments_in(words) >= 1) people.push_back(people.front());
    return people;
}

bool is_number(std::string_view word) {
    return is_digit(word.front()) ||
           is_one_of(word, {"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "onze", "douze", "treize",
                            "quatorze", "quinze", "seize", "cent", "mille"}) ||
           begins_with_any(word, {"dix", "vingt", "trente", "quarante", "cinquante", "soixante", "quatre-vingt"});
}

// « 14 organismes », « quatorze grands organismes ».
Signs counts_in(const std::vector<Word>& words, std::string_view counted) {
    constexpr std::size_t widest_gap = 3;  // words
    Signs counts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_number(words[i].folded)) continue;
        for (std::size_t next = i + 1; next < words.size() && next <= i + widest_gap; ++next) {
            if (words[next].folded.substr(0, counted.size()) != counted) continue;
            counts.push_back({i});
            break;
        }
    }
    return counts;
}

// The period of something renewed says its last day too: « reconduit pour six ans ».
Signs last_days_in(const std::vector<Word>& words) {
    Signs signs = deadlines_in(words);
    const bool is_renewed = std::any_of(words.begin(), words.end(), [](const Word& each) {
        return begins_with_any(each.folded, {"recondui", "renouvel", "prolong", "prorog"});
    });
    if (!signs.empty() || !is_renewed) return signs;
    signs = durations_in(words);
    for (Sign& each : signs) each.worth /= 2;
    return signs;
}

// Calls visit(signs, enough, is_rare) for each kind asked that shows in words.
template <class Visit>
void visit_signs(AnswerKinds asked, std::string_view counted, PassageKind part, const std::vector<Word>& words,
                 Visit&& visit) {
    if (!counted.empty()) visit(counts_in(words, counted), 1, true);
    if (asked.has(AnswerKind::amount)) visit(sums_in(words), enough_sums, false);
    if (asked.has(AnswerKind::people)) visit(people_of(part, words), enough_people, false);
    if (asked.has(AnswerKind::time)) visit(days_in(words), enough_days, false);
    if (asked.has(AnswerKind::deadline)) visit(last_days_in(words), 1, true);
    if (asked.has(AnswerKind::duration)) visit(durations_in(words), 1, true);
    if (asked.has(AnswerKind::vote))
        visit(words_in(words, {"voix", "abstention", "unanimite", "contre", "suffrage"}), enough_words, false);
    if (asked.has(AnswerKind::against)) visit(votes_in(words, {"contre", "oppos", "defavorable"}), 1, true);
    if (asked.has(AnswerKind::abstention)) visit(votes_in(words, {"absten", "abstien"}), 1, true);
    if (asked.has(AnswerKind::attendance))
        visit(words_in(words, {"absent", "excus", "present", "procuration", "pouvoir"}), enough_words, false);
    if (asked.has(AnswerKind::recusal))
        visit(words_in(words, {"part", "particip", "quitt", "interess", "deport", "salle"}), enough_words, false);
}

}  // namespace

Evidence answer_evidence(AnswerKinds asked, std::string_view counted, PassageKind part, std::string_view text) {
    // A title asks the question again.
    if ((asked.empty() && counted.empty()) || part == PassageKind::title) return {};
    double sum = 0;
    int kinds = 0;
    Evidence evidence;
    const auto add = [&](double share, bool is_rare) {
        sum += share;
        ++kinds;
        if (is_rare) evidence.rare = std::max(evidence.rare, share);
    };
    visit_signs(asked, counted, part, words_of(text), [&](const Signs& signs, double enough, bool is_rare) {
        add(std::min(1.0, sum_of(signs) / enough), is_rare);
    });
    // A decision says what, its report and its recitals say why.
    if (asked.has(AnswerKind::reason)) add(part == PassageKind::report || part == PassageKind::recitals ? 1 : 0, false);
    if (kinds > 0) evidence.mean = sum / kinds;
    return evidence;
}

std::vector<std::pair<std::size_t, std::size_t>> answer_signs(AnswerKinds asked, std::string_view counted,
                                                              PassageKind part, std::string_view text) {
    std::vector<std::pair<std::size_t, std::size_t>> places;
    if ((asked.empty() && counted.empty()) || part == PassageKind::title) return places;
    const std::vector<Word> words = words_of(text);
    visit_signs(asked, counted, part, words, [&](const Signs& signs, double /*enough*/, bool /*is_rare*/) {
        for (const Sign& each : signs) {
            const std::string_view written = words[each.word].written;
            const auto begin = static_cast<std::size_t>(written.data() - text.data());
            places.emplace_back(begin, begin + written.size());
        }
    });
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

}  // namespace recueil::query
