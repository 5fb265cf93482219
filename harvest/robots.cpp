#include "harvest/robots.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace recueil::harvest {

namespace {

// More than any site has: each address is held against all of them.
constexpr std::size_t most_rules = 5000;
constexpr std::size_t longest_rule = 2048;
constexpr double longest_delay = 300;  // seconds

std::string_view trim_line(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool is_unreserved(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// One spelling of each path: letters outside ASCII in percent-encoding, unreserved ones plain, digits of codes in
// capitals.
std::string normal(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    const auto encode = [&](unsigned char byte) { out.append({'%', digits[byte >> 4U], digits[byte & 0xFU]}); };
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto byte = static_cast<unsigned char>(path[i]);
        if (path[i] == '%' && i + 2 < path.size() && hex_digit(path[i + 1]) >= 0 && hex_digit(path[i + 2]) >= 0) {
            const char decoded = static_cast<char>(hex_digit(path[i + 1]) * 16 + hex_digit(path[i + 2]));
            if (is_unreserved(decoded))
                out.push_back(decoded);
            else
                encode(static_cast<unsigned char>(decoded));
            i += 2;
        } else if (byte >= 0x80) {
            encode(byte);
        } else {
            out.push_back(path[i]);
        }
    }
    return out;
}

// « * » is any text, « $ » at the end of a rule the end of the address. One star at a time is tried again.
bool fits(std::string_view rule, std::string_view target) {
    const bool is_anchored = !rule.empty() && rule.back() == '$';
    if (is_anchored) rule.remove_suffix(1);
    std::size_t r = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t after_star = 0;
    while (true) {
        if (r < rule.size() && rule[r] == '*') {
            star = r++;
            after_star = t;
            continue;
        }
        if (r == rule.size() && (!is_anchored || t == target.size())) return true;
        if (r < rule.size() && t < target.size() && rule[r] == target[t]) {
            ++r;
            ++t;
            continue;
        }
        if (star == std::string_view::npos || after_star >= target.size()) return false;
        r = star + 1;
        t = ++after_star;
    }
}

// The product token of a user-agent line: « recueil/0.1 (…) » is « recueil ».
std::string_view token_of(std::string_view value) {
    std::size_t end = 0;
    while (end < value.size() && (is_ascii_letter(value[end]) || value[end] == '-' || value[end] == '_')) ++end;
    return value.substr(0, end);
}

}  // namespace

Robots Robots::disallow_all() {
    Robots robots;
    robots.rules_.push_back({"/", false});
    return robots;
}

Robots Robots::parse(std::string_view text, std::string_view token) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    text = text.substr(0, most_robots_bytes);
    const std::string own = ascii_lower(token);
    Robots named;
    Robots others;
    bool is_named = false;  // some group is ours
    bool in_named = false;
    bool in_others = false;
    bool among_agents = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = trim_line(line.substr(0, line.find('#')));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string key = ascii_lower(trim_line(line.substr(0, colon)));
        const std::string_view value = trim_line(line.substr(colon + 1));
        if (key == "user-agent") {
            if (!among_agents) in_named = in_others = false;
            among_agents = true;
            if (value == "*")
                in_others = true;
            else if (ascii_lower(token_of(value)) == own)
                in_named = is_named = true;
            continue;
        }
        const auto each_group = [&](auto&& change) {
            if (in_named) change(named);
            if (in_others) change(others);
        };
        if (key == "allow" || key == "disallow") {
            among_agents = false;
            if (value.empty() || value.size() > longest_rule) continue;
            each_group([&](Robots& robots) {
                if (robots.rules_.size() < most_rules) robots.rules_.push_back({normal(value), key == "allow"});
            });
        } else if (key == "crawl-delay") {
            among_agents = false;
            double seconds = 0;
            const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
            if (error != std::errc() || !(seconds >= 0)) continue;
            const auto delay = static_cast<long>(std::min(seconds, longest_delay) * 1000);
            each_group([&](Robots& robots) { robots.delay_ = std::chrono::milliseconds(delay); });
        }
        // Other lines, « Sitemap » for one, belong to no group and end none.
    }
    return is_named ? named : others;
}

bool Robots::allows(std::string_view target) const {
    const std::string path = normal(target);
    if (path == "/robots.txt") return true;
    bool allowed = true;
    std::size_t longest = 0;
    for (const Rule& rule : rules_) {
        if (rule.path.size() < longest || (rule.path.size() == longest && !rule.allows)) continue;
        if (!fits(rule.path, path)) continue;
        longest = rule.path.size();
        allowed = rule.allows;
    }
    return allowed;
}

}  // namespace recueil::harvest
