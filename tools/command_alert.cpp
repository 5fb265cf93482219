#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include <fmt/format.h>

#include "alerts/alert_state.h"
#include "alerts/mail_message.h"
#include "alerts/mail_program.h"
#include "alerts/new_acts.h"
#include "alerts/report_text.h"
#include "alerts/saved_searches.h"
#include "alerts/webhook.h"
#include "base/hash.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

using alerts::Report;
using alerts::ReportKey;
using alerts::SavedSearch;

constexpr const char* printed = "print";
constexpr const char* mailed = "mail";

struct AlertOptions {
    std::vector<std::string> databases;
    std::string format;
    std::string queries;
    std::string since;
    std::string mailer;
};

// Reports that go to one place at once, with what is recorded once they are there.
struct Delivery {
    std::vector<std::string> receivers;  // of a mail
    std::string webhook;
    std::vector<Report> reports;
    std::vector<ReportKey> keys;
};

// The same for the same reports: who gets one twice after a crash can tell.
std::string id_of(const Delivery& delivery) {
    Sha256 hash;
    for (const ReportKey& key : delivery.keys) hash.add(key.search + "\n" + key.to + "\n");
    for (const Report& report : delivery.reports) hash.add(report.since + "\n" + report.until + "\n");
    return "recueil-" + hash.finish().substr(0, 32);
}

std::string mail_of(const Delivery& delivery, const alerts::SavedSearches& searches) {
    alerts::MailMessage mail;
    mail.sender = searches.sender.empty() ? "recueil@localhost" : searches.sender;
    mail.receivers = delivery.receivers;
    mail.subject = alerts::report_title(delivery.reports);
    mail.text = alerts::report_text(delivery.reports, searches.base_url, alerts::Language::french);
    mail.id = id_of(delivery);
    mail.date = std::chrono::system_clock::now();
    return alerts::written(mail);
}

// One run: what is new, to whom it goes, and how far each search has come.
class AlertRun {
  public:
    AlertRun(const AlertOptions& options, const alerts::SavedSearches& searches, const query::Searcher& searcher,
             alerts::AlertState& state)
        : options_(options), searches_(searches), searcher_(searcher), state_(state), now_(searcher.status().state) {}

    Result<int> run() {
        collect();
        if (begun_ > 0)
            print_note(options_.since + ": " +
                       counted(begun_, "report begins here, later changes are reported",
                               "reports begin here, later changes are reported"));
        if (auto saved = state_.save(); !saved) return failure(saved);
        for (const auto& [place, delivery] : deliveries_) {
            const auto done = deliver(delivery);
            if (!done) {
                report(done.error());
                continue;
            }
            // Only what has arrived is recorded: a crash between the two repeats it, and loses nothing.
            for (const ReportKey& key : delivery.keys) state_.advance(key, now_);
            if (auto saved = state_.save(); !saved) return failure(saved);
        }
        if (deliveries_.count("") == 0 && options_.format == "json") print(print_json({}));
        return has_failed_ ? exit_status(ErrorCode::unreadable_input) : 0;
    }

  private:
    void report(const Error& error) {
        print_error(error);
        has_failed_ = true;
    }

    static void print_note(const std::string& note) {
        std::fputs(("recueil: " + one_line(note) + "\n").c_str(), stderr);
    }

    void collect() {
        std::set<ReportKey> kept;
        for (const SavedSearch& search : searches_.searches) {
            const bool is_mailed = !search.mail.empty();
            if (is_mailed || search.webhooks.empty()) collect(search, is_mailed ? mailed : printed, kept);
            for (const std::string& address : search.webhooks) collect(search, address, kept);
        }
        state_.keep([&kept](const ReportKey& key) { return kept.count(key) > 0; });
    }

    void collect(const SavedSearch& search, const std::string& to, std::set<ReportKey>& kept) {
        const ReportKey key{search.name, to};
        kept.insert(key);
        const auto since = state_.position(key);
        if (!since) {
            state_.advance(key, now_);
            ++begun_;
            return;
        }
        auto found = report_since(search, *since);
        if (!found) return report(found.error());
        if (found->acts.empty() && !found->is_gap) return state_.advance(key, now_);
        // Mails to the same people and what is printed are grouped; a webhook takes one report at a time.
        const bool is_webhook = to != mailed && to != printed;
        const bool is_mail = to == mailed && (!options_.mailer.empty() || options_.format == "mail");
        const std::string place = is_webhook ? search.name + "\n" + to
                                  : is_mail  ? fmt::format("{}", fmt::join(search.mail, ","))
                                             : std::string();
        Delivery& delivery = deliveries_[place];
        if (is_webhook) delivery.webhook = to;
        if (is_mail) delivery.receivers = search.mail;
        delivery.reports.push_back(std::move(*found));
        delivery.keys.push_back(key);
    }

