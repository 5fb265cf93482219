#include <memory>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/field_words.h"
#include "tools/language.h"
#include "tools/output.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

std::vector<std::string> aliases_of(const indexer::Field& field) {
    std::vector<std::string> aliases;
    for (const std::string_view alias : field.aliases) {
        if (!alias.empty()) aliases.emplace_back(alias);
    }
    return aliases;
}

nlohmann::ordered_json fields_json() {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const indexer::Field& field : indexer::fields()) {
        list.push_back({{"name", field.name},
                        {"aliases", aliases_of(field)},
                        {"description", field.description},
                        {"example", field.example},
                        {"facet", field.is_facet},
                        {"filter", field.is_filter}});
    }
    return list;
}

std::string info_text(const query::IndexStatus& status, const Style& style) {
    std::string out = say("{} and {} from {}\n", counted(status.acts, "act", "acts"),
                          counted(status.documents, "document", "documents"), counted(status.files, "file", "files"));
    out += say("made {}, schema {}, analyser {}\n", status.made_at, status.schema, status.analyser);
    for (const std::string& source : status.sources) out += say("from {}", one_line(source)) + "\n";
    if (status.doubled > 0)
        out += say("{} in more than one document or index, counted once\n",
                   counted(status.doubled, "act or document", "acts and documents"));
    if (!status.institutions.empty()) out += "\n" + style.bold(translated("Councils")) + "\n";
    for (const query::VocabularyEntry& council : status.institutions) {
        out += fmt::format("  {:>6}  {}{}\n", council.count, one_line(council.label),
                           council.siren.empty() ? "" : ", SIREN " + council.siren);
        if (!council.names.empty())
            out += wrap(one_line(say("also {}", fmt::format("{}", fmt::join(council.names, "; ")))), "          ",
                        style.columns);
    }
    out += "\n" + style.bold(translated("Acts by year")) + "\n";
    for (const query::YearCoverage& year : status.years) out += fmt::format("  {}  {:>6}\n", year.year, year.acts);
    out += "\n" + style.bold(translated("Fields of the query language")) + "\n";
    for (const indexer::Field& field : indexer::fields()) {
        const std::string names = fmt::format("{}, {}", field.name, fmt::join(aliases_of(field), ", "));
        out += wrap(names, "  ", style.columns);
        out += wrap(say("{}: {}", translated(english_description(field)), field.example), "      ", style.columns);
    }
    return out;
}

Result<int> info(const std::vector<std::string>& databases, const std::string& format) {
    if (const auto given = require_databases(databases); !given) return failure(given);
    const Result<query::Searcher> searcher = query::Searcher::open(databases);
    if (!searcher) return failure(searcher);
    const query::IndexStatus status = searcher->status();
    if (format == "json") {
        nlohmann::ordered_json json = query::to_json(status);
        if (databases.size() > 1 || status.doubled > 0) json["doubled"] = status.doubled;
        json["fields"] = fields_json();
        print(dump(json, 2) + "\n");
    } else {
        print(info_text(status, output_style()));
    }
    return 0;
}

}  // namespace

Command info_command(CLI::App& program) {
    struct InfoOptions {
        std::vector<std::string> databases;
        std::string format;
    };
    const auto options = std::make_shared<InfoOptions>();
    CLI::App* command = program.add_subcommand("info", "What an index holds, and the fields of the query language");
    add_databases(*command, options->databases);
    add_format(*command, options->format, {"text", "json"});
    return {command, "", 0, 0, [options](const Operands&) { return info(options->databases, options->format); }};
}

}  // namespace recueil::tools
