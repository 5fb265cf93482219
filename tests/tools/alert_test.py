#!/usr/bin/env python3
"""`recueil alert` end to end: each act is reported once to each place, also where mailers, webhooks and the run itself fail.

Usage: alert_test.py RECUEIL"""
import base64
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading

RECUEIL = sys.argv[1]

ACT = """DEPARTEMENT DE LA HAUTE-ORNE

DELIBERATION DU CONSEIL DEPARTEMENTAL

REUNION DU {day}

PRESIDENCE DE MONSIEUR JEAN ROCHE

Secrétaire : Mme Anne LE GALL

Étaient présents : M. Jean ROCHE, Mme Anne LE GALL, M. Karim BEN AMOR.

{title}

(N°{number})

Le Conseil départemental de la Haute-Orne,

Vu le Code Général des Collectivités Territoriales et, notamment, ses articles L.3121-14 et L.3211-1 ;

Après en avoir délibéré,

DECIDE :

Article unique :

{article}

Dans les conditions de vote ci-dessous :

Pour : 4 voix (Groupe Vert ; Groupe Bleu)
Contre : 0 voix
Abstention : 0 voix

(Adopté)

LE PRESIDENT DU CONSEIL DEPARTEMENTAL,

Jean ROCHE
"""


def act(number, title, article, day="28 SEPTEMBRE 2020"):
    return ACT.format(number=number, title=title, article=article, day=day)


class Hooks(http.server.ThreadingHTTPServer):
    """Webhooks that fail as often as they are told, and keep what they took."""

    def __init__(self):
        self.taken, self.attempts, self.failures, self.status = [], 0, 0, 503
        super().__init__(("127.0.0.1", 0), Hook)

    def url(self, path="/hook"):
        return f"http://127.0.0.1:{self.server_port}{path}"


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        hooks = self.server
        hooks.attempts += 1
        fails = hooks.failures > 0
        hooks.failures -= fails
        if not fails:
            hooks.taken.append((dict(self.headers), body))
        self.send_response(hooks.status if fails else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *unused):
        pass


