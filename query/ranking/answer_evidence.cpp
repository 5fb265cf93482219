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
double sums_in(const std::vector<Word>& words) {
    double sums = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].folded;
        const bool behind_number = i > 0 && is_digit(words[i - 1].folded.back());
        const bool unit = begins_with_any(word, {"€", "euro", "eur", "k€", "m€", "%"});
        const bool joined =
            is_digit(word.front()) && (word.find("€") != std::string::npos || word.find('%') != std::string::npos);
        if ((behind_number && unit) || joined) ++sums;
    }
    return sums;
}

// Civilities, and a first name before a name in capitals: « Mme Denise BOCQUILLET » counts once.
double people_in(const std::vector<Word>& words) {
    double people = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].folded;
        if (is_one_of(word,
                      {"m.", "mm.", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs", "mesdames", "mr"})) {
            ++people;
            continue;
        }
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        const auto small = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
        const std::string_view name = words[i].written;
        if (i < 1 || name.size() < 3 || !capital(name[0]) || !capital(name[1]) || !capital(name[2])) continue;
        const std::string_view first = words[i - 1].written;
        const bool has_first_name = first.size() > 2 && capital(first[0]) && small(first[1]);
        const bool counted = i > 1 && is_one_of(words[i - 2].folded, {"m.", "mme", "monsieur", "madame", "mlle", "mr"});
        if (has_first_name && !counted) ++people;
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
double days_in(const std::vector<Word>& words) {
    double days = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool named = i > 0 && is_digit(words[i - 1].folded.front()) && month_named(words[i].folded) != 0;
        const bool in_figures = is_digit(words[i].folded.front()) && words[i].folded.size() == 4 && i > 1 &&
                                is_digit(words[i - 1].folded.front()) && is_digit(words[i - 2].folded.front()) &&
                                words[i - 1].folded.size() <= 2 && words[i - 2].folded.size() <= 2;
        if (named || in_figures) ++days;
    }
    return days;
}

// « avant le 6 novembre », « au plus tard le », « jusqu'au », « date limite »: where no day follows, half.
double deadlines_in(const std::vector<Word>& words) {
    double deadlines = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].folded;
        const bool follows = i > 0 && ((words[i - 1].folded == "avant" && is_one_of(word, {"le", "la"})) ||
                                       (words[i - 1].folded == "plus" && word == "tard") ||
                                       (words[i - 1].folded == "jusqu" && is_one_of(word, {"au", "a"})) ||
                                       (words[i - 1].folded == "date" && word == "limite"));
        if (follows || begins_with_any(word, {"clotur", "echeance"})) ++deadlines;
    }
    return deadlines == 0 ? 0 : days_in(words) > 0 ? 1 : 0.5;
}

// « dix-huit mois », « 3 ans »; « par an », « chaque mois » are no periods.
double durations_in(const std::vector<Word>& words) {
    double durations = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && is_one_of(words[i].folded, {"mois", "ans", "an", "annees", "jours", "semaines", "heures"}) &&
            !is_one_of(words[i - 1].folded, {"par", "chaque", "le", "du", "des", "les", "ce"}))
            durations += 0.6;
        if (begins_with_any(words[i].folded, {"duree", "delai"})) durations += 0.4;
    }
    return durations;
}

bool is_zero(std::string_view word) {
    return is_one_of(word, {"0", "00", "o", "zero", "aucun", "aucune", "neant", "nul", "sans"});
}

// Votes of a kind that someone gave: « Contre : 3 voix », « 2 abstentions (M. X, Mme Y) »; not « Contre : 0 ».
double votes_in(const std::vector<Word>& words, std::initializer_list<std::string_view> beginnings) {
    double votes = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!begins_with_any(words[i].folded, beginnings)) continue;
        const bool counts_none = (i + 1 < words.size() && is_zero(words[i + 1].folded)) ||
                                 (i > 0 && is_zero(words[i - 1].folded)) ||
                                 (i > 1 && words[i - 1].folded == "voix" && is_zero(words[i - 2].folded));
        if (!counts_none) ++votes;
    }
    return votes;
}

double words_in(const std::vector<Word>& words, std::initializer_list<std::string_view> beginnings) {
    return static_cast<double>(std::count_if(
        words.begin(), words.end(), [&](const Word& each) { return begins_with_any(each.folded, beginnings); }));
}

// A roll call names everybody and appoints nobody; visas name who left.
double people_of(PassageKind part, const std::vector<Word>& words) {
    if (part == PassageKind::attendance || part == PassageKind::visas) return 0;
    const double people = people_in(words);
    const bool decides = part == PassageKind::article || part == PassageKind::document;
    return decides && people > 0 ? people + std::min(1.0, appointments_in(words)) : people;
}

}  // namespace

Evidence answer_evidence(AnswerKinds asked, PassageKind part, std::string_view text) {
    // A title asks the question again.
    if (asked.empty() || part == PassageKind::title) return {};
    const std::vector<Word> words = words_of(text);
    double sum = 0;
    int kinds = 0;
    Evidence evidence;
    const auto add = [&](AnswerKind kind, double found, double enough, bool is_rare = false) {
        if (!asked.has(kind)) return;
        const double share = std::min(1.0, found / enough);
        sum += share;
        ++kinds;
        if (is_rare) evidence.rare = std::max(evidence.rare, share);
    };
    add(AnswerKind::amount, sums_in(words), enough_sums);
    add(AnswerKind::people, people_of(part, words), enough_people);
    add(AnswerKind::time, days_in(words), enough_days);
    // A decision says what, its report and its recitals say why.
    add(AnswerKind::reason, part == PassageKind::report || part == PassageKind::recitals ? 1 : 0, 1);
    add(AnswerKind::deadline, deadlines_in(words), 1, true);
    add(AnswerKind::duration, durations_in(words), 1, true);
    add(AnswerKind::vote, words_in(words, {"voix", "abstention", "unanimite", "contre", "suffrage"}), enough_words);
    add(AnswerKind::against, votes_in(words, {"contre", "oppos", "defavorable"}), 1, true);
    add(AnswerKind::abstention, votes_in(words, {"absten", "abstien"}), 1, true);
    add(AnswerKind::attendance, words_in(words, {"absent", "excus", "present", "procuration", "pouvoir"}),
        enough_words);
    add(AnswerKind::recusal, words_in(words, {"part", "particip", "quitt", "interess", "deport", "salle"}),
        enough_words);
    if (kinds > 0) evidence.mean = sum / kinds;
    return evidence;
}

}  // namespace recueil::query
