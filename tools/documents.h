// Documents given on the command line, one after the other: files, folders, and `-` for standard input.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "corpus/document.h"

namespace recueil::tools {

struct Reading {
    corpus::ReadLimits limits;
    corpus::Links links = corpus::Links::below_paths;
};

// Reads each document below `paths` and hands it on, those of archives and mails too; memory is in proportion to one
// file. What cannot be read goes
// to `unreadable` and to standard error, and the rest is read. A path that names nothing counts as unreadable.
void for_each_document(const std::vector<std::string>& paths, const Reading& reading,
                       const std::function<void(const corpus::Document&)>& visit, std::vector<Error>& unreadable);

// 3 where something could not be read, else 0.
int status_of_reading(const std::vector<Error>& unreadable);

}  // namespace recueil::tools
