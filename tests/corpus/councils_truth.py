#!/usr/bin/env python3
"""Measures what `recueil extract` reads of the made-up councils against their truth, fact by fact.

    councils_truth.py RECUEIL SAMPLE_FOLDER [--verbose] [--only WORDS_OF_A_FILE_NAME]

Each document is read by itself. A fact is a field with its value; acts are paired in order. Prints for each field how many facts
were found, expected and right, and their F1, and fails where a field is under its floor.
"""
import collections
import json
import os
import re
import subprocess
import sys
import unicodedata

# The least F1 of each field: raise an entry as the program gets better, never lower one. The goal is 1.0 everywhere.
FLOORS = {
    "absent": 1.00, "act_id": 0.54, "acts": 0.99, "assembly": 1.00, "citations": 1.00, "decision": 0.99,
    "excused": 1.00, "form": 0.90, "grants": 1.00, "in_office": 1.00, "institution": 1.00, "line_end": 0.97,
    "line_start": 0.97, "number": 1.00, "posting_date": 0.90, "present": 1.00, "present_count": 1.00,
    "president": 1.00, "proxies": 1.00, "rapporteur": 1.00, "recitals": 1.00, "relations": 1.00,
    "secretary": 1.00, "session_date": 1.00, "subject": 1.00, "title": 0.89, "transmission_date": 0.90,
    "visas": 1.00, "voters": 1.00, "votes.counts": 1.00, "votes.names": 1.00, "votes.result": 1.00,
    "votes.unanimous": 1.00,
}
GOAL_NOTE = 0.02  # a field this much above its floor is named, so that its floor is raised


def plain(words):
    """Letters and digits without accents and case: signs, blanks and quotation marks make no difference."""
    marks = unicodedata.normalize("NFKD", str(words or "")).casefold()
    return "".join(c for c in marks if c.isalnum()) or None


def name_of(person):
    words = person.get("name") if isinstance(person, dict) else person
    return plain(re.sub(r"^(M\.|Mme|Mlle|Monsieur|Madame)\s+", "", words or ""))


def cents(amount):
    return None if amount is None else round(float(amount) * 100)


SIDES = ("for", "against", "abstention", "not_voting")


def session_facts(source):
    """`source`: an act of the program, or the session of a truth file."""
    yield "session_date", source.get("session_date")
    yield "institution", plain(re.sub(r"^(la|le|les|l[’'])\s*", "", source.get("institution") or "", flags=re.I))
    yield "assembly", plain(source.get("assembly"))
    for role in ("president", "secretary"):
        yield role, name_of(source.get(role) or {})
    people = source.get("attendance") or {}
    for count in ("in_office", "present_count", "voters"):
        yield count, source.get(count, people.get(count))
    for role in ("present", "excused", "absent"):
        for person in people.get(role) or []:
            yield role, name_of(person)
    for proxy in people.get("proxies") or []:
        yield "proxies", (name_of(proxy["from"]), name_of(proxy["to"]))


def linked_facts(source):
    """The facts that the program and truth write in the same shape."""
    yield "number", plain(source.get("number"))
    yield "title", plain(source.get("title"))
    yield "rapporteur", name_of(source.get("rapporteur") or {})
    yield "act_id", plain(source.get("act_id"))
    for day in ("transmission_date", "posting_date"):
        yield day, source.get(day)
    references = {(plain(c.get("number")), c.get("date")) for c in source.get("citations") or [] if c.get("kind", "deliberation") == "deliberation"}
    for reference in references:
        yield "citations", reference
    for relation in source.get("relations") or []:
        yield "relations", (relation["type"], plain(relation.get("number")), relation.get("date"))
    for grant in source.get("grants") or []:
        yield "grants", (plain(grant["beneficiary"]), cents(grant["amount"]))


def vote_facts(votes):
    for vote in votes:
        yield "votes.counts", tuple(vote["counts"])
        yield "votes.result", vote["result"]
        yield "votes.unanimous", True if vote["unanimous"] else None
        for side, names in vote["names"].items():
            for name in names:
                yield "votes.names", (side, name_of(name))


