#!/usr/bin/env python3
"""Types at bash, zsh and fish as a person does, presses Tab and looks at the words that the shell makes of the line.

Usage: completion_test.py RECUEIL INDEX. A shell that is not installed is passed over with a message."""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

SHELLS = {
    # A shell that reads no file of its user; how it defines `args`, which prints its arguments; how it takes the script.
    "bash": (["bash", "--norc", "--noprofile", "-i"], "args() { printf '<%s>' \"$@\"; echo; }", "source {script}"),
    "zsh": (
        ["zsh", "-f", "-i"],
        "args() { printf '<%s>' \"$@\"; echo; }; autoload -Uz compinit; compinit -u -D; unsetopt zle_bracketed_paste",
        "source {script}",
    ),
    "fish": (["fish", "--no-config", "-i"], "function args; printf '<%s>' $argv; echo; end", "source {script}"),
}


class Shell:
    """One shell at a terminal of its own."""

    def __init__(self, name, folder, environment):
        command, define, source = SHELLS[name]
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 500, 0, 0))  # no line wraps
        self.run(define)
        self.run(source.format(script=f"{folder}/../script.{name}"))

    def send(self, text):
        os.write(self.terminal, text.encode())

    def read_until(self, pattern, seconds=20):
        """What was printed up to a match of `pattern`."""
        seen = ""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                seen += os.read(self.terminal, 65536).decode(errors="replace")
                if found := re.search(pattern, seen):
                    return found
        raise AssertionError(f"no {pattern!r} in {seen!r}")

    def run(self, line):
        self.send(f"{line}\r")
        self.send("args re''ady\r")
        self.read_until("<ready>")

    def completed(self, line):
        """The words of the line after Tab: `args` is put before it, then it is run."""
        self.send(line)
        time.sleep(0.1)
        self.send("\t")
        time.sleep(0.5)
        self.send("\x01args e''nd \x05\r")
        found = self.read_until(r"<end>((?:<[^>\r\n]*>)+)\r")
        self.run("true")
        return re.findall("<([^>]*)>", found[1])[1:]

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def cases(index):
    """A line typed before Tab, and the words after the program's name that it must become."""
    return [
        ("recueil sea", ["search"]),
        ("recueil search --expl", ["search", "--explain"]),
        ("recueil search --format js", ["search", "--format", "json"]),
        ("recueil search --format=js", ["search", "--format=json"]),
        (f"recueil search --db {index} --member Mathu", ["search", "--db", index, "--member", "Mathurin SOLESMES"]),
        (f"recueil search --db {index} --member solesm", ["search", "--db", index, "--member", "Mathurin SOLESMES"]),
        ("recueil search --form bun", ["search", "--form", "bundle"]),  # of $RECUEIL_DB
        ("recueil search --db no-such-index --member Mathu", ["search", "--db", "no-such-index", "--member", "Mathu"]),
        ("recueil index pap", ["index", "papers and notes.txt"]),
        ("recueil index --db coun", ["index", "--db", "council.db"]),
        ("recueil completion fi", ["completion", "fish"]),
        ("recueil trace 2022-18", ["trace", "2022-188"]),
        ("recueil no-such-command x", ["no-such-command", "x"]),
    ]


def check(shell, folder, index, environment):
    faults = []
    terminal = Shell(shell, folder, environment)
    try:
        for line, wanted in cases(index):
            words = [word.rstrip("/") for word in terminal.completed(line)]
            if words != wanted:
                faults.append(f"{shell}: {line!r} became {words}, not {wanted}")
        if shell == "bash":  # readline closes the quote
            line = f'recueil search --db {index} --member "Mathu'
            if (words := terminal.completed(line))[-1] != "Mathurin SOLESMES":
                faults.append(f"{shell}: {line!r} became {words}")
    finally:
        terminal.close()
    return faults


def main():
    recueil, index = map(os.path.abspath, sys.argv[1:3])
    faults = []
    with tempfile.TemporaryDirectory() as base:
        folder = pathlib.Path(base) / "work"
        (folder / "council.db").mkdir(parents=True)
        (folder / "papers and notes.txt").write_text("x")
        (folder / "search").mkdir()  # no command is mistaken for a folder
        programs = pathlib.Path(base) / "bin"
        programs.mkdir()
        (programs / "recueil").symlink_to(recueil)
        environment = {
            "PATH": f"{programs}:/usr/bin:/bin",
            "HOME": base,
            "TERM": "dumb",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "RECUEIL_DB": index,
            "PS1": "$ ",
        }
        tried = 0
        for shell in SHELLS:
            if not shutil.which(shell):
                print(f"{shell} is not installed: passed over")
                continue
            script = subprocess.run([recueil, "completion", shell], check=True, capture_output=True, text=True).stdout
            (pathlib.Path(base) / f"script.{shell}").write_text(script)
            faults += check(shell, folder, index, environment)
            tried += 1
    print("\n".join(faults) or f"completion works in {tried} shells")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
