#include "harvest/fetcher.h"

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "corpus/web_address.h"
#include "harvest/address.h"

namespace recueil::harvest {

namespace {

constexpr int most_redirects = 10;
constexpr int most_robots_redirects = 5;  // RFC 9309
constexpr int most_robots_failures = 3;   // of one host in a run

bool is_redirect(long status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

FetchProblem of_transfer(const TransferProblem& problem) {
    using From = TransferProblem::Kind;
    using To = FetchProblem::Kind;
    const To kind = problem.kind == From::passing   ? To::passing
                    : problem.kind == From::stopped ? To::stopped
                    : problem.kind == From::disk    ? To::disk
                                                    : To::lasting;
    return {kind, problem.reason, std::nullopt};
}

FetchProblem of_status(const TransferAnswer& answer) {
    const long status = answer.status;
    const bool is_passing = status == 408 || status == 425 || status == 429 || status >= 500;
    const char* meaning = status == 404 || status == 410   ? ": it is not there"
                          : status == 401 || status == 403 ? ": it is not public"
                          : status == 429                  ? ": too many requests"
                          : status >= 500                  ? ": the server failed"
                                                           : "";
    return {is_passing ? FetchProblem::Kind::passing : FetchProblem::Kind::lasting,
            fmt::format("the server answers {}{}", status, meaning), answer.retry_after};
}

}  // namespace

Fetcher::Fetcher(Manners manners, const std::atomic<bool>* stop)
    : manners_(std::move(manners)), stop_(stop), transfers_(manners_.user_agent, stop) {}

Fetcher::Host& Fetcher::host_of(const std::string& address) {
    const auto [host, is_new] = hosts_.try_emplace(origin_of(address));
    if (is_new) host->second.pause = manners_.pause;
    return host->second;
}

Fetcher::Clock::time_point Fetcher::ready_at(const std::string& address) const {
    const auto host = hosts_.find(origin_of(address));
    return host == hosts_.end() ? Clock::time_point() : host->second.ready;
}

void Fetcher::leave_alone(const std::string& address, std::chrono::seconds time) {
    Host& host = host_of(address);
    host.ready = std::max(host.ready, Clock::now() + time);
}

void Fetcher::wait_until(Clock::time_point then) const {
    constexpr auto slice = std::chrono::milliseconds(100);
    for (auto now = Clock::now(); now < then && !is_stopped(); now = Clock::now())
        std::this_thread::sleep_for(std::min<Clock::duration>(slice, then - now));
}

tl::expected<TransferAnswer, TransferProblem> Fetcher::ask(const TransferRequest& request, Host& host) {
    wait_until(host.ready);
    auto answer = transfers_.get(request);
    host.ready = Clock::now() + host.pause;
    return answer;
}

void Fetcher::read_robots(const std::string& address, Host& host, bool may_be_private) {
    const std::string token = manners_.user_agent.substr(0, manners_.user_agent.find('/'));
    TransferRequest request;
    request.address = origin_of(address) + "/robots.txt";
    request.most_bytes = most_robots_bytes;
    request.may_be_longer = true;
    request.may_be_private = may_be_private;
    request.timeout = manners_.timeout;
    for (int redirects = 0; redirects <= most_robots_redirects; ++redirects) {
        const auto answer = ask(request, host);
        if (!answer) {
            host.no_robots = answer.error().reason;
            return;
        }
        if (is_redirect(answer->status)) {
            const auto next = corpus::web_address(answer->location);
            if (!next) break;
            request.address = without_fragment(*next);
            request.may_be_private = answer->was_private && !manners_.public_only;
            continue;
        }
        if (answer->status >= 500 || answer->status == 429) {
            host.no_robots = of_status(*answer).reason;
            return;
        }
        host.robots = answer->status == 200 ? Robots::parse(answer->body, token) : Robots::allow_all();
        if (const auto delay = host.robots->crawl_delay()) host.pause = std::max(host.pause, *delay);
        host.ready = std::max(host.ready, Clock::now() + host.pause);
        return;
    }
    // Too many redirects: as if there were none.
    host.robots = Robots::allow_all();
}

tl::expected<Fetched, FetchProblem> Fetcher::get(TransferRequest request) {
    const auto lasting = [](std::string reason) {
        return tl::unexpected(FetchProblem{FetchProblem::Kind::lasting, std::move(reason), std::nullopt});
    };
    request.timeout = manners_.timeout;
    request.address = without_fragment(request.address);
    if (manners_.public_only) request.may_be_private = false;
    std::set<std::string> seen;
    for (int redirects = 0; redirects <= most_redirects; ++redirects) {
        if (!seen.insert(request.address).second) return lasting("it redirects in a circle");
        Host& host = host_of(request.address);
        if (!host.robots && host.robots_failures < most_robots_failures) {
            host.no_robots.clear();
            read_robots(request.address, host, request.may_be_private);
        }
        if (is_stopped()) return tl::unexpected(FetchProblem{FetchProblem::Kind::stopped, "the run was stopped", {}});
        if (!host.robots)
            return tl::unexpected(FetchProblem{
                ++host.robots_failures < most_robots_failures ? FetchProblem::Kind::passing
                                                              : FetchProblem::Kind::lasting,
                fmt::format("{}/robots.txt cannot be read: {}", origin_of(request.address), host.no_robots),
                {}});
        if (!host.robots->allows(target_of(request.address))) return lasting("robots.txt asks to leave it alone");
        auto answer = ask(request, host);
        if (!answer) return tl::unexpected(of_transfer(answer.error()));
        if (is_redirect(answer->status)) {
            const auto next = corpus::web_address(answer->location);
            if (!next)
                return lasting(answer->location.empty()
                                   ? fmt::format("the server answers {} and says nowhere to go", answer->status)
                                   : "it redirects to what is no http or https address");
            request.address = without_fragment(*next);
            request.may_be_private = answer->was_private && !manners_.public_only;
            continue;
        }
        if (answer->status != 200 && answer->status != 304) return tl::unexpected(of_status(*answer));
        if (answer->status == 304 && request.etag.empty() && request.last_modified.empty())
            return lasting("the server answers 304 to what it was not asked");
        return Fetched{std::move(*answer), request.address};
    }
    return lasting(fmt::format("it redirects more than {} times", most_redirects));
}

}  // namespace recueil::harvest
