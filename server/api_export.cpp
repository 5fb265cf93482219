#include <algorithm>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "corpus/act_json.h"
#include "query/answers/csv.h"
#include "query/answers/links.h"
#include "query/answers/open_data.h"
#include "server/answers.h"
#include "server/export_body.h"
#include "server/search_parameters.h"
#include "server/some_fields.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

// Acts read at once: enough to spread the cost of a search, few enough to keep the memory flat.
constexpr int kActsAtOnce = 100;

// The result of a search, act by act, on an index of its own: the server may move on to a newer state meanwhile.
class ActsOfSearch {
  public:
    using Write = std::function<void(const Json& act, std::string& piece)>;

    ActsOfSearch(std::unique_ptr<Index> index, query::SearchRequest request, std::string first, Write write)
        : index_(std::move(index)), request_(std::move(request)), first_(std::move(first)), write_(std::move(write)) {
        request_.per_page = kActsAtOnce;
        request_.page = 1;
        request_.facets.clear();
        request_.passages = 0;
    }

    bool next(std::string& piece) {
        piece += std::exchange(first_, {});
        const auto response = index_->search(request_);
        if (!response) throw std::runtime_error(response.error().message);
        for (const auto& hit : response->hits) {
            const auto act = index_->act(hit.id);
            if (!act) throw std::runtime_error(act.error().message);
            write_(*act, piece);
        }
        const auto done = static_cast<std::size_t>(request_.page) * static_cast<std::size_t>(kActsAtOnce);
        ++request_.page;
        return !response->hits.empty() && done < response->total;
    }

  private:
    std::unique_ptr<Index> index_;
    query::SearchRequest request_;
    std::string first_;
    Write write_;
};

Outcome stream(Call& call, std::string media_type, const std::string& file, std::string first,
               ActsOfSearch::Write write) {
    auto request = search_request(call.parameters);
    if (!call.parameters.has("sort")) request.sort = query::Sort::date_ascending;
    // Errors of the search are reported before the answer begins.
    auto trial = request;
    trial.per_page = 0;
    trial.facets.clear();
    if (const auto tried = run_search(call.index, trial); !tried) return problem(tried.error());
    auto source = std::make_unique<ExportBody<ActsOfSearch>>();
    if (!source->take_place(call.site.exports, call.request.client)) return no_place_for_export();
    auto index = call.index.again();
    if (!index) return problem(index.error());
    source->read(ActsOfSearch(std::move(*index), std::move(request), std::move(first), std::move(write)));
    auto response = text_response(std::move(media_type), {});
    response.set("Content-Disposition", "attachment; filename=\"" + file + "\"");
    response.source = std::move(source);
    return response;
}

using Rows = std::function<std::vector<query::Row>(const corpus::Act&, const std::string& url)>;

// A table for spreadsheets begins with the mark, or they read it as windows-1252.
enum class Mark { unless_refused, where_asked };

// The columns that `fields` names, in its order; all where it is not given.
std::vector<std::size_t> columns_asked_for(const Call& call, const query::Row& columns) {
    std::vector<std::size_t> asked;
    for (const std::string& name : call.parameters.choices("fields")) {
        const auto found = std::find(columns.begin(), columns.end(), name);
        if (found != columns.end()) asked.push_back(static_cast<std::size_t>(found - columns.begin()));
    }
    if (!asked.empty()) return asked;
    asked.resize(columns.size());
    std::iota(asked.begin(), asked.end(), std::size_t{0});
    return asked;
}

query::Row cells_of(const query::Row& row, const std::vector<std::size_t>& columns) {
    query::Row cells;
    cells.reserve(columns.size());
    for (const std::size_t column : columns) cells.push_back(row[column]);
    return cells;
}

Outcome stream_table(Call& call, const std::string& file, Mark mark, const query::Row& columns, Rows rows) {
    const std::string asked = call.parameters.first("bom");
    const bool marked = mark == Mark::unless_refused ? asked != "false" : asked == "true";
    std::string first = marked ? "\xEF\xBB\xBF" : "";
    const char separator = call.parameters.first("separator", ";").front();
    const auto places = columns_asked_for(call, columns);
    first += query::csv_line(cells_of(columns, places), separator);
    return stream(call, "text/csv; charset=utf-8", file, std::move(first),
                  [rows = std::move(rows), places, separator](const Json& json, std::string& piece) {
                      const auto act = corpus::act_from_json(json);
                      if (!act) throw std::runtime_error(act.error().message);
                      for (const auto& row : rows(*act, query::source_url(json)))
                          piece += query::csv_line(cells_of(row, places), separator);
                  });
}

// Control characters as UTF-8 writes them: below U+0020, U+007F, U+0080 to U+009F.
bool has_control(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7F) return true;
        if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
    }
    return false;
}

// The errors of the parameters about the publisher.
std::vector<ParameterError> publisher_errors(const query::Publisher& publisher) {
    std::vector<ParameterError> errors;
    if (has_control(publisher.name)) {
        errors.push_back({"coll_nom", "a name has no control characters", {"text on one line"}});
    }
    const auto check = [&](const char* parameter, const query::Publisher& told) {
        if (const auto checked = query::check_publisher(told); !checked) {
            errors.push_back({parameter, checked.error().message, {checked.error().hint}});
        }
    };
    query::Publisher siret;
    siret.siret = publisher.siret;
    check("coll_siret", siret);
    query::Publisher prefecture;
    prefecture.pref_id = publisher.pref_id;
    check("pref_id", prefecture);
    return errors;
}

}  // namespace

Outcome answer_export_csv(Call& call) {
    return stream_table(call, "actes.csv", Mark::unless_refused, query::act_columns(), query::act_rows);
}

Outcome answer_export_grants(Call& call) {
    query::Publisher publisher;
    publisher.name = call.parameters.first("coll_nom");
    publisher.siret = call.parameters.first("coll_siret");
    if (auto errors = publisher_errors(publisher); !errors.empty())
        return problem({400, "The publisher of the table is not well told.", std::move(errors)});
    return stream_table(
        call, "subventions.csv", Mark::unless_refused, query::grant_columns(),
        [publisher](const corpus::Act& act, const std::string& url) { return query::grant_rows(act, publisher, url); });
}

Outcome answer_export_scdl(Call& call) {
    query::Publisher publisher;
    publisher.name = call.parameters.first("coll_nom");
    publisher.siret = call.parameters.first("coll_siret");
    publisher.pref_id = call.parameters.first("pref_id");
    publisher.estimated_themes = call.parameters.first("estimated_themes") == "true";
    publisher.base_url = call.root();
    if (auto errors = publisher_errors(publisher); !errors.empty()) {
        return problem({400, "The publisher of the table is not well told.", std::move(errors)});
    }
    return stream_table(
        call, "deliberations.csv", Mark::where_asked, query::scdl_columns(),
        [publisher](const corpus::Act& act, const std::string& url) { return query::scdl_rows(act, publisher, url); });
}

Outcome answer_export_jsonl(Call& call) {
    const auto fields = call.parameters.choices("fields");
    return stream(call, "application/jsonl", "actes.jsonl", {}, [fields](const Json& act, std::string& piece) {
        piece += some_fields(act, fields).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    });
}

}  // namespace recueil::server
