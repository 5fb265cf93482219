#include "corpus/rules/session_counts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

enum class Count { none, in_office, composing, present, substitutes, voters, both, other };

struct CountLabel {
    Count kind = Count::other;
    std::size_t begin = 0;
    std::size_t end = 0;
};

#define RECUEIL_MEMBERS \
    R"((?:conseill\w+|membres|delegu\w+|elu\w*)(?:\s+(?:municipaux|communautaires|departementaux|regionaux|metropolitains|du\s+(?:conseil|bureau|comite)(?:\s+(?:municipal|communautaire|syndical))?))?\s*)"

const RE2& label_pattern() {
    static const RE2 pattern(
        R"((?i)(?:^|[^a-z'])((?:(?:nombre\s+(?:legal\s+|total\s+|statutaire\s+)?(?:de\s+|des\s+|d'))?(?:)" RECUEIL_MEMBERS
        R"(:?\s*(?:[*-]\s*)?)?)(?:nombre\s+(?:de\s+|des\s+|d'))?(?:(?:etaient|sont|total\s+des?)\s+)?(?:)"
        R"(((?:in|en|e)\s+exercice|en\s+fonctions?)|((?:composant|doit\s+etre\s+compose|afferents?\s+(?:au|a)|legal\s+de)\b(?:\s*(?:le|la|l'|au|a|conseil|bureau|comite|assemblee|municipal|communautaire|syndical|membres|conseillers|elus))*|membres?\s+(?:au|du)\s+conseil\s+\w+)|)"
        R"(((?:titulaires\s+)?present(?:\(e\)|e)?(?:s|\(s\))?(?:\s+(?:titulaires|physiquement|en\s+seance|a\s+la\s+seance|a\s+l'appel)|\s+a\s+\d{1,2}\s?h\s?\d{0,2})?|(?:qui\s+)?assist\w+\s+a\s+la\s+(?:seance|reunion))|(votant(?:e|\(e\))?(?:s|\(s\))?|(?:ayant|ont|qui\s+ont)\s+pris\s+part\s+(?:a\s+la\s+deliberation|aux?\s+votes?|a\s+la\s+decision)|prenant\s+part\s+aux?\s+votes?)|)"
        R"((pour?voirs?(?:\(s\))?|procurations?(?:\(s\))?|representes?|absents?(?:\(s\))?(?:\s+excuses?)?|excuses?(?:\(s\))?|exprimes|suffrages\s+exprimes|quorum|pour|contre|abstentions?))))");
    return pattern;
}

std::optional<int> value_of(std::string_view digits) {
    if (digits.empty() || digits.size() > 3) return {};
    int value = 0;
    for (char c : digits) {
        if (c == 'l' || c == 'I') c = '1';
        if (c == 'O' || c == 'o') c = '0';
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

// A number directly behind a label; « 2l » is what OCR made of « 21 ».
std::optional<int> value_behind(std::string_view text, std::size_t at, std::size_t& end) {
    static const RE2 pattern(
        R"((?i:\s+(?:est|sont|etait)\s+de)?(?:\s*[:=;."'*+]+\s*|\s+|\s*-\s*|\s*\|\s*|\s*\(\s*)*(\d[\dlIO]{0,2})(?:[^\dA-Za-z/'_]|-[^\d]|$))");
    static const RE2 not_a_count(
        R"((?i)\s*(?:h|heures|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|EUR|euros|%)\b)");
    const Match match = match_at(pattern, text, at);
    if (!match) return {};
    const auto number_end = static_cast<std::size_t>(match[1].data() + match[1].size() - text.data());
    if (match_at(not_a_count, text, number_end)) return {};
    // « Présents : 1 - Anne ROCHE » numbers the members.
    static const RE2 list_of_members(R"(\s*[-.)]\s*(?:[A-Z][a-z]+\s+[A-Z]{2}|M\.|Mme|[A-Z]{2,}\s+[A-Z][a-z]))");
    if (match[1] == "1" && match_at(list_of_members, text, number_end)) return {};
    end = number_end;
    return value_of(match[1]);
}

