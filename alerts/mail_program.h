// Hands mails to the machine's own mailer.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/error.h"

namespace recueil::alerts {

// Runs `program -i -t` (as sendmail, msmtp, nullmailer, … take it: receivers stand in the message) with the message as
// its standard input, and waits. Its output goes to standard error. Fails with internal where it cannot be started,
// ends with another status than 0 or is not done after `patience`, when it is killed.
Result<void> hand_to_mailer(const std::string& program, std::string_view message,
                            std::chrono::seconds patience = std::chrono::seconds(60));

}  // namespace recueil::alerts
