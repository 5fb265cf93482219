#include "query/answers/lists.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "indexer/storage/change_log.h"
#include "indexer/terms.h"
#include "query/graph/legifrance.h"
#include "query/graph/reference_lookup.h"
#include "stemming/stemming.h"

namespace recueil::query {

using indexer::FieldId;

namespace {

template <class Visit>
void for_each_alive(const IndexReader& index, Visit&& visit) {
    for (std::size_t segment = 0; segment < index.segments.size(); ++segment)
        for (std::size_t row = 0; row < index.segments[segment].rows(); ++row)
            if (!index.segments[segment].is_deleted(row)) visit(segment, row);
}

// Empty where the index has one institution only, or where it is not known.
std::string label_of(const IndexReader& index, std::uint32_t institution) {
    const Institutions& all = *index.institutions;
    return all.are_several() && institution < all.all().size() ? all.all()[institution].label : std::string();
}

std::vector<VocabularyEntry> values_of(const IndexReader& index, FieldId id) {
    const FacetVocabulary& vocabulary = *index.vocabulary(id);
    std::vector<VocabularyEntry> entries;
    for (std::size_t i = 0; i < vocabulary.values().size(); ++i) {
        if (vocabulary.acts()[i] == 0) continue;
        VocabularyEntry entry;
        entry.value = vocabulary.values()[i].value;
        entry.label = vocabulary.values()[i].label;
        entry.count = vocabulary.acts()[i];
        if (id != FieldId::institution) entry.institution = label_of(index, vocabulary.values()[i].institution);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<VocabularyEntry> institutions(const IndexReader& index) {
    std::vector<VocabularyEntry> entries;
    const FacetVocabulary& vocabulary = *index.vocabulary(FieldId::institution);
    for (std::size_t i = 0; i < vocabulary.values().size(); ++i) {
        if (vocabulary.acts()[i] == 0) continue;
        const InstitutionInfo& info = index.institutions->all()[vocabulary.values()[i].institution];
        VocabularyEntry entry;
        entry.value = vocabulary.values()[i].value;
        entry.label = vocabulary.values()[i].label;
        entry.count = vocabulary.acts()[i];
        entry.siren = info.siren;
        for (const std::string& name : info.spellings)
            if (name != info.label && name != info.siren) entry.names.push_back(name);
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const VocabularyEntry& a, const VocabularyEntry& b) { return a.count > b.count; });
    return entries;
}

// Two councils that sit on one day have two sessions.
std::vector<VocabularyEntry> sessions(const IndexReader& index) {
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> days;
    for_each_alive(index, [&](std::size_t segment, std::size_t row) {
        const indexer::ActSummary card = index.segments[segment].doc_table().summary(row);
        if (!card.date.empty())
            ++days[{card.date, card.assembly, label_of(index, index.institutions->of(segment, row))}];
    });
    std::vector<VocabularyEntry> entries;
    for (const auto& [session, count] : days) {
        const auto& [date, assembly, institution] = session;
        VocabularyEntry entry;
        entry.value = entry.label = date;
        for (const std::string& each : {assembly, institution})
            if (!each.empty()) entry.label += " — " + each;
        entry.count = count;
        entry.institution = institution;
        entries.push_back(std::move(entry));
    }
    return entries;
}

// The names that citing acts give a text.
struct TextWordings {
    std::map<std::string, std::size_t> labels;
    std::size_t acts = 0;
    std::string kind;
    std::string code;         // key of the code whose article this is
    std::string institution;  // of an order, where the index has several
    std::string url;
};

std::string most_used(const std::map<std::string, std::size_t>& counts) {
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

std::string text_label(const indexer::EdgeView& edge) {
    std::string label(edge.kind == corpus::ReferenceKind::law         ? "Loi"
                      : edge.kind == corpus::ReferenceKind::decree    ? "Décret"
                      : edge.kind == corpus::ReferenceKind::ordinance ? "Ordonnance"
                                                                      : "Arrêté");
    if (!edge.number.empty()) label += fmt::format(" n°{}", edge.number);
    if (edge.number.empty() && edge.date.size() == 10)
        label += fmt::format(" du {}/{}/{}", edge.date.substr(8, 2), edge.date.substr(5, 2), edge.date.substr(0, 4));
    return label;
}

std::vector<VocabularyEntry> texts(const IndexReader& index) {
    std::map<std::string, TextWordings> wordings;
    for_each_alive(index, [&](std::size_t segment, std::size_t row) {
        std::map<std::string, const TextWordings*> seen;
        const auto note = [&](const std::string& key, std::string_view label, std::string_view kind,
                              const std::string& code, const std::string& url) {
            TextWordings& text = wordings[key];
            text.kind = kind;
            text.code = code;
            if (text.url.empty()) text.url = url;
            if (!seen.emplace(key, &text).second) return;
            ++text.acts;
            ++text.labels[std::string(label)];
        };
        for (const indexer::EdgeView& edge : index.segments[segment].doc_table().edges(row)) {
            if (edge.kind == corpus::ReferenceKind::deliberation) continue;
            const auto kind = corpus::name_of(edge.kind);
            if (edge.kind == corpus::ReferenceKind::code) {
                if (edge.code.empty()) continue;
                const std::string key = indexer::code_key(edge.code);
                note(key, edge.code, kind, {}, code_url(edge.code));
                if (!edge.article.empty())
                    note(key + "#" + indexer::code_article_key(edge.article), edge.article, kind, key,
                         code_article_url(edge.code, edge.article));
                continue;
            }
            std::string key = ReferenceLookup::text_key(edge);
            if (key.empty()) continue;
            // Each council numbers its orders itself.
            std::string whose = edge.kind == corpus::ReferenceKind::order
                                    ? label_of(index, index.institutions->of(segment, row))
                                    : std::string();
            if (!whose.empty()) key += '\n' + whose;
            note(key, text_label(edge), kind, {}, text_url(edge.kind, edge.number, edge.date));
            wordings[key].institution = std::move(whose);
        }
    });
    std::map<std::string, VocabularyEntry> entries;
    for (const auto& [key, text] : wordings) {
        if (!text.code.empty()) continue;
        VocabularyEntry entry;
        entry.value = entry.label = most_used(text.labels);
        entry.count = text.acts;
        entry.kind = text.kind;
        entry.url = text.url;
        entry.institution = text.institution;
        entries.emplace(key, std::move(entry));
    }
    for (const auto& [key, text] : wordings) {
        if (text.code.empty()) continue;
        VocabularyEntry entry;
        entry.value = entry.label = most_used(text.labels);
        entry.count = text.acts;
        entry.url = text.url;
        entries.at(text.code).articles.push_back(std::move(entry));
    }
    std::vector<VocabularyEntry> list;
    list.reserve(entries.size());
    for (auto& [key, entry] : entries) list.push_back(std::move(entry));
    std::stable_sort(list.begin(), list.end(),
                     [](const VocabularyEntry& a, const VocabularyEntry& b) { return a.count > b.count; });
    return list;
}

}  // namespace

std::vector<VocabularyEntry> list_vocabulary(const IndexReader& index, Vocabulary which) {
    switch (which) {
        case Vocabulary::members:
            return values_of(index, FieldId::member);
        case Vocabulary::commissions:
            return values_of(index, FieldId::commission);
        case Vocabulary::sessions:
            return sessions(index);
        case Vocabulary::themes:
            return values_of(index, FieldId::theme);
        case Vocabulary::texts:
            return texts(index);
        case Vocabulary::institutions:
            return institutions(index);
    }
    return {};
}

IndexStatus status_of(const IndexReader& index) {
    IndexStatus status;
    for (const indexer::Manifest& manifest : index.manifests) {
        status.acts += manifest.acts;
        status.documents += manifest.documents;
        status.files += manifest.files;
        status.made_at = std::max(status.made_at, manifest.made_at);
        status.schema = manifest.schema;
        status.analyser = manifest.analyser;
        status.state += (status.state.empty() ? "" : ".") + indexer::state_id(manifest);
        for (const std::string& source : manifest.sources)
            if (std::find(status.sources.begin(), status.sources.end(), source) == status.sources.end())
                status.sources.push_back(source);
    }
    status.acts -= index.duplicates.acts;
    status.documents -= index.duplicates.documents;
    status.files -= index.duplicates.files;
    status.doubled = index.duplicates.acts + index.duplicates.documents;
    status.institutions = institutions(index);
    for (const VocabularyEntry& year : values_of(index, FieldId::year))
        status.years.push_back({year.value, year.count});
    return status;
}

}  // namespace recueil::query
