#include "tools/act_print.h"

#include <fmt/format.h>

#include "corpus/act_tables.h"
#include "tools/language.h"
#include "tools/messages.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

using corpus::OptionalText;

constexpr const char* body_indent = "    ";

std::string person_text(const corpus::Person& person) {
    return person.civility.empty() ? person.name : person.civility + " " + person.name;
}

// Writes an act section by section.
class ActPrinter {
  public:
    ActPrinter(const corpus::Act& act, const Style& style, const std::string& url)
        : act_(act), style_(style), url_(url) {}

    std::string print() {
        header();
        attendance();
        recusals();
        visas();
        recitals();
        opinions();
        articles();
        votes();
        grants();
        relations();
        report();
        citations();
        parts();
        section(translated("Read with doubt"), act_.doubts.size());
        for (const corpus::Doubt& doubt : act_.doubts)
            paragraph(say("{}: {}", translated(doubt.field), in_language(doubt.reason)) + place(doubt.lines));
        section(translated("Not understood"), act_.notes.size());
        for (const std::string& note : act_.notes) paragraph(in_language(note));
        return std::move(out_);
    }

  private:
    void section(const std::string& name, std::size_t size, const corpus::Lines& lines = {}) {
        if (size == 0) return;
        out_ += "\n" + style_.bold(name) + place(lines) + "\n";
    }

    std::string place(const corpus::Lines& lines) const {
        const std::string text = lines_text(lines);
        return text.empty() ? "" : "  " + style_.dim(text);
    }

    void paragraph(const std::string& text) { out_ += wrap(one_line(text), body_indent, style_.columns); }

    // « label  value », left out where there is no value.
    void field(const std::string& label, const std::string& value, const corpus::Lines& lines = {}) {
        if (value.empty()) return;
        constexpr std::size_t margin = 16;
        const std::size_t width = columns_of(label) + 2;
        const std::string text = wrap(one_line(value) + place(lines), std::string(margin, ' '), style_.columns);
        // A label longer than the margin moves the value on.
        out_ += "  " + label + (width < margin ? text.substr(width) : " " + text.substr(margin));
    }
    void field(const std::string& label, const OptionalText& value) { field(label, value.value_or("")); }

    void item(const std::string& head, const corpus::Lines& lines) {
        out_ += fmt::format("  {}{}\n", one_line(head), place(lines));
    }

    void header() {
        std::vector<std::string> pieces;
        for (const OptionalText& piece : {act_.number, act_.session_date, act_.assembly, act_.institution}) {
            if (piece) pieces.push_back(*piece);
        }
        if (pieces.empty()) pieces.push_back(act_.source.file);
        out_ += style_.bold(one_line(fmt::format("{}", fmt::join(pieces, " · ")))) + "\n";
        out_ += wrap(one_line(act_.title.value_or(translated("(no title)"))), "", style_.columns);
        out_ += "\n";
        field(translated("id"), act_.id);
        field(translated("source"), act_.source.file, act_.source.lines);
        field(translated("original"), url_);
        if (act_.president) field(translated("president"), person_text(*act_.president));
        if (act_.secretary) field(translated("secretary"), person_text(*act_.secretary));
        field(translated("signed"), act_.signed_date);
        for (const corpus::Signatory& signatory : act_.signatories) {
            field(translated("signatory"),
                  signatory.role.empty() ? signatory.name : signatory.name + ", " + signatory.role, signatory.lines);
        }
        field(translated("sent"), act_.transmission_date);
        field(translated("posted"), act_.posting_date);
        field(translated("document code"), act_.document_code);
        if (act_.theme) {
            const bool is_estimated = act_.theme->source == corpus::ThemeSource::estimated;
            field(translated("theme"), fmt::format("{} {} ({})", act_.theme->code, act_.theme->label,
                                                   is_estimated ? say("estimated, {:.0f} %: {}",
                                                                      100 * act_.theme->confidence, act_.theme->reason)
                                                                : translated(corpus::name_of(act_.theme->source))));
        }
    }

    void people(const std::string& label, const std::vector<corpus::Person>& persons) {
        if (persons.empty()) return;
        std::string names;
        for (const corpus::Person& person : persons) names += (names.empty() ? "" : ", ") + person_text(person);
        out_ += fmt::format("  {} ({})\n", label, persons.size());
        paragraph(names);
    }

    void attendance() {
        const corpus::Attendance& attendance = act_.attendance;
        section(translated("Attendance"),
                attendance.present.size() + attendance.excused.size() + attendance.absent.size(), attendance.lines);
        people(translated("present"), attendance.present);
        people(translated("excused"), attendance.excused);
        people(translated("absent"), attendance.absent);
        for (const corpus::Proxy& proxy : attendance.proxies)
            item(proxy.to.empty() ? say("proxy of {}", proxy.from) : say("proxy of {} to {}", proxy.from, proxy.to),
                 {});
    }

    void recusals() {
        section(translated("Recusals"), act_.recusals.size());
        for (const corpus::Recusal& recusal : act_.recusals) {
            item(fmt::format("{}", fmt::join(recusal.members, ", ")), recusal.lines);
            paragraph(recusal.text);
        }
    }

