#include "harvest/transfer.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <utility>

#include <curl/curl.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/file_descriptor.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/write_all.h"
#include "harvest/private_networks.h"

namespace recueil::harvest {

namespace {

constexpr std::size_t head_bytes = std::size_t{64} << 10;
constexpr std::size_t most_header_bytes = std::size_t{256} << 10;
// Of an answer that is not taken: more than any error page has.
constexpr std::size_t most_unwanted_bytes = std::size_t{1} << 20;
constexpr std::size_t longest_validator = 1024;
constexpr long slowest = 1000;               // bytes a second
constexpr std::int64_t total_timeouts = 20;  // an exchange may take so many times the timeout

void ensure_curl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)started;
}

std::string_view trim_header(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// A header's value that is sent back another time: printable, and no longer than any server makes it.
std::string validator(std::string_view value) {
    const bool is_clean = value.size() <= longest_validator && std::all_of(value.begin(), value.end(), [](char c) {
                              return static_cast<unsigned char>(c) >= 0x20 && c != '\x7F';
                          });
    return is_clean ? std::string(value) : std::string();
}

// « Retry-After: 120 », or a day and time.
std::optional<std::chrono::seconds> read_retry_after(std::string_view value) {
    long seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc() && end == value.data() + value.size())
        return std::chrono::seconds(std::clamp(seconds, 0L, 10'000'000L));
    const std::time_t when = curl_getdate(std::string(value).c_str(), nullptr);
    if (when < 0) return std::nullopt;
    return std::chrono::seconds(std::max<std::int64_t>(0, when - std::time(nullptr)));
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// What curl calls back with while one exchange goes on.
class Exchange {
  public:
    Exchange(const TransferRequest& request, const std::atomic<bool>* stop) : request_(request), stop_(stop) {}

    bool open_file() {
        if (request_.file.empty()) return true;
        file_ =
            FileDescriptor(::open(request_.file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
        if (!file_.is_open()) disk_error_ = errno;
        return file_.is_open();
    }

    void prepare(CURL* curl) {
        curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Exchange::take_header);
        curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Exchange::take_body);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &Exchange::go_on);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &Exchange::open_socket);
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
    }

    tl::expected<TransferAnswer, TransferProblem> finish(CURL* curl, CURLcode code, const char* detail) {
        using Kind = TransferProblem::Kind;
        const auto problem = [](Kind kind, std::string reason) {
            return tl::unexpected(TransferProblem{kind, std::move(reason)});
        };
        if (disk_error_ != 0)
            return problem(Kind::disk, fmt::format("cannot write {}: {}", request_.file, std::strerror(disk_error_)));
        if (stop_ != nullptr && *stop_) return problem(Kind::stopped, "the run was stopped");
        if (is_refused_)
            return problem(Kind::lasting, "its server has an address of this machine or of a private network");
        if (is_too_long_) return problem(Kind::lasting, fmt::format("it is larger than {} bytes", request_.most_bytes));
        if (header_bytes_ > most_header_bytes) return problem(Kind::lasting, "its headers do not end");
        if (code != CURLE_OK && !is_enough_) {
            const bool is_passing = code != CURLE_UNSUPPORTED_PROTOCOL && code != CURLE_URL_MALFORMAT &&
                                    code != CURLE_PEER_FAILED_VERIFICATION && code != CURLE_TOO_MANY_REDIRECTS;
            const bool is_late = code == CURLE_OPERATION_TIMEDOUT;
            const char* said = detail[0] != '\0' ? detail : curl_easy_strerror(code);
            return problem(is_passing ? Kind::passing : Kind::lasting,
                           is_late ? fmt::format("no answer in time: {}", said) : std::string(said));
        }
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer_.status);
        char* location = nullptr;
        if (curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &location) == CURLE_OK && location != nullptr)
            answer_.location = location;
        // A connection that was kept opened no socket now.
        char* server = nullptr;
        if (curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &server) == CURLE_OK && server != nullptr)
            answer_.was_private = is_private_address(server);
        answer_.sha256 = digest_.finish();
        if (file_.is_open() && answer_.status == 200 && ::fsync(file_.number()) != 0)
            return problem(Kind::disk, fmt::format("cannot write {}: {}", request_.file, std::strerror(errno)));
        return std::move(answer_);
    }

  private:
    static std::size_t take_header(char* data, std::size_t, std::size_t size, void* self) {
        return static_cast<Exchange*>(self)->header({data, size}) ? size : size + 1;
    }
    static std::size_t take_body(char* data, std::size_t, std::size_t size, void* self) {
        return static_cast<Exchange*>(self)->body({data, size}) ? size : size + 1;
    }
    static int go_on(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        const auto* stop = static_cast<Exchange*>(self)->stop_;
        return stop != nullptr && *stop ? 1 : 0;
    }
    // Seen here is the address that is connected to, whatever the name resolved to a moment ago.
    static curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* address) {
        auto& self = *static_cast<Exchange*>(data);
        self.is_refused_ = !self.request_.may_be_private && is_private(address->addr);
        if (self.is_refused_) return CURL_SOCKET_BAD;
        return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    }

    bool header(std::string_view line) {
        header_bytes_ += line.size();
        if (header_bytes_ > most_header_bytes) return false;
        if (line.substr(0, 5) == "HTTP/") {
            // Those of an answer before the last (« 100 Continue ») do not count.
            answer_ = {};
            const std::size_t space = line.find(' ');
            if (space != std::string_view::npos)
                std::from_chars(line.data() + space + 1, line.data() + line.size(), answer_.status);
            return true;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return true;
        const std::string name = ascii_lower(line.substr(0, colon));
        const std::string_view value = trim_header(line.substr(colon + 1));
        if (name == "etag") answer_.etag = validator(value);
        if (name == "last-modified") answer_.last_modified = validator(value);
        if (name == "content-type") answer_.media_type = ascii_lower(trim_header(value.substr(0, value.find(';'))));
        if (name == "retry-after") answer_.retry_after = read_retry_after(value);
        if (name == "content-length" && answer_.status == 200 && !request_.may_be_longer) {
            std::uint64_t length = 0;
            const auto read = std::from_chars(value.data(), value.data() + value.size(), length);
            if (read.ec == std::errc() && length > request_.most_bytes) is_too_long_ = true;
        }
        return !is_too_long_;
    }

    bool body(std::string_view bytes) {
        if (answer_.status != 200) {
            unwanted_bytes_ += bytes.size();
            is_enough_ = unwanted_bytes_ > most_unwanted_bytes;
            return !is_enough_;
        }
        const std::size_t room = request_.most_bytes - std::min(request_.most_bytes, answer_.bytes);
        if (bytes.size() > room) {
            if (!request_.may_be_longer) {
                is_too_long_ = true;
                return false;
            }
            bytes = bytes.substr(0, room);
            is_enough_ = true;
        }
        answer_.bytes += bytes.size();
        digest_.add(bytes);
        if (!file_.is_open()) {
            answer_.body.append(bytes);
        } else {
            answer_.head.append(bytes.substr(0, head_bytes - std::min(head_bytes, answer_.head.size())));
            if (!write(bytes)) return false;
        }
        return !is_enough_;
    }

    bool write(std::string_view bytes) {
        if (write_all(file_.number(), bytes)) return true;
        disk_error_ = errno;
        return false;
    }

    const TransferRequest& request_;
    const std::atomic<bool>* stop_;
    TransferAnswer answer_;
    Sha256 digest_;
    FileDescriptor file_;
    std::size_t header_bytes_ = 0;
    std::size_t unwanted_bytes_ = 0;
    int disk_error_ = 0;
    bool is_too_long_ = false;
    bool is_enough_ = false;  // what was wanted is there; the rest is not waited for
    bool is_refused_ = false;
};

}  // namespace

