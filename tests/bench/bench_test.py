#!/usr/bin/env python3
"""What tools/bench makes of figures: what it reads from programs, its table, its drawing."""
import pathlib
import sys
import tempfile
import unittest
import unittest.mock
import xml.etree.ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import growth  # noqa: E402
import measures  # noqa: E402
import peers  # noqa: E402
import report  # noqa: E402
from programs import Failed, parse_wrk, quantile, run, size_of  # noqa: E402

WRK = """Running 10s test @ http://127.0.0.1:8099
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   141.66ms   41.19ms 358.93ms   75.11%
  Latency Distribution
     50%  137.00ms
     99%    1.25s
  4500 requests in 10.01s, 60.66MB read
Requests/sec:    449.55
"""


def figures_of(files, milliseconds):
    return {"files": files, "text_mb": files / 100, "index_s": files / 200, "index_mb": files / 80, "index_per_text": 1.25,
            "answer_members_ms": milliseconds, "answer_members_95_ms": 4 * milliseconds, "answer_members_phrase_ms": 9.0,
            "answer_members_phrase_95_ms": 10.0, "answer_themes_ms": milliseconds / 2, "answer_themes_95_ms": 3 * milliseconds,
            "answer_themes_phrase_ms": 8.0, "answer_themes_phrase_95_ms": 8.5, "trace_ms": 4.0, "update_changed_s": 0.3,
            "server_memory_mb": 250.0, "server_peak_memory_mb": 300.0, "server_own_memory_mb": 110.0}


class Programs(unittest.TestCase):
    def test_wrk_tells_rate_and_percentile_whatever_its_unit(self):
        self.assertEqual(parse_wrk(WRK), {"http_answers_s": 449.55, "http_99_ms": 1250})
        self.assertEqual(parse_wrk(WRK.replace("1.25s", "800.00us"))["http_99_ms"], 0.8)
        self.assertEqual(parse_wrk(WRK.replace("1.25s", "1.25s "))["http_99_ms"], 1250)  # it pads units of one letter

    def test_answers_that_failed_are_no_measurement(self):
        with self.assertRaisesRegex(Failed, "12 answers"):
            parse_wrk(WRK + "  Non-2xx or 3xx responses: 12\n")

    def test_connections_that_broke_are_no_measurement(self):
        with self.assertRaisesRegex(Failed, "read 3"):
            parse_wrk(WRK + "  Socket errors: connect 0, read 3, write 0, timeout 0\n")
        self.assertEqual(parse_wrk(WRK + "  Socket errors: connect 0, read 0, write 0, timeout 5\n")["http_99_ms"], 1250)

    def test_output_of_another_shape_is_a_failure(self):
        with self.assertRaises(Failed):
            parse_wrk("Requests/sec: 10\n")

    def test_run_tells_output_and_cost(self):
        printed, cost = run([sys.executable, "-c", "print(sum(range(3_000_000)))"])
        self.assertEqual(printed, "4499998500000\n")
        self.assertGreater(cost["processor_seconds"], 0)
        self.assertGreater(cost["memory_mb"], 1)

    def test_a_program_that_fails_is_named_with_its_last_words(self):
        with self.assertRaisesRegex(Failed, "gone"):
            run([sys.executable, "-c", "import sys; sys.exit('first\\ngone')"])

    def test_quantiles_are_values_that_were_measured(self):
        self.assertEqual([quantile([3, 1, 2, 5, 4], share) for share in (0, 0.5, 0.95, 1)], [1, 3, 5, 5])

    def test_size_is_that_of_all_files_below(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "in").mkdir()
            (pathlib.Path(folder) / "in" / "a").write_bytes(b"123")
            (pathlib.Path(folder) / "b").write_bytes(b"4567")
            self.assertEqual(size_of(folder), 7)

    def test_files_read_are_spread_over_the_corpus(self):
        self.assertEqual(measures.spread(list(range(10)), 4), [0, 3, 6, 9])
        self.assertEqual(measures.spread([1, 2], 4), [1, 2])

    def test_queries_stand_quoted_in_addresses(self):
        with tempfile.TemporaryDirectory() as folder:
            queries = pathlib.Path(folder) / "queries"
            queries.write_text('phrase\t"accès & soins"\nbudget\n', encoding="utf-8")
            paths = measures.paths_of(queries)
        self.assertEqual([path.split("&")[0] for path in paths],
                         ["/api/v1/search?q=%22acc%C3%A8s%20%26%20soins%22", "/api/v1/search?q=budget"])