def facts_of_truth(act):
    yield from linked_facts(act)
    yield "subject", act["subject"]
    for kind in ("visas", "recitals"):
        yield kind, act[kind] or None
    votes = act["votes"] if isinstance(act["votes"], list) else [act["votes"]] if act["votes"] else []
    yield from vote_facts({"counts": [v[side] for side in SIDES], "result": v["outcome"], "unanimous": v["unanimous"], "names": v["names"]}
                          for v in votes)
    for item in act["decision"]:
        yield "decision", (item["label"], plain(item["starts"]), plain(item["ends"]))


def facts_of_program(act, items):
    """`items`: the decided items of truth; one that begins and ends like the program's is the same fact."""
    yield from linked_facts(act)
    theme = act.get("theme") or {}
    yield "subject", theme.get("code") if theme.get("source") == "printed" else None
    for kind in ("visas", "recitals"):
        yield kind, len(act.get(kind) or []) or None
    part = lambda vote, side: vote.get(side) or {}
    yield from vote_facts({"counts": [part(v, side).get("count") for side in SIDES], "result": v.get("result"), "unanimous": v.get("unanimous"),
                           "names": {side: part(v, side).get("members") or [] for side in SIDES[1:]}} for v in act.get("votes") or [])
    left = [(item["label"], plain(item["starts"]), plain(item["ends"])) for item in items]
    for article in act.get("articles") or []:
        words = plain(article.get("text")) or ""
        same = next((w for w in left if w[0] == article.get("label") and words.startswith(w[1]) and words.endswith(w[2])), None)
        if same:
            left.remove(same)
        yield "decision", same or (article.get("label"), words[:30], words[-30:])


def likeness(got, want):
    """How alike an act of the program and one of truth are; 1 and more is the same act."""
    score = 0.0
    if got.get("number") and want["number"]:
        score += 1 if plain(got["number"]) == plain(want["number"]) else -0.5
    if got.get("title") and want["title"]:
        grams = lambda words: {words[k:k + 3] for k in range(len(words) - 2)}
        a, b = grams(plain(got["title"]) or ""), grams(plain(want["title"]))
        score += 1.5 * len(a & b) / max(1, len(a | b))
    words = plain(" ".join(a.get("text") or "" for a in got.get("articles") or [])) or ""
    items = want["decision"]
    if items:
        score += sum((plain(item["starts"]) or "") in words for item in items) / len(items)
    return score


def paired(got, want):
    """The pairs of acts, in the order of both, that are most alike together."""
    best = [[(0.0, None)] * (len(want) + 1) for _ in range(len(got) + 1)]
    for i in reversed(range(len(got))):
        for j in reversed(range(len(want))):
            alike = likeness(got[i], want[j])
            both = (best[i + 1][j + 1][0] + alike, "pair") if alike >= 0.8 else (-1, None)
            best[i][j] = max([both, (best[i + 1][j][0], "got"), (best[i][j + 1][0], "want")], key=lambda move: move[0])
    i = j = 0
    while i < len(got) and j < len(want):
        move = best[i][j][1]
        if move == "pair":
            yield got[i], want[j]
        i, j = i + (move != "want"), j + (move != "got")


class Board:
    def __init__(self):
        self.rows, self.differences = {}, []

    def compare(self, where, got, want):
        got, want = (collections.Counter(f for f in facts if f[1] is not None) for facts in (got, want))
        for (field, value), count in (got | want).items():
            row = self.rows.setdefault(field, [0, 0, 0])
            found, expected = got[field, value], want[field, value]
            row[0], row[1], row[2] = row[0] + found, row[1] + expected, row[2] + min(found, expected)
            if found != expected:
                self.differences.append(f"{where}: {field}: {'missing' if found < expected else 'spurious'} {value}")

    def f1(self, field):
        found, expected, right = self.rows.get(field, (0, 0, 0))
        return 2 * right / (found + expected) if found + expected else 1.0


def read(program, document):
    run = subprocess.run([program, "extract", document], stdout=subprocess.PIPE, check=False, timeout=120)
    return [json.loads(line) for line in run.stdout.splitlines()]


def lines_of(got, want):
    """Lines as facts; those of the program that are close enough to the true ones count as the same."""
    near = {"line_start": 2, "line_end": 4}
    for edge, far in near.items():
        there = got["source"].get(edge)
        yield edge, want[edge] if there is not None and abs(there - want[edge]) <= far else there


