#include <optional>
#include <string>

#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/votes.h"

namespace recueil::corpus {

namespace {

struct ArticleLabel {
    std::string label;
    std::string rest;  // text behind the label on its own line
};

// « Article 1     : », « Articl  e 1   : », « ARTICLE 2. », « Article unique : »: underlining scatters spaces inside
// the word, so it is read without them. « Article 2 de la présente délibération » is a sentence.
std::optional<ArticleLabel> article_label(std::string_view line) {
    if (line.empty() || line.size() > 4000 || line[0] != 'A') return {};
    static const RE2 pattern(
        R"(A\s*[Rr]\s*[Tt]\s*[Ii]\s*[Cc]\s*[Ll]\s*[Ee]\s*(?:n\s?°\s*)?(\d{1,3}(?:\s?[-‑–]\s?\d{1,2})?|[IVX]{1,4}|[A-H]|(?i:p\s*r\s*e\s*m\s*i\s*e\s*r|u\s*n\s*i\s*q\s*u\s*e))\s*(?:er|ER)?\s*((?i:\b(?:bis|ter|quater|quinquies)|\b[A-D]))?\s*(?:([:.–—-]+)\s*(.*))?)");
    const Match match = match_at(pattern, line, 0);
    if (!match || match.end != line.size()) return {};
    ArticleLabel found;
    std::string label;
    for (const char c : fold_text(match[1]))
        if (c != ' ') label += c;
    if (label == "premier") label = "1";
    if (label != "unique" && !(label[0] >= '0' && label[0] <= '9')) label = std::string(match[1]);
    label = plain_hyphens(label);
    // « 1 bis », « 2 ter », « 3 A »
    if (!match[2].empty()) label += " " + (match[2].size() == 1 ? std::string(match[2]) : fold_text(match[2]));
    found.label = std::move(label);
    found.rest = std::string(trim(match[4]));
    // « Article 1.2 » numbers a clause of something else.
    if (!found.rest.empty() && found.rest[0] >= '0' && found.rest[0] <= '9' && match[3] == ".") return {};
    return found;
}

class DecisionReader {
  public:
    explicit DecisionReader(Reading& reading) : reading_(reading) {}

    void read(int begin, int end) {
        const SourceLines& lines = reading_.lines;
        for (int line = begin; line < end; ++line) {
            if (lines.page_foot(line)) continue;
            const std::string_view text = lines.trimmed(line);
            if (text.empty()) continue;
            if (auto label = article_label(text)) {
                close();
                article_.emplace();
                article_->label = std::move(label->label);
                if (!label->rest.empty()) body_.add(label->rest, line, reading_.words);
                in_vote_ = false;
                continue;
            }
            if (!in_vote_ && opens_vote(text)) {
                close();
                in_vote_ = true;
            }
            if (in_vote_) {
                if (vote_over_ && !begins_tally(text)) {
                    // Text of the session between a vote and the next article is no one's.
                    close();
                    in_vote_ = false;
                    continue;
                }
                body_.add(lines.raw(line), line, reading_.words);
                vote_over_ = is_outcome(text);
            } else if (article_) {
                body_.add(lines.raw(line), line, reading_.words);
            }
        }
        close();
    }

  private:
    void close() {
        Act& act = reading_.act;
        if (in_vote_ && !body_.empty()) {
            Vote vote = read_vote(body_);
            if (vote.for_ || vote.against || vote.abstention) {
                for (std::size_t i = voted_; i < act.articles.size(); ++i)
                    vote.articles.push_back(act.articles[i].label);
                voted_ = act.articles.size();
                act.votes.push_back(std::move(vote));
            }
        } else if (article_) {
            article_->text = body_.text();
            article_->lines = body_.lines();
            act.articles.push_back(std::move(*article_));
        }
        article_.reset();
        body_ = {};
        vote_over_ = false;
    }

    Reading& reading_;
    std::optional<Article> article_;
    JoinedText body_;
    bool in_vote_ = false;
    bool vote_over_ = false;
    std::size_t voted_ = 0;
};

}  // namespace

void read_decision(Reading& reading, int begin, int end) {
    DecisionReader(reading).read(begin, end);
}

}  // namespace recueil::corpus
