#!/usr/bin/env python3
"""No text takes more than linear time to understand: twice the text may take at most 2.5 times the instructions.

Instructions are counted by valgrind, less those of a quarter of the text (which compiles the same patterns), so the answer is the same on any machine."""
import re
import subprocess
import sys

SHAPES = ["visas", "long-line", "quotes", "page-feet", "headers", "institutions", "articles", "votes", "names", "hyphens",
          "dates", "meetings", "parentheses", "letters", "awards", "award-verbs", "repeals", "lists", "numbers", "brackets",
          "code-articles", "council-formulas", "council-organs", "council-bullets", "council-visas", "council-ballots",
          "council-members"]
SIZE = 20000


def instructions(valgrind, program, shape, size):
    command = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", program, shape, str(size)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if run.returncode != 0:
        sys.exit(f"{shape} of {size}: exit {run.returncode}\n{run.stderr[-2000:]}")
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1))


def main():
    valgrind, program = sys.argv[1:3]
    shapes = sys.argv[3:] or SHAPES
    failed = 0
    for shape in shapes:
        quarter = instructions(valgrind, program, shape, SIZE // 4)
        once = (instructions(valgrind, program, shape, SIZE) - quarter) / 3
        twice = (instructions(valgrind, program, shape, 2 * SIZE) - quarter) / 7
        ratio = 2 * twice / max(once, 1)
        good = ratio <= 2.5
        failed += not good
        print(f"{shape:14} {once:12.0f} {twice:12.0f} {ratio:5.2f} {'ok' if good else 'GROWS'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
