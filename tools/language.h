// The language of what people read on the command line: English as it stands in the sources, or French by the gettext
// catalogue of po/fr.po. Data (JSON, CSV, SCDL) and the API are the same in both.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace recueil::tools {

enum class Language { english, french };

// What an environment says, as gettext reads it: LC_ALL, LC_MESSAGES or LANG names the locale; unless that is « C »,
// the first language of LANGUAGE that the program speaks goes before it.
using Environment = std::function<const char*(const char* name)>;
Language language_of(const Environment& environment);

// To be called before any thread starts; English until then. False, and English, where the catalogue is not found: it
// lies in ../share/locale seen from the program, or in locale/ of a build folder. No locale needs to be installed.
bool speak(Language language);
Language language();

// Marks a text for the catalogue that is translated later. xgettext finds it, as it finds the texts given below.
constexpr const char* msgid(const char* text) {
    return text;
}

// The text in the language spoken, or as it is where the catalogue has none.
std::string translated(std::string_view text);
// « 1 act », « 17 acts »: the number and the noun in the language spoken.
std::string counted(std::size_t count, const char* one, const char* many);
// A number with the decimal sign of the language spoken: « 1.7 », « 1,7 ».
std::string decimal(double value, int digits);

// A format string, translated, with its arguments put in. That each translation takes the arguments of its English is
// checked by tests/tools/catalogue_test.py.
template <class... Arguments>
std::string say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    const fmt::string_view english = format;
    return fmt::vformat(translated({english.data(), english.size()}), fmt::make_format_args(arguments...));
}

}  // namespace recueil::tools
