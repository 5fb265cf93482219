#include "indexer/storage/verify_index.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "indexer/fields.h"
#include "indexer/storage/bigram_signatures.h"
#include "indexer/storage/change_log.h"
#include "indexer/storage/manifest.h"
#include "indexer/storage/segment.h"
#include "indexer/storage/xapian_errors.h"
#include "indexer/terms.h"

namespace recueil::indexer {

namespace {

constexpr const char* anew = "make the index anew with recueil index in an empty folder";

// Totals over all segments.
struct Totals {
    std::unordered_set<std::string> ids;
    std::uint64_t acts = 0;
    std::uint64_t documents = 0;
    std::uint64_t files = 0;
};

// Compares the files of one segment with each other; their checksums are right.
class SegmentCheck {
  public:
    SegmentCheck(const std::string& directory, const SegmentEntry& entry, Segment& segment, IndexHealth& health,
                 Totals& totals)
        : path_(directory + "/" + entry.name),
          entry_(entry),
          segment_(segment),
          terms_(segment.terms_path()),
          health_(health),
          totals_(totals) {}

    Result<void> run(const std::string& directory) {
        const auto files = read_source_files(directory, entry_);
        if (!files) return failure(files);
        check_postings();
        if (terms_.get_doccount() != segment_.rows() || terms_.get_lastdocid() != segment_.rows())
            differ("terms", "it holds other acts than the tables");
        check_marks(*files);
        totals_.files += files->size() - std::min(files->size(), entry_.deleted_files.size());
        acts_with_.assign(segment_.token_stream().words(), 0);
        seen_in_.assign(segment_.token_stream().words(), 0);
        for (std::size_t row = 0; row < segment_.rows(); ++row) {
            check_words(row);
            check_source(row, *files);
            if (segment_.is_deleted(row)) continue;
            if (auto done = check_act(row); !done) health_.damage.push_back(done.error());
        }
        check_word_terms();
        check_pairs();
        for (const Field* facet : facets()) check_facets(column_of(facet->id), facet->prefix);
        return {};
    }

  private:
    // Each fault once: what is wrong in one act is often wrong in the next.
    void differ(std::string_view file, const std::string& what) {
        if (said_.insert(what).second)
            health_.damage.push_back({ErrorCode::index_damaged, fmt::format("{}/{}: {}", path_, file, what), anew});
    }

    void check_marks(const std::vector<SourceFile>& files) {
        for (const auto& [first, last] : entry_.deleted)
            if (first > last || last > segment_.rows()) differ("docs", "fewer acts than the manifest marks");
        for (const std::uint32_t number : entry_.deleted_files) {
            if (number >= files.size()) {
                differ("files", "fewer files than the manifest marks");
                continue;
            }
            for (std::uint32_t row = files[number].first_row; row < files[number].first_row + files[number].rows; ++row)
                if (row < segment_.rows() && !segment_.is_deleted(row))
                    differ("files", "a file that left has acts still");
        }
    }

    void check_source(std::size_t row, const std::vector<SourceFile>& files) {
        const std::uint32_t number = segment_.doc_table().act(row).file;
        if (number >= files.size() || row < files[number].first_row ||
            row >= std::size_t{files[number].first_row} + files[number].rows)
            differ("files", "an act comes from none of its files");
    }

    Result<void> check_act(std::size_t row) {
        const auto text = segment_.act_json(row);
        if (!text) return failure(text);
        const auto json = nlohmann::ordered_json::parse(*text, nullptr, false);
        const ActSummary summary = segment_.doc_table().summary(row);
        const auto act = corpus::act_from_json(json);
        if (!act || act->id != summary.id || act->is_document != summary.is_document)
            differ("acts", "an act is not the one that the tables tell of");
        if (!totals_.ids.insert(summary.id).second) differ("docs", fmt::format("two acts are called {}", summary.id));
        if (summary.is_document)
            ++totals_.documents;
        else
            ++totals_.acts;
        const std::string term = boolean_term(prefix::id, summary.id);
        const auto place = terms_.postlist_begin(term);
        if (place == terms_.postlist_end(term) || *place != row + 1)
            differ("terms", "an act is not found under its id");
        for (const PassageRecord& record : segment_.doc_table().passages(row)) {
            const auto passage = segment_.passage(record);
            if (!passage) return failure(passage);
            ++health_.passages;
        }
        ++health_.acts;
        return {};
    }

