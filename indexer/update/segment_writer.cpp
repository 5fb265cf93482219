#include "indexer/update/segment_writer.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "corpus/act_json.h"
#include "indexer/fields.h"
#include "indexer/storage/block_store.h"
#include "indexer/storage/doc_table_writer.h"
#include "indexer/storage/files.h"
#include "indexer/storage/stored_passage.h"
#include "indexer/storage/token_stream_writer.h"
#include "indexer/storage/xapian_errors.h"
#include "indexer/terms.h"
#include "indexer/update/act_facts.h"
#include "indexer/update/term_weights.h"
#include "stemming/acronyms.h"
#include "stemming/lexicon.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace fs = std::filesystem;

namespace {

// Small enough batches keep Xapian's map of pending postings in the processor's cache.
constexpr std::size_t batch_bytes = std::size_t{2} << 20;
// Bytes of « pmi=protection maternelle infantile »; a term of Xapian has 245.
constexpr std::size_t longest_explanation = 200;

std::string big_endian(std::uint64_t value) {
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>((value >> (8 * (7 - i))) & 0xFF);
    return bytes;
}

}  // namespace

struct SegmentWriter::Private {
    std::string directory;
    Xapian::WritableDatabase database;
    BlockStoreWriter texts;
    BlockStoreWriter jsons;
    DocTableWriter tables;
    stemming::Analyser analyser;
    stemming::LexiconWriter words;
    TokenStreamWriter column;
    TermWeights counts;
    std::unordered_map<std::string, std::vector<std::string>> vocabulary;  // stem to surface forms
    std::vector<stemming::Token> tokens;
    std::size_t pending_bytes = 0;

    Private(std::string where, BlockStoreWriter text_store, BlockStoreWriter json_store, TokenStreamWriter word_column)
        : directory(std::move(where)),
          database(new_terms_database(directory + "/building")),
          texts(std::move(text_store)),
          jsons(std::move(json_store)),
          tables(directory + "/docs"),
          column(std::move(word_column)) {}

    Result<std::vector<PassageRecord>> add_passages(const std::vector<corpus::Passage>& passages, NameFinder& names,
                                                    Xapian::Document& document);
    void add_words(const corpus::Passage& passage);
    void add_acronyms(const corpus::Passage& passage, Xapian::Document& document);
};

SegmentWriter::SegmentWriter(std::unique_ptr<Private> state) : private_(std::move(state)) {}
SegmentWriter::~SegmentWriter() = default;
SegmentWriter::SegmentWriter(SegmentWriter&&) noexcept = default;
SegmentWriter& SegmentWriter::operator=(SegmentWriter&&) noexcept = default;

Result<SegmentWriter> SegmentWriter::create(const std::string& directory) {
    return guarded(directory, [&]() -> Result<SegmentWriter> {
        fs::create_directories(directory);
        auto texts = BlockStoreWriter::create(directory + "/texts");
        if (!texts) return failure(texts);
        auto jsons = BlockStoreWriter::create(directory + "/acts");
        if (!jsons) return failure(jsons);
        auto column = TokenStreamWriter::create(directory + "/tokens");
        if (!column) return failure(column);
        return SegmentWriter(
            std::make_unique<Private>(directory, std::move(*texts), std::move(*jsons), std::move(*column)));
    });
}

std::size_t SegmentWriter::acts() const {
    return private_->tables.acts();
}

void SegmentWriter::Private::add_words(const corpus::Passage& passage) {
    for (const stemming::Token& token : tokens) {
        counts.add(column.add(token.surface), passage.kind);
        if (token.is_number) continue;
        const std::string_view written = std::string_view(passage.text).substr(token.begin, token.end - token.begin);
        if (words.add(token.surface, written)) vocabulary[token.stem].push_back(token.surface);
    }
    column.end_passage();
}

void SegmentWriter::Private::add_acronyms(const corpus::Passage& passage, Xapian::Document& document) {
    for (const stemming::Acronym& acronym : stemming::explained_acronyms(passage.text, tokens)) {
        std::string explained = acronym.letters + "=";
        for (const std::string& word : acronym.words) {
            if (explained.back() != '=') explained += ' ';
            explained += word;
        }
        if (explained.size() <= longest_explanation)
            document.add_boolean_term(boolean_term(prefix::acronym, explained));
    }
}

