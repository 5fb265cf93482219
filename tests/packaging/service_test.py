#!/usr/bin/env python3
"""Checks the service's files: what systemd-analyze, apparmor_parser, logrotate and shellcheck say of them, where they are
installed, and what the update script runs.

Usage: service_test.py PACKAGING"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PACKAGING = pathlib.Path(sys.argv.pop(1))
SYSTEMD = PACKAGING / "systemd"
MOST_EXPOSED = 1.5  # of 10: systemd-analyze security

PROGRAM = """#!/usr/bin/env python3
import json, os, sys
if sys.argv[1] == "info":
    sys.exit(0)
with open(os.environ["CALLS"], "a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
sys.exit(int(os.environ.get("STATUS_" + sys.argv[1].upper(), "0")))
"""


def needs(program):
    return unittest.skipUnless(shutil.which(program, path=os.environ["PATH"] + ":/sbin:/usr/sbin"), f"no {program}")


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Units(unittest.TestCase):
    @needs("systemd-analyze")
    def test_expose_little(self):
        for unit in ["recueil.service", "recueil-update.service"]:
            _, text = output_of("systemd-analyze", "security", "--offline=true", "--no-pager", str(SYSTEMD / unit))
            found = re.search(r"Overall exposure level for \S+: ([\d.]+)", text)
            if not found:
                self.skipTest(text)
            self.assertLessEqual(float(found[1]), MOST_EXPOSED, text)

    @needs("systemd-analyze")
    def test_have_no_unknown_settings(self):
        _, text = output_of("systemd-analyze", "verify", *map(str, sorted(SYSTEMD.glob("recueil*.[st][ei][rm]*"))))
        for line in text.splitlines():
            self.assertNotRegex(line, "Unknown|Failed to parse|Invalid", text)

    def test_read_settings_that_the_configuration_names(self):
        known = set(re.findall(r"^(RECUEIL_\w+)=", (SYSTEMD / "recueil.default").read_text(), re.M))
        used = set()
        for file in ["recueil.service", "recueil-update.service", "update"]:
            used |= set(re.findall(r"RECUEIL_\w+", (SYSTEMD / file).read_text()))
        self.assertEqual(used - {"RECUEIL_PROGRAM"}, known)


class Files(unittest.TestCase):
    @needs("apparmor_parser")
    def test_apparmor_profile_parses(self):
        profile = str(PACKAGING / "apparmor" / "recueil-serve")
        status, text = output_of(shutil.which("apparmor_parser", path="/sbin:/usr/sbin"), "-Q", "-K", "-T", profile)
        self.assertEqual(status, 0, text)

    @needs("shellcheck")
    def test_scripts_are_sound(self):
        status, text = output_of("shellcheck", str(SYSTEMD / "update"))
        self.assertEqual(status, 0, text)

    @needs("logrotate")
    def test_logrotate_understands_its_file(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "recueil"  # logrotate takes no file that others may write
            copy.write_text((SYSTEMD / "recueil.logrotate").read_text().replace(" recueil recueil", " root root"))
            copy.chmod(0o644)
            logrotate = shutil.which("logrotate", path="/sbin:/usr/sbin")
            status, text = output_of(logrotate, "-d", "-s", f"{folder}/state", str(copy))
        self.assertEqual(status, 0, text)
        self.assertNotIn("error", text)


class Package(unittest.TestCase):
    def test_is_built_with_what_the_project_is_built_with(self):
        groups = (PACKAGING.parent / "tools" / "install-packages").read_text()
        needed = set(re.search(r"^build='([^']*)'", groups, re.M)[1].split()) - {"g++", "cmake"}
        control = (PACKAGING / "debian" / "control").read_text()
        named = set(re.findall(r"[a-z0-9][a-z0-9.+-]+", control[control.index("Build-Depends") : control.index("Package:")]))
        self.assertEqual(needed - named, set())


class Update(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.program = pathlib.Path(self.folder.name) / "recueil"
        self.program.write_text(PROGRAM)
        self.program.chmod(0o755)
        self.calls = pathlib.Path(self.folder.name) / "calls"

    def update(self, **settings):
        self.calls.write_text("")
        environment = {
            "PATH": os.environ["PATH"],
            "RECUEIL_PROGRAM": str(self.program),
            "STATE_DIRECTORY": "/state",
            "CALLS": str(self.calls),
        }
        done = subprocess.run([SYSTEMD / "update"], env={**environment, **settings}, capture_output=True, check=False)
        return done.returncode, [json.loads(line) for line in self.calls.read_text().splitlines()]

    def test_does_nothing_unless_told_what(self):
        self.assertEqual(self.update(), (0, []))

    def test_indexes_the_documents(self):
        self.assertEqual(
            self.update(RECUEIL_DOCUMENTS="/srv/a /srv/b", RECUEIL_INDEX_OPTIONS="--ocr auto"),
            (0, [["index", "--ocr", "auto", "/srv/a", "/srv/b"]]),
        )

    def test_downloads_before_and_reports_after(self):
        status, calls = self.update(RECUEIL_SOURCES="https://x.example/d.csv", RECUEIL_ALERTS="/etc/alerts.json")
        self.assertEqual(status, 0)
        self.assertEqual(
            calls,
            [
                ["harvest", "--to", "/state/harvest", "https://x.example/d.csv"],
                ["index", "--metadata", "/state/harvest/metadata.csv", "/state/harvest"],
                ["alert", "--queries", "/etc/alerts.json", "--since", "/state/alerts"],
            ],
        )

    def test_goes_on_where_some_documents_cannot_be_read(self):
        status, calls = self.update(RECUEIL_DOCUMENTS="/srv/a", RECUEIL_ALERTS="/q", STATUS_INDEX="3")
        self.assertEqual((status, [call[0] for call in calls]), (3, ["index", "alert"]))

    def test_stops_where_the_index_cannot_be_written(self):
        status, calls = self.update(RECUEIL_DOCUMENTS="/srv/a", RECUEIL_ALERTS="/q", STATUS_INDEX="4")
        self.assertEqual((status, [call[0] for call in calls]), (4, ["index"]))


if __name__ == "__main__":
    unittest.main()
