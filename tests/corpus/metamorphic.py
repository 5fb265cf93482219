#!/usr/bin/env python3
"""Lays the sample acts out in many ways and formats that say the same, and measures which facts `recueil extract` loses by each.

    metamorphic.py RECUEIL [--all] [--form WORD] [--layout WORD] [--verbose] [--write-floors] [--keep FOLDER]

A layout's figure is the F1 of its facts against those of the same act in plain text. `metamorphic_floors.json` holds the least
figure of each form and layout; the run fails where one is under it. --all adds what is slow: printing, drawing, reading scans.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True
import metamorphic_formats  # noqa: E402
import metamorphic_layouts  # noqa: E402
import metamorphic_sources  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, "metamorphic_floors.json")
SLACK = 0.01  # a figure under 1 moves a little when the plain text gains facts
SAMPLE = os.path.join(HERE, "..", "..", "corpus", "sample")


def folded(value):
    """Words without signs, blanks, accents and case; the rest as it is."""
    if isinstance(value, str):
        return "".join(c for c in unicodedata.normalize("NFKD", value).casefold() if c.isalnum())
    if isinstance(value, dict):
        return tuple(sorted((k, folded(v)) for k, v in value.items() if k not in ("line_start", "line_end", "civility")))
    if isinstance(value, list):
        return tuple(folded(v) for v in value)
    return value


SINGLE = ["number", "title", "institution", "assembly", "session_date", "form", "rank", "rapporteur", "president", "secretary", "signed_date",
          "transmission_date", "posting_date", "act_id", "document_code"]
LISTED = ["recusals", "visas", "recitals", "opinions", "articles", "votes", "signatories", "relations", "grants"]


def facts_of(act):
    """The act's facts as a multiset of (field, value)."""
    facts = collections.Counter()
    for field in SINGLE:
        if act.get(field) not in (None, ""):
            facts[field, folded(act[field])] += 1
    people = act.get("attendance") or {}
    for role in ("present", "excused", "absent", "proxies"):
        for person in people.get(role) or []:
            facts[role, folded(person)] += 1
    for count in ("in_office", "present_count", "voters"):
        if people.get(count) is not None:
            facts[count, people[count]] += 1
    for field in LISTED:
        for value in act.get(field) or []:
            facts[field, folded(value)] += 1
    for citation in act.get("citations") or []:
        facts["citations", tuple(folded(citation.get(k)) for k in ("kind", "number", "date", "part"))] += 1
    report = act.get("report") or {}
    for key in ("number", "title", "units", "territories"):
        if report.get(key):
            facts["report", (key, folded(report[key]))] += 1
    for part in act.get("parts") or []:
        facts["parts", part.get("kind")] += 1
    return facts


def names(acts):
    """Each deliberation under a name that any layout gives it: its number, else its title; twins are counted."""
    found, seen = {}, collections.Counter()
    for act in acts:
        if act.get("kind") == "deliberation":
            name = folded(act.get("number") or act.get("title") or "")
            seen[name] += 1
            found[name, seen[name]] = facts_of(act)
    return found


def compared(plain, other, ignored):
    """F1 of the facts of all acts, and what was lost and made up, by field."""
    right = found = expected = 0
    lost, spurious = collections.Counter(), collections.Counter()
    for name in set(plain) | set(other):
        want, got = (collections.Counter({f: n for f, n in side.get(name, {}).items() if f[0] not in ignored}) for side in (plain, other))
        right += sum((want & got).values())
        found += sum(got.values())
        expected += sum(want.values())
        lost += want - got
        spurious += got - want
    return (2 * right / (found + expected) if found + expected else 0.0), lost, spurious


