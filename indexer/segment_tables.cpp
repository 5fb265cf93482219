#include "indexer/segment_tables.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <type_traits>

#include <fmt/format.h>
#include <zlib.h>

namespace recueil::indexer {

namespace {

static_assert(std::endian::native == std::endian::little, "records are mapped as they stand in the file");
static_assert(std::is_trivially_copyable_v<ActRecord> && std::is_trivially_copyable_v<PassageRecord>);

constexpr std::uint64_t magic = 0x31304C42544C4352;  // "RCLTBL01"

enum Section : std::uint32_t { acts, cards, passages, strings, string_offsets, edges, columns };
constexpr std::size_t sections_of_a_column = 3;  // dictionary, offsets, ordinals
constexpr std::size_t section_count = static_cast<std::size_t>(Section::columns) + column_count * sections_of_a_column;
constexpr std::size_t header_bytes = 8 + section_count * 24;

constexpr int strings_of_an_edge = 9;

std::size_t column_section(std::size_t column, std::size_t which) {
    return static_cast<std::size_t>(Section::columns) + column * sections_of_a_column + which;
}

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

template <class T>
std::span<const T> records_of(std::string_view bytes) {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

std::uint32_t number_of(std::string_view bytes, std::size_t& at) {
    std::uint32_t value = 0;
    for (unsigned shift = 0; at < bytes.size() && shift < 35; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) break;
    }
    return value;
}

void put_number(std::string& bytes, std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80U));
    bytes.push_back(static_cast<char>(value));
}

}  // namespace

TablesWriter::TablesWriter() {
    string_id("");
}

std::uint32_t TablesWriter::string_id(const std::string& text) {
    const auto [at, is_new] = string_ids_.emplace(text, static_cast<std::uint32_t>(strings_.size()));
    if (is_new) strings_.push_back(text);
    return at->second;
}

void TablesWriter::add_act(ActRecord record, const Card& card, std::span<const PassageRecord> act_passages,
                           const std::vector<Edge>& act_edges, const std::vector<FacetEntry>& facets) {
    record.first_passage = static_cast<std::uint32_t>(passages_.size());
    record.passages = static_cast<std::uint32_t>(act_passages.size());
    passages_.insert(passages_.end(), act_passages.begin(), act_passages.end());

    ByteWriter written;
    for (const std::string* each :
         {&card.id, &card.number, &card.title, &card.date, &card.assembly, &card.outcome, &card.file})
        written.text(*each);
    written.u32(static_cast<std::uint32_t>(card.commissions.size()));
    for (const std::string& each : card.commissions) written.text(each);
    written.u8(card.is_document ? 1 : 0);
    record.card = cards_.size();
    record.card_size = static_cast<std::uint32_t>(written.bytes().size());
    cards_ += written.bytes();

    record.edges = edges_.size();
    put_number(edges_, static_cast<std::uint32_t>(act_edges.size()));
    for (const Edge& edge : act_edges) {
        edges_.push_back(static_cast<char>(edge.kind));
        edges_.push_back(static_cast<char>(static_cast<unsigned>(edge.type) | (edge.in_part ? 0x80U : 0U)));
        for (const std::string* each : {&edge.part, &edge.label, &edge.number, &edge.date, &edge.body, &edge.code,
                                        &edge.article, &edge.title, &edge.text})
            put_number(edges_, string_id(*each));
        put_number(edges_, static_cast<std::uint32_t>(std::max(edge.line, 0)));
    }
    record.edges_size = static_cast<std::uint32_t>(edges_.size() - record.edges);
    acts_.push_back(record);

    std::array<std::vector<std::uint32_t>, column_count> ordinals;
    for (const FacetEntry& facet : facets) {
        Dictionary& dictionary = columns_[static_cast<std::size_t>(facet.column)];
        const std::uint32_t ordinal = ordinal_of(dictionary, facet.key);
        ++dictionary.spellings[ordinal][facet.label];
        ordinals[static_cast<std::size_t>(facet.column)].push_back(ordinal);
    }
    for (std::size_t i = 0; i < column_count; ++i) append_ordinals(i, ordinals[i]);
}

std::uint32_t TablesWriter::ordinal_of(Dictionary& dictionary, const std::string& key) {
    const auto [at, is_new] = dictionary.ordinals.emplace(key, static_cast<std::uint32_t>(dictionary.keys.size()));
    if (is_new) {
        dictionary.keys.push_back(key);
        dictionary.spellings.emplace_back();
    }
    return at->second;
}

void TablesWriter::append_ordinals(std::size_t column, std::vector<std::uint32_t>& ordinals) {
    std::sort(ordinals.begin(), ordinals.end());
    ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
    columns_[column].values.insert(columns_[column].values.end(), ordinals.begin(), ordinals.end());
    columns_[column].offsets.push_back(static_cast<std::uint32_t>(columns_[column].values.size()));
}

