#!/usr/bin/env python3
"""Asks the judged questions of an index and fails where the answers are worse than the thresholds.

judged_questions.py RECUEIL QUESTIONS.json PATH... --least MEASURE=VALUE... [--half even|odd] [--verbose]

Each question has `judgments` (act number and grade, 3 is the act asked for) and `answers` (act number and lines). Measures:
  success   share of questions whose first hit has the highest grade
  ndcg      normalized discounted cumulative gain of the first ten hits (Järvelin and Kekäläinen, 2002)
  answer    share of questions whose first passage of the first hit shares a line with an answer
  answer3   the same for one of the first three passages
The even questions of a file were looked at while the ranking was tuned, the odd ones were not, unless the file says otherwise."""
import argparse
import json
import math
import os
import subprocess
import sys
import tempfile


def document_of(hit):
    """The number of an act; the first three letters of the file for a document without acts."""
    return hit["number"] or os.path.basename(hit["source"]["file"])[:3]


def grades_of(question):
    grades = {}
    for judgment in question["judgments"]:
        grades[judgment["number"]] = max(judgment["grade"], grades.get(judgment["number"], 0))
    return grades


def gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))


def measure(question, hits):
    grades = grades_of(question)
    found = list(dict.fromkeys(document_of(hit) for hit in hits))
    ranked = [grades.get(document, 0) for document in found]
    shown = []
    for hit in hits[:1]:
        for passage in hit["passages"][:3]:
            shown.append(any(answer["number"] == document_of(hit) and passage["line_start"] <= answer["line_end"]
                             and answer["line_start"] <= passage["line_end"] for answer in question["answers"]))
    return {"success": bool(ranked) and ranked[0] == max(grades.values()),
            "ndcg": gain(ranked) / gain(sorted(grades.values(), reverse=True)),
            "answer": shown[:1] == [True],
            "answer3": any(shown)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("questions")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--least", nargs="+", default=[])
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    with open(options.questions, encoding="utf-8") as file:
        questions = json.load(file)
    if options.half:
        questions = questions[0 if options.half == "even" else 1::2]
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        index = os.path.join(scratch, "index")
        subprocess.run([options.program, "index", "--db", index, *options.paths], check=True, stdout=subprocess.DEVNULL)
        for question in questions:
            run = subprocess.run([options.program, "search", "--db", index, "--format", "json", "--", question["query"]],
                                 stdout=subprocess.PIPE, check=False)
            if run.returncode not in (0, 1):
                sys.exit(f"{question['id']}: the search ended with status {run.returncode}")
            row = measure(question, json.loads(run.stdout)["hits"])
            rows.append(row)
            if options.verbose:
                print(question["id"], *(f"{name} {float(value):.2f}" for name, value in row.items()), question["query"])
    means = {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}
    print(f"{len(rows)} questions:", *(f"{name} {value:.3f}" for name, value in means.items()))
    missed = [wanted for wanted in options.least if means[wanted.split("=")[0]] < float(wanted.split("=")[1])]
    if missed:
        sys.exit(f"less than asked for: {', '.join(missed)}")


if __name__ == "__main__":
    main()
