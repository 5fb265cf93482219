#include "server/web/original_links.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/time_limit.h"
#include "query/answers/links.h"

namespace recueil::server {
namespace {

constexpr std::string_view kPdf = "application/pdf";

std::string text_of_pages(int first, int last) {
    if (first <= 0) return {};
    return last > first ? fmt::format("pages {} à {} de l’original", first, last)
                        : fmt::format("page {} de l’original", first);
}

bool has_pdf_name(const std::string& name) {
    constexpr std::string_view ending = ".pdf";
    return name.size() > ending.size() && std::equal(ending.rbegin(), ending.rend(), name.rbegin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 'a' - 'A') : b);
           });
}

}  // namespace

std::string original_url(const std::string& id, const corpus::Lines& lines, const std::string& search) {
    std::string address = fmt::format("/actes/{}/original", query::percent_encode(id));
    char mark = '?';
    if (lines.start > 0)
        address +=
            fmt::format("{}lignes={}-{}", std::exchange(mark, '&'), lines.start, std::max(lines.start, lines.end));
    if (!search.empty()) address += fmt::format("{}q={}", mark, query::percent_encode(search));
    return lines.start > 0 ? address + "#cite" : address;
}

Result<OriginalLinks> OriginalLinks::of(Call& call, const corpus::Act& act) {
    OriginalLinks links;
    links.id_ = act.id;
    links.search_ = call.parameters.first("q");
    if (call.site.originals == nullptr) return links;
    const auto files = call.index.files();
    if (!files) return failure(files);
    if ((*files)->by_sha256.count(act.source.sha256) == 0) return links;
    links.document_ = "/documents/" + act.source.sha256;
    if (act.source.media_type != kPdf) return links;
    auto passages = call.index.passages(act.id);
    if (!passages) return failure(passages);
    for (const corpus::Passage& passage : *passages)
        if (passage.page > 0) links.places_.push_back({passage.lines, passage.page, passage.page_end, 0});
    std::stable_sort(links.places_.begin(), links.places_.end(),
                     [](const Place& a, const Place& b) { return a.lines.start < b.lines.start; });
    int end = 0;
    for (Place& place : links.places_) place.last_line = end = std::max(end, place.lines.end);
    return links;
}

void OriginalLinks::add(Model& item, const corpus::Lines& lines) const {
    TimeLimit::check();
    int first = 0;
    int last = 0;
    // From the last passage that begins early enough back to where no earlier one reaches the lines.
    auto at = std::upper_bound(places_.begin(), places_.end(), std::max(lines.start, lines.end),
                               [](int line, const Place& place) { return line < place.lines.start; });
    while (lines.start > 0 && at != places_.begin() && std::prev(at)->last_line >= lines.start) {
        const Place& place = *--at;
        if (place.lines.end < lines.start) continue;
        first = first == 0 ? place.page : std::min(first, place.page);
        last = std::max({last, place.page, place.page_end});
    }
    const std::string text = text_of_pages(first, last);
    item["place_url"] = lines.start > 0 ? text_url(id_, lines.start, search_) : std::string();
    item["original_url"] = text.empty() ? std::string() : original_url(id_, lines, search_);
    item["original_text"] = text;
}

void OriginalLinks::add(Model& item, StampFact fact) const {
    const bool has_pages = !places_.empty();
    item["original_url"] =
        has_pages ? fmt::format("/actes/{}/original?fait={}{}#cite", query::percent_encode(id_), name_of(fact),
                                search_.empty() ? "" : "&q=" + query::percent_encode(search_))
                  : std::string();
    item["original_text"] = has_pages ? "sur l’original" : "";
}

Result<void> add_original_links(Model& model, Call& call, const query::SearchRequest& request,
                                const query::SearchResponse& response) {
    if (call.site.originals == nullptr) return {};
    const auto files = call.index.files();
    if (!files) return failure(files);
    auto& hits = model["hit"];
    for (std::size_t i = 0; i < hits.size() && i < response.hits.size(); ++i) {
        const query::Hit& hit = response.hits[i];
        if (!has_pdf_name(hit.file) || (*files)->names.count(hit.file) == 0) continue;
        for (auto& shown : hits[i]["passage"]) {
            const std::string text = text_of_pages(shown["passage_page"], shown["passage_page_end"]);
            if (text.empty()) continue;
            shown["passage_original_url"] = original_url(
                hit.id, {shown["passage_first_line"].get<int>(), shown["passage_last_line"].get<int>()}, request.text);
            shown["passage_original_text"] = text;
        }
    }
    return {};
}

}  // namespace recueil::server
