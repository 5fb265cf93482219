#include "corpus/identity.h"

#include "corpus/reference.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

std::string slug(std::string_view text, std::size_t limit) {
    std::string out;
    for (const char c : fold_text(text)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) {
            out += c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    if (out.size() > limit) {
        const std::size_t hyphen = out.rfind('-', limit);
        out.resize(hyphen == std::string::npos || hyphen == 0 ? limit : hyphen);
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

namespace {

// « Département du Pas-de-Calais » is known as pas-de-calais.
std::string place_of(std::string_view institution) {
    std::string place = slug(institution);
    for (const std::string_view kind : {"departement-", "region-", "commune-", "ville-", "metropole-",
                                        "communaute-de-communes-", "communaute-d-agglomeration-"})
        if (starts_with(place, kind)) place.erase(0, kind.size());
    for (const std::string_view article : {"du-", "de-la-", "de-l-", "des-", "de-", "d-"}) {
        if (starts_with(place, article)) {
            place.erase(0, article.size());
            break;
        }
    }
    return place;
}

// « Conseil départemental » is cd, « Commission permanente » cp.
std::string initials_of(std::string_view assembly) {
    std::string initials;
    bool start = true;
    for (const char c : slug(assembly)) {
        if (start && c != '-') initials += c;
        start = c == '-';
    }
    return initials;
}

}  // namespace

std::string identity_of(const Act& act) {
    const std::string digest = act.source.sha256.substr(0, 12);
    if (act.is_document) {
        std::string title = slug(act.title ? *act.title : act.source.file, 60);
        return title.empty() ? digest : title + "-" + digest;
    }
    std::string id;
    const auto append = [&](const std::string& piece_of_id) {
        if (piece_of_id.empty()) return;
        if (!id.empty()) id += '-';
        id += piece_of_id;
    };
    if (act.institution) append(place_of(*act.institution));
    if (act.assembly) append(initials_of(*act.assembly));
    if (act.number) append(slug(*act.number));
    if (act.session_date) append(*act.session_date);
    if (!act.number || !act.session_date) append(digest + "-" + std::to_string(act.source.lines.start));
    return id;
}

}  // namespace recueil::corpus
