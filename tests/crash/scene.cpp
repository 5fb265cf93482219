#include "tests/crash/scene.h"

#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/storage/manifest.h"
#include "indexer/storage/verify_index.h"
#include "indexer/update/update_index.h"
#include "query/query.h"

namespace recueil::tools {

namespace fs = std::filesystem;

namespace {

void write_act(const TemporaryFolder& folder, const std::string& name, const std::string& number,
               const std::string& title) {
    folder.write("documents/" + name, plain_deliberation(number, title));
}

void index_now(const TemporaryFolder& folder) {
    const auto done = indexer::update_index(folder.file("before"), {folder.file("documents")});
    ASSERT_TRUE(done.has_value()) << done.error().message;
}

void four_files(const TemporaryFolder& folder) {
    for (int i = 0; i < 4; ++i)
        write_act(folder, fmt::format("{}.txt", i), fmt::format("2020-{}", i), "MÉDIATHÈQUE ET PISCINE");
}

// Segments of one act each, one of them without any that counts.
void many_segments(const TemporaryFolder& folder) {
    for (int i = 0; i < 5; ++i) {
        write_act(folder, fmt::format("{}.txt", i), fmt::format("2020-{}", i), "MÉDIATHÈQUE");
        folder.write(fmt::format("documents/pair-{}.txt", i),
                     plain_deliberation(fmt::format("2021-{}", i), "PISCINE") + "\n" +
                         plain_deliberation(fmt::format("2022-{}", i), "GYMNASE"));
        index_now(folder);
    }
}

std::string answer(const query::Searcher& searcher, const std::string& text) {
    query::SearchRequest request;
    request.text = text;
    request.per_page = 100;
    request.sort = query::Sort::date_ascending;
    request.facets = {"year", "member", "assembly", "part", "outcome"};
    const auto response = searcher.search(request);
    if (!response) {
        ADD_FAILURE() << response.error().message;
        return {};
    }
    std::string told = fmt::format("{}: {}", text, response->total);
    for (const query::Hit& hit : response->hits) told += fmt::format(" {} ({})", hit.id, hit.passages.size());
    for (const query::Facet& facet : response->facets)
        for (const query::FacetValue& value : facet.values)
            told += fmt::format(" {}={}×{}", facet.field, value.label, value.count);
    return told + "\n";
}

}  // namespace

std::string answers_of(const std::string& index) {
    const auto searcher = query::Searcher::open(index);
    if (!searcher) {
        EXPECT_EQ(searcher.error().code, ErrorCode::index_missing) << searcher.error().message;
        return {};
    }
    const auto health = indexer::verify_index(index);
    EXPECT_TRUE(health.has_value());
    if (health)
        for (const Error& error : health->damage) ADD_FAILURE() << error.message;
    std::string told;
    const auto visited = searcher->for_each_act([&told](const nlohmann::ordered_json& act) {
        told += act.dump() + "\n";
        return true;
    });
    EXPECT_TRUE(visited.has_value()) << visited.error().message;
    for (const char* text :
         {"", "médiathèque", "piscine OU patinoire", "\"création d’une médiathèque\"", "numéro:2020-1"})
        told += answer(*searcher, text);
    const auto cited = searcher->trace({"2018-83", query::Direction::in, 1});
    if (cited) told += fmt::format("cited by {}\n", cited->edges.size());
    return told;
}

std::set<std::string> litter_of(const std::string& index) {
    std::set<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(index, error)) names.insert(entry.path().filename().string());
    for (const char* name : {"lock", "manifest", "previous"}) names.erase(name);
    for (const auto& manifest : {indexer::read_manifest(index), indexer::read_previous_manifest(index)})
        if (manifest) {
            for (const indexer::SegmentEntry& segment : manifest->segments) names.erase(segment.name);
            for (const indexer::ChangeFile& file : manifest->changes)
                names.erase(indexer::change_file_name(file.last_state));
        }
    return names;
}

const std::vector<Scene>& scenes() {
    static const std::vector<Scene> all{
        {"first", [](const TemporaryFolder& /*folder*/) {}, four_files},
        {"change",
         [](const TemporaryFolder& folder) {
             four_files(folder);
             index_now(folder);
         },
         [](const TemporaryFolder& folder) {
             write_act(folder, "1.txt", "2020-1", "PATINOIRE");
             write_act(folder, "new.txt", "2020-9", "MÉDIATHÈQUE DU NORD");
         }},
        {"removal",
         [](const TemporaryFolder& folder) {
             four_files(folder);
             index_now(folder);
         },
         [](const TemporaryFolder& folder) { fs::remove(folder.file("documents/2.txt")); }},
        {"merge", many_segments,
         [](const TemporaryFolder& folder) {
             fs::remove(folder.file("documents/pair-1.txt"));
             fs::remove(folder.file("documents/2.txt"));
             write_act(folder, "new.txt", "2020-9", "PATINOIRE");
         }},
    };
    return all;
}

Stage::Stage(const Scene& scene) {
    fs::create_directories(documents());
    scene.before(folder_);
    before_ = answers_of(file("before"));
    scene.change(folder_);
    const std::string undisturbed = index_before();
    EXPECT_EQ(index(undisturbed).status, 0);
    after_ = answers_of(undisturbed);
    EXPECT_NE(before_, after_);
}

std::string Stage::index_before(const std::string& path) const {
    fs::remove_all(path);
    if (fs::exists(file("before"))) fs::copy(file("before"), path, fs::copy_options::recursive);
    return path;
}

Outcome Stage::index(const std::string& index, const std::vector<std::string>& faults) const {
    RunOptions options;
    options.environment.emplace_back("LSAN_OPTIONS=print_suppressions=0:suppressions=" RECUEIL_KNOWN_LEAKS);
    if (!faults.empty()) {
        options.environment.emplace_back("LD_PRELOAD=" RECUEIL_FAULTY_DISK);
        // The address sanitizer wants to be the first library otherwise.
        const char* sanitizer = std::getenv("ASAN_OPTIONS");
        options.environment.push_back(
            fmt::format("ASAN_OPTIONS={}:verify_asan_link_order=0", sanitizer == nullptr ? "" : sanitizer));
    }
    for (const std::string& fault : faults) options.environment.push_back("RECUEIL_FAULT_" + fault);
    return run({"index", "--db", index, documents()}, options);
}

void Stage::finish(const std::string& index) const {
    const auto done = indexer::update_index(index, {documents()});
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_TRUE(done->mended.empty());
    EXPECT_EQ(answers_of(index), after_);
    EXPECT_EQ(litter_of(index), std::set<std::string>());
}

}  // namespace recueil::tools
