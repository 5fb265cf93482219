#include "indexer/storage/doc_table.h"

#include <algorithm>
#include <bit>
#include <type_traits>

#include <fmt/format.h>

#include "base/hash.h"
#include "indexer/storage/bytes.h"
#include "indexer/storage/doc_table_layout.h"

namespace recueil::indexer {

using doc_table_layout::OfColumn;
using doc_table_layout::Section;

namespace {

static_assert(std::endian::native == std::endian::little, "records are mapped as they stand in the file");
static_assert(std::is_trivially_copyable_v<ActRecord> && std::is_trivially_copyable_v<PassageRecord>);

template <class T>
std::span<const T> records_of(std::string_view bytes) {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace

Result<DocTable> DocTable::open(const std::string& path) {
    auto file = MappedFile::open(path);
    if (!file) return failure(file);
    const auto damaged = [&] {
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint);
    };
    DocTable tables;
    tables.file_ = std::move(*file);
    const std::string_view all = tables.file_.bytes();
    if (all.size() < doc_table_layout::header_bytes + 4) return damaged();
    ByteReader header(all);
    if (header.u64() != doc_table_layout::magic) return damaged();
    std::array<std::string_view, doc_table_layout::section_count> contents;
    std::array<std::uint64_t, doc_table_layout::section_count> checksums{};
    for (std::size_t i = 0; i < doc_table_layout::section_count; ++i) {
        const std::uint64_t at = header.u64();
        const std::uint64_t size = header.u64();
        checksums[i] = header.u64();
        if (at % 8 != 0 || at > all.size() || size > all.size() - at) return damaged();
        contents[i] = all.substr(at, size);
    }
    if (header.u32() != xxh3_low(all.substr(0, doc_table_layout::header_bytes))) return damaged();
    const auto intact = [&](std::size_t section) { return xxh3(contents[section]) == checksums[section]; };
    if (!intact(Section::acts) || !intact(Section::string_offsets)) return damaged();
    tables.acts_ = records_of<ActRecord>(contents[Section::acts]);
    tables.summaries_ = contents[Section::summaries];
    tables.passages_ = records_of<PassageRecord>(contents[Section::passages]);
    tables.strings_ = contents[Section::strings];
    tables.string_offsets_ = records_of<std::uint32_t>(contents[Section::string_offsets]);
    tables.edges_ = contents[Section::edges];
    for (const ActRecord& act : tables.acts_)
        if (act.summary > tables.summaries_.size() || act.summary_size > tables.summaries_.size() - act.summary ||
            act.edges > tables.edges_.size() || act.edges_size > tables.edges_.size() - act.edges ||
            act.first_passage > tables.passages_.size() || act.passages > tables.passages_.size() - act.first_passage)
            return damaged();
    for (std::size_t i = 0; i < column_count; ++i) {
        ColumnData& column = tables.columns_[i];
        if (!intact(doc_table_layout::section(i, OfColumn::dictionary)) ||
            !intact(doc_table_layout::section(i, OfColumn::offsets)))
            return damaged();
        ByteReader reader(contents[doc_table_layout::section(i, OfColumn::dictionary)]);
        const std::uint32_t values = reader.u32();
        for (std::uint32_t value = 0; value < values && reader.ok(); ++value) {
            ColumnValue each;
            each.key = reader.text();
            const std::uint32_t spellings = reader.u32();
            for (std::uint32_t n = 0; n < spellings && reader.ok(); ++n) {
                const std::string_view spelling = reader.text();
                each.spellings.emplace_back(spelling, reader.u32());
            }
            column.values.push_back(std::move(each));
        }
        column.offsets = records_of<std::uint32_t>(contents[doc_table_layout::section(i, OfColumn::offsets)]);
        column.ordinals = records_of<std::uint32_t>(contents[doc_table_layout::section(i, OfColumn::ordinals)]);
        if (!reader.ok() || column.offsets.size() != tables.acts_.size() + 1 ||
            column.offsets.back() != column.ordinals.size() ||
            !std::is_sorted(column.offsets.begin(), column.offsets.end()))
            return damaged();
    }
    return tables;
}

std::span<const PassageRecord> DocTable::passages(std::size_t row) const {
    return passages_.subspan(acts_[row].first_passage, acts_[row].passages);
}

std::string_view DocTable::string(std::uint32_t id) const {
    if (std::size_t{id} + 1 >= string_offsets_.size()) return {};
    const std::uint32_t begin = string_offsets_[id];
    const std::uint32_t end = string_offsets_[id + 1];
    if (begin > end || end > strings_.size()) return {};
    return strings_.substr(begin, end - begin);
}

ActSummary DocTable::summary(std::size_t row) const {
    ByteReader reader(summaries_.substr(acts_[row].summary, acts_[row].summary_size));
    ActSummary summary;
    for (std::string* each : doc_table_layout::texts_of(summary)) *each = reader.text();
    const std::uint32_t commissions = reader.u32();
    for (std::uint32_t i = 0; i < commissions && reader.ok(); ++i) summary.commissions.emplace_back(reader.text());
    summary.is_document = reader.u8() != 0;
    if (reader.left() > 0) summary.url = reader.text();
    return summary;
}

std::vector<EdgeView> DocTable::edges(std::size_t row) const {
    ByteReader bytes(edges_.substr(acts_[row].edges, acts_[row].edges_size));
    const std::uint32_t count = bytes.variable();
    std::vector<EdgeView> found;
    for (std::uint32_t i = 0; i < count && bytes.left() >= 2; ++i) {
        EdgeView edge;
        edge.kind = static_cast<corpus::ReferenceKind>(bytes.u8());
        const std::uint8_t type = bytes.u8();
        edge.type = static_cast<corpus::RelationType>(type & 0x7FU);
        edge.in_part = (type & 0x80U) != 0;
        for (std::string_view* each : doc_table_layout::texts_of(edge)) *each = string(bytes.variable());
        edge.line = static_cast<int>(bytes.variable());
        found.push_back(edge);
    }
    return found;
}

bool DocTable::is_intact() const {
    const std::string_view all = file_.bytes();
    ByteReader header(all);
    header.u64();
    for (std::size_t i = 0; i < doc_table_layout::section_count; ++i) {
        const std::uint64_t at = header.u64();
        const std::uint64_t size = header.u64();
        if (xxh3(all.substr(at, size)) != header.u64()) return false;
    }
    return true;
}

}  // namespace recueil::indexer
