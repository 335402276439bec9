"""The models' card, filled: the data and their licences, the scores, the weaknesses as measured."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from string import Template
from typing import Any

from models.sources import Source
from models.ways import Way

TEMPLATE = Path(__file__).with_name("card.md")
SUMS = "SHA256SUMS"
CARD = "README.md"
ROWS = (
    ("pieces", "pieces (SentencePiece unigram, byte fallback)", "{:,}"),
    ("megabytes", "size unpacked, MB", "{:.1f}"),
    ("bleu", "BLEU", "{:.2f}"),
    ("chrf", "chrF", "{:.2f}"),
    ("names_kept", "names kept", "{:.1%}"),
    ("numbers_kept", "numbers kept", "{:.1%}"),
    ("lines_with_invented_words", "lines with a made-up word", "{:.1%}"),
    ("loops", "loops in those lines", "{}"),
    ("loops_capitals", "loops in lines in capitals", "{}"),
    ("loops_guillemets", "loops in lines between guillemets", "{}"),
    ("loops_bars", "loops in lines of words between bars", "{}"),
)
MISSING = "not measured"

Scores = Mapping[Way, Mapping[str, Any]]


def written(version: str, scores: Scores, sources: Iterable[Source]) -> str:
    """Return the card; what wasn't measured is said not to be."""
    measured = [scores[way] for way in Way if scores.get(way)]
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        version=version,
        figures=table(scores),
        sentences=_agreed(measured, "sentences"),
        hard=_agreed(measured, "hard_lines"),
        beam=_agreed(measured, "beam"),
        signature=_agreed(measured, "signature"),
        pairs="; ".join(f"{_arrow(way)} {_seen(scores.get(way, {}))}" for way in Way),
        data="\n".join(f"| {one.title} | {one.licence} | {one.weight:g} |" for one in sources),
    )


def table(scores: Scores) -> str:
    """Return the figures of both ways as a Markdown table."""
    lines = ["| | " + " | ".join(_arrow(way) for way in Way) + " |", "|---|---|---|"]
    for key, title, form in ROWS:
        cells = [_cell(scores.get(way, {}).get(key), form) for way in Way]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def finish(packages: Path, card: str) -> None:
    """Write the card and the checksums beside the packages, as the project's verb takes them."""
    (packages / CARD).write_text(card, encoding="utf-8")
    (packages / SUMS).write_text(sums(sorted(packages.glob("*.argosmodel"))), encoding="utf-8")


def sums(paths: Sequence[Path]) -> str:
    """Return the SHA-256 of files, a line each, as sha256sum writes them."""
    lines = []
    for path in paths:
        with path.open("rb") as file:
            lines.append(f"{file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    return "".join(lines)


def _arrow(way: Way) -> str:
    return f"{way.source}→{way.target}"


def _cell(value: object, form: str) -> str:
    return MISSING if value is None else form.format(value)


def _agreed(measured: Sequence[Mapping[str, Any]], key: str) -> str:
    values = sorted({str(one[key]) for one in measured if key in one})
    return " and ".join(values) or MISSING


def _seen(scores: Mapping[str, Any]) -> str:
    return _cell(scores.get("pairs"), "{:,}")
