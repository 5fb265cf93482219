// The application before an index of three acts, asked without a socket.
#pragma once

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/application.h"
#include "tests/server/fake_index.h"

namespace recueil::server::tests {

class ApplicationTest : public ::testing::Test {
  protected:
    ApplicationTest() {
        site_.counters = std::make_shared<HttpCounters>();
        site_.metrics = std::make_shared<Metrics>(route_names());
        auto index = std::make_unique<FakeIndex>();
        index_ = index.get();
        application_ = std::make_unique<Application>(std::move(index), site_,
                                                     [this](const std::string& line) { log_.push_back(line); });
    }

    Response ask(const std::string& method, const std::string& target, std::vector<Header> headers = {}) {
        Request request;
        request.method = method;
        const std::size_t mark = std::min(target.find('?'), target.size());
        request.path = target.substr(0, mark);
        if (mark < target.size()) request.query = target.substr(mark + 1);
        request.headers = std::move(headers);
        request.headers.push_back({"host", "example.org"});
        request.client = client_;
        request.crowd = crowd_;
        return application_->handle(request);
    }
    Response get(const std::string& target, std::vector<Header> headers = {}) {
        return ask("GET", target, std::move(headers));
    }
    static std::string header(const Response& response, const std::string& name) {
        for (const auto& each : response.headers) {
            if (each.name == name) return each.value;
        }
        return {};
    }
    static nlohmann::ordered_json json(const Response& response) {
        return nlohmann::ordered_json::parse(response.body);
    }
    static std::string streamed(Response response) {
        std::string text;
        while (response.source->next(text)) {
        }
        return text;
    }

    std::string client_;  // of the next requests
    double crowd_ = 0;
    Site site_;
    FakeIndex* index_ = nullptr;
    std::vector<std::string> log_;
    std::unique_ptr<Application> application_;
};

}  // namespace recueil::server::tests
