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
// Letters of lines in a row that no rule claimed: from here on they are an account of the debate or of the proposal,
// not a formula or a signature.
constexpr std::size_t shortest_account = 300;
constexpr std::size_t shortest_prose = 45;  // letters of a line of such an account
constexpr int fewest_prose_lines = 3;
constexpr std::size_t shortest_title_line = 4;  // letters

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

// Letters and digits alone, upper case without accents: a title as it is printed and as it was read compare this way.
std::string letters_of(std::string_view text) {
    std::string letters = header_key(text);
    letters.erase(std::remove_if(letters.begin(), letters.end(),
                                 [](char c) { return !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'); }),
                  letters.end());
    return letters;
}

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
        int rank = 0;             // of the article or vote, so that neighbours stay apart
        bool is_claimed = false;  // by a rule
        bool operator==(const Owner& other) const { return kind == other.kind && rank == other.rank; }
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

    // Few lines that no rule claimed go with those before them: the header and the signature with the attendance, the
    // formula of decision with the grounds. An account of the debate or of the proposal is a report.
    void cut_deliberation(const Lines& part) {
        part_ = part;
        owners_.assign(static_cast<std::size_t>(part.end - part.start) + 1, {});
        const int first_ground = first_line_of_grounds();
        const int first_decision = first_line_of_decision();
        const int before_decision = (first_ground != 0 ? first_ground : first_decision) - 1;
        if (first_ground != 0) own(first_ground, first_decision - 1, {PassageKind::visas});
        own_title(std::max(part.start, act_.attendance.lines.end + 1), before_decision);
        for (const Visa& visa : act_.visas) claim(visa.lines);
        for (const Recital& recital : act_.recitals) {
            own(recital.lines.start, recital.lines.end, {PassageKind::recitals});
            claim(recital.lines);
        }
        int rank = 0;
        for (const Article& article : act_.articles) {
            ++rank;
            if (article.lines.start == 0) continue;
            // The label is on the text line above, or on the first line itself.
            const int label = lines_.previous_text(article.lines.start - 1, part.start);
            own(std::max(label, first_decision), article.lines.end, {PassageKind::article, rank});
            claim({std::max(label, first_decision), article.lines.end});
        }
        rank = 0;
        for (const Vote& vote : act_.votes) {
            own(vote.lines.start, vote.lines.end, {PassageKind::vote, ++rank});
            claim(vote.lines);
        }
        for (const Recusal& recusal : act_.recusals) {
            own(recusal.lines.start, recusal.lines.end, {PassageKind::attendance});
            claim(recusal.lines);
        }
        claim(act_.attendance.lines);
        own_accounts();

        JoinedText text;
        Owner current;
        for (int line = part.start; line <= part.end; ++line) {
            if (lines_.page_foot(line)) continue;
            const Owner& owner = owner_of(line);
            const bool is_long = owner.kind == PassageKind::report && text.text().size() >= piece_size;
            if (lines_.blank(line)) {
                if (is_long && owner == current) add(text, current.kind, label_of(current));
                continue;
            }
            if (!(owner == current)) {
                add(text, current.kind, label_of(current));
                current = owner;
            }
            text.add(lines_.raw(line), line, words_);
            if (owner.kind == PassageKind::report && text.text().size() >= piece_limit)
                add(text, current.kind, label_of(current));
        }
        add(text, current.kind, label_of(current));
    }

    Owner& owner_of(int line) { return owners_[static_cast<std::size_t>(line - part_.start)]; }

    void own(int begin, int end, Owner owner) {
        for (int line = std::max(begin, part_.start); line <= std::min(end, part_.end); ++line) {
            owner.is_claimed = owner_of(line).is_claimed;
            owner_of(line) = owner;
        }
    }

    void claim(const Lines& lines) {
        for (int line = std::max(lines.start, part_.start); line <= std::min(lines.end, part_.end); ++line)
            owner_of(line).is_claimed = true;
    }

    // 0 where the act has none.
    int first_line_of_grounds() const {
        int first = 0;
        for (const Visa& visa : act_.visas) first = first == 0 ? visa.lines.start : std::min(first, visa.lines.start);
        for (const Recital& recital : act_.recitals)
            first = first == 0 ? recital.lines.start : std::min(first, recital.lines.start);
        return first;
    }

    // Past the part where the act decides nothing.
    int first_line_of_decision() const {
        int first = part_.end + 1;
        for (const Article& article : act_.articles)
            if (article.lines.start != 0) first = std::min(first, article.lines.start - 1);
        for (const Vote& vote : act_.votes) first = std::min(first, vote.lines.start);
        return first;
    }

    // The lines that print the title, and those up to the grounds or the decision. Where the title is not found as it
    // was read, all of them.
    void own_title(int begin, int end) {
        const std::string title = letters_of(act_.title.value_or(std::string()));
        int first = 0;
        int last = 0;
        for (int line = begin; line <= end && !title.empty(); ++line) {
            if (lines_.blank(line) || lines_.page_foot(line)) continue;
            const std::string letters = letters_of(lines_.raw(line));
            const bool prints_title =
                letters.size() >= shortest_title_line &&
                (title.find(letters) != std::string::npos || letters.find(title) != std::string::npos);
            if (!prints_title && first != 0) break;
            if (!prints_title) continue;
            if (first == 0) first = line;
            last = line;
        }
        if (first == 0 && act_.attendance.lines.end == 0) return;
        own(first == 0 || act_.attendance.lines.end != 0 ? begin : first, end, {PassageKind::title});
        claim({first, last});
    }

    // Runs of unclaimed lines that read as prose.
    void own_accounts() {
        std::size_t letters = 0;
        int prose_lines = 0;
        int first = 0;
        const auto close = [&](int end) {
            if (letters >= shortest_account && prose_lines >= fewest_prose_lines)
                own(first, end, {PassageKind::report});
            letters = 0;
            prose_lines = 0;
            first = 0;
        };
        for (int line = part_.start; line <= part_.end; ++line) {
            if (lines_.blank(line) || lines_.page_foot(line)) continue;
            if (owner_of(line).is_claimed) {
                close(line - 1);
                continue;
            }
            if (first == 0) first = line;
            const std::size_t size = letters_of(lines_.raw(line)).size();
            letters += size;
            if (size >= shortest_prose) ++prose_lines;
        }
        close(part_.end);
    }

    std::string label_of(const Owner& owner) const {
        return owner.kind == PassageKind::article && owner.rank > 0
                   ? act_.articles[static_cast<std::size_t>(owner.rank - 1)].label
                   : std::string();
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
    Lines part_;
    std::vector<Owner> owners_;  // by line of the part
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
