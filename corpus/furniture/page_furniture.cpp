#include "corpus/furniture/page_furniture.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "corpus/rules/pattern.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr int zone = 4;                    // lines of text at the top or bottom of a page where furniture is looked for
constexpr std::size_t longest_head = 200;  // bytes; a longer line is running text
constexpr int fewest_pages = 3;            // on which a line comes back, without a page number in it

// The line with its digits and its marks made alike, so that « Page 2 / 6 » and « Page 3 / 6 » compare equal.
std::string key_of(std::string_view line) {
    std::string key;
    bool digits = false;
    for (const char c : fold_ascii(line)) {
        if (c >= '0' && c <= '9') {
            if (!digits) key += '#';
            digits = true;
            continue;
        }
        digits = false;
        if (c >= 'A' && c <= 'Z')
            key += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            key += c;
    }
    return key;
}

// « Page 3 sur 49 », « p. 3/49 », « 2018-83 - 3/5 », « - 3 - » at the end or start of a short line.
bool names_page(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)(?:^|.*[\s|*-])(?:page|p\.|folio|feuillet)\s*(?:no\s*)?:?\s*\d{1,4}(?:\s*(?:/|sur|de|-)\s*\d{1,4})?(?:\s.{0,40})?|.{0,100}\s\d{1,4}\s?/\s?\d{1,4}|-\s*\d{1,4}\s*-|\d{1,4}\s?/\s?\d{1,4}(?:\s.{0,80})?)");
    return folded.size() <= 140 && matches(pattern, folded);
}

// Quick test before the patterns of « page N »: the word or its initial, and a digit.
bool may_name_page(std::string_view text) {
    if (std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    for (std::size_t at = text.find_first_of("pP"); at < text.size(); at = text.find_first_of("pP", at + 1))
        if (at + 1 < text.size() && (text[at + 1] == '.' || text[at + 1] == 'a' || text[at + 1] == 'A')) return true;
    return false;
}

// The line opens the header of an act: it is no furniture where a session follows it.
bool opens_header(std::string_view folded) {
    static const RE2 pattern(
        R"((?i).*\b(?:extrait|registre|deliberations?|departement|commune|communaute|ville|mairie|region|metropole|republique|arrondissement|canton|seance|conseil)\b.*)");
    return matches(pattern, folded);
}

// Words of an act: a line that says what was decided is no furniture, however many pages it closes.
bool decides(std::string_view folded) {
    static const RE2 pattern(
        R"((?i).*\b(?:votes?|unanimite|majorite|adoptee?s?|approuvee?s?|pour|contre|abstentions?|decide|approuve|autorise|vu|considerant|article|delibere|le conseil)\b.*)");
    return matches(pattern, folded);
}

// The line above a name that signs: « Signé », a role, « Pour extrait conforme ».
bool asks_for_signature(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)(?:signe|signature|pour (?:le|la|extrait|copie|ampliation|expedition)\b.*|(?:le|la|monsieur le|madame la)\s(?:vice-)?(?:maire|presidente?|secretaire|directeur|directrice|prefet|adjointe?)\b.*)[\s,:.]*)");
    return matches(pattern, folded);
}

// The roll call, the opening sentence or the meeting of an act's header.
bool opens_session(std::string_view folded) {
    static const RE2 pattern(
        R"((?i).*(?:\bl'an (?:deux|2)|presents?\s*(?:\(\w+\)\s*)?:|etaient presents|reunion du|seance du|date de (?:la )?convocation|nombre de (?:conseillers|membres)|sous la presidence|presidence de|s'est reuni|legalement convoque|\bobjet\s*:).*)");
    return matches(pattern, folded);
}

class FurnitureFinder {
  public:
    explicit FurnitureFinder(const std::vector<FurnitureCandidate>& lines)
        : lines_(lines), furniture_(lines.size(), false) {}

    std::vector<bool> run() {
        find_pages();
        if (pages_.size() > 1) {
            collect();
            mark_repeated();
        }
        mark_numbered();
        return std::move(furniture_);
    }

  private:
    struct Page {
        std::vector<std::size_t> top;
        std::vector<std::size_t> bottom;
    };

