#!/usr/bin/env python3
"""Writes the man pages: what the program says of itself (`recueil --describe`) and the prose beside this file, by scdoc.

Usage: make_pages.py RECUEIL FOLDER CATALOGUE.mo

A command has a page whether or not there is prose for it: en/COMMAND.scd and fr/COMMAND.scd hold what follows the
description and, from their first heading on, sections after the options. en/recueil-query.7.scd and the like are whole
pages, in which @FIELDS@, @COMMANDS@ and @STATUSES@ stand for tables of the program. A French page is written where
the catalogue of the command line (po/fr.po) has four fifths of the program's texts in it; the others stay English, and
are named. SOURCE_DATE_EPOCH dates the pages."""
import gettext
import os
import pathlib
import re
import subprocess
import sys
from collections import defaultdict

HERE = pathlib.Path(__file__).parent
WORDS = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "options": "OPTIONS",
        "status": "EXIT STATUS",
        "environment": "ENVIRONMENT",
        "database": "The index of commands that are given no *--db*.",
        "see": "SEE ALSO",
        "option": "OPTION",
        "manual": "Recueil manual",
    },
    "fr": {
        "name": "NOM",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "options": "OPTIONS",
        "status": "CODE DE RETOUR",
        "environment": "ENVIRONNEMENT",
        "database": "L'index des commandes auxquelles *--db* n'est pas donné.",
        "see": "VOIR AUSSI",
        "option": "OPTION",
        "manual": "Manuel de Recueil",
    },
}


def escaped(text):
    """As scdoc prints it unchanged."""
    return re.sub(r"([\\_*\[\]|#<>])", r"\\\1", text)


def sentence(text):
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "»", "!", "?")) else text + "."


class Translations:
    def __init__(self, path):
        with open(path, "rb") as catalogue:
            self.french = gettext.GNUTranslations(catalogue)
        self.begin_page()

    def begin_page(self):
        self.asked, self.missing = 0, []

    def enough(self):
        return len(self.missing) * 5 <= self.asked

    def to(self, language, text):
        """English text of the program in that language, where it is there."""
        if language == "en" or not text:
            return text
        self.asked += 1
        french = self.french.gettext(text)
        if french == text:
            self.missing.append(text)
        return french

    def word(self, language, text):
        """The value of an option (« DIR ») or operands (« [PATH...] »): most are no words."""
        if language == "en" or not text:
            return text
        before, name, after = re.fullmatch(r"( ?\[?)(.*?)((?:\.\.\.)?\]?)", text).groups()
        whole = self.french.gettext(text)
        return whole if whole != text or not name else before + self.french.gettext(name) + after


class Program:
    def __init__(self, recueil):
        described = subprocess.run([recueil, "--describe"], check=True, capture_output=True, text=True).stdout
        self.single = {}
        self.commands = {}
        self.options = defaultdict(list)
        self.notes = {}
        self.fields = []
        for line in described.splitlines():
            kind, *cells = line.split("\t")
            if kind in {"version", "purpose", "statuses"}:
                self.single[kind] = cells[0]
            elif kind == "command":
                self.commands[cells[0]] = cells[1:]
            elif kind == "option":
                self.options[cells[0]].append(cells[1:])
            elif kind == "notes":
                self.notes[cells[0]] = cells[1]
            elif kind == "field":
                self.fields.append(cells)


