#include "corpus/given_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "corpus/readers/csv_table.h"
#include "corpus/readers/input_file.h"
#include "corpus/rules/dates.h"
#include "corpus/rules/text_fold.h"
#include "corpus/theme.h"
#include "corpus/web_address.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20;
constexpr std::size_t longest_value = 1000;
constexpr std::size_t absent = static_cast<std::size_t>(-1);

enum class Given { file, url, council, siren, date, number, theme_code, theme_label };
constexpr std::size_t given_count = 8;

// Names of columns by their letters and digits alone.
struct ColumnName {
    std::string_view name;
    Given given;
};
constexpr auto column_names = std::to_array<ColumnName>({
    {"file", Given::file},
    {"filename", Given::file},
    {"path", Given::file},
    {"fichier", Given::file},
    {"nomfichier", Given::file},
    {"nomdufichier", Given::file},
    {"chemin", Given::file},
    {"url", Given::url},
    {"deliburl", Given::url},
    {"urldelib", Given::url},
    {"urldeliberation", Given::url},
    {"lien", Given::url},
    {"adresse", Given::url},
    {"urldeladeliberation", Given::url},
    {"liendeladeliberation", Given::url},
    {"lienversladeliberation", Given::url},
    {"adressedeladeliberation", Given::url},
    {"council", Given::council},
    {"collnom", Given::council},
    {"nomcoll", Given::council},
    {"collectivite", Given::council},
    {"nomcollectivite", Given::council},
    {"nomdelacollectivite", Given::council},
    {"institution", Given::council},
    {"siren", Given::siren},
    {"siret", Given::siren},
    {"collsiret", Given::siren},
    {"collsiren", Given::siren},
    {"siretcollectivite", Given::siren},
    {"siretdelacollectivite", Given::siren},
    {"sirendelacollectivite", Given::siren},
    {"numerosirendelacollectivite", Given::siren},
    {"numerosiretdelacollectivite", Given::siren},
    {"numerosiret", Given::siren},
    {"date", Given::date},
    {"delibdate", Given::date},
    {"datedelib", Given::date},
    {"datedeliberation", Given::date},
    {"datedeladeliberation", Given::date},
    {"dateseance", Given::date},
    {"datedeseance", Given::date},
    {"number", Given::number},
    {"delibid", Given::number},
    {"iddelib", Given::number},
    {"numero", Given::number},
    {"numerodelib", Given::number},
    {"numerodeliberation", Given::number},
    {"numerodeladeliberation", Given::number},
    {"ndeladeliberation", Given::number},
    {"ndeliberation", Given::number},
    {"identifiantdeladeliberation", Given::number},
    {"identifiantdeliberation", Given::number},
    {"theme", Given::theme_code},
    {"matiere", Given::theme_code},
    {"delibmatierecode", Given::theme_code},
    {"codematiere", Given::theme_code},
    {"matierecode", Given::theme_code},
    {"codedelamatiere", Given::theme_code},
    {"delibmatierenom", Given::theme_label},
    {"nommatiere", Given::theme_label},
    {"nomdelamatiere", Given::theme_label},
    {"matierenom", Given::theme_label},
});

std::string letters_and_digits(std::string_view text) {
    std::string out;
    for (const char c : fold_text(text))
        if (is_ascii_letter(c) || is_ascii_digit(c)) out.push_back(c);
    return out;
}

std::string digits_of(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (is_ascii_digit(c)) out.push_back(c);
    return out;
}

// The number of digits alone, from `at` on.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return std::nullopt;
    int number = 0;
    const char* const end = text.data() + at + digits;
    const auto [stop, error] = std::from_chars(text.data() + at, end, number);
    return error == std::errc() && stop == end && is_ascii_digit(text[at]) ? std::optional(number) : std::nullopt;
}