void TablesWriter::take_row(const Tables& from, std::size_t row, const TextRef& json,
                            std::span<const PassageRecord> act_passages, std::uint32_t file, Translation& translation) {
    constexpr std::uint32_t unknown = 0xFFFFFFFF;
    ActRecord record = from.act(row);
    record.json = json;
    record.file = file;
    record.first_passage = static_cast<std::uint32_t>(passages_.size());
    record.passages = static_cast<std::uint32_t>(act_passages.size());
    passages_.insert(passages_.end(), act_passages.begin(), act_passages.end());
    const std::string_view card = from.cards_.substr(record.card, record.card_size);
    record.card = cards_.size();
    cards_ += card;

    if (translation.strings.empty()) translation.strings.assign(from.string_offsets_.size(), unknown);
    const std::string_view bytes = from.edges_.substr(record.edges, record.edges_size);
    record.edges = edges_.size();
    std::size_t at = 0;
    const std::uint32_t count = number_of(bytes, at);
    put_number(edges_, count);
    for (std::uint32_t i = 0; i < count && at + 2 <= bytes.size(); ++i) {
        edges_ += bytes.substr(at, 2);
        at += 2;
        for (int text = 0; text < strings_of_an_edge; ++text) {
            const std::uint32_t id = number_of(bytes, at);
            if (id >= translation.strings.size()) {
                put_number(edges_, 0);
                continue;
            }
            if (translation.strings[id] == unknown) translation.strings[id] = string_id(from.string(id));
            put_number(edges_, translation.strings[id]);
        }
        put_number(edges_, number_of(bytes, at));
    }
    record.edges_size = static_cast<std::uint32_t>(edges_.size() - record.edges);
    acts_.push_back(record);

    std::vector<std::uint32_t> ordinals;
    for (std::size_t i = 0; i < column_count; ++i) {
        const std::vector<ColumnValue>& values = from.columns_[i].values;
        if (translation.ordinals[i].empty()) translation.ordinals[i].assign(values.size(), unknown);
        ordinals.clear();
        for (const std::uint32_t theirs : from.ordinals(static_cast<Column>(i), row)) {
            if (theirs >= values.size()) continue;
            std::uint32_t& ours = translation.ordinals[i][theirs];
            if (ours == unknown) {
                ours = ordinal_of(columns_[i], std::string(values[theirs].key));
                for (const auto& [spelling, uses] : values[theirs].spellings)
                    columns_[i].spellings[ours][std::string(spelling)] += uses;
            }
            ordinals.push_back(ours);
        }
        append_ordinals(i, ordinals);
    }
}

Result<void> TablesWriter::finish(const std::string& path) {
    std::string string_bytes;
    std::vector<std::uint32_t> offsets{0};
    for (const std::string& each : strings_) {
        string_bytes += each;
        offsets.push_back(static_cast<std::uint32_t>(string_bytes.size()));
    }
    std::array<std::string, column_count> dictionaries;
    std::array<std::string_view, section_count> contents;
    contents[Section::acts] = bytes_of(acts_);
    contents[Section::cards] = cards_;
    contents[Section::passages] = bytes_of(passages_);
    contents[Section::strings] = string_bytes;
    contents[Section::string_offsets] = bytes_of(offsets);
    contents[Section::edges] = edges_;
    for (std::size_t i = 0; i < column_count; ++i) {
        ByteWriter writer;
        writer.u32(static_cast<std::uint32_t>(columns_[i].keys.size()));
        for (std::size_t value = 0; value < columns_[i].keys.size(); ++value) {
            writer.text(columns_[i].keys[value]);
            writer.u32(static_cast<std::uint32_t>(columns_[i].spellings[value].size()));
            for (const auto& [spelling, count] : columns_[i].spellings[value]) {
                writer.text(spelling);
                writer.u32(count);
            }
        }
        dictionaries[i] = writer.take();
        contents[column_section(i, 0)] = dictionaries[i];
        contents[column_section(i, 1)] = bytes_of(columns_[i].offsets);
        contents[column_section(i, 2)] = bytes_of(columns_[i].values);
    }

    const auto cannot = [&] { return tl::unexpected<Error>(file_error("write", path, errno)); };
    ByteWriter header;
    header.u64(magic);
    std::uint64_t at = header_bytes + 4;
    for (const std::string_view content : contents) {
        at = (at + 7) / 8 * 8;
        header.u64(at);
        header.u64(content.size());
        header.u64(checksum(content));
        at += content.size();
    }
    header.u32(checksum(header.bytes()));
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "wbe"));
    if (!file) return cannot();
    std::uint64_t written = 0;
    const auto write = [&](std::string_view bytes) {
        written += bytes.size();
        if (bytes.empty()) return true;  // an empty view may point nowhere, which fwrite does not allow
        return std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
    };
    if (!write(header.bytes())) return cannot();
    for (const std::string_view content : contents) {
        static constexpr std::string_view padding("\0\0\0\0\0\0\0", 7);
        if (!write(padding.substr(0, (8 - written % 8) % 8)) || !write(content)) return cannot();
    }
    if (std::fflush(file.get()) != 0) return cannot();
    return {};
}

