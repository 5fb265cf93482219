#include "alerts/mail_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "alerts/webhook.h"

namespace recueil::alerts {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

TEST(MailMessage, HeadersAreAscii) {
    EXPECT_EQ(header_text("Two new acts"), "Two new acts");
    EXPECT_EQ(header_text("Séance"), "=?utf-8?B?U8OpYW5jZQ==?=");
    // What looks encoded is encoded, so that it is read as it is written.
    EXPECT_EQ(header_text("=?utf-8?q?a?="), "=?utf-8?B?PT91dGYtOD9xP2E/PQ==?=");
    std::string longer;
    for (int i = 0; i < 60; ++i) longer += "é";
    const auto header = header_text(longer);
    EXPECT_THAT(header, HasSubstr("?=\n =?utf-8?B?"));
    std::size_t line = 0;
    for (const char c : header) {
        line = c == '\n' ? 0 : line + 1;
        EXPECT_LE(line, 76U);
    }
}

TEST(MailMessage, BodiesAreQuotedPrintable) {
    EXPECT_EQ(quoted_printable("a = b"), "a =3D b");
    EXPECT_EQ(quoted_printable("é\n.\nFrom x \n"), "=C3=A9\n=2E\n=46rom x=20\n");
    EXPECT_EQ(quoted_printable(std::string(80, 'a')), std::string(75, 'a') + "=\n" + std::string(5, 'a'));
}

TEST(MailMessage, IsWrittenWhole) {
    MailMessage mail{"recueil@example.org",
                     {"a@example.org", "b@example.org"},
                     "Été",
                     "bonjour",
                     "x1",
                     std::chrono::system_clock::from_time_t(1'700'000'000)};
    const auto text = written(mail);
    EXPECT_THAT(text, HasSubstr("To: a@example.org,\n b@example.org\n"));
    EXPECT_THAT(text, HasSubstr("Date: Tue, 14 Nov 2023 22:13:20 +0000\nMessage-ID: <x1@example.org>\n"));
    EXPECT_THAT(text, EndsWith("\n\nbonjour\n"));
}

// The example of the Standard Webhooks specification.
TEST(Webhook, IsSignedAsReceiversCheckIt) {
    const WebhookMessage message{"", "msg_p5jXN8AQM9LWM0D4loKWxJek", R"({"test": 2432232314})",
                                 "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"};
    EXPECT_EQ(webhook_signature(message, 1'614'265'330), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

}  // namespace
}  // namespace recueil::alerts