Result<std::vector<PassageRecord>> SegmentWriter::Private::add_passages(const std::vector<corpus::Passage>& passages,
                                                                        NameFinder& names, Xapian::Document& document) {
    std::vector<PassageRecord> records;
    records.reserve(passages.size());
    std::uint32_t position = 1;
    for (const corpus::Passage& passage : passages) {
        tokens.clear();
        analyser.analyse(passage.text, tokens, position);
        add_words(passage);
        add_acronyms(passage, document);
        if (may_name_people(passage.kind)) names.find(passage.text, tokens);
        PassageRecord record;
        record.first_position = position;
        record.words = static_cast<std::uint32_t>(tokens.size());
        const std::string kept = stored_passage(passage, record);
        const auto ref = texts.append(kept);
        if (!ref) return failure(ref);
        record.text = *ref;
        records.push_back(record);
        if (!tokens.empty()) position = tokens.back().position + passage_gap;
        pending_bytes += kept.size();
    }
    if (auto done = column.end_act(); !done) return failure(done);
    counts.write(document, [&](std::uint32_t word) { return column.surface(word); });
    return records;
}

Result<void> SegmentWriter::add(const corpus::Act& act, const std::vector<corpus::Passage>& passages,
                                const std::string& id, std::uint32_t file, const std::string& institution,
                                const GivenToAct& given) {
    return guarded(private_->directory, [&]() -> Result<void> {
        Private& self = *private_;
        Xapian::Document document;
        NameFinder names;
        know_members(act, names);
        const auto records = self.add_passages(passages, names, document);
        if (!records) return failure(records);

        ActFacts facts = facts_of(act, id, names, institution);
        facts.summary.url = given.url;
        for (const std::string& term : facts.terms) document.add_boolean_term(term);
        if (id != act.id && !act.is_document) document.add_boolean_term(boolean_term(prefix::copy_of, act.id));
        for (const corpus::Grant& grant : act.grants)
            for (const stemming::Token& token : self.analyser.analyse(grant.beneficiary))
                document.add_boolean_term(boolean_term(field(FieldId::beneficiary).prefix, token.surface));
        document.add_value(slot::sort_key, facts.sort_key);
        if (facts.date != 0) document.add_value(field(FieldId::date).slot, std::to_string(facts.date));
        std::string amounts;
        for (const double amount : facts.amounts)
            if (amount >= 0 && amount < 1e15)
                amounts += big_endian(static_cast<std::uint64_t>(std::llround(amount * 100)));
        if (!amounts.empty()) document.add_value(field(FieldId::amount).slot, amounts);

        nlohmann::ordered_json json = corpus::to_json(act);
        json["id"] = id;
        if (!given.url.empty()) json["source"]["url"] = given.url;
        if (!given.fields.empty()) json["given"] = given.fields;
        const auto ref = self.jsons.append(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        if (!ref) return failure(ref);

        ActRecord record;
        record.json = *ref;
        record.date = facts.date;
        record.file = file;
        record.is_document = act.is_document ? 1 : 0;
        if (auto done = self.tables.add_act(record, facts.summary, *records, facts.edges, facts.facets); !done)
            return done;
        self.database.add_document(document);
        if (self.pending_bytes > batch_bytes) {
            self.database.commit();
            self.pending_bytes = 0;
        }
        return {};
    });
}

Result<void> SegmentWriter::finish() {
    return guarded(private_->directory, [&]() -> Result<void> {
        Private& self = *private_;
        std::vector<const std::string*> stems;
        stems.reserve(self.vocabulary.size());
        for (const auto& [stem, surfaces] : self.vocabulary) stems.push_back(&stem);
        std::sort(stems.begin(), stems.end(), [](const std::string* a, const std::string* b) { return *a < *b; });
        for (const std::string* stem : stems)
            for (const std::string& surface : self.vocabulary[*stem])
                self.database.add_synonym(stem_entry(*stem), surface);
        self.database.commit();
        self.database.compact(self.directory + "/terms", Xapian::DBCOMPACT_SINGLE_FILE);
        self.database.close();
        remove_tree(self.directory + "/building");
        if (auto done = self.texts.finish(); !done) return done;
        if (auto done = self.jsons.finish(); !done) return done;
        if (auto done = write_durably(self.directory + "/words", self.words.bytes()); !done) return done;
        if (auto done = self.column.finish(); !done) return done;
        return self.tables.finish();
    });
}

}  // namespace recueil::indexer
