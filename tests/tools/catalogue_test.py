#!/usr/bin/env python3
"""Holds po/fr.po to the sources: nothing is missing, fuzzy or out of step, and no English is left in French help.

Usage: catalogue_test.py RECUEIL SOURCE_FOLDER"""
import os
import pathlib
import re
import subprocess
import sys

# Folders whose errors reach people through the command line, but for what HTTP alone answers.
FOLDERS = ["base", "corpus", "indexer", "query", "alerts", "harvest"]
FILES = ["server/server.cpp"]
# Made of parts there and listed in whole sentences, or read with what stands before them.
IN_PARTS = {
    "{}: {}{}has to be {}", '{}: {}{}"{}" has no meaning here', "its reader failed{}{}", "{}: {}", "{}/{}: {}", "{}: {}{}",
    "reading it as a picture failed{}{}", "{}: no address of a document{}", "cannot {} {}: {}", "signed on ",
    "cannot read {}: it is a symbolic link that leads out of the paths given", "the index in ",
    "the terms and the tables of ",
}
TEXT = r'(?:"(?:[^"\\\n]|\\.)*"\s*)+'


def entries(po):
    """Each message: its English forms, its French forms, its flags."""
    for block in po.read_text(encoding="utf-8").split("\n\n")[1:]:
        fields = {}
        for name, value in re.findall(r'^(msg\w+(?:\[\d\])?) ((?:".*"\n?)+)', block, re.M):
            fields[name] = "".join(unquoted(each) for each in re.findall(r'".*"', value))
        english = [fields[name] for name in ["msgid", "msgid_plural"] if name in fields]
        yield english, [text for name, text in fields.items() if name.startswith("msgstr")], "#, fuzzy" in block


def unquoted(literal):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), literal[1:-1])


def arguments_of(text):
    """The arguments that a format string takes, in order: « {} », « {1} », « {:.0f} »."""
    found = re.findall(r"\{([^{}]*)\}", text.replace("{{", "").replace("}}", ""))
    return sorted((each.split(":")[0] or str(i)) + ":" + each.partition(":")[2] for i, each in enumerate(found))


def faults_of_catalogue(root):
    po = root / "po/fr.po"
    checked = subprocess.run(
        ["msgfmt", "--check", "--statistics", "--output-file=/dev/null", po], capture_output=True, text=True, check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    if checked.returncode or not re.fullmatch(r"\d+ translated messages?\.", checked.stderr.strip()):
        yield "msgfmt: " + checked.stderr.strip()
    behind = subprocess.run([root / "po/update", "--check"], capture_output=True, text=True, check=False)
    if behind.returncode:
        yield behind.stderr.strip()
    held = set()
    for english, french, fuzzy in entries(po):
        held.add(english[0])
        if fuzzy:
            yield f"fuzzy: {english[0]}"
        for text in french:
            if arguments_of(text) != arguments_of(english[-1]):
                yield f"takes other arguments: {english[-1]} / {text}"
            if (text[:1].isspace(), text.endswith("\n")) != (english[0][:1].isspace(), english[0].endswith("\n")):
                yield f"begins or ends otherwise: {english[0]!r} / {text!r}"
    for english in re.findall(r'^msgid "(.+)"$', (root / "po/recueil.pot").read_text(encoding="utf-8"), re.M):
        if unquoted(f'"{english}"') not in held:
            yield f"no French: {english}"


def faults_of_messages(root):
    """Errors that other folders make, and that the table of sentences does not have."""
    table = (root / "tools/messages_table.cpp").read_text(encoding="utf-8")
    known = {joined(each) for each in re.findall(rf"msgid\(\s*({TEXT})", table)}
    sites = [rf"failure\(\s*ErrorCode::\w+,\s*(?:fmt::format\(\s*)?({TEXT})",
             rf"\{{\s*ErrorCode::\w+,\s*(?:fmt::format\(\s*)?({TEXT})",
             rf"(?:problem|lasting|passing|unreadable|cannot_read)\((?:name,\s*)?(?:fmt::format\(\s*)?({TEXT})[,)]",
             rf"(?:doubts|notes)_?\.(?:push_back|emplace_back)\(\s*(?:\{{\s*\"\w+\",\s*)?(?:fmt::format\(\s*)?({TEXT})"]
    files = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.cpp"))]
    for path in files + [root / name for name in FILES]:
        code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.M)
        for site in sites:
            for found in re.finditer(site, code):
                text = joined(found[1])
                # A sentence that is continued by « + » stands in the table with its argument.
                whole = text if not re.match(r"\s*\+", code[found.end(1):]) else text + "{}"
                if " " in text.strip() and whole not in known and text not in IN_PARTS:
                    yield f"{path.relative_to(root)}: tools/messages_table.cpp has no « {whole} »"


def joined(literals):
    return "".join(unquoted(each) for each in re.findall(r'"(?:[^"\\\n]|\\.)*"', literals))


def output_of(recueil, *arguments, language="C"):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    environment |= {"LC_ALL": language, "COLUMNS": "200"}
    return subprocess.run([recueil, *arguments], capture_output=True, text=True, check=False, env=environment).stdout


def faults_of_help(recueil):
    """Sentences of help that are the same in both languages."""
    commands = re.findall(r"^command\t([a-z]+)", output_of(recueil, "--describe"), re.M)
    assert len(commands) > 10, commands
    for arguments in [[], ["--help"], *([command, "--help"] for command in commands)]:
        english, french = (output_of(recueil, *arguments, language=each) for each in ["C", "fr_FR.UTF-8"])
        if arguments and len(english.splitlines()) < 5:
            yield f"recueil {' '.join(arguments)} says nothing"
        same = {line.strip() for line in english.splitlines()} & {line.strip() for line in french.splitlines()}
        for line in same:
            if re.search(r"[a-z]{3,} .*[a-z]{3,}", line) and not re.fullmatch(r"--\S+ \S+ \[\w+\]|recueil demo .*", line):
                yield f"recueil {' '.join(arguments)} in French: {line}"


def main():
    recueil, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    faults = [*faults_of_catalogue(root), *faults_of_messages(root), *faults_of_help(recueil)]
    print("\n".join(faults) or "nothing is missing")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
