"""Command search: find articles, translations, notes and tags in the library."""

import argparse
import json
from typing import Any

from desktop.base.paths import Home
from desktop.cli import arguments
from desktop.cli.subcommands import add_command
from desktop.library import Hit, open_library
from desktop.reading.article import Side, Span
from desktop.services.search import PAGE_SIZE, search


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command `search`."""
    command = add_command(
        commands, "search", search_, "search articles, translations, notes and tags"
    )
    command.add_argument(
        "query",
        nargs="+",
        type=arguments.words,
        metavar="WORD",
        help="a query, as in the search box",
    )
    command.add_argument("--json", action="store_true", help="write one JSON object per line")
    command.add_argument("--limit", type=arguments.positive_number, default=PAGE_SIZE, metavar="N")


def search_(home: Home, options: argparse.Namespace) -> int:
    """Print the best hits: article and sentence numbers (from 1), title, and both texts."""
    with open_library(home.library, home.backups) as library:
        found = search(library, " ".join(options.query), limit=options.limit)
    for hit in found.hits:
        if options.json:
            print(json.dumps(_hit_facts(hit), ensure_ascii=False))
        else:
            print(_format_hit(hit))
    return 0


def _format_hit(hit: Hit) -> str:
    number = "" if hit.number is None else f":{hit.number + 1}"
    lines = [f"{hit.article_id}{number}  {hit.title}"]
    note = hit.highlight.note if hit.highlight else None
    lines += [f"    # {' '.join(note.text.split())}"] if note else []
    lines += [f"    {text}" for text in (hit.source, hit.translation) if text]
    return "\n".join(lines)


def _hit_facts(hit: Hit) -> dict[str, Any]:
    highlight = hit.highlight
    facts = {
        "article": hit.article_id,
        "title": hit.title,
        "kind": hit.kind.value,
        "side": hit.side.value,
        "sentence": hit.number,
        "source": hit.source,
        "translation": hit.translation,
        "spans": {
            Side.ORIGINAL.value: _offsets(hit.source_spans),
            Side.TRANSLATION.value: _offsets(hit.translation_spans),
        },
        "score": round(hit.score, 4),
    }
    if highlight:
        facts["note"] = highlight.note.text if highlight.note else None
        facts["note_spans"] = _offsets(hit.note_spans)
        facts["tags"] = list(highlight.tags)
        facts["colour"] = highlight.colour
    return facts


def _offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
