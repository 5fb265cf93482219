#include "harvest/source_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>
// zlib takes what it reads as constant only so.
#define ZLIB_CONST
#include <zlib.h>

#include "corpus/web_address.h"
#include "harvest/address.h"
#include "harvest/links.h"

namespace recueil::harvest {

namespace {

constexpr std::size_t most_source_bytes = std::size_t{100} << 20;
constexpr std::size_t most_sources = 1000;  // that one leads to
constexpr int deepest = 100;                // next pages of a feed; sitemaps nest two deep
constexpr int most_tries = 3;
constexpr std::chrono::seconds longest_wait{120};
constexpr std::size_t most_rows = 1000;  // about one address

// A sitemap packed by gzip (« sitemap.xml.gz »); absent where it is damaged or unpacks to too much.
std::optional<std::string> unpack(const std::string& bytes) {
    z_stream stream{};
    constexpr int gzip_windows = 15 + 16;
    if (inflateInit2(&stream, gzip_windows) != Z_OK) return std::nullopt;
    stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    int status = Z_OK;
    while (status == Z_OK && out.size() <= most_source_bytes) {
        constexpr std::size_t step = std::size_t{1} << 20;
        const std::size_t size = out.size();
        out.resize(size + step);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
        stream.avail_out = static_cast<uInt>(step);
        status = inflate(&stream, Z_NO_FLUSH);
        out.resize(size + step - stream.avail_out);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END || out.size() > most_source_bytes) return std::nullopt;
    return out;
}

Result<std::string> read_local(const std::string& path) {
    struct stat about {};
    const auto failed = [&](const char* reason) {
        return failure(ErrorCode::unreadable_input, fmt::format("cannot read {}: {}", path, reason),
                       "give a file, or an address that begins with http:// or https://");
    };
    if (::stat(path.c_str(), &about) != 0) return failed("there is no such file");
    if (!S_ISREG(about.st_mode)) return failed("it is no file");
    if (static_cast<std::size_t>(about.st_size) > most_source_bytes) return failed("it is too large");
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream) return failed("it is not permitted");
    return bytes;
}

tl::expected<Fetched, FetchProblem> fetch_source(Fetcher& fetcher, const std::string& address, bool may_be_private) {
    TransferRequest request;
    request.address = address;
    request.most_bytes = most_source_bytes;
    request.may_be_private = may_be_private;
    for (int tries = 1;; ++tries) {
        auto fetched = fetcher.get(request);
        if (fetched || tries == most_tries || fetched.error().kind != FetchProblem::Kind::passing) return fetched;
        const auto wait = fetched.error().retry_after.value_or(std::chrono::seconds(tries));
        if (wait > longest_wait) return fetched;
        fetcher.wait_until(Fetcher::Clock::now() + wait);
    }
}

}  // namespace

void SourceReader::read(const std::string& source) {
    std::vector<Source> waiting{{source, true, 0}};
    for (std::size_t next = 0; next < waiting.size() && !fetcher_.is_stopped(); ++next) {
        if (next > most_sources) {
            tell_({ErrorCode::unreadable_input,
                   fmt::format("{} leads to more than {} sources: the others are left out", source, most_sources)});
            break;
        }
        std::vector<Source> further;
        read_one(waiting[next], further);
        waiting.insert(waiting.end(), further.begin(), further.end());
    }
    if (left_out_ > 0)
        tell_({ErrorCode::unreadable_input, fmt::format("{} addresses are left out: there are more than {}",
                                                        std::exchange(left_out_, 0), options_.most_documents)});
}

void SourceReader::read_one(const Source& source, std::vector<Source>& further) {
    const auto web = corpus::web_address(source.name);
    const std::string name = web ? without_fragment(*web) : source.name;
    if (!seen_.insert(name).second) return;
    std::string bytes;
    std::string base;
    bool is_private = true;
    if (web) {
        auto fetched = fetch_source(fetcher_, name, source.may_be_private);
        if (!fetched) {
            if (fetched.error().kind == FetchProblem::Kind::stopped) return;
            return tell_({ErrorCode::unreadable_input, fmt::format("{}: {}", name, fetched.error().reason)});
        }
        bytes = std::move(fetched->answer.body);
        base = fetched->address;
        is_private = fetched->answer.was_private;
    } else {
        auto read = read_local(name);
        if (!read) return tell_(read.error());
        bytes = std::move(*read);
    }
    if (bytes.size() > 2 && bytes.compare(0, 2, "\x1F\x8B") == 0) {
        // An archive that is no packed sitemap is a document.
        if (auto unpacked = unpack(bytes)) bytes = std::move(*unpacked);
    }
    LinkOptions options;
    options.name = name;
    options.base = base;
    options.wanted = options_.matches;
    auto links = read_links(bytes, options);
    if (!links) return tell_(links.error());
    ++sources_read_;
    for (Error& problem : links->problems) tell_(std::move(problem));
    if (links->rows_without_address > 0)
        notes_.push_back(fmt::format("{}: {} rows give no address", name, links->rows_without_address));
    if (links->kind == SourceKind::none) {
        if (!web) return tell_({ErrorCode::unreadable_input, fmt::format("{} lists no addresses", name)});
        return add({name, name, source.may_be_private, {}});
    }
    if (links->documents.empty() && links->sources.empty())
        notes_.push_back(fmt::format("{}: no address of a document{}", name,
                                     links->kind == SourceKind::page && !options_.matches
                                         ? " (--match takes links that do not end in .pdf, .docx, …)"
                                         : ""));
    for (Link& link : links->documents) {
        if (options_.matches && !options_.matches(link.address)) continue;
        WantedDocument document{std::move(link.address), name, is_private, {}};
        const bool has_facts = !(link.given == corpus::GivenRow());
        if (has_facts) document.rows.push_back(std::move(link.given));
        add(std::move(document));
    }
    if (source.depth < deepest)
        for (std::string& each : links->sources) further.push_back({std::move(each), is_private, source.depth + 1});
}

void SourceReader::add(WantedDocument document) {
    const auto [known, is_new] = by_address_.try_emplace(document.address, documents_.size());
    if (is_new) {
        if (documents_.size() >= options_.most_documents) {
            by_address_.erase(known);
            ++left_out_;
            return;
        }
        documents_.push_back(std::move(document));
        return;
    }
    WantedDocument& same = documents_[known->second];
    same.may_be_private = same.may_be_private || document.may_be_private;
    for (corpus::GivenRow& row : document.rows)
        if (same.rows.size() < most_rows && std::find(same.rows.begin(), same.rows.end(), row) == same.rows.end())
            same.rows.push_back(std::move(row));
}

}  // namespace recueil::harvest
