// A corpus of three acts without an index beneath: what the routes do with it is what is tested.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/index.h"

namespace recueil::server::tests {

// Acts "2018-83", "2020-302" (which amends it and whose every text tries to be a script) and a document.
class FakeIndex : public Index {
  public:
    FakeIndex();

    Result<void> refresh() override;
    const query::IndexStatus& status() override { return status_; }
    Result<const std::vector<query::VocabularyEntry>*> vocabulary(query::Vocabulary which) override;
    Result<const query::Missing*> missing() override;
    Result<query::Graph> graph() override;
    Result<query::SearchResponse> search(const query::SearchRequest& request) override;
    Result<nlohmann::ordered_json> act(const std::string& id) override;
    Result<std::vector<corpus::Passage>> passages(const std::string& id) override;
    Result<std::vector<corpus::Passage>> passages(const std::string& id, corpus::PassageKind kind,
                                                  std::size_t most) override;
    std::string display_title(const std::string& title) override { return title; }
    Result<query::Marker> marker(const std::string& text) override;
    Result<std::vector<query::SimilarAct>> similar(const std::string& id, int limit) override;
    Result<query::Graph> trace(const query::TraceRequest& request) override;
    Result<std::vector<query::Completion>> suggest(const std::string& text, int limit) override;
    Result<query::ChangesSince> changes(const std::string& since, const std::string& until) override;
    Result<const std::vector<query::ActChange>*> removed() override { return &left; }
    Result<const query::IndexedFiles*> files() override { return &files_; }
    Result<std::unique_ptr<Index>> again() override { return std::make_unique<FakeIndex>(*this); }

    // What the next refresh() does.
    std::string next_state;
    bool next_fails = false;
    // So many of the next vocabularies, lists of missing acts and suggestions fail.
    int failures = 0;
    std::vector<query::SearchRequest> asked;
    std::function<void()> on_ask;  // called by search() and act()

    // What « 2020-302 » does to « 2018-83 », and whether the document cites that too.
    std::string change = "amends";
    bool document_cites = false;

    std::vector<query::VocabularyEntry> people;
    std::vector<query::ActChange> left;

    // What no page may hold as markup.
    static constexpr const char* kHostile = "<script>alert(\"1\")</script><img src=x onerror='alert(2)'>&amp;";

  private:
    std::vector<corpus::Act> acts_;
    std::vector<query::VocabularyEntry> texts_;
    query::IndexStatus status_;
    query::Missing missing_;
    query::IndexedFiles files_;
};

}  // namespace recueil::server::tests
