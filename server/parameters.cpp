#include "server/parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "query/language/dates.h"

namespace recueil::server {
namespace {

constexpr std::size_t kMostErrors = 20;
constexpr std::size_t kMostParameters = 500;

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool digits(std::string_view text, std::size_t size) {
    return text.size() == size && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

// « 26/03/2018 », « 03/2018 », « mars 2018 »: as the French write days. ISO dates have one spelling.
bool is_french_period(std::string_view text) {
    const bool begins_with_year = text.size() >= 4 && digits(text.substr(0, 4), 4);
    return !begins_with_year && query::parse_days(text).has_value();
}

bool is_date(std::string_view text) {
    if (!digits(text.substr(0, 4), 4)) return false;
    if (text.size() == 4) return true;
    if (text.size() < 7 || text[4] != '-' || !digits(text.substr(5, 2), 2)) return false;
    const int year = *number(text.substr(0, 4));
    const int month = *number(text.substr(5, 2));
    if (month < 1 || month > 12) return false;
    if (text.size() == 7) return true;
    if (text.size() != 10 || text[7] != '-' || !digits(text.substr(8, 2), 2)) return false;
    const int day = *number(text.substr(8, 2));
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days = month == 2 ? (leap ? 29 : 28) : (month == 4 || month == 6 || month == 9 || month == 11) ? 30 : 31;
    return day >= 1 && day <= days;
}

std::vector<std::string> strings(const std::vector<std::string_view>& views) {
    return {views.begin(), views.end()};
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

bool allows(const ParameterSpec& spec, std::string_view value) {
    return std::find(spec.allowed.begin(), spec.allowed.end(), value) != spec.allowed.end();
}

// Returns the error of a value, if it has one.
std::optional<ParameterError> fault(const ParameterSpec& spec, const std::string& value) {
    const std::string name(spec.name);
    switch (spec.type) {
        case ParameterType::text:
            return std::nullopt;
        case ParameterType::integer: {
            const auto given = number(value);
            if (given && *given >= spec.minimum && *given <= spec.maximum) return std::nullopt;
            const std::string range = fmt::format("{}..{}", spec.minimum, spec.maximum);
            return ParameterError{name, fmt::format("\"{}\" is not a whole number in {}", value, range), {range}};
        }
        case ParameterType::date:
            if (is_date(value) || is_french_period(value)) return std::nullopt;
            return ParameterError{name,
                                  fmt::format("\"{}\" is not a date that exists", value),
                                  {"YYYY-MM-DD", "YYYY-MM", "YYYY", "DD/MM/YYYY", "MM/YYYY"}};
        case ParameterType::year:
            if (digits(value, 4)) return std::nullopt;
            return ParameterError{name, fmt::format("\"{}\" is not a year", value), {"YYYY"}};
        case ParameterType::choice:
            if (allows(spec, value)) return std::nullopt;
            return ParameterError{name, fmt::format("\"{}\" is not a value of {}", value, name), strings(spec.allowed)};
        case ParameterType::choices:
            for (const auto piece : split(value, ',')) {
                if (allows(spec, piece)) continue;
                return ParameterError{name, fmt::format("\"{}\" is not a value of {}", piece, name),
                                      strings(spec.allowed)};
            }
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

bool percent_decode(std::string_view text, bool plus_is_space, std::string& decoded) {
    decoded.clear();
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (text.size() - i < 3) return false;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return false;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += plus_is_space && text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded.find('\0') == std::string::npos && is_utf8(decoded);
}

std::string without_trackers(std::string_view query) {
    constexpr std::array<std::string_view, 6> trackers{"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid"};
    std::string kept;
    for (const auto piece : split(query, '&')) {
        const auto name = piece.substr(0, piece.find('='));
        const bool follows =
            name.rfind("utm_", 0) == 0 || std::find(trackers.begin(), trackers.end(), name) != trackers.end();
        if (follows || piece.empty()) continue;
        if (!kept.empty()) kept += '&';
        kept += piece;
    }
    return kept;
}

tl::expected<Parameters, std::vector<ParameterError>> Parameters::parse(std::string_view query,
                                                                        std::span<const ParameterSpec> specs) {
    Parameters parameters;
    std::vector<ParameterError> errors;
    std::size_t count = 0;
    for (const auto piece : split(query, '&')) {
        if (errors.size() >= kMostErrors) break;
        if (piece.empty()) continue;
        if (++count > kMostParameters) {
            errors.push_back(
                {"", fmt::format("more than {} parameters are given", kMostParameters), {}, ParameterFault::other});
            break;
        }
        const std::size_t equals = std::min(piece.find('='), piece.size());
        std::string name;
        std::string value;
        if (!percent_decode(piece.substr(0, equals), true, name) ||
            !percent_decode(piece.substr(std::min(equals + 1, piece.size())), true, value)) {
            errors.push_back(
                {std::string(piece.substr(0, equals)), "not percent-encoded UTF-8", {}, ParameterFault::other});
            continue;
        }
        const auto spec =
            std::find_if(specs.begin(), specs.end(), [&](const ParameterSpec& known) { return known.name == name; });
        if (spec == specs.end()) {
            std::vector<std::string> names;
            for (const auto& known : specs) names.emplace_back(known.name);
            errors.push_back(
                {name, fmt::format("\"{}\" is not a parameter here", name), std::move(names), ParameterFault::unknown});
            continue;
        }
        if (value.empty()) continue;
        if (auto found = fault(*spec, value)) {
            errors.push_back(std::move(*found));
            continue;
        }
        if (!spec->repeatable && parameters.has(name)) {
            errors.push_back({name, fmt::format("{} is given more than once", name), {}, ParameterFault::other});
            continue;
        }
        parameters.given_.emplace_back(std::move(name), std::move(value));
    }
    for (const auto& spec : specs) {
        if (spec.required && errors.empty() && !parameters.has(spec.name)) {
            errors.push_back(
                {std::string(spec.name), fmt::format("{} is missing", spec.name), {}, ParameterFault::other});
        }
    }
    if (!errors.empty()) return tl::unexpected<std::vector<ParameterError>>(std::move(errors));
    return parameters;
}

std::vector<std::string> Parameters::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : given_) {
        if (key == name) values.push_back(value);
    }
    return values;
}

std::string Parameters::first(std::string_view name, std::string_view fallback) const {
    for (const auto& [key, value] : given_) {
        if (key == name) return value;
    }
    return std::string(fallback);
}

int Parameters::integer(std::string_view name, int fallback) const {
    return number(first(name)).value_or(fallback);
}

bool Parameters::has(std::string_view name) const {
    return std::any_of(given_.begin(), given_.end(), [&](const auto& each) { return each.first == name; });
}

std::vector<std::string> Parameters::choices(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& value : all(name)) {
        for (const auto piece : split(value, ',')) {
            if (std::find(values.begin(), values.end(), piece) == values.end()) values.emplace_back(piece);
        }
    }
    return values;
}

}  // namespace recueil::server
