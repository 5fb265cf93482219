// Requests to answers: finds the route, reads the parameters, keeps the index fresh, and sets what every answer has.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/http.h"
#include "server/index.h"
#include "server/routes.h"

namespace recueil::server {

// Whether the server lives, which is asked of it most urgently when every compute thread is at work: answered without
// one. Absent for every other request. Any thread may call it.
std::optional<Response> answer_at_once(const Request& request, const Site& site);

class Application : public Handler {
  public:
    // `log` takes one line for each failure of the machine.
    Application(std::unique_ptr<Index> index, Site site, std::function<void(const std::string&)> log);

    Response handle(const Request& request) override;

  private:
    Response respond(const Request& request, std::size_t& route);
    Response answer(const Request& request, const Route& route, const std::vector<std::string>& captures);
    void refresh_index();
    std::string entity_tag(std::string_view path, std::string_view query);

    std::unique_ptr<Index> index_;
    Site site_;
    std::function<void(const std::string&)> log_;
    std::string last_failure_;
};

}  // namespace recueil::server
