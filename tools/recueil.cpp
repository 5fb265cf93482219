#include <clocale>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "corpus/archive_members.h"
#include "corpus/document_reader.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"

int main(int argc, char** argv) {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    // A reader that goes away shows as a failed write, which tools/output.cpp ends quietly.
    std::signal(SIGPIPE, SIG_IGN);
    // A file past the size that is allowed (ulimit -f) is a write that fails, as on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        if (argc == 2 && std::string_view(argv[1]) == recueil::tools::reading_argument)
            return recueil::corpus::serve_documents();
        if (argc == 3 && std::string_view(argv[1]) == recueil::tools::member_argument)
            return recueil::corpus::serve_member(argv[2]);
        recueil::tools::speak(recueil::tools::language_of([](const char* name) { return std::getenv(name); }));
        return recueil::tools::run_program(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::bad_alloc&) {
        recueil::tools::print_error({recueil::ErrorCode::internal, "out of memory"});
    } catch (const std::exception& error) {
        recueil::tools::print_error({recueil::ErrorCode::internal, error.what(), "this is a defect of the program"});
    }
    return exit_status(recueil::ErrorCode::internal);
}
