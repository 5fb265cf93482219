"""Checks that the papers of the other councils and their truth agree; called by check.py with the folder and a way to report."""
import json
import os

import french
import papers
import papers_pdf
from councils import PAPERS

KINDS = {"single", "bundle", "minutes", "list", "agenda", "debates", "annex", "decisions", "other"}


def folded(words):
    return "".join(c for c in words.casefold() if c.isalnum())


def check_people(where, session, wrong):
    people = session["attendance"]
    names = [n for role in ("present", "excused", "absent") for n in people[role]]
    if len(names) != len(set(names)):
        wrong(where, "someone is in two lists")
    everyone = set(names) | {proxy["from"] for proxy in people["proxies"]}
    if session["in_office"] and people["present"] and session["in_office"] != len(everyone):
        wrong(where, len(everyone), "members instead of", session["in_office"])
    if session["present_count"] and people["present"] and session["present_count"] != len(people["present"]):
        wrong(where, len(people["present"]), "present instead of", session["present_count"])
    if session["voters"] and people["present"] and session["voters"] != len(people["present"]) + len(people["proxies"]):
        wrong(where, "voters are not those present and their proxies")
    for proxy in people["proxies"]:
        if proxy["to"] not in people["present"] or proxy["from"] in people["present"]:
            wrong(where, "proxy of", proxy["from"], "to", proxy["to"])
    for role in ("president", "secretary"):
        if session[role] and people["present"] and session[role]["name"] not in people["present"]:
            wrong(where, role, "is not present")


def check_votes(where, act, voters, wrong):
    votes = act["votes"] if isinstance(act["votes"], list) else [act["votes"]] if act["votes"] else []
    for vote in votes:
        cast = sum(vote[k] or 0 for k in ("for", "against", "abstention", "not_voting"))
        cast += len(vote["names"]["not_voting"]) if not vote["not_voting"] else 0
        if vote["for"] and voters and cast > voters:
            wrong(where, "votes of", cast, "where", voters, "vote")
        for side in ("against", "abstention"):
            if vote["names"][side] and (vote[side] or 0) < len(vote["names"][side]):
                wrong(where, "more names than votes", side)


def check_words(where, kind, act, words, wrong):
    """Each decided item, title, number and citation of the act is printed within its lines, in order."""
    text, place = folded(words), 0
    for needle in (act["title"], act["number"], act["rapporteur"], act["act_id"]):
        parts = needle.split() if needle and kind == "list" else [needle]     # a title in a column shares its lines with others
        if needle and not all(folded(part) in text for part in parts):
            wrong(where, "does not print", needle)
    for item in act["decision"]:
        at = text.find(folded(item["starts"]), place)
        if at < 0 or text.find(folded(item["ends"]), at) < 0:
            wrong(where, "does not print the item", item["starts"])
        place = max(at, place)
    for one in act["citations"]:
        days = (french.words(one["date"]), french.figures(one["date"]), french.words(one["date"]).rsplit(" ", 1)[0])
        if not any(folded(day) in text for day in days) or folded(one["number"] or "") not in text:
            wrong(where, "does not cite", one)
    for grant in act["grants"]:
        if folded(grant["beneficiary"]) not in text or folded(french.amount(grant["amount"])[:-3]) not in text:
            wrong(where, "does not grant", grant)


def check(root, wrong):
    made = {paper.file for paper in PAPERS}
    folder = os.path.join(root, "councils")
    for base, _, files in os.walk(folder):
        for name in files:
            if os.path.relpath(os.path.join(base, name), folder) not in made:
                wrong(os.path.join(base, name), "is not made by make.py")
    for paper in PAPERS:
        name = os.path.splitext(os.path.basename(paper.file))[0]
        with open(os.path.join(root, "truth", "councils", name + ".json"), encoding="utf-8") as f:
            truth = json.load(f)
        if truth["kind"] not in KINDS or bool(truth["acts"]) == (truth["kind"] in ("agenda", "annex", "decisions")):
            wrong(name, "is of kind", truth["kind"])
        if paper.kind != "bundle":
            check_people(name, truth["session"], wrong)
        with open(os.path.join(folder, paper.file), "rb") as f:
            data = f.read()
        lines = data.decode(paper.look.get("encoding", "utf-8")).split("\n") if paper.file.endswith(".txt") else None
        end = 0
        for k, act in enumerate(truth["acts"]):
            where = f"{name}, act {k + 1}:"
            session = {**truth["session"], **{key: act[key] for key in truth["session"] if key in act}}
            if paper.kind == "bundle":
                check_people(where, session, wrong)
            check_votes(where, act, session["voters"], wrong)
            if lines and paper.look["format"] == "text":
                if not end < act["line_start"] <= act["line_end"] <= len(lines):
                    wrong(where, "lines", act["line_start"], act["line_end"])
                end = act["line_end"]
                words = "\n".join(lines[act["line_start"] - 1:act["line_end"]])
            else:
                words = " ".join(papers.plain_words(b) for b in paper.blocks if paper.kind != "bundle" or b.act is paper.acts[k])
                if paper.look["format"] == "pdf":
                    words += " ".join(papers_pdf.stamp_lines(act))
            check_words(where, paper.kind, act, words, wrong)
    return len(PAPERS), sum(len(paper.acts) for paper in PAPERS)
