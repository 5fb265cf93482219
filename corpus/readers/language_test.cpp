#include "corpus/readers/language_test.h"

#include <array>
#include <cstdint>

namespace recueil::corpus {
namespace {

constexpr std::string_view common_pairs =
    "es de en on re nt le ti te er io me et an at se la co is em ur ns ne ar it in pa ce ie al ou ri ra li au ta ai pr "
    "rt el po ec tr ve du un or si ue ic il qu ct om st ma ro ge ir ac pe eu mi so ss ep nc ci ll na ca oi ni vi di lo "
    "rs da ts su ch ag sa ol mm ee ut ia ui fi nn to ux mp no pl nd as iv mo";

constexpr std::size_t least_pairs = 60;
constexpr std::size_t letters = 26;

constexpr std::array<bool, letters* letters> is_common = [] {
    std::array<bool, letters * letters> table{};
    for (std::size_t at = 0; at + 1 < common_pairs.size(); at += 3) {
        table[static_cast<std::size_t>(common_pairs[at] - 'a') * letters +
              static_cast<std::size_t>(common_pairs[at + 1] - 'a')] = true;
    }
    return table;
}();

// The unaccented letter of U+00C0..U+00FF; '.' where it is none.
constexpr std::string_view latin_1 = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y";

}  // namespace

void LanguageTest::add(std::string_view text) {
    char last = '.';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x80 && byte < 0xC0) continue;  // goes on a character
        char letter = '.';
        if (byte >= 'a' && byte <= 'z') {
            letter = text[at];
        } else if (byte >= 'A' && byte <= 'Z') {
            letter = static_cast<char>(text[at] - 'A' + 'a');
        } else if (byte == 0xC3 && at + 1 < text.size()) {
            letter = latin_1[static_cast<unsigned char>(text[at + 1]) & 0x3FU];
        }
        const bool is_private = byte == 0xEE || (byte == 0xEF && text.substr(at, 3) == "\uFFFD");
        strange_ += is_private;
        characters_ += byte > ' ';
        if (last != '.' && letter != '.') {
            ++pairs_;
            common_ +=
                is_common[static_cast<std::size_t>(last - 'a') * letters + static_cast<std::size_t>(letter - 'a')];
        }
        last = letter;
    }
}

bool LanguageTest::is_garbled() const {
    if (characters_ >= least_pairs && 2 * strange_ > characters_) return true;
    return pairs_ >= least_pairs && 100 * common_ < 48 * pairs_;
}

}  // namespace recueil::corpus
