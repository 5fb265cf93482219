#!/usr/bin/env python3
"""Whether many councils in one index cost more than one: councils.py PROGRAMS [--councils 20] [--acts 40000] [--folder DIR] [--json FILE]

Makes up as many acts of one council and of many that use the same numbers, days and names of members, indexes both, and
measures the two in turns on the same machine: answers with facets, the same narrowed to one council, traces, and one act
added, changed and removed. PROGRAMS is the folder of recueil, search_bench and trace_bench. Prints a Markdown table; the
last column is many councils against one. Where other programs run beside, processor time says more than the clock.
"""
import argparse
import datetime
import json
import pathlib
import random
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import make_corpus  # noqa: E402
from programs import Failed, median, parse_search, parse_trace, run, say, size_of  # noqa: E402

TURNS = 3
DEPTH = 3
FACETS = "year,member,named,commission,theme,territory,assembly,part,outcome,vote"
PLACES = ["Aubrac", "Bessin", "Couserans", "Diois", "Embrunais", "Forez", "Gévaudan", "Hurepoix", "Jovinien", "Livradois"]


def council_of(number, seed):
    """Councils draw their names of members alike and write other prose."""
    place = f"Val-{PLACES[number % len(PLACES)]}" + ("" if number < len(PLACES) else f"-{make_corpus.ENDINGS[number // len(PLACES) - 1]}")
    return make_corpus.Council(random.Random(seed + number), f"DEPARTEMENT DU {place.upper()}", f"du {place}", random.Random(seed))


def make_documents(folder, councils, acts, seed=1):
    for number in range(councils):
        make_corpus.write_acts(council_of(number, seed), acts // councils, folder / f"c{number:02}")


class Index:
    """Documents, the index of them, and what was measured of it."""

    def __init__(self, programs, folder, councils):
        self.programs, self.folder, self.councils = programs, folder, councils
        self.documents, self.database = folder / "documents", folder / "index"
        self.figures = {}

    def note(self, name, value):
        self.figures.setdefault(name, []).append(value)

    def make(self):
        printed, cost = run([self.programs / "recueil", "index", "--db", self.database, self.documents])
        say(printed.strip())
        self.note("indexing, s", cost["seconds"])
        self.note("indexing, processor s", cost["processor_seconds"])
        self.note("memory of indexing, MB", cost["memory_mb"])
        self.figures["index, MB"] = [size_of(self.database) / 1e6]
        info = json.loads(run([self.programs / "recueil", "info", "--db", self.database, "--format", "json"])[0])
        if len(info["institutions"]) != self.councils:
            raise Failed(f"{len(info['institutions'])} councils in the index, not {self.councils}")
        return info["acts"]

    def answer(self, queries, narrowed):
        for name, file, facets in (("answer with facets", queries, FACETS), ("answer of one council", narrowed, FACETS),
                                   ("answer with councils counted", queries, "institution,year")):
            printed, cost = run([self.programs / "search_bench", self.database, file, facets])
            classes = parse_search(printed)
            self.note(f"{name}, ms", classes["all"][0])
            self.note(f"{name}, 95 %, ms", classes["all"][1])
            self.note(f"{name}, all queries, processor s", cost["processor_seconds"])

    def trace(self):
        printed, cost = run([self.programs / "trace_bench", self.database, DEPTH])
        middle, high = parse_trace(printed)
        self.note("trace, ms", middle)
        self.note("trace, 95 %, ms", high)
        self.note("traces, processor s", cost["processor_seconds"])

    def update(self, turn):
        """The act is the first council's."""
        act = council_of(0, 1).act(99999, datetime.date(2024, 12, 16))
        file = self.documents / "c00" / "one-more.txt"
        for what, text in (("added", act), ("changed", act.replace("D’approuver", f"D’adopter {turn} fois")), ("removed", None)):
            if text is None:
                file.unlink()
            else:
                file.write_text(text, encoding="utf-8")
            cost = run([self.programs / "recueil", "index", "--db", self.database, self.documents])[1]
            self.note(f"one act {what}, s", cost["seconds"])
            self.note(f"one act {what}, processor s", cost["processor_seconds"])


def write_queries(folder):
    queries, narrowed = folder / "queries.tsv", folder / "narrowed.tsv"
    make_corpus.write_queries(queries)
    council = f'institution:"Département du Val-{PLACES[0]}"'
    lines = queries.read_text(encoding="utf-8").splitlines()
    narrowed.write_text("".join(f"{line} {council}\n" for line in lines), encoding="utf-8")
    return queries, narrowed


def measure(programs, folder, councils, acts):
    shutil.rmtree(folder, ignore_errors=True)
    one, many = Index(programs, folder / "one", 1), Index(programs, folder / "many", councils)
    for index in (one, many):
        say(f"making up {acts:,} acts of {index.councils} councils")
        make_documents(index.documents, index.councils, acts)
        held = index.make()
        if held != acts:
            raise Failed(f"{held} acts in the index of {index.councils} councils, not {acts}")
    queries, narrowed = write_queries(folder)
    for turn in range(TURNS):
        say(f"turn {turn + 1}")
        for index in (one, many) if turn % 2 == 0 else (many, one):
            index.answer(queries, narrowed)
            index.trace()
            index.update(turn)
    return [(name, median(one.figures[name]), median(many.figures[name])) for name in one.figures]


def table(rows, councils, acts):
    lines = [f"| {acts:,} acts | 1 council | {councils} councils | ratio |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {name} | {one:,.2f} | {many:,.2f} | {many / one if one else 0:.2f} |" for name, one, many in rows]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--councils", type=int, default=20)
    parser.add_argument("--acts", type=int, default=40000, help="of all councils together (40000)")
    parser.add_argument("--folder", type=pathlib.Path, help="scratch folder, emptied first; else a temporary one")
    parser.add_argument("--json", type=pathlib.Path, help="also write the figures there")
    given = parser.parse_args()
    if not 2 <= given.councils <= len(PLACES) * (len(make_corpus.ENDINGS) + 1) or given.acts % given.councils or given.acts < given.councils:
        parser.error("--councils takes two or more, --acts a multiple of it")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            rows = measure(given.programs.resolve(), given.folder or pathlib.Path(scratch) / "councils", given.councils, given.acts)
    except Failed as error:
        sys.exit(f"councils.py: {error}")
    print(table(rows, given.councils, given.acts))
    if given.json:
        given.json.write_text(json.dumps({name: {"one": one, "many": many} for name, one, many in rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
