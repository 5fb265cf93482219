#include "stemming/overrides.h"

#include "stemming/stemming.h"
#include "stemming/table_lines.h"

namespace recueil::stemming {

std::vector<std::pair<std::string, std::string>> reviewed_stems() {
    std::vector<std::pair<std::string, std::string>> stems;
    std::string_view table = overrides_table();
    while (!table.empty()) {
        std::string_view line = take_until(table, '\n');
        if (line.empty() || line.front() == '#') continue;
        const std::string_view stem = take_until(line, '\t');
        std::string_view words = take_until(line, '\t');
        while (!words.empty()) {
            const std::string_view word = take_until(words, ' ');
            if (!word.empty()) stems.emplace_back(fold(word), std::string(stem));
        }
    }
    return stems;
}

}  // namespace recueil::stemming
