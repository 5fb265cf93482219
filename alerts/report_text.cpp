#include "alerts/report_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "query/graph/known_state.h"

namespace recueil::alerts {
namespace {

using Json = nlohmann::ordered_json;

// Line breaks and control characters of documents would make a line look like another.
std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return text;
}

struct Words {
    const char* one_new;
    const char* many_new;
    const char* one_changed;
    const char* many_changed;
    const char* is_new;
    const char* is_changed;
    const char* session;
    const char* line;
    const char* lines;
    const char* gap;
    const char* query;
};

constexpr Words english{
    "{} new act",
    "{} new acts",
    "{} changed act",
    "{} changed acts",
    "new",
    "changed",
    "session of {}",
    "line {}",
    "lines {} to {}",
    "The index was made anew, or keeps no changes that far back: what entered since the last report "
    "is not known. Reports go on from here.",
    "search"};
constexpr Words french{"{} acte nouveau",
                       "{} actes nouveaux",
                       "{} acte modifié",
                       "{} actes modifiés",
                       "nouveau",
                       "modifié",
                       "séance du {}",
                       "ligne {}",
                       "lignes {} à {}",
                       "L'index a été refait, ou ne garde pas les changements depuis si longtemps : ce qui est entré "
                       "depuis le dernier envoi n'est pas connu. Les envois reprennent à partir d'ici.",
                       "recherche"};

const Words& words_in(Language language) {
    return language == Language::french ? french : english;
}

std::string counts_of(const std::vector<Report>& reports, const Words& words) {
    std::size_t fresh = 0;
    std::size_t changed = 0;
    for (const Report& report : reports)
        for (const NewAct& act : report.acts) ++(act.is_changed ? changed : fresh);
    std::string text;
    const auto add = [&text](std::size_t count, const char* one, const char* many) {
        if (count == 0) return;
        text += (text.empty() ? "" : ", ") + fmt::format(fmt::runtime(count == 1 ? one : many), count);
    };
    add(fresh, words.one_new, words.many_new);
    add(changed, words.one_changed, words.many_changed);
    return text;
}

std::string query_of(const query::SearchRequest& request) {
    std::string text = request.text;
    for (const query::Filter& filter : request.filters)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", filter.field, filter.value);
    if (!request.date_from.empty() || !request.date_to.empty())
        text += fmt::format("{}{} … {}", text.empty() ? "" : "; ", request.date_from, request.date_to);
    return text;
}

std::string act_url(const std::string& base_url, const std::string& id) {
    return base_url + "/actes/" + query::percent_encode(id);
}

void add_act(std::string& text, const NewAct& act, const std::string& base_url, const Words& words) {
    const query::Hit& hit = act.hit;
    std::string head;
    const auto add = [&head](const std::string& piece) {
        if (!piece.empty()) head += (head.empty() ? "" : ", ") + piece;
    };
    add(hit.institution);
    if (!hit.number.empty()) add("n° " + hit.number);
    if (!hit.session_date.empty()) add(fmt::format(fmt::runtime(words.session), query::french_day(hit.session_date)));
    text += fmt::format("* {} ({})\n  {}\n", one_line(head.empty() ? hit.file : head),
                        act.is_changed ? words.is_changed : words.is_new, one_line(hit.title));
    for (const query::PassageHit& passage : hit.passages) {
        const std::string lines = passage.line_end > passage.line_start
                                      ? fmt::format(fmt::runtime(words.lines), passage.line_start, passage.line_end)
                                      : fmt::format(fmt::runtime(words.line), passage.line_start);
        text += fmt::format("  « {} »\n  {}, {}\n", one_line(passage.text), one_line(hit.file), lines);
    }
    if (!base_url.empty()) text += "  " + act_url(base_url, hit.id) + "\n";
    text += "\n";
}

}  // namespace

std::string report_text(const std::vector<Report>& reports, const std::string& base_url, Language language) {
    const Words& words = words_in(language);
    std::string text;
    for (const Report& report : reports) {
        const std::string counts = counts_of({report}, words);
        text += report.search->name + (counts.empty() ? "" : (language == Language::french ? " : " : ": ") + counts);
        text += fmt::format("\n{}\n", std::string(std::min<std::size_t>(report.search->name.size(), 60), '='));
        if (const auto query = query_of(report.search->request); !query.empty())
            text += fmt::format("{}: {}\n", words.query, query);
        text += "\n";
        if (report.is_gap) text += std::string(words.gap) + "\n\n";
        for (const NewAct& act : report.acts) add_act(text, act, base_url, words);
    }
    return text;
}

std::string report_title(const std::vector<Report>& reports) {
    std::string names;
    for (const Report& report : reports) names += (names.empty() ? "" : ", ") + report.search->name;
    const std::string counts = counts_of(reports, french);
    return "Recueil : " + (counts.empty() ? "changements inconnus" : counts) + " — " + names;
}

Json to_json(const Report& report, const std::string& base_url) {
    const auto text_or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    Json acts = Json::array();
    for (const NewAct& act : report.acts) {
        Json evidence = Json::array();
        for (const query::PassageHit& passage : act.hit.passages)
            evidence.push_back({{"file", act.hit.file},
                                {"part", passage.part},
                                {"label", text_or_null(passage.label)},
                                {"line_start", passage.line_start},
                                {"line_end", passage.line_end},
                                {"text", passage.text}});
        acts.push_back({{"change", act.is_changed ? "changed" : "added"},
                        {"id", act.hit.id},
                        {"kind", act.hit.kind},
                        {"number", text_or_null(act.hit.number)},
                        {"title", act.hit.title},
                        {"session_date", text_or_null(act.hit.session_date)},
                        {"institution", text_or_null(act.hit.institution)},
                        {"url", act_url(base_url, act.hit.id)},
                        {"changed_at", act.changed_at},
                        {"evidence", std::move(evidence)}});
    }
    return {{"schema", "recueil.alert/1"}, {"name", report.search->name}, {"query", query_of(report.search->request)},
            {"since", report.since},       {"until", report.until},       {"gap", report.is_gap},
            {"acts", std::move(acts)}};
}

}  // namespace recueil::alerts
