"""What Recueil costs over one corpus: reading, indexing, updating, answering, tracing, serving.

Figures are one flat dictionary; report.py says what each is called.
"""
import contextlib
import datetime
import json
import pathlib
import random
import shutil
import subprocess
import urllib.parse
import urllib.request

import make_corpus
from programs import Failed, median, parse_reading, parse_search, parse_trace, parse_wrk, run, say, size_of

READING_FILES = 2000  # reading a file costs the same in any corpus: more tell nothing more
ROUNDS = 3
PATIENCE = 60  # seconds, past which nothing is measured again
TURNS = 3  # whole answers with either list of facets, in turn
UPDATES = 5
DEPTH = 3
CONNECTIONS = 64
LOAD_SECONDS = 10
FACETS = {"members": "year,member,commission,territory", "themes": "year,commission,territory,theme"}


def documents_of(corpus):
    return sorted(path for path in pathlib.Path(corpus).rglob("*") if path.is_file() and not path.name.startswith("."))


def spread(files, most):
    return files[:: max(1, -(-len(files) // most))]


def read(programs, corpus):
    say("reading and analysing")
    printed, _ = run([programs / "reading_bench", 5, *spread(documents_of(corpus), READING_FILES)])
    return parse_reading(printed)


def index(programs, corpus, extra, database, text_bytes):
    """Makes the index up to three times; keeps the last. The documents are in the system's cache, as they are for engines measured later."""
    for file in documents_of(corpus):
        file.read_bytes()
    costs = []
    while len(costs) < ROUNDS and sum(cost["seconds"] for cost in costs) < PATIENCE:
        say(f"indexing, round {len(costs) + 1}")
        shutil.rmtree(database, ignore_errors=True)
        printed, cost = run([programs / "recueil", "index", "--db", database, corpus, extra])
        costs.append(cost)
    say(printed.strip())
    seconds = median([cost["seconds"] for cost in costs])
    index_bytes = size_of(database)
    figures = {"index_rounds": len(costs), "index_s": seconds, "index_mb_s": text_bytes / 1e6 / seconds,
               "index_processor_s": median([cost["processor_seconds"] for cost in costs]),
               "index_memory_mb": median([cost["memory_mb"] for cost in costs]),
               "index_mb": index_bytes / 1e6, "index_per_text": index_bytes / text_bytes}
    for file in sorted(database.glob("segment-*/*")):
        name = f"size_{file.name}_mb"
        figures[name] = figures.get(name, 0) + file.stat().st_size / 1e6
    return figures


def update(programs, corpus, extra, database):
    """One act more, changed, gone: `recueil index` over the whole corpus each time, as a council runs it each night."""
    say("adding, changing and removing one act")
    act = make_corpus.Council(random.Random(0)).act(99999, datetime.date(2024, 12, 16))
    file = extra / "act.txt"
    seconds = {"added": [], "changed": [], "removed": []}
    for turn in range(UPDATES):
        for what, text in (("added", act), ("changed", act.replace("D’approuver", f"D’adopter {turn} fois")), ("removed", None)):
            if text is None:
                file.unlink()
            else:
                file.write_text(text, encoding="utf-8")
            # The one document of its folder leaves: no more than half of a folder does without --sync.
            seconds[what].append(run([programs / "recueil", "index", "--sync", "--db", database, corpus, extra])[1]["seconds"])
    return {f"update_{what}_s": median(values) for what, values in seconds.items()}


def answer(programs, database, queries):
    """Whole answers, in process; the classes of the queries are told apart."""
    seen = {}
    for turn in range(TURNS):
        say(f"answering, turn {turn + 1}")
        for name, facets in FACETS.items():
            printed, _ = run([programs / "search_bench", database, queries, facets])
            for kind, (middle, high) in parse_search(printed).items():
                prefix = f"answer_{name}" if kind == "all" else f"answer_{name}_{kind}"
                seen.setdefault(f"{prefix}_ms", []).append(middle)
                seen.setdefault(f"{prefix}_95_ms", []).append(high)
    return {name: median(values) for name, values in seen.items()}


def trace(programs, database):
    say("tracing")
    middle, high = parse_trace(run([programs / "trace_bench", database, DEPTH])[0])
    return {"trace_ms": middle, "trace_95_ms": high}


@contextlib.contextmanager
def serving(programs, database):
    """The server's process and address, for as long as the block lasts."""
    server = subprocess.Popen([programs / "recueil", "serve", "--db", database, "--listen", "127.0.0.1:0"],
                              stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline()
        if not line.startswith("listening on "):
            raise Failed("recueil serve: did not say that it listens")
        yield server, line.split()[-1]
    finally:
        server.terminate()
        server.wait()


def memory_of(process):
    fields = dict(line.split(":", 1) for line in open(f"/proc/{process.pid}/status"))
    return {"server_memory_mb": int(fields["VmRSS"].split()[0]) / 1024,
            "server_peak_memory_mb": int(fields["VmHWM"].split()[0]) / 1024,
            "server_own_memory_mb": int(fields["RssAnon"].split()[0]) / 1024}


def questions_of(queries):
    lines = pathlib.Path(queries).read_text(encoding="utf-8").splitlines()
    return [line.split("\t", 1)[-1] for line in lines if line]


def paths_of(queries):
    return ["/api/v1/search?" + urllib.parse.urlencode({"q": text, "facets": FACETS["members"]}, quote_via=urllib.parse.quote)
            for text in questions_of(queries)]


def wrk_script(paths):
    """Lua that asks for each path in turn. What is quoted for an address needs no quoting in Lua."""
    listed = ",\n".join(f'"{path}"' for path in paths)
    return (f"local paths = {{\n{listed}}}\nlocal turn = 0\n"
            'request = function() turn = turn % #paths + 1 return wrk.format("GET", paths[turn]) end\n')


def serve(programs, database, queries, scratch, skipped):
    """Answers a second under load, and the memory that the server holds once it has answered every query."""
    paths = paths_of(queries)
    with serving(programs, database) as (server, address):
        for path in paths:
            with urllib.request.urlopen(address + path) as answer:
                json.load(answer)
        figures = {}
        if shutil.which("wrk"):
            say(f"serving {CONNECTIONS} connections")
            script = scratch / "wrk.lua"
            script.write_text(wrk_script(paths), encoding="utf-8")
            command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", "-s", script]
            try:
                run([*command, "-d2s", address])
                figures = parse_wrk(run([*command, f"-d{LOAD_SECONDS}s", address])[0])
            except Failed as error:
                skipped.append(f"HTTP under load: {error}")
        else:
            skipped.append("HTTP under load: wrk is not installed (tools/install-packages bench)")
        return {**figures, **memory_of(server)}


def measure(programs, corpus, queries, scratch, skipped):
    """Every figure of Recueil over the corpus. What cannot be measured here is told in `skipped`."""
    files = documents_of(corpus)
    text_bytes = sum(file.stat().st_size for file in files)
    if not files or not text_bytes:
        raise Failed(f"{corpus}: no documents there")
    extra = scratch / "extra"
    shutil.rmtree(extra, ignore_errors=True)
    extra.mkdir()
    database = scratch / "index"
    figures = {"files": len(files), "text_mb": text_bytes / 1e6}
    steps = [lambda: read(programs, corpus), lambda: index(programs, corpus, extra, database, text_bytes),
             lambda: answer(programs, database, queries), lambda: trace(programs, database),
             lambda: serve(programs, database, queries, scratch, skipped),
             lambda: update(programs, corpus, extra, database)]
    for step in steps:
        figures.update(step())
    shutil.rmtree(database)
    return figures
