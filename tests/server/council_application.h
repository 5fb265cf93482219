// The application before the index of a made-up council, asked without a socket.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "server/application.h"
#include "tests/query/council.h"

namespace recueil::server {

class CouncilApplication {
  public:
    // Of the present state of its index; the test fails where there is none.
    explicit CouncilApplication(const recueil::tests::Council& council) {
        const auto states = IndexStates::open({council.database()});
        if (!states) throw std::runtime_error(states.error().message);
        auto view = (*states)->view();
        if (!view) throw std::runtime_error(view.error().message);
        Site site;
        site.counters = std::make_shared<HttpCounters>();
        site.metrics = std::make_shared<Metrics>(route_names());
        application_ = std::make_unique<Application>(std::move(*view), site, [](const std::string&) {});
    }

    Response ask(Request request) {
        request.headers.push_back({"host", "example.org"});
        return application_->handle(request);
    }
    Response get(const std::string& path, const std::string& query = {}) {
        Request request;
        request.method = "GET";
        request.path = path;
        request.query = query;
        return ask(std::move(request));
    }
    // Its body; the test fails where it has another status.
    std::string body(const std::string& path, const std::string& query = {}, int status = 200) {
        const Response response = get(path, query);
        EXPECT_EQ(response.status, status) << path << "?" << query << "\n" << response.body;
        return response.body;
    }

  private:
    std::unique_ptr<Application> application_;
};

}  // namespace recueil::server