    void find_pages() {
        std::vector<std::size_t> texts;
        const auto close = [&] {
            if (texts.empty()) return;
            Page page;
            for (std::size_t i = 0; i < texts.size() && i < zone; ++i) page.top.push_back(texts[i]);
            for (std::size_t i = 0; i < texts.size() && i < zone; ++i)
                page.bottom.push_back(texts[texts.size() - 1 - i]);
            pages_.push_back(std::move(page));
            texts.clear();
        };
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].starts_page) close();
            if (!lines_[i].text.empty()) texts.push_back(i);
        }
        close();
    }

    void collect() {
        for (const Page& page : pages_) {
            std::vector<std::string> seen;  // a key counts once a page, also where a short page has it at both edges
            for (const auto* side : {&page.top, &page.bottom}) {
                for (const std::size_t line : *side) {
                    if (lines_[line].text.size() > longest_head) continue;
                    std::string key = key_of(lines_[line].text);
                    if (key.size() < 2 || std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
                    ++counts_[key];
                    seen.push_back(std::move(key));
                }
            }
        }
    }

    void mark_repeated() {
        for (const Page& page : pages_) {
            mark_side(page.top, true);
            mark_side(page.bottom, false);
        }
    }

    // Furniture is at the very edge: the run of repeated lines ends at the first line of text.
    void mark_side(const std::vector<std::size_t>& side, bool top) {
        for (const std::size_t line : side) {
            const std::string_view text = lines_[line].text;
            if (text.size() > longest_head) break;
            const std::string folded = fold_ascii(text);
            const std::string key = key_of(text);
            const bool bare_number = key == "#" || key.empty();
            const bool numbered = names_page(folded);
            const auto found = counts_.find(key);
            const int count = found == counts_.end() ? 0 : found->second;
            const int wanted = numbered ? 2 : std::max(fewest_pages, static_cast<int>(pages_.size()) * 2 / 5);
            // Two pages are enough for a long line that comes back to the letter.
            const bool repeated = count >= wanted || (count >= 2 && pages_.size() <= 3 && key.size() >= 12);
            if (!bare_number && (!repeated || (!numbered && decides(folded) && !opens_header(folded)))) break;
            if (bare_number && !repeated) continue;
            if (top && opens_header(folded) && heads_session(line)) break;
            if (!top && !numbered && !bare_number && signs(line)) break;
            furniture_[line] = true;
        }
    }

    // The name below a role closes an act, however many acts of the document it closes.
    bool signs(std::size_t line) const {
        for (int texts = 0; texts < 2 && line > 0 && !lines_[line].starts_page;) {
            --line;
            if (lines_[line].text.empty()) continue;
            ++texts;
            if (lines_[line].text.size() <= longest_head && asks_for_signature(fold_ascii(lines_[line].text)))
                return true;
        }
        return false;
    }

    // A session is opened within the next lines of text.
    bool heads_session(std::size_t line) const {
        int texts = 0;
        for (std::size_t i = line + 1; i < lines_.size() && texts < 12; ++i) {
            if (lines_[i].text.empty()) continue;
            if (lines_[i].starts_page) return false;
            ++texts;
            if (lines_[i].text.size() < 2000 && opens_session(fold_ascii(lines_[i].text))) return true;
        }
        return false;
    }

    // Lines with « page N » that come back, wherever they are: text without form feeds has no page starts.
    void mark_numbered() {
        static const RE2 page_of_pages(
            R"((?i)(?:.{0,110}[^\w])?(?:page|p\.)\s*:?\s*\d{1,4}\s*(?:/|sur|de)\s*\d{1,4}(?:[^\w].{0,60})?)");
        std::unordered_map<std::string, int> numbered;
        std::vector<std::pair<std::size_t, std::string>> candidates;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (furniture_[i] || lines_[i].text.empty() || lines_[i].text.size() > longest_head) continue;
            if (!may_name_page(lines_[i].text)) continue;
            const std::string folded = fold_ascii(lines_[i].text);
            if (!matches(page_of_pages, folded)) continue;
            std::string key = key_of(lines_[i].text);
            ++numbered[key];
            candidates.emplace_back(i, std::move(key));
        }
        for (const auto& [line, key] : candidates)
            if (numbered[key] >= 2 || key.size() <= 10) furniture_[line] = true;
        mark_fractions();
    }

    // « 1/5 », « 2/5 », « 3/5 » or « - 1 - », « - 2 - » alone on their lines: numbers of pages that rise by one.
    void mark_fractions() {
        static const RE2 fraction(R"((\d{1,3})\s?/\s?(\d{1,3})|-\s?(\d{1,3})\s?-)");
        std::unordered_map<std::string, std::vector<std::size_t>> by_total;
        std::unordered_map<std::string, int> last;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (furniture_[i] || lines_[i].text.empty() || lines_[i].text.size() > 16) continue;
            const std::string folded = fold_ascii(lines_[i].text);
            const Match match = match_at(fraction, folded, 0);
            if (!match || match.end != folded.size()) continue;
            const std::string total(match[2]);
            const int page = std::stoi(std::string(total.empty() ? match[3] : match[1]));
            if ((!total.empty() && page > std::stoi(total)) || (last.contains(total) && page != last[total] + 1))
                continue;
            last[total] = page;
            by_total[total].push_back(i);
        }
        for (const auto& [total, lines] : by_total)
            if (static_cast<int>(lines.size()) >= fewest_pages)
                for (const std::size_t line : lines) furniture_[line] = true;
    }

    const std::vector<FurnitureCandidate>& lines_;
    std::vector<bool> furniture_;
    std::vector<Page> pages_;
    std::unordered_map<std::string, int> counts_;
};

}  // namespace

std::vector<bool> find_page_furniture(const std::vector<FurnitureCandidate>& lines) {
    return FurnitureFinder(lines).run();
}

}  // namespace recueil::corpus
