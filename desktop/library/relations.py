"""Checks of stored values against each other, such as a sentence against its paragraph.

Each check is one query that SQLite answers row by row. Text is measured by Python, in code points,
since SQLite's own functions end at a null character. Articles that a purge has begun to remove are
left out: it takes their sentences batch by batch.
"""

import hashlib
import json
import sqlite3
import zlib
from pathlib import Path
from typing import NamedTuple

from desktop.base.errors import ErrorText, LibraryLostError
from desktop.library.memory_store import key
from desktop.reading.pictures.picture_headers import PictureHeader, read_header

CHUNK = 2**20
MOST_COMMITS = 10**12
"""More than any program can have made; the count may have begun at the seconds since 1970."""

SENTENCE = ErrorText(
    "The library “{path}” is damaged: a sentence of “{title}” isn't where it says in its text.",
    "Put a backup in its place.",
)
STYLE = ErrorText(
    "The library “{path}” is damaged: formatting of “{title}” is outside its text.",
    "Put a backup in its place.",
)
COUNT = ErrorText(
    "The library “{path}” is damaged: paragraphs or sentences of “{title}” are missing.",
    "Put a backup in its place.",
)
PLACE = ErrorText(
    "The library “{path}” is damaged: the reading position in “{title}” is outside its text.",
    "Put a backup in its place.",
)
HIGHLIGHT = ErrorText(
    "The library “{path}” is damaged: a highlight in “{title}” is outside its text.",
    "Put a backup in its place.",
)
PAGE = ErrorText(
    "The library “{path}” is damaged: the saved page of “{title}” isn't what was imported.",
    "Put a backup in its place.",
)
PICTURE = ErrorText(
    "The library “{path}” is damaged: a picture of “{title}” is missing or no picture.",
    "Put a backup in its place.",
)
TRANSLATION = ErrorText(
    "The library “{path}” is damaged: a translation isn't that of its sentence, “{title}”.",
    "Put a backup in its place.",
)
NUMBER = ErrorText(
    "The library “{path}” is damaged: it holds a number that can't be right ({title}).",
    "Put a backup in its place.",
)
INDEX = ErrorText(
    "The library “{path}” is damaged: the search index doesn't fit its text ({title}).",
    "Put a backup in its place.",
)


class Check(NamedTuple):
    """What is said where a query finds a row; its first column names the place."""

    text: ErrorText
    query: str


IMPOSSIBLE = {
    "article": "words < 0 OR sentences < 0 OR revision < 0"
    " OR is_favourite NOT IN (0, 1) OR is_archived NOT IN (0, 1)"
    " OR length(fingerprint) <> 32 AND (fingerprint <> '' OR deleted_at IS NULL)",
    "paragraph": "lines LIKE '%-%'",
    "dropped": "line < 0",
    "correction": "line < 0 OR is_kept NOT IN (0, 1)",
    "memory": "is_by_reader NOT IN (0, 1) OR is_careful NOT IN (0, 1)",
    "term": "source_language = target_language",
    "highlight": "is_lost NOT IN (0, 1) OR min(start_sentence, start_offset) < 0"
    " OR min(end_sentence, end_offset) < 0",
    "article_tag": "folded = '' OR word = ''",
    "saved_search": "name = '' OR is_by_day NOT IN (0, 1)",
    "library_state": f"commits NOT BETWEEN 0 AND {MOST_COMMITS}",
}

