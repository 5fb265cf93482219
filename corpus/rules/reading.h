// The state that rules share while one act is read, and the rules in the order they run.
#pragma once

#include <string_view>

#include "corpus/act.h"
#include "corpus/rules/joined_text.h"
#include "corpus/rules/layout.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

struct Reading {
    const SourceLines& lines;
    WordList& words;
    const ActLayout& layout;
    Act& act;

    JoinedText join_lines(int begin, int end) const { return join(lines, begin, end, words); }
    // The text of a visa, recital, article… of the act, with the places of its lines.
    JoinedText placed(std::string_view text, const Lines& span) const { return placed_text(lines, text, span, words); }
    std::string_view session() const {
        return act.session_date ? std::string_view(*act.session_date) : std::string_view{};
    }
};

// Institution, assembly, date, president, secretary, attendance, title, number, stamps. Gives the line where the visas
// begin.
int read_header(Reading& reading);
// Visas, recitals, opinions and recusals of the lines [begin, end).
void read_grounds(Reading& reading, int begin, int end);
// Articles and vote blocks of the lines [begin, end).
void read_decision(Reading& reading, int begin, int end);
// Signatories and the day it was signed.
void read_signature(Reading& reading);
// The report's number, title, units, territories and document code.
void read_report(Reading& reading);
// Grants awarded by the articles.
void read_grants(Reading& reading);
// References in visas, recitals, articles, annexes and report.
void read_citations(Reading& reading);
// References in the lines [begin, end) that are no visa, recital or article: the report that precedes a decision.
void read_report_citations(Reading& reading, int begin, int end);
// The effects of the articles, or of the tables they adopt, on other deliberations.
void read_relations(Reading& reading);

}  // namespace recueil::corpus