class Writer:
    def __init__(self, program, translations, language):
        self.program, self.translations, self.language = program, translations, language
        self.words = WORDS[language]

    def say(self, text):
        return self.translations.to(self.language, text)

    def heading(self, name, section):
        version = self.program.single["version"]
        return f'{name}({section}) "recueil {version}" "{self.words["manual"]}"\n\n'

    def options(self, command):
        out = ""
        for names, value, description in self.program.options[command]:
            bold = ", ".join(f"*{name}*" for name in names.split(","))
            value = escaped(self.translations.word(self.language, value))
            out += f"{bold}{' ' + value if value else ''}\n\t{escaped(sentence(self.say(description)))}\n\n"
        return out

    def commands(self):
        out = ""
        for command, (_, description) in self.program.commands.items():
            out += f"*recueil-{command}*(1)\n\t{escaped(sentence(self.say(description)))}\n\n"
        return out

    def fields(self):
        out = ""
        for names, description, example in self.program.fields:
            text = escaped(sentence(self.say(description)))
            out += f"*{escaped(names)}*\n\t{text} *{escaped(example)}*\n\n"
        return out

    def statuses(self):
        text = self.say(self.program.single["statuses"])
        return escaped(sentence(text.split(": ", 1)[1] if ": " in text else text)) + "\n\n"

    def whole_page(self, source):
        name, section = re.fullmatch(r"(.+)\.(\d)\.scd", source.name).groups()
        text = source.read_text(encoding="utf-8")
        for marker, make in {"@FIELDS@": self.fields, "@COMMANDS@": self.commands, "@STATUSES@": self.statuses}.items():
            if marker in text:
                text = text.replace(marker, make().rstrip("\n"))
        return name, section, self.heading(name, section) + text

    def command_page(self, command):
        words, name = self.words, f"recueil-{command}"
        operands, description = self.program.commands[command]
        operands = self.translations.word(self.language, operands)
        summary = self.say(description)
        summary = summary[:1].lower() + summary[1:]
        prose = HERE / self.language / f"{command}.scd"
        body, _, sections = (prose.read_text(encoding="utf-8") if prose.exists() else "").partition("\n# ")
        notes = self.program.notes[command]
        page = self.heading(name, 1)
        page += f"# {words['name']}\n\n{name} - {escaped(summary)}\n\n"
        page += f"# {words['synopsis']}\n\n*recueil {command}* [_{words['option']}_...]{escaped(operands)}\n\n"
        page += f"# {words['description']}\n\n"
        if notes != self.program.single["statuses"]:
            page += escaped(sentence(self.say(notes))) + "\n\n"
        elif not body:
            page += escaped(sentence(self.say(description))) + "\n\n"
        page += body.strip("\n") + "\n\n"
        page += f"# {words['options']}\n\n" + self.options(command)
        if sections:
            page += "# " + sections.strip("\n") + "\n\n"
        page += f"# {words['status']}\n\n" + self.statuses()
        if any(names == "--db" for names, _, _ in self.program.options[command]):
            page += f"# {words['environment']}\n\n*RECUEIL\\_DB*\n\t{words['database']}\n\n"
        page += f"# {words['see']}\n\n*recueil*(1), *recueil-query*(7), *recueil-index*(5)\n"
        return name, "1", page


def write(folder, language, name, section, page):
    target = folder / ("" if language == "en" else language) / f"man{section}" / f"{name}.{section}"
    target.parent.mkdir(parents=True, exist_ok=True)
    page = re.sub(r"\n{3,}", "\n\n", page)
    made = subprocess.run(["scdoc"], input=page.encode(), capture_output=True, check=False)
    if made.returncode:
        for number, line in enumerate(page.splitlines(), 1):
            print(f"{number:4} {line}", file=sys.stderr)
        sys.exit(f"{target.name} ({language}): {made.stderr.decode()}")
    target.write_bytes(made.stdout)


def main():
    recueil, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    program, translations = Program(recueil), Translations(sys.argv[3])
    for language in WORDS:
        writer = Writer(program, translations, language)
        makers = [lambda source=source: writer.whole_page(source) for source in sorted((HERE / language).glob("*.?.scd"))]
        makers += [lambda command=command: writer.command_page(command) for command in program.commands]
        for make in makers:
            translations.begin_page()
            name, section, page = make()
            for text in translations.missing:
                print(f"{name}({section}) in French: not in the catalogue: {text}", file=sys.stderr)
            if not translations.enough():
                continue
            write(folder, language, name, section, page)


if __name__ == "__main__":
    main()
