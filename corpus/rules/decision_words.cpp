#include "corpus/rules/decision_words.h"

#include <algorithm>
#include <utility>

#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"
#include "decision_tables.h"

namespace recueil::corpus {

namespace {

std::string small_letters(std::string_view text) {
    std::string folded = fold_ascii(text);
    for (char& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return folded;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> pieces;
    while (true) {
        const std::size_t end = text.find(separator);
        pieces.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

// Words that any white space may part: a line may break between them.
std::string spaced(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c == ' ') {
            out += R"(\s+)";
        } else if (c == '.') {
            out += R"(\.)";
        } else {
            out += c;
        }
    }
    return out;
}

// Longer alternatives first: RE2 takes the first that fits.
std::string group(std::vector<std::string> alternatives) {
    std::stable_sort(alternatives.begin(), alternatives.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    alternatives.erase(std::unique(alternatives.begin(), alternatives.end()), alternatives.end());
    std::string out = "(?:";
    for (std::size_t i = 0; i < alternatives.size(); ++i) out += (i == 0 ? "" : "|") + alternatives[i];
    return out + ")";
}

struct Forms {
    std::vector<std::string> infinitives;
    std::vector<std::string> finite;

    bool add(std::string_view row) {
        const std::vector<std::string> forms = split(small_letters(row), '|');
        infinitives.push_back(spaced(forms.front()));
        for (std::size_t i = 1; i < forms.size(); ++i) finite.push_back(spaced(forms[i]));
        if (forms.size() > 1) return true;
        const std::string& infinitive = forms.front();
        const std::size_t word = infinitive.find("er ");
        const std::size_t stem =
            word != std::string::npos ? word : infinitive.size() - std::min<std::size_t>(2, infinitive.size());
        if (infinitive.substr(stem, 2) != "er") return false;
        finite.push_back(spaced(infinitive.substr(0, stem)) + "(?:ent|e)" + spaced(infinitive.substr(stem + 2)));
        return true;
    }
};

std::string organ_pattern(std::string_view row) {
    std::string pattern = small_letters(row);
    const std::size_t name = pattern.find(" ...");
    if (name != std::string::npos) pattern.resize(name);
    pattern = spaced(pattern);
    if (name != std::string::npos) pattern += R"((?:\s+[a-z'-]+){1,4}?)";
    return pattern;
}

}  // namespace

DecisionWords read_decision_words(std::string_view table) {
    DecisionWords words;
    Forms verbs;
    Forms speech;
    std::vector<std::string> organs;
    std::vector<std::string> formulas;
    std::vector<std::string> proposals;
    std::vector<std::string> tails;
    for (const std::string& line : split(table, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t tab = line.find('\t');
        const std::string kind = line.substr(0, tab);
        const std::string row = tab == std::string::npos ? std::string() : line.substr(tab + 1);
        bool understood = !row.empty();
        if (row.empty()) {
            understood = false;
        } else if (kind == "verb") {
            understood = verbs.add(row);
        } else if (kind == "speech") {
            understood = speech.add(row);
        } else if (kind == "organ") {
            organs.push_back(organ_pattern(row));
        } else if (kind == "formula") {
            formulas.push_back(row);
        } else if (kind == "proposal") {
            proposals.push_back(row);
        } else if (kind == "tail") {
            tails.push_back(row);
        } else {
            understood = false;
        }
        if (!understood) words.mistakes.push_back(line);
    }
    const auto spaces = [](std::vector<std::string>& patterns) {
        for (std::string& pattern : patterns) {
            std::string out;
            for (const char c : pattern) out += c == ' ' ? std::string(R"(\s)") : std::string(1, c);
            pattern = std::move(out);
        }
    };
    spaces(formulas);
    spaces(proposals);
    spaces(tails);
    words.finite = group(std::move(verbs.finite));
    words.infinitives = group(std::move(verbs.infinitives));
    words.speech = group(std::move(speech.finite));
    words.organs = group(std::move(organs));
    words.formulas = group(std::move(formulas));
    words.proposals = group(std::move(proposals));
    words.tails = group(std::move(tails));
    return words;
}

const DecisionWords& decision_words() {
    static const DecisionWords words = read_decision_words(embedded_decision_words);
    return words;
}

}  // namespace recueil::corpus
