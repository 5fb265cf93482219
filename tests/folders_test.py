#!/usr/bin/env python3
"""Checks which folder includes which, from the table below: an include that no row allows fails the test."""
import pathlib
import re
import sys

# A folder (the longest that fits counts) and the folders it may include, itself besides. docs/architecture.md draws it.
MAY_INCLUDE = {
    "base": [],
    "corpus": ["base"],
    "stemming": ["base"],
    "indexer": ["base", "corpus", "stemming"],
    "indexer/storage": ["base", "corpus", "stemming", "indexer"],
    "indexer/update": ["base", "corpus", "stemming", "indexer", "indexer/storage"],
    "query": ["base", "corpus", "stemming", "indexer", "indexer/storage"],
    "server": ["base", "corpus", "stemming", "indexer", "query"],
    "tools": ["base", "corpus", "stemming", "indexer", "indexer/storage", "indexer/update", "query", "server"],
}
# Headers of libraries that stay inside some folders.
LIBRARIES = {
    "xapian.h": ["indexer", "indexer/storage", "indexer/update", "query", "stemming"],
    "boost/": ["server"],
    "CLI/": ["tools"],
    "nettle/": ["base"],
    "xxhash.h": ["base"],
}
# Includes that the table forbids and that are still there, each with what would remove it.
KNOWN = set()

INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.M)


def folder_of(path, folders):
    """The longest folder of the table that holds `path`; None where none does."""
    fitting = [folder for folder in folders if path.startswith(folder + "/")]
    return max(fitting, key=len, default=None)


def faults(root):
    for top in sorted({folder.split("/")[0] for folder in MAY_INCLUDE}):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in {".h", ".cpp"}:
                continue
            name = path.relative_to(root).as_posix()
            folder = folder_of(name, MAY_INCLUDE)
            for included in INCLUDE.findall(path.read_text(encoding="utf-8")):
                target = folder_of(included, MAY_INCLUDE)
                if target and target != folder and target not in MAY_INCLUDE[folder]:
                    yield f"{name} includes {included}: {folder} may not use {target}"
                for library, rooms in LIBRARIES.items():
                    if included.startswith(library) and folder not in rooms:
                        yield f"{name} includes <{included}>: it stays inside {', '.join(rooms)}"


def main():
    found = set(faults(pathlib.Path(sys.argv[1])))
    for fault in sorted(found - KNOWN):
        print(fault)
    for fault in sorted(KNOWN - found):
        print(f"no longer there, take it out of KNOWN: {fault}")
    return 1 if found != KNOWN else 0


if __name__ == "__main__":
    sys.exit(main())