class Tables(unittest.TestCase):
    def test_three_digits_that_tell_something(self):
        self.assertEqual([report.number(value) for value in (0, 0.0213, 0.25, 2.345, 9.996, 23.45, 99.96, 1234.5)],
                         ["0", "0.021", "0.25", "2.35", "10.0", "23.4", "100", "1,234"])

    def test_other_engines_stand_beside_with_how_many_times(self):
        lines = report.table(figures_of(2000, 2.0), {"Other": {"index_s": 5.0, "answer_themes_ms": 3.0, "answer_themes_95_ms": 3.0}}).splitlines()
        self.assertEqual(lines[:3], ["|  | Recueil | Other |", "| --- | ---: | ---: |",
                                     "| Indexing, extraction included | 10.0 s | 5.00 s (0.50×) |"])
        self.assertIn("| Whole answer, facets year, commission, territory, theme | 1.00 / 6.00 ms | 3.00 / 3.00 ms (3.00× / 0.50×) |", lines)
        self.assertIn("| Trace, both ways, depth 3 |", report.table({**figures_of(1, 1), "trace_95_ms": 1}, {}))

    def test_what_was_not_measured_has_no_row(self):
        self.assertNotIn("HTTP", report.table(figures_of(2000, 2.0), {}))

    def test_classes_of_queries_follow_their_answers(self):
        labels = [line.split(" | ")[0] for line in report.table(figures_of(2000, 2.0), {}).splitlines()]
        at = labels.index("| Whole answer, facets year, commission, territory, theme")
        self.assertEqual(labels[at + 1], "| … `phrase`")

    def test_the_largest_files_of_the_index_are_told(self):
        table = report.table({"index_mb": 100.0, "size_words_mb": 20.0, "size_lock_mb": 0.0, "size_texts_mb": 80.0}, {})
        self.assertRegex(table, r"(?s)`texts` \| 80.0 MB.*`words` \| 20.0 MB")
        self.assertNotIn("lock", table)

    def test_report_says_where_when_and_what_was_left_out(self):
        text = report.report({"figures": figures_of(2000, 2.0), "peers": {}, "skipped": ["wrk is not installed"], "corpus": "c2k", "queries": 38,
                              "date": "2024-05-01", "commit": "abc", "machine": {"cores": 2, "processor": "X", "memory_gb": 24, "load": 0.5}})
        for words in ("2,000 files", "2024-05-01", "2 cores", "Left out: wrk is not installed."):
            self.assertIn(words, text)


