#include "corpus/readers/document_wire.h"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

class Writer {
  public:
    template <class Number>
    void number(Number value) {
        static_assert(std::is_arithmetic_v<Number>);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        out_.append(bytes, sizeof value);
    }
    void text(std::string_view value) {
        number<std::uint64_t>(value.size());
        out_.append(value);
    }
    template <class Item, class Write>
    void list(const std::vector<Item>& items, Write write) {
        number<std::uint64_t>(items.size());
        for (const Item& item : items) write(item);
    }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    std::string finish() { return std::move(out_); }

  private:
    std::string out_;
};

// Reads past the end and counts that no bytes can hold make it broken; it then gives zeros and empty lists.
class Reader {
  public:
    explicit Reader(std::string_view in) : in_(in) {}

    template <class Number>
    Number number() {
        Number value{};
        if (in_.size() < sizeof value) {
            broken_ = true;
            return value;
        }
        std::memcpy(&value, in_.data(), sizeof value);
        in_.remove_prefix(sizeof value);
        return value;
    }
    bool flag() { return number<std::uint8_t>() != 0; }
    std::string_view view() {
        const auto size = number<std::uint64_t>();
        if (broken_ || size > in_.size()) {
            broken_ = true;
            return {};
        }
        const std::string_view value = in_.substr(0, size);
        in_.remove_prefix(size);
        return value;
    }
    std::string text() { return std::string(view()); }
    // Each item takes `least` bytes or more, which bounds what a false count makes this program reserve.
    template <class Item, class Read>
    std::vector<Item> list(std::size_t least, Read read) {
        const auto count = number<std::uint64_t>();
        std::vector<Item> items;
        if (broken_ || count > in_.size() / least) {
            broken_ = true;
            return items;
        }
        items.reserve(count);
        for (std::uint64_t i = 0; i < count && !broken_; ++i) items.push_back(read());
        return items;
    }
    void fail() { broken_ = true; }
    bool is_whole() const { return !broken_ && in_.empty(); }

  private:
    std::string_view in_;
    bool broken_ = false;
};

constexpr std::size_t length_bytes = sizeof(std::uint64_t);
constexpr std::size_t layout_bytes = 4 + 5 * sizeof(float);

void write_texts(Writer& to, const std::vector<std::string>& texts) {
    to.list(texts, [&](const std::string& each) { to.text(each); });
}

std::vector<std::string> read_texts(Reader& from) {
    return from.list<std::string>(length_bytes, [&] { return from.text(); });
}

LineLayout read_layout(Reader& from) {
    LineLayout layout;
    const auto role = from.number<std::uint8_t>();
    if (role > static_cast<std::uint8_t>(LineRole::aside)) from.fail();
    layout.role = static_cast<LineRole>(std::min(role, static_cast<std::uint8_t>(LineRole::aside)));
    layout.starts_paragraph = from.flag();
    layout.bold = from.flag();
    layout.level = from.number<std::uint8_t>();
    for (float* each : {&layout.left, &layout.top, &layout.width, &layout.height, &layout.font_size})
        *each = from.number<float>();
    return layout;
}

DocumentTable read_table(Reader& from) {
    DocumentTable table;
    table.line_start = from.number<int>();
    table.line_end = from.number<int>();
    table.rows = from.list<std::vector<std::string>>(length_bytes, [&] { return read_texts(from); });
    return table;
}

// The properties of a document that the rest of the program relies on.
bool is_sound(const Document& document) {
    if (!is_valid_utf8(document.text)) return false;
    const auto lines = static_cast<std::size_t>(std::count(document.text.begin(), document.text.end(), '\n'));
    if (!document.lines.empty() && document.lines.size() != lines) return false;
    const bool are_pages_in_order = std::is_sorted(document.page_starts.begin(), document.page_starts.end()) &&
                                    (document.page_starts.empty() || document.page_starts.front() >= 1);
    return are_pages_in_order &&
           std::all_of(document.tables.begin(), document.tables.end(), [&](const DocumentTable& table) {
               return table.line_start >= 1 && table.line_end >= table.line_start &&
                      static_cast<std::size_t>(table.line_end) <= lines;
           });
}

}  // namespace

std::string message(MessageKind kind, std::string_view content) {
    Writer to;
    to.reserve(1 + length_bytes + content.size());
    to.number(static_cast<std::uint8_t>(kind));
    to.text(content);
    return to.finish();
}

