// Facts given beside the documents (corpus/given_table.h), joined to the acts that they are about.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.h"
#include "corpus/act.h"
#include "corpus/given_table.h"

namespace recueil::indexer {

// A row that is about a document or its acts.
struct JoinedRow {
    corpus::GivenRow row;
    bool is_by_file = false;  // it names the document; else it names an act of it
    bool operator==(const JoinedRow&) const = default;
};

// A row as the index keeps it with its document, and back; a text of another shape gives a row without values. Where it
// stands in its table is not kept: the same facts on another line are no change.
std::string text_of(const JoinedRow& joined);
JoinedRow joined_row_of(std::string_view text);

// What a row may name an act by.
struct ActKeys {
    std::string institution;               // key of the one that it belongs to; may be empty
    std::string number;                    // as printed
    std::string date;                      // ISO 8601
    std::vector<std::string> identifiers;  // identifier_key() of the @ctes identifier and the document code
};

// The rows given in one run. Constant once made, but for resolve_files(); any thread may ask.
class GivenFacts {
  public:
    // Reads tables; fails with unreadable_input where one cannot be read. Values without meaning are in problems().
    static Result<GivenFacts> read(const std::vector<std::string>& tables);
    // The rows that the index kept with a document that is read again.
    static GivenFacts kept(const std::vector<std::string>& texts);

    // Finds the document that each row names: the one at that path from the table's folder, else the only one whose
    // path ends so. A name that several documents bear names none of them.
    void resolve_files(const std::vector<std::string>& found);

    // Numbers of the rows that name the document at an absolute path, in order.
    std::vector<std::size_t> of_file(const std::string& absolute) const;
    // Numbers of the rows that name one of the acts by identifier, or by institution, number and day; in order.
    std::vector<std::size_t> of_acts(const std::vector<ActKeys>& acts) const;

    const corpus::GivenRow& row(std::size_t number) const { return rows_[number].row; }
    std::size_t size() const { return rows_.size(); }
    // « metadata.csv, line 12 (file a.pdf) »: a row as people find it.
    std::string describe(std::size_t number) const;
    const std::vector<Error>& problems() const { return problems_; }
    const std::vector<std::string>& notes() const { return notes_; }
    bool names_several(std::size_t number) const { return rows_[number].names_several; }

  private:
    struct Row {
        corpus::GivenRow row;
        std::size_t table = 0;
        bool is_by_file = false;  // of kept rows
        bool names_several = false;
    };
    void add_keys();

    std::vector<std::string> tables_;  // absolute paths
    std::vector<Row> rows_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_file_;  // absolute path
    std::unordered_map<std::string, std::vector<std::size_t>> by_identifier_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_number_and_day_;
    std::vector<std::size_t> always_by_file_;  // kept rows
    std::vector<Error> problems_;
    std::vector<std::string> notes_;
};

// What metadata gave to one act.
struct GivenToAct {
    std::string url;
    std::vector<std::string> fields;  // names, as in JSON, of the facts that the text did not state
};

// The rows joined to a document, and what they gave to each of its acts.
struct GivenToDocument {
    std::vector<JoinedRow> rows;
    std::vector<std::size_t> numbers;  // of the same rows in GivenFacts
    std::vector<GivenToAct> acts;
};

// Joins the rows about the document at an absolute path to its acts, and fills what their text does not state; the
// theme given replaces an estimated one. What differs from what the text states is a doubt. Rows that name the document
// give address, council and, where they have no number, the day to all of its acts; number, day and theme to the act of
// that number, or to its only act. `institutions` has the key that each act belongs to where it names no institution.
GivenToDocument give_facts(const GivenFacts& given, const std::string& absolute, const std::vector<corpus::Act*>& acts,
                           const std::vector<std::string>& institutions);

// What would be joined to a document whose acts, as the index holds them, have these keys.
GivenToDocument join_rows(const GivenFacts& given, const std::string& absolute, const std::vector<ActKeys>& acts);

}  // namespace recueil::indexer