    Result<Report> report_since(const SavedSearch& search, const std::string& since) {
        Report report{&search, since, now_, false, {}};
        if (since == now_) return report;
        const auto& changes = changes_since(since);
        if (!changes && changes.error().code == ErrorCode::not_found) {
            report.is_gap = true;
            return report;
        }
        if (!changes) return failure(changes);
        auto acts = alerts::new_acts(searcher_, search, changes->acts);
        if (!acts) {
            Error error = acts.error();
            error.message = fmt::format("{}: {}", search.name, error.message);
            return failure(error);
        }
        report.acts = std::move(*acts);
        return report;
    }

    // Searches that were reported together have one state.
    const Result<query::ChangesSince>& changes_since(const std::string& since) {
        const auto known = changes_.find(since);
        if (known != changes_.end()) return known->second;
        return changes_
            .emplace(since,
                     query::changes_since(options_.databases, since, now_,
                                          [this](const std::string& id) { return searcher_.act(id).has_value(); }))
            .first->second;
    }

    Result<void> deliver(const Delivery& delivery) {
        if (!delivery.webhook.empty()) {
            const auto body = alerts::to_json(delivery.reports.front(), searches_.base_url);
            return alerts::post_webhook(
                {delivery.webhook, id_of(delivery), dump(body), delivery.reports.front().search->secret});
        }
        if (!delivery.receivers.empty() && !options_.mailer.empty())
            return alerts::hand_to_mailer(options_.mailer, mail_of(delivery, searches_));
        print(as_printed(delivery));
        flush_output();
        return {};
    }

    std::string as_printed(const Delivery& delivery) const {
        if (options_.format == "json") return print_json(delivery.reports);
        if (options_.format == "text") return alerts::report_text(delivery.reports, searches_.base_url, language_);
        Delivery addressed = delivery;
        if (addressed.receivers.empty()) addressed.receivers = {"recueil@localhost"};
        // Several mails are a mailbox (mbox): each begins with a line « From ».
        const auto printed_mails = std::count_if(deliveries_.begin(), deliveries_.end(), [this](const auto& each) {
            return each.second.webhook.empty() && (each.second.receivers.empty() || options_.mailer.empty());
        });
        const std::string mail = mail_of(addressed, searches_);
        return printed_mails > 1 ? "From recueil@localhost Thu Jan  1 00:00:00 1970\n" + mail + "\n" : mail;
    }

    // One object for the run, also where nothing is new.
    std::string print_json(const std::vector<Report>& reports) const {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const Report& report : reports) list.push_back(alerts::to_json(report, searches_.base_url));
        return dump({{"schema", "recueil.alerts/1"}, {"state", now_}, {"reports", std::move(list)}}) + "\n";
    }

    const AlertOptions& options_;
    const alerts::SavedSearches& searches_;
    const query::Searcher& searcher_;
    alerts::AlertState& state_;
    std::string now_;
    std::map<std::string, Delivery> deliveries_;
    std::map<std::string, Result<query::ChangesSince>> changes_;
    const alerts::Language language_ =
        language() == Language::french ? alerts::Language::french : alerts::Language::english;
    std::size_t begun_ = 0;
    bool has_failed_ = false;
};

Result<int> alert(const AlertOptions& options) {
    if (const auto given = require_databases(options.databases); !given) return failure(given);
    if (options.queries.empty())
        return failure(ErrorCode::usage, translated("alert: --queries FILE is missing"),
                       say("see recueil {} --help", "alert"));
    if (options.since.empty())
        return failure(ErrorCode::usage, translated("alert: --since STATE is missing"),
                       say("see recueil {} --help", "alert"));
    const auto searches = alerts::read_saved_searches(options.queries);
    if (!searches) return failure(searches);
    const auto searcher = query::Searcher::open(options.databases);
    if (!searcher) return failure(searcher);
    auto state = alerts::AlertState::open(options.since);
    if (!state) return failure(state);
    return AlertRun(options, *searches, *searcher, *state).run();
}

}  // namespace

Command alert_command(CLI::App& program) {
    const auto options = std::make_shared<AlertOptions>();
    CLI::App* command =
        program.add_subcommand("alert", "The acts that entered or changed since the last run, for each saved search");
    add_databases(*command, options->databases);
    command
        ->add_option("--queries", options->queries, "Saved searches: names, queries, filters and who is told, as JSON")
        ->option_text("FILE");
    command
        ->add_option("--since", options->since,
                     "What was reported up to now; the first run makes it, and reports begin there")
        ->option_text("STATE");
    add_format(*command, options->format, {"text", "json", "mail"});
    command
        ->add_option("--sendmail", options->mailer,
                     "Hand mails to this program, as sendmail takes them; else they are printed")
        ->option_text("PROGRAM");
    command->footer(
        "Each act is reported once to each place; what cannot be delivered is tried again by the next run.");
    return {command, "", 0, 0, [options](const Operands&) { return alert(*options); }};
}

}  // namespace recueil::tools