struct Transfers::Private {
    CURL* curl = nullptr;
    std::string user_agent;
    const std::atomic<bool>* stop = nullptr;
};

Transfers::Transfers(std::string user_agent, const std::atomic<bool>* stop) : private_(std::make_unique<Private>()) {
    ensure_curl();
    private_->curl = curl_easy_init();
    private_->user_agent = std::move(user_agent);
    private_->stop = stop;
}

Transfers::~Transfers() {
    if (private_->curl != nullptr) curl_easy_cleanup(private_->curl);
}

tl::expected<TransferAnswer, TransferProblem> Transfers::get(const TransferRequest& request) {
    CURL* const curl = private_->curl;
    if (curl == nullptr) return tl::unexpected(TransferProblem{TransferProblem::Kind::disk, "libcurl cannot start"});
    curl_easy_reset(curl);
    Exchange exchange(request, private_->stop);
    if (!exchange.open_file()) return exchange.finish(curl, CURLE_WRITE_ERROR, "");
    exchange.prepare(curl);
    std::string detail(CURL_ERROR_SIZE, '\0');
    const auto timeout = static_cast<long>(request.timeout.count());
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail.data());
    curl_easy_setopt(curl, CURLOPT_URL, request.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, private_->user_agent.c_str());
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, timeout);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slowest);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, timeout);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(timeout * total_timeouts));
    // A connection that is kept was let through for another address.
    if (!request.may_be_private) curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    HeaderList headers;
    const auto add = [&](const std::string& header) {
        if (curl_slist* longer = curl_slist_append(headers.get(), header.c_str())) {
            (void)headers.release();
            headers.reset(longer);
        }
    };
    if (!request.etag.empty()) add("If-None-Match: " + request.etag);
    if (!request.last_modified.empty()) add("If-Modified-Since: " + request.last_modified);
    if (headers) curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    const CURLcode code = curl_easy_perform(curl);
    auto result = exchange.finish(curl, code, detail.c_str());
    // The buffer that it writes to is gone when connections are closed later.
    curl_easy_reset(curl);
    return result;
}

}  // namespace recueil::harvest
