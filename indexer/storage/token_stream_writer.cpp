#include "indexer/storage/token_stream_writer.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <system_error>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "indexer/storage/bigram_signatures.h"
#include "indexer/storage/bytes.h"
#include "indexer/storage/file_writer.h"
#include "indexer/storage/files.h"
#include "indexer/storage/spill_buffer.h"
#include "indexer/storage/token_codes.h"
#include "stemming/word_numbers.h"

namespace recueil::indexer {

namespace {

constexpr std::size_t units_at_once = std::size_t{1} << 15;

constexpr auto every_unit = [](std::uint16_t /*unit*/) { return true; };

// Gives the units to the file once they are many; `units` is emptied then.
Result<void> pass_on(FileWriter& file, std::vector<std::uint16_t>& units, std::size_t at_least) {
    if (units.size() < at_least) return {};
    auto done = file.write(std::span<const std::uint16_t>(units));
    units.clear();
    return done;
}

// Surfaces with their frequency. Those that occur get numbers, the most frequent first.
struct Vocabulary {
    std::vector<std::string_view> surfaces;
    std::vector<std::uint64_t> counts;

    static constexpr std::uint32_t none = 0xFFFFFFFF;

    // The numbers by place in `surfaces`.
    std::vector<std::uint32_t> numbered() const {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < surfaces.size(); ++i)
            if (counts[i] > 0) order.push_back(i);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return counts[a] != counts[b] ? counts[a] > counts[b] : surfaces[a] < surfaces[b];
        });
        std::vector<std::uint32_t> numbers(surfaces.size(), none);
        for (std::uint32_t number = 0; number < order.size(); ++number) numbers[order[number]] = number;
        return numbers;
    }
};

// The column's file, act by act, then the dictionary.
class ColumnFile {
  public:
    static Result<ColumnFile> create(const std::string& path) {
        auto file = FileWriter::create(path);
        if (!file) return failure(file);
        ColumnFile column(std::move(*file), std::filesystem::path(path).parent_path().string());
        ByteWriter header;
        header.u64(token_stream_layout::magic);
        if (auto done = column.file_.write(header.bytes()); !done) return failure(done);
        return column;
    }

    // `number` maps the words of the codes to term numbers; words without one are left out.
    Result<void> add_act(std::span<const std::uint16_t> units, const std::vector<std::uint32_t>& numbers) {
        std::uint32_t passage = 0;
        const auto close_passages = [&](std::uint32_t until) {
            for (; passage < until; ++passage) pending_.push_back(end_of_passage);
        };
        visit_words(units, every_unit, [&](const PlacedWord& placed) {
            close_passages(placed.passage);
            if (placed.word < numbers.size() && numbers[placed.word] < most_words)
                append_word(numbers[placed.word], pending_);
            return false;
        });
        close_passages(static_cast<std::uint32_t>(std::count(units.begin(), units.end(), end_of_passage)));
        ends_.push_back(units_written() + pending_.size());
        return pending_.size() < units_at_once ? Result<void>() : pass_on_pending();
    }

    Result<void> finish(const Vocabulary& vocabulary, const std::vector<std::uint32_t>& numbers) {
        if (auto done = pass_on_pending(); !done) return done;
        if (auto done = signatures_.finish(keeping()); !done) return done;
        const std::uint64_t units = units_written();
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < numbers.size(); ++i)
            if (numbers[i] != Vocabulary::none) order.push_back(i);
        if (order.size() > most_words)
            return failure(ErrorCode::internal,
                           fmt::format("{} words are more than a segment can tell apart", order.size()));
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return vocabulary.surfaces[a] < vocabulary.surfaces[b]; });
        std::vector<std::uint32_t> of_word;
        std::vector<std::uint32_t> text_ends;
        std::string texts;
        for (const std::uint32_t each : order) {
            of_word.push_back(numbers[each]);
            texts += vocabulary.surfaces[each];
            text_ends.push_back(static_cast<std::uint32_t>(texts.size()));
        }
        ByteWriter footer;
        footer.u64(units);
        footer.u64(ends_.size());
        footer.u64(order.size());
        footer.u64(token_stream_layout::magic);
        if (auto done = file_.write(std::string(token_stream_layout::padding_after(units), '\0')); !done) return done;
        const auto write = [&](std::string_view bytes) { return file_.write(bytes); };
        if (auto done = waiting_.read(0, write); !done) return done;
        if (auto done = file_.write(std::span<const std::uint64_t>(ends_)); !done) return done;
        if (auto done = file_.write(std::span<const std::uint32_t>(of_word)); !done) return done;
        if (auto done = file_.write(std::span<const std::uint32_t>(text_ends)); !done) return done;
        if (auto done = file_.write(texts); !done) return done;
        if (auto done = file_.write(footer.bytes()); !done) return done;
        return file_.close();
    }

  private:
    ColumnFile(FileWriter file, const std::string& folder) : file_(std::move(file)), waiting_(folder, 1) {}

    BigramSignaturesWriter::Take keeping() {
        return [this](std::span<const std::uint64_t> numbers) { return waiting_.append(0, bytes_of(numbers)); };
    }

    Result<void> pass_on_pending() {
        if (auto done = signatures_.add(pending_, keeping()); !done) return done;
        return pass_on(file_, pending_, 0);
    }

    std::uint64_t units_written() const {
        return (file_.bytes() - token_stream_layout::header_bytes) / sizeof(std::uint16_t);
    }

    FileWriter file_;
    std::vector<std::uint16_t> pending_;
    std::vector<std::uint64_t> ends_;
    BigramSignaturesWriter signatures_;
    SpillBuffer waiting_;  // the bigram signatures, which follow the codes in the file
};

}  // namespace

