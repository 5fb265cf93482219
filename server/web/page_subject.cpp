#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/counts.h"
#include "server/web/facets.h"
#include "server/web/french.h"
#include "server/web/hits.h"
#include "server/web/original_links.h"
#include "server/web/page_subjects.h"

namespace recueil::server {
namespace {

constexpr int kActsOnAPage = 20;

Problem unknown_subject() {
    return {404, "Nothing of that name is known here."};
}

// The facets that say most about its acts, without its own field, which has one value only.
std::vector<std::string> facets_of(const SubjectKind& kind) {
    std::vector<std::string> facets{"year", "commission", "theme", "outcome", "territory", "named"};
    facets.erase(std::remove(facets.begin(), facets.end(), kind.field), facets.end());
    if (kind.subject == Subject::session) facets.front() = "assembly";
    return facets;
}

struct Role {
    std::string_view field;  // of the query language
    std::string_view text;
};

// The roles of a person in acts, each with their number and the search that finds them.
Result<Model> roles_of(Index& index, const std::string& member) {
    static constexpr std::array<Role, 7> roles{{{"presiding", "Préside la séance"},
                                                {"secretary", "Secrétaire de séance"},
                                                {"present", "Présence"},
                                                {"excused", "Excusé"},
                                                {"absent", "Absence"},
                                                {"recused", "Ne prend pas part au vote"},
                                                {"named", "Nommé dans l’acte"}}};
    Model list = Model::array();
    // No name holds a quotation mark; one that did could not be asked for in the query language.
    if (member.find('"') != std::string::npos) return list;
    for (const auto& role : roles) {
        query::SearchRequest request;
        request.text = fmt::format("{}:\"{}\"", role.field, member);
        request.per_page = 0;
        request.facets = {"part"};
        const auto response = index.search(request);
        if (!response) return failure(response);
        if (response->total == 0) continue;
        query::SearchRequest shown;
        shown.text = request.text;
        list.push_back({{"role_name", role.text},
                        {"role_count", counts_text(request, *response)},
                        {"role_url", address_of("/", shown)}});
    }
    return list;
}

// « 2016 à 2024 »
std::string years_text(const query::SearchResponse& response) {
    for (const auto& facet : response.facets) {
        if (facet.field != "year" || facet.values.empty()) continue;
        const auto& first = facet.values.front().label;
        const auto& last = facet.values.back().label;
        return first == last ? first : fmt::format("{} à {}", first, last);
    }
    return {};
}

Outcome page_of(Call& call, const SubjectKind& kind, const query::VocabularyEntry& entry) {
    const auto plain = subject_request(kind, entry.value);
    auto request = plain;
    // The newest comes first; a session is in its own order.
    request.sort = kind.subject == Subject::session ? query::Sort::date_ascending : query::Sort::date_descending;
    request.page = call.parameters.integer("page", 1);
    request.per_page = kActsOnAPage;
    request.facets = facets_of(kind);
    request.facets.emplace_back("part");
    request.facet_values = kCountedValues;
    request.passages = 0;
    const auto response = run_search(call.index, request);
    if (!response) return problem(response.error());
    if (response->total == 0) return problem(unknown_subject());

    const auto title = subject_title(kind, entry.label);
    const auto address = subject_url(kind, entry.value);
    const int pages = pages_of(response->total, kActsOnAPage);
    const auto page_url = [&](int page) { return page == 1 ? address : fmt::format("{}?page={}", address, page); };
    if (request.page > pages) return problem(no_such_page(pages, page_url));
    auto model = page_model(call, title + page_suffix(request.page) + " — Recueil", kind.here);
    model["canonical_url"] = address;
    model["kind_url"] = kind.path;
    model["kind_all"] = kind.all;
    model["subject_heading"] = title;
    model["subject_estimated"] = kind.subject == Subject::theme;
    model["count"] = counts_text(plain, *response);
    model["subject_years"] = years_text(*response);
    model["role"] = Model::array();
    if (kind.subject == Subject::member) {
        auto roles = roles_of(call.index, entry.value);
        if (!roles) return problem(roles.error());
        model["role"] = std::move(*roles);
    }
    model["council_siren"] = entry.siren;
    model["council_names"] = fmt::format("{}", fmt::join(entry.names, "\u00A0; "));
    const bool is_council = kind.subject == Subject::institution;
    model["council_votes_url"] = is_council ? address_of("/votes", plain) : std::string();
    model["council_grants_url"] = is_council ? address_of("/sommes", plain) : std::string();
    model["has_roles"] = !model["role"].empty();
    add_search_form(model, plain);
    model["search_label"] = "Chercher dans ces actes";
    add_hits(model, call.index, plain, *response);
    if (auto done = add_original_links(model, call, plain, *response); !done) return problem(done.error());
    model["has_bars"] = model["bar"].size() > 1;
    add_pages(model, "Pages de résultats", request.page, pages, page_url);
    add_exports(model, plain);
    model["exports_of"] = "Ces actes";
    return page_response("subject", model);
}

// The entries that a wording means, in the order of the vocabulary.
Result<std::vector<query::VocabularyEntry>> meant_by(Call& call, const SubjectKind& kind, const std::string& wording) {
    const auto all = entries_of(call.index, kind);
    if (!all) return failure(all);
    std::vector<query::VocabularyEntry> meant;
    const auto same = std::find_if(all->begin(), all->end(), [&](const auto& entry) { return entry.value == wording; });
    if (same != all->end()) meant.push_back(*same);
    // « Jean ROCHE » is someone of each council that has one of this name.
    if (meant.empty()) {
        for (const auto& entry : *all) {
            if (!entry.institution.empty() && entry.value == fmt::format("{} ({})", wording, entry.institution))
                meant.push_back(entry);
        }
        if (!meant.empty()) return meant;
    }
    if (same != all->end() || kind.field.empty()) return meant;
    query::SearchRequest request = subject_request(kind, wording);
    request.per_page = 0;
    request.facets = {std::string(kind.field)};
    request.facet_values = 1;
    const auto response = call.index.search(request);
    // No value of the index is meant.
    if (!response && response.error().code == ErrorCode::usage) return meant;
    if (!response) return failure(response);
    for (const auto& facet : response->facets) {
        for (const auto& value : facet.values) {
            if (!value.selected) continue;
            query::VocabularyEntry entry;
            entry.value = value.value;
            entry.label = value.label;
            entry.count = value.count;
            meant.push_back(std::move(entry));
        }
    }
    return meant;
}

Outcome one(Call& call, Subject subject) {
    const auto& kind = subject_kind(subject);
    const auto& wording = call.captures.at(0);
    auto meant = meant_by(call, kind, wording);
    if (!meant) return problem(meant.error());
    if (meant->empty()) return problem(unknown_subject());
    if (meant->size() > 1) return subjects_page(call, kind, *std::move(meant), wording);
    return page_of(call, kind, meant->front());
}

}  // namespace

Outcome answer_member_page(Call& call) {
    return one(call, Subject::member);
}
Outcome answer_commission_page(Call& call) {
    return one(call, Subject::commission);
}
Outcome answer_session_page(Call& call) {
    return one(call, Subject::session);
}
Outcome answer_theme_page(Call& call) {
    return one(call, Subject::theme);
}
Outcome answer_territory_page(Call& call) {
    return one(call, Subject::territory);
}
Outcome answer_institution_page(Call& call) {
    return one(call, Subject::institution);
}

}  // namespace recueil::server
