#!/usr/bin/env python3
"""Harvests from a local server that misbehaves: what can be reached arrives once, the rest is named, and a second run
downloads only what has changed.

Usage: harvest_test.py RECUEIL"""
import csv
import gzip
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from harvest_server import Handler, Server, first, pdf, redirect, status  # noqa: E402

RECUEIL = None
QUICK = ["--delay", "0", "--timeout", "2", "--max-size", "1"]


def run(*arguments, timeout=240):
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.run([RECUEIL, *map(str, arguments)], capture_output=True, text=True, timeout=timeout,
                          env=environment)


def rows_of(folder):
    with open(folder / "metadata.csv", encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def digest(body):
    return hashlib.sha256(body).hexdigest()


def documents_of(folder):
    """The files that are no hidden ones and not the metadata, by the digest of their bytes."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "metadata.csv" and not path.name.startswith("."):
            found.setdefault(digest(path.read_bytes()), []).append(path)
    return found


class HarvestTest(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.site = self.server.site
        self.folder_of_test = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder_of_test.name)
        self.to = self.path / "documents"

    def tearDown(self):
        self.server.__exit__()
        self.folder_of_test.cleanup()

    def url(self, path):
        return self.server.address + path

    def list_of(self, paths, name="list.txt"):
        path = self.path / name
        path.write_text("# adresses\n" + "".join(self.url(each) + "\n" for each in paths), encoding="utf-8")
        return path

    def harvest(self, *arguments, expected=0):
        outcome = run("harvest", "--to", self.to, *QUICK, *arguments)
        self.assertEqual(outcome.returncode, expected, outcome.stdout + outcome.stderr)
        return outcome

    def add(self, path, text=None, validator="etag"):
        self.site.documents[path] = pdf(text or path)
        self.site.validators[path] = validator
        return path

    def test_everything_reachable_arrives_once_and_the_rest_is_named(self):
        site = self.site
        site.robots = "User-agent: *\nDisallow: /\n\nUser-agent: Recueil\nDisallow: /interdit/\nAllow: /\n"
        good = [self.add(f"/actes/{i}.pdf", validator=["etag", "etag", "date"][i % 3]) for i in range(160)]
        plain = [self.add(f"/sans/{i}.pdf", validator="none") for i in range(10)]
        # Reached in the end.
        site.behaviours["/loin/a.pdf"] = redirect("/loin/b")
        site.behaviours["/loin/b"] = redirect("c", 301)
        site.behaviours["/loin/c"] = redirect(self.url(self.add("/loin/d.pdf")), 307)
        for name, behaviour in {"429": status(429, {"Retry-After": "1"}), "503": status(503, {"Retry-After": "1"}),
                                "500": status(500), "court": Handler.cut_short, "coupe": Handler.reset}.items():
            site.behaviours[self.add(f"/parfois/{name}.pdf")] = first(1, behaviour, f"/parfois/{name}.pdf")
        site.types[self.add("/menteur/pdf-en-html.pdf")] = "text/html"
        site.types[self.add("/menteur/sans-type")] = "application/octet-stream"
        site.documents["/page.html"] = b"<!doctype html><title>x</title><p>Une page</p>"
        site.types["/page.html"] = "text/html"
        site.documents["/nom/%2e%2e%2f%2e%2e%2fevasion.txt"] = b"Le texte de l'evasion\n"
        site.documents["/copie.pdf"] = site.documents["/actes/0.pdf"]
        reached = good + plain + ["/loin/a.pdf", "/menteur/pdf-en-html.pdf", "/menteur/sans-type", "/page.html",
                                  "/nom/%2e%2e%2f%2e%2e%2fevasion.txt", "/copie.pdf", "/actes/1.pdf"]
        reached += [f"/parfois/{name}.pdf" for name in ("429", "503", "500", "court", "coupe")]
        # Never.
        site.behaviours.update({
            "/jamais/muet.pdf": Handler.never_answer,
            "/jamais/goutte.pdf": Handler.trickle,
            "/jamais/court.pdf": Handler.cut_short,
            "/jamais/infini.pdf": Handler.endless_body,
            "/jamais/entetes.pdf": Handler.endless_headers,
            "/jamais/enorme.pdf": Handler.declare_huge,
            "/jamais/bombe.pdf": Handler.bomb,
            "/jamais/charabia.pdf": Handler.talk_nonsense,
            "/jamais/rond.pdf": redirect("/jamais/rond2.pdf"),
            "/jamais/rond2.pdf": redirect("/jamais/rond.pdf"),
            "/jamais/soi.pdf": redirect("/jamais/soi.pdf"),
            "/jamais/ftp.pdf": redirect("ftp://127.0.0.1/a.pdf"),
            "/jamais/fichier.pdf": redirect("file:///etc/passwd"),
            "/jamais/nulle-part.pdf": lambda handler: handler.answer(302, b""),
            "/jamais/plus-tard.pdf": status(429, {"Retry-After": "7200"}),
            "/jamais/prive.pdf": status(403),
            "/jamais/vide.pdf": lambda handler: handler.answer(200, b""),
            "/jamais/rien.pdf": lambda handler: handler.answer(204),
            "/jamais/casse.pdf": status(500),
            "/jamais/vers-interdit.pdf": redirect("/interdit/a.pdf"),
            "/jamais/faux304.pdf": lambda handler: handler.answer(304),
        })
        for i in range(12):
            site.behaviours[f"/jamais/chaine{i}"] = redirect(f"/jamais/chaine{i + 1}")
        site.documents["/jamais/html.pdf"] = b"<!doctype html><p>Erreur"
        site.documents["/jamais/image.pdf"] = b"\x89PNG\r\n\x1a\n" + bytes(200)
        site.documents["/jamais/programme.pdf"] = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4
        site.documents["/interdit/a.pdf"] = pdf("interdit")
        lost = [path for path in site.behaviours if path.startswith("/jamais/") and "chaine" not in path]
        lost += ["/jamais/chaine0", "/jamais/html.pdf", "/jamais/image.pdf", "/jamais/programme.pdf",
                 "/interdit/a.pdf", "/jamais/absent.pdf"]
        everything = sorted(set(reached + lost), key=lambda path: digest(path.encode()))

        outcome = self.harvest(self.list_of(everything + ["/actes/1.pdf"]), expected=3)
        bodies = {path: site.documents[path if path != "/loin/a.pdf" else "/loin/d.pdf"] for path in reached}
        found = documents_of(self.to)
        self.assertEqual(set(found), {digest(body) for body in bodies.values()})
        self.assertEqual([paths for paths in found.values() if len(paths) > 1], [], "a document came twice")
        self.assertFalse((self.to / ".harvest.part").exists())
        self.assertEqual([path for path in self.path.rglob("*evasion*") if self.to not in path.parents], [])
        for path in lost:
            self.assertIn("recueil: " + self.url(path) + ": ", outcome.stderr)
        failures = [line for line in outcome.stderr.splitlines() if line.startswith("recueil: http")]
        self.assertEqual(len(failures), len(lost), outcome.stderr)
        for path, reason in {"/jamais/rond.pdf": "in a circle", "/jamais/ftp.pdf": "no http or https",
                             "/jamais/enorme.pdf": "larger than", "/jamais/bombe.pdf": "larger than",
                             "/jamais/html.pdf": "web page stands where", "/jamais/muet.pdf": "no answer in time",
                             "/jamais/chaine0": "more than 10 times", "/interdit/a.pdf": "robots.txt",
                             "/jamais/vers-interdit.pdf": "robots.txt", "/jamais/entetes.pdf": "headers do not end",
                             "/jamais/plus-tard.pdf": "come back in 7200 seconds",
                             "/jamais/absent.pdf": "404"}.items():
            line = next(line for line in failures if self.url(path) + ": " in line)
            self.assertIn(reason, line)
        self.assertEqual(site.asked["/interdit/a.pdf"], 0)
        self.assertEqual(site.asked["/robots.txt"], 1)
        self.assertTrue(all(site.asked[path] == 1 for path in good + plain))
        self.assertTrue(all(count <= 3 for path, count in site.asked.items() if "rond" not in path), site.asked)
        self.assertTrue(all(agent.startswith("recueil/") for agent in site.agents))
        by_url = {row["url"]: row for row in rows_of(self.to)}
        self.assertEqual(set(by_url), {self.url(path) for path in reached})
        for path, body in bodies.items():
            row = by_url[self.url(path)]
            self.assertEqual(row["sha256"], digest(body))
            self.assertEqual(digest((self.to / row["file"]).read_bytes()), digest(body))
            self.assertRegex(row["fetched"], r"^\d{4}-\d\d-\d\dT")
        self.assertEqual(by_url[self.url("/copie.pdf")]["file"], by_url[self.url("/actes/0.pdf")]["file"])

        # The second run: some have changed, some are gone, one is back.
        before = {path: path.stat().st_mtime_ns for paths in documents_of(self.to).values() for path in paths}
        site.forget()
        changed = ["/actes/0.pdf", "/actes/3.pdf", "/actes/4.pdf", "/sans/1.pdf"]
        for path in changed:
            site.documents[path] = pdf(path + " corrigé")
        del site.documents["/actes/7.pdf"]
        site.documents["/jamais/absent.pdf"] = pdf("retrouvé")
        for path in lost:
            if path != "/jamais/absent.pdf":
                site.behaviours[path] = status(404)
        outcome = self.harvest(self.list_of(everything), expected=3)
        sent = {path for path, count in site.sent.items() if count}
        self.assertEqual(sent, set(changed) | set(plain) | {"/jamais/absent.pdf"})
        self.assertIn("1 added, 4 changed", outcome.stdout)
        self.assertIn("/actes/7.pdf: the server answers 404: it is not there; the copy of 20", outcome.stderr)
        by_url = {row["url"]: row for row in rows_of(self.to)}
        for path in reached + ["/jamais/absent.pdf"]:
            if path not in ("/loin/a.pdf", "/actes/7.pdf"):
                row = by_url[self.url(path)]
                self.assertEqual(digest((self.to / row["file"]).read_bytes()), digest(site.documents[path]), path)
        touched = {path for path, time_then in before.items() if path.exists() and path.stat().st_mtime_ns != time_then}
        self.assertLessEqual(len(touched), len(changed))

        # And the index takes it all, with the addresses.
        database = self.path / "db"
        outcome = run("index", "--db", database, "--metadata", self.to / "metadata.csv", self.to)
        self.assertIn("files: ", outcome.stdout, outcome.stderr)
        found = json.loads(run("search", "--db", database, "--format", "json", "évasion").stdout)
        act = json.loads(run("show", "--db", database, "--format", "json", found["hits"][0]["id"]).stdout)
        self.assertEqual(act["source"]["url"], self.url("/nom/%2e%2e%2f%2e%2e%2fevasion.txt"))

    def test_sources_of_every_kind(self):
        paths = [self.add(f"/d/{i}.pdf") for i in range(12)]
        url = self.url
        self.site.documents["/sitemap.xml"] = (
            "<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            f"<sitemap><loc>{url('/s1.xml.gz')}</loc></sitemap><sitemap><loc> {url('/sitemap.xml')} </loc></sitemap>"
            "</sitemapindex>").encode()
        self.site.documents["/s1.xml.gz"] = gzip.compress(
            ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
             f"<url><loc>{url(paths[0])}</loc><lastmod>2024-01-01</lastmod></url>"
             f"<url><loc><![CDATA[{url(paths[1])}]]></loc></url></urlset>").encode())
        self.site.documents["/feed"] = (
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='/feed2'/>"
            f"<entry><link href='/page'/><link rel='enclosure' href='{paths[2]}'/></entry></feed>").encode()
        self.site.documents["/feed2"] = (
            f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='{paths[3]}'/></entry></feed>").encode()
        self.site.documents["/rss"] = (
            f"<rss><channel><link>{url('/')}</link><item><link>{url(paths[4])}</link></item>"
            f"<item><link>{url('/')}</link><enclosure url='{url(paths[5])}'/></item></channel></rss>").encode()
        self.site.documents["/liens/page"] = (
            "<!doctype html><base href='/d/'><a href='6.pdf'>6</a><a href=7.pdf#page=2>7</a><a href='/contact'>c</a>"
            "<a href='mailto:a@b.fr'>m</a><script>'<a href=\"/x.pdf\">'</script><a href='javascript:x()'>j</a>"
            "<a download href='telecharger?id=8'>8</a>").encode()
        self.site.documents["/d/telecharger?id=8"] = pdf("8")
        table = self.path / "scdl.csv"
        table.write_bytes("\n".join([
            "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_NOM;DELIB_OBJET;DELIB_URL",
            f"Mairie du Béage;21070000100015;2024-9;12/03/2024;Voirie;Vélos;{url(paths[9])}",
            f"Mairie du Béage;21070000100015;2024-10;12/03/2024;Voirie;Ânes;{url(paths[9])}",
            "Mairie du Béage;21070000100015;2024-11;12/03/2024;Voirie;Mulets;"]).encode("cp1252"))
        sources = [url("/sitemap.xml"), url("/feed"), url("/rss"), url("/liens/page"), table, url(paths[10])]
        outcome = self.harvest(*sources)
        wanted = [self.site.documents[path] for path in paths[:8] + [paths[9], paths[10], "/d/telecharger?id=8"]]
        self.assertEqual(set(documents_of(self.to)), {digest(body) for body in wanted})
        self.assertEqual(self.site.asked["/contact"], 0)
        self.assertIn("1 rows give no address", outcome.stderr)
        given = [row for row in rows_of(self.to) if row["url"] == url(paths[9])]
        self.assertEqual([(row["council"], row["siren"], row["number"], row["date"], row["theme"]) for row in given],
                         [("Mairie du Béage", "210700001", "2024-9", "2024-03-12", "8.3"),
                          ("Mairie du Béage", "210700001", "2024-10", "2024-03-12", "8.3")])
        listed = run("harvest", "--to", self.path / "nothing", "--dry-run", *QUICK, "--match", "contact|/[67][.]pdf",
                     url("/liens/page"))
        self.assertEqual(listed.stdout.split(), [url("/d/6.pdf"), url("/d/7.pdf"), url("/contact")])

    def test_a_run_that_was_stopped_goes_on(self):
        paths = [self.add(f"/{i}.pdf", validator="none") for i in range(30)]
        source = self.list_of(paths)
        process = subprocess.Popen([RECUEIL, "harvest", "--to", self.to, "--delay", "0.1", source],
                                   stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 60
        while sum(self.site.sent.values()) < 8 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 3)
        self.assertIn("stopped before the end", errors)
        done = sum(self.site.sent.values())
        self.assertLess(done, 30)
        arrived = len(documents_of(self.to))
        self.assertIn(arrived, (done - 1, done), "only the last may have been on its way")
        outcome = self.harvest(source)
        self.assertEqual(sum(self.site.sent.values()), done + 30 - arrived)
        self.assertIn(f"{arrived} done by the run before", outcome.stdout)
        self.assertEqual(len(documents_of(self.to)), 30)
        self.harvest(source)
        self.assertEqual(sum(self.site.sent.values()), done + 60 - arrived)

    def test_a_run_that_was_killed_leaves_nothing_half_written(self):
        paths = [self.add(f"/{i}.pdf", validator="none") for i in range(30)]
        source = self.list_of(paths)
        process = subprocess.Popen([RECUEIL, "harvest", "--to", self.to, "--delay", "0.05", source],
                                   stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while sum(self.site.sent.values()) < 10 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.kill()
        process.wait()
        self.harvest(source)
        self.assertEqual(set(documents_of(self.to)), {digest(body) for body in self.site.documents.values()})
        self.assertTrue(all(len(paths) == 1 for paths in documents_of(self.to).values()))
        self.assertFalse((self.to / ".harvest.part").exists())

    def test_manners(self):
        self.site.robots = "User-agent: recueil\nCrawl-delay: 0.3\nDisallow: /*.pdf$\nAllow: /ouvert/\n"
        paths = [self.add(f"/ouvert/{i}.pdf") for i in range(3)] + [self.add("/ferme.pdf")]
        outcome = self.harvest(self.list_of(paths), expected=3)
        self.assertIn("/ferme.pdf: robots.txt asks to leave it alone", outcome.stderr)
        gaps = [later - sooner for sooner, later in zip(self.site.times, self.site.times[1:])]
        self.assertEqual(len(gaps), 3)
        self.assertTrue(all(gap > 0.28 for gap in gaps), gaps)

    def test_a_site_whose_robots_cannot_be_read_is_left_alone(self):
        self.site.behaviours["/robots.txt"] = status(500)
        outcome = self.harvest(self.list_of([self.add("/a.pdf")]), expected=3)
        self.assertEqual(self.site.asked["/a.pdf"], 0)
        self.assertIn("robots.txt cannot be read", outcome.stderr)

    def test_private_networks(self):
        source = self.list_of([self.add("/a.pdf")])
        outcome = self.harvest("--public-only", source, expected=3)
        self.assertIn("private network", outcome.stderr)
        self.assertEqual(sum(self.site.asked.values()), 0)

    def test_wrong_use(self):
        self.assertEqual(run("harvest", "--to", self.to).returncode, 2)
        self.assertEqual(run("harvest", self.path / "x").returncode, 2)
        self.assertEqual(self.harvest("--match", "(", self.list_of([]), expected=2).returncode, 2)
        self.assertIn("there is no such file", self.harvest(self.path / "nothing.txt", expected=3).stderr)
        bad = self.path / "bad.txt"
        bad.write_text("http://127.0.0.1:1/a.pdf\nhttp:// /b\nftp://x/c\n", encoding="utf-8")
        self.assertIn("line 2", self.harvest(bad, expected=3).stderr)
        for damaged in ["{", '{"documents":' + "[" * 300_000 + "]" * 300_000 + "}"]:
            (self.to / ".harvest.json").write_text(damaged, encoding="utf-8")
            self.assertIn("remove it", self.harvest(bad, expected=3).stderr)

    def test_two_at_once(self):
        paths = [self.add(f"/{i}.pdf") for i in range(20)]
        source = self.list_of(paths)
        process = subprocess.Popen([RECUEIL, "harvest", "--to", self.to, "--delay", "0.2", source],
                                   stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            while sum(self.site.sent.values()) < 2:
                time.sleep(0.02)
            self.assertIn("another harvest", self.harvest(source, expected=4).stderr)
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    RECUEIL = sys.argv.pop(1)
    unittest.main(verbosity=2)
