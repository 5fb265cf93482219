#!/usr/bin/env python3
"""Compares what the program prints for people with golden/en.txt and golden/fr.txt: help, answers, errors of each kind.

Usage: golden_test.py RECUEIL [--write]

The documents are made here, so that better ranking or reading elsewhere changes little. After a change of words:
golden_test.py RECUEIL --write, and look at the difference."""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ACT = """DEPARTEMENT DU VAL

DELIBERATION DU CONSEIL DEPARTEMENTAL

REUNION DU {day}

PRESIDENCE DE MONSIEUR JEAN UN

Secrétaire : Mme Anne DEUX

Étaient présents : M. Jean UN, Mme Anne DEUX, M. Paul TROIS.

Excusé : M. Luc QUATRE.

{title}

(N°{number})

Le Conseil départemental du Val,

Vu le Code Général des Collectivités Territoriales et, notamment, son article L.3211-1 ;
Vu la délibération n°{cited} du Conseil départemental en date du {cited_day} « Création d’un comité » ;

Après en avoir délibéré,

DECIDE :

Article 1 :

{decision}

Article 2 :

D’attribuer à l’association Lire au Val une subvention de {sum} €.

Dans les conditions de vote ci-dessous :

Pour : 2 voix (Groupe du Val)
Contre : 1 voix (Groupe de la Plaine)
Abstention : 0 voix
Absent sans délégation de vote : 0

({outcome})

Le Président du Conseil départemental,

Jean UN

ARRAS, le {day}
"""
DOCUMENTS = {
    "a.txt": ACT.format(
        day="26 MARS 2018", title="CRÉATION D’UNE MÉDIATHÈQUE", number="2018-83", cited="2016-2", cited_day="14/03/2016",
        decision="D’approuver la création d’une médiathèque à la ferme des Quatre-Vents.", sum="12 500,50", outcome="Adopté",
    ),
    "b.txt": ACT.format(
        day="28 SEPTEMBRE 2020", title="MODIFICATION DE LA MÉDIATHÈQUE", number="2020-302", cited="2018-83",
        cited_day="26/03/2018",
        decision="De modifier la délibération n°2018-83 du 26/03/2018 : la médiathèque ouvre à la ferme des Trois-Vents.",
        sum="18 000", outcome="Adopté",
    ),
    "notes.txt": "Notes sur la lecture publique.\n\nUn document sans acte.\n",
}
# Each command line, as a shell would split it; DB and DOCS stand for the folders made here.
SESSIONS = [
    "", "--help", *(f"{command} --help" for command in
    "extract harvest index remove search show diff alert trace export info check analyze serve completion demo".split()),
    "index --db DB DOCS", "index --db DB DOCS", "index --db DB --dry-run DOCS/a.txt",
    "search --db DB médiathèque", "search --db DB --per-page 1 --facets year,vote,part médiathèque", "search --db DB xyzzy",
    "search --db DB --explain ferme anne:2018", "search --db DB médiatheqe", "search --db DB (médiathèque",
    "show --db DB 2020-302", "show --db DB --similar 2020-302", "trace --db DB 2018-83", "trace --db DB 2016-2",
    "trace --db DB --direction in L.3211-1", "diff --db DB 2018-83 2020-302", "info --db DB", "check --db DB", "check DOCS",
    "analyze les médiathèques de 2020", "remove --db DB --dry-run DOCS/notes.txt",
    # errors: usage, nothing found, input, index
    "serach x", "help indx", "search --formt json x", "search --db DB --format xml x", "search --db DB --page two x",
    "search --db", "trace --db DB --depth 0 x", "show --db DB", "show --db DB a b", "search x", "search --db DB --year abc x",
    "search --db DB --commission 99 x", "search --db DB --facets nope x", "search --db DB --date-from 2020-13-45 x",
    "search --db DB --date-from 2021 --date-to 2020 x", "serve --db DB --listen localhost", "serve --db DB --public-url x",
    "export --db DB --coll-siret 12", "show --db DB nothing-of-that-name", "trace --db DB 1999-12", "diff --db DB 2018-83",
    "extract DOCS/none.txt", "extract DOCS/empty.pdf", "index --db DB DOCS/none", "index --db DB --metadata DOCS/none.csv DOCS",
    "info --db DOCS/none", "info --db DOCS", "remove --db DB DOCS/none", "completion csh", "harvest DOCS", "harvest --to DOCS/h x",
    "alert --db DB", "alert --db DB --queries DOCS/none --since DOCS/s",
]


def run(recueil, line, places, locale):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "RECUEIL_"))}
    environment |= {"LC_ALL": locale, "COLUMNS": "80", "TZ": "UTC"}
    words = []
    for word in line.split():
        for name, place in places.items():
            word = re.sub(rf"\b{name}\b", place, word)
        words.append(word)
    done = subprocess.run([recueil, *words], capture_output=True, text=True, check=False, env=environment, timeout=120)
    text = f"$ recueil {line}".rstrip() + "\n" + done.stdout
    text += "".join(f"! {each}\n" for each in done.stderr.splitlines())
    return text + f"= {done.returncode}\n"


def settled(text, folder):
    """Without what differs from run to run, and from machine to machine."""
    text = text.replace(folder, "/tmp/golden")
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "2026-01-01T00:00:00Z", text)
    text = re.sub(r"(recueil\.index/|schema |schéma )\S+", r"\1N", text)
    text = re.sub(r"(analyser |analyseur )\S+", r"\1N", text)
    return re.sub(r"\d+ (files|fichiers) \(\d+[.,]\d [kM][Bo]\)(.*) \d+ passages", r"N \1 (N)\2 N passages", text)


def session(recueil, locale):
    with tempfile.TemporaryDirectory() as folder:
        documents = pathlib.Path(folder) / "docs"
        documents.mkdir()
        for name, text in DOCUMENTS.items():
            (documents / name).write_text(text, encoding="utf-8")
        places = {"DB": f"{folder}/db", "DOCS": str(documents)}
        out = []
        for line in SESSIONS:
            if "empty.pdf" in line:
                (documents / "empty.pdf").write_text("")
            out.append(settled(run(recueil, line, places, locale), folder))
        return "\n".join(out)


def main():
    recueil = os.path.abspath(sys.argv[1])
    failed = False
    for language, locale in {"en": "C", "fr": "fr_FR.UTF-8"}.items():
        golden = HERE / "golden" / f"{language}.txt"
        printed = session(recueil, locale)
        if "--write" in sys.argv:
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(printed, encoding="utf-8")
            continue
        wanted = golden.read_text(encoding="utf-8")
        if printed != wanted:
            failed = True
            print("\n".join(difflib.unified_diff(wanted.splitlines(), printed.splitlines(), golden.name, "now", lineterm="")))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
