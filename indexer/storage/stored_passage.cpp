#include "indexer/storage/stored_passage.h"

#include <algorithm>

#include "indexer/storage/bytes.h"

namespace recueil::indexer {

namespace {

constexpr std::size_t longest_label = 200;  // bytes
constexpr std::size_t length_bytes = 4;     // of the line starts, at the very end

}  // namespace

std::string stored_passage(const corpus::Passage& passage, PassageRecord& record) {
    record.line_start = static_cast<std::uint32_t>(std::max(passage.lines.start, 0));
    record.line_end = static_cast<std::uint32_t>(std::max(passage.lines.end, 0));
    record.page = static_cast<std::uint32_t>(std::max(passage.page, 0));
    record.more_pages = static_cast<std::uint8_t>(std::clamp(passage.page_end - passage.page, 0, 255));
    record.kind = static_cast<std::uint8_t>(passage.kind);
    record.label_bytes = static_cast<std::uint16_t>(std::min(passage.label.size(), longest_label));
    std::string stored = passage.label.substr(0, record.label_bytes) + passage.text;

    // Each start as far from the one before it as lines are long: a byte or two.
    ByteWriter starts;
    corpus::LineStart before{0, static_cast<int>(record.line_start)};
    for (const corpus::LineStart& each : passage.line_starts) {
        if (each.byte < before.byte || each.line < before.line) continue;
        starts.variable(static_cast<std::uint32_t>(each.byte - before.byte));
        starts.variable(static_cast<std::uint32_t>(each.line - before.line));
        before = each;
    }
    ByteWriter length;
    length.u32(static_cast<std::uint32_t>(starts.bytes().size()));
    return stored.append(starts.bytes()).append(length.bytes());
}

corpus::Passage passage_of(std::string_view stored, const PassageRecord& record) {
    corpus::Passage passage;
    passage.kind = static_cast<corpus::PassageKind>(record.kind);
    passage.lines = {static_cast<int>(record.line_start), static_cast<int>(record.line_end)};
    passage.page = static_cast<int>(record.page);
    passage.page_end = passage.page + record.more_pages;
    if (stored.size() < length_bytes) return passage;
    ByteReader length(stored.substr(stored.size() - length_bytes));
    stored.remove_suffix(length_bytes);
    const std::size_t starts_size = std::min<std::size_t>(length.u32(), stored.size());
    ByteReader starts(stored.substr(stored.size() - starts_size));
    stored.remove_suffix(starts_size);
    const std::size_t label = std::min<std::size_t>(record.label_bytes, stored.size());
    passage.label = stored.substr(0, label);
    passage.text = stored.substr(label);
    corpus::LineStart start{0, passage.lines.start};
    while (starts.left() > 0) {
        start.byte += starts.variable();
        start.line += static_cast<int>(starts.variable() & 0xFFFFFFU);
        passage.line_starts.push_back(start);
    }
    return passage;
}

}  // namespace recueil::indexer
