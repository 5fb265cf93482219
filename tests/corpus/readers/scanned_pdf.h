// Pages as a scanner gives them: pictures without text.
#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

#include "corpus/readers/child_process.h"
#include "tests/corpus/readers/pdf_writer.h"

namespace recueil::corpus {

// The first page of a PDF as a picture, by pdftoppm.
inline std::string picture_of(const std::string& pdf, const std::string& format = "-gray") {
    std::string picture;
    const Outcome<MemoryFile> file = MemoryFile::holding(pdf);
    run_child(find_program("pdftoppm"), {"-l", "1", "-r", "150", format, "-"}, file->descriptor(), {},
              [&](std::string_view piece) {
                  picture.append(piece);
                  return true;
              });
    return picture;
}

// A PDF whose second page is that picture.
inline std::string scan_of(const std::string& pdf) {
    const std::string picture = picture_of(pdf);
    std::istringstream header(picture);
    std::string magic;
    std::size_t width = 0;
    std::size_t height = 0;
    int deepest = 0;
    header >> magic >> width >> height >> deepest;
    const std::string grey = picture.substr(static_cast<std::size_t>(header.tellg()) + 1);
    PdfWriter scan;
    scan.page().text(72, 100, "Une page qui porte du texte comme toutes les autres");
    return scan.page().picture(width, height, grey).finish();
}

}  // namespace recueil::corpus
