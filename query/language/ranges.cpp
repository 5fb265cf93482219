#include "query/language/ranges.h"

#include <algorithm>
#include <utility>

#include "query/language/dates.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::size_t kLongestEnd = 32;  // bytes

bool are_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool within(std::string_view digits, int least, int most) {
    const int value = std::stoi(std::string(digits));
    return value >= least && value <= most;
}

std::optional<std::string> iso(std::string_view year, std::string_view month, std::string_view day) {
    if (year.size() != 4 || !are_digits(year)) return std::nullopt;
    std::string date(year);
    for (const auto& [part, most] : {std::pair{month, 12}, std::pair{day, 31}}) {
        if (part.empty()) break;
        if (part.size() > 2 || !are_digits(part) || !within(part, 1, most)) return std::nullopt;
        date += '-';
        if (part.size() == 1) date += '0';
        date += part;
    }
    return date;
}

// « 26 mars 2018 », « mars 2018 »
std::optional<std::string> date_in_words(std::string_view text) {
    const auto days = parse_days(text);
    if (!days) return std::nullopt;
    const std::string_view first = days->first;
    if (days->first == days->last) return iso(first.substr(0, 4), first.substr(4, 2), first.substr(6, 2));
    return iso(first.substr(0, 4), first.substr(4, 2), {});
}

// « 2018 », « 2018-03 », « 2018-03-26 », « 26/03/2018 », « 03/2018 ».
std::optional<std::string> date_end(std::string_view text) {
    if (text.find(' ') != std::string_view::npos) return date_in_words(text);
    const auto first = text.find_first_of("-/.");
    const auto second = first == std::string_view::npos ? first : text.find_first_of("-/.", first + 1);
    const std::string_view a = text.substr(0, first);
    const std::string_view b =
        first == std::string_view::npos
            ? std::string_view()
            : text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
    const std::string_view c = second == std::string_view::npos ? std::string_view() : text.substr(second + 1);
    if (first != std::string_view::npos && b.empty()) return std::nullopt;
    if (second != std::string_view::npos && c.empty()) return std::nullopt;
    if (a.size() == 4) return iso(a, b, c);
    if (!c.empty()) return iso(c, b, a);
    return b.empty() ? std::nullopt : iso(b, a, {});
}

// « 100000 », « 100 000 », « 12,5k€ », « 2M ».
std::optional<std::string> amount_end(std::string_view text) {
    std::string whole;
    std::string decimals;
    bool comma = false;
    std::size_t zeros = 0;
    const std::string folded = stemming::fold(text);
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const char byte = folded[at];
        if (byte >= '0' && byte <= '9') {
            (comma ? decimals : whole) += byte;
        } else if ((byte == ',' || byte == '.') && !comma) {
            comma = true;
        } else if (byte == 'k' || byte == 'm') {
            zeros = byte == 'k' ? 3 : 6;
            const std::string_view rest = std::string_view(folded).substr(at + 1);
            if (!rest.empty() && rest != "€" && rest != "eur" && rest != "euros") return std::nullopt;
            break;
        } else if (byte == ' ' || byte == '_') {
            continue;
        } else {
            const std::string_view rest = std::string_view(folded).substr(at);
            if (rest != "€" && rest != "eur" && rest != "euros") return std::nullopt;
            break;
        }
    }
    if (whole.empty()) return std::nullopt;
    for (; zeros > 0; --zeros) {
        whole += decimals.empty() ? '0' : decimals.front();
        if (!decimals.empty()) decimals.erase(0, 1);
    }
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    if (whole.size() > 15) return std::nullopt;
    return decimals.empty() ? whole : whole + '.' + decimals;
}

std::optional<std::string> range_end(const indexer::Field& field, std::string_view text) {
    if (text.empty()) return std::string();
    if (text.size() > kLongestEnd) return std::nullopt;
    switch (field.id) {
        case indexer::FieldId::year:
            if (text.size() == 4 && are_digits(text)) return std::string(text);
            return std::nullopt;
        case indexer::FieldId::date:
        case indexer::FieldId::transmission:
        case indexer::FieldId::posting:
            return date_end(text);
        default:
            return amount_end(text);
    }
}

bool is_after(const indexer::Field& field, const std::string& lower, const std::string& upper) {
    if (field.id == indexer::FieldId::amount) return std::stod(lower) > std::stod(upper);
    const std::size_t shared = std::min(lower.size(), upper.size());
    return lower.compare(0, shared, upper, 0, shared) > 0;
}

}  // namespace

std::optional<RangeValue> parse_range(const indexer::Field& field, std::string_view text) {
    RangeValue range;
    const auto end_of = [&](std::string_view end, std::string& into) {
        auto parsed = range_end(field, end);
        if (!parsed) return false;
        into = *std::move(parsed);
        return true;
    };
    if (!text.empty() && (text.front() == '>' || text.front() == '<')) {
        const bool from = text.front() == '>';
        text.remove_prefix(1);
        range.exclusive = text.empty() || text.front() != '=';
        if (!range.exclusive) text.remove_prefix(1);
        if (text.empty() || !end_of(text, from ? range.lower : range.upper)) return std::nullopt;
        return range;
    }
    constexpr std::string_view ellipsis = "…";
    auto dots = text.find("..");
    std::size_t width = 2;
    if (dots == std::string_view::npos) {
        dots = text.find(ellipsis);
        width = ellipsis.size();
    }
    if (dots == std::string_view::npos) {
        if (text.empty() || !end_of(text, range.lower)) return std::nullopt;
        range.upper = range.lower;
        return range;
    }
    if (!end_of(text.substr(0, dots), range.lower) || !end_of(text.substr(dots + width), range.upper))
        return std::nullopt;
    if (range.lower.empty() && range.upper.empty()) return std::nullopt;
    if (!range.lower.empty() && !range.upper.empty() && is_after(field, range.lower, range.upper))
        std::swap(range.lower, range.upper);
    return range;
}

}  // namespace recueil::query
