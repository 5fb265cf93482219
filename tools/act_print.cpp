#include "tools/act_print.h"

#include <fmt/format.h>

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
        section("Read with doubt", act_.doubts.size());
        for (const corpus::Doubt& doubt : act_.doubts)
            paragraph(fmt::format("{}: {}{}", doubt.field, doubt.reason, place(doubt.lines)));
        section("Not understood", act_.notes.size());
        for (const std::string& note : act_.notes) paragraph(note);
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

    void paragraph(const std::string& text) { out_ += wrap(one_line(text), body_indent); }

    // « label  value », left out where there is no value.
    void field(const std::string& label, const std::string& value, const corpus::Lines& lines = {}) {
        if (value.empty()) return;
        out_ += fmt::format("  {:<13} {}{}\n", label, one_line(value), place(lines));
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
        out_ += wrap(one_line(act_.title.value_or("(no title)")), "");
        out_ += "\n";
        field("id", act_.id);
        field("source", act_.source.file, act_.source.lines);
        field("original", url_);
        if (act_.president) field("president", person_text(*act_.president));
        if (act_.secretary) field("secretary", person_text(*act_.secretary));
        field("signed", act_.signed_date);
        for (const corpus::Signatory& signatory : act_.signatories) {
            field("signatory", signatory.role.empty() ? signatory.name : signatory.name + ", " + signatory.role,
                  signatory.lines);
        }
        field("sent", act_.transmission_date);
        field("posted", act_.posting_date);
        field("document code", act_.document_code);
        if (act_.theme) {
            const bool is_estimated = act_.theme->source == corpus::ThemeSource::estimated;
            field("theme", fmt::format("{} {} ({})", act_.theme->code, act_.theme->label,
                                       is_estimated ? fmt::format("estimated, {:.0f} %: {}",
                                                                  100 * act_.theme->confidence, act_.theme->reason)
                                                    : std::string(corpus::name_of(act_.theme->source))));
        }
    }

    void people(const char* label, const std::vector<corpus::Person>& persons) {
        if (persons.empty()) return;
        std::string names;
        for (const corpus::Person& person : persons) names += (names.empty() ? "" : ", ") + person_text(person);
        out_ += fmt::format("  {} ({})\n", label, persons.size());
        paragraph(names);
    }

    void attendance() {
        const corpus::Attendance& attendance = act_.attendance;
        section("Attendance", attendance.present.size() + attendance.excused.size() + attendance.absent.size(),
                attendance.lines);
        people("present", attendance.present);
        people("excused", attendance.excused);
        people("absent", attendance.absent);
        for (const corpus::Proxy& proxy : attendance.proxies)
            item("proxy of " + proxy.from + (proxy.to.empty() ? "" : " to " + proxy.to), {});
    }

    void recusals() {
        section("Recusals", act_.recusals.size());
        for (const corpus::Recusal& recusal : act_.recusals) {
            item(fmt::format("{}", fmt::join(recusal.members, ", ")), recusal.lines);
            paragraph(recusal.text);
        }
    }

    void visas() {
        section("Visas", act_.visas.size());
        for (const corpus::Visa& visa : act_.visas) {
            item(std::string(corpus::name_of(visa.kind)), visa.lines);
            paragraph(visa.text);
        }
    }

    void recitals() {
        section("Recitals", act_.recitals.size());
        for (const corpus::Recital& recital : act_.recitals) {
            item("recital", recital.lines);
            paragraph(recital.text);
        }
    }

    void opinions() {
        section("Committee opinions", act_.opinions.size());
        for (const corpus::CommitteeOpinion& opinion : act_.opinions) {
            const std::string number = opinion.number > 0 ? fmt::format("{} ", opinion.number) : "";
            item(number + opinion.name + (opinion.date ? ", " + *opinion.date : ""), opinion.lines);
        }
    }

    void articles() {
        section("Articles", act_.articles.size());
        for (const corpus::Article& article : act_.articles) {
            item(article.label.empty() ? "item" : "article " + article.label, article.lines);
            paragraph(article.text);
        }
    }

    void tally(const char* label, const std::optional<corpus::Tally>& tally) {
        if (!tally) return;
        std::vector<std::string> who = tally->groups;
        who.insert(who.end(), tally->members.begin(), tally->members.end());
        const std::string names = fmt::format("{}", fmt::join(who, "; "));
        paragraph(fmt::format("{} {}{}", label, tally->count ? std::to_string(*tally->count) : "?",
                              names.empty() ? "" : " (" + names + ")"));
    }

    void votes() {
        section("Votes", act_.votes.size());
        for (const corpus::Vote& vote : act_.votes) {
            const std::string scope = vote.articles.empty()
                                          ? "vote"
                                          : fmt::format("on article{} {}", vote.articles.size() == 1 ? "" : "s",
                                                        fmt::join(vote.articles, ", "));
            item(vote.outcome ? scope + ": " + *vote.outcome : scope, vote.lines);
            tally("for", vote.for_);
            tally("against", vote.against);
            tally("abstention", vote.abstention);
            tally("absent", vote.absent);
        }
    }

    void grants() {
        section("Grants", act_.grants.size());
        for (const corpus::Grant& grant : act_.grants) {
            const std::string article = grant.article ? ", article " + *grant.article : "";
            item(fmt::format("{:.2f} € to {}{}", grant.amount, grant.beneficiary, article), grant.lines);
            paragraph(grant.purpose);
        }
    }

    void relations() {
        section("Relations", act_.relations.size());
        for (const corpus::Relation& relation : act_.relations) {
            std::string head{corpus::name_of(relation.type)};
            if (relation.in_part) head += " in part";
            if (relation.number) head += " " + *relation.number;
            if (relation.date) head += " of " + *relation.date;
            if (relation.article) head += ", article " + *relation.article;
            item(head, relation.lines);
            paragraph(relation.text);
        }
    }

    void report() {
        if (!act_.report) return;
        section("Report", 1, act_.report->lines);
        field("number", act_.report->number);
        field("title", act_.report->title);
        field("units", fmt::format("{}", fmt::join(act_.report->units, "; ")));
        field("territories", fmt::format("{}", fmt::join(act_.report->territories, "; ")));
    }

    void citations() {
        section("Citations", act_.citations.size());
        for (const corpus::Citation& citation : act_.citations) {
            std::string head{corpus::name_of(citation.kind)};
            if (citation.number) head += " " + *citation.number;
            if (citation.code) head += " " + *citation.code;
            if (!citation.articles.empty()) head += fmt::format(" {}", fmt::join(citation.articles, ", "));
            if (citation.date) head += " of " + *citation.date;
            head += ", in " + citation.part;
            if (citation.label) head += " " + *citation.label;
            item(head, citation.lines);
        }
    }

    void parts() {
        section("Parts", act_.parts.size());
        for (const corpus::Part& part : act_.parts) {
            std::string head{corpus::name_of(part.kind)};
            if (!part.title.empty()) head += ": " + part.title;
            if (part.page_start > 0) head += fmt::format(" (pages {} to {})", part.page_start, part.page_end);
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
