#!/usr/bin/env python3
"""What the program makes of real deliberations, where they and their hand-checked truth are at hand.

    real_corpus.py RECUEIL SHARED [unittest arguments]

SHARED holds corpus/pas-de-calais, gold/ and the scorers of eval/.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SHARED = sys.argv[1:3]
DOCUMENTS = os.path.join(SHARED, "corpus", "pas-de-calais")


def recueil(*arguments):
    return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)


def last_line(text):
    return text.strip().splitlines()[-1]


class RealCorpus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.database = os.path.join(cls.folder.name, "db")
        made = recueil("index", "--db", cls.database, DOCUMENTS)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        extracted = recueil("extract", DOCUMENTS)
        cls.acts_file = os.path.join(cls.folder.name, "acts.jsonl")
        with open(cls.acts_file, "w", encoding="utf-8") as file:
            file.write(extracted.stdout)
        cls.acts = [json.loads(line) for line in extracted.stdout.splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def score(self, script, *arguments):
        run = subprocess.run([sys.executable, os.path.join(SHARED, "eval", script), *arguments],
                             stdout=subprocess.PIPE, text=True, check=True)
        print("\n" + last_line(run.stdout))
        return last_line(run.stdout)

    def test_finds_eighteen_acts_and_two_documents(self):
        count = lambda kind, prefix="": sum(a["kind"] == kind and a["source"]["file"].startswith(prefix) for a in self.acts)
        self.assertEqual((count("deliberation"), count("document")), (18, 2))
        self.assertEqual((count("deliberation", "002"), count("deliberation", "001")), (17, 1))

    def test_extraction_agrees_with_the_truth(self):
        gold = os.path.join(SHARED, "gold")
        line = self.score("score_extract.py", os.path.join(gold, "acts.json"), self.acts_file,
                          "--citations", os.path.join(gold, "citations.json"))
        self.assertGreaterEqual(float(re.search(r"mean F1 ([\d.]+)", line)[1]), 0.995)
        self.assertGreaterEqual(float(re.search(r"worst ([\d.]+)", line)[1]), 0.97)
        self.assertLessEqual(int(re.search(r"(\d+) values where an act has none", line)[1]), 3)

    def test_search_finds_the_doctors_first(self):
        answer = json.loads(recueil("search", "--db", self.database, "--format", "json", "salariat médecins").stdout)
        hit = answer["hits"][0]
        self.assertEqual(hit["number"], "2020-310")
        passage = hit["passages"][0]
        marked = [passage["text"][start:end].lower() for start, end in passage["highlights"]]
        self.assertTrue({"salariat", "médecins"} & set(marked), marked)

    def test_trace_shows_who_amends(self):
        graph = json.loads(recueil("trace", "--db", self.database, "--format", "json", "2018-83").stdout)
        keys = {node["key"]: node["number"] for node in graph["nodes"]}
        amending = {keys[edge["from"]] for edge in graph["edges"] if edge["type"] == "amends" and edge["to"] == graph["root"]}
        self.assertIn("2020-302", amending)
        self.assertIn("amends", recueil("trace", "--db", self.database, "2018-83").stdout)

    def test_search_ranks_as_judged(self):
        queries = os.path.join(SHARED, "gold", "queries.json")
        line = self.score("score_search.py", queries, "--", PROGRAM, "search", "--db", self.database, "--format", "json", "--")
        self.assertGreaterEqual(float(re.search(r"nDCG@10 ([\d.]+)", line)[1]), 0.95)
        self.assertGreaterEqual(float(re.search(r"success@1 ([\d.]+)", line)[1]), 0.90)
        self.assertGreaterEqual(float(re.search(r"passage@1 ([\d.]+)", line)[1]), 0.80)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
