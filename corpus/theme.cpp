#include "corpus/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "corpus/rules/theme_table.h"

namespace recueil::corpus {
namespace {

constexpr double share_of_articles = 0.2;  // a word of an article weighs so much less than one of the title
constexpr double most_from_articles = 3;   // and all of them together no more than this
constexpr std::array<double, 2> heads_of_title = {1.25, 1.1};  // what comes first is what the act is about
constexpr double convincing = 12;                              // a score that needs nothing more to be believed
constexpr double most_confidence = 0.95;                       // an estimate stays one
constexpr std::size_t shown_reasons = 3;

struct ThemeGround {
    double weight = 0;
    const ThemeRule* rule = nullptr;
};

struct Candidate {
    double score = 0;
    double from_articles = 0;
    std::vector<ThemeGround> grounds;
};

std::string_view name_in_french(ThemeEvidence where) {
    switch (where) {
        case ThemeEvidence::title:
            return "titre";
        case ThemeEvidence::unit:
            return "service";
        case ThemeEvidence::code:
        case ThemeEvidence::law:
            return "texte visé";
        case ThemeEvidence::assembly:
            return "assemblée";
        case ThemeEvidence::fact:
            return "contenu";
    }
    return {};
}

// « création + emploi » is « création … emploi » to a reader.
std::string shown_words(const ThemeRule& rule) {
    if (rule.where == ThemeEvidence::fact) return "subventions attribuées";
    std::string shown = rule.words;
    for (std::size_t plus = shown.find(" + "); plus != std::string::npos; plus = shown.find(" + ")) {
        shown.replace(plus, 3, " … ");
    }
    if (shown.ends_with('*')) shown.replace(shown.size() - 1, 1, "…");
    return shown;
}

class Estimate {
  public:
    explicit Estimate(const Act& act) : table_(theme_table()), act_(act), candidates_(table_.codes.size()) {}

    std::optional<Theme> run() {
        if (act_.title) weigh_title(*act_.title);
        weigh_articles();
        if (act_.report) {
            for (const std::string& unit : act_.report->units) weigh_words(unit, ThemeEvidence::unit);
        }
        if (act_.title && act_.assembly) weigh_words(*act_.assembly, ThemeEvidence::assembly);
        weigh_texts();
        if (!act_.grants.empty()) {
            for (const ThemeRule& rule : table_.rules) {
                if (rule.where == ThemeEvidence::fact && rule.words == "grants") add(rule, rule.weight);
            }
        }
        return decide();
    }

  private:
    // Where a rule's first phrase starts; nowhere unless all of them are there.
    static std::size_t start_of(const ThemeRule& rule, const std::vector<std::size_t>& starts) {
        std::size_t first = PhraseSet::nowhere;
        for (const std::size_t phrase : rule.phrases) {
            if (starts[phrase] == PhraseSet::nowhere) return PhraseSet::nowhere;
            first = std::min(first, starts[phrase]);
        }
        return first;
    }

    void add(const ThemeRule& rule, double weight) {
        Candidate& candidate = candidates_[rule.code];
        for (ThemeGround& ground : candidate.grounds) {
            if (ground.rule != &rule) continue;
            if (weight <= ground.weight) return;
            candidate.score += weight - ground.weight;
            ground.weight = weight;
            return;
        }
        candidate.score += weight;
        candidate.grounds.push_back({weight, &rule});
    }

    // A word speaks once for a code: « enseignement supérieur » says no more of « enseignement ».
    void weigh_title(const std::string& title) {
        const std::vector<std::string> words = theme_words(title);
        const std::vector<std::size_t> starts = table_.phrases.find(words);
        std::vector<ThemeGround> met;
        for (const ThemeRule& rule : table_.rules) {
            if (rule.where != ThemeEvidence::title) continue;
            const std::size_t start = start_of(rule, starts);
            if (start == PhraseSet::nowhere) continue;
            const double place = start < heads_of_title.size() ? heads_of_title[start] : 1.0;
            met.push_back({rule.weight * place, &rule});
        }
        std::stable_sort(met.begin(), met.end(), [](const ThemeGround& a, const ThemeGround& b) {
            return a.rule->code != b.rule->code ? a.rule->code < b.rule->code : a.weight > b.weight;
        });
        std::vector<bool> taken;
        std::size_t code = candidates_.size();
        for (const ThemeGround& ground : met) {
            if (ground.rule->code != code) taken.assign(words.size(), false);
            code = ground.rule->code;
            if (take_words(*ground.rule, starts, taken)) add(*ground.rule, ground.weight);
        }
    }

