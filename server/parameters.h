// The parameters of an address: what a route takes, and what a request gave. Nothing is ignored and nothing guessed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "server/problem.h"

namespace recueil::server {

enum class ParameterType {
    text,
    integer,  // from `minimum` to `maximum`
    date,     // ISO 8601: a day, a month or a year that exists
    year,     // four digits
    choice,   // one of `allowed`
    choices,  // some of `allowed`, with commas between
};

struct ParameterSpec {
    std::string_view name;
    ParameterType type = ParameterType::text;
    std::string description;  // English, one sentence
    std::vector<std::string_view> allowed{};
    int minimum = 0;
    int maximum = 0;
    std::string fallback{};  // the default, for the documentation
    bool repeatable = false;
    bool required = false;
    std::string_view example{};
};

// Percent-decoding; `plus_is_space` as in forms. False where a `%` is not followed by two hexadecimal digits or what
// comes out is not UTF-8 or holds a zero byte.
bool percent_decode(std::string_view text, bool plus_is_space, std::string& decoded);

// The query string without what other sites add to links to follow their readers (utm_source, fbclid…).
std::string without_trackers(std::string_view query);

class Parameters {
  public:
    // Fails with every fault found, at most 20. A parameter with an empty value counts as not given, since forms send
    // those. Linear in the text.
    static tl::expected<Parameters, std::vector<ParameterError>> parse(std::string_view query,
                                                                       std::span<const ParameterSpec> specs);

    std::vector<std::string> all(std::string_view name) const;
    std::string first(std::string_view name, std::string_view fallback = {}) const;
    int integer(std::string_view name, int fallback) const;
    bool has(std::string_view name) const;
    // Of a parameter of type choices: without those given twice.
    std::vector<std::string> choices(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> given_;
};

}  // namespace recueil::server
