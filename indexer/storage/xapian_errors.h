// The one place where Xapian's exceptions become errors of the project. Only source files include it.
#pragma once

#include <cerrno>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "base/error.h"
#include "base/time_limit.h"
#include "indexer/storage/files.h"

namespace recueil::indexer {

inline Error error_of(const Xapian::Error& error, const std::string& where) {
    const std::string type = error.get_type();
    // No other process writes these folders, so a lock error means that the lock file cannot be created.
    if (type == "DatabaseLockError")
        return {ErrorCode::index_inaccessible, fmt::format("cannot write {}: {}", where, error.get_msg()),
                "make room and try again; the index is as it was before"};
    // Xapian names the reason in words only.
    if (error.get_error_string() != nullptr)
        for (const int reason : {ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, EMFILE, ENFILE, ENOMEM})
            if (std::generic_category().message(reason) == error.get_error_string())
                return file_error("read or write", where, reason);
    if (type == "DatabaseVersionError")
        return {ErrorCode::index_schema,
                fmt::format("the index in {} is of another Xapian format: {}", where, error.get_msg()),
                making_anew_hint};
    if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError" || type == "DatabaseCorruptError" ||
        type == "DatabaseModifiedError" || type == "DatabaseError" || type == "DatabaseClosedError")
        return {ErrorCode::index_damaged, fmt::format("the index in {} cannot be used: {}", where, error.get_msg()),
                mending_hint};
    return {ErrorCode::internal, fmt::format("{} in {}: {}", type, where, error.get_msg()), {}};
}

// Runs `body`, which returns a Result, and turns exceptions of Xapian and of the system into its error.
template <class Body>
auto guarded(const std::string& where, Body&& body) -> std::invoke_result_t<Body> {
    try {
        return std::forward<Body>(body)();
    } catch (const OutOfTime&) {
        throw;  // nothing failed: whoever set the limit answers
    } catch (const Xapian::Error& error) {
        return failure(error_of(error, where));
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::internal, fmt::format("out of memory in {}", where));
    } catch (const std::filesystem::filesystem_error& error) {
        const std::string path = error.path1().empty() ? where : error.path1().string();
        return failure(file_error("read or write", path, error.code().value()));
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, fmt::format("{}: {}", where, error.what()));
    }
}

}  // namespace recueil::indexer
