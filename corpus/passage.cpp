#include "corpus/passage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/rules/joined_text.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t piece_size = 1000;   // bytes after which a paragraph border ends a piece
constexpr std::size_t piece_limit = 2000;  // bytes after which a piece ends without one

constexpr std::array<std::pair<PassageKind, std::string_view>, 9> kind_names{{
    {PassageKind::title, "title"},
    {PassageKind::visas, "visas"},
    {PassageKind::recitals, "recitals"},
    {PassageKind::article, "article"},
    {PassageKind::vote, "vote"},
    {PassageKind::attendance, "attendance"},
    {PassageKind::annex, "annex"},
    {PassageKind::report, "report"},
    {PassageKind::document, "document"},
}};

class ActCutter {
  public:
    ActCutter(const SourceLines& lines, WordList& words, const Act& act) : lines_(lines), words_(words), act_(act) {}

    std::vector<Passage> cut() {
        for (const Part& part : act_.parts) {
            switch (part.kind) {
                case PartKind::deliberation:
                    cut_deliberation(part.lines);
                    break;
                case PartKind::annex:
                    cut_pieces(part.lines, PassageKind::annex);
                    break;
                case PartKind::report:
                    cut_pieces(part.lines, PassageKind::report);
                    break;
                case PartKind::document:
                    cut_pieces(part.lines, PassageKind::document);
                    break;
            }
        }
        return std::move(passages_);
    }

  private:
    struct Owner {
        PassageKind kind = PassageKind::attendance;
        int rank = 0;  // of the article or vote, so that neighbours stay apart
        bool operator==(const Owner&) const = default;
    };

    void add(JoinedText& text, PassageKind kind, std::string label) {
        if (!text.empty()) {
            const Lines span = text.lines();
            passages_.push_back({kind, std::move(label), span,
                                 page_of_line(lines_.document(), lines_.source_line(span.start)), text.text(),
                                 text.line_starts(), page_of_line(lines_.document(), lines_.source_line(span.end))});
        }
        text = {};
    }

    // Lines no rule claimed go with what stands before them: the header and the signature with the attendance, the
    // formula of decision with the grounds.
    void cut_deliberation(const Lines& part) {
        std::vector<Owner> owners(static_cast<std::size_t>(part.end - part.start + 1));
        const auto own = [&](int begin, int end, Owner owner) {
            for (int line = std::max(begin, part.start); line <= std::min(end, part.end); ++line)
                owners[static_cast<std::size_t>(line - part.start)] = owner;
        };
        int first_ground = 0;
        for (const Visa& visa : act_.visas)
            first_ground = first_ground == 0 ? visa.lines.start : std::min(first_ground, visa.lines.start);
        for (const Recital& recital : act_.recitals)
            first_ground = first_ground == 0 ? recital.lines.start : std::min(first_ground, recital.lines.start);
        int first_decision = part.end + 1;
        for (const Article& article : act_.articles)
            if (article.lines.start != 0) first_decision = std::min(first_decision, article.lines.start - 1);
        for (const Vote& vote : act_.votes) first_decision = std::min(first_decision, vote.lines.start);
        if (first_ground != 0) own(first_ground, first_decision - 1, {PassageKind::visas});
        if (act_.attendance.lines.end != 0)
            own(act_.attendance.lines.end + 1, (first_ground != 0 ? first_ground : first_decision) - 1,
                {PassageKind::title});
        for (const Recital& recital : act_.recitals)
            own(recital.lines.start, recital.lines.end, {PassageKind::recitals});
        int rank = 0;
        for (const Article& article : act_.articles) {
            ++rank;
            if (article.lines.start == 0) continue;
            // The label stands on the text line above, or on the first line itself.
            const int label = lines_.previous_text(article.lines.start - 1, part.start);
            own(std::max(label, first_decision), article.lines.end, {PassageKind::article, rank});
        }
        rank = 0;
        for (const Vote& vote : act_.votes) own(vote.lines.start, vote.lines.end, {PassageKind::vote, ++rank});
        for (const Recusal& recusal : act_.recusals)
            own(recusal.lines.start, recusal.lines.end, {PassageKind::attendance});

        JoinedText text;
        Owner current;
        const auto label_of = [&](const Owner& owner) {
            return owner.kind == PassageKind::article && owner.rank > 0
                       ? act_.articles[static_cast<std::size_t>(owner.rank - 1)].label
                       : std::string();
        };
        for (int line = part.start; line <= part.end; ++line) {
            if (lines_.blank(line) || lines_.page_foot(line)) continue;
            const Owner& owner = owners[static_cast<std::size_t>(line - part.start)];
            if (!(owner == current)) {
                add(text, current.kind, label_of(current));
                current = owner;
            }
            text.add(lines_.raw(line), line, words_);
        }
        add(text, current.kind, label_of(current));
    }

    void cut_pieces(const Lines& part, PassageKind kind) {
        JoinedText text;
        for (int line = part.start; line <= part.end; ++line) {
            if (lines_.page_foot(line)) continue;
            if (lines_.blank(line)) {
                if (text.text().size() >= piece_size) add(text, kind, {});
                continue;
            }
            text.add(lines_.raw(line), line, words_);
            if (text.text().size() >= piece_limit) add(text, kind, {});
        }
        add(text, kind, {});
    }

    const SourceLines& lines_;
    WordList& words_;
    const Act& act_;
    std::vector<Passage> passages_;
};

}  // namespace

std::string_view name_of(PassageKind kind) {
    for (const auto& [each, name] : kind_names)
        if (each == kind) return name;
    return {};
}

std::optional<PassageKind> passage_kind_named(std::string_view name) {
    for (const auto& [kind, each] : kind_names)
        if (each == name) return kind;
    return std::nullopt;
}

int Passage::line_at(std::size_t byte) const {
    return corpus::line_at(line_starts, byte, lines.start);
}

std::vector<Passage> cut_passages(const SourceLines& lines, WordList& words, const Act& act) {
    return ActCutter(lines, words, act).cut();
}

}  // namespace recueil::corpus
