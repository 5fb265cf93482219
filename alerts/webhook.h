// Reports as POST requests, signed as « Standard Webhooks » has it. curl stays in this file's source.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"

namespace recueil::alerts {

struct WebhookMessage {
    std::string address;  // http or https
    std::string id;       // the same for the same report: who receives it twice can tell
    std::string body;     // JSON
    std::string secret;   // « whsec_… » in base64, or any text; empty: not signed
};

struct WebhookLimits {
    std::chrono::seconds connect{10};
    std::chrono::seconds exchange{30};
    std::vector<std::chrono::milliseconds> pauses{std::chrono::seconds(1), std::chrono::seconds(4),
                                                  std::chrono::seconds(16)};  // before each further attempt
};

// « v1,… »: HMAC-SHA-256 over « id.seconds.body » in base64.
std::string webhook_signature(const WebhookMessage& message, std::int64_t seconds);

// Sends until an answer 2xx comes: again after no answer, 408, 429 and 5xx, at most as often as there are pauses.
// Follows no redirect. Fails with internal, saying what the other end answered.
Result<void> post_webhook(const WebhookMessage& message, const WebhookLimits& limits = {});

}  // namespace recueil::alerts
