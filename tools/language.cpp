#include "tools/language.h"

#include <array>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <filesystem>
#include <locale>
#include <optional>
#include <system_error>

namespace recueil::tools {

namespace {

namespace fs = std::filesystem;

using Messages = boost::locale::message_format<char>;

constexpr const char* domain = "recueil";

// Boost.Locale reads catalogues by itself. glibc's gettext would need a locale other than « C » to be installed, which
// containers have not, and newer versions take C.UTF-8 for « C ».
struct Catalogue {
    std::locale owner;
    const Messages* messages = nullptr;
    int domain_number = 0;
};

Catalogue& catalogue() {
    static Catalogue one;
    return one;
}

// Seen from the program: installed, in a portable folder, in a build folder.
constexpr std::array<const char*, 3> catalogue_folders{"../share/locale", "../../share/locale", "locale"};

std::optional<std::string> find_catalogues() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    if (error) return std::nullopt;
    for (const char* folder : catalogue_folders) {
        const fs::path place = (program / folder).lexically_normal();
        if (fs::is_regular_file(place / "fr/LC_MESSAGES/recueil.mo", error)) return place.string();
    }
    return std::nullopt;
}

// « fr_FR.UTF-8 » to « fr ».
std::string_view language_part(std::string_view locale) {
    return locale.substr(0, locale.find_first_of("_.@"));
}

std::string_view value_of(const Environment& environment, const char* name) {
    const char* value = environment(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

Language language_of(const Environment& environment) {
    std::string_view locale;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        locale = value_of(environment, name);
        if (!locale.empty()) break;
    }
    if (locale.empty() || locale == "C" || locale == "POSIX") return Language::english;
    std::string_view wanted = value_of(environment, "LANGUAGE");
    while (!wanted.empty()) {
        const std::string_view first = language_part(wanted.substr(0, wanted.find(':')));
        if (first == "fr") return Language::french;
        if (first == "en") return Language::english;
        const std::size_t colon = wanted.find(':');
        wanted = colon == std::string_view::npos ? std::string_view() : wanted.substr(colon + 1);
    }
    return language_part(locale) == "fr" ? Language::french : Language::english;
}

bool speak(Language language) {
    Catalogue& current = catalogue();
    current = {};
    if (language == Language::english) return true;
    const auto folder = find_catalogues();
    if (!folder) return false;
    boost::locale::gnu_gettext::messages_info info;
    info.language = "fr";
    info.encoding = "UTF-8";
    info.paths = {*folder};
    info.domains = {boost::locale::gnu_gettext::messages_info::domain(domain)};
    info.locale_category = "LC_MESSAGES";
    try {
        auto* messages = boost::locale::gnu_gettext::create_messages_facet<char>(info);
        if (messages == nullptr) return false;
        current.owner = std::locale(std::locale::classic(), messages);
        current.domain_number = messages->domain(domain);
        current.messages = messages;
    } catch (const std::exception&) {  // a damaged catalogue
        return false;
    }
    return true;
}

Language language() {
    return catalogue().messages == nullptr ? Language::english : Language::french;
}

std::string translated(std::string_view text) {
    std::string english(text);
    const Catalogue& current = catalogue();
    if (current.messages == nullptr || english.empty()) return english;
    const char* found = current.messages->get(current.domain_number, nullptr, english.c_str());
    return found == nullptr ? english : std::string(found);
}

std::string counted(std::size_t count, const char* one, const char* many) {
    const Catalogue& current = catalogue();
    const char* noun = nullptr;
    // Plural forms do not differ above a thousand, and the number has to fit.
    const int number = static_cast<int>(count < 1000 ? count : 1000);
    if (current.messages != nullptr) noun = current.messages->get(current.domain_number, nullptr, one, number);
    if (noun == nullptr) noun = count == 1 ? one : many;
    return fmt::format("{} {}", count, noun);
}

std::string decimal(double value, int digits) {
    std::string text = fmt::format("{:.{}f}", value, digits);
    if (language() == Language::french)
        if (const std::size_t point = text.find('.'); point != std::string::npos) text[point] = ',';
    return text;
}

}  // namespace recueil::tools
