#include "tools/quality_versions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "tools/quality_finding.h"

namespace recueil::tools {

namespace {

using corpus::Act;

// « Décision modificative n° 1 » may be of two budgets: a title this long is of one matter.
constexpr std::size_t words_of_a_telling_title = 4;

std::size_t words_in(const std::string& key) {
    return key.empty() ? 0 : static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

// A document of one act and one of many are two versions; two extracts are two acts.
bool are_versions(const Act& one, const Act& other) {
    const bool one_alone = one.form == corpus::Form::single;
    const bool other_alone = other.form == corpus::Form::single;
    return one_alone != other_alone;
}

class Versions {
  public:
    explicit Versions(const std::vector<Act>& acts) {
        for (const Act& act : acts) {
            if (!act.number || !act.session_date || !act.title || act.is_document) continue;
            const std::string title = indexer::value_key(*act.title);
            if (words_in(title) < words_of_a_telling_title) continue;
            by_matter_[*act.session_date + "\n" + title].push_back(&act);
        }
        for (const Act& act : acts)
            if (act.number) numbers_.emplace(act.source.sha256 + act.source.file, indexer::number_key(*act.number));
    }

    void compare(std::vector<Finding>& findings) const {
        for (const auto& [matter, acts] : by_matter_) {
            // Of an act that stands in more than two documents the first two tell.
            if (acts.size() != 2 || !are_versions(*acts[0], *acts[1])) continue;
            const bool first_is_alone = acts[0]->form == corpus::Form::single;
            const Act& extract = first_is_alone ? *acts[0] : *acts[1];
            const Act& minutes = first_is_alone ? *acts[1] : *acts[0];
            if (indexer::number_key(*extract.number) == indexer::number_key(*minutes.number)) continue;
            if (has(minutes, *extract.number) || has(extract, *minutes.number)) continue;
            findings.push_back(
                finding_in(FindingKind::version_difference, extract,
                           fmt::format("number: {} here, {} for the same day and title in {}, line {}", *extract.number,
                                       *minutes.number, minutes.source.file, minutes.source.lines.start),
                           extract.source.lines));
        }
    }

  private:
    bool has(const Act& of_document, const std::string& number) const {
        return numbers_.count({of_document.source.sha256 + of_document.source.file, indexer::number_key(number)}) != 0;
    }

    std::map<std::string, std::vector<const Act*>> by_matter_;
    std::set<std::pair<std::string, std::string>> numbers_;  // by document
};

}  // namespace

void check_versions(const std::vector<Act>& acts, std::vector<Finding>& findings) {
    Versions(acts).compare(findings);
}

}  // namespace recueil::tools