    void check_words(std::size_t row) {
        const auto units = segment_.token_stream().codes(row);
        std::size_t words = 0;
        const auto every = [](std::uint16_t /*unit*/) { return true; };
        visit_words(units, every, [&](const PlacedWord& placed) {
            ++words;
            if (placed.word >= acts_with_.size()) {
                differ("tokens", "a word has no number");
            } else if (seen_in_[placed.word] != row + 1) {
                seen_in_[placed.word] = row + 1;
                ++acts_with_[placed.word];
            }
            return false;
        });
        std::size_t expected = 0;
        for (const PassageRecord& record : segment_.doc_table().passages(row)) expected += record.words;
        const auto passages = static_cast<std::size_t>(std::count(units.begin(), units.end(), end_of_passage));
        if (passages != segment_.doc_table().passages(row).size() || words != expected)
            differ("tokens", "an act has other passages than the doc table");
    }

    // Xapian's own check frees what it reads under another type than it was made, in the version of Debian 12.
    void check_postings() {
        for (auto term = terms_.allterms_begin(); term != terms_.allterms_end(); ++term) {
            Xapian::doccount acts = 0;
            for (auto at = terms_.postlist_begin(*term); at != terms_.postlist_end(*term); ++at)
                if (++acts; *at > segment_.rows()) differ("terms", "a term stands in an act that the tables lack");
            if (acts != term.get_termfreq()) differ("terms", "a term stands in other acts than it says");
        }
    }

    void check_word_terms() {
        const auto surfaces = segment_.token_stream().surfaces();
        for (std::size_t word = 0; word < surfaces.size(); ++word)
            if (terms_.get_termfreq(std::string(surfaces[word])) != acts_with_[word])
                differ("terms", "a word is in other acts than the word column says");
    }

    void check_pairs() {
        const auto kept = segment_.token_stream().bigrams().numbers();
        std::size_t at = 0;
        const auto compare = [&](std::span<const std::uint64_t> numbers) -> Result<void> {
            const bool is_same = kept.size() - at >= numbers.size() &&
                                 std::equal(numbers.begin(), numbers.end(), kept.subspan(at).begin());
            if (!is_same) differ("tokens", "its bigram signatures lack words that follow one another");
            at = std::min(kept.size(), at + numbers.size());
            return {};
        };
        BigramSignaturesWriter writer;
        for (std::size_t row = 0; row < segment_.rows(); ++row)
            static_cast<void>(writer.add(segment_.token_stream().codes(row), compare));
        static_cast<void>(writer.finish(compare));
    }

    void check_facets(Column column, std::string_view prefix) {
        const auto& values = segment_.doc_table().values(column);
        std::vector<std::vector<Xapian::docid>> acts(values.size());
        for (std::size_t row = 0; row < segment_.rows(); ++row)
            for (const std::uint32_t ordinal : segment_.doc_table().ordinals(column, row)) {
                if (ordinal < acts.size())
                    acts[ordinal].push_back(static_cast<Xapian::docid>(row + 1));
                else
                    differ("docs", "an act has a value that no facet knows");
            }
        for (std::size_t value = 0; value < values.size(); ++value) {
            const std::string term = boolean_term(prefix, values[value].key);
            const bool is_term = std::includes(terms_.postlist_begin(term), terms_.postlist_end(term),
                                               acts[value].begin(), acts[value].end());
            if (!is_term) differ("terms", "a facet counts acts that its filter does not find");
        }
    }

