#include "query/language/question.h"

#include <algorithm>
#include <array>
#include <utility>

#include "question_words_table.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

using Role = QuestionWords::Role;

struct NamedKind {
    std::string_view name;
    AnswerKind kind;
};

constexpr std::array<NamedKind, 13> named_kinds{{{"any", AnswerKind::any},
                                                 {"vote", AnswerKind::vote},
                                                 {"against", AnswerKind::against},
                                                 {"abstention", AnswerKind::abstention},
                                                 {"attendance", AnswerKind::attendance},
                                                 {"recusal", AnswerKind::recusal},
                                                 {"people", AnswerKind::people},
                                                 {"amount", AnswerKind::amount},
                                                 {"time", AnswerKind::time},
                                                 {"deadline", AnswerKind::deadline},
                                                 {"duration", AnswerKind::duration},
                                                 {"reason", AnswerKind::reason},
                                                 {"session", AnswerKind::session}}};

struct Wording {
    std::vector<std::string> words;  // folded; a « * » ends one that means any ending
    AnswerKind kind = AnswerKind::any;
    Role role = Role::tells;
    std::vector<std::string> others;
    std::vector<std::string> fields;
};

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(mark);
        std::string_view part = text.substr(0, end);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        parts.push_back(part);
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// The words of a text, folded: « qu'est-ce » gives qu, est, ce.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char each : stemming::fold(text)) {
        if (each == ' ' || each == '\'' || each == '-') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += each;
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// Small words inside a wording do not count: « sortir de la salle » fits « sortir de salle ».
std::vector<std::string> without_inner_small_words(const std::vector<std::string>& words) {
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (i == 0 || i + 1 == words.size() || !stemming::is_stop_word(words[i])) kept.push_back(words[i]);
    return kept;
}

std::vector<Wording> read_table() {
    std::vector<Wording> wordings;
    for (const std::string_view line : split(question_words_table, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        const auto columns = split(line, '\t');
        if (columns.size() < 3) continue;
        Wording wording;
        for (const NamedKind& each : named_kinds)
            if (each.name == columns[0]) wording.kind = each.kind;
        wording.role = columns[1] == "asks" ? Role::asks : columns[1] == "optional" ? Role::optional : Role::tells;
        if (columns.size() > 3)
            for (const std::string_view other : split(columns[3], '|'))
                if (!other.empty()) wording.others.emplace_back(other);
        if (columns.size() > 4)
            for (const std::string_view field : split(columns[4], '|')) wording.fields.emplace_back(field);
        for (const std::string_view text : split(columns[2], '|')) {
            wording.words = without_inner_small_words(words_of(text));
            if (!wording.words.empty()) wordings.push_back(wording);
        }
    }
    return wordings;
}

const std::vector<Wording>& table() {
    static const std::vector<Wording> wordings = read_table();
    return wordings;
}

struct Word {
    std::string folded;
    std::size_t node;
};

bool fits(std::string_view pattern, std::string_view word) {
    if (pattern.back() != '*') return pattern == word;
    pattern.remove_suffix(1);
    return word.substr(0, pattern.size()) == pattern;
}

// Past the words that the wording takes from `at` on; `at` where it does not fit.
std::size_t end_of(const Wording& wording, const std::vector<Word>& words, std::size_t at) {
    std::size_t next = at;
    for (std::size_t i = 0; i < wording.words.size(); ++i) {
        while (i > 0 && next < words.size() && !fits(wording.words[i], words[next].folded) &&
               stemming::is_stop_word(words[next].folded))
            ++next;
        if (next == words.size() || !fits(wording.words[i], words[next].folded)) return at;
        ++next;
    }
    return next;
}

// The longest wording at a place; of two as long, the first of the table.
std::pair<const Wording*, std::size_t> wording_at(const std::vector<Word>& words, std::size_t at) {
    const Wording* best = nullptr;
    std::size_t best_end = at;
    for (const Wording& each : table()) {
        const std::size_t end = end_of(each, words, at);
        if (end <= best_end) continue;
        best = &each;
        best_end = end;
    }
    return {best, best_end};
}

// The noun behind the first word that asks for a number.
std::optional<std::size_t> counted_node(const std::vector<Node>& nodes) {
    const auto folded = [&](std::size_t i) {
        return nodes[i].kind == Node::Kind::word ? stemming::fold(nodes[i].text) : std::string();
    };
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        const std::string word = folded(i);
        if (word != "combien" && word != "nombre") continue;
        std::size_t next = i + 1;
        while (next + 1 < nodes.size() && stemming::is_stop_word(folded(next))) ++next;
        if (nodes[next].kind != Node::Kind::word) return std::nullopt;
        return next;
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(AnswerKind kind) {
    for (const NamedKind& each : named_kinds)
        if (each.kind == kind) return each.name;
    return {};
}

Question understand_question(const std::vector<Node>& nodes) {
    Question question;
    std::vector<Word> words;
    const auto close = [&] {
        for (std::size_t at = 0; at < words.size();) {
            const auto [wording, end] = wording_at(words, at);
            if (wording == nullptr) {
                ++at;
                continue;
            }
            question.kinds.add(wording->kind);
            question.words.push_back(
                {wording->role, words[at].node, words[end - 1].node + 1, wording->others, wording->fields});
            // The words of one node are of one role.
            at = end;
            while (at < words.size() && words[at].node == words[end - 1].node) ++at;
        }
        words.clear();
    };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind != Node::Kind::word || nodes[i].required) {
            close();
            continue;
        }
        for (std::string& word : words_of(nodes[i].text)) words.push_back({std::move(word), i});
    }
    close();
    question.counted = counted_node(nodes);
    return question;
}

}  // namespace recueil::query