// « 32 présents », « 44 PRESENTS »
std::optional<int> value_before(std::string_view text, std::size_t begin) {
    static const RE2 pattern(R"((?:^|[^\dA-Za-z/:.,'-])\s*(\d{1,3})\s+$)");
    const std::size_t from = begin > 8 ? begin - 8 : 0;
    const Match match = find(pattern, text.substr(from, begin - from));
    return match ? value_of(match[1]) : std::nullopt;
}

Count kind_of(const Match& match) {
    if (!match[2].empty()) return Count::in_office;
    if (!match[3].empty()) return Count::composing;
    if (!match[4].empty()) return Count::present;
    if (!match[5].empty()) return Count::voters;
    return Count::other;
}

class CountReader {
  public:
    explicit CountReader(std::string_view text) : text_(text) {}

    SessionCounts read() {
        read_sentences();
        std::vector<CountLabel> run;  // labels without values since the last value
        std::size_t at = 0;
        while (at < text_.size()) {
            // The pattern has too many states to run over a long text at once.
            constexpr std::size_t window = 2000;
            const std::size_t window_end = std::min(text_.size(), at + window);
            const Match match = find(label_pattern(), text_.substr(0, window_end), at);
            if (!match) {
                if (window_end == text_.size()) break;
                at = window_end - 200;
                continue;
            }
            at = match.end;
            const std::string_view words = match[1];
            if (at < text_.size() && is_letter(text_[at])) continue;
            CountLabel label{kind_of(match), static_cast<std::size_t>(words.data() - text_.data()), match.end};
            if (!run.empty() && !only_signs(run.back().end, label.begin)) run.clear();
            static const RE2 or_represented(R"((?i)\s+(?:ou|et)\s+represente)");
            if (label.kind == Count::present && match_at(or_represented, text_, label.end)) continue;
            std::size_t end = 0;
            const bool adjoins = run.empty();
            // « 32 présents / 1 procuration »: the number before a label is its own where no label took it.
            if (adjoins && label.begin > taken_ + 4) {
                const std::size_t colon = text_.find_first_not_of(" ", label.end);
                const auto value = value_before(text_, label.begin);
                if (value && (colon == std::string_view::npos || text_[colon] != ':') &&
                    values_before(label.begin).size() < 2) {
                    take(label.kind, *value, label);
                    continue;
                }
            }
            if (const auto value = value_behind(text_, label.end, end)) {
                if (run.empty()) {
                    take(label.kind, *value, label);
                } else {
                    run.push_back(label);
                    values_behind(run);
                    run.clear();
                }
                at = taken_ = std::max(at, end);
                continue;
            }
            run.push_back(label);
            const auto values = values_before(run.front().begin);
            if (values.size() >= 2 && values.size() == run.size()) {
                for (std::size_t i = 0; i < run.size(); ++i) take(run[i].kind, values[i], run[i]);
                run.clear();
            }
        }
        if (!in_office_ && !composing_) read_spaced();
        SessionCounts counts;
        counts.in_office = in_office_ ? in_office_ : composing_;
        counts.present = present_;
        if (present_ && substitutes_) counts.present = *present_ + *substitutes_;
        counts.voters = voters_;
        return counts;
    }

