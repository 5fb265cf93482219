#include "harvest/address.h"

#include <algorithm>
#include <memory>

#include <curl/curl.h>

#include "base/hash.h"
#include "base/text.h"
#include "corpus/identity.h"
#include "corpus/web_address.h"

namespace recueil::harvest {

namespace {

std::size_t end_of_origin(std::string_view address) {
    const std::size_t mark = address.find("://");
    const std::size_t host = mark == std::string_view::npos ? 0 : mark + 3;
    return std::min(address.find_first_of("/?#", host), address.size());
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_code =
            text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (!is_code) {
            out.push_back(text[i]);
            continue;
        }
        out.push_back(static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])));
        i += 2;
    }
    return out;
}

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

}  // namespace

std::string origin_of(std::string_view address) {
    return std::string(address.substr(0, end_of_origin(address)));
}

std::string target_of(std::string_view address) {
    const std::string_view rest = address.substr(end_of_origin(address));
    const std::string target(rest.substr(0, rest.find('#')));
    return target.empty() || target.front() != '/' ? "/" + target : target;
}

std::string without_fragment(std::string_view address) {
    return std::string(address.substr(0, address.find('#')));
}

std::optional<std::string> resolve(const std::string& page, std::string_view reference) {
    // Browsers take no notice of line feeds within an address (WHATWG URL).
    std::string wanted(reference);
    std::erase_if(wanted, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
    const std::size_t first = wanted.find_first_not_of(' ');
    if (first == std::string::npos) return std::nullopt;
    wanted = wanted.substr(first, wanted.find_last_not_of(' ') - first + 1);
    if (const auto absolute = corpus::web_address(wanted)) return absolute;
    const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, page.c_str(), 0) != CURLUE_OK) return std::nullopt;
    if (curl_url_set(url.get(), CURLUPART_URL, wanted.c_str(), CURLU_URLENCODE) != CURLUE_OK) return std::nullopt;
    char* text = nullptr;
    if (curl_url_get(url.get(), CURLUPART_URL, &text, 0) != CURLUE_OK) return std::nullopt;
    auto address = corpus::web_address(text);
    curl_free(text);
    return address;
}

std::string file_stem(const std::string& address) {
    const std::string target = target_of(address);
    const std::string path = percent_decoded(target.substr(0, target.find('?')));
    const std::size_t slash = path.find_last_not_of('/');
    std::string name = slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
    name.erase(0, name.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    if (dot != std::string::npos && name.size() - dot <= 6) name.resize(dot);
    constexpr std::size_t longest = 60;
    Sha256 digest;
    digest.add(address);
    const std::string stem = corpus::slug(name, longest);
    return (stem.empty() ? std::string("document") : stem) + "-" + digest.finish().substr(0, 12);
}

std::string folder_of(const std::string& address) {
    const std::string origin = origin_of(address);
    const std::string folder = corpus::slug(origin.substr(origin.find("://") + 3), 80);
    return folder.empty() ? "site" : folder;
}

}  // namespace recueil::harvest
