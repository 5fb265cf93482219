#include "query/answers/open_data.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <regex>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace recueil::query {

namespace {

using corpus::Act;
using corpus::OptionalText;

std::string text_of(const OptionalText& text) {
    return text.value_or("");
}

std::string joined(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, "; "));
}

std::string names(const std::vector<corpus::Person>& persons) {
    std::vector<std::string> list;
    list.reserve(persons.size());
    for (const corpus::Person& person : persons) list.push_back(person.name);
    return joined(list);
}

// Luhn's checksum, as SIRET numbers carry it.
bool passes_checksum(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_siret(const std::string& text) {
    return text.size() == 14 && all_digits(text) && passes_checksum(text);
}

// The nine matters of the ACTES nomenclature as DELIB_MATIERE_NOM writes them.
constexpr std::array<std::string_view, 9> matters{"commande publique",
                                                  "urbanisme",
                                                  "domaine et patrimoine",
                                                  "fonction publique",
                                                  "institutions et vie politique",
                                                  "libertés publiques et pouvoirs de police",
                                                  "finances locales",
                                                  "domaines de compétences par thèmes",
                                                  "autres domaines de compétences"};

std::string lower_first_ascii(std::string text) {
    for (char& byte : text) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    for (std::size_t at = text.find("É"); at != std::string::npos; at = text.find("É", at)) text.replace(at, 2, "é");
    return text;
}

// « institutions et vie politique/désignation de représentants »: no comma, no parenthesis.
std::string matter_name(const corpus::Theme& theme) {
    const bool known = theme.code.size() >= 3 && theme.code[0] >= '1' && theme.code[0] <= '9';
    if (!known) return "";
    std::string label = lower_first_ascii(theme.label);
    std::string name;
    for (const char byte : label) {
        if (byte == '(') break;
        if (byte != ',') name.push_back(byte);
    }
    while (!name.empty() && name.back() == ' ') name.pop_back();
    return fmt::format("{}/{}", matters[static_cast<std::size_t>(theme.code[0] - '1')], name);
}

struct VoteColumns {
    int electorate = 0;
    int voters = 0;
    int in_favour = 0;
    int against = 0;
    int abstention = 0;
};

bool cover_all_articles(const std::vector<corpus::Vote>& votes, const Act& act) {
    std::set<std::string> covered;
    for (const corpus::Vote& vote : votes) covered.insert(vote.articles.begin(), vote.articles.end());
    return std::all_of(act.articles.begin(), act.articles.end(),
                       [&covered](const corpus::Article& article) { return covered.count(article.label) > 0; });
}

bool came_out_alike(const corpus::Vote& one, const corpus::Vote& other) {
    const auto count = [](const std::optional<corpus::Tally>& tally) { return tally ? tally->count : std::nullopt; };
    return count(one.for_) == count(other.for_) && count(one.against) == count(other.against) &&
           count(one.abstention) == count(other.abstention) && count(one.absent) == count(other.absent);
}

// The schema wants all five or none. Who could have voted is those who did and those counted absent, or, where the
// block counts none, the members of the attendance list.
std::optional<VoteColumns> vote_columns(const Act& act) {
    if (act.votes.empty() || !cover_all_articles(act.votes, act)) return std::nullopt;
    const corpus::Vote& vote = act.votes.front();
    for (const corpus::Vote& other : act.votes)
        if (!came_out_alike(vote, other)) return std::nullopt;
    const auto counted = [](const std::optional<corpus::Tally>& tally) { return tally && tally->count; };
    if (!counted(vote.for_) || !counted(vote.against) || !counted(vote.abstention)) return std::nullopt;
    VoteColumns columns;
    columns.in_favour = *vote.for_->count;
    columns.against = *vote.against->count;
    columns.abstention = *vote.abstention->count;
    columns.voters = columns.in_favour + columns.against + columns.abstention;
    if (counted(vote.absent)) {
        columns.electorate = columns.voters + *vote.absent->count;
    } else {
        columns.electorate = static_cast<int>(act.attendance.present.size() + act.attendance.excused.size() +
                                              act.attendance.absent.size());
    }
    if (columns.voters == 0 || columns.electorate < columns.voters) return std::nullopt;
    return columns;
}

std::string outcome_of(const Act& act) {
    return act.votes.empty() ? "" : text_of(act.votes.back().outcome);
}

}  // namespace

Result<void> check_publisher(const Publisher& publisher) {
    if (!publisher.siret.empty() && !is_siret(publisher.siret)) {
        return failure(ErrorCode::usage, fmt::format("\"{}\" is no SIRET number", publisher.siret),
                       "14 digits, the last of which is a checksum");
    }
    static const std::regex prefecture("PREF[0-9A-Z]{3}|SPREF[0-9A-Z]{3}[0-9]|SGAR[0-9A-Z]{3}");
    if (!publisher.pref_id.empty() && !std::regex_match(publisher.pref_id, prefecture)) {
        return failure(ErrorCode::usage, fmt::format("\"{}\" is no prefecture's code", publisher.pref_id),
                       "PREF, SPREF or SGAR, then the département on three characters: PREF062");
    }
    return {};
}