    std::string path_;
    const SegmentEntry& entry_;
    Segment& segment_;
    Xapian::Database terms_;
    IndexHealth& health_;
    Totals& totals_;
    std::vector<Xapian::doccount> acts_with_;  // by word
    std::vector<std::size_t> seen_in_;         // by word: the last row that has it, from 1
    std::unordered_set<std::string> said_;
};

Result<void> check_segment(const std::string& directory, const SegmentEntry& entry, IndexHealth& health,
                           Totals& totals) {
    const std::size_t damage_before = health.damage.size();
    for (const std::string_view file : segment_files) {
        auto compared = verify_checksum(directory, entry, file);
        ++health.files;
        health.bytes += entry.checksum_of(file).bytes;
        if (compared) continue;
        if (compared.error().code != ErrorCode::index_damaged) return compared;
        health.damage.push_back(compared.error());
    }
    ++health.segments;
    if (health.damage.size() != damage_before) return {};
    return guarded(directory + "/" + entry.name, [&]() -> Result<void> {
        auto segment = Segment::open_compared(directory, entry);
        if (!segment) return failure(segment);
        return SegmentCheck(directory, entry, *segment, health, totals).run(directory);
    });
}

// What the state before is, which a damaged newest one falls back to. Its segments are checked only where the newest
// has them too: a run that mended an index leaves those that were damaged in the state before.
Result<void> check_previous(const std::string& directory, IndexHealth& health) {
    const auto previous = read_previous_manifest(directory);
    // There is none before the second state, and an older program has written one that this does not read.
    if (!previous && previous.error().code == ErrorCode::index_damaged) {
        std::error_code ignored;
        if (!std::filesystem::exists(directory + "/previous", ignored)) return {};
        health.damage.push_back({ErrorCode::index_damaged,
                                 previous.error().message + " (the state before; the newest does not need it)",
                                 "the next run of recueil index that finds a change replaces it"});
        return {};
    }
    if (!previous && previous.error().code == ErrorCode::index_inaccessible) return failure(previous);
    if (previous) ++health.files;
    return {};
}

Result<IndexHealth> verify_once(const std::string& directory) {
    IndexHealth health;
    Totals totals;
    const auto manifest = read_manifest(directory);
    if (!manifest) {
        if (manifest.error().code != ErrorCode::index_damaged) return failure(manifest);
        health.damage.push_back(manifest.error());
        return health;
    }
    ++health.files;
    std::error_code ignored;
    health.bytes += std::filesystem::file_size(directory + "/manifest", ignored);
    for (const SegmentEntry& entry : manifest->segments)
        if (auto done = check_segment(directory, entry, health, totals); !done) {
            if (done.error().code != ErrorCode::index_damaged) return failure(done);
            health.damage.push_back(done.error());
        }
    if (auto done = check_previous(directory, health); !done) return failure(done);
    health.files += manifest->changes.size();
    for (const ChangeFile& file : manifest->changes) health.bytes += file.checksum.bytes;
    if (auto log = verify_change_log(directory, *manifest); !log) {
        if (log.error().code != ErrorCode::index_damaged) return failure(log);
        health.damage.push_back(log.error());
    }
    if (health.damage.empty() &&
        (totals.acts != manifest->acts || totals.documents != manifest->documents || totals.files != manifest->files))
        health.damage.push_back(
            {ErrorCode::index_damaged,
             fmt::format("{}/manifest tells of {} acts, {} documents and {} files; there are {}, {} and {}", directory,
                         manifest->acts, manifest->documents, manifest->files, totals.acts, totals.documents,
                         totals.files),
             anew});
    return health;
}

}  // namespace

Result<IndexHealth> verify_index(const std::string& directory) {
    // A writer that publishes twice meanwhile removes what is being read.
    constexpr int attempts = 3;
    for (int attempt = 1;; ++attempt) {
        const std::string stamp = state_stamp(directory);
        auto health = verify_once(directory);
        if (attempt == attempts || stamp == state_stamp(directory)) return health;
        if (health && health->damage.empty()) return health;
    }
}

}  // namespace recueil::indexer
