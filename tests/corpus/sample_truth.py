#!/usr/bin/env python3
"""Compares what `recueil extract` reads of the sample corpus with its truth, to the letter.

    sample_truth.py RECUEIL SAMPLE_FOLDER

Prints each difference as « number: field: got … wanted … » and fails on any.
"""
import collections
import json
import re
import subprocess
import sys

PLAIN = ["institution", "assembly", "session_date", "title", "signed_date", "document_code", "transmission_date", "posting_date"]


def pick(thing, keys):
    return {key: thing.get(key) for key in keys if key in thing} if thing else None


def tally(vote, key):
    return pick(vote.get(key), ["count", "groups"])


def facts(act, keys_of_visas):
    """The act's facts that truth speaks of, each a list so that one missing shows as one difference."""
    yield from ((field, [act.get(field)]) for field in PLAIN)
    for role in ("president", "secretary"):
        yield role, [pick(act.get(role), ["civility", "name"])]
    for kind in ("present", "excused", "absent"):
        yield "attendance." + kind, [pick(person, ["civility", "name"]) for person in act["attendance"][kind]]
    yield "recusals", [{"members": sorted(recusal["members"]), "text": recusal["text"]} for recusal in act["recusals"]]
    yield "visas", [pick(visa, keys) for visa, keys in zip(act["visas"], keys_of_visas + [["kind", "text"]] * len(act["visas"]))]
    yield "opinions", [pick(opinion, ["number", "name", "date"]) for opinion in act["opinions"]]
    yield "votes", [{"articles": vote["articles"], "outcome": vote["outcome"],
                     **{key: tally(vote, key) for key in ("for", "against", "abstention", "absent")}} for vote in act["votes"]]
    yield "signatories", [pick(signatory, ["name", "role"]) for signatory in act["signatories"]]
    report = act.get("report") or {}
    yield "report", [{key: report.get(key) or None for key in ("number", "title", "units", "territories")}]
    yield "relations", sorted((pick(relation, ["type", "number", "date"]) for relation in act["relations"]), key=json.dumps)
    yield "grants", [{**pick(grant, ["article", "beneficiary", "amount"]), "purpose": without_article(grant["purpose"])} for grant in act["grants"]]


def without_article(words):
    """Truth writes « la saison 2024 » where an act says « au titre de la saison 2024 »; either is right."""
    return re.sub(r"^(l[’']|la |le |les )", "", words or "")


def text_of(recital):
    return recital["text"] if isinstance(recital, dict) else recital


def parts_of(act):
    """First line of the report, first and last lines of the annexes, as truth writes them."""
    source = act["source"]
    if "annexes" in source:
        return {"report_line_start": source.get("report_line_start"), "annexes": [list(lines) for lines in source["annexes"]]}
    reports = [part["line_start"] for part in act["parts"] if part["kind"] == "report"]
    return {"report_line_start": min(reports, default=None),
            "annexes": [[part["line_start"], part["line_end"]] for part in act["parts"] if part["kind"] == "annex"]}


def differences(number, got, want):
    keys_of_visas = [list(visa) for visa in want["visas"]]
    for (field, found), (_, wanted) in zip(facts(got, keys_of_visas), facts(want, keys_of_visas)):
        yield from compare(number, field, found, wanted)
    yield from compare(number, "recitals", [text_of(r) for r in got["recitals"]], [text_of(r) for r in want["recitals"]])
    yield from compare(number, "articles", [article["label"] for article in got["articles"]], [article["label"] for article in want["articles"]])
    for article, wanted in zip(got["articles"], want["articles"]):
        text = article["text"]
        found = {"text_start": text[:len(wanted["text_start"])], "text_end": text[-len(wanted["text_end"]):], "length": len(text)}
        yield from compare(number, "article " + wanted["label"], [found], [pick(wanted, found)])
    lines = ["line_start", "line_end"]
    yield from compare(number, "lines", [pick(got["source"], lines)], [pick(want["source"], lines)])
    yield from compare(number, "parts", [parts_of(got)], [parts_of(want)])


def compare(number, field, found, wanted):
    dump = lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True)
    got, want = (collections.Counter(map(dump, values)) for values in (found, wanted))
    missing, spurious = sorted((want - got).elements()), sorted((got - want).elements())
    for i in range(max(len(missing), len(spurious))):
        yield f"{number}: {field}: got {spurious[i] if i < len(spurious) else 'nothing'}; wanted {missing[i] if i < len(missing) else 'nothing'}"


def citations_of(act):
    return {(c["part"], c.get("number"), c.get("date")) for c in act["citations"] if c["kind"] == "deliberation" and len(c.get("date") or "") == 10}


def main():
    program, folder = sys.argv[1:]
    load = lambda name: [x for part in ("", "-other-formats") for x in json.load(open(f"{folder}/truth/{name}{part}.json", encoding="utf-8"))]
    run = subprocess.run([program, "extract", f"{folder}/documents"], stdout=subprocess.PIPE, check=False)
    acts = [json.loads(line) for line in run.stdout.splitlines()]
    key = lambda act: (act["source"]["file"], act["number"], act["session_date"])
    got = {key(act): act for act in acts if act["kind"] == "deliberation"}
    wanted = {key(act): act for act in load("acts")}
    edges = collections.defaultdict(set)
    for edge in load("citations"):
        to = edge["to"]
        if len(to["date"] or "") == 10:
            edges[edge["from"], edge["from_date"]].add((edge["part"], to["number"], to["date"]))

    found = [f"{number}: act: not found in {file}" for file, number, _ in sorted(set(wanted) - set(got))]
    found += [f"{number}: act: not expected in {file}" for file, number, _ in sorted(set(got) - set(wanted), key=str)]
    for one in sorted(set(got) & set(wanted)):
        number, day = one[1], one[2]
        found += differences(number, got[one], wanted[one])
        show = lambda citations: [list(citation) for citation in sorted(citations, key=str)]
        found += compare(number, "citations", show(citations_of(got[one])), show(edges[number, day]))
    if run.returncode != 0:
        found.append(f"recueil extract ended with status {run.returncode}")

    for line in found:
        print(line)
    print(f"{len(wanted)} acts compared, {len(found)} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
