// The documents that acts were read from, as they were given, and their pages.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "corpus/pdf_pages.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/byte_range.h"

namespace recueil::server {
namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10;
constexpr int kLastPage = 100'000;
// Nothing in a document runs, loads anything or is shown inside another page.
constexpr std::string_view kInert =
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// Part of a file, read as it is sent.
class FilePart : public BodySource {
  public:
    FilePart(FileDescriptor file, std::uint64_t begin, std::uint64_t bytes)
        : file_(std::move(file)), at_(begin), left_(bytes) {}

    bool next(std::string& piece) override {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left_, kPiece));
        piece.resize(wanted);
        std::size_t done = 0;
        while (done < wanted) {
            const ssize_t got =
                ::pread(file_.number(), piece.data() + done, wanted - done, static_cast<off_t>(at_ + done));
            if (got < 0 && errno == EINTR) continue;
            // The length is sent already: cutting the connection shows that the body is not whole.
            if (got <= 0) throw std::runtime_error("a document was cut short while it was sent");
            done += static_cast<std::size_t>(got);
        }
        at_ += wanted;
        left_ -= wanted;
        return left_ > 0;
    }

  private:
    FileDescriptor file_;
    std::uint64_t at_;
    std::uint64_t left_;
};

struct Found {
    std::string sha256;
    std::string name;
    Original original;
};

// Where the council itself gives the document; empty where it is not known.
std::string address_of_council(Index& index, const std::string& act) {
    if (act.empty()) return {};
    const auto json = index.act(act);
    if (!json) return {};
    return query::source_url(*json);
}

tl::expected<Found, Problem> find_document(Call& call) {
    std::string hash = call.captures.at(0);
    const bool is_hash = hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!is_hash) return problem({404, "A document is known by its SHA-256, in 64 lower-case hexadecimal digits."});
    const auto files = call.index.files();
    if (!files) return problem(files.error());
    const auto known = (*files)->by_sha256.find(hash);
    if (known == (*files)->by_sha256.end()) return problem({404, "The index was made from no document of this hash."});
    const auto missing = [&](std::string why) {
        Problem gone{404, std::move(why)};
        gone.url = address_of_council(call.index, known->second.act);
        return problem(std::move(gone));
    };
    if (call.site.originals == nullptr) return missing("This server does not give the documents themselves.");
    auto original = call.site.originals->find(hash, known->second);
    if (!original) return missing(original.error().message);
    return Found{std::move(hash), known->second.name, std::move(*original)};
}

void set_tag(Response& response, const std::string& tag) {
    response.set("ETag", tag);
    response.set("Cache-Control", "no-cache");
}

// Whether the client holds it already, as it names it in If-None-Match.
bool holds(const Call& call, const std::string& tag) {
    const auto tags = call.request.header("if-none-match");
    return tags == "*" || tags.find(tag) != std::string::npos;
}

Response not_modified(const std::string& tag) {
    Response response;
    response.status = 304;
    set_tag(response, tag);
    return response;
}

std::optional<int> page_of(std::string_view segment) {
    constexpr std::string_view ending = ".png";
    if (segment.size() <= ending.size() || segment.substr(segment.size() - ending.size()) != ending)
        return std::nullopt;
    segment.remove_suffix(ending.size());
    int page = 0;
    const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), page);
    if (error != std::errc() || end != segment.data() + segment.size()) return std::nullopt;
    if (segment.front() == '0' || page < 1 || page > kLastPage) return std::nullopt;
    return page;
}

}  // namespace

Outcome answer_document(Call& call) {
    auto found = find_document(call);
    if (!found) return problem(found.error());
    const std::string tag = "\"" + found->sha256 + "\"";
    if (holds(call, tag)) return not_modified(tag);
    Original& original = found->original;
    Response response;
    set_tag(response, tag);
    response.set("Accept-Ranges", "bytes");
    response.set("Content-Security-Policy", std::string(kInert));
    const auto if_range = call.request.header("if-range");
    const RangeChoice choice =
        if_range.empty() || if_range == tag ? choose_range(call.request.header("range"), original.size) : RangeChoice{};
    if (choice.answer == RangeAnswer::unsatisfiable) {
        response.status = 416;
        response.set("Content-Range", fmt::format("bytes */{}", original.size));
        return response;
    }
    response.set("Content-Type", original.media_type);
    response.set("Content-Disposition", content_disposition(original.is_inline, found->name));
    std::uint64_t begin = 0;
    std::uint64_t bytes = original.size;
    if (choice.answer == RangeAnswer::part) {
        response.status = 206;
        begin = choice.range.first;
        bytes = choice.range.last - choice.range.first + 1;
        response.set("Content-Range",
                     fmt::format("bytes {}-{}/{}", choice.range.first, choice.range.last, original.size));
    }
    if (bytes == 0) return response;
    response.source_bytes = bytes;
    response.source = std::make_unique<FilePart>(std::move(original.file), begin, bytes);
    return response;
}

Outcome answer_document_page(Call& call) {
    const auto page = page_of(call.captures.at(1));
    if (!page) return problem({404, "A page is named by its number, from 1: 2.png."});
    auto found = find_document(call);
    if (!found) return problem(found.error());
    if (found->original.media_type != "application/pdf")
        return problem({404, "The document is no PDF: it has no pages that could be drawn."});
    const std::string tag = fmt::format("\"{}-{}\"", found->sha256, *page);
    const std::string key = fmt::format("{}-{}", found->sha256, *page);
    const auto answer = [&](const std::string& picture) {
        Response response = text_response("image/png", picture);
        set_tag(response, tag);
        response.set("Content-Security-Policy", std::string(kInert));
        return response;
    };
    if (holds(call, tag)) return not_modified(tag);
    if (const auto kept = call.site.pictures->find(key)) return answer(*kept);
    if (!corpus::can_draw_pages())
        return problem({503, "Pages are not drawn here: the package poppler-utils is not installed on the server."});
    const auto place = call.site.drawing->take();
    if (!place) return problem({503, "As many pages as can be are being drawn; try again in a moment."});
    if (const auto kept = call.site.pictures->find(key)) return answer(*kept);
    auto drawn = corpus::draw_page(found->original.file.number(), *page);
    if (!drawn) {
        if (drawn.error().code == ErrorCode::not_found) return problem({404, "The document has no such page."});
        return problem({404, "The page cannot be drawn: " + drawn.error().message + "."});
    }
    return answer(*call.site.pictures->keep(key, std::move(*drawn)));
}

}  // namespace recueil::server
