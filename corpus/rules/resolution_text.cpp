#include "corpus/rules/resolution_text.h"

#include <algorithm>

#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// « Envoyé en préfecture le … Reçu … Publié le … ID : … », « Accusé de réception en préfecture … », in running text.
const RE2& stamp() {
    static const RE2 pattern(
        R"(envoye en (?:sous-)?prefecture le [0-9/ ]{6,12}\s*(?:recu en (?:sous-)?prefecture le [0-9/ ]{6,12}\s*)?(?:(?:affiche|publie|mis en ligne) le\s?:?\s?(?:[0-9/]{6,10})?\s*)?(?:id ?: ?[a-z0-9]{3}-[0-9]{9}-[0-9]{8}-\S{1,60})?)"
        R"(|accuse de reception (?:en prefecture|- ?minister?e de l'interieur)\s*\[?[0-9a-z]{3}-?[0-9]{9}[- ]?[0-9]{8}\S{0,60}(?:\s*(?:accuse|acte) certifie executoire)?(?:\s*\W?(?:date de teletransmission|date de reception prefecture|envoi prefecture|recep\w* par le prefet|reception en prefecture|publication|affichage|notification)\W{0,4}[0-9/]{8,10}\W?){0,4}(?:\s*pour l'autorite competente par delegation)?)"
        R"(|accuse de reception - ?minister?e de l'interieur(?:\W{0,3}[0-9a-z]{3}-?[0-9]{9}-?[0-9]{8}\S{0,40})?|accuse certifie executoire|\w?reception par le prefet\W{0,4}[0-9]{2}/[0-9]{2}/[0-9]{4}\W{0,2}(?:publication\W{0,4}[0-9]{2}/[0-9]{2}/[0-9]{4})?|\n\[?[0-9a-z]{3}-?[0-9]{9}-?[0-9]{8}\S{0,40}|\npublication ?: ?[0-9]{2}/[0-9]{2}/[0-9]{4}|pour l'?autorite competente par delegation|\b[0-9][0-9a-b][0-9]-[0-9]{9}-\S{0,60}(?:\s+[0-9]{0,2}/[0-9]{0,2}/(?:19|20)[0-9]{2}\b){0,3})");
    return pattern;
}

}  // namespace

ResolutionText::ResolutionText(const LinedText& text) : text_(text), cased_(text.folded().text()) {
    small_ = cased_;
    for (char& c : small_)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    for (std::size_t at = 0; const Match match = find(stamp(), small_, at);) {
        stamps_.push_back({match.begin, match.end});
        at = std::max(match.end, match.begin + 1);
    }
    for (const Span& span : stamps_) {
        for (std::size_t at = span.begin; at < span.end; ++at) {
            if (cased_[at] == '\n') continue;
            cased_[at] = small_[at] = ' ';
        }
    }
}

std::string ResolutionText::cut(Span span) const {
    const FoldedText& folded = text_.folded();
    std::string out;
    std::size_t at = span.begin;
    auto stamp = std::partition_point(stamps_.begin(), stamps_.end(), [at](const Span& one) { return one.end <= at; });
    for (; stamp != stamps_.end() && stamp->begin < span.end; ++stamp) {
        if (stamp->begin > at) out += folded.source_between(at, stamp->begin);
        out += ' ';
        at = stamp->end;
    }
    if (at < span.end) out += folded.source_between(at, span.end);
    return squeeze(out);
}

Lines ResolutionText::lines_of(Span span) const {
    const FoldedText& folded = text_.folded();
    return text_.lines_of(folded.source_of(span.begin), folded.source_of(span.end));
}

std::size_t ResolutionText::skip_space(std::size_t at) const {
    while (at < small_.size() && is_space(small_[at])) ++at;
    return at;
}

bool ResolutionText::starts_line(std::size_t at) const {
    while (at > 0 && small_[at - 1] == ' ') --at;
    return at == 0 || small_[at - 1] == '\n';
}

bool ResolutionText::starts_paragraph(std::size_t at) const {
    while (at > 0 && small_[at - 1] == ' ') --at;
    return at < 2 || (small_[at - 1] == '\n' && small_[at - 2] == '\n');
}

char ResolutionText::before(std::size_t at) const {
    while (at > 0 && is_space(small_[at - 1])) --at;
    return at == 0 ? char{0} : small_[at - 1];
}

bool ResolutionText::starts_clause(std::size_t at) const {
    if (starts_line(at)) return true;
    switch (before(at)) {
        case 0:
        case '.':
        case ';':
        case ':':
        case ',':
        case '?':
        case '!':
        case '"':
        case '-':
        case '*':
        case '>':
        case ')':
        case '|':
            return true;
        default:
            return false;
    }
}

}  // namespace recueil::corpus