std::optional<std::string> iso_date(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    // Before 1789 no council sat; a year of four digits is what follows.
    if (!date.ok() || *year < 1789) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

// In figures: « 2022-03-24 », « 2022/03/24 », « 20220324 », « 24/03/2022 », « 24.3.2022 », each with a time of the day
// or without.
std::optional<std::string> read_day_in_figures(std::string_view text) {
    const std::size_t end = text.find_first_of(" T");
    const std::string_view day = text.substr(0, end);
    if (day.size() == 8 && digits_of(day) == day)
        return iso_date(number_at(day, 0, 4), number_at(day, 4, 2), number_at(day, 6, 2));
    const std::size_t first = day.find_first_of("-/.");
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t second = day.find(day[first], first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const std::size_t middle = second - first - 1;
    const std::size_t last = day.size() - second - 1;
    if (middle < 1 || middle > 2) return std::nullopt;
    if (first == 4 && (last == 1 || last == 2))
        return iso_date(number_at(day, 0, 4), number_at(day, first + 1, middle), number_at(day, second + 1, last));
    if (first <= 2 && last == 4)
        return iso_date(number_at(day, second + 1, 4), number_at(day, first + 1, middle), number_at(day, 0, first));
    return std::nullopt;
}

// The same, and as texts write it: « jeudi 24 mars 2022 », « 24/03/22 ».
std::optional<std::string> read_day(std::string_view text) {
    if (auto day = read_day_in_figures(text)) return day;
    constexpr std::size_t longest_weekday = 12;  // « le mercredi »
    const auto found = find_date(text);
    if (!found || found->begin > longest_weekday || found->end < text.size()) return std::nullopt;
    return found->iso;
}

std::optional<std::string> read_siren(std::string_view text) {
    // A spreadsheet that took it for a number.
    for (const std::string_view ending : {".0", ",0"})
        if (text.ends_with(ending)) text.remove_suffix(ending.size());
    const std::string digits = digits_of(text);
    const bool has_others = std::any_of(text.begin(), text.end(), [](char c) {
        return !is_ascii_digit(c) && c != ' ' && c != '.' && c != '-' && static_cast<unsigned char>(c) < 0x80;
    });
    if (has_others || (digits.size() != 9 && digits.size() != 14)) return std::nullopt;
    return digits.substr(0, 9);
}

// A label as compared: SCDL writes none of its signs, and no parenthesis; councils differ in their articles.
std::string label_key(std::string_view label) {
    static constexpr auto articles =
        std::to_array<std::string_view>({"d", "de", "des", "du", "et", "l", "la", "le", "les"});
    const std::string folded = fold_text(label.substr(0, label.find('('))) + ' ';
    std::string key;
    std::string word;
    for (const char c : folded) {
        if (is_ascii_letter(c) || is_ascii_digit(c)) {
            word.push_back(c);
            continue;
        }
        if (std::find(articles.begin(), articles.end(), word) == articles.end()) key += word;
        word.clear();
    }
    return key;
}

std::string code_of_label(std::string_view label, std::string_view domain) {
    const std::string key = label_key(label);
    if (key.empty()) return {};
    std::string found;
    for (const ThemeCode& each : theme_codes()) {
        if (label_key(each.label) != key) continue;
        if (!domain.empty() && each.code.substr(0, domain.size()) != domain) continue;
        if (!found.empty()) return {};
        found = each.code;
    }
    return found;
}

// Reads rows by the columns that the header names.
class TableReader {
  public:
    TableReader(std::string name, const CsvTable& table) : name_(std::move(name)), csv_(table) {}

    Result<GivenTable> run(TableUse use) {
        std::size_t first_row = 0;
        find_columns(csv_.header);
        // Lists may have titles above their header.
        while (!has_columns_for(use) && first_row < std::min(csv_.rows.size(), most_rows_above))
            find_columns(csv_.rows[first_row++].cells);
        if (!has_columns_for(use)) find_columns(csv_.header);
        if (use == TableUse::download && column_of(Given::url) == absent)
            return failure(ErrorCode::unreadable_input, fmt::format("{} has no column of addresses", name_),
                           "its first line must name a column url (DELIB_URL in SCDL)");
        if (use == TableUse::joining && column_of(Given::file) == absent && column_of(Given::number) == absent)
            return failure(
                ErrorCode::unreadable_input,
                fmt::format("cannot use {} as metadata: no column says which document or act a row is about", name_),
                "its first line must name a column file or number (DELIB_ID in SCDL)");
        for (std::size_t i = first_row; i < csv_.rows.size(); ++i) read(csv_.rows[i]);
        return std::move(table_);
    }

  private:
    static constexpr std::size_t most_rows_above = 20;

    void find_columns(const std::vector<std::string>& names) {
        columns_.fill(absent);
        for (std::size_t i = 0; i < names.size(); ++i) {
            // « DELIB_ID (obligatoire) »
            const std::string key = letters_and_digits(names[i].substr(0, names[i].find('(')));
            const auto known = std::find_if(column_names.begin(), column_names.end(),
                                            [&](const ColumnName& each) { return each.name == key; });
            if (known == column_names.end()) continue;
            std::size_t& column = columns_[static_cast<std::size_t>(known->given)];
            if (column == absent) column = i;
        }
    }

    bool has_columns_for(TableUse use) const {
        if (use == TableUse::download) return column_of(Given::url) != absent;
        return column_of(Given::file) != absent || column_of(Given::number) != absent;
    }

    std::size_t column_of(Given given) const { return columns_[static_cast<std::size_t>(given)]; }

    std::string cell(const CsvRow& row, Given given) {
        const std::size_t column = column_of(given);
        if (column >= row.cells.size()) return {};
        std::string value = squeeze(row.cells[column]);
        // Tables of this program keep spreadsheets from taking a cell for a formula so, people from taking it for a
        // number.
        if (value.size() > 1 && value[0] == '\'' &&
            (std::string_view("=+-@").find(value[1]) != std::string_view::npos || is_ascii_digit(value[1])))
            value.erase(0, 1);
        if (given == Given::url || value.size() <= longest_value) return value;
        say(row, given, value.substr(0, 40) + "…", fmt::format("is longer than {} bytes", longest_value));
        return {};
    }

    template <class Read>
    std::string read_value(const CsvRow& row, Given given, Read&& meaning, const char* what) {
        const std::string value = cell(row, given);
        if (value.empty()) return {};
        std::optional<std::string> read = std::forward<Read>(meaning)(value);
        if (!read) say(row, given, value, what);
        return read.value_or("");
    }

    void read(const CsvRow& row) {
        GivenRow given;
        given.line = row.line;
        given.file = cell(row, Given::file);
        given.url = read_value(row, Given::url, web_address, "is no http or https address");
        given.council = cell(row, Given::council);
        given.siren = read_value(row, Given::siren, read_siren, "is neither a SIREN nor a SIRET number");
        given.date = read_value(row, Given::date, read_day, "is no day");
        given.number = cell(row, Given::number);
        given.theme = theme_of(row);
        table_.rows.push_back(std::move(given));
    }

    std::string theme_of(const CsvRow& row) {
        const std::string code = cell(row, Given::theme_code);
        const std::string label = cell(row, Given::theme_label);
        std::string by_code = theme_code_of(code);
        std::string by_label = theme_code_of(label);
        // The label may be of the level below: « 7 » with « Finances locales/Subventions ».
        if (!by_label.empty() && (by_code.empty() || by_label.substr(0, by_code.size() + 1) == by_code + "."))
            return by_label;
        if (!by_code.empty()) return by_code;
        const std::string& unknown = code.empty() ? label : code;
        if (!unknown.empty() && foreign_themes_.emplace(unknown, 0).second)
            table_.notes.push_back(
                fmt::format("{}, line {}: « {} » is no theme of the ACTES nomenclature", name_, row.line, unknown));
        return {};
    }

    // Each value once: a column is often wrong in the same way in all rows.
    void say(const CsvRow& row, Given given, const std::string& value, std::string_view what) {
        if (!said_.emplace(std::make_pair(given, value), 0).second) return;
        table_.problems.push_back({ErrorCode::unreadable_input,
                                   fmt::format("{}, line {}, column {}: « {} » {}", name_, row.line,
                                               csv_.header[column_of(given)], value, what),
                                   "the rest of the row is used"});
    }

    std::string name_;
    const CsvTable& csv_;
    std::array<std::size_t, given_count> columns_{};
    GivenTable table_;
    std::map<std::pair<Given, std::string>, int> said_;
    std::map<std::string, int> foreign_themes_;
};

}  // namespace

std::string theme_code_of(std::string_view code_or_label) {
    const std::string_view text = trim(code_or_label);
    std::size_t end = 0;
    while (end < text.size() && (is_ascii_digit(text[end]) || text[end] == '.' || text[end] == '-')) ++end;
    if (end > 0) {
        std::string code(text.substr(0, end));
        std::replace(code.begin(), code.end(), '-', '.');
        while (!code.empty() && code.back() == '.') code.pop_back();
        const std::size_t second = code.find('.');
        const std::size_t third = second == std::string::npos ? second : code.find('.', second + 1);
        code.resize(std::min(third, code.size()));
        return theme_label(code).empty() ? std::string() : code;
    }
    const std::size_t slash = text.find('/');
    std::string whole = code_of_label(text, {});
    if (!whole.empty() || slash == std::string_view::npos) return whole;
    const std::string domain = code_of_label(text.substr(0, slash), {});
    const std::string below = domain.empty() ? domain : code_of_label(text.substr(slash + 1), domain + ".");
    return below.empty() ? domain : below;
}

Result<GivenTable> parse_given_table(std::string_view bytes, const std::string& name, TableUse use) {
    const auto table = read_csv(bytes);
    if (!table)
        return failure(ErrorCode::unreadable_input,
                       fmt::format("cannot read {} as a CSV table: {}", name, table.error().reason),
                       table.error().hint);
    return TableReader(name, *table).run(use);
}

Result<GivenTable> read_given_table(const std::string& path) {
    auto file = InputFile::open(path);
    const auto refused = [&](const Problem& reason) {
        return failure(ErrorCode::unreadable_input, fmt::format("cannot read {}: {}", path, reason.reason),
                       reason.hint);
    };
    if (!file) return refused(file.error());
    std::string bytes;
    while (bytes.size() <= most_bytes) {
        const auto more = file->read(bytes, std::size_t{1} << 20);
        if (!more) return refused(more.error());
        if (*more == 0) break;
    }
    if (bytes.size() > most_bytes) return refused({fmt::format("it is larger than {} MB", most_bytes >> 20U)});
    return parse_given_table(bytes, path);
}

}  // namespace recueil::corpus
