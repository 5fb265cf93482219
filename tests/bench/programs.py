"""Running programs and reading what they print: the benchmark programs of this folder, recueil and wrk."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time


class Failed(Exception):
    """A program that did not do what was asked of it; says which, and its last words."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command, **options):
    """What the program prints, and what it took: seconds, processor_seconds, memory_mb."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=errors, text=True, **options)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cost = {"seconds": time.monotonic() - start, "processor_seconds": used.ru_utime + used.ru_stime,
                "memory_mb": used.ru_maxrss / 1024}
        out.seek(0)
        errors.seek(0)
        printed, complaints = out.read(), errors.read()
    if process.returncode != 0:
        last = (complaints or printed).strip().splitlines()[-1:] or [f"exit status {process.returncode}"]
        raise Failed(f"{pathlib.Path(command[0]).name}: {last[0]}")
    return printed, cost


def median(values):
    return quantile(values, 0.5)


def quantile(values, share):
    """As quantile.h: the nearest of the values measured."""
    values = sorted(values)
    return values[min(len(values) - 1, int(share * (len(values) - 1) + 0.5))]


def found(pattern, text, what):
    match = re.search(pattern, text, re.MULTILINE)
    if not match:
        raise Failed(f"no {what} in what was printed: {text[:200]!r}")
    return match


def parse_reading(printed):
    """reading_bench: MB/s from file to act as JSON, and of the analysis."""
    rate = {step: float(found(rf"^{step} .* ([\d.]+) MB/s$", printed, step)[1]) for step in ("all", "analyse")}
    return {"reading_mb_s": rate["all"], "analysis_mb_s": rate["analyse"]}


def parse_search(printed):
    """search_bench: {class: (median ms, 95 % ms)}, « all » among them."""
    table = printed[found(r"^class +queries +p50 ms +p95 ms$", printed, "table of classes").end():]
    rows = re.findall(r"^(\S*) +\d+ +([\d.]+) +([\d.]+)$", table, re.MULTILINE)
    return {kind or "other": (float(median), float(high)) for kind, median, high in rows}


def parse_trace(printed):
    """trace_bench: (median ms, 95 % ms) of both directions."""
    match = found(r"^both +median ([\d.]+) ms, 95 % ([\d.]+) ms", printed, "trace in both directions")
    return float(match[1]), float(match[2])


MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}


def parse_wrk(printed):
    """wrk --latency: answers a second and the 99th percentile in ms. Answers that are no success are a failure,
    and so are connections that broke; an answer past wrk's patience of two seconds is only slow."""
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    if refused:
        raise Failed(f"wrk: {refused[1]} answers were no success")
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+)", printed)
    if broken and any(int(count) for count in broken.groups()):
        raise Failed(f"wrk: {broken[0].lower()}")
    high = found(r"^ +99% +([\d.]+)(us|ms|s|m) *$", printed, "99th percentile")
    rate = found(r"^Requests/sec: +([\d.]+)$", printed, "rate")
    return {"http_answers_s": float(rate[1]), "http_99_ms": float(high[1]) * MILLISECONDS[high[2]]}


def size_of(path):
    """Bytes of a file, or of all files below a folder (through symbolic links, as `recueil index` goes)."""
    path = pathlib.Path(path)
    if not path.is_dir():
        return path.stat().st_size
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path, followlinks=True) for name in names)
