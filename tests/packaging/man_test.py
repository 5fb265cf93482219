#!/usr/bin/env python3
"""Holds the man pages to the program: a page for each command, with every option of its help, without a warning of man.

Usage: man_test.py RECUEIL MAKE_PAGES CATALOGUE.mo"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# Pages that have to be there in French; the others are where every text of theirs is translated.
FRENCH = ["man5/recueil-index.5", "man1/recueil.1", "man1/recueil-search.1", "man1/recueil-index.1", "man1/recueil-serve.1", "man7/recueil-query.7"]
SKIPPED = 77


def output_of(*command):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "COLUMNS": "200"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def rendered(page):
    """The text of a page, and what man warns of."""
    environment = {**os.environ, "MANWIDTH": "200", "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": ""}
    made = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", str(page)], check=True, capture_output=True, text=True, env=environment
    )
    return re.sub(".\b", "", made.stdout).replace("‐", "-"), made.stderr.strip()


def faults_of(recueil, folder):
    commands = re.findall(r"^command\t([a-z]+)", output_of(recueil, "--describe"), re.M)
    assert len(commands) > 10, commands
    texts = {}
    for page in sorted(folder.rglob("*.[157]")):
        name = page.relative_to(folder).as_posix()
        texts[name], warnings = rendered(page)
        if warnings:
            yield f"{name}: {warnings}"
    for command in commands:
        options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", output_of(recueil, command, "--help"), re.M)
        assert "--help" in options, command
        for name in [f"man1/recueil-{command}.1", f"fr/man1/recueil-{command}.1"]:
            if name not in texts and name.startswith("man1"):
                yield f"{name} is missing"
            for option in options if name in texts else []:
                if not re.search(rf"^ +(?:-\w, )?{option}(?: |$)", texts[name], re.M):
                    yield f"{name} does not name {option}"
        if f"recueil-{command}(1)" not in texts["man1/recueil.1"]:
            yield f"recueil(1) does not name {command}"
    yield from (f"fr/{name} is missing" for name in FRENCH if f"fr/{name}" not in texts)
    for name in ["man5/recueil-index.5", "man7/recueil-query.7"]:
        if name not in texts:
            yield f"{name} is missing"


def main():
    recueil, make_pages, catalogue = sys.argv[1:4]
    for program in ["scdoc", "man"]:
        if not shutil.which(program):
            print(f"{program} is not installed: passed over")
            return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([make_pages, recueil, folder, catalogue], check=True, capture_output=True, text=True)
        faults = list(faults_of(recueil, pathlib.Path(folder)))
    print(made.stderr + "\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
