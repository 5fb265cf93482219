#!/usr/bin/env python3
"""Makes the sample corpus: documents/, councils/ and truth/ beside this folder. Python's standard library only; every run gives the same bytes.

  make.py            writes what differs
  make.py --check    writes nothing; exit status 1 where a file differs from what would be written
"""
import json
import os
import sys

import councils
import formats
import outside
import papers
import queries
from acts import Registry, Target
from assemble import compose, places, truth_of
from corpus import DOCUMENTS, LOOSE

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def registry_of(documents):
    registry = Registry()
    for document in documents:
        for act in document.acts:
            s = act.session
            registry.add(act.key, Target(act.number, s.date, s.assembly.body, act.name), True)
    for key, (number, date, body, title) in outside.DELIBERATIONS.items():
        registry.add(key, Target(number, date, body, title), False)
    return registry


def dump(entries):
    return ("[\n" + ",\n".join(json.dumps(e, ensure_ascii=False) for e in entries) + "\n]\n").encode()


def build():
    """Every file of the corpus as {path below the corpus: bytes}."""
    registry = registry_of(DOCUMENTS)
    files, acts, others, citations, other_citations = {}, [], [], [], []
    for document in DOCUMENTS:
        lines, rendered = compose(document, registry)
        at = places(lines)
        plain = document.format == "text"
        for act, out in rendered:
            entry, edges = truth_of(act, out, document, at)
            (acts if plain else others).append(entry)
            (citations if plain else other_citations).extend(edges)
        files["documents/" + document.file] = formats.write(document, lines)
    for name, data in LOOSE.items():
        files["documents/" + name] = data
    for paper in councils.PAPERS:
        name = os.path.basename(paper.file)
        files["councils/" + paper.file] = papers.write(paper)
        files[f"truth/councils/{os.path.splitext(name)[0]}.json"] = (
            json.dumps(paper.truth(name), ensure_ascii=False, indent=1) + "\n").encode()
    files["truth/acts.json"] = (json.dumps(acts, ensure_ascii=False, indent=1) + "\n").encode()
    files["truth/acts-other-formats.json"] = (json.dumps(others, ensure_ascii=False, indent=1) + "\n").encode()
    files["truth/citations.json"] = dump(citations)
    files["truth/citations-other-formats.json"] = dump(other_citations)
    files["truth/queries.json"] = dump(queries.QUERIES)
    return files


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    different = []
    for path, data in build().items():
        full = os.path.join(ROOT, path)
        try:
            with open(full, "rb") as f:
                same = f.read() == data
        except FileNotFoundError:
            same = False
        if not same:
            different.append(path)
            if not check:
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "wb") as f:
                    f.write(data)
    for path in different:
        print(("differs: " if check else "wrote ") + path)
    sys.exit(1 if check and different else 0)


if __name__ == "__main__":
    main()
