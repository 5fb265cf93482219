// The weights of the ranking formula, named once. docs/ranking.md gives the formula.
#pragma once

#include <cstddef>
#include <cstdint>

#include "corpus/passage.h"
#include "query/language/question.h"

namespace recueil::query {

// Judged: nDCG@10 over the judged queries, on 20 real acts and on the same among 1,999 synthetic ones
// (docs/decisions/acts-then-passages.md). A weight without a measure of its own was chosen with the others.
struct RankingWeights {
    // BM25 of an act (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): best on the judged queries.
    double k1 = 1.2;
    double b = 0.7;
    double shortest = 0.3;  // a shorter act counts as this share of the average length
    // How many of the first acts by BM25 are ranked again by their passages.
    std::size_t reranked = 64;

    // A passage: saturation of a clause repeated in it.
    double k1_of_passage = 1.0;
    double base_length = 0.5;      // length norm of an empty passage
    double length_share = 0.5;     // and of one of `usual_passage` tokens more
    double usual_passage = 120.0;  // tokens
    double longest_passage = 4.0;  // times the usual one; longer ones count as that
    // Its score: the sum over clauses times (`plain` + `of_coverage` × coverage + `of_context` × coverage with the
    // act's title and date), and `of_closeness` × the weights present × coverage × closeness.
    double plain = 0.4;
    double of_coverage = 0.4;
    double of_context = 0.2;
    double of_closeness = 0.8;
    double single_closeness = 0.5;   // of a passage with one clause only
    double of_order = 0.7;           // neighbours in the query that are neighbours in the passage
    double of_reversed_order = 0.7;  // « Contre : 3 voix » for « 3 contre »
    std::uint32_t widest_gap = 3;    // tokens between two neighbours: small words are no clauses
    double window_share = 4.0;       // tokens a clause that halve the closeness

    // An act: its best passages, each at this share of the one before. Few words name a subject, and an act about it
    // says them in many passages; a question has its answer in one. Judged, one share for all: 0.2 gives 0.67 and 0.61
    // (nDCG@10, success at 1) buried among 1,999 acts and 0.88 and 0.82 on questions, 0.45 gives 0.73 and 0.70, and
    // 0.84 and 0.78.
    double next_passage = 0.45;
    double next_passage_of_question = 0.25;
    std::size_t words_of_question = 4;  // fewest, where no kind of answer is asked for
    std::size_t most_passages = 8;
    double of_title = 0.7;
    // The share for the whole act. Judged: doubled 0.951 and 0.723, left out 0.954 and 0.749, kept 0.953 and 0.749;
    // without it an annual report that mentions sports often comes before the act about sports.
    double of_focus = 0.5;
    double base_act_length = 0.3;
    double act_length_share = 0.9;
    double usual_act = 2'000;  // tokens

    // For being, changing or citing the act or text that the query names: more than any score, than most, than some.
    double of_being_it = 1000;
    double of_changing_it = 40;
    double of_citing_it = 8;

    // For an act of a day that the query names: more than for one that cites the day where the query asks for the acts
    // of that day.
    double of_day_asked = 60;
    double of_day = 2;
    double of_amount_in_range = 12;
    double of_being_named = 1.5;  // for an act that names the person elsewhere than in the roll call
    double of_role_asked = 12;    // for an act in which the person named has the role asked about

    // Acts without one or two of the words come before those with all of them apart, where they score this much more.
    double much_better = 1.02;
    std::size_t most_left_out = 2;

    // An act that has the text of the query word for word scores so many times the weights of all words, more than what
    // references and titles add. Acts share formulas and names: a part of the text counts far less than in proportion.
    double of_copied_text = 8;
    static constexpr double of_copied_share(double share) {
        const double above_half = share > 0.5 ? 2 * share - 1 : 0;
        return above_half * above_half * above_half;
    }
    double complete_copy = 0.75;  // share of the text from which the act needs no other words

    // The passage shown first: a word that the title of the act says too counts as this share, and so does a passage
    // that is the title itself: the reader has seen it.
    double of_word_in_title = 0.2;
    double of_title_as_answer = 0.4;
    double of_visas_as_answer = 0.7;   // they name what the act rests on
    double of_report_as_answer = 0.9;  // it says before the vote what the articles decide
    // Where the query asks for a kind of answer, so many passages are read for signs of it, which score up to this
    // much.
    std::size_t passages_read = 10;
    std::size_t passages_compared = 5;  // where no kind is asked for: a report may repeat a decision
    double of_decision_matched = 0.4;   // least share of the report's score, for a decision to take its place
    double of_evidence = 1.5;
    // Evidence that few passages give counts beside the words, as this share of the best score of a passage.
    double of_rare_evidence = 0.8;
    double of_repeated_title = 0.2;  // share of a passage that says the title again: the head of a report
    double of_name_in_text = 0.5;    // of a member's name: of the weight it has in the acts that name the person
    // Share of a word that asks: in the choice of an excerpt, and at least of the mean word in a passage's score.
    double of_asking_word = 0.5;
    // Of « absent », « excusé »: every act has them, but the excerpt must show them.
    double least_of_role_in_excerpt = 4;
    double of_person_in_role = 3;    // times, for a passage with the person and words of the role asked about
    double of_day_in_excerpt = 0.3;  // of a day that says which acts are asked about
    // A vote or a roll call, where the query asks for one.
    static constexpr double of_kind_asked = 1.5;

    // How much a passage of this kind says about the decision of its act, or about what the query asks for.
    static double of_kind(corpus::PassageKind kind, AnswerKinds asked);
};

inline constexpr RankingWeights ranking_weights;

}  // namespace recueil::query
