#include "indexer/word_column_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <numeric>
#include <system_error>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "indexer/bytes.h"
#include "indexer/files.h"
#include "indexer/word_column_layout.h"
#include "stemming/word_numbers.h"

namespace recueil::indexer {

namespace {

constexpr std::size_t units_at_once = std::size_t{1} << 15;

constexpr auto every_unit = [](std::uint16_t /*unit*/) { return true; };

// A file of units, written from front to back.
class UnitFile {
  public:
    static Result<UnitFile> create(const std::string& path) {
        UnitFile made;
        made.path_ = path;
        made.file_.reset(std::fopen(path.c_str(), "wbe"));
        if (!made.file_) return made.cannot();
        return made;
    }

    Result<void> write(std::string_view bytes) {
        if (!bytes.empty() && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return cannot();
        return {};
    }
    template <class T>
    Result<void> write(const std::vector<T>& values) {
        return write({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
    }
    // Gives the units to the file once they are many; `units` is emptied then.
    Result<void> pass_on(std::vector<std::uint16_t>& units, std::size_t at_least) {
        if (units.size() < at_least) return {};
        written_ += units.size();
        auto done = write(units);
        units.clear();
        return done;
    }
    Result<void> close() {
        const bool is_written = std::fflush(file_.get()) == 0;
        if (!is_written) return cannot();
        file_.reset();
        return {};
    }
    std::uint64_t units() const { return written_; }

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    tl::unexpected<Error> cannot() const { return tl::unexpected<Error>(file_error("write", path_, errno)); }

    std::string path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::uint64_t written_ = 0;
};

// Words with how often they stand; all but those that stand nowhere get numbers, the most frequent first.
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
        auto file = UnitFile::create(path);
        if (!file) return tl::unexpected<Error>(file.error());
        ColumnFile column(std::move(*file));
        ByteWriter header;
        header.u64(word_column_layout::magic);
        if (auto done = column.file_.write(header.bytes()); !done) return tl::unexpected<Error>(done.error());
        return column;
    }

    // `number` tells the numbers of the words in the units; words that have none are left out.
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
        ends_.push_back(file_.units() + pending_.size());
        return file_.pass_on(pending_, units_at_once);
    }

    Result<void> finish(const Vocabulary& vocabulary, const std::vector<std::uint32_t>& numbers) {
        if (auto done = file_.pass_on(pending_, 0); !done) return done;
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
        footer.u64(file_.units());
        footer.u64(ends_.size());
        footer.u64(order.size());
        footer.u64(word_column_layout::magic);
        if (auto done = file_.write(std::string(word_column_layout::padding_after(file_.units()), '\0')); !done)
            return done;
        if (auto done = file_.write(ends_); !done) return done;
        if (auto done = file_.write(of_word); !done) return done;
        if (auto done = file_.write(text_ends); !done) return done;
        if (auto done = file_.write(texts); !done) return done;
        if (auto done = file_.write(footer.bytes()); !done) return done;
        return file_.close();
    }

  private:
    explicit ColumnFile(UnitFile file) : file_(std::move(file)) {}

    UnitFile file_;
    std::vector<std::uint16_t> pending_;
    std::vector<std::uint64_t> ends_;
};

}  // namespace

struct WordColumnWriter::Private {
    std::string path;
    UnitFile waiting;
    stemming::WordNumbers numbers;
    std::vector<std::uint64_t> counts;
    std::vector<std::uint16_t> pending;
    std::vector<std::uint64_t> ends;

    std::string waiting_path() const { return path + ".waiting"; }
};

WordColumnWriter::WordColumnWriter(std::unique_ptr<Private> state) : private_(std::move(state)) {}
WordColumnWriter::~WordColumnWriter() = default;
WordColumnWriter::WordColumnWriter(WordColumnWriter&&) noexcept = default;
WordColumnWriter& WordColumnWriter::operator=(WordColumnWriter&&) noexcept = default;

Result<WordColumnWriter> WordColumnWriter::create(const std::string& path) {
    auto state = std::make_unique<Private>();
    state->path = path;
    auto waiting = UnitFile::create(state->waiting_path());
    if (!waiting) return tl::unexpected<Error>(waiting.error());
    state->waiting = std::move(*waiting);
    return WordColumnWriter(std::move(state));
}

std::uint32_t WordColumnWriter::add(std::string_view surface) {
    Private& self = *private_;
    const std::uint32_t number = self.numbers.number_of(surface);
    if (number == self.counts.size()) self.counts.push_back(0);
    ++self.counts[number];
    // finish() refuses what goes past it.
    if (number < most_words) append_word(number, self.pending);
    return number;
}

std::string_view WordColumnWriter::surface(std::uint32_t number) const {
    return private_->numbers.word(number);
}

void WordColumnWriter::end_passage() {
    private_->pending.push_back(end_of_passage);
}

Result<void> WordColumnWriter::end_act() {
    Private& self = *private_;
    self.ends.push_back(self.waiting.units() + self.pending.size());
    return self.waiting.pass_on(self.pending, units_at_once);
}

Result<void> WordColumnWriter::finish() {
    Private& self = *private_;
    if (auto done = self.waiting.pass_on(self.pending, 0); !done) return done;
    if (auto done = self.waiting.close(); !done) return done;
    auto file = ColumnFile::create(self.path);
    if (!file) return tl::unexpected<Error>(file.error());
    Vocabulary vocabulary;
    for (std::uint32_t number = 0; number < self.numbers.size(); ++number)
        vocabulary.surfaces.push_back(self.numbers.word(number));
    vocabulary.counts = self.counts;
    const std::vector<std::uint32_t> numbers = vocabulary.numbered();
    {
        const auto waiting = MappedFile::open(self.waiting_path());
        if (!waiting) return tl::unexpected<Error>(waiting.error());
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
        for (std::size_t row = 0; row < each.column.acts(); ++row)
            if (each.keeps(row))
                visit_words(each.column.units(row), every_unit, [&](const PlacedWord& placed) {
                    if (placed.word < ours.size()) ++vocabulary.counts[ours[placed.word]];
                    return false;
                });
    }
    const std::vector<std::uint32_t> numbers = vocabulary.numbered();
    auto file = ColumnFile::create(path);
    if (!file) return tl::unexpected<Error>(file.error());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::uint32_t& each : translations[i]) each = numbers[each];
        for (std::size_t row = 0; row < columns[i].column.acts(); ++row) {
            if (!columns[i].keeps(row)) continue;
            if (auto done = file->add_act(columns[i].column.units(row), translations[i]); !done) return done;
        }
    }
    return file->finish(vocabulary, numbers);
}

}  // namespace recueil::indexer
