#include "corpus/readers/litter.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/readers/markup_scanner.h"

namespace recueil::corpus {

bool is_litter(std::string_view name) {
    static constexpr std::array<std::string_view, 6> names = {"thumbs.db",   "ehthumbs.db", "ehthumbs_vista.db",
                                                              "desktop.ini", "icon\r",      "__macosx"};
    static constexpr std::array<std::string_view, 16> endings = {
        ".tmp",  ".temp", ".bak",        ".swp", ".part", ".lnk", ".url",   ".xml",
        ".json", ".rels", ".crdownload", ".css", ".js",   ".ini", ".jsonl", ".db"};
    if (name.empty() || name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')) return true;
    const std::string lower = lower_case(name);
    return std::find(names.begin(), names.end(), lower) != names.end() ||
           std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return lower.ends_with(end); });
}

}  // namespace recueil::corpus
