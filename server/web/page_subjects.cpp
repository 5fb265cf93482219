#include "server/web/page_subjects.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "corpus/theme.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/web/counts.h"
#include "server/web/french.h"

namespace recueil::server {
namespace {

using query::VocabularyEntry;

// A list of more entries is shown a group at a time.
constexpr std::size_t kLongList = 1000;
// A longer list has a field for a name.
constexpr std::size_t kSeenAtOnce = 30;

std::string upper_first(const std::string& key) {
    std::string letter = key.substr(0, 1);
    if (!letter.empty() && letter.front() >= 'a' && letter.front() <= 'z') {
        letter.front() = static_cast<char>(letter.front() - 'a' + 'A');
    }
    return letter;
}

// The heading of one; empty where a kind needs none.
std::string group_of(const SubjectKind& kind, const VocabularyEntry& entry) {
    switch (kind.subject) {
        case Subject::member:
            return upper_first(sorting_key(family_name(entry.label)));
        case Subject::session:
            return entry.value.substr(0, 4);
        case Subject::theme: {
            const auto domain = entry.value.substr(0, entry.value.find('.'));
            return fmt::format("{} {}", domain, corpus::theme_label(domain));
        }
        case Subject::commission:
        case Subject::territory:
        case Subject::institution:
            break;
    }
    return {};
}

// « 10 » comes after « 9 », « 7.10 » after « 7.9 ».
std::string with_padded_numbers(std::string_view text) {
    std::string padded;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789", i), text.size());
        if (end > i) {
            padded += fmt::format("{:0>6}", text.substr(i, end - i));
            i = end;
        } else {
            padded += text[i++];
        }
    }
    return padded;
}

void sort(const SubjectKind& kind, std::vector<VocabularyEntry>& entries) {
    const auto key = [&](const VocabularyEntry& entry) -> std::pair<std::string, std::string> {
        switch (kind.subject) {
            case Subject::member:
                return {sorting_key(family_name(entry.label)), sorting_key(entry.label)};
            case Subject::commission:
            case Subject::territory:
            case Subject::institution:
                return {with_padded_numbers(sorting_key(entry.label)), {}};
            case Subject::theme:
                return {with_padded_numbers(entry.value), {}};
            case Subject::session:
                break;
        }
        return {entry.value, entry.label};
    };
    std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> order;
    order.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) order.emplace_back(key(entries[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<VocabularyEntry> sorted;
    sorted.reserve(entries.size());
    for (const auto& [ignored, i] : order) sorted.push_back(std::move(entries[i]));
    entries = std::move(sorted);
    // Who looks for a session mostly looks for a late one.
    if (kind.subject == Subject::session) std::reverse(entries.begin(), entries.end());
}

// The headings of sorted entries, in order.
std::vector<std::string> groups_of(const SubjectKind& kind, const std::vector<VocabularyEntry>& entries) {
    std::vector<std::string> groups;
    for (const auto& entry : entries) {
        auto group = group_of(kind, entry);
        if (groups.empty() || groups.back() != group) groups.push_back(std::move(group));
    }
    return groups;
}

std::string entry_text(const SubjectKind& kind, const VocabularyEntry& entry) {
    if (kind.subject != Subject::session) return subject_title(kind, entry.label);
    // « 2020-09-28 — Conseil départemental »
    return french_date(entry.value) + entry.label.substr(std::min(entry.value.size(), entry.label.size()));
}

std::string_view lead_of(const SubjectKind& kind) {
    switch (kind.subject) {
        case Subject::member:
            return "Les élus que les actes disent présents, excusés, absents ou en charge de la séance, et les autres "
                   "personnes que les actes nomment.";
        case Subject::commission:
            return "Les commissions dont les actes visent l’avis, chacune sous le nom qui revient le plus.";
        case Subject::session:
            return "Les séances dont le corpus tient au moins un acte.";
        case Subject::theme:
            return "La matière de chaque acte dans la nomenclature ACTES. Où ni le texte ni le conseil ne la "
                   "disent, elle est estimée.";
        case Subject::territory:
            return "Les communes, cantons, intercommunalités et secteurs que les rapports disent concernés. Un acte "
                   "qui n’en nomme aucun n’est pas ici : une recherche sur le nom du lieu le trouve aussi.";
        case Subject::institution:
            return "Les collectivités dont le corpus tient des actes, chacune sous le nom qui revient le plus.";
    }
    return {};
}

// Documents without an act name people too: how many, by value.
Result<std::map<std::string, std::size_t>> documents_by_value(Index& index, const SubjectKind& kind) {
    std::map<std::string, std::size_t> counts;
    if (kind.field.empty() || index.status().documents == 0) return counts;
    query::SearchRequest request;
    request.filters.push_back({"part", "document"});
    request.per_page = 0;
    request.facets = {std::string(kind.field)};
    request.facet_values = std::numeric_limits<int>::max();
    const auto response = index.search(request);
    if (!response) return failure(response);
    for (const auto& facet : response->facets) {
        if (facet.field != kind.field) continue;
        for (const auto& value : facet.values) counts.emplace(value.value, value.count);
    }
    return counts;
}

Outcome every(Call& call, Subject subject) {
    const auto& kind = subject_kind(subject);
    auto entries = entries_of(call.index, kind);
    if (!entries) return problem(entries.error());
    return subjects_page(call, kind, *std::move(entries), {});
}

}  // namespace

Result<std::vector<VocabularyEntry>> entries_of(Index& index, const SubjectKind& kind) {
    if (kind.vocabulary) {
        const auto all = index.vocabulary(*kind.vocabulary);
        if (!all) return failure(all);
        return **all;
    }
    query::SearchRequest request;
    request.per_page = 0;
    request.facets = {std::string(kind.field)};
    request.facet_values = std::numeric_limits<int>::max();
    const auto response = index.search(request);
    if (!response) return failure(response);
    std::vector<VocabularyEntry> entries;
    for (const auto& facet : response->facets) {
        if (facet.field != kind.field) continue;
        for (const auto& value : facet.values) {
            VocabularyEntry entry;
            entry.value = value.value;
            entry.label = value.label.empty() ? value.value : value.label;
            entry.count = value.count;
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

Outcome subjects_page(Call& call, const SubjectKind& kind, std::vector<VocabularyEntry> entries,
                      const std::string& asked) {
    auto model = page_model(call, fmt::format("{} — Recueil", kind.many), kind.here);
    model["subjects_title"] = kind.many;
    model["subjects_lead"] = asked.empty() ? std::string(lead_of(kind)) : std::string();
    model["subjects_asked"] = asked;
    model["subjects_url"] = asked.empty() ? std::string() : std::string(kind.path);
    model["subjects_all"] = kind.all;
    model["subjects_none"] = entries.empty();
    const bool is_searched = asked.empty() && !kind.field.empty() && entries.size() > kSeenAtOnce;
    model["subjects_find_url"] = is_searched ? fmt::format("/valeurs/{}", kind.field) : std::string();
    model["group"] = Model::array();
    model["group_link"] = Model::array();
    const auto documents = documents_by_value(call.index, kind);
    if (!documents) return problem(documents.error());
    sort(kind, entries);
    std::string shown;
    if (entries.size() > kLongList) {
        const auto groups = groups_of(kind, entries);
        const auto wanted = call.parameters.first("groupe");
        shown = std::find(groups.begin(), groups.end(), wanted) != groups.end() ? wanted : groups.front();
        model["group_links"] = true;
        for (const auto& group : groups) {
            model["group_link"].push_back(
                {{"group_text", group.empty() ? "autres" : group},
                 {"group_url", fmt::format("{}?groupe={}", kind.path, query::percent_encode(group))},
                 {"group_current", group == shown}});
        }
    }
    for (const auto& entry : entries) {
        const auto group = group_of(kind, entry);
        if (!model["group_link"].empty() && group != shown) continue;
        if (model["group"].empty() || model["group"].back()["group_title"] != group) {
            model["group"].push_back({{"group_title", group}, {"subject", Model::array()}});
        }
        const auto held = documents->count(entry.value) != 0 ? documents->at(entry.value) : 0;
        model["group"].back()["subject"].push_back({{"subject_url", subject_url(kind, entry.value)},
                                                    {"subject_text", entry_text(kind, entry)},
                                                    {"subject_count", counts_text(entry.count - held, held)}});
    }
    return page_response("subjects", model);
}

Outcome answer_members_page(Call& call) {
    return every(call, Subject::member);
}
Outcome answer_commissions_page(Call& call) {
    return every(call, Subject::commission);
}
Outcome answer_sessions_page(Call& call) {
    return every(call, Subject::session);
}
Outcome answer_themes_page(Call& call) {
    return every(call, Subject::theme);
}
Outcome answer_territories_page(Call& call) {
    return every(call, Subject::territory);
}
Outcome answer_institutions_page(Call& call) {
    return every(call, Subject::institution);
}

}  // namespace recueil::server
