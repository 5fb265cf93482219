#include <memory>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "stemming/stemming.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

std::string as_text(const std::vector<stemming::Token>& tokens) {
    std::string out = fmt::format("{:>8}  {:>6}  {:>6}  {}\n", translated("position"), translated("begin"),
                                  translated("end"), translated("term"));
    for (const stemming::Token& token : tokens) {
        out += fmt::format("{:>8}  {:>6}  {:>6}  {}", token.position, token.begin, token.end, token.surface);
        if (token.stem != token.surface) out += fmt::format(" -> {}", token.stem);
        if (token.is_number) out += "  " + translated("(number)");
        if (stemming::is_stop_word(token.surface)) out += "  " + translated("(stop word)");
        out += "\n";
    }
    return out;
}

nlohmann::ordered_json as_json(const std::string& text, const std::vector<stemming::Token>& tokens) {
    nlohmann::ordered_json terms = nlohmann::ordered_json::array();
    for (const stemming::Token& token : tokens) {
        terms.push_back({{"surface", token.surface},
                         {"stem", token.stem},
                         {"position", token.position},
                         {"begin", token.begin},
                         {"end", token.end},
                         {"number", token.is_number},
                         {"stop_word", stemming::is_stop_word(token.surface)}});
    }
    return {{"text", text}, {"analyser", stemming::Analyser::version()}, {"terms", terms}};
}

}  // namespace

Command analyze_command(CLI::App& program) {
    const auto format = std::make_shared<std::string>();
    CLI::App* command = program.add_subcommand("analyze", "The terms the analyser makes of TEXT, with byte offsets");
    add_format(*command, *format, {"text", "json"});
    const auto run = [format](const Operands& words) -> Result<int> {
        const std::string text = fmt::format("{}", fmt::join(words, " "));
        const std::vector<stemming::Token> tokens = stemming::Analyser().analyse(text);
        print(*format == "json" ? dump(as_json(text, tokens), 2) + "\n" : as_text(tokens));
        return tokens.empty() ? exit_status(ErrorCode::not_found) : 0;
    };
    return {command, msgid("TEXT"), 1, any_number, run};
}

}  // namespace recueil::tools