    // Takes the words a rule rests on; not if one is taken.
    bool take_words(const ThemeRule& rule, const std::vector<std::size_t>& starts, std::vector<bool>& taken) const {
        const auto each_word = [&](auto use) {
            for (const std::size_t phrase : rule.phrases) {
                for (std::size_t i = 0; i < table_.phrases.length(phrase); ++i) use(starts[phrase] + i);
            }
        };
        bool free = true;
        each_word([&](std::size_t at) { free = free && !taken[at]; });
        if (free) each_word([&](std::size_t at) { taken[at] = true; });
        return free;
    }

    void weigh_articles() {
        std::vector<std::string> words;
        for (const Article& article : act_.articles) {
            for (std::string& word : theme_words(article.text)) words.push_back(std::move(word));
        }
        const std::vector<std::size_t> starts = table_.phrases.find(words);
        for (const ThemeRule& rule : table_.rules) {
            if (rule.where != ThemeEvidence::title || start_of(rule, starts) == PhraseSet::nowhere) continue;
            Candidate& candidate = candidates_[rule.code];
            const bool known = std::any_of(candidate.grounds.begin(), candidate.grounds.end(),
                                           [&](const ThemeGround& ground) { return ground.rule == &rule; });
            const double weight =
                std::min(rule.weight * share_of_articles, most_from_articles - candidate.from_articles);
            if (known || weight <= 0) continue;
            candidate.from_articles += weight;
            add(rule, weight);
        }
    }

    void weigh_words(const std::string& text, ThemeEvidence where) {
        const std::vector<std::size_t> starts = table_.phrases.find(theme_words(text));
        for (const ThemeRule& rule : table_.rules) {
            if (rule.where == where && start_of(rule, starts) != PhraseSet::nowhere) add(rule, rule.weight);
        }
    }

    static bool cites_article(const ThemeRule& rule, const Visa& visa) {
        if (rule.article.empty()) return true;
        return std::any_of(visa.articles.begin(), visa.articles.end(), [&](const std::string& written) {
            const std::string article = plain_article(written);
            if (!article.starts_with(rule.article)) return false;
            if (rule.article_is_beginning || article.size() == rule.article.size()) return true;
            const char next = article[rule.article.size()];
            return next != '-' && !(next >= '0' && next <= '9');
        });
    }

    void weigh_texts() {
        for (const Visa& visa : act_.visas) {
            if (visa.code) {
                const std::vector<std::size_t> starts = table_.phrases.find(theme_words(*visa.code));
                for (const ThemeRule& rule : table_.rules) {
                    if (rule.where == ThemeEvidence::code && start_of(rule, starts) != PhraseSet::nowhere &&
                        cites_article(rule, visa)) {
                        add(rule, rule.weight);
                    }
                }
            }
            if (visa.number && (visa.kind == ReferenceKind::law || visa.kind == ReferenceKind::decree)) {
                for (const ThemeRule& rule : table_.rules) {
                    if (rule.where == ThemeEvidence::law && rule.words == *visa.number) add(rule, rule.weight);
                }
            }
        }
    }

    std::string reason_of(Candidate& candidate) const {
        std::stable_sort(candidate.grounds.begin(), candidate.grounds.end(),
                         [](const ThemeGround& a, const ThemeGround& b) { return a.weight > b.weight; });
        std::string reason;
        for (std::size_t i = 0; i < std::min(shown_reasons, candidate.grounds.size()); ++i) {
            const ThemeRule& rule = *candidate.grounds[i].rule;
            const bool in_articles = rule.where == ThemeEvidence::title && candidate.grounds[i].weight < rule.weight;
            reason += fmt::format("{}{} : « {} »", i == 0 ? "" : " ; ",
                                  in_articles ? "articles" : name_in_french(rule.where), shown_words(rule));
        }
        return reason;
    }

    std::optional<Theme> decide() {
        std::size_t best = 0;
        for (std::size_t i = 1; i < candidates_.size(); ++i) {
            if (candidates_[i].score > candidates_[best].score) best = i;
        }
        Candidate& winner = candidates_[best];
        if (winner.score <= 0) return std::nullopt;
        double second = 0;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            if (i != best) second = std::max(second, candidates_[i].score);
        }
        const double lead = winner.score / (winner.score + second);
        const double confidence = std::min(most_confidence, lead * std::min(1.0, winner.score / convincing));
        Theme theme;
        theme.code = table_.codes[best].code;
        theme.label = table_.codes[best].label;
        theme.confidence = std::round(confidence * 100) / 100;
        theme.reason = reason_of(winner);
        return theme;
    }

    const ThemeTable& table_;
    const Act& act_;
    std::vector<Candidate> candidates_;
};

}  // namespace

const std::vector<ThemeCode>& theme_codes() {
    return theme_table().codes;
}

std::string_view theme_label(std::string_view code) {
    for (const ThemeCode& one : theme_codes()) {
        if (one.code == code) return one.label;
    }
    return {};
}

std::optional<Theme> estimate_theme(const Act& act) {
    return act.is_document ? std::nullopt : Estimate(act).run();
}

}  // namespace recueil::corpus