  private:
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    // Labels in a row have nothing between them but signs and numbers.
    bool only_signs(std::size_t begin, std::size_t end) const {
        if (end > begin + 40) return false;
        return std::none_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                            text_.begin() + static_cast<std::ptrdiff_t>(std::max(begin, end)), is_letter);
    }

    static void set(std::optional<int>& field, int value) {
        if (!field) field = value;
    }

    void take(Count kind, int value, const CountLabel& label) {
        static const RE2 substitutes(
            R"((?i)^[\s*:,;(-]*(?:et\s+)?(?:\d+\s+)?(?:presents?\s+)?suppleant|^\s*presents?\s+suppleant)");
        static const RE2 unanimity(
            R"((?i)(?:unanimite|majorite|voix)\s+(?:des?\s+)?(?:\d+\s+)?(?:membres\s+|conseillers\s+)?$)");
        const std::size_t from = label.begin > 40 ? label.begin - 40 : 0;
        if (find(unanimity, text_.substr(from, label.begin - from))) return;
        switch (kind) {
            case Count::in_office:
                set(in_office_, value);
                break;
            case Count::composing:
                set(composing_, value);
                break;
            case Count::present:
                set(present_, value);
                break;
            case Count::voters:
                set(voters_, value);
                break;
            default:
                break;
        }
    }

    // The numbers that end right before a run of labels.
    std::vector<int> values_before(std::size_t begin) const {
        static const RE2 pattern(R"((?:^|[^\dA-Za-z/:.,-]\s*)((?:\d{1,3}\s+){1,6})$)");
        const std::size_t from = begin > 32 ? begin - 32 : 0;
        std::vector<int> values;
        if (const Match match = find(pattern, text_.substr(from, begin - from))) collect(match[1], values);
        return values;
    }

    static void collect(std::string_view digits, std::vector<int>& values) {
        static const RE2 number(R"(\d+)");
        std::size_t at = 0;
        while (const Match match = find(number, digits, at)) {
            at = match.end;
            values.push_back(value_of(match[0]).value_or(-1));
        }
    }

    // « En exercice Présents Votants 27 20 23 »: as many values as labels.
    void values_behind(const std::vector<CountLabel>& run) {
        static const RE2 pattern(R"([\s:]*((?:\d{1,3}[\s|-]+){0,6}\d{1,3})(?:[^\dA-Za-z/]|$))");
        const Match match = match_at(pattern, text_, run.back().end);
        if (!match) return;
        std::vector<int> values;
        collect(match[1], values);
        if (values.size() == run.size()) {
            for (std::size_t i = 0; i < run.size(); ++i) take(run[i].kind, values[i], run[i]);
        } else if (!values.empty()) {
            take(run.back().kind, values.front(), run.back());
        }
    }

    // Letters set apart: « N om br e de m em br es com p osant l e C onsei l : 4 3 ».
    void read_spaced() {
        static const RE2 pattern(R"((?:composantle(?:conseil|comite|bureau)[a-z]{0,12}|enexercice):(\d{1,3})(?:\D|$))");
        std::string joined;
        for (const char c : text_) {
            if (c == ' ' || c == '\n') continue;
            joined += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        if (const Match match = find(pattern, joined)) in_office_ = value_of(match[1]);
    }

    // Counts that only a sentence gives.
    void read_sentences() {
        static const RE2 out_of(
            R"((?i)(\d{1,3})\s+(?:membres\s+|conseill\w+\s+|elu\w*\s+)?presents?\s+sur\s+(\d{1,3}))");
        static const RE2 present_or_represented(
            R"((?i)(\d{1,3})\s+(?:(?:membres|conseill\w+|delegu\w+|elu\w*|municipaux|communautaires|etaient|sont)\s+){0,3}?presents?\s+(?:ou|et)\s+representes?)");
        static const RE2 present_or_represented_label(R"((?i)presents?\s+(?:ou|et)\s+representes?\s*:\s*(\d{1,3}))");
        static const RE2 substitutes(R"((?i)(?:presents?\s+)?suppleants?(?:\s+presents?)?\s*:\s*(\d{1,3}))");
        static const RE2 titulars(R"((?i)(?:presents?\s+titulaires?|titulaires?\s+presents?)\s*:\s*(\d{1,3}))");
        static const RE2 titulars_and_substitutes(R"((?i)titulaires\s+et\s+suppleants\s+presents\s*:\s*(\d{1,3}))");
        if (const Match match = find(out_of, text_)) {
            present_ = value_of(match[1]);
            in_office_ = value_of(match[2]);
        }
        if (const Match label = find(present_or_represented_label, text_)) {
            voters_ = value_of(label[1]);
        } else if (const Match match = find(present_or_represented, text_)) {
            voters_ = value_of(match[1]);
        }
        if (const Match match = find(titulars_and_substitutes, text_)) {
            present_ = value_of(match[1]);
        } else if (const Match titular = find(titulars, text_)) {
            if (const Match substitute = find(substitutes, text_)) {
                present_ = value_of(titular[1]);
                substitutes_ = value_of(substitute[1]);
            }
        }
    }

    std::string_view text_;
    std::size_t taken_ = 0;  // end of the last value that belongs to the label before it
    std::optional<int> in_office_;
    std::optional<int> composing_;
    std::optional<int> present_;
    std::optional<int> substitutes_;
    std::optional<int> voters_;
};

}  // namespace

SessionCounts read_counts(const FoldedText& text) {
    return CountReader(text.text()).read();
}

}  // namespace recueil::corpus