def measure(board, truth, acts):
    name = truth["file"]
    printed = [a for a in acts if a.get("kind") == "deliberation"]
    want = truth["acts"]
    pairs = list(paired(printed, want))
    known = {id(w): k for k, w in enumerate(want, 1)}
    board.compare(name, [("acts", known[id(w)]) for _, w in pairs] + [("acts", -1)] * (len(printed) - len(pairs)),
                  [("acts", k) for k in known.values()])
    forms = {a.get("form") for a in acts}
    board.compare(name, [("form", forms.pop() if len(forms) == 1 else None)], [("form", truth["kind"])])
    found = {id(w): g for g, w in pairs}
    for k, act in enumerate(want, 1):
        where, got = f"{name}, act {k}", found.get(id(act), {})
        own = facts_of_program(got, act["decision"]) if got else ()
        board.compare(where, own, facts_of_truth(act))
        if name.endswith(".txt") and act["line_start"] != act["line_end"]:
            board.compare(where, lines_of(got, act) if got else (), [(edge, act[edge]) for edge in ("line_start", "line_end")])
        if truth["kind"] == "bundle" or k == 1:
            session = {**truth["session"], **{key: act[key] for key in truth["session"] if key in act}}
            board.compare(where, session_facts(got) if got else (), session_facts(session))


def as_program(truth):
    """The acts that a program without fault would print."""
    side = lambda vote, key: {"count": vote[key], "members": [{"name": n} for n in vote["names"].get(key, [])]}
    for act in truth["acts"]:
        own = {**truth["session"], **act}
        votes = own["votes"] if isinstance(own["votes"], list) else [own["votes"]] if own["votes"] else []
        yield {**own, "kind": "deliberation", "form": truth["kind"], "theme": {"code": own["subject"], "source": "printed"},
               "visas": [{}] * own["visas"], "recitals": [{}] * own["recitals"],
               "source": {edge: own[edge] for edge in ("line_start", "line_end")},
               "articles": [{"label": item["label"], "text": f"{item['starts']} … {item['ends']}"} for item in own["decision"]],
               "votes": [{**{key: side(v, key) for key in SIDES}, "result": v["outcome"], "unanimous": v["unanimous"]} for v in votes]}


def check_scorer(truths):
    """A perfect reading must score 1.0 in every field, and an empty one 0.0."""
    perfect, empty = Board(), Board()
    for truth in truths:
        measure(perfect, truth, list(as_program(truth)) or [{"form": truth["kind"]}])
        measure(empty, truth, [])
    wrong = [field for field in perfect.rows if perfect.f1(field) < 1 or empty.f1(field) > 0]
    if wrong:
        sys.exit("the scorer itself fails on " + ", ".join(wrong))


def main():
    arguments = sys.argv[1:]
    verbose = "--verbose" in arguments
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
    program, folder = arguments[:2]
    truths = []
    for name in sorted(os.listdir(f"{folder}/truth/councils")):
        with open(f"{folder}/truth/councils/{name}", encoding="utf-8") as f:
            truths.append(json.load(f))
    check_scorer(truths)
    documents = {name: os.path.join(base, name) for base, _, names in os.walk(f"{folder}/councils") for name in names}
    board, made_up = Board(), []
    for truth in truths:
        if only in truth["file"]:
            acts = read(program, documents[truth["file"]])
            measure(board, truth, acts)
            if not truth["acts"]:
                made_up += [f"{truth['file']}: {a.get('title')}" for a in acts if a.get("kind") == "deliberation"]
    if verbose:
        print("\n".join(board.differences))
    under, above = [], []
    for field in sorted(set(board.rows) | set(FLOORS)):
        found, expected, right = board.rows.get(field, (0, 0, 0))
        reached, floor = board.f1(field), FLOORS.get(field, 0.0)
        print(f"{field:18}{found:5} found{expected:5} expected{right:5} right   F1 {reached:.3f}  floor {floor:.3f}")
        if reached < floor - 0.0005:
            under.append(field)
        elif reached >= floor + GOAL_NOTE:
            above.append(field)
    fields = [board.f1(field) for field, row in board.rows.items() if row[1]]
    print(f"mean over {len(fields)} fields: {sum(fields) / max(1, len(fields)):.4f}")
    if above:
        print("floors to raise: " + ", ".join(above))
    if made_up:
        print("acts where there are none:\n" + "\n".join(made_up))
    if (under or made_up) and not only:
        sys.exit("under their floor: " + (", ".join(under) or "none"))


if __name__ == "__main__":
    main()
