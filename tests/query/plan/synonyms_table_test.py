#!/usr/bin/env python3
"""Checks the lines of synonyms.tsv: a worth of at most 1, and wordings that differ, on both sides of « > » where it is."""
import sys

failures = []
seen = {}
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    line = line.rstrip("\n")
    if not line or line.startswith("#"):
        continue
    columns = line.split("\t")
    if len(columns) not in (2, 3):
        failures.append(f"{number}: {len(columns)} columns")
        continue
    if not 0 < float(columns[0]) <= 1:
        failures.append(f"{number}: a worth of {columns[0]}")
    sides = columns[1].split(" > ")
    wordings = [wording.strip() for side in sides for wording in side.split(" | ")]
    if len(sides) > 2 or len(wordings) < 2 or "" in wordings:
        failures.append(f"{number}: {columns[1]}")
    if len({wording.casefold() for wording in wordings}) < len(wordings):
        failures.append(f"{number}: a wording twice: {columns[1]}")
    if any("=" in wording for wording in wordings) and len(sides) < 2:
        failures.append(f"{number}: « = » without « > »")
    if columns[1] in seen:
        failures.append(f"{number}: the same as line {seen[columns[1]]}")
    seen[columns[1]] = number
print("\n".join(failures))
sys.exit(1 if failures or not seen else 0)
