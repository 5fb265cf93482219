"""Other engines over the same files and queries, by the scripts of a folder made for it.

The folder holds mk_queries.py (writes queries.jsonl and queries.tsv), benchlib.py and peers/NAME/{install,index,query}.
It is copied, for its scripts write beside themselves. They know only corpora whose truth stands in CORPUS.meta.jsonl.
"""
import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys

from programs import Failed, median, quantile, run, say, size_of

SIZE = "corpus"  # what the scripts are told the corpus is called
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable  # Debian's has the drivers


def program(name):
    return lambda: None if shutil.which(name) else f"{name} is not installed"


def file(pattern, what):
    return lambda: None if glob.glob(pattern) else f"{what} is not installed"


def module(name):
    absent = f"python3's {name} is not installed"
    return lambda: None if subprocess.run([PYTHON, "-c", f"import {name}"], stderr=subprocess.DEVNULL).returncode == 0 else absent


def administrator():
    return None if os.geteuid() == 0 else "needs root"


class Peer:
    """`query` prints the times of each query as JSON; or, where it does not, leaves them in results/."""

    def __init__(self, label, needs, index, query, place, install=("bash", "install.sh"), facets=True, stop=(), prints=False):
        self.label = label
        self.needs = needs
        self.install = install
        self.index = index
        self.query = query
        self.place = place  # of its index, below idx/
        self.facets = facets
        self.stop = stop
        self.prints = prints


# Rounds before those that count. Lucene's own script gives 8, in which Java has not compiled what runs: answers take three times as long.
LUCENE_WARMING = 100
PEERS = {
    "lucene8": Peer("Lucene 8", [program("java"), program("javac"), file("/usr/share/java/lucene-core-8*.jar", "liblucene8-java")],
                    ["sh", "index.sh", SIZE],
                    ["sh", "-c", 'exec java -Xmx2g -XX:+UseSerialGC -cp "$(cat cp.txt)" Luc bench '
                     f'"$BENCH/idx/luc_{SIZE}" "$BENCH/queries.tsv" 7 1 {LUCENE_WARMING}'], f"luc_{SIZE}", prints=True),
    "xapian_floor": Peer("raw Xapian", [program("g++"), program("pkg-config")],
                         ["sh", "index.sh", SIZE], ["sh", "query.sh", SIZE, "7", "1"], f"xap_{SIZE}", prints=True),
    "sqlite": Peer("SQLite FTS5", [module("sqlite3")], [PYTHON, "index.py", SIZE], [PYTHON, "query.py", SIZE], f"sqlite_{SIZE}.db"),
    "groonga": Peer("groonga", [program("groonga"), program("gcc"), file("/usr/include/groonga/groonga.h", "libgroonga-dev"),
                                file("/usr/lib/*/groonga/plugins/token_filters/stem.so", "groonga-token-filter-stem")],
                    [PYTHON, "index.py", SIZE], [PYTHON, "query.py", SIZE], f"grn_{SIZE}"),
    "postgres": Peer("PostgreSQL", [file("/usr/lib/postgresql/15/bin/initdb", "postgresql-15"), module("psycopg2"), administrator],
                     [PYTHON, "index.py", SIZE], [PYTHON, "query.py", SIZE], "pg",
                     stop=["runuser", "-u", "postgres", "--", "/usr/lib/postgresql/15/bin/pg_ctl", "-m", "fast", "stop", "-D", "{bench}/idx/pg"]),
    "omega": Peer("Omega (CGI)", [program("omindex"), file("/usr/lib/cgi-bin/omega/omega", "xapian-omega")],
                  ["sh", "index.sh", SIZE], [PYTHON, "query.py", SIZE], f"omega_{SIZE}", install=(), facets=False),
}


def prepare(folder, corpus, scratch):
    """A copy of the folder to run in, with the corpus, its truth and the queries where the scripts look for them."""
    meta = pathlib.Path(f"{corpus}.meta.jsonl")
    if not meta.exists():
        raise Failed(f"the other engines' scripts need {meta.name} beside the corpus, which their own generator writes")
    bench = scratch / "peers"
    shutil.rmtree(bench, ignore_errors=True)
    shutil.copytree(folder, bench, ignore=shutil.ignore_patterns("c[0-9]*k", "idx", "results", "logs", "*.db", "__pycache__"))
    for path in [bench, *bench.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)
    for name in ("idx", "logs", "results"):
        (bench / name).mkdir(exist_ok=True)
    (bench / SIZE).symlink_to(pathlib.Path(corpus).resolve())
    (bench / f"{SIZE}.meta.jsonl").symlink_to(meta.resolve())
    run([PYTHON, bench / "mk_queries.py", SIZE], cwd=bench)
    return bench


