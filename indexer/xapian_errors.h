// The one place where Xapian's exceptions become errors of the project. Only source files include it.
#pragma once

#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "corpus/error.h"

namespace recueil::indexer {

inline Error error_of(const Xapian::Error& error, const std::string& where) {
    const std::string type = error.get_type();
    if (type == "DatabaseLockError")
        return {ErrorCode::index_locked, fmt::format("the index in {} is being written by another process", where),
                "try again when it has ended"};
    if (type == "DatabaseVersionError")
        return {ErrorCode::index_schema,
                fmt::format("the index in {} is of another Xapian format: {}", where, error.get_msg()),
                "make it anew with recueil index in an empty folder"};
    if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError" || type == "DatabaseCorruptError" ||
        type == "DatabaseModifiedError" || type == "DatabaseError" || type == "DatabaseClosedError")
        return {ErrorCode::index_damaged, fmt::format("the index in {} cannot be used: {}", where, error.get_msg()),
                "make it anew with recueil index in an empty folder"};
    return {ErrorCode::internal, fmt::format("{} in {}: {}", type, where, error.get_msg()), {}};
}

// Runs `body`, whose result is a Result; what Xapian or the system throws in it comes back as its error.
template <class Body>
auto guarded(const std::string& where, Body&& body) -> std::invoke_result_t<Body> {
    try {
        return std::forward<Body>(body)();
    } catch (const Xapian::Error& error) {
        return tl::unexpected<Error>(error_of(error, where));
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::internal, fmt::format("out of memory in {}", where));
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, fmt::format("{}: {}", where, error.what()));
    }
}

}  // namespace recueil::indexer