struct TokenStreamWriter::Private {
    std::string path;
    FileWriter waiting;
    stemming::WordNumbers numbers;
    std::vector<std::uint64_t> counts;
    std::vector<std::uint16_t> pending;
    std::vector<std::uint64_t> ends;

    std::string waiting_path() const { return path + ".waiting"; }
};

TokenStreamWriter::TokenStreamWriter(std::unique_ptr<Private> state) : private_(std::move(state)) {}
TokenStreamWriter::~TokenStreamWriter() = default;
TokenStreamWriter::TokenStreamWriter(TokenStreamWriter&&) noexcept = default;
TokenStreamWriter& TokenStreamWriter::operator=(TokenStreamWriter&&) noexcept = default;

Result<TokenStreamWriter> TokenStreamWriter::create(const std::string& path) {
    auto state = std::make_unique<Private>();
    state->path = path;
    auto waiting = FileWriter::create(state->waiting_path());
    if (!waiting) return failure(waiting);
    state->waiting = std::move(*waiting);
    return TokenStreamWriter(std::move(state));
}

std::uint32_t TokenStreamWriter::add(std::string_view surface) {
    Private& self = *private_;
    const std::uint32_t number = self.numbers.number_of(surface);
    if (number == self.counts.size()) self.counts.push_back(0);
    ++self.counts[number];
    // finish() refuses what goes past it.
    if (number < most_words) append_word(number, self.pending);
    return number;
}

std::string_view TokenStreamWriter::surface(std::uint32_t number) const {
    return private_->numbers.word(number);
}

void TokenStreamWriter::end_passage() {
    private_->pending.push_back(end_of_passage);
}

Result<void> TokenStreamWriter::end_act() {
    Private& self = *private_;
    self.ends.push_back(self.waiting.bytes() / sizeof(std::uint16_t) + self.pending.size());
    return pass_on(self.waiting, self.pending, units_at_once);
}

Result<void> TokenStreamWriter::finish() {
    Private& self = *private_;
    if (auto done = pass_on(self.waiting, self.pending, 0); !done) return done;
    if (auto done = self.waiting.close(); !done) return done;
    auto file = ColumnFile::create(self.path);
    if (!file) return failure(file);
    Vocabulary vocabulary;
    for (std::uint32_t number = 0; number < self.numbers.size(); ++number)
        vocabulary.surfaces.push_back(self.numbers.word(number));
    vocabulary.counts = self.counts;
    const std::vector<std::uint32_t> numbers = vocabulary.numbered();
    {
        const auto waiting = MappedFile::open(self.waiting_path());
        if (!waiting) return failure(waiting);
        const std::span<const std::uint16_t> units{reinterpret_cast<const std::uint16_t*>(waiting->bytes().data()),
                                                   waiting->bytes().size() / sizeof(std::uint16_t)};
        std::uint64_t begin = 0;
        for (const std::uint64_t end : self.ends) {
            if (auto done = file->add_act(units.subspan(begin, end - begin), numbers); !done) return done;
            begin = end;
        }
    }
    std::error_code ignored;
    std::filesystem::remove(self.waiting_path(), ignored);
    return file->finish(vocabulary, numbers);
}

namespace {

// Calls take(codes) for each act that is kept, until it fails. Releases the pages read from time to time.
template <class Take>
Result<void> for_each_kept(const ColumnToMerge& column, Take&& take) {
    constexpr std::size_t most_units_kept = std::size_t{1} << 23;
    std::size_t units_read = 0;
    for (std::size_t row = 0; row < column.column.acts(); ++row) {
        if (!column.keeps(row)) continue;
        const auto units = column.column.codes(row);
        if (auto done = take(units); !done) return done;
        units_read += units.size();
        if (units_read < most_units_kept) continue;
        column.release_pages();
        units_read = 0;
    }
    column.release_pages();
    return {};
}

}  // namespace

Result<void> merge_word_columns(const std::vector<ColumnToMerge>& columns, const std::string& path) {
    Vocabulary vocabulary;
    std::unordered_map<std::string_view, std::uint32_t> known;
    std::vector<std::vector<std::uint32_t>> translations;
    for (const ColumnToMerge& each : columns) {
        std::vector<std::uint32_t>& ours = translations.emplace_back();
        for (const std::string_view surface : each.column.surfaces()) {
            const auto [at, is_new] = known.emplace(surface, static_cast<std::uint32_t>(known.size()));
            if (is_new) vocabulary.surfaces.push_back(surface);
            ours.push_back(at->second);
        }
        vocabulary.counts.resize(vocabulary.surfaces.size(), 0);
        auto done = for_each_kept(each, [&](std::span<const std::uint16_t> units) -> Result<void> {
            visit_words(units, every_unit, [&](const PlacedWord& placed) {
                if (placed.word < ours.size()) ++vocabulary.counts[ours[placed.word]];
                return false;
            });
            return {};
        });
        if (!done) return done;
    }
    const std::vector<std::uint32_t> numbers = vocabulary.numbered();
    auto file = ColumnFile::create(path);
    if (!file) return failure(file);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::uint32_t& each : translations[i]) each = numbers[each];
        auto done = for_each_kept(
            columns[i], [&](std::span<const std::uint16_t> units) { return file->add_act(units, translations[i]); });
        if (!done) return done;
    }
    return file->finish(vocabulary, numbers);
}

}  // namespace recueil::indexer
