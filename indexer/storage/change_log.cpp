#include "indexer/storage/change_log.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "indexer/storage/bytes.h"
#include "indexer/storage/files.h"

namespace recueil::indexer {

namespace {

constexpr std::string_view log_magic = "RCLCHG01";
// A small file is written again with the next step, so that many small updates make few files.
constexpr std::uint64_t bytes_of_a_full_file = std::uint64_t{256} << 10;
constexpr std::size_t longest_title = 300;
constexpr std::uint8_t source_only_bit = 1;
constexpr std::uint8_t document_bit = 2;

std::string path_of(const std::string& directory, const ChangeFile& file) {
    return fmt::format("{}/{}", directory, change_file_name(file.last_state));
}

std::string_view start_of_title(std::string_view title) {
    if (title.size() <= longest_title) return title;
    std::size_t end = longest_title;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
    return title.substr(0, end);
}

void write_step(ByteWriter& writer, const StateChanges& step) {
    writer.u64(step.state);
    writer.text(step.since);
    writer.text(step.made_at);
    writer.u32(static_cast<std::uint32_t>(step.acts.size()));
    for (const ChangedAct& act : step.acts) {
        writer.u8(static_cast<std::uint8_t>(act.kind));
        writer.u8(static_cast<std::uint8_t>((act.is_in_source_only ? source_only_bit : 0) |
                                            (act.is_document ? document_bit : 0)));
        writer.text(act.id);
        writer.text(act.number);
        writer.text(start_of_title(act.title));
        writer.text(act.date);
        writer.text(act.institution);
    }
}

StateChanges read_step(ByteReader& reader) {
    StateChanges step;
    step.state = reader.u64();
    step.since = reader.text();
    step.made_at = reader.text();
    const std::uint32_t count = reader.u32();
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        ChangedAct act;
        act.kind = static_cast<ChangeKind>(reader.u8());
        const std::uint8_t bits = reader.u8();
        act.is_in_source_only = (bits & source_only_bit) != 0;
        act.is_document = (bits & document_bit) != 0;
        act.id = reader.text();
        act.number = reader.text();
        act.title = reader.text();
        act.date = reader.text();
        act.institution = reader.text();
        step.acts.push_back(std::move(act));
    }
    return step;
}

Error damage_of(const std::string& path) {
    return {ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint};
}

Result<std::string> read_verified(const std::string& directory, const ChangeFile& file) {
    const std::string path = path_of(directory, file);
    auto bytes = read_file(path);
    if (!bytes) return bytes;
    if (checksum_of(*bytes) != file.checksum || bytes->compare(0, log_magic.size(), log_magic) != 0)
        return failure(damage_of(path));
    return bytes;
}

}  // namespace

std::string state_id(const Manifest& manifest) {
    return fmt::format("{}-{}", manifest.state, manifest.xxh3);
}

Result<std::uint64_t> number_of_state_id(std::string_view id) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    const std::string_view rest = id.substr(static_cast<std::size_t>(end - id.data()));
    if (error != std::errc() || rest.size() != 17 || rest.front() != '-' ||
        rest.find_first_not_of("0123456789abcdef", 1) != std::string_view::npos)
        return failure(ErrorCode::usage, fmt::format("« {} » is no state of an index", id),
                       "the state of an index is « state » in recueil info --format json");
    return number;
}

Result<std::vector<StateChanges>> read_change_log(const std::string& directory, const Manifest& manifest,
                                                  std::uint64_t after) {
    std::vector<StateChanges> steps;
    for (const ChangeFile& file : manifest.changes) {
        if (file.last_state <= after) continue;
        const auto bytes = read_verified(directory, file);
        if (!bytes) return failure(bytes);
        ByteReader reader(std::string_view(*bytes).substr(log_magic.size()));
        while (reader.left() > 0) {
            StateChanges step = read_step(reader);
            if (!reader.ok()) return failure(damage_of(path_of(directory, file)));
            if (step.state > after) steps.push_back(std::move(step));
        }
    }
    return steps;
}

Result<void> append_changes(const std::string& directory, Manifest& next, const StateChanges& changes) {
    if (changes.acts.size() >= most_logged_changes) {
        next.changes.clear();
        return {};
    }
    std::string bytes{log_magic};
    std::uint64_t entries = changes.acts.size() + 1;
    if (!next.changes.empty() && next.changes.back().checksum.bytes < bytes_of_a_full_file) {
        auto last = read_verified(directory, next.changes.back());
        if (!last) return failure(last);
        bytes = std::move(*last);
        entries += next.changes.back().entries;
        next.changes.pop_back();
    }
    ByteWriter writer;
    write_step(writer, changes);
    bytes += writer.bytes();
    const ChangeFile file{changes.state, entries, checksum_of(bytes)};
    if (auto done = write_durably(path_of(directory, file), bytes); !done) return done;
    next.changes.push_back(file);
    std::uint64_t total = 0;
    for (const ChangeFile& each : next.changes) total += each.entries;
    while (next.changes.size() > 1 && total > most_logged_changes) {
        total -= next.changes.front().entries;
        next.changes.erase(next.changes.begin());
    }
    return {};
}

Result<void> verify_change_log(const std::string& directory, const Manifest& manifest) {
    for (const ChangeFile& file : manifest.changes)
        if (const auto bytes = read_verified(directory, file); !bytes) return failure(bytes);
    return {};
}

}  // namespace recueil::indexer