def read_queries(bench):
    return [json.loads(line) for line in (bench / "queries.jsonl").read_text(encoding="utf-8").splitlines()]


def typed(query):
    """The query as a person types it into Recueil."""
    text = query["q"]
    if query["mode"] == "phrase":
        text = f'"{text}"'
    elif query["mode"] == "prefix":
        text += "*"
    if query.get("date_from"):
        text += f" date:{query['date_from']}..{query['date_to']}"
    return text


def write_queries(bench, path):
    lines = [f"{query['class']}\t{typed(query)}\n" for query in read_queries(bench)]
    path.write_text("".join(lines), encoding="utf-8")


def ask_for_facets(bench, wanted):
    """Every query with four facets, as Recueil is asked; or as mk_queries.py made them."""
    run([PYTHON, bench / "mk_queries.py", SIZE], cwd=bench)
    if not wanted:
        return
    queries = [{**query, "facets": ["year", "commission", "pole", "territoire"]} for query in read_queries(bench)]
    (bench / "queries.jsonl").write_text("".join(json.dumps(query, ensure_ascii=False) + "\n" for query in queries), encoding="utf-8")
    rows = [line.split("\t") for line in (bench / "queries.tsv").read_text(encoding="utf-8").splitlines()]
    (bench / "queries.tsv").write_text("".join("\t".join([*row[:6], "1", *row[7:]]) + "\n" for row in rows), encoding="utf-8")


def answers_of(result, kinds):
    """Times of whole answers (the top ten with snippets), under the names that Recueil's have; by class and all."""
    unanswered = sum(asked.get("hits", 0) < 0 for asked in result.values())
    if unanswered:
        raise Failed(f"{unanswered} of {len(result)} queries were not answered")
    by_kind = {}
    for query, asked in result.items():
        for kind in ("", f"_{kinds[query]}"):
            by_kind.setdefault(kind, []).append(median(asked["ms"]))
    figures = {}
    for kind, values in by_kind.items():
        figures[f"answer_themes{kind}_ms"] = median(values)
        figures[f"answer_themes{kind}_95_ms"] = quantile(values, 0.95)
    return figures


def measure(name, peer, bench, text_bytes):
    ask_for_facets(bench, peer.facets)
    place = bench / "peers" / name
    options = {"cwd": place, "env": {**os.environ, "BENCH": str(bench)}}
    if peer.install:
        say(f"{peer.label}: readying")
        run(peer.install, **options)
    say(f"{peer.label}: indexing")
    _, cost = run(peer.index, **options)
    say(f"{peer.label}: answering")
    printed, _ = run(peer.query, **options)
    kept = bench / "results" / f"{name}.{SIZE}.json"
    result = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    answers = json.loads(printed) if peer.prints else result["snip"]
    told = result.get("index", {})  # of scripts that know better: without converting the input, or from a server
    seconds = told.get("wall", cost["seconds"])
    disk = told.get("disk") or size_of(bench / "idx" / peer.place)
    figures = {"index_s": seconds, "index_mb_s": text_bytes / 1e6 / seconds, "index_mb": disk / 1e6, "index_per_text": disk / text_bytes}
    if not peer.stop:  # a server's costs are not those of its client
        figures["index_processor_s"] = cost["processor_seconds"]
        figures["index_memory_mb"] = told["rss_kb"] / 1024 if told.get("rss_kb") else cost["memory_mb"]
    kinds = {query["id"]: query["class"] for query in read_queries(bench)}
    return {**figures, **answers_of(answers, kinds)}


def measure_all(bench, text_bytes, skipped):
    """{label: figures} of the engines whose programs are here; why the others are left out is told in `skipped`."""
    measured = {}
    for folder in sorted((bench / "peers").iterdir()):
        peer = PEERS.get(folder.name)
        if not peer:
            skipped.append(f"{folder.name}: an engine that peers.py does not know")
            continue
        missing = next((reason for reason in (need() for need in peer.needs) if reason), None)
        if missing:
            skipped.append(f"{peer.label}: {missing}")
            continue
        try:
            measured[peer.label] = measure(folder.name, peer, bench, text_bytes)
            if not peer.facets:
                skipped.append(f"{peer.label}: facets, which it does not count")
        except (Failed, OSError, ValueError, KeyError, IndexError) as error:
            skipped.append(f"{peer.label}: {error}")
        finally:
            if peer.stop and (bench / "idx" / peer.place).exists():
                try:
                    run([part.format(bench=bench) for part in peer.stop])
                except Failed as error:
                    skipped.append(f"{peer.label} did not stop: {error}")
    return measured
