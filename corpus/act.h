// The model of an act that every folder shares, and the shape `recueil extract` prints ("recueil.act/1").
//
// Strings are the document's own words (UTF-8, NFC), line breaks joined, runs of white space folded, a word cut at a
// line end made whole. Dates are ISO 8601. What the text does not say is empty or absent, never guessed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::corpus {

using OptionalText = std::optional<std::string>;

// 1-based lines of the source text, both ends included; 0 where unknown.
struct Lines {
    int start = 0;
    int end = 0;
};

// A line of the document begins in a text that joins several.
struct LineStart {
    std::size_t byte = 0;
    int line = 0;
    bool operator==(const LineStart&) const = default;
};

// The line that a byte of such a text is on; `otherwise` where it is before them all. Logarithmic.
int line_at(const std::vector<LineStart>& starts, std::size_t byte, int otherwise);

struct Person {
    std::string civility;  // "M.", "Mme" as written; empty where there is none
    std::string name;
};

struct Proxy {
    std::string from;
    std::string to;  // empty where the text names nobody
};

struct Attendance {
    std::vector<Person> present;
    std::vector<Person> excused;
    std::vector<Person> absent;
    std::vector<Proxy> proxies;
    std::optional<int> in_office;  // the three counts as printed
    std::optional<int> present_count;
    std::optional<int> voters;
    Lines lines;
};

// Members who took no part because interested in the matter (déport); names without civility.
struct Recusal {
    std::vector<std::string> members;
    std::string text;
    Lines lines;
};

enum class ReferenceKind {
    code,
    law,
    decree,
    ordinance,
    order,
    deliberation,
    report,
    committee_opinion,
    rules_of_procedure,
    letter,
    other
};

struct Visa {
    ReferenceKind kind = ReferenceKind::other;
    std::string text;  // whole, without its final « ; »
    OptionalText number;
    OptionalText date;
    OptionalText body;                  // of a deliberation: the assembly that took it
    OptionalText title;                 // of a deliberation: the text between « »
    OptionalText code;                  // of a code: its name as written
    std::vector<std::string> articles;  // as written, ranges whole (« R.212-29 à R.212-34 »)
    Lines lines;
};

struct Recital {
    std::string text;
    Lines lines;
};

struct CommitteeOpinion {
    int number = 0;
    std::string name;
    OptionalText date;
    Lines lines;
};

// One item decided, numbered or not.
struct Article {
    std::string label;  // "1", "2", "1 bis", "unique"; empty for an item without a number
    std::string text;   // with its tables and lists, without the vote that follows
    Lines lines;        // of the text, after the label
};

struct Tally {
    std::optional<int> count;            // absent where only names are printed
    std::vector<std::string> groups{};   // as written, « Groupe » included
    std::vector<std::string> members{};  // names without civility
};

// The outcome of a vote, in any word that the council uses for it.
enum class VoteResult { adopted, rejected, adjourned, noted };

struct Vote {
    std::vector<std::string> articles;  // labels decided since the vote block before
    std::optional<Tally> for_;
    std::optional<Tally> against;
    std::optional<Tally> abstention;
    std::optional<Tally> absent;      // « Absent sans délégation de vote »
    std::optional<Tally> not_voting;  // « ne prennent pas part au vote »
    OptionalText outcome;             // the word as written: « Adopté », « Rejeté »
    std::optional<VoteResult> result;
    bool unanimous = false;
    Lines lines;
};

struct Signatory {
    std::string name;
    std::string role;
    Lines lines;
};

struct Report {
    OptionalText number;
    OptionalText title;
    std::vector<std::string> units;        // services that wrote it
    std::vector<std::string> territories;  // « Arrageois », « Tous les territoires »
    Lines lines;
};

enum class RelationType { cites, amends, completes, repeals, replaces, applies };

// The effect of the deciding text, or of the table it adopts, on another deliberation.
struct Relation {
    RelationType type = RelationType::cites;
    OptionalText number;
    OptionalText date;
    OptionalText body;
    OptionalText article;  // label of the deciding article
    bool in_part = false;
    std::string text;  // the sentence that proves it
    Lines lines;
};

