// Errors as values: every function that can fail returns a Result.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace recueil {

enum class ErrorCode {
    usage,             // the request has no meaning
    not_found,         // nothing matches the request
    unreadable_input,  // one document could not be read; the others were
    index_missing,
    index_locked,  // another process writes the index
    index_damaged,
    index_schema,        // another version of the program wrote the index
    index_inaccessible,  // the index cannot be read or written now: disk full, no permission, too many open files
    internal,
};

// `message` is one line for people: what failed, where and why. `hint`, if any, says how to repair it.
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

// Passes the error of a failed result, or an error itself, on to the caller: `if (!file) return failure(file);`.
// `result` must hold an error.
template <class T>
tl::unexpected<Error> failure(const Result<T>& result) {
    return tl::unexpected<Error>(result.error());
}
inline tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
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