const Row& scdl_columns() {
    static const Row columns{"COLL_NOM",          "COLL_SIRET",    "DELIB_ID",     "DELIB_DATE", "DELIB_MATIERE_CODE",
                             "DELIB_MATIERE_NOM", "DELIB_OBJET",   "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID",
                             "PREF_DATE",         "VOTE_EFFECTIF", "VOTE_REEL",    "VOTE_POUR",  "VOTE_CONTRE",
                             "VOTE_ABSTENTION",   "DELIB_URL"};
    return columns;
}

std::vector<Row> scdl_rows(const Act& act, const Publisher& publisher, const std::string& url) {
    if (act.is_document) return {};
    const bool themed =
        act.theme && (publisher.estimated_themes || act.theme->source != corpus::ThemeSource::estimated);
    Row row{publisher.name.empty() ? text_of(act.institution) : publisher.name,
            publisher.siret,
            text_of(act.number),
            text_of(act.session_date),
            themed ? act.theme->code : "",
            themed ? matter_name(*act.theme) : "",
            text_of(act.title),
            "",  // BUDGET_ANNEE: no text says that it has an effect on a budget
            "",
            publisher.pref_id,
            ""};  // PREF_DATE: the day of registration; the text gives only the day of sending
    if (const auto vote = vote_columns(act)) {
        for (const int count : {vote->electorate, vote->voters, vote->in_favour, vote->against, vote->abstention}) {
            row.push_back(std::to_string(count));
        }
    } else {
        row.insert(row.end(), 5, "");
    }
    const bool has_page = url.empty() && !publisher.base_url.empty();
    row.push_back(has_page ? fmt::format("{}/actes/{}", publisher.base_url, act.id) : url);
    return {row};
}

void ScdlCheck::add(const Act& act, const Publisher& publisher) {
    constexpr std::size_t required = 7;  // the first columns, up to DELIB_OBJET
    for (const Row& row : scdl_rows(act, publisher)) {
        ++rows_;
        bool is_complete = true;
        for (std::size_t i = 0; i < required; ++i) {
            if (!row[i].empty()) continue;
            is_complete = false;
            const std::string& column = scdl_columns()[i];
            auto found = std::find_if(missing_.begin(), missing_.end(),
                                      [&column](const Missing& each) { return each.column == column; });
            if (found == missing_.end()) found = missing_.insert(missing_.end(), {column, 0, act.id});
            ++found->rows;
        }
        incomplete_rows_ += is_complete ? 0 : 1;
    }
    const auto place = [](const Missing& each) {
        return std::find(scdl_columns().begin(), scdl_columns().end(), each.column);
    };
    std::sort(missing_.begin(), missing_.end(),
              [&place](const Missing& one, const Missing& other) { return place(one) < place(other); });
}

const Row& grant_columns() {
    static const Row columns{"nomAttribuant",
                             "idAttribuant",
                             "referenceDecision",
                             "nomBeneficiaire",
                             "objet",
                             "montant",
                             "dateDecision",
                             "article",
                             "texte",
                             "id",
                             "fichier",
                             "ligne",
                             "url"};
    return columns;
}

std::vector<Row> grant_rows(const Act& act, const Publisher& publisher, const std::string& url) {
    std::vector<Row> rows;
    for (const corpus::Grant& grant : act.grants) {
        rows.push_back({publisher.name.empty() ? text_of(act.institution) : publisher.name, publisher.siret,
                        text_of(act.number), grant.beneficiary, grant.purpose, fmt::format("{:.2f}", grant.amount),
                        text_of(act.session_date), text_of(grant.article), grant.text, act.id, act.source.file,
                        grant.lines.start > 0 ? std::to_string(grant.lines.start) : "", url});
    }
    return rows;
}

const Row& act_columns() {
    static const Row columns{"id",
                             "kind",
                             "number",
                             "session_date",
                             "institution",
                             "assembly",
                             "title",
                             "president",
                             "secretary",
                             "present",
                             "excused",
                             "absent",
                             "commissions",
                             "articles",
                             "votes",
                             "outcome",
                             "theme_estimated",
                             "territories",
                             "signed_date",
                             "transmission_date",
                             "posting_date",
                             "document_code",
                             "file",
                             "line_start",
                             "line_end",
                             "url"};
    return columns;
}

std::vector<Row> act_rows(const Act& act, const std::string& url) {
    std::vector<std::string> commissions;
    for (const corpus::CommitteeOpinion& opinion : act.opinions) commissions.push_back(opinion.name);
    return {{act.id,
             act.is_document ? "document" : "deliberation",
             text_of(act.number),
             text_of(act.session_date),
             text_of(act.institution),
             text_of(act.assembly),
             text_of(act.title),
             act.president ? act.president->name : "",
             act.secretary ? act.secretary->name : "",
             names(act.attendance.present),
             names(act.attendance.excused),
             names(act.attendance.absent),
             joined(commissions),
             std::to_string(act.articles.size()),
             std::to_string(act.votes.size()),
             outcome_of(act),
             act.theme ? act.theme->code : "",
             act.report ? joined(act.report->territories) : "",
             text_of(act.signed_date),
             text_of(act.transmission_date),
             text_of(act.posting_date),
             text_of(act.document_code),
             act.source.file,
             std::to_string(act.source.lines.start),
             std::to_string(act.source.lines.end),
             url}};
}

}  // namespace recueil::query
