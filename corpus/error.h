// Outcomes that can fail, as every room reports them.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace recueil {

enum class ErrorCode {
    usage,             // the caller asked for something that has no meaning
    not_found,         // nothing answers to what was asked
    unreadable_input,  // a document could not be read; the others are
    index_missing,
    index_locked,  // another process writes the index
    index_damaged,
    index_schema,        // the index was written for another version of the program
    index_inaccessible,  // the index cannot be read or written now: no room, no permission
    internal,
};

// One line for people: `message` says what failed, where and why; `hint`, if any, how to mend it.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    std::string hint{};
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string message, std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}

// The exit status the program ends with for an error (0 done, 1 nothing found, 2 usage, 3 input, 4 index).
constexpr int exit_status(ErrorCode code) {
    switch (code) {
        case ErrorCode::not_found:
            return 1;
        case ErrorCode::usage:
            return 2;
        case ErrorCode::unreadable_input:
            return 3;
        case ErrorCode::index_missing:
        case ErrorCode::index_locked:
        case ErrorCode::index_damaged:
        case ErrorCode::index_schema:
        case ErrorCode::index_inaccessible:
            return 4;
        case ErrorCode::internal:
            break;
    }
    return 70;  // EX_SOFTWARE of sysexits.h
}

}  // namespace recueil
