#!/usr/bin/env python3
"""Checks that the sample corpus agrees with itself. Python's standard library only; exit status 1 where anything is wrong.

It reads the documents and the truth as they lie there, and asks of the making only the assemblies, the deliberations cited from
outside and whether it still writes the same bytes.
"""
import collections
import json
import os
import re
import sys

import check_councils
import council
import french
import outside
from make import build

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
problems = []


def wrong(*words):
    problems.append(" ".join(str(w) for w in words))


def load(name):
    with open(os.path.join(ROOT, "truth", name), encoding="utf-8") as f:
        return json.load(f)


def lines_of(name):
    with open(os.path.join(ROOT, "documents", name), "rb") as f:
        data = f.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return [""] + text.split("\n")


def joined(lines):
    """Lines as one text: white space folded, a hyphen between letters or digits at a line end kept without a blank."""
    text = ""
    for line in lines:
        line = french.fold_space(line)
        if not line:
            continue
        glue = re.search(r"[\w]-$", text) and re.match(r"\w", line)
        text += line if glue or not text else " " + line
    return text


def fold(text):
    return french.fold_space(text or "").casefold()


def check_files():
    for path, data in build().items():
        full = os.path.join(ROOT, path)
        if not os.path.exists(full):
            wrong(path, "is missing")
        elif open(full, "rb").read() != data:
            wrong(path, "is not what make.py writes")
    made = {p.split("/", 1)[1] for p in build() if p.startswith("documents/")}
    for name in os.listdir(os.path.join(ROOT, "documents")):
        if name not in made:
            wrong("documents/" + name, "is not made by make.py")


def check_people(act, assembly):
    where = f"{act['number']} of {act['session_date']}:"
    names = [p["name"] for k in ("present", "excused", "absent") for p in act["attendance"][k]]
    members = {n for _, n, _ in assembly.members.values()}
    if len(names) != assembly.size:
        wrong(where, len(names), "members instead of", assembly.size)
    if set(names) != members:
        wrong(where, "not the assembly's members:", sorted(set(names) ^ members))
    present = {p["name"] for p in act["attendance"]["present"]}
    for role in ("president", "secretary"):
        if act[role]["name"] not in present:
            wrong(where, role, "is not present")
    for r in act["recusals"]:
        for n in r["members"]:
            if n not in members or n.split()[-1] not in r["text"]:
                wrong(where, "recusal of", n)


def check_votes(act, assembly):
    where = f"{act['number']} of {act['session_date']}:"
    labels = [a["label"] for a in act["articles"]]
    if len(labels) != len(set(labels)) or not labels:
        wrong(where, "labels", labels)
    seen = []
    for v in act["votes"]:
        total = sum(v[k]["count"] for k in ("for", "against", "abstention")) + (v["absent"] or {"count": 0})["count"]
        if total != assembly.size:
            wrong(where, "vote of", total, "instead of", assembly.size)
        for k in ("for", "against", "abstention", "absent"):
            if v[k] and bool(v[k]["count"]) != bool(v[k]["groups"]):
                wrong(where, "count and groups of", k)
        if v["outcome"] and (v["for"]["count"] > v["against"]["count"]) != (v["outcome"] == "Adopté"):
            wrong(where, "outcome", v["outcome"])
        seen += v["articles"]
    if seen != labels[:len(seen)]:
        wrong(where, "votes cover", seen)


def check_visas(act, known):
    where = f"{act['number']} of {act['session_date']}:"
    for v in act["visas"]:
        if v["kind"] != "deliberation":
            continue
        target = known.get((v["number"], v["date"]))
        if target is None:
            wrong(where, "cites an unknown deliberation", v["number"], v["date"])
        elif fold(target[0]) != fold(v["body"]) or fold(target[1]) != fold(v["title"]):
            wrong(where, "cites", v["number"], "as", v["title"])
        if v["date"] > act["session_date"]:
            wrong(where, "cites the future", v["date"])
    dates = {(v["number"], v["date"]) for v in act["visas"] if v["kind"] == "deliberation"}
    for r in act["relations"]:
        if (r["number"], r["date"]) not in dates:
            wrong(where, "relation to a deliberation without a visa:", r["number"], r["date"])


