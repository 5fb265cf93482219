#!/usr/bin/env python3
"""The benchmark programs run, and print what tools/bench reads: smoke_test.py RECUEIL READING SEARCH TRACE SAMPLE [PIECES]

Over the sample corpus, once; what they say of time is not looked at."""
import pathlib
import sys
import tempfile
import unittest
import unittest.mock

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import councils  # noqa: E402
import measures  # noqa: E402
from programs import parse_reading, parse_search, parse_trace, run  # noqa: E402

RECUEIL, READING, SEARCH, TRACE, SAMPLE, *PIECES = sys.argv[1:]


class BenchmarkPrograms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.scratch = pathlib.Path(folder.name)
        cls.index = cls.scratch / "index"
        cls.queries = cls.scratch / "queries.tsv"
        cls.queries.write_text('several\tsalariat médecins\nphrase\t"accès aux soins"\n', encoding="utf-8")
        run([RECUEIL, "index", "--db", cls.index, SAMPLE])

    def test_reading(self):
        figures = parse_reading(run([READING, 1, SAMPLE])[0])
        self.assertTrue(all(rate > 0 for rate in figures.values()), figures)

    def test_search(self):
        classes = parse_search(run([SEARCH, self.index, self.queries, "year,member"])[0])
        self.assertEqual(set(classes), {"several", "phrase", "all"})

    def test_search_refuses_a_facet_that_does_not_exist(self):
        with self.assertRaisesRegex(Exception, "colour"):
            run([SEARCH, self.index, self.queries, "colour"])

    def test_trace(self):
        middle, high = parse_trace(run([TRACE, self.index, 3])[0])
        self.assertLessEqual(middle, high)

    def test_many_councils_beside_one(self):
        with unittest.mock.patch.object(councils, "TURNS", 1):
            rows = councils.measure(pathlib.Path(RECUEIL).parent, self.scratch / "councils", 2, 8)
        self.assertTrue(all(one > 0 and many > 0 for name, one, many in rows if name.endswith(" ms")), rows)
        self.assertIn("| trace, ms | ", councils.table(rows, 2, 8))

    def test_server_tells_its_memory(self):
        programs = pathlib.Path(RECUEIL).parent
        skipped = []
        with unittest.mock.patch("shutil.which", return_value=None):  # loads take seconds; tools/bench does them
            figures = measures.serve(programs, self.index, self.queries, self.scratch, skipped)
        self.assertGreater(figures["server_memory_mb"], figures["server_own_memory_mb"])
        self.assertGreaterEqual(figures["server_peak_memory_mb"], figures["server_memory_mb"])
        self.assertRegex(skipped[0], "wrk is not installed")

    def test_updates(self):
        corpus, extra = self.scratch / "corpus", self.scratch / "extra"
        corpus.mkdir()
        extra.mkdir()
        (corpus / "a.txt").write_text("Le budget de la commune.\n", encoding="utf-8")
        figures = measures.update(pathlib.Path(RECUEIL).parent, corpus, extra, self.scratch / "updated")
        self.assertEqual(set(figures), {"update_added_s", "update_changed_s", "update_removed_s"})
        self.assertEqual(list(extra.iterdir()), [])

    @unittest.skipUnless(PIECES, "built without Google Benchmark")
    def test_pieces(self):
        printed, _ = run([PIECES[0], "--benchmark_min_time=0.001"])
        for piece in ("analyse_page", "unpack_passage", "highlight_passage", "write_answer_as_json"):
            self.assertRegex(printed, rf"(?m)^{piece} +[\d.]+ (ns|us|ms) ")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