enum class PartKind { deliberation, annex, report, document };

// A reference to a deliberation, code, law, decree… anywhere in the act.
struct Citation {
    ReferenceKind kind = ReferenceKind::deliberation;
    OptionalText number;
    OptionalText date;
    OptionalText body;
    OptionalText code;
    std::vector<std::string> articles;
    std::string part;    // "visa", "recital", "article", "annex", "report"
    OptionalText label;  // of the article
    Lines lines;
};

struct Grant {
    OptionalText article;
    std::string beneficiary;
    double amount = 0;  // euros
    std::string purpose;
    std::string text;
    Lines lines;
};

enum class ThemeSource { estimated, printed, given };

struct Theme {
    std::string code;  // of the ACTES nomenclature, "8.4"
    std::string label;
    double confidence = 0;
    std::string reason;  // the rule that decided, readable
    ThemeSource source = ThemeSource::estimated;
};

struct Part {
    PartKind kind = PartKind::deliberation;
    std::string title;
    Lines lines;
    int page_start = 0;  // 0 where the document has no pages
    int page_end = 0;
};

struct Source {
    std::string file;
    std::string sha256;
    Lines lines;
    std::string media_type{};
    int pages = 0;  // 0 where the format has none
};

// The rows of a table of an article, annex or report.
struct Table {
    std::string part;    // "article", "annex", "report"
    OptionalText label;  // of the article
    std::vector<std::vector<std::string>> rows;
    Lines lines;
};

// A fact that was read with doubt, so that it is not in its field.
struct Doubt {
    std::string field;  // as named in JSON
    std::string reason;
    Lines lines;
};

// The kind of document an act was read from, or a document without acts is.
enum class Form { single, bundle, minutes, list, agenda, debates, annex, decisions, other };

struct Act {
    std::string id;            // stable, unique in a corpus, URL-safe, made from the content
    bool is_document = false;  // a file without acts is one object of kind "document": title, parts and source only
    Form form = Form::single;
    OptionalText number;
    OptionalText institution;
    OptionalText institution_id;  // SIREN, nine digits
    OptionalText assembly;
    OptionalText session_date;
    OptionalText rank;    // place in the agenda, as printed
    OptionalText act_id;  // identifier of the @ctes stamp
    std::optional<Person> rapporteur;
    OptionalText title;
    std::optional<Person> president;
    std::optional<Person> secretary;
    Attendance attendance;
    std::vector<Recusal> recusals;
    std::vector<Visa> visas;
    std::vector<Recital> recitals;
    std::vector<CommitteeOpinion> opinions;
    std::vector<Article> articles;
    std::vector<Vote> votes;
    std::vector<Signatory> signatories;
    OptionalText signed_date;
    std::optional<Report> report;
    OptionalText transmission_date;
    OptionalText posting_date;
    OptionalText document_code;
    std::vector<Relation> relations;
    std::vector<Citation> citations;
    std::vector<Grant> grants;
    std::optional<Theme> theme;
    std::vector<Part> parts;
    std::vector<Table> tables;
    Source source;
    std::vector<Doubt> doubts;
    std::vector<std::string> notes;  // what no rule understood, with its lines, for `recueil check`
};

// Names as they are in JSON ("committee_opinion", "repeals", "annex").
std::string_view name_of(ReferenceKind kind);
std::string_view name_of(RelationType type);
std::string_view name_of(PartKind kind);
std::string_view name_of(VoteResult result);
std::string_view name_of(ThemeSource source);
std::string_view name_of(Form form);
// Absent where the name is none of theirs.
std::optional<ReferenceKind> reference_kind_named(std::string_view name);
std::optional<RelationType> relation_type_named(std::string_view name);
std::optional<PartKind> part_kind_named(std::string_view name);
std::optional<VoteResult> vote_result_named(std::string_view name);
std::optional<ThemeSource> theme_source_named(std::string_view name);
std::optional<Form> form_named(std::string_view name);

}  // namespace recueil::corpus
