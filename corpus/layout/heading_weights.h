// The weights of the signals by which headings are found and chosen.
#pragma once

namespace recueil::corpus {

// Weights of the signals, in one place. A part without a decision costs more than one signal gives, so that a heading
// needs two of them.
struct HeadingWeights {
    double number_with_word = 3.0;
    double number_with_sign = 2.2;
    double number_in_series = 2.4;    // a prefix or a shape that comes back
    double number_alone = 0.6;        // a prefix or a shape seen once
    double number_in_brackets = 1.8;  // behind a title
    double object_label = 2.4;
    double rank = 0.6;
    double named_rank = 1.6;
    double bold = 0.7;
    double large = 0.7;
    double format_heading = 1.0;
    double gap = 0.4;
    double no_gap = -0.9;  // in the middle of a paragraph
    double in_agenda = 2.2;
    double least_title = 0.7;  // a bare title below this is no candidate
    double title_base = -0.5;
    double decided = 1.6;
    double far_decision = -0.008;  // for each line between the heading and its first decision
    int farthest = 75;
    double undecided = -2.6;
    double undecided_number = -0.2;
    double passed_heading = -1.0;  // of the score of a heading between a heading and its decision
    double second_formula = -0.9;
    double below_title = -0.3;  // the second line of a title
    double next_rank = 1.3;
    double rank_back = -1.0;
    double next_number = 0.9;
    double number_back = -1.0;
    double weaker_scheme = -1.6;  // a bare title where acts are numbered
    double other_ranks = -1.2;    // « 1) » or « I. » below points « 1 - », « 2 - », …
    double report_follows = 0.9;
    double decision_follows = 0.7;  // the assembly decides on the line below
    double grounds_below = 0.9;     // the assembly is named alone on the line below, above its grounds
    double decision_below = 0.4;    // the paragraph below decides
    double set_apart = 0.8;         // between two paragraphs
    double after_result = 0.8;      // a vote, a signature or a rule closes the line above
    double announced = -1.5;        // the sentence above goes on: « comme suit : »
    double least_rank = 0.1;        // a ranked title below this is no candidate
    double stop = 0.3;
    double missed_formula = -1.4;  // a formula under a stop
};
inline constexpr HeadingWeights heading_weights;

}  // namespace recueil::corpus
