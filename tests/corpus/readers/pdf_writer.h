// Writes small PDF files: text at places, in the standard font Helvetica.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

namespace recueil::corpus {

class PdfWriter {
  public:
    // Starts a page of A4, 595 points wide and 842 high.
    PdfWriter& page() {
        pages_.emplace_back();
        return *this;
    }

    // Text in windows-1252, its baseline `from_top` points below the upper edge.
    PdfWriter& text(double left, double from_top, std::string_view words, double size = 12) {
        std::string escaped;
        for (const char c : words) {
            if (c == '(' || c == ')' || c == '\\') escaped.push_back('\\');
            escaped.push_back(c);
        }
        return raw(fmt::format("BT /F1 {} Tf {} {} Td ({}) Tj ET\n", size, left, 842 - from_top, escaped));
    }

    // Lines of a paragraph, one below the other.
    PdfWriter& lines(double left, double from_top, const std::vector<std::string>& all, double leading = 14) {
        for (const std::string& line : all) {
            text(left, from_top, line);
            from_top += leading;
        }
        return *this;
    }

    // A grey picture over the whole page, `width` times `height` bytes from the upper left.
    PdfWriter& picture(std::size_t width, std::size_t height, std::string_view grey) {
        raw(fmt::format("q 595 0 0 842 0 0 cm BI /W {} /H {} /CS /G /BPC 8 ID ", width, height));
        return raw(grey).raw("\nEI Q\n");
    }

    PdfWriter& raw(std::string_view operators) {
        pages_.back().append(operators);
        return *this;
    }

    // Says the file is encrypted, with a key nobody has.
    PdfWriter& encrypted() {
        encrypted_ = true;
        return *this;
    }

    std::string finish() const {
        std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "",
                                            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
                                            "/WinAnsiEncoding >>"};
        std::string kids;
        for (const std::string& content : pages_) {
            const std::string packed = deflated(content);
            objects.push_back(
                fmt::format("<< /Length {} /Filter /FlateDecode >>\nstream\n{}\nendstream", packed.size(), packed));
            const std::size_t stream = objects.size();
            objects.push_back(
                fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                            "/Resources << /Font << /F1 3 0 R >> >> >>",
                            stream));
            kids += fmt::format("{} 0 R ", objects.size());
        }
        objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages_.size());
        std::string key;
        if (encrypted_) {
            objects.push_back(
                fmt::format("<< /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>", std::string(64, '7')));
            key = fmt::format(" /Encrypt {} 0 R /ID [<00> <00>]", objects.size());
        }
        return assembled(objects, key);
    }

  private:
    static std::string deflated(const std::string& bytes) {
        uLongf length = ::compressBound(bytes.size());
        std::string packed(length, '\0');
        const int status = ::compress(reinterpret_cast<Bytef*>(packed.data()), &length,
                                      reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
        if (status != Z_OK) throw std::runtime_error("zlib failed");
        packed.resize(length);
        return packed;
    }

    static std::string assembled(const std::vector<std::string>& objects, const std::string& key) {
        std::string file = "%PDF-1.4\n";
        std::vector<std::size_t> offsets;
        for (std::size_t i = 0; i < objects.size(); ++i) {
            offsets.push_back(file.size());
            file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
        }
        const std::size_t table = file.size();
        file += fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
        for (const std::size_t offset : offsets) file += fmt::format("{:010} 00000 n \n", offset);
        file += fmt::format("trailer\n<< /Size {} /Root 1 0 R{} >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, key,
                            table);
        return file;
    }

    std::vector<std::string> pages_;
    bool encrypted_ = false;
};

}  // namespace recueil::corpus
