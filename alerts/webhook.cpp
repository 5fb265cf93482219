#include "alerts/webhook.h"

#include <memory>
#include <thread>

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/base64.h"

namespace recueil::alerts {
namespace {

constexpr std::string_view secret_prefix = "whsec_";

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// Answers have no use, and no bound on their length.
std::size_t discard(char* /*bytes*/, std::size_t size, std::size_t count, void* /*unused*/) {
    return size * count;
}

// Once, before other threads are there.
bool has_curl() {
    static const bool is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return is_ready;
}

std::int64_t now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

struct Attempt {
    bool is_taken = false;
    bool may_succeed_later = false;
    std::string reason;
};

Attempt attempt(const WebhookMessage& message, const WebhookLimits& limits) {
    const std::unique_ptr<CURL, CloseHandle> handle(has_curl() ? curl_easy_init() : nullptr);
    if (handle == nullptr) return {false, false, "libcurl cannot be used"};
    const std::int64_t seconds = now();
    std::vector<std::string> lines{"Content-Type: application/json", "Expect:", "webhook-id: " + message.id,
                                   fmt::format("webhook-timestamp: {}", seconds)};
    if (!message.secret.empty()) lines.push_back("webhook-signature: " + webhook_signature(message, seconds));
    curl_slist* list = nullptr;
    for (const std::string& line : lines) list = curl_slist_append(list, line.c_str());
    const std::unique_ptr<curl_slist, FreeList> headers(list);
    CURL* const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, message.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "recueil");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(limits.exchange.count()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(message.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, message.body.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, discard);
    if (const CURLcode code = curl_easy_perform(curl); code != CURLE_OK)
        return {false, code != CURLE_URL_MALFORMAT && code != CURLE_PEER_FAILED_VERIFICATION, curl_easy_strerror(code)};
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status >= 200 && status < 300) return {true, false, {}};
    return {false, status >= 500 || status == 408 || status == 429, fmt::format("it answered {}", status)};
}

}  // namespace

std::string webhook_signature(const WebhookMessage& message, std::int64_t seconds) {
    std::string key = message.secret;
    if (key.rfind(secret_prefix, 0) == 0)
        if (auto bytes = base64_decode(key.substr(secret_prefix.size()))) key = std::move(*bytes);
    return "v1," + base64_encode(hmac_sha256(key, fmt::format("{}.{}.{}", message.id, seconds, message.body)));
}

Result<void> post_webhook(const WebhookMessage& message, const WebhookLimits& limits) {
    for (std::size_t tried = 0;; ++tried) {
        const Attempt result = attempt(message, limits);
        if (result.is_taken) return {};
        if (!result.may_succeed_later || tried == limits.pauses.size())
            return failure(ErrorCode::internal,
                           fmt::format("{} did not take the report: {}", message.address, result.reason),
                           "it is sent again by the next run");
        std::this_thread::sleep_for(limits.pauses[tried]);
    }
}

}  // namespace recueil::alerts