class Scene:
    """A council, its index, and a file of saved searches."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "documents").mkdir()
        self.queries, self.state = self.folder / "queries.json", self.folder / "alerts.state"
        self.write("a.txt", act("2020-1", "ACHAT DE VÉLOS", "D’acheter douze vélos."))

    def write(self, name, text):
        (self.folder / "documents" / name).write_text(text, encoding="utf-8")
        self.index()

    def index(self):
        subprocess.run([RECUEIL, "index", "--db", self.folder / "index", self.folder / "documents"], check=True,
                       capture_output=True)

    def searches(self, *searches, **more):
        self.queries.write_text(json.dumps({**more, "searches": searches}), encoding="utf-8")

    def alert(self, *options, status=0, since=None, environment=None):
        done = subprocess.run(
            [RECUEIL, "alert", "--db", self.folder / "index", "--queries", self.queries, "--since", since or self.state,
             *options], capture_output=True, text=True, timeout=120, env={**os.environ, **(environment or {})})
        assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
        return done

    def reports(self, *options, **more):
        """{name: numbers} of what `--format json` prints."""
        answer = json.loads(self.alert("--format", "json", *options, **more).stdout)
        assert answer["schema"] == "recueil.alerts/1"
        return {report["name"]: [(found["number"], found["change"]) for found in report["acts"]]
                for report in answer["reports"]}

    def mailer(self, body):
        path = self.folder / "mailer"
        path.write_text("#!/bin/sh\n" + body, encoding="utf-8")
        path.chmod(0o755)
        return path

    def mails(self):
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                for path in sorted(self.folder.glob("mail.*"))]


def test_each_act_is_reported_once(scene):
    scene.searches({"name": "Vélos", "query": "vélos"}, {"name": "Barques", "query": "barques"},
                   {"name": "Tout", "filters": {"year": ["2020", "2021"]}})
    first = scene.alert("--format", "text")
    assert first.stdout == "" and "3 reports begin here" in first.stderr, first
    assert scene.reports() == {}
    scene.write("b.txt", act("2020-2", "VÉLOS DE SERVICE", "De louer vingt vélos."))
    scene.write("c.txt", act("2021-3", "BARQUES DE L’ÉTANG", "De repeindre les barques.", "28 JUIN 2021"))
    assert scene.reports() == {"Vélos": [("2020-2", "added")], "Barques": [("2021-3", "added")],
                               "Tout": [("2020-2", "added"), ("2021-3", "added")]}
    assert scene.reports() == {}
    # A correction is news, a copy of the file under another name is none.
    scene.write("b.txt", act("2020-2", "VÉLOS DE SERVICE", "De louer trente vélos."))
    assert scene.reports() == {"Vélos": [("2020-2", "changed")], "Tout": [("2020-2", "changed")]}
    (scene.folder / "documents/b.txt").rename(scene.folder / "documents/d.txt")
    scene.index()
    assert scene.reports() == {}
    # What left is not reported; a new search begins where it is first seen.
    (scene.folder / "documents/d.txt").unlink()
    scene.index()
    scene.searches({"name": "Vélos", "query": "vélos"}, {"name": "Neuf", "query": "barques"})
    assert scene.reports() == {}
    scene.write("e.txt", act("2020-4", "BARQUES ET VÉLOS", "D’assurer les barques et les vélos."))
    assert scene.reports() == {"Vélos": [("2020-4", "added")], "Neuf": [("2020-4", "added")]}


def test_words_must_all_be_there(scene):
    scene.searches({"name": "a", "query": "vélos électriques"},
                   {"name": "b", "query": "vélos", "date_from": "2021"}, {"name": "c", "query": "vélos", "date_to": "2020-09"})
    scene.alert()
    scene.write("b.txt", act("2020-2", "VÉLOS DE SERVICE", "De louer vingt vélos."))
    assert scene.reports() == {"c": [("2020-2", "added")]}


def test_text_names_lines_and_address(scene):
    scene.searches({"name": "Vélos", "query": "vélos"}, base_url="https://deliberations.example.org/")
    scene.alert()
    scene.write("b.txt", act("2020-2", "VÉLOS DE SERVICE", "De louer vingt vélos."))
    text = scene.alert().stdout
    for words in ["Vélos: 1 new act", "n° 2020-2", "De louer vingt vélos.", "b.txt, line",
                  "https://deliberations.example.org/actes/haute-orne"]:
        assert words in text, text


def test_state_of_an_index_in_place_of_a_file(scene):
    scene.searches({"name": "Vélos", "query": "vélos"})
    info = json.loads(subprocess.run([RECUEIL, "info", "--db", scene.folder / "index", "--format", "json"], check=True,
                                     capture_output=True, text=True).stdout)
    scene.write("b.txt", act("2020-2", "VÉLOS DE SERVICE", "De louer vingt vélos."))
    for _ in range(2):
        assert scene.reports(since=info["state"]) == {"Vélos": [("2020-2", "added")]}
    assert not list(scene.folder.glob("*state*"))


def test_mail_is_a_mail(scene):
    hostile = "Vélos é\u202e " + "très " * 30 + "longs"
    scene.searches({"name": hostile, "query": "vélos", "to": ["mailto:jeanne@example.org", "paul@example.org"]},
                   {"name": "Tout", "to": ["jeanne@example.org", "paul@example.org"]},
                   **{"from": "recueil@example.org", "base_url": "https://x.example"})
    scene.alert("--format", "mail")
    scene.write("b.txt", act("2020-2", "VÉLOS = DÉPENSES", "De louer vingt vélos à 3,50 € l’heure."))
    text = scene.alert("--format", "mail").stdout
    assert text.isascii() and all(len(line) <= 78 for line in text.split("\n")), text
    mail = email.message_from_string(text, policy=email.policy.default)
    assert not mail.defects and mail["From"] == "recueil@example.org"
    assert [address.addr_spec for address in mail["To"].addresses] == ["jeanne@example.org", "paul@example.org"]
    assert mail["Subject"].startswith("Recueil : 2 actes nouveaux — Vélos é"), mail["Subject"]
    assert mail["Message-ID"] and mail["Date"].datetime and mail["Auto-Submitted"] == "auto-generated"
    body = mail.get_content()
    for words in ["VÉLOS = DÉPENSES", "3,50 €", "séance du 28/09/2020", "https://x.example/actes/", hostile, "Tout"]:
        assert words in body, body
    assert scene.alert("--format", "mail").stdout == ""


def test_mailers_that_fail_get_it_again(scene):
    scene.searches({"name": "Vélos", "query": "vélos", "to": "jeanne@example.org"},
                   {"name": "Barques", "query": "barques", "to": "paul@example.org"}, {"name": "Imprimé", "query": "vélos"})
    scene.alert()
    scene.write("b.txt", act("2020-2", "VÉLOS ET BARQUES", "De louer vingt vélos et deux barques."))
    broken = scene.mailer("cat > /dev/null; exit 75\n")
    failed = scene.alert("--format", "json", "--sendmail", broken, status=3)
    assert "status 75" in failed.stderr and len(json.loads(failed.stdout)["reports"]) == 1
    # One receiver fails, the other gets it.
    picky = scene.mailer(f'cat > {scene.folder}/in; grep -q paul@ {scene.folder}/in && exit 1; mv {scene.folder}/in {scene.folder}/mail.1\n')
    scene.alert("--sendmail", picky, status=3)
    assert len(scene.mails()) == 1
    good = scene.mailer(f'test "$*" = "-i -t" || exit 9; cat > {scene.folder}/mail.$$\n')
    assert scene.reports("--sendmail", good) == {}
    assert sorted(mail["To"] for mail in scene.mails()) == ["jeanne@example.org", "paul@example.org"]
    scene.alert("--sendmail", good)
    assert len(scene.mails()) == 2
    assert scene.alert("--sendmail", "/nowhere/sendmail").returncode == 0  # nothing to hand over


def test_a_crash_repeats_and_loses_nothing(scene):
    scene.searches({"name": "Vélos", "query": "vélos", "to": "jeanne@example.org"})
    scene.alert()
    scene.write("b.txt", act("2020-2", "VÉLOS", "De louer vingt vélos."))
    # The mailer takes the mail, then the run is killed before it can record that.
    killer = scene.mailer(f"cat > {scene.folder}/mail.1; kill -9 $PPID\n")
    scene.alert("--sendmail", killer, status=-signal.SIGKILL)
    good = scene.mailer(f"cat > {scene.folder}/mail.2\n")
    scene.alert("--sendmail", good)
    first, second = scene.mails()
    assert first["Message-ID"] == second["Message-ID"]  # so that mailboxes can drop the second
    scene.mailer(f"cat > {scene.folder}/mail.3\n")
    scene.alert("--sendmail", good)
    assert len(scene.mails()) == 2


def test_webhooks_are_signed_and_retried(scene):
    hooks = Hooks()
    threading.Thread(target=hooks.serve_forever, daemon=True).start()
    key = b"a very secret key"
    secret = "whsec_" + base64.b64encode(key).decode()
    scene.searches({"name": "Vélos", "query": "vélos", "to": hooks.url(), "secret": secret})
    scene.alert()
    scene.write("b.txt", act("2020-2", "VÉLOS", "De louer vingt vélos."))
    hooks.failures = 1
    assert scene.alert().stdout == ""
    assert hooks.attempts == 2 and len(hooks.taken) == 1
    headers, body = hooks.taken[0]
    headers = {name.lower(): value for name, value in headers.items()}
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == wanted
    report = json.loads(body)
    assert report["schema"] == "recueil.alert/1" and report["acts"][0]["number"] == "2020-2"
    assert report["acts"][0]["evidence"][0]["line_start"] > 0
    scene.alert()
    assert len(hooks.taken) == 1
    # 4xx is not tried again at once; the next run does, under the same id.
    scene.write("c.txt", act("2020-3", "VÉLOS", "De vendre un vélo, puis deux vélos."))
    hooks.attempts, hooks.failures, hooks.status = 0, 1, 403
    assert "it answered 403" in scene.alert(status=3).stderr
    assert hooks.attempts == 1 and len(hooks.taken) == 1
    scene.alert()
    assert len(hooks.taken) == 2
    hooks.shutdown()


def test_an_index_made_anew_says_so(scene):
    scene.searches({"name": "Vélos", "query": "vélos"})
    scene.alert()
    for path in sorted((scene.folder / "index").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    scene.write("b.txt", act("2020-2", "VÉLOS", "De louer vingt vélos."))
    answer = json.loads(scene.alert("--format", "json").stdout)
    assert answer["reports"][0]["gap"] is True and answer["reports"][0]["acts"] == []
    assert scene.reports() == {}


def test_wrong_use_is_said(scene):
    scene.searches({"name": "a"})
    for arguments, words in [(["--queries", scene.queries], "--since STATE is missing"),
                             (["--since", scene.state], "--queries FILE is missing")]:
        done = subprocess.run([RECUEIL, "alert", "--db", scene.folder / "index", *arguments], capture_output=True, text=True)
        assert done.returncode == 2 and words in done.stderr, done
    for text, words in [("{", "line 1, column 2"), ("7", "has to be a list of searches"), ('{"searches": 1}', "searches has to be a list"),
                        ('[{}]', "searches[0].name has to be given"), ('[{"name": "a"}, {"name": "a"}]', "searches[1].name"),
                        ('[{"name": "a", "colour": 1}]', '"colour" has no meaning here'),
                        ('[{"name": "a\\nBcc: x@y.z"}]', "text of one line"),
                        ('[{"name": "a", "filters": {"colour": "red"}}]', "searches[0].filters.colour"),
                        ('[{"name": "a", "to": "nobody"}]', "searches[0].to"),
                        ('[{"name": "a", "to": "x@y.z\\r\\nBcc: v@w.x"}]', "searches[0].to"),
                        ('[{"name": "a", "to": "file:///etc/passwd"}]', "searches[0].to"),
                        ('[{"name": "a", "to": "-oQ/tmp@x"}]', "searches[0].to")]:
        scene.queries.write_text(text, encoding="utf-8")
        assert words in scene.alert(status=2).stderr, (text, scene.alert(status=2).stderr)
    scene.searches({"name": "a", "filters": {"outcome": "peut-être"}}, {"name": "b", "query": "vélos"})
    scene.alert()
    scene.write("b.txt", act("2020-2", "VÉLOS", "De louer vingt vélos."))
    failed = scene.alert("--format", "json", status=3)
    assert "a: outcome" in failed.stderr and len(json.loads(failed.stdout)["reports"]) == 1
    deep = "[" * 500_000 + "]" * 500_000
    for nonsense in ["nonsense", "", "\0" * 100, "[]", '{"schema": null}', '{"schema": "recueil.alert-state/1", "positions": 5}',
                     '{"schema": "recueil.alert-state/1", "positions": ' + deep + "}"]:
        scene.state.write_text(nonsense, encoding="utf-8")
        assert "is no state of alerts" in scene.alert(status=2).stderr
    scene.queries.write_text('{"searches": ' + deep + "}", encoding="utf-8")
    assert "nests deeper" in scene.alert(status=2).stderr


def main():
    tests = [test for name, test in globals().items() if name.startswith("test_")]
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            test(Scene(folder))
        print("passed:", test.__name__)


if __name__ == "__main__":
    main()
