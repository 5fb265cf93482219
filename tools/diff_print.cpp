#include "tools/diff_print.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/act_print.h"
#include "tools/language.h"

namespace recueil::tools {

namespace {

using query::DiffPiece;
using query::DiffRow;
using query::DiffStatus;

constexpr const char* body_indent = "    ";

// Each word is marked by itself, so that a mark never runs over a line end into the margin.
std::string each_word(const std::string& text, const Style& style, bool is_added) {
    std::string marked;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!word.empty()) marked += is_added ? style.added(word) : style.removed(word);
        if (end < text.size()) marked += ' ';
        at = end + 1;
    }
    return marked;
}

// « [-18 000-] » with the spaces at its ends outside.
std::string in_brackets(const std::string& text, bool is_added) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos) return text;
    const std::size_t last = text.find_last_not_of(' ') + 1;
    const std::string word = text.substr(first, last - first);
    const std::string between = is_added ? "{+" + word + "+}" : "[-" + word + "-]";
    return text.substr(0, first) + between + text.substr(last);
}

class DiffPrinter {
  public:
    DiffPrinter(const query::ActDiff& diff, const Style& style, std::size_t columns)
        : diff_(diff), style_(style), columns_(columns) {}

    std::string print() {
        side(translated("from"), diff_.from);
        side(translated("to"), diff_.to);
        out_ += fmt::format("{}, {}\n", counted(diff_.words_removed, "word removed", "words removed"),
                            counted(diff_.words_added, "word added", "words added"));
        if (diff_.is_cut)
            out_ += wrap(translated("Texts too different were not compared word by word to the end."), "", columns_);
        relations();
        if (diff_.title.status != DiffStatus::equal) {
            heading(translated("Title"));
            body(diff_.title);
        }
        rows(translated("Articles"), msgid("article"),
             counted_same(diff_.articles, "article unchanged", "articles unchanged"), diff_.articles);
        rows(translated("Visas"), msgid("visa"), counted_same(diff_.visas, "visa unchanged", "visas unchanged"),
             diff_.visas);
        rows(translated("Recitals"), msgid("recital"),
             counted_same(diff_.recitals, "recital unchanged", "recitals unchanged"), diff_.recitals);
        votes();
        return std::move(out_);
    }

  private:
    void heading(const std::string& name) { out_ += "\n" + style_.bold(name) + "\n"; }

    void side(const std::string& name, const query::DiffedAct& act) {
        const std::string number = act.number.empty() ? act.id : act.number;
        out_ += wrap(one_line(fmt::format("{} {} {} {}", name, number, act.session_date, act.title)), "", columns_);
    }

    void relations() {
        for (const query::GraphEdge& edge : diff_.relations) {
            const bool by_second = edge.from == diff_.to.id;
            const std::string verb = translated(edge.type) + (edge.in_part ? translated(" in part") : "");
            std::string line = by_second ? say("The second {} the first", verb) : say("The first {} the second", verb);
            if (edge.line_start > 0) line += say(" (line {})", edge.line_start);
            if (!edge.text.empty()) line = say("{}: « {} »", line, edge.text);
            out_ += wrap(one_line(line), "", columns_);
        }
    }

    void body(const DiffRow& row) {
        std::string text;
        for (const DiffPiece& piece : row.pieces) {
            const std::string words = one_line(piece.text);
            if (piece.kind == DiffPiece::Kind::equal) {
                text += words;
                was_removed_ = false;
                continue;
            }
            const bool is_added = piece.kind == DiffPiece::Kind::added;
            // Side by side without a space « [-18-]{+20+} » would be one word to the eye and to wrap().
            if (!text.empty() && text.back() != ' ' && words.front() != ' ' && was_removed_) text += ' ';
            text += style_.on ? each_word(words, style_, is_added) : in_brackets(words, is_added);
            was_removed_ = !is_added;
        }
        was_removed_ = false;
        out_ += wrap(text, body_indent, columns_);
    }

    // « Article 2, was 3: changed  l. 12 → l. 40 ».
    std::string row_name(const std::string& noun, const DiffRow& row) const {
        const auto label = [](const std::optional<query::DiffPlace>& place) { return place ? place->label : ""; };
        const std::string before = label(row.from);
        const std::string after = label(row.to);
        std::string name = noun;
        if (const std::string& shown = after.empty() ? before : after; !shown.empty()) name += " " + shown;
        if (!before.empty() && !after.empty() && before != after) name += say(", was {}", before);
        const std::string first = row.from ? lines_text(row.from->lines) : "";
        const std::string second = row.to ? lines_text(row.to->lines) : "";
        const std::string arrow = first.empty() || second.empty() ? "" : " → ";
        const std::string places = first + arrow + second;
        return say("  {}: {}{}", one_line(name), translated(name_of(row.status)),
                   places.empty() ? "" : "  " + style_.dim(places));
    }

    // « 3 articles unchanged », empty where there are none.
    static std::string counted_same(const std::vector<DiffRow>& rows, const char* one, const char* many) {
        const auto equal = static_cast<std::size_t>(std::count_if(
            rows.begin(), rows.end(), [](const DiffRow& row) { return row.status == DiffStatus::equal; }));
        return equal == 0 ? "" : counted(equal, one, many);
    }

    void rows(const std::string& title, const char* noun, const std::string& same, const std::vector<DiffRow>& rows) {
        if (rows.empty()) return;
        heading(title);
        if (!same.empty()) out_ += "  " + same + "\n";
        for (const DiffRow& row : rows) {
            if (row.status == DiffStatus::equal) continue;
            out_ += row_name(translated(noun), row) + "\n";
            body(row);
        }
    }

    static std::string vote_words(const std::optional<corpus::Vote>& vote) {
        if (!vote) return translated("none");
        std::string words = vote->outcome.value_or("");
        const auto add = [&words](const std::string& name, const std::optional<corpus::Tally>& tally) {
            if (!tally || !tally->count) return;
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", name, *tally->count);
        };
        add(translated("for"), vote->for_);
        add(translated("against"), vote->against);
        add(translated("abstention"), vote->abstention);
        add(translated("not voting"), vote->not_voting);
        return words.empty() ? translated("without counts") : words;
    }

    void votes() {
        if (diff_.votes.empty()) return;
        heading(translated("Votes"));
        for (const query::VoteRow& row : diff_.votes) {
            const std::string words = row.status == DiffStatus::equal
                                          ? vote_words(row.to)
                                          : vote_words(row.from) + " → " + vote_words(row.to);
            out_ += wrap(one_line(say("{}: {}", translated(name_of(row.status)), words)), "  ", columns_);
        }
    }

    const query::ActDiff& diff_;
    Style style_;
    std::size_t columns_;
    std::string out_;
    bool was_removed_ = false;
};

}  // namespace

std::string diff_text(const query::ActDiff& diff, const Style& style, std::size_t columns) {
    return DiffPrinter(diff, style, columns).print();
}

}  // namespace recueil::tools
