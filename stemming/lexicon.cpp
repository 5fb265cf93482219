#include "stemming/lexicon.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <map>
#include <vector>

#include "base/utf8.h"
#include "stemming/cursor.h"
#include "stemming/folding.h"
#include "stemming/word_numbers.h"

namespace recueil::stemming {

namespace {

// Layout: the mark, how many words, then for each a place in the texts (and one more for their end), a count and its
// letters; then the texts. A text is the surface, and its display form after a zero byte where it is another.
constexpr std::string_view kMark = "RLX1";
constexpr std::size_t kHeader = 8;
constexpr std::size_t kPlaces = 0;
constexpr std::size_t kCounts = 1;
constexpr std::size_t kLetters = 2;
constexpr std::uint32_t kSpellingsSeen = 48;  // of a word: later ones only count
constexpr std::size_t kLongestAcronym = 8;

void append_number(std::uint32_t value, std::string& out) {
    for (int byte = 0; byte < 4; ++byte) out += static_cast<char>((value >> (8 * byte)) & 0xFFU);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + byte])) << (8 * byte);
    }
    return value;
}

enum class Case : std::uint8_t { lower, title, upper };

bool is_upper_letter(const std::string& letter) {
    return fold_word(letter).lower != letter;
}

Case case_of(std::string_view written) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    bool first = false;
    for (Cursor cursor(written, 0); !cursor.done(); cursor.advance()) {
        if (!cursor.is(CharacterClass::letter)) continue;
        std::string letter;
        append_utf8(cursor.value(), letter);
        const bool capital = is_upper_letter(letter);
        if (letters == 0) first = capital;
        capitals += capital ? 1U : 0U;
        ++letters;
    }
    if (capitals == 0) return Case::lower;
    if (letters > 1 && capitals == letters) return Case::upper;
    return first ? Case::title : Case::lower;
}

struct Spelling {
    std::string lower;
    std::array<std::uint32_t, 3> seen{};  // by Case
    bool accented = false;
};

struct Entry {
    std::uint32_t count = 0;
    std::vector<Spelling> spellings;

    // Capitals drop accents, so what is written in them says little of the spelling.
    const Spelling& best() const {
        return *std::max_element(spellings.begin(), spellings.end(), [](const Spelling& a, const Spelling& b) {
            const auto votes = [](const Spelling& one) {
                const auto low = one.seen[0] + one.seen[1];
                return std::pair(low * 4 + (one.accented ? low * 2 + one.seen[2] * 4 : one.seen[2]), one.accented);
            };
            return votes(a) != votes(b) ? votes(a) < votes(b) : a.lower > b.lower;
        });
    }
};

std::string capitalised(const std::string& lower, bool whole) {
    std::string out;
    bool first = true;
    for (Cursor cursor(lower, 0); !cursor.done(); cursor.advance()) {
        const char32_t value = cursor.value();
        // Upper case of the letters that French writes; others stay.
        char32_t upper = value;
        if ((value >= U'a' && value <= U'z') || (value >= U'à' && value <= U'þ' && value != U'÷')) upper = value - 32;
        if (value == U'ÿ') upper = U'Ÿ';
        append_utf8(first || whole ? upper : value, out);
        first = false;
    }
    return out;
}

std::string display_of(std::string_view surface, const Entry& entry) {
    if (entry.spellings.empty()) return std::string(surface);
    std::array<std::uint32_t, 3> seen{};
    for (const Spelling& spelling : entry.spellings)
        for (std::size_t kind = 0; kind < seen.size(); ++kind) seen[kind] += spelling.seen[kind];
    const std::string& lower = entry.best().lower;
    // An address in small letters, « calais@… », does not make a name a common word.
    constexpr std::uint32_t usual_of_a_name = 12;
    if (seen[0] > 0 && seen[1] < usual_of_a_name * seen[0]) return lower;
    if (seen[1] == 0 && surface.size() <= kLongestAcronym) return capitalised(lower, true);
    return capitalised(lower, false);
}

// The layout, written word by word in their order.
class LexiconBytes {
  public:
    void add(std::string_view surface, std::string_view display, std::uint32_t count) {
        append_number(static_cast<std::uint32_t>(texts_.size()), places_);
        append_number(count, counts_);
        append_number(Lexicon::letters_of(surface), letters_);
        texts_ += surface;
        if (display != surface) {
            texts_ += '\0';
            texts_ += display;
        }
        ++size_;
    }

    std::string finish() {
        append_number(static_cast<std::uint32_t>(texts_.size()), places_);
        std::string bytes(kMark);
        append_number(size_, bytes);
        return bytes + places_ + counts_ + letters_ + texts_;
    }

  private:
    std::uint32_t size_ = 0;
    std::string places_;
    std::string counts_;
    std::string letters_;
    std::string texts_;
};

}  // namespace

struct LexiconWriter::Private {
    WordNumbers numbers;
    std::vector<Entry> entries;  // by number
};

LexiconWriter::LexiconWriter() : private_(std::make_unique<Private>()) {}
LexiconWriter::~LexiconWriter() = default;
LexiconWriter::LexiconWriter(LexiconWriter&&) noexcept = default;
LexiconWriter& LexiconWriter::operator=(LexiconWriter&&) noexcept = default;