def check_lines(act):
    """Every line number in truth, against the document itself."""
    where = f"{act['number']} of {act['session_date']}:"
    s = act["source"]
    lines = lines_of(s["file"])
    page = "\f"
    if lines[s["line_start"]].strip(" " + page) != council.HEADER:
        wrong(where, "no header at", s["line_start"])
    if act["transmission_date"]:
        stamp = " ".join(lines[s["line_start"] - 3:s["line_start"]])
        if "Envoi au contrôle de légalité" not in stamp:
            wrong(where, "no stamp above its header")
    if s["report_line_start"] and lines[s["report_line_start"]].strip(" " + page) != council.HEADER:
        wrong(where, "no report at", s["report_line_start"])
    for k in ("line_end", "line_end_act"):
        if not lines[s[k]].strip():
            wrong(where, k, "is empty")
    if lines[s["line_end_act"]].strip() != act["signatories"][-1]["name"]:
        wrong(where, "does not end with a signature")
    for start, end in s["annexes"]:
        if not s["line_end_act"] < start <= end <= s["line_end"]:
            wrong(where, "annex at", start, end)
    feet = re.compile(r"^\s*(\d+ / \d+|\d+)?\s*$")
    for v in act["visas"]:
        text = joined(x for x in lines[v["line_start"]:v["line_end"] + 1] if not feet.match(x)).rstrip(" ;")
        if text != v["text"]:
            wrong(where, f"visa at {v['line_start']}: {text!r} is not {v['text']!r}")
    for a in act["articles"]:
        text = joined(lines[a["line_start"]:a["line_start"] + 3])
        if not text.startswith(a["text_start"][:60]):
            wrong(where, "article", a["label"], "at", a["line_start"])
        above = [x for x in lines[max(1, a["line_start"] - 12):a["line_start"]] if not feet.match(x)][-1].replace(" ", "").strip(page)
        if not above.startswith(("Article" + a["label"])):
            wrong(where, "label above article", a["label"], "is", above)
    for g in act["grants"]:
        if g["article"] not in [a["label"] for a in act["articles"]] or g["amount"] <= 0:
            wrong(where, "grant", g)
    return lines


def check_citations(citations, acts):
    by_key = {(a["number"], a["session_date"]): a for a in acts}
    for c in citations:
        act = by_key.get((c["from"], c["from_date"]))
        where = f"citation from {c['from']} of {c['from_date']}:"
        if act is None:
            wrong(where, "no such act")
            continue
        if not c["lines"]:
            wrong(where, "no lines")
            continue
        lines = lines_of(act["source"]["file"])
        if not act["source"]["line_start"] <= c["lines"][0] <= c["lines"][-1] <= act["source"]["line_end"]:
            wrong(where, "outside its act")
        text = joined(lines[n] for n in c["lines"])
        number, date = c["to"]["number"], c["to"]["date"]
        if number and not re.search(rf"n° ?{re.escape(number)}\b", text):
            wrong(where, number, "is not in", repr(text))
        if french.figures(date) not in text and french.words(date) not in text:
            wrong(where, date, "is not in", repr(text))


def check_queries(acts):
    sections = collections.defaultdict(set)
    for a in acts:
        have = sections[a["number"]]
        have |= {"act"} | {"article " + x["label"] for x in a["articles"]}
        have |= {"report"} if a["source"]["report_line_start"] or a["report"]["number"] else set()
        have |= {"annex"} if a["source"]["annexes"] or a.get("has_annex") else set()
    names = {n[:3] for n in os.listdir(os.path.join(ROOT, "documents"))}
    ids = set()
    for q in load("queries.json"):
        if q["id"] in ids:
            wrong("two queries", q["id"])
        ids.add(q["id"])
        for j in q["judgments"]:
            if j["number"] in sections:
                if j["section"].replace("article unique", "article 1") not in {s.replace("article unique", "article 1")
                                                                              for s in sections[j["number"]]}:
                    wrong("query", q["id"], "judges", j["number"], j["section"])
            elif j["number"] not in names:
                wrong("query", q["id"], "judges unknown", j["number"])
            if j["grade"] not in (0, 1, 2, 3):
                wrong("query", q["id"], "grade", j["grade"])


def main():
    check_files()
    acts, others = load("acts.json"), load("acts-other-formats.json")
    every = acts + others
    known = {(a["number"], a["session_date"]): (a["assembly"], a["title"]) for a in every}
    if len(known) != len(every):
        wrong("two acts with one number and date")
    for number, date, body, title in outside.DELIBERATIONS.values():
        if (number, date) in known:
            wrong("outside and inside:", number, date)
        known[(number, date)] = (body, title)
    for act in every:
        assembly = council.assembly_of(act["session_date"])
        check_people(act, assembly)
        check_votes(act, assembly)
        check_visas(act, known)
    for act in acts:
        check_lines(act)
    if len(every) < 60:
        wrong("only", len(every), "acts")
    check_citations(load("citations.json"), acts)
    check_queries(every)
    other_papers, other_acts = check_councils.check(ROOT, wrong)
    for p in problems:
        print(p)
    print(f"{len(every)} acts, {len(os.listdir(os.path.join(ROOT, 'documents')))} documents; "
          f"other councils: {other_acts} acts, {other_papers} documents; {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
