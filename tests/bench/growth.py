"""Figures of several sizes of corpus as a drawing (SVG, both axes logarithmic) and as a page (Markdown)."""
import math
import textwrap

from report import number

FAR = 2_000_000  # acts: all the councils of a country
PANELS = [
    ("Indexing, seconds", [("index_s", "indexing")]),
    ("Disk and memory, MB", [("text_mb", "text"), ("index_mb", "index"), ("server_memory_mb", "server")]),
    ("Answers, milliseconds", [("answer_members_95_ms", "answer 95 %"), ("answer_members_ms", "answer median"), ("trace_ms", "trace median")]),
]
ROWS = [("Text", "text_mb", "MB"), ("Indexing", "index_s", "s"), ("… peak memory", "index_memory_mb", "MB"), ("Index", "index_mb", "MB"),
        ("Update of one act", "update_changed_s", "s"),
        ("Whole answer, facets with members, median", "answer_members_ms", "ms"), ("… 95 %", "answer_members_95_ms", "ms"),
        ("Whole answer, facets without members, median", "answer_themes_ms", "ms"), ("… 95 %", "answer_themes_95_ms", "ms"),
        ("Trace, both ways, depth 3, median", "trace_ms", "ms"), ("… 95 %", "trace_95_ms", "ms"),
        ("HTTP, 64 connections", "http_answers_s", "answers/s"), ("Memory of the server", "server_memory_mb", "MB"),
        ("… at the most", "server_peak_memory_mb", "MB"), ("… not files", "server_own_memory_mb", "MB")]

WIDTH, HEIGHT = 340, 330  # of a panel
LEFT, RIGHT, TOP, BOTTOM = 52, 92, 36, 44
LABEL_HEIGHT = 14
STYLE = """
  text { font: 12px sans-serif; fill: #24292f }
  .title { font-weight: bold }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  .linear { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 4 4; fill: none }
  .s0 { stroke: #0550ae; fill: #0550ae } .s1 { stroke: #bc4c00; fill: #bc4c00 } .s2 { stroke: #116329; fill: #116329 }
  polyline { fill: none !important; stroke-width: 2 }
  circle { stroke: none !important }
  text.s0, text.s1, text.s2 { stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .grid { stroke: #30363d }
    .s0 { stroke: #79c0ff; fill: #79c0ff } .s1 { stroke: #ffa657; fill: #ffa657 } .s2 { stroke: #7ee787; fill: #7ee787 }
  }
"""


class Axis:
    """Decades that cover the values, laid over pixels from `start` to `end`."""

    def __init__(self, values, start, end):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(self.low + 1, math.ceil(math.log10(max(values))))
        self.start, self.end = start, end

    def at(self, value):
        return self.start + (self.end - self.start) * (math.log10(value) - self.low) / (self.high - self.low)

    def decades(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]

    def holds(self, value):
        return self.low <= math.log10(value) <= self.high


def short(value):
    for unit, name in ((1e6, "M"), (1e3, "k")):
        if value >= unit:
            return f"{value / unit:g}{name}"
    return f"{value:g}"


