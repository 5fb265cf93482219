#!/usr/bin/env python3
"""Serves an index while it is updated, harvested for, killed and starved of disk, and while clients come, cut off and stall;
compares each answer with what the documents say.

Usage: tools/soak HOURS [--recueil PROGRAM] [--seed N]

The model is the documents themselves: each holds one act whose title says its number and version. An answer must be that of
one state published between its request and its end; one state's tag never stands for two answers. Ends with 1 and the first
faults where anything else is seen, and prints what was done."""
import argparse
import collections
import http.client
import json
import os
import pathlib
import random
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "harvest"))
from harvest_server import Handler, Server, status  # noqa: E402

TITLE = re.compile(r"ACHAT DE VELOS NUMERO (\d+) VERSION (\d+)")
ACT = """DEPARTEMENT DE LA HAUTE-ORNE

DELIBERATION DU CONSEIL DEPARTEMENTAL

REUNION DU 8 MARS {year}

PRESIDENCE DE MONSIEUR FRANCOIS GOUOIS

Secrétaire : M. Steeve GOUFLEARD

Étaient présents : Mme Guylaine FREZILOARD, M. Marc LECHE.

ACHAT DE VELOS NUMERO {number} VERSION {version}

(N°{year}-{number})

Le Conseil départemental de la Haute-Orne,

Après en avoir délibéré,

DECIDE :

Article 1   :

D'acheter {words}.

Dans les conditions de vote ci-dessous :

Pour : 48 voix (Groupe Socialiste)

(Adopté)

LE PRESIDENT DU CONSEIL DEPARTEMENTAL,

François GOUOIS
"""
HEAVY = ["/api/v1/search?q=" + "+PROCHE%2F5+".join(["velos"] * 60), "/?q=ve*+OU+co*+OU+de*", "/api/v1/search?q=%22de+la%22",
         "/api/v1/grants", "/actes/nothing", "/api/v1/resolve?ref=2005-3", "/openapi.json", "/feed.atom?q=velos", "/membres"]
GARBAGE = [b"GET / HT", b"\x00" * 300, b"POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n{", b"GET / HTTP/1.1\r\nHost: x\r\n" * 50,
           b"GET /api/v1/export.jsonl HTTP/1.1\r\nHost: x\r\n\r\n" * 3]


def act(number, version):
    words = " ".join(f"{number * 7 % 89} vélos pour le lot {number}" for _ in range(20 + number % 50))
    return ACT.format(year=2001 + number % 15, number=number, version=version, words=words).encode()


def titles_in(folder):
    """number: version, of the documents in a folder; a file that is no whole act counts under its name."""
    found = {}
    for path in folder.rglob("*.txt"):
        text = path.read_bytes()
        match = TITLE.search(text.decode(errors="replace"))
        key = int(match[1]) if match and text == act(int(match[1]), int(match[2])) else str(path)
        found[key] = int(match[2]) if match else -1
    return found


