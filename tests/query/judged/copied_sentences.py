#!/usr/bin/env python3
"""Asks an index for sentences copied from its text documents and fails where the act is not first or the place not shown.

copied_sentences.py RECUEIL PATH... [--least MEASURE=VALUE...] [--sentences N] [--seed N] [--verbose]

A sentence has 10 to 25 words from anywhere in an act, over line ends and headings, some without accents, capitals or punctuation.
One that stands in several places is not asked. Measures:
  first    share of sentences whose act is the first hit
  shown    share of sentences one of whose lines is in the first three passages of it"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import urllib.request


def without_accents(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def words_of(text):
    return re.findall(r"[a-z0-9]+", without_accents(text).lower())


def read_texts(paths):
    texts = {}
    for path in paths:
        for folder, _, names in os.walk(path):
            for name in names:
                if name.endswith(".txt"):
                    with open(os.path.join(folder, name), "rb") as file:
                        content = file.read()
                    try:
                        text = content.decode("utf-8")
                    except UnicodeDecodeError:
                        text = content.decode("cp1252", errors="replace")
                    texts[name] = text.split("\n")
    return texts


def changed(text, chance):
    """The text as people paste it: a third of the time not quite as it stands."""
    kind = chance.random()
    if kind < 0.15:
        return without_accents(text)
    if kind < 0.25:
        return text.lower()
    if kind < 0.35:
        return re.sub(r"[.,;:()«»\"]", " ", text)
    return text


def draw(lines, spans, chance):
    """Words in a row within one act, their first and last line, and the act."""
    first, last, act = chance.choice(spans)
    start = chance.randint(first, last)
    wanted = chance.randint(10, 25)
    taken = []
    for line in range(start, min(last, start + 6) + 1):
        taken += [(word, line) for word in lines[line - 1].split()]
    # A document without line ends is one line.
    skipped = chance.randrange(len(taken)) if start == last and taken else 0
    taken = taken[skipped:skipped + wanted]
    if len(taken) < 10:
        return None
    begin, end = taken[0][1], taken[-1][1]
    keeps_lines = chance.random() < 0.5
    if keeps_lines:
        text = "\n".join(" ".join(word for word, at in taken if at == line) for line in range(begin, end + 1))
    else:
        text = " ".join(word for word, _ in taken)
    return text, begin, end, act


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--least", nargs="+", default=[])
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    texts = read_texts(options.paths)
    everything = " | ".join(" ".join(words_of("\n".join(lines))) for lines in texts.values())

    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "index")
        run = subprocess.run([options.program, "index", "--db", database, *options.paths], capture_output=True, text=True)
        if run.returncode not in (0, 3):
            sys.exit(run.stderr)
        exported = subprocess.run([options.program, "export", "--db", database, "--format", "jsonl"], capture_output=True,
                                  text=True, check=True).stdout
        spans = {}
        for act in map(json.loads, exported.splitlines()):
            for source in act.get("sources") or [act["source"]]:
                if source["file"] in texts and act["kind"] == "deliberation":
                    spans.setdefault(source["file"], []).append((source["line_start"], source["line_end"], act["id"]))
        names = sorted(spans)
        server = subprocess.Popen([options.program, "serve", "--db", database, "--listen", "127.0.0.1:0"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = server.stdout.readline().split()[-1]
        asked = first = shown = 0
        try:
            for _ in range(options.sentences * 20):
                if asked == options.sentences:
                    break
                name = chance.choice(names)
                drawn = draw(texts[name], spans[name], chance)
                if drawn is None:
                    continue
                text, begin, end, act = drawn
                # Figures alone and what stands twice are no sentence that names its act.
                words = words_of(text)
                if sum(len(word) > 2 and word.isalpha() for word in words) < 6 or everything.count(" ".join(words)) != 1:
                    continue
                asked += 1
                query = urllib.parse.urlencode({"q": changed(text, chance), "per_page": 1})
                hits = json.load(urllib.request.urlopen(f"{address}/api/v1/search?{query}"))["hits"]
                is_first = bool(hits) and hits[0]["id"] == act
                is_shown = is_first and any(passage["line_start"] <= end and begin <= passage["line_end"]
                                            for passage in hits[0]["passages"][:3])
                first += is_first
                shown += is_shown
                if options.verbose and not is_shown:
                    print(f"{name}:{begin}-{end} {'shown' if is_first else 'not first'}: {text!r}")
        finally:
            server.terminate()
            server.wait()

    if asked < options.sentences:
        sys.exit(f"only {asked} sentences could be drawn")
    measures = {"first": first / asked, "shown": shown / asked}
    print("  ".join(f"{name} {value:.3f}" for name, value in measures.items()), f" over {asked} sentences")
    for least in options.least:
        name, value = least.split("=")
        if measures[name] < float(value):
            sys.exit(f"{name} fell below {value}")


if __name__ == "__main__":
    main()