    void visas() {
        section(translated("Visas"), act_.visas.size());
        for (const corpus::Visa& visa : act_.visas) {
            item(translated(corpus::name_of(visa.kind)), visa.lines);
            paragraph(visa.text);
        }
    }

    void recitals() {
        section(translated("Recitals"), act_.recitals.size());
        for (const corpus::Recital& recital : act_.recitals) {
            item(translated("recital"), recital.lines);
            paragraph(recital.text);
        }
    }

    void opinions() {
        section(translated("Committee opinions"), act_.opinions.size());
        for (const corpus::CommitteeOpinion& opinion : act_.opinions) {
            const std::string number = opinion.number > 0 ? fmt::format("{} ", opinion.number) : "";
            item(number + opinion.name + (opinion.date ? ", " + *opinion.date : ""), opinion.lines);
        }
    }

    void articles() {
        section(translated("Articles"), act_.articles.size());
        for (const corpus::Article& article : act_.articles) {
            item(article.label.empty() ? translated("item") : translated("article") + " " + article.label,
                 article.lines);
            for (const corpus::TextBlock& block : corpus::blocks_of(act_, article)) {
                if (block.table == nullptr)
                    paragraph(block.text);
                else
                    table(*block.table);
            }
        }
    }

    // A row a paragraph: columns would not fit the terminal.
    void table(const corpus::Table& table) {
        for (const auto& row : table.rows) paragraph(fmt::format("| {} |", fmt::join(row, " | ")));
    }

    void tally(const std::string& label, const std::optional<corpus::Tally>& tally) {
        if (!tally) return;
        std::vector<std::string> who = tally->groups;
        who.insert(who.end(), tally->members.begin(), tally->members.end());
        const std::string names = fmt::format("{}", fmt::join(who, "; "));
        paragraph(fmt::format("{} {}{}", label, tally->count ? std::to_string(*tally->count) : "?",
                              names.empty() ? "" : " (" + names + ")"));
    }

    void votes() {
        section(translated("Votes"), act_.votes.size());
        for (const corpus::Vote& vote : act_.votes) {
            const std::string articles = fmt::format("{}", fmt::join(vote.articles, ", "));
            const std::string scope = vote.articles.empty()       ? translated("vote")
                                      : vote.articles.size() == 1 ? say("on article {}", articles)
                                                                  : say("on articles {}", articles);
            item(vote.outcome ? say("{}: {}", scope, *vote.outcome) : scope, vote.lines);
            tally(translated("for"), vote.for_);
            tally(translated("against"), vote.against);
            tally(translated("abstention"), vote.abstention);
            tally(translated("absent"), vote.absent);
        }
    }

    void grants() {
        section(translated("Grants"), act_.grants.size());
        for (const corpus::Grant& grant : act_.grants) {
            const std::string article = grant.article ? ", article " + *grant.article : "";
            item(say("{} € to {}{}", decimal(grant.amount, 2), grant.beneficiary, article), grant.lines);
            paragraph(grant.purpose);
        }
    }

    void relations() {
        section(translated("Relations"), act_.relations.size());
        for (const corpus::Relation& relation : act_.relations) {
            std::string head = translated(corpus::name_of(relation.type));
            if (relation.in_part) head += translated(" in part");
            if (relation.number) head += " " + *relation.number;
            if (relation.date) head += say(" of {}", *relation.date);
            if (relation.article) head += ", article " + *relation.article;
            item(head, relation.lines);
            paragraph(relation.text);
        }
    }

    void report() {
        if (!act_.report) return;
        section(translated("Report"), 1, act_.report->lines);
        field(translated("number"), act_.report->number);
        field(translated("title"), act_.report->title);
        field(translated("units"), fmt::format("{}", fmt::join(act_.report->units, "; ")));
        field(translated("territories"), fmt::format("{}", fmt::join(act_.report->territories, "; ")));
    }

    void citations() {
        section(translated("Citations"), act_.citations.size());
        for (const corpus::Citation& citation : act_.citations) {
            std::string head = translated(corpus::name_of(citation.kind));
            if (citation.number) head += " " + *citation.number;
            if (citation.code) head += " " + *citation.code;
            if (!citation.articles.empty()) head += fmt::format(" {}", fmt::join(citation.articles, ", "));
            if (citation.date) head += say(" of {}", *citation.date);
            head += say(", in {}", translated(citation.part));
            if (citation.label) head += " " + *citation.label;
            item(head, citation.lines);
        }
    }

    void parts() {
        section(translated("Parts"), act_.parts.size());
        for (const corpus::Part& part : act_.parts) {
            std::string head = translated(corpus::name_of(part.kind));
            if (!part.title.empty()) head = say("{}: {}", head, part.title);
            if (part.page_start > 0) head += say(" (pages {} to {})", part.page_start, part.page_end);
            item(head, part.lines);
        }
    }

    const corpus::Act& act_;
    const Style& style_;
    const std::string& url_;
    std::string out_;
};

}  // namespace

std::string lines_text(const corpus::Lines& lines) {
    if (lines.start == 0) return "";
    if (lines.end <= lines.start) return fmt::format("l. {}", lines.start);
    return fmt::format("l. {}–{}", lines.start, lines.end);
}

std::string act_text(const corpus::Act& act, const Style& style, const std::string& url) {
    return ActPrinter(act, style, url).print();
}

}  // namespace recueil::tools
