// Runs the program as a person would: arguments in, status and both streams out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace recueil::tools {

struct Outcome {
    int status = -1;  // 128 + the signal that ended it
    std::string out;
    std::string err;
};

struct RunOptions {
    std::string input;                     // given on standard input
    std::vector<std::string> environment;  // "NAME=value", beside the caller's
    int seconds = 120;                     // past which it is killed
};

Outcome run(const std::vector<std::string>& arguments, const RunOptions& options = {});

// The sample corpus' documents, and the index of them that the tests share.
std::string sample_documents();
std::string sample_index();

// The lines of a text, without their line feeds.
std::vector<std::string> lines_of(const std::string& text);

// JSON lines; a line that is no JSON fails the test.
std::vector<nlohmann::json> json_lines(const std::string& text);
nlohmann::json json_of(const std::string& text);
nlohmann::json json_file(const std::string& path);

// A folder of its own, removed at the end.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    std::string write(const std::string& name, const std::string& bytes) const;

  private:
    std::string path_;
};

// The text of a deliberation that reads well, for corpora made by a test.
std::string plain_deliberation(const std::string& number, const std::string& title);

}  // namespace recueil::tools