CHECKS = (
    *(
        Check(NUMBER, f"SELECT '{table}' FROM {table} WHERE {condition}")
        for table, condition in IMPOSSIBLE.items()
    ),
    Check(
        COUNT,
        "WITH s AS (SELECT article_id, count(*) AS n, min(number) AS first, max(number) AS last"
        "  FROM sentence GROUP BY article_id),"
        " p AS (SELECT article_id, count(*) AS n, min(ordinal) AS first, max(ordinal) AS last"
        "  FROM paragraph GROUP BY article_id)"
        " SELECT title FROM article AS a"
        " LEFT JOIN s ON s.article_id = a.id LEFT JOIN p ON p.article_id = a.id"
        " WHERE fingerprint <> '' AND (coalesce(s.n, 0) <> a.sentences"
        "  OR s.first <> 0 OR s.last <> s.n - 1 OR p.first <> 0 OR p.last <> p.n - 1)",
    ),
    Check(
        SENTENCE,
        "SELECT title FROM sentence AS s"
        " JOIN paragraph AS p ON p.article_id = s.article_id AND p.ordinal = s.paragraph"
        " JOIN article AS a ON a.id = s.article_id"
        " WHERE s.language <> p.language"
        """  OR NOT is_sentence(p.text, s.start, s."end", s.text, s.key)""",
    ),
    Check(
        STYLE,
        "SELECT title FROM paragraph AS p JOIN article AS a ON a.id = p.article_id"
        " WHERE styles <> '[]' AND NOT are_styles(p.text, p.styles)",
    ),
    Check(
        SENTENCE,
        "SELECT title FROM (SELECT article_id, paragraph, start,"
        """  lag(paragraph) OVER ordered AS before, lag("end") OVER ordered AS "end" """
        "  FROM sentence WINDOW ordered AS (PARTITION BY article_id ORDER BY number)) AS s"
        " JOIN article AS a ON a.id = s.article_id"
        """ WHERE paragraph < before OR paragraph = before AND start < s."end" """,
    ),
    Check(
        PLACE,
        "SELECT title FROM article"
        " WHERE fingerprint <> '' AND (place_sentence NOT BETWEEN 0 AND max(sentences - 1, 0)"
        "  OR furthest_sentence NOT BETWEEN 0 AND max(sentences - 1, 0))",
    ),
    Check(
        HIGHLIGHT,
        "SELECT title FROM highlight AS h JOIN article AS a ON a.id = h.article_id"
        " LEFT JOIN sentence AS s ON s.article_id = h.article_id AND s.number = start_sentence"
        " LEFT JOIN sentence AS e ON e.article_id = h.article_id AND e.number = end_sentence"
        " WHERE NOT is_lost AND fingerprint <> '' AND (s.number IS NULL OR e.number IS NULL"
        "  OR (start_sentence, start_offset) >= (end_sentence, end_offset)"
        "  OR side = 'original'"
        "   AND (start_offset > code_points(s.text) OR end_offset > code_points(e.text)))",
    ),
    Check(
        TRANSLATION,
        "SELECT source FROM memory WHERE source_language = target_language"
        " OR (model = '') <> is_by_reader OR key <> key_of(source)",
    ),
    Check(
        TRANSLATION,
        "SELECT source FROM better_draft AS b JOIN memory AS m ON m.id = b.memory_id"
        " WHERE m.is_by_reader OR NOT m.is_careful OR b.text = ''",
    ),
    Check(
        INDEX,
        "SELECT title FROM sentence AS s JOIN article AS a ON a.id = s.article_id WHERE NOT EXISTS"
        " (SELECT 1 FROM sentence_index_docsize WHERE id = s.article_id << 20 | s.number)",
    ),
    Check(
        INDEX,
        "SELECT 'sentence_index' FROM sentence_index_docsize AS d WHERE NOT EXISTS"
        " (SELECT 1 FROM sentence WHERE article_id = d.id >> 20 AND number = d.id & 0xFFFFF)",
    ),
    Check(
        INDEX,
        "SELECT 'note_index' FROM highlight AS h"
        " WHERE NOT EXISTS (SELECT 1 FROM note_index_docsize WHERE id = h.id)",
    ),
    Check(
        INDEX,
        "SELECT 'note_index' FROM note_index_docsize AS d"
        " WHERE NOT EXISTS (SELECT 1 FROM highlight WHERE id = d.id)",
    ),
    Check(
        PICTURE,
        "SELECT title FROM article AS a JOIN json_each(a.pictures) AS placed"
        " LEFT JOIN picture AS p"
        "  ON p.raw_id = a.raw_id AND p.name = json_extract(placed.value, '$[1]')"
        " LEFT JOIN paragraph AS t"
        "  ON t.article_id = a.id AND t.ordinal = json_extract(placed.value, '$[0]')"
        " WHERE a.pictures <> '[]' AND (p.name IS NULL OR t.ordinal IS NULL)",
    ),
    Check(
        PICTURE,
        "SELECT coalesce(title, p.name) FROM picture AS p LEFT JOIN article AS a USING (raw_id)"
        " WHERE NOT is_picture(data, media_type, width, height)",
    ),
    Check(
        PAGE,
        "SELECT coalesce(title, name) FROM raw LEFT JOIN article AS a ON a.raw_id = raw.id"
        " WHERE NOT is_page(data, digest)",
    ),
)


def check_relations(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryLostError for the first value in the library at `path` that doesn't fit another.

    Its schema must be the newest, and each of its values readable.
    """
    connection.create_function("is_sentence", 5, _is_sentence, deterministic=True)
    connection.create_function("are_styles", 2, _are_styles, deterministic=True)
    connection.create_function("is_page", 2, _is_page, deterministic=True)
    connection.create_function("is_picture", 4, _is_picture, deterministic=True)
    connection.create_function("key_of", 1, key, deterministic=True)
    connection.create_function("code_points", 1, len, deterministic=True)
    for check in CHECKS:
        found = connection.execute(f"{check.query} LIMIT 1").fetchone()
        if found is not None:
            raise LibraryLostError(*check.text, path=path, title=found[0])


def _is_sentence(paragraph: str, start: int, end: int, text: str, stored_key: str) -> bool:
    is_inside = 0 <= start <= end <= len(paragraph)
    return is_inside and paragraph[start:end] == text and key(text) == stored_key


def _are_styles(text: str, stored: str) -> bool:
    """Tell whether styled spans are inside the text, in order, and only links have addresses."""
    before = 0
    for start, end, style, *target in json.loads(stored):
        if not before <= start < end <= len(text) or (style == "link") != (len(target) == 1):
            return False
        before = start
    return True


def _is_picture(data: bytes, media_type: str, width: int, height: int) -> bool:
    """Tell whether a picture begins with what is stored of its format and size."""
    found = read_header(data)
    return found is not None and found == PictureHeader(media_type, width, height)


def _is_page(data: bytes, digest: str) -> bool:
    """Tell whether a compressed file is whole; that of a purged article is empty."""
    if not data and digest.startswith("purged "):
        return True
    found, unpacking = hashlib.sha256(), zlib.decompressobj()
    try:
        while data:
            found.update(unpacking.decompress(data, CHUNK))
            data = unpacking.unconsumed_tail
    except (zlib.error, TypeError):
        return False
    return unpacking.eof and found.hexdigest() == digest