class Soak:
    def __init__(self, recueil, seconds, seed):
        self.recueil, self.end = recueil, time.monotonic() + seconds
        self.random = random.Random(seed)
        self.work = tempfile.TemporaryDirectory(prefix="recueil-soak-")
        root = pathlib.Path(self.work.name)
        self.folder, self.harvested, self.index = root / "documents", root / "harvested", root / "index"
        self.folder.mkdir(), self.harvested.mkdir()
        self.states = []  # as published, or perhaps published by a run that was killed, oldest first
        self.settled = 0  # the number of the state that all answers are from, or a later one
        self.by_tag = {}
        self.lock = threading.Lock()
        self.done = collections.Counter()
        self.faults = []
        self.server, self.port, self.restarting = None, 0, True
        self.resident = []
        self.site = Server()

    def fault(self, text):
        with self.lock:
            self.faults.append(text)
        print("FAULT", text, flush=True)

    def over(self):
        return time.monotonic() > self.end or len(self.faults) > 20

    def run(self, *arguments, kill=None, disk=None):
        """Runs the program; `kill` seconds until it is killed, `disk` bytes that a file may have."""
        def limits():
            if disk:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
        process = subprocess.Popen([self.recueil, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   preexec_fn=limits)
        try:
            out, err = process.communicate(timeout=kill or 300)
            return process.returncode, out, err
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            if not kill:
                self.fault(f"{arguments[0]} did not end in 300 s")
            return None, b"", b""

    # Documents and the index.

    def change_documents(self):
        for _ in range(self.random.randint(1, 12)):
            number = self.random.randint(1, 150)
            path = self.folder / f"a{number}.txt"
            if path.exists() and self.random.random() < 0.3:
                path.unlink()
            else:
                path.write_bytes(act(number, self.random.randint(1, 10**6)))

    def harvest(self):
        paths = []
        site = self.site.site
        for _ in range(self.random.randint(1, 6)):
            number = self.random.randint(1000, 1060)
            path = f"/d/{number}.txt"
            site.documents[path] = act(number, self.random.randint(1, 10**6))
            site.types[path] = "text/plain; charset=utf-8"
        site.behaviours = {}
        for path in list(site.documents):
            if path.endswith(".txt") and self.random.random() < 0.1:
                site.behaviours[path] = self.random.choice([Handler.cut_short, Handler.reset, status(500), Handler.talk_nonsense])
            paths.append(self.site.address + path)
        sources = pathlib.Path(self.work.name) / "sources.txt"
        sources.write_text("\n".join(paths) + "\n")
        kill = self.random.uniform(0.05, 2) if self.random.random() < 0.3 else None
        code, _, err = self.run("harvest", "--to", self.harvested, "--delay", "0", "--timeout", "2", sources, kill=kill)
        self.done["harvests killed" if code is None else "harvests"] += 1
        if code is not None and code not in (0, 3):
            self.fault(f"harvest ended with {code}: {err[-300:]!r}")
        for key in titles_in(self.harvested):
            if isinstance(key, str):
                self.fault(f"harvested a document that was never given: {key}")

    def update(self):
        wanted = {**titles_in(self.folder), **titles_in(self.harvested)}
        with self.lock:
            self.states.append(wanted)
        kill, disk = None, None
        if self.random.random() < 0.35:
            kill = self.random.uniform(0.02, 1.5)
        elif self.random.random() < 0.15:
            disk = self.random.choice([4096, 16384, 65536])
        code, _, err = self.run("index", "--db", self.index, "--sync", self.folder, self.harvested, kill=kill, disk=disk)
        if code is None:
            self.done["updates killed"] += 1
        elif disk:
            self.done["updates without room"] += 1
        else:
            self.done["updates"] += 1
            if code != 0:
                self.fault(f"index ended with {code}: {err[-300:]!r}")
        if code == 0:
            with self.lock:
                self.settled = len(self.states) - 1
            return
        # Killed or without room: the state before or the one after.
        code, out, err = self.run("export", "--db", self.index, "--format", "jsonl")
        found = self.titles_of_lines(out.decode())
        if code != 0 or found not in (self.states[-1], self.states[self.settled]):
            self.fault(f"after a run that was stopped, export ends with {code} and {len(found)} acts: {err[-200:]!r}")
        with self.lock:
            if found == self.states[-1]:
                self.settled = len(self.states) - 1
            else:
                self.states[-1] = self.states[self.settled]
        code, _, err = self.run("check", "--db", self.index)
        if code == 4:
            self.fault(f"check after a run that was stopped: {err[-300:]!r}")

    def work_on_documents(self):
        while not self.over():
            try:
                self.change_documents()
                if self.random.random() < 0.3:
                    self.harvest()
                self.update()
            except Exception as error:  # the soak itself: a fault too
                self.fault(f"writer: {error!r}")
            time.sleep(self.random.uniform(0, 0.5))

    # The server.

    def start(self):
        self.server = subprocess.Popen([self.recueil, "serve", "--db", self.index, "--documents", self.folder, "--listen", "127.0.0.1:0"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.server.stdout.readline()
        if not line.startswith("listening on "):
            self.fault("serve does not start: " + self.server.stderr.read()[-300:])
            return
        threading.Thread(target=self.watch, args=(self.server,), daemon=True).start()
        self.port = int(line.rsplit(":", 1)[1])
        self.restarting = False

    def watch(self, server):
        for line in server.stderr:
            self.done["lines of the server's log"] += 1
            if "std::" in line or "what()" in line:
                self.fault("the server says: " + line.strip())

    def work_on_server(self):
        while not self.over():
            time.sleep(self.random.uniform(5, 30))
            if self.server.poll() is not None:
                self.fault(f"the server ended by itself: {self.server.returncode}")
            with open(f"/proc/{self.server.pid}/status") as table:
                self.resident.append(next(int(line.split()[1]) for line in table if line.startswith("RssAnon")))
            if self.random.random() < 0.25:
                self.restarting = True
                way = self.random.choice([signal.SIGTERM, signal.SIGKILL])
                self.server.send_signal(way)
                self.server.wait(40)
                self.done[f"server stopped by {way.name}"] += 1
                self.start()

    # Clients.

    def titles_of_lines(self, text):
        found = {}
        for line in text.splitlines():
            match = TITLE.search(json.loads(line)["title"] or "")
            if match:
                found[int(match[1])] = int(match[2])
        return found

    def ask(self, path):
        """Status, tag and body, or nothing where the server is just stopped."""
        port = self.port
        try:
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            client.request("GET", path)
            answer = client.getresponse()
            body = answer.read()
            return answer.status, answer.headers.get("ETag"), body
        except (OSError, http.client.HTTPException) as error:
            if not self.restarting and port == self.port and self.server.poll() is None:
                time.sleep(1)
                if not self.restarting and port == self.port:
                    self.fault(f"{path[:60]}: {error!r}")
            return None

    def check(self, what, tag, found, seen, settled):
        """`found` is what the answer says, `seen` makes the same of a state."""
        with self.lock:
            states = self.states[settled:]
        if not any(found == seen(state) for state in states):
            self.fault(f"{what} agrees with none of {len(states)} states: {str(found)[:200]}")
        key = (what, tag)
        before = self.by_tag.setdefault(key, found)
        if before != found:
            self.fault(f"{what}: two answers under the tag {tag}")

    def search(self, rng):
        settled = self.settled
        answer = self.ask("/api/v1/search?q=velos&per_page=100&facets=year")
        if answer is None:
            return
        code, tag, body = answer
        if code != 200:
            return self.fault(f"search: {code}")
        response = json.loads(body)
        facets = {value["value"]: value["count"] for value in response["facets"][0]["values"]}
        if sum(facets.values()) != response["total"] and not response["facets"][0]["more"]:
            self.fault("the years do not add up")
        self.check("search", tag, response["total"], len, settled)
        self.done["searches"] += 1

    def export(self, rng):
        settled = self.settled
        answer = self.ask("/api/v1/export.jsonl")
        if answer is None or answer[0] == 503:
            return
        if answer[0] != 200:
            return self.fault(f"export: {answer[0]}")
        self.check("export", answer[1], self.titles_of_lines(answer[2].decode()), dict, settled)
        self.done["exports"] += 1

    def find(self, rng):
        number = rng.randint(1, 150)
        settled = self.settled
        answer = self.ask(f"/api/v1/search?q=numero+{number}+version&number=&per_page=100&facets=none".replace("number=&", ""))
        if answer is None:
            return
        hits = [TITLE.search(hit["title"]) for hit in json.loads(answer[2])["hits"]]
        found = next((int(hit[2]) for hit in hits if hit and int(hit[1]) == number), None)
        self.check(f"number {number}", answer[1], found, lambda state: state.get(number), settled)
        self.done["acts looked for"] += 1

    def changes(self, rng):
        """A mirror: what it holds, with all changes since, is what a state holds."""
        settled = self.settled
        answer = self.ask("/api/v1/changes")
        if answer is None:
            return
        state = json.loads(answer[2])["state"]
        time.sleep(rng.uniform(0, 3))
        answer = self.ask(f"/api/v1/changes.jsonl?since={state}")
        if answer is None:
            return
        if answer[0] not in (200, 410):
            return self.fault(f"changes: {answer[0]} {answer[2][:200]!r}")
        if answer[0] == 200 and "state" not in json.loads(answer[2].decode().splitlines()[-1]):
            self.fault("changes without their last line")
        self.done["changes followed"] += 1
        del settled

    def disturb(self, rng):
        try:
            if rng.random() < 0.3:
                answer = self.ask(rng.choice(HEAVY))
                if answer is not None and answer[0] >= 500 and answer[0] != 503:
                    self.fault(f"a heavy request: {answer[0]} {answer[2][:100]!r}")
                return
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as client:
                client.sendall(rng.choice(GARBAGE))
                if rng.random() < 0.5:
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                else:
                    time.sleep(rng.uniform(0, 2))
                    client.settimeout(0.2)
                    client.recv(10)
        except OSError:
            pass
        self.done["disturbances"] += 1

    def work_as_client(self, seed):
        rng = random.Random(seed)
        kinds = [self.search, self.search, self.find, self.find, self.export, self.changes, self.disturb, self.disturb]
        while not self.over():
            if self.restarting:
                time.sleep(0.05)
                continue
            try:
                rng.choice(kinds)(rng)
            except Exception as error:
                self.fault(f"client: {error!r}")
            time.sleep(rng.uniform(0, 0.2))

    def go(self):
        self.change_documents()
        self.states.append({**titles_in(self.folder)})
        code, _, err = self.run("index", "--db", self.index, self.folder, self.harvested)
        if code != 0:
            return self.fault(f"the first index ended with {code}: {err!r}")
        self.start()
        threads = [threading.Thread(target=work) for work in (self.work_on_documents, self.work_on_server)]
        threads += [threading.Thread(target=self.work_as_client, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.server.send_signal(signal.SIGTERM)
        if self.server.wait(40) != 0:
            self.fault(f"SIGTERM: the server ended with {self.server.returncode}")
        code, out, _ = self.run("export", "--db", self.index, "--format", "jsonl")
        if self.titles_of_lines(out.decode()) != self.states[self.settled]:
            self.fault("the end is not what the documents say")
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hours", type=float)
    parser.add_argument("--recueil", default="recueil", help="the program (of the PATH)")
    parser.add_argument("--seed", type=int, default=None, help="of the random choices (another each time)")
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else random.SystemRandom().randint(1, 10**9)
    print("seed", seed, flush=True)
    soak = Soak(os.path.abspath(given.recueil) if os.sep in given.recueil else given.recueil, given.hours * 3600, seed)
    soak.go()
    for what, count in sorted(soak.done.items()):
        print(f"{what}: {count}")
    if soak.resident:
        print(f"server's own memory: {soak.resident[0] // 1024} MB at first, {max(soak.resident) // 1024} MB at most")
    print("faults:", len(soak.faults))
    return 1 if soak.faults else 0


if __name__ == "__main__":
    sys.exit(main())