std::optional<Message> take_message(std::string_view& bytes, std::size_t most, bool& is_broken) {
    constexpr std::size_t head = 1 + length_bytes;
    if (bytes.size() < head) return std::nullopt;
    Reader from(bytes);
    const auto kind = from.number<std::uint8_t>();
    const auto size = from.number<std::uint64_t>();
    is_broken = kind > static_cast<std::uint8_t>(MessageKind::exhausted) || size > most;
    if (is_broken || size > bytes.size() - head) return std::nullopt;
    const Message taken{static_cast<MessageKind>(kind), bytes.substr(head, size)};
    bytes.remove_prefix(head + size);
    return taken;
}

std::string wire(const Document& document) {
    Writer to;
    to.reserve(document.text.size() + document.lines.size() * layout_bytes + 1000);
    for (const std::string* each :
         {&document.file, &document.path, &document.sha256, &document.media_type, &document.encoding, &document.text})
        to.text(*each);
    to.list(document.page_starts, [&](int line) { to.number(line); });
    to.list(document.lines, [&](const LineLayout& line) {
        for (const std::uint8_t each : {static_cast<std::uint8_t>(line.role), std::uint8_t{line.starts_paragraph},
                                        std::uint8_t{line.bold}, line.level})
            to.number(each);
        for (const float each : {line.left, line.top, line.width, line.height, line.font_size}) to.number(each);
    });
    to.list(document.page_sizes, [&](const PageSize& size) {
        to.number(size.width);
        to.number(size.height);
    });
    to.list(document.tables, [&](const DocumentTable& table) {
        to.number(table.line_start);
        to.number(table.line_end);
        to.list(table.rows, [&](const std::vector<std::string>& row) { write_texts(to, row); });
    });
    write_texts(to, document.notes);
    return to.finish();
}

std::optional<Document> document_from(std::string_view bytes) {
    Reader from(bytes);
    Document document;
    for (std::string* each :
         {&document.file, &document.path, &document.sha256, &document.media_type, &document.encoding, &document.text})
        *each = from.text();
    document.page_starts = from.list<int>(sizeof(int), [&] { return from.number<int>(); });
    document.lines = from.list<LineLayout>(layout_bytes, [&] { return read_layout(from); });
    document.page_sizes = from.list<PageSize>(2 * sizeof(float), [&] {
        const auto width = from.number<float>();
        return PageSize{width, from.number<float>()};
    });
    document.tables = from.list<DocumentTable>(2 * sizeof(int) + length_bytes, [&] { return read_table(from); });
    document.notes = read_texts(from);
    if (!from.is_whole() || !is_sound(document)) return std::nullopt;
    return document;
}

std::string wire(const ReadLimits& limits) {
    Writer to;
    for (const std::size_t each : {limits.file_bytes, limits.member_bytes, limits.text_bytes, limits.line_bytes,
                                   limits.memory_bytes, limits.pdf_memory_bytes})
        to.number<std::uint64_t>(each);
    for (const int each : {limits.cpu_seconds, limits.cpu_seconds_per_megabyte, limits.ocr_seconds_per_megabyte,
                           limits.pdf_cpu_seconds, static_cast<int>(limits.ocr)})
        to.number(each);
    return to.finish();
}

std::optional<ReadLimits> limits_from(std::string_view bytes) {
    Reader from(bytes);
    ReadLimits limits;
    for (std::size_t* each : {&limits.file_bytes, &limits.member_bytes, &limits.text_bytes, &limits.line_bytes,
                              &limits.memory_bytes, &limits.pdf_memory_bytes})
        *each = from.number<std::uint64_t>();
    for (int* each : {&limits.cpu_seconds, &limits.cpu_seconds_per_megabyte, &limits.ocr_seconds_per_megabyte,
                      &limits.pdf_cpu_seconds})
        *each = from.number<int>();
    limits.ocr = static_cast<Ocr>(from.number<int>());
    if (!from.is_whole()) return std::nullopt;
    return limits;
}

std::string wire(const Error& error) {
    Writer to;
    to.text(error.message);
    to.text(error.hint);
    return to.finish();
}

std::optional<Error> error_from(std::string_view bytes) {
    Reader from(bytes);
    Error error;
    error.code = ErrorCode::unreadable_input;
    error.message = from.text();
    error.hint = from.text();
    if (!from.is_whole()) return std::nullopt;
    return error;
}

std::string wire_bytes(std::string_view name, std::string_view bytes) {
    Writer to;
    to.reserve(2 * length_bytes + name.size() + bytes.size());
    to.text(name);
    to.text(bytes);
    return to.finish();
}

std::optional<NamedBytes> bytes_from(std::string_view bytes) {
    Reader from(bytes);
    const std::string_view name = from.view();
    const NamedBytes named{name, from.view()};
    if (!from.is_whole()) return std::nullopt;
    return named;
}

}  // namespace recueil::corpus
