"""Figures as a Markdown table, other engines beside."""
import re


def number(value):
    """Three digits that tell something."""
    if value == 0:
        return "0"
    if value >= 99.95:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 9.995 else f"{value:.2f}" if value >= 0.0995 else f"{value:.3f}"


def row(label, *parts):
    """A line of the table: its label and one or two (figure, unit)."""
    return label, parts


ROWS = [
    row("Reading, from file to act as JSON, one core", ("reading_mb_s", "MB/s")),
    row("Analysis, the words of every passage, one core", ("analysis_mb_s", "MB/s")),
    row("Indexing, extraction included", ("index_s", "s")),
    row("… of documents", ("index_mb_s", "MB/s")),
    row("… processor time", ("index_processor_s", "s")),
    row("… peak memory", ("index_memory_mb", "MB")),
    row("Index", ("index_mb", "MB")),
    row("… for each byte of documents", ("index_per_text", "bytes")),
    row("Update: one act added", ("update_added_s", "s")),
    row("Update: one act changed", ("update_changed_s", "s")),
    row("Update: one act removed", ("update_removed_s", "s")),
    row("Whole answer, facets year, member, commission, territory", ("answer_members_ms", "ms"), ("answer_members_95_ms", "ms")),
    row("Whole answer, facets year, commission, territory, theme", ("answer_themes_ms", "ms"), ("answer_themes_95_ms", "ms")),
    row("Trace, both ways, depth 3", ("trace_ms", "ms"), ("trace_95_ms", "ms")),
    row("HTTP, 64 connections, facets with members", ("http_answers_s", "answers/s")),
    row("… 99th percentile", ("http_99_ms", "ms")),
    row("Memory of the server", ("server_memory_mb", "MB")),
    row("… at the most", ("server_peak_memory_mb", "MB")),
    row("… not files", ("server_own_memory_mb", "MB")),
]


def classes_of(figures):
    """The classes of queries that were measured, in their order."""
    matches = [re.fullmatch("answer_themes_(.+)_95_ms", name) for name in figures]
    return [match[1] for match in matches if match]


def files_of(figures):
    """The files of the index, the largest first."""
    sizes = [name for name in figures if name.startswith("size_")]
    return sorted(sizes, key=lambda name: -figures[name])


def rows_of(figures):
    """The rows that have a figure; classes of queries follow the answers, files follow the index."""
    rows = []
    for label, parts in ROWS:
        if any(name not in figures for name, _ in parts):
            continue
        rows.append((label, parts))
        name = parts[0][0]
        if name in ("answer_members_ms", "answer_themes_ms"):
            facets = name[len("answer_"):-len("_ms")]
            rows += [(f"… `{kind}`", ((f"answer_{facets}_{kind}_ms", "ms"), (f"answer_{facets}_{kind}_95_ms", "ms")))
                     for kind in classes_of(figures)]
        if name == "index_mb":
            rows += [(f"… `{size[len('size_'):-len('_mb')]}`", ((size, "MB"),)) for size in files_of(figures)
                     if figures[size] >= 0.01 * figures["index_mb"]]
    return rows


def cell(figures, parts, beside=None):
    """« 2.1 / 9.0 ms », for another engine with how many times Recueil's: « 2.1 / 9.0 ms (0.9× / 0.4×) »."""
    if any(name not in figures for name, _ in parts):
        return "–"
    text = " / ".join(number(figures[name]) for name, _ in parts) + " " + parts[-1][1]
    ratios = [figures[name] / beside[name] for name, _ in parts if beside and beside.get(name)]
    if ratios:
        text += " (" + " / ".join(f"{number(ratio)}×" for ratio in ratios) + ")"
    return text


def table(figures, peers):
    """`peers` are {label: figures}. Two figures in one place are the median and the 95th percentile."""
    lines = ["| " + " | ".join(["", "Recueil", *peers]) + " |", "| --- |" + " ---: |" * (1 + len(peers))]
    for label, parts in rows_of(figures):
        cells = [cell(figures, parts)] + [cell(peer, parts, figures) for peer in peers.values()]
        lines.append("| " + " | ".join([label, *cells]) + " |")
    return "\n".join(lines)


def report(result):
    """The whole of what is printed: where and when, the table, what was left out."""
    figures, machine = result["figures"], result["machine"]
    lines = [f"{figures['files']:,} files, {number(figures['text_mb'])} MB ({result['corpus']}); {result['queries']} queries. "
             f"{result['date']}, {machine['cores']} cores ({machine['processor']}), {machine['memory_gb']:.0f} GB, "
             f"load {machine['load']:.1f} at the start; Recueil {result['commit']}.", "",
             table(figures, result["peers"]), "",
             "Two figures are the median and the 95th percentile of the queries, each query's being its own median of seven."]
    if result["peers"]:
        lines.append("In parentheses: how many times Recueil's. The other engines count year, commission, unit and territory, "
                     "and cut no acts; compare with the answers without members. Each was warmed up first.")
    lines += [f"Left out: {reason}." for reason in result["skipped"]]
    return "\n".join(lines) + "\n"