def spread_labels(heights):
    """The heights, in their order, moved apart so that no label stands on another."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = list(heights)
    for before, after in zip(order, order[1:]):
        placed[after] = max(placed[after], placed[before] + LABEL_HEIGHT)
    return placed


def panel(title, series, results, shift):
    """`series` as in PANELS; those that were not measured at every size are left out."""
    acts = [result["files"] for result in results]
    lines = [(label, [result[name] for result in results]) for name, label in series
             if all(result.get(name, 0) > 0 for result in results)]
    parts = [f'<g transform="translate({shift} 0)">', f'<text class="title" x="{LEFT}" y="20">{title}</text>']
    if not lines:
        return "\n".join([*parts, f'<text x="{LEFT}" y="60">not measured</text>', "</g>"])
    across = Axis(acts, LEFT, WIDTH - RIGHT)
    up = Axis([value for _, values in lines for value in values], HEIGHT - BOTTOM, TOP)
    for value in across.decades():
        x = across.at(value)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{short(value)}</text>')
    for value in up.decades():
        y = up.at(value)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{short(value)}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">acts</text>')
    parts.append(linear_guide(acts, lines[0][1], across, up))
    label_heights = spread_labels([up.at(values[-1]) for _, values in lines])
    for i, (label, values) in enumerate(lines):
        points = [(across.at(x), up.at(y)) for x, y in zip(acts, values)]
        parts.append(f'<polyline class="s{i}" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in points) + '"/>')
        parts += [f'<circle class="s{i}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"><title>{short(act)} acts: {number(value)}</title></circle>'
                  for (x, y), act, value in zip(points, acts, values)]
        parts.append(f'<text class="s{i}" x="{points[-1][0] + 8:.1f}" y="{label_heights[i] + 4:.1f}">{label}</text>')
    return "\n".join([*parts, "</g>"])


def linear_guide(acts, values, across, up):
    """Where twice the acts cost twice: from the first value on, as far as the panel goes."""
    last = min(acts[-1], acts[0] * 10.0 ** up.high / values[0])
    ends = [(acts[0], values[0]), (last, values[0] * last / acts[0])]
    points = " ".join(f"{across.at(x):.1f},{up.at(y):.1f}" for x, y in ends)
    return f'<polyline class="linear" points="{points}"/>'


def drawing(results):
    """`results` are the figures of each size, the smallest first."""
    width = WIDTH * len(PANELS)
    panels = [panel(title, series, results, WIDTH * i) for i, (title, series) in enumerate(PANELS)]
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" role="img">',
                      "<title>Cost against acts, both axes logarithmic; the dashed line grows as the acts do</title>",
                      f"<style>{STYLE}</style>", *panels, "</svg>", ""])


def power(results, name):
    """How the figure grew over the last step: 1 where as the acts did, 0 where not at all."""
    before, last = results[-2], results[-1]
    return math.log(last[name] / before[name]) / math.log(last["files"] / before["files"])


def far(results, name):
    """The figure at FAR acts, if it went on growing as over the last step."""
    return results[-1][name] * (FAR / results[-1]["files"]) ** power(results, name)


def rough(value):
    """Two digits: a guess has no more."""
    digits = 1 - math.floor(math.log10(value))
    return f"{round(value, digits):,.{max(0, digits)}f}"


def growth_table(results):
    head = ["", *(f"{result['files']:,} acts" for result in results), "grows as acts to the power", f"so, about, at {FAR:,}"]
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    for label, name, unit in ROWS:
        if any(result.get(name, 0) <= 0 for result in results):
            continue
        cells = [f"{number(result[name])} {unit}" for result in results]
        lines.append("| " + " | ".join([label, *cells, f"{power(results, name):.2f}", told(results, name, unit)]) + " |")
    return "\n".join(lines)


def told(results, name, unit):
    return f"{rough(far(results, name))} {unit}"


def conclusion(results):
    """What the figures say of FAR acts, in words that stay true whatever the figures are."""
    hours = far(results, "index_s") / 3600
    text = (f"If each figure goes on growing as over the last step, {FAR:,} acts ({told(results, 'text_mb', 'MB')} of text) take "
            f"{rough(hours)} hours to index from nothing on this machine, once, and {told(results, 'update_changed_s', 's')} to update by one "
            f"act; the index takes {told(results, 'index_mb', 'MB')} of disk. A whole answer takes {told(results, 'answer_members_ms', 'ms')} at the "
            f"median and {told(results, 'answer_members_95_ms', 'ms')} at the 95th percentile where members are among the facets, "
            f"{told(results, 'answer_themes_ms', 'ms')} and {told(results, 'answer_themes_95_ms', 'ms')} where not. The server holds "
            f"{told(results, 'server_own_memory_mb', 'MB')} that are not files.")
    return textwrap.fill(text, 140, break_long_words=False, break_on_hyphens=False)


def page(results, result, command):
    """`result` is the last of the runs, for where and when; `results` the figures of each."""
    machine = result["machine"]
    return f"""# How costs grow with the corpus

    {command}

measures each size of made-up corpus (`tests/bench/make_corpus.py`) and writes this page and its drawing. {result['date']}, {machine['cores']} cores
({machine['processor']}), {machine['memory_gb']:.0f} GB, load {machine['load']:.1f} at the start of the last; Recueil {result['commit']}.

![Cost against acts, both axes logarithmic](growth.svg)

Both axes are logarithmic; along the dashed line twice the acts cost twice.

{growth_table(results)}

{conclusion(results)}

That is a guess from a few sizes, not a measurement: it supposes that the index still fits the page cache, and it is of one council whose every
act is made of the same prose, so that common words stand in nearly all of them. Real corpora of many councils are kinder to most queries.
"""