bool LexiconWriter::add(std::string_view surface, std::string_view written) {
    const std::uint32_t number = private_->numbers.number_of(surface);
    const bool is_new = number == private_->entries.size();
    if (is_new) private_->entries.emplace_back();
    Entry& entry = private_->entries[number];
    if (entry.count++ >= kSpellingsSeen) return is_new;
    FoldedWord word = fold_word(written);
    // « élu·e·s », « P.D.E.S.I. » are no spellings of the word alone.
    if (word.folded != surface) return is_new;
    auto spelling = std::find_if(entry.spellings.begin(), entry.spellings.end(),
                                 [&](const Spelling& one) { return one.lower == word.lower; });
    if (spelling == entry.spellings.end()) {
        entry.spellings.push_back({std::move(word.lower), {}, word.accented});
        spelling = entry.spellings.end() - 1;
    }
    ++spelling->seen[static_cast<std::size_t>(case_of(written))];
    return is_new;
}

std::string LexiconWriter::bytes() const {
    std::vector<std::pair<std::string_view, const Entry*>> words;
    words.reserve(private_->entries.size());
    for (std::uint32_t number = 0; number < private_->entries.size(); ++number)
        words.emplace_back(private_->numbers.word(number), &private_->entries[number]);
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });

    LexiconBytes out;
    for (const auto& [surface, entry] : words) out.add(surface, display_of(surface, *entry), entry->count);
    return out.finish();
}

std::optional<Lexicon> Lexicon::open(std::string_view bytes) {
    if (bytes.size() < kHeader || bytes.substr(0, kMark.size()) != kMark) return std::nullopt;
    Lexicon lexicon;
    lexicon.bytes_ = bytes;
    lexicon.size_ = number_at(bytes, kMark.size());
    const std::size_t tables = (lexicon.size_ * 3 + 1) * 4;
    if (bytes.size() - kHeader < tables) return std::nullopt;
    lexicon.texts_ = bytes.substr(kHeader + tables);
    if (lexicon.number(kPlaces, lexicon.size_) != lexicon.texts_.size()) return std::nullopt;
    return lexicon;
}

std::uint32_t Lexicon::number(std::size_t table, std::size_t at) const {
    const std::size_t before = table == kPlaces ? 0 : table * size_ + 1;
    return number_at(bytes_, kHeader + (before + at) * 4);
}

KnownWord Lexicon::word(std::size_t at) const {
    const std::size_t begin = std::min<std::size_t>(number(kPlaces, at), texts_.size());
    const std::size_t end = std::min<std::size_t>(number(kPlaces, at + 1), texts_.size());
    const std::string_view text = texts_.substr(begin, end > begin ? end - begin : 0);
    const auto zero = text.find('\0');
    const std::string_view surface = text.substr(0, zero);
    return {surface, zero == std::string_view::npos ? surface : text.substr(zero + 1), number(kCounts, at),
            number(kLetters, at)};
}

std::pair<std::size_t, std::size_t> Lexicon::beginning_with(std::string_view prefix) const {
    const auto first_that = [&](auto&& is_before) {
        std::size_t low = 0;
        std::size_t high = size_;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (is_before(word(middle).surface.substr(0, prefix.size()))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    };
    return {first_that([&](std::string_view start) { return start < prefix; }),
            first_that([&](std::string_view start) { return start <= prefix; })};
}

std::optional<KnownWord> Lexicon::find(std::string_view surface) const {
    const auto [first, last] = beginning_with(surface);
    if (first == last) return std::nullopt;
    const KnownWord found = word(first);
    if (found.surface != surface) return std::nullopt;
    return found;
}

std::string display_of(std::span<const Lexicon> lexicons, std::string_view surface) {
    std::string_view display = surface;
    std::uint32_t most = 0;
    for (const Lexicon& lexicon : lexicons) {
        const auto word = lexicon.find(surface);
        if (!word || word->count <= most) continue;
        most = word->count;
        display = word->display;
    }
    return std::string(display);
}

std::string merged_lexicon(std::span<const Lexicon> lexicons, const std::function<bool(std::string_view)>& keeps) {
    struct Merged {
        std::uint64_t count = 0;
        std::uint32_t most = 0;
        std::string_view display;
    };
    std::map<std::string_view, Merged> words;
    for (const Lexicon& lexicon : lexicons) {
        for (std::size_t at = 0; at < lexicon.size(); ++at) {
            const KnownWord word = lexicon.word(at);
            Merged& merged = words[word.surface];
            merged.count += word.count;
            if (word.count > merged.most || (word.count == merged.most && word.display < merged.display)) {
                merged.most = word.count;
                merged.display = word.display;
            }
        }
    }
    LexiconBytes out;
    for (const auto& [surface, merged] : words) {
        if (!keeps(surface)) continue;
        out.add(surface, merged.display,
                static_cast<std::uint32_t>(std::min<std::uint64_t>(merged.count, 0xFFFFFFFFU)));
    }
    return out.finish();
}

std::uint32_t Lexicon::letters_of(std::string_view surface) {
    std::uint32_t letters = 0;
    for (const char byte : surface) {
        const auto code = static_cast<unsigned char>(byte);
        letters |= 1U << (code >= 'a' && code <= 'z' ? code - 'a' : 26U + code % 6U);
    }
    return letters;
}

}  // namespace recueil::stemming
