#include "indexer/storage/doc_table_writer.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "indexer/storage/bytes.h"
#include "indexer/storage/doc_table_layout.h"
#include "indexer/storage/file_writer.h"

namespace recueil::indexer {

using doc_table_layout::OfColumn;
using doc_table_layout::Section;

namespace {

std::string header_of(const SpillBuffer& sections) {
    ByteWriter header;
    header.u64(doc_table_layout::magic);
    std::uint64_t at = doc_table_layout::header_bytes + 4;
    for (std::size_t i = 0; i < doc_table_layout::section_count; ++i) {
        at = (at + 7) / 8 * 8;
        header.u64(at);
        header.u64(sections.size(i));
        header.u64(sections.checksum(i));
        at += sections.size(i);
    }
    header.u32(xxh3_low(header.bytes()));
    return header.take();
}

}  // namespace

DocTableWriter::DocTableWriter(std::string path)
    : path_(std::move(path)),
      sections_(std::filesystem::path(path_).parent_path().string(), doc_table_layout::section_count) {}

Result<std::uint32_t> DocTableWriter::string_id(const std::string& text) {
    const auto [at, is_new] = string_ids_.emplace(text, static_cast<std::uint32_t>(string_ids_.size()));
    if (is_new) {
        if (auto done = append_number(Section::string_offsets, sections_.size(Section::strings)); !done)
            return failure(done);
        if (auto done = sections_.append(Section::strings, text); !done) return failure(done);
    }
    return at->second;
}

Result<void> DocTableWriter::append_number(std::size_t section, std::uint64_t number) {
    if (number > std::numeric_limits<std::uint32_t>::max())
        return failure(ErrorCode::internal, fmt::format("{} holds more than one segment can", path_));
    const auto kept = static_cast<std::uint32_t>(number);
    return sections_.append(section, bytes_of(std::span(&kept, 1)));
}

Result<void> DocTableWriter::add(ActRecord record, std::string_view summary, std::span<const PassageRecord> passages,
                                 std::string_view edges) {
    record.first_passage = static_cast<std::uint32_t>(sections_.size(Section::passages) / sizeof(PassageRecord));
    record.passages = static_cast<std::uint32_t>(passages.size());
    record.summary = sections_.size(Section::summaries);
    record.summary_size = static_cast<std::uint32_t>(summary.size());
    record.edges = sections_.size(Section::edges);
    record.edges_size = static_cast<std::uint32_t>(edges.size());
    ++acts_;
    if (auto done = sections_.append(Section::passages, bytes_of(passages)); !done) return done;
    if (auto done = sections_.append(Section::summaries, summary); !done) return done;
    if (auto done = sections_.append(Section::edges, edges); !done) return done;
    return sections_.append(Section::acts, bytes_of(std::span<const ActRecord>(&record, 1)));
}

Result<void> DocTableWriter::add_act(const ActRecord& record, const ActSummary& summary,
                                     std::span<const PassageRecord> passages, const std::vector<Edge>& edges,
                                     const std::vector<FacetEntry>& facets) {
    ByteWriter shown;
    for (const std::string* each : doc_table_layout::texts_of(summary)) shown.text(*each);
    shown.u32(static_cast<std::uint32_t>(summary.commissions.size()));
    for (const std::string& each : summary.commissions) shown.text(each);
    shown.u8(summary.is_document ? 1 : 0);
    if (!summary.url.empty()) shown.text(summary.url);

    ByteWriter cited;
    cited.variable(static_cast<std::uint32_t>(edges.size()));
    for (const Edge& edge : edges) {
        cited.u8(static_cast<std::uint8_t>(edge.kind));
        cited.u8(static_cast<std::uint8_t>(static_cast<unsigned>(edge.type) | (edge.in_part ? 0x80U : 0U)));
        for (const std::string* each : doc_table_layout::texts_of(edge)) {
            const auto id = string_id(*each);
            if (!id) return failure(id);
            cited.variable(*id);
        }
        cited.variable(static_cast<std::uint32_t>(std::max(edge.line, 0)));
    }
    if (auto done = add(record, shown.bytes(), passages, cited.bytes()); !done) return done;

    std::array<std::vector<std::uint32_t>, column_count> ordinals;
    for (const FacetEntry& facet : facets) {
        Dictionary& dictionary = columns_[static_cast<std::size_t>(facet.column)];
        const std::uint32_t ordinal = dictionary.ordinal_of(facet.key);
        ++dictionary.spellings[ordinal][facet.label];
        ordinals[static_cast<std::size_t>(facet.column)].push_back(ordinal);
    }
    for (std::size_t i = 0; i < column_count; ++i)
        if (auto done = append_ordinals(i, ordinals[i]); !done) return done;
    return {};
}

std::uint32_t DocTableWriter::Dictionary::ordinal_of(const std::string& key) {
    const auto [at, is_new] = ordinals.emplace(key, static_cast<std::uint32_t>(keys.size()));
    if (is_new) {
        keys.push_back(&at->first);
        spellings.emplace_back();
    }
    return at->second;
}

Result<void> DocTableWriter::append_ordinals(std::size_t column, std::vector<std::uint32_t>& ordinals) {
    std::sort(ordinals.begin(), ordinals.end());
    ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
    const std::size_t section = doc_table_layout::section(column, OfColumn::ordinals);
    // The offset where the act's ordinals begin; finish() adds the end of the last.
    if (auto done = append_number(doc_table_layout::section(column, OfColumn::offsets),
                                  sections_.size(section) / sizeof(std::uint32_t));
        !done)
        return done;
    return sections_.append(section, bytes_of(std::span<const std::uint32_t>(ordinals)));
}

Result<void> DocTableWriter::take_row(const DocTable& from, std::size_t row, const TextRef& json,
                                      std::span<const PassageRecord> passages, std::uint32_t file,
                                      Translation& translation) {
    constexpr std::uint32_t unknown = 0xFFFFFFFF;
    ActRecord record = from.act(row);
    record.json = json;
    record.file = file;

    if (translation.strings.empty()) translation.strings.assign(from.string_offsets_.size(), unknown);
    ByteReader theirs(from.edges_.substr(record.edges, record.edges_size));
    ByteWriter ours;
    const std::uint32_t count = theirs.variable();
    ours.variable(count);
    for (std::uint32_t i = 0; i < count && theirs.left() >= 2; ++i) {
        ours.u8(theirs.u8());
        ours.u8(theirs.u8());
        for (std::size_t text = 0; text < doc_table_layout::texts_of_an_edge; ++text) {
            const std::uint32_t number = theirs.variable();
            std::uint32_t nowhere = unknown;
            std::uint32_t& known = number < translation.strings.size() ? translation.strings[number] : nowhere;
            if (known == unknown) {
                const auto id = string_id(std::string(from.string(number)));
                if (!id) return failure(id);
                known = *id;
            }
            ours.variable(known);
        }
        ours.variable(theirs.variable());
    }
    if (auto done = add(record, from.summaries_.substr(record.summary, record.summary_size), passages, ours.bytes());
        !done)
        return done;

    std::vector<std::uint32_t> ordinals;
    for (std::size_t i = 0; i < column_count; ++i) {
        const std::vector<ColumnValue>& values = from.columns_[i].values;
        if (translation.ordinals[i].empty()) translation.ordinals[i].assign(values.size(), unknown);
        ordinals.clear();
        for (const std::uint32_t their_ordinal : from.ordinals(static_cast<Column>(i), row)) {
            if (their_ordinal >= values.size()) continue;
            std::uint32_t& our_ordinal = translation.ordinals[i][their_ordinal];
            if (our_ordinal == unknown) {
                our_ordinal = columns_[i].ordinal_of(std::string(values[their_ordinal].key));
                for (const auto& [spelling, uses] : values[their_ordinal].spellings)
                    columns_[i].spellings[our_ordinal][std::string(spelling)] += uses;
            }
            ordinals.push_back(our_ordinal);
        }
        if (auto done = append_ordinals(i, ordinals); !done) return done;
    }
    return {};
}

Result<void> DocTableWriter::append_dictionary(std::size_t column) {
    const std::size_t section = doc_table_layout::section(column, OfColumn::dictionary);
    const Dictionary& dictionary = columns_[column];
    if (auto done = append_number(section, dictionary.keys.size()); !done) return done;
    for (std::size_t value = 0; value < dictionary.keys.size(); ++value) {
        ByteWriter writer;
        writer.text(*dictionary.keys[value]);
        writer.u32(static_cast<std::uint32_t>(dictionary.spellings[value].size()));
        for (const auto& [spelling, count] : dictionary.spellings[value]) {
            writer.text(spelling);
            writer.u32(count);
        }
        if (auto done = sections_.append(section, writer.bytes()); !done) return done;
    }
    return {};
}

Result<void> DocTableWriter::finish() {
    if (auto done = append_number(Section::string_offsets, sections_.size(Section::strings)); !done) return done;
    for (std::size_t i = 0; i < column_count; ++i) {
        std::vector<std::uint32_t> none;
        if (auto done = append_ordinals(i, none); !done) return done;
        if (auto done = append_dictionary(i); !done) return done;
    }
    auto file = FileWriter::create(path_);
    if (!file) return failure(file);
    if (auto done = file->write(header_of(sections_)); !done) return done;
    for (std::size_t i = 0; i < doc_table_layout::section_count; ++i) {
        static constexpr std::string_view padding("\0\0\0\0\0\0\0", 7);
        if (auto done = file->write(padding.substr(0, (8 - file->bytes() % 8) % 8)); !done) return done;
        if (auto done = sections_.read(i, [&](std::string_view bytes) { return file->write(bytes); }); !done)
            return done;
    }
    return file->close();
}

}  // namespace recueil::indexer
