#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/act_graph.h"
#include "server/web/ballot.h"
#include "server/web/french.h"
#include "server/web/linked_data.h"
#include "server/web/marked_text.h"
#include "server/web/original_links.h"
#include "server/web/page.h"
#include "server/web/paragraphs.h"
#include "server/web/subject.h"

namespace recueil::server {
namespace {

using corpus::Act;

constexpr int kSimilarActs = 5;

std::string text_of(const corpus::OptionalText& text) {
    return text.value_or("");
}

std::string named(const corpus::Person& person) {
    return person.civility.empty() ? person.name : person.civility + "\u00A0" + person.name;
}

std::string of_the(const std::string& assembly) {
    if (assembly.rfind("Commission", 0) == 0) return "de la " + assembly;
    if (assembly.rfind("Assemblée", 0) == 0) return "de l'" + assembly;
    return "du " + assembly;
}

// « délibération n° 2020-302 du Conseil départemental en date du 28 septembre 2020 « … » »: as an act cites another.
std::string reference_of(const Act& act, const std::string& title) {
    std::string text = "délibération";
    if (act.number) text += " n°\u00A0" + *act.number;
    if (act.assembly) text += " " + of_the(*act.assembly);
    if (act.session_date) text += " en date du " + french_date(*act.session_date);
    if (!title.empty()) text += " «\u00A0" + title + "\u00A0»";
    return text;
}

// Up to the end of a sentence, where one ends within `longest` bytes.
std::string shortened_at(const std::string& text, std::size_t longest) {
    if (text.size() <= longest) return text;
    const std::size_t end = text.rfind(". ", longest);
    if (end != std::string::npos && end > longest / 3) return text.substr(0, end + 1);
    const std::size_t space = text.rfind(' ', longest);
    return text.substr(0, space == std::string::npos ? 0 : space) + " …";
}

// One line for who shares the address: what was decided, when, with which result.
std::string description_of(const Act& act) {
    std::string text = act.is_document ? "Document" : "Délibération";
    if (act.number) text += " n°\u00A0" + *act.number;
    if (act.assembly) text += " " + of_the(*act.assembly);
    if (act.session_date) text += " du " + french_date(*act.session_date);
    if (!act.votes.empty() && act.votes.back().outcome) text += ", " + *act.votes.back().outcome;
    if (!act.articles.empty()) text += ". " + shortened_at(act.articles.front().text, 200);
    return text;
}

Model fact(std::string_view name, const std::string& value, const std::string& link = {},
           const std::string& note = {}) {
    return {{"fact_name", name}, {"fact_value", value}, {"fact_url", link},   {"fact_plain", link.empty()},
            {"fact_note", note}, {"original_url", ""},  {"original_text", ""}};
}

std::string member_url(const std::string& name) {
    return subject_url(subject_kind(Subject::member), name);
}

std::string note_of(const corpus::Theme& theme) {
    switch (theme.source) {
        case corpus::ThemeSource::given:
            return "donnée par le conseil";
        case corpus::ThemeSource::printed:
            return "imprimée dans le texte";
        case corpus::ThemeSource::estimated:
            break;
    }
    return fmt::format("estimation d’après les mots de l’acte, confiance {:.0f}\u00A0%", theme.confidence * 100);
}

// `url` is the document's address on its council's own site; may be empty.
void add_facts(Model& model, Index& index, const Act& act, const std::string& url, const OriginalLinks& originals) {
    Model facts = Model::array();
    const auto add = [&](std::string_view name, const std::string& value, const std::string& link = {},
                         const std::string& note = {}) {
        if (!value.empty()) facts.push_back(fact(name, value, link, note));
    };
    add("Institution", text_of(act.institution));
    add("Assemblée", text_of(act.assembly));
    if (act.session_date) {
        add("Séance", french_date(*act.session_date), subject_url(subject_kind(Subject::session), *act.session_date));
    }
    if (act.president) {
        add("Présidence", named(*act.president), member_url(act.president->name));
    }
    if (act.secretary) {
        add("Secrétaire de séance", named(*act.secretary), member_url(act.secretary->name));
    }
    for (const auto& opinion : act.opinions) {
        // Its number and name mean one committee; a number alone would mean one of each mandate.
        const auto& committees = subject_kind(Subject::commission);
        const std::string wording =
            opinion.number > 0 ? fmt::format("{} {}", opinion.number, opinion.name) : opinion.name;
        add("Avis de commission", subject_title(committees, wording), subject_url(committees, wording),
            (opinion.date ? "réunie le " + french_date(*opinion.date) : "") +
                (opinion.lines.start > 0 ? fmt::format("{}{}", opinion.date ? ", " : "", lines_text(opinion.lines))
                                         : ""));
    }
    if (act.theme) {
        add(act.theme->source == corpus::ThemeSource::estimated ? "Matière (estimée)" : "Matière",
            fmt::format("{} {}", act.theme->code, act.theme->label),
            subject_url(subject_kind(Subject::theme), act.theme->code), note_of(*act.theme));
    }
    if (act.report) {
        std::string report = text_of(act.report->number);
        if (!report.empty()) report = "n°\u00A0" + report;
        if (act.report->title) report += (report.empty() ? "" : ", ") + index.display_title(*act.report->title);
        add("Rapport", report, act.report->lines.start > 0 ? text_url(act.id, act.report->lines.start) : std::string(),
            lines_text(act.report->lines));
        add("Services", fmt::format("{}", fmt::join(act.report->units, "\u00A0; ")));
        for (const auto& territory : act.report->territories) {
            add("Territoire", territory, subject_url(subject_kind(Subject::territory), territory));
        }
    }
    if (act.signed_date) add("Signé le", french_date(*act.signed_date));
    const auto add_of_stamp = [&](std::string_view name, StampFact which, const std::string& value) {
        if (value.empty()) return;
        add(name, value);
        originals.add(facts.back(), which);
    };
    const auto day = [](const corpus::OptionalText& date) { return date ? french_date(*date) : std::string(); };
    add_of_stamp("Envoyé au contrôle de légalité le", StampFact::transmission, day(act.transmission_date));
    add_of_stamp("Affiché ou publié le", StampFact::posting, day(act.posting_date));
    add_of_stamp("Code du document", StampFact::code, text_of(act.document_code));
    add_of_stamp("Identifiant de télétransmission", StampFact::identifier, text_of(act.act_id));
    add("Source", act.source.file, originals.document(), lines_text(act.source.lines));
    if (!url.empty()) add("Original", "Document original sur le site du conseil", url);
    model["fact"] = std::move(facts);
}

void add_votes(Model& model, const Act& act, const OriginalLinks& originals) {
    model["vote"] = Model::array();
    int number = 0;
    for (const auto& vote : act.votes) {
        auto ballot = ballot_of(vote);
        std::string about;
        if (vote.articles.size() == 1 && vote.articles.front() == "unique") {
            about = "Article unique";
        } else if (std::none_of(vote.articles.begin(), vote.articles.end(),
                                [](const std::string& label) { return label.empty(); }) &&
                   !vote.articles.empty()) {
            about = fmt::format("{} {}", vote.articles.size() == 1 ? "Article" : "Articles",
                                fmt::join(vote.articles, ", "));
        }
        model["vote"].push_back({{"vote_number", ++number},
                                 {"vote_about", about},
                                 {"vote_outcome", text_of(vote.outcome)},
                                 {"vote_lines", lines_text(vote.lines)},
                                 {"vote_drawn", ballot.is_drawn},
                                 {"vote_separated", !about.empty() && vote.outcome.has_value()},
                                 {"side", std::move(ballot.sides)}});
        originals.add(model["vote"].back(), vote.lines);
    }
    model["has_votes"] = !act.votes.empty();
}

void add_decision(Model& model, const Act& act, const ActGraph& graph, const query::Marker& marker,
                  const OriginalLinks& originals) {
    model["visa"] = Model::array();
    int number = 0;
    for (const auto& visa : act.visas) {
        model["visa"].push_back({{"visa_number", ++number},
                                 {"visa_kind", visa_label(corpus::name_of(visa.kind))},
                                 {"visa_runs", {{"run", runs_of(visa.text, marker)}}},
                                 {"visa_lines", lines_text(visa.lines)},
                                 {"visa_link", graph.links_of_visa(visa)}});
        originals.add(model["visa"].back(), visa.lines);
    }
    model["recital"] = Model::array();
    for (const auto& recital : act.recitals) {
        model["recital"].push_back(
            {{"recital_runs", {{"run", runs_of(recital.text, marker)}}}, {"recital_lines", lines_text(recital.lines)}});
        originals.add(model["recital"].back(), recital.lines);
    }
    model["article"] = Model::array();
    const auto unnumbered =
        std::count_if(act.articles.begin(), act.articles.end(), [](const auto& each) { return each.label.empty(); });
    int point = 0;
    for (const auto& article : act.articles) {
        if (article.label.empty()) ++point;
        // Of points without a number, the first has the anchor that hits lead to.
        const std::string anchor = article.label.empty() && point > 1
                                       ? fmt::format("point-{}", point)
                                       : "article-" + query::percent_encode(article.label);
        const std::string point_label = unnumbered > 1 ? fmt::format("Point {}", point) : "Décision";
        model["article"].push_back({{"article_label", article.label.empty()       ? point_label
                                                      : article.label == "unique" ? std::string("Article unique")
                                                                                  : "Article " + article.label},
                                    {"article_anchor", anchor},
                                    {"article_lines", lines_text(article.lines)},
                                    {"article_change", graph.changes_of_article(article.label)},
                                    {"article_block", article_blocks(act, article, marker)}});
        originals.add(model["article"].back(), article.lines);
    }
    model["recusal"] = Model::array();
    for (const auto& recusal : act.recusals) {
        model["recusal"].push_back({{"recusal_members", fmt::format("{}", fmt::join(recusal.members, ", "))},
                                    {"recusal_text", recusal.text},
                                    {"recusal_lines", lines_text(recusal.lines)}});
        originals.add(model["recusal"].back(), recusal.lines);
    }
    model["grant"] = Model::array();
    for (const auto& grant : act.grants) {
        model["grant"].push_back({{"grant_article", text_of(grant.article)},
                                  {"grant_beneficiary", grant.beneficiary},
                                  {"grant_amount", french_amount(grant.amount)},
                                  {"grant_purpose", grant.purpose},
                                  {"grant_lines", lines_text(grant.lines)}});
        originals.add(model["grant"].back(), grant.lines);
    }
    for (const auto* name : {"visa", "recital", "article", "recusal", "grant"}) {
        model[fmt::format("has_{}", name)] = !model[name].empty();
    }
}

void add_attendance(Model& model, const Act& act, const OriginalLinks& originals) {
    const auto people = [](const std::vector<corpus::Person>& list) {
        Model names = Model::array();
        for (const auto& person : list) {
            names.push_back({{"person_name", named(person)}, {"person_url", member_url(person.name)}});
        }
        return names;
    };
    const auto& attendance = act.attendance;
    Model lists = Model::array();
    std::vector<std::string> counts;
    const auto add = [&](std::string_view title, std::string_view one, std::string_view many,
                         const std::vector<corpus::Person>& list) {
        if (list.empty()) return;
        counts.push_back(counted(list.size(), one, many));
        lists.push_back({{"list_title", title}, {"person", people(list)}});
    };
    add("Présents", "présent", "présents", attendance.present);
    add("Excusés", "excusé", "excusés", attendance.excused);
    add("Absents", "absent", "absents", attendance.absent);
    model["proxy"] = Model::array();
    for (const auto& proxy : attendance.proxies) {
        model["proxy"].push_back(
            {{"proxy_from", proxy.from}, {"proxy_to", proxy.to}, {"proxy_named", !proxy.to.empty()}});
    }
    model["has_proxy"] = !attendance.proxies.empty();
    model["has_attendance"] = !lists.empty();
    model["attendance_text"] = fmt::format("{}", fmt::join(counts, ", "));
    model["attendance_lines"] = lines_text(attendance.lines);
    model["attendance_list"] = std::move(lists);
    model["attendance_place"] = Model::array({Model::object()});
    originals.add(model["attendance_place"].back(), attendance.lines);
}

void add_parts(Model& model, Index& index, const Act& act, const OriginalLinks& originals) {
    model["signatory"] = Model::array();
    for (const auto& signatory : act.signatories) {
        model["signatory"].push_back({{"signatory_name", signatory.name},
                                      {"signatory_role", signatory.role},
                                      {"signatory_lines", lines_text(signatory.lines)}});
        originals.add(model["signatory"].back(), signatory.lines);
    }
    model["has_signatory"] = !act.signatories.empty();
    model["part"] = Model::array();
    for (const auto& part : act.parts) {
        std::string pages;
        if (part.page_start > 0) {
            pages = part.page_end > part.page_start ? fmt::format("pages {} à {}", part.page_start, part.page_end)
                                                    : fmt::format("page {}", part.page_start);
        }
        model["part"].push_back(
            {{"part_kind", part_label(corpus::name_of(part.kind))},
             {"part_title", part.title.empty() ? std::string("sans titre") : index.display_title(part.title)},
             {"part_url", text_url(act.id, part.lines.start)},
             {"part_lines", lines_text(part.lines)},
             {"part_pages", pages}});
    }
    model["has_part"] = !act.parts.empty();
}

// The doubts about an act, and the notes of the readers.
void add_doubts(Model& model, const Act& act, const OriginalLinks& originals) {
    model["doubt"] = Model::array();
    for (const corpus::Doubt& doubt : act.doubts) {
        model["doubt"].push_back(
            {{"doubt_text", french_doubt(doubt.reason)}, {"doubt_lines", lines_text(doubt.lines)}});
        originals.add(model["doubt"].back(), doubt.lines);
    }
    for (const std::string& note : act.notes)
        model["doubt"].push_back(
            {{"doubt_text", french_doubt(note)}, {"doubt_lines", std::string()}, {"place_url", std::string()}});
    model["has_doubt"] = !model["doubt"].empty();
}

std::string_view field_label(std::string_view field) {
    if (field == "number") return "numéro";
    if (field == "session_date") return "séance";
    if (field == "act_id") return "identifiant de télétransmission";
    if (field == "present_count") return "nombre de présents";
    if (field == "voters") return "nombre de votants";
    if (field == "votes") return "vote";
    if (field == "grants") return "somme";
    return field;
}

// What the other documents that hold the act say differently.
void add_differences(Model& model, const nlohmann::ordered_json& json, const OriginalLinks& originals) {
    const auto sources = json.find("sources");
    if (sources == json.end()) return;
    for (const auto& source : *sources) {
        const auto differences = source.find("differences");
        if (differences == source.end()) continue;
        for (const auto& each : *differences) {
            const int line = each.at("line_start").is_number() ? each.at("line_start").get<int>() : 0;
            model["doubt"].push_back(
                {{"doubt_text",
                  fmt::format("{}\u00A0: «\u00A0{}\u00A0» ici, «\u00A0{}\u00A0» dans {}",
                              field_label(each.at("field").get<std::string>()), each.at("shown").get<std::string>(),
                              each.at("other").get<std::string>(), source.at("file").get<std::string>())},
                 {"doubt_lines", lines_text({line, line})}});
            originals.add(model["doubt"].back(), {line, line});
        }
    }
    model["has_doubt"] = !model["doubt"].empty();
}

constexpr std::size_t most_report_passages = 12;  // looked at for the reasons
constexpr std::size_t sample_of_prose = 160;      // bytes
constexpr std::size_t longest_reasons = 900;      // bytes

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

// Where sentences begin: the head of a report is names, numbers and capitals. Absent where there are none.
std::optional<std::size_t> beginning_of_prose(std::string_view text) {
    for (std::size_t at = 0; at + sample_of_prose < text.size(); ++at) {
        const bool begins_word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
        if (!begins_word || !is_capital(text[at])) continue;
        const std::string_view sample = text.substr(at, sample_of_prose);
        const auto small = std::count_if(sample.begin(), sample.end(), is_small);
        const auto capitals = std::count_if(sample.begin(), sample.end(), is_capital);
        if (small > 20 * capitals) return at;
    }
    return std::nullopt;
}

// « Pourquoi »: where the report begins to tell, in everyday words.
Result<void> add_reasons(Model& model, Call& call, const Act& act, const query::Marker& marker) {
    model["has_why"] = false;
    if (act.is_document) return {};
    const auto passages = call.index.passages(act.id, corpus::PassageKind::report, most_report_passages);
    if (!passages) return failure(passages);
    for (const auto& passage : *passages) {
        const auto begins = beginning_of_prose(passage.text);
        if (!begins) continue;
        model["has_why"] = true;
        model["why_paragraph"] = paragraphs(shortened_at(passage.text.substr(*begins), longest_reasons), marker);
        model["why_url"] = text_url(act.id, passage.lines.start, call.parameters.first("q"));
        model["why_place"] = passage.page > 0 ? fmt::format("page {}", passage.page) : lines_text(passage.lines);
        break;
    }
    return {};
}

Result<void> add_similar(Model& model, Index& index, const std::string& id) {
    const auto similar = index.similar(id, kSimilarActs);
    if (!similar) return failure(similar);
    model["similar"] = Model::array();
    for (const auto& each : *similar) {
        model["similar"].push_back({{"similar_url", act_url(each.id)},
                                    {"similar_title", index.display_title(each.title)},
                                    {"similar_number", each.number},
                                    {"similar_date", french_date(each.session_date)},
                                    {"similar_words", fmt::format("{}", fmt::join(each.words, ", "))}});
    }
    model["has_similar"] = !similar->empty();
    return {};
}

// The other acts of the session, in their order.
Result<void> add_session(Model& model, Index& index, const Act& act) {
    constexpr std::size_t most = 6;
    model["sibling"] = Model::array();
    model["has_siblings"] = false;
    if (!act.session_date || act.session_date->size() != 10) return {};
    query::SearchRequest request;
    request.date_from = request.date_to = *act.session_date;
    request.sort = query::Sort::date_ascending;
    request.per_page = most + 1;
    request.passages = 0;
    request.facets.clear();
    if (act.institution && index.status().institutions.size() > 1)
        request.filters.push_back({"institution", *act.institution});
    const auto response = index.search(request);
    if (!response) return failure(response);
    for (const auto& hit : response->hits) {
        if (hit.id == act.id || hit.kind == "document" || model["sibling"].size() == most) continue;
        model["sibling"].push_back({{"sibling_url", act_url(hit.id)},
                                    {"sibling_title", index.display_title(hit.title)},
                                    {"sibling_number", hit.number}});
    }
    model["has_siblings"] = !model["sibling"].empty();
    model["session_url"] = subject_url(subject_kind(Subject::session), *act.session_date);
    model["session_count"] = counted(response->total, "acte", "actes");
    return {};
}

}  // namespace

Outcome answer_act_page(Call& call) {
    const auto json = call.index.act(call.captures.at(0));
    if (!json) return problem(json.error());
    const auto act = corpus::act_from_json(*json);
    if (!act) return problem(act.error());
    const auto graph = ActGraph::of(call.index, *json);
    if (!graph) return problem(graph.error());
    const auto originals = OriginalLinks::of(call, *act);
    if (!originals) return problem(originals.error());

    const std::string title =
        text_of(act->title).empty() ? act->source.file : call.index.display_title(text_of(act->title));
    const std::string number = act->number ? "n°\u00A0" + *act->number : std::string();
    auto model = page_model(call, (number.empty() ? title : number + ", " + title) + " — Recueil", "");
    const auto marker = add_search_of(model, call);
    if (!marker) return problem(marker.error());
    if (auto added = add_reasons(model, call, *act, *marker); !added) return problem(added.error());
    model["canonical_url"] = act_url(act->id);
    model["description"] = description_of(*act);
    model["act_title"] = runs_of(title, *marker);
    model["act_number"] = number;
    model["act_is_document"] = act->is_document;
    model["act_unnumbered"] = number.empty() && !act->is_document;
    const bool says_council = call.index.status().institutions.size() > 1;
    model["act_council"] = says_council ? text_of(act->institution) : std::string();
    model["act_date"] = french_date(text_of(act->session_date));
    model["act_iso_date"] = text_of(act->session_date);
    model["act_reference"] = act->is_document ? std::string() : reference_of(*act, act->title ? title : std::string());
    model["act_outcome"] = act->votes.empty() ? std::string() : text_of(act->votes.back().outcome);
    model["act_json_url"] = "/api/v1/acts/" + query::percent_encode(act->id);
    model["act_graph_url"] = model["act_json_url"].get<std::string>() + "/citations";
    model["act_text_url"] = text_url(act->id, 0, call.parameters.first("q"));
    model["act_text_plain_url"] = text_url(act->id);
    model["act_passages_url"] = model["act_json_url"].get<std::string>() + "/passages";
    model["act_this"] = act->is_document ? "Ce document" : "Cet acte";
    model["act_feed_url"] = act->number ? "/feed.atom?cites=" + query::percent_encode(*act->number) : std::string();
    add_facts(model, call.index, *act, query::web_address(query::source_url(*json)), *originals);
    add_votes(model, *act, *originals);
    add_decision(model, *act, *graph, *marker, *originals);
    add_attendance(model, *act, *originals);
    add_parts(model, call.index, *act, *originals);
    model["act_original_url"] = originals->document();
    add_doubts(model, *act, *originals);
    add_differences(model, *json, *originals);
    graph->describe(model);
    const bool has_affair = model["has_history"].get<bool>() || model["has_changes"].get<bool>();
    model["dossier_url"] = has_affair ? "/dossiers/" + query::percent_encode(act->id) : std::string();
    // Nothing is adopted in a document, so that nothing changes it either.
    if (act->is_document) model["unchanged"] = false;
    model["has_state"] = !act->is_document || model["has_history"].get<bool>() || model["has_changes"].get<bool>() ||
                         model["graph_drawn"].get<bool>();
    if (auto done = add_similar(model, call.index, act->id); !done) return problem(done.error());
    if (auto done = add_session(model, call.index, *act); !done) return problem(done.error());
    auto page = page_response("act", model);
    add_linked_data(page, linked_data(*act, call.root() + act_url(act->id), title));
    return page;
}

}  // namespace recueil::server
