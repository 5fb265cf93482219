#!/usr/bin/env python3
"""Checks which folder includes which, from the table below: an include that no row allows fails the test.

Checks too that no two files define one type under one name: the linker would keep either, silently (the C++ standard's
one-definition rule, [basic.def.odr])."""
import pathlib
import re
import sys
from collections import defaultdict

# A folder (the longest that fits counts) and the folders it may include, itself besides. docs/architecture.md draws it.
MAY_INCLUDE = {
    "base": [],
    "corpus": ["base"],
    "stemming": ["base"],
    "indexer": ["base", "corpus", "stemming"],
    "indexer/storage": ["base", "corpus", "stemming", "indexer"],
    "indexer/update": ["base", "corpus", "stemming", "indexer", "indexer/storage"],
    "harvest": ["base", "corpus"],
    "query": ["base", "corpus", "stemming", "indexer", "indexer/storage"],
    "alerts": ["base", "corpus", "indexer", "indexer/storage", "query"],
    "server": ["base", "corpus", "stemming", "indexer", "query"],
    "tools": ["base", "corpus", "stemming", "indexer", "indexer/storage", "indexer/update", "query", "alerts", "server", "harvest"],
}
# Headers of libraries that stay inside some folders.
LIBRARIES = {
    "xapian.h": ["indexer", "indexer/storage", "indexer/update", "query", "stemming"],
    "boost/": ["server", "tools"],
    "boost/asio": ["server"],
    "boost/beast": ["server"],
    "boost/locale": ["tools"],
    "CLI/": ["tools"],
    "nettle/": ["base"],
    "xxhash.h": ["base"],
    "csv.h": ["corpus"],
    "curl/": ["alerts", "harvest"],
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


NAMESPACE = re.compile(r"^(?:inline )?namespace ?([\w:]*) ?\{")
NAMESPACE_END = re.compile(r"^\}  // namespace")
TYPE = re.compile(r"^(?:struct|class|enum class|enum) (?:\[\[\w+\]\] )?(\w+)(?: final)?(?: ?:[^:;][^;]*)? *\{")


def types_of(text):
    """Full names of the types that `text` defines outside unnamed namespaces (those are the file's own)."""
    namespaces = []
    for line in text.splitlines():
        opened = NAMESPACE.match(line)
        if opened:
            namespaces.append(opened[1])
        elif NAMESPACE_END.match(line) and namespaces:
            namespaces.pop()
        elif (named := TYPE.match(line)) and "" not in namespaces:
            yield "::".join([*namespaces, named[1]])


def types_defined_twice(root):
    files = defaultdict(set)
    for top in sorted({folder.split("/")[0] for folder in MAY_INCLUDE}):
        for path in (root / top).rglob("*"):
            if path.suffix in {".h", ".cpp"}:
                for name in types_of(path.read_text(encoding="utf-8")):
                    files[name].add(path.relative_to(root).as_posix())
    assert len(files) > 100, "the pattern of a type's definition finds hardly any"
    for name, defined_in in files.items():
        if len(defined_in) > 1:
            yield f"{name} is defined in {' and in '.join(sorted(defined_in))}"


def main():
    root = pathlib.Path(sys.argv[1])
    found = set(faults(root)) | set(types_defined_twice(root))
    for fault in sorted(found - KNOWN):
        print(fault)
    for fault in sorted(KNOWN - found):
        print(f"no longer there, take it out of KNOWN: {fault}")
    return 1 if found != KNOWN else 0


if __name__ == "__main__":
    sys.exit(main())