class Peers(unittest.TestCase):
    def test_queries_are_typed_as_recueil_reads_them(self):
        self.assertEqual(peers.typed({"q": "mise en œuvre", "mode": "phrase"}), '"mise en œuvre"')
        self.assertEqual(peers.typed({"q": "subv", "mode": "prefix"}), "subv*")
        self.assertEqual(peers.typed({"q": "voirie", "mode": "and", "date_from": "2024-06-01", "date_to": "2024-12-31"}),
                         "voirie date:2024-06-01..2024-12-31")

    def test_answers_bear_the_names_of_recueils(self):
        figures = peers.answers_of({"a": {"ms": [1, 9, 2]}, "b": {"ms": [4, 4, 4]}}, {"a": "rare", "b": "phrase"})
        self.assertEqual(figures["answer_themes_95_ms"], 4)
        self.assertEqual(figures["answer_themes_rare_ms"], 2)
        names = {name for _, parts in report.rows_of({**figures_of(1, 1), **figures}) for name, _ in parts}
        self.assertLessEqual(set(figures), names)

    def test_an_engine_that_did_not_answer_was_not_fast(self):
        with self.assertRaisesRegex(Failed, "1 of 2 queries were not answered"):
            peers.answers_of({"a": {"hits": -1, "ms": [0.03]}, "b": {"hits": 0, "ms": [4]}}, {"a": "rare", "b": "phrase"})

    def test_engines_are_run_by_their_scripts(self):
        times = '{"a": {"hits": 1, "ms": [3.0, 1.0, 2.0]}}'
        printing = peers.Peer("Printing", [], ["sh", "index.sh"], ["echo", times], "made", install=(), prints=True)
        keeping = peers.Peer("Keeping", [], ["sh", "index.sh"], ["sh", "-c", f"echo '{{\"snip\": {times}}}' > $BENCH/results/keeping.corpus.json"],
                             "made", install=())
        absent = peers.Peer("Absent", [lambda: "no such program"], [], [], "made")
        failing = peers.Peer("Failing", [], ["sh", "-c", "echo broken >&2; exit 1"], [], "made", install=())
        skipped = []
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in ("printing", "keeping", "absent", "failing", "unheard"):
                (root / "given" / "peers" / name).mkdir(parents=True)
                (root / "given" / "peers" / name / "index.sh").write_text("test -f $BENCH/corpus/act.txt && echo 12345 > $BENCH/idx/made\n")
            (root / "given" / "mk_queries.py").write_text(
                "row = ['a', 'rare', 'and', 'eau', '', '', '0', 'eau']\n"
                "open('queries.tsv', 'w').write('\\t'.join(row) + '\\n')\n"
                "open('queries.jsonl', 'w').write('{\"id\": \"a\", \"class\": \"rare\", \"mode\": \"and\", \"q\": \"eau\"}\\n')\n")
            (root / "acts").mkdir()
            (root / "acts" / "act.txt").write_text("text")
            (root / "acts.meta.jsonl").write_text("{}\n")
            known = {"printing": printing, "keeping": keeping, "absent": absent, "failing": failing}
            with unittest.mock.patch.dict(peers.PEERS, known, clear=True):
                bench = peers.prepare(root / "given", root / "acts", root)
                measured = peers.measure_all(bench, 4.0, skipped)
            self.assertEqual((bench / "queries.tsv").read_text().split("\t")[6], "1")
        self.assertEqual(set(measured), {"Printing", "Keeping"})
        for figures in measured.values():
            self.assertEqual((figures["answer_themes_rare_ms"], figures["index_per_text"]), (2.0, 1.5))
        self.assertEqual(skipped, ["Absent: no such program", "Failing: sh: broken", "unheard: an engine that peers.py does not know"])

    def test_a_corpus_without_its_truth_is_refused(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaisesRegex(Failed, "meta.jsonl"):
            peers.prepare(folder, pathlib.Path(folder) / "corpus", pathlib.Path(folder))


class Growth(unittest.TestCase):
    RESULTS = [figures_of(200, 1.0), figures_of(2000, 1.0), figures_of(20000, 10.0)]

    def points(self, drawing, label):
        """The points of the line that a label stands beside."""
        root = xml.etree.ElementTree.fromstring(drawing)
        space = "{http://www.w3.org/2000/svg}"
        for panel in root.iter(f"{space}g"):
            for text in panel.iter(f"{space}text"):
                if text.text == label:
                    line = next(line for line in panel.iter(f"{space}polyline") if line.get("class") == text.get("class"))
                    return [tuple(map(float, point.split(","))) for point in line.get("points").split()]
        self.fail(f"no line {label}")

    def test_equal_factors_are_equal_distances(self):
        indexing = self.points(growth.drawing(self.RESULTS), "indexing")
        steps = [(b[0] - a[0], a[1] - b[1]) for a, b in zip(indexing, indexing[1:])]
        self.assertAlmostEqual(steps[0][0], steps[1][0], delta=0.2)
        self.assertAlmostEqual(steps[0][1], steps[1][1], delta=0.2)
        self.assertGreater(steps[0][1], 10)

    def test_what_does_not_grow_is_level(self):
        trace = self.points(growth.drawing(self.RESULTS), "trace median")
        self.assertEqual(len({y for _, y in trace}), 1)

    def test_a_linear_cost_lies_on_the_guide(self):
        drawing = growth.drawing(self.RESULTS)
        guide = xml.etree.ElementTree.fromstring(drawing).find(".//*[@class='linear']").get("points").split()
        indexing = self.points(drawing, "indexing")
        self.assertEqual(tuple(map(float, guide[0].split(","))), indexing[0])
        self.assertEqual(tuple(map(float, guide[1].split(","))), indexing[-1])

    def test_everything_drawn_lies_within_the_drawing(self):
        for label in ("indexing", "index", "server", "answer 95 %", "answer median", "trace median"):
            for x, y in self.points(growth.drawing(self.RESULTS), label):
                self.assertTrue(growth.LEFT <= x <= growth.WIDTH - growth.RIGHT and growth.TOP <= y <= growth.HEIGHT - growth.BOTTOM, label)

    def test_labels_do_not_stand_on_one_another(self):
        placed = growth.spread_labels([50.0, 40.0, 41.0])
        self.assertEqual(placed, [68.0, 40.0, 54.0])

    def test_what_was_not_measured_everywhere_is_not_drawn(self):
        results = [dict(self.RESULTS[0]), self.RESULTS[1]]
        del results[0]["trace_ms"]
        self.assertNotIn("trace median", growth.drawing(results))

    def test_the_far_size_goes_on_as_the_last_step(self):
        self.assertAlmostEqual(growth.power(self.RESULTS, "index_s"), 1)
        self.assertAlmostEqual(growth.far(self.RESULTS, "index_s"), 10000)
        self.assertAlmostEqual(growth.far(self.RESULTS, "answer_members_ms"), 1000)
        self.assertAlmostEqual(growth.far(self.RESULTS, "trace_ms"), 4)

    def test_a_guess_has_two_digits(self):
        self.assertEqual([growth.rough(value) for value in (18251, 2.96, 0.2049, 99.9, 123)], ["18,000", "3.0", "0.20", "100", "120"])

    def test_the_page_tells_the_command_and_every_size(self):
        result = {"date": "2024-05-01", "commit": "abc", "machine": {"cores": 2, "processor": "X", "memory_gb": 24, "load": 0.5}}
        text = growth.page(self.RESULTS, result, "tools/bench --growth 200,2000,20000")
        for words in ("    tools/bench --growth 200,2000,20000\n", "| 200 acts | 2,000 acts | 20,000 acts |",
                      "2,000,000 acts (20,000 MB of text)", "load 0.5"):
            self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