def read(program, paths, forms, ocr=False):
    """The acts of each form, from files whose names, or those of their members, begin with the form's."""
    run = subprocess.run([program, "extract", *(["--ocr"] if ocr else []), *paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                         timeout=600)
    if run.returncode not in (0, 1, 3):
        raise RuntimeError(f"extract ended with status {run.returncode} on {' '.join(paths)}: {run.stderr.decode()[:300]}")
    acts = [json.loads(line) for line in run.stdout.splitlines()]
    base = lambda act: os.path.basename(act["source"]["file"])
    published = lambda form: os.path.basename(form.published or "") or None
    return {form.name: names(a for a in acts if base(a).startswith(form.name + ".") or base(a) == published(form)) for form in forms}


class Layout:
    def __init__(self, name, make, ignored=(), ocr=False):
        self.name, self.make, self.ignored, self.ocr = name, make, set(ignored), ocr


def layouts(slow):
    stamps = metamorphic_layouts.STAMP_FACTS
    ignored = lambda name: stamps if "stamp" in name else ()
    out = [Layout(name, make, ignored(name)) for name, make in metamorphic_layouts.LAYOUTS.items()]
    out += [Layout(name, make, ignored(name)) for name, make in metamorphic_formats.FORMATS.items()]
    out += [Layout("as_published", None, stamps)]
    if slow:
        out += [Layout(name, make, ignored(name), ocr="scan" in name) for name, make in metamorphic_formats.slow_formats().items()]
    return out


def measure(program, layout, forms, plain, folder):
    """The figures of one layout, by form; one run of the program reads all its files, which hold different acts."""
    if layout.make is None:
        forms = [form for form in forms if form.published]
        paths = [os.path.join(SAMPLE, form.published) for form in forms]
    else:
        made = {form.name: layout.make(form) for form in forms if form.stamp or "stamp" not in layout.name}
        forms = [form for form in forms if made.get(form.name)]
        paths = [os.path.join(folder, f"{form.name}.{layout.name}{made[form.name][0]}") for form in forms]
        for form, path in zip(forms, paths):
            with open(path, "wb") as f:
                f.write(made[form.name][1])
    acts = read(program, paths, forms, layout.ocr) if paths else {}
    return {form.name: compared(plain[form.name], acts[form.name], layout.ignored) for form in forms}


def show(results, floors, verbose):
    """The table: a row for each layout, its least figure and where, and the fields that lose most."""
    under, names_of = [], sorted({name for figures in results.values() for name in figures})
    print(f"{'layout':26}{'least':>7}  {'mean':>6}  loses most")
    for name in names_of:
        here = {form: figures[name] for form, figures in results.items() if name in figures}
        least = min(here, key=lambda form: here[form][0])
        lost = collections.Counter()
        for form, (figure, missing, spurious) in here.items():
            for (field, _), count in (missing + spurious).items():
                lost[field] += count
            floor = floors.get(form, {}).get(name, 0.0)
            if figure < floor - (0.0005 if floor == 1 else SLACK):
                under.append(f"{form} {name}: {figure:.4f}, floor {floor:.4f}")
            if verbose:
                for sign, facts in (("-", missing), ("+", spurious)):
                    for fact in facts:
                        print(f"    {form} {name} {sign} {fact[0]}: {str(fact[1])[:150]}")
        mean = sum(figure for figure, _, _ in here.values()) / len(here)
        most = ", ".join(f"{field} {count}" for field, count in lost.most_common(4))
        where = f" ({least})" if here[least][0] < 1 else ""
        print(f"{name:26}{here[least][0]:7.3f}  {mean:6.3f}  {most}{where}")
    return under


def load_floors():
    """The floors by form and layout; the file has a line for each layout."""
    with open(FLOORS, encoding="utf-8") as f:
        by_layout = json.load(f)
    floors = {}
    for name, figures in by_layout.items():
        for form, figure in figures.items():
            floors.setdefault(form, {})[name] = figure
    return floors


def raise_floors(floors, results):
    by_layout = {}
    for form in sorted(set(floors) | set(results)):
        old, new = floors.get(form, {}), results.get(form, {})
        for name in set(old) | set(new):
            reached = int(new[name][0] * 1000) / 1000 if name in new else 0.0
            by_layout.setdefault(name, {})[form] = max(old.get(name, 0.0), reached)
    with open(FLOORS, "w", encoding="utf-8") as f:
        f.write("{\n" + ",\n".join(f'"{name}": {json.dumps(by_layout[name])}' for name in sorted(by_layout)) + "\n}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--form", default="")
    parser.add_argument("--layout", default="")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--write-floors", action="store_true")
    parser.add_argument("--keep")
    options = parser.parse_args()
    floors = load_floors()
    chosen = [layout for layout in layouts(options.all) if options.layout in layout.name]
    forms = [form for form in metamorphic_sources.forms() if options.form in form.name]
    results = {}
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder = options.keep or scratch
        os.makedirs(folder, exist_ok=True)
        paths = [os.path.join(folder, form.name + ".txt") for form in forms]
        for form, path in zip(forms, paths):
            with open(path, "wb") as f:
                f.write(form.text().encode())
        plain = read(options.program, paths, forms)
        for form in forms:
            if not plain[form.name]:
                print(f"{form.name}: no act is read in plain text")
        forms = [form for form in forms if plain[form.name]]
        jobs = {layout.name: pool.submit(measure, options.program, layout, forms, plain, folder) for layout in chosen}
        for name, job in jobs.items():
            for form, figures in job.result().items():
                results.setdefault(form, {})[name] = figures
    under = show(results, floors, options.verbose)
    missing = [form for form in floors if floors[form] and not results.get(form) and options.form in form]
    if options.write_floors:
        raise_floors(floors, results)
    for line in under:
        print("under its floor: " + line)
    for form in missing:
        print("no act is read any more: " + form)
    sys.exit(1 if under or missing else 0)


if __name__ == "__main__":
    main()