Result<Tables> Tables::open(const std::string& path) {
    auto file = MappedFile::open(path);
    if (!file) return tl::unexpected<Error>(file.error());
    const auto damaged = [&] {
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint);
    };
    Tables tables;
    tables.file_ = std::move(*file);
    const std::string_view all = tables.file_.bytes();
    if (all.size() < header_bytes + 4) return damaged();
    ByteReader header(all);
    if (header.u64() != magic) return damaged();
    std::array<std::string_view, section_count> contents;
    std::array<std::uint64_t, section_count> checksums{};
    for (std::size_t i = 0; i < section_count; ++i) {
        const std::uint64_t at = header.u64();
        const std::uint64_t size = header.u64();
        checksums[i] = header.u64();
        if (at % 8 != 0 || at > all.size() || size > all.size() - at) return damaged();
        contents[i] = all.substr(at, size);
    }
    if (header.u32() != checksum(all.substr(0, header_bytes))) return damaged();
    const auto intact = [&](std::size_t section) { return checksum(contents[section]) == checksums[section]; };
    if (!intact(Section::acts) || !intact(Section::string_offsets)) return damaged();
    tables.acts_ = records_of<ActRecord>(contents[Section::acts]);
    tables.cards_ = contents[Section::cards];
    tables.passages_ = records_of<PassageRecord>(contents[Section::passages]);
    tables.strings_ = contents[Section::strings];
    tables.string_offsets_ = records_of<std::uint32_t>(contents[Section::string_offsets]);
    tables.edges_ = contents[Section::edges];
    for (const ActRecord& act : tables.acts_)
        if (act.card > tables.cards_.size() || act.card_size > tables.cards_.size() - act.card ||
            act.edges > tables.edges_.size() || act.edges_size > tables.edges_.size() - act.edges ||
            act.first_passage > tables.passages_.size() || act.passages > tables.passages_.size() - act.first_passage)
            return damaged();
    for (std::size_t i = 0; i < column_count; ++i) {
        ColumnData& column = tables.columns_[i];
        if (!intact(column_section(i, 0)) || !intact(column_section(i, 1))) return damaged();
        ByteReader reader(contents[column_section(i, 0)]);
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
        column.offsets = records_of<std::uint32_t>(contents[column_section(i, 1)]);
        column.ordinals = records_of<std::uint32_t>(contents[column_section(i, 2)]);
        if (!reader.ok() || column.offsets.size() != tables.acts_.size() + 1 ||
            column.offsets.back() != column.ordinals.size() ||
            !std::is_sorted(column.offsets.begin(), column.offsets.end()))
            return damaged();
    }
    return tables;
}

std::span<const PassageRecord> Tables::passages(std::size_t row) const {
    return passages_.subspan(acts_[row].first_passage, acts_[row].passages);
}

std::string Tables::string(std::uint32_t id) const {
    if (std::size_t{id} + 1 >= string_offsets_.size()) return {};
    const std::uint32_t begin = string_offsets_[id];
    const std::uint32_t end = string_offsets_[id + 1];
    if (begin > end || end > strings_.size()) return {};
    return std::string(strings_.substr(begin, end - begin));
}

Card Tables::card(std::size_t row) const {
    ByteReader reader(cards_.substr(acts_[row].card, acts_[row].card_size));
    Card card;
    for (std::string* each :
         {&card.id, &card.number, &card.title, &card.date, &card.assembly, &card.outcome, &card.file})
        *each = reader.text();
    const std::uint32_t commissions = reader.u32();
    for (std::uint32_t i = 0; i < commissions && reader.ok(); ++i) card.commissions.emplace_back(reader.text());
    card.is_document = reader.u8() != 0;
    return card;
}

std::vector<Edge> Tables::edges(std::size_t row) const {
    const std::string_view bytes = edges_.substr(acts_[row].edges, acts_[row].edges_size);
    std::size_t at = 0;
    const std::uint32_t count = number_of(bytes, at);
    std::vector<Edge> found;
    for (std::uint32_t i = 0; i < count && at + 2 <= bytes.size(); ++i) {
        Edge edge;
        edge.kind = static_cast<corpus::ReferenceKind>(bytes[at++]);
        const auto type = static_cast<unsigned char>(bytes[at++]);
        edge.type = static_cast<corpus::RelationType>(type & 0x7FU);
        edge.in_part = (type & 0x80U) != 0;
        for (std::string* each : {&edge.part, &edge.label, &edge.number, &edge.date, &edge.body, &edge.code,
                                  &edge.article, &edge.title, &edge.text})
            *each = string(number_of(bytes, at));
        edge.line = static_cast<int>(number_of(bytes, at));
        found.push_back(std::move(edge));
    }
    return found;
}

bool Tables::is_intact() const {
    const std::string_view all = file_.bytes();
    ByteReader header(all);
    header.u64();
    for (std::size_t i = 0; i < section_count; ++i) {
        const std::uint64_t at = header.u64();
        const std::uint64_t size = header.u64();
        if (checksum(all.substr(at, size)) != header.u64()) return false;
    }
    return true;
}

}  // namespace recueil::indexer
