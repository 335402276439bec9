"""Full-text search of sentences and notes (FTS5), word forms, tags and colour names."""

from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from desktop.reading.article import Language
from desktop.reading.text.words import STEMMERS, distinct_words, fold, stem

revision = "0004"
down_revision = "0003"

FOLDS = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ﬁ": "fi", "ﬂ": "fl"}
INDEX = (
    "CREATE VIRTUAL TABLE {} USING fts5({}, content='', prefix='2 3',"
    " tokenize='unicode61 remove_diacritics 2')"
)
SENTENCES = """
CREATE VIEW sentence_words AS
SELECT
    id, article_id, number, key, is_title, language, text, translation,
    CASE WHEN is_title THEN NULL WHEN language = 'fr' THEN {text}
        WHEN language = 'en' THEN {translation} END AS french,
    CASE WHEN is_title THEN NULL WHEN language = 'en' THEN {text}
        WHEN language = 'fr' THEN {translation} END AS english,
    CASE WHEN NOT is_title AND language = 'und' THEN {text} END AS other,
    CASE WHEN NOT is_title THEN NULL WHEN language = 'fr' THEN {text}
        WHEN language = 'en' THEN {translation} END AS french_title,
    CASE WHEN NOT is_title THEN NULL WHEN language = 'en' THEN {text}
        WHEN language = 'fr' THEN {translation} END AS english_title,
    CASE WHEN is_title AND language = 'und' THEN {text} END AS other_title
FROM (
    SELECT
        (s.article_id << 20) | s.number AS id, s.article_id, s.number, s.key, s.language, s.text,
        p.kind = 'title' OR (s.number = 0 AND NOT EXISTS (
            SELECT 1 FROM paragraph AS other
            WHERE other.article_id = s.article_id AND other.kind = 'title'
        )) AS is_title,
        (
            SELECT m.text FROM memory AS m
            WHERE m.key = s.key AND m.source_language = s.language
                AND m.target_language = CASE s.language WHEN 'fr' THEN 'en' ELSE 'fr' END
            ORDER BY m.is_by_reader DESC LIMIT 1
        ) AS translation
    FROM sentence AS s
    JOIN paragraph AS p ON p.article_id = s.article_id AND p.ordinal = s.paragraph
)
"""
HIGHLIGHTS = """
CREATE VIEW highlight_words AS
SELECT h.id, h.article_id, {note} AS note, {tags} AS tags, {quote} AS quote
FROM (
    SELECT
        highlight.id, highlight.article_id, highlight.exact, note.text,
        (
            SELECT group_concat(word, ' ') FROM (
                SELECT word FROM tag WHERE tag.highlight_id = highlight.id ORDER BY folded
            )
        ) AS tags
    FROM highlight LEFT JOIN note ON note.highlight_id = highlight.id
) AS h
"""


def upgrade() -> None:
    _create_tables()
    op.execute(
        SENTENCES.format(
            text=_expand_ligatures("text"), translation=_expand_ligatures("translation")
        )
    )
    op.execute(
        HIGHLIGHTS.format(
            note=_expand_ligatures("h.text"),
            tags=_expand_ligatures("h.tags"),
            quote=_expand_ligatures("h.exact"),
        )
    )
    columns = "french, english, other, french_title, english_title, other_title"
    op.execute(INDEX.format("sentence_index", columns))
    op.execute(INDEX.format("note_index", "note, tags, quote"))
    op.execute("CREATE VIRTUAL TABLE note_term USING fts5vocab(note_index, row)")
    op.execute(
        f"INSERT INTO sentence_index(rowid, {columns})"
        f" SELECT id, {columns} FROM sentence_words ORDER BY article_id, number"
    )
    # Otherwise SQLite would merge the index during a later import, which then takes seconds.
    op.execute("INSERT INTO sentence_index(sentence_index) VALUES ('optimize')")
    op.execute(
        "INSERT INTO note_index(rowid, note, tags, quote)"
        " SELECT id, note, tags, quote FROM highlight_words ORDER BY id"
    )
    _add_word_forms()


def _create_tables() -> None:
    op.create_index("ix_sentence_key", "sentence", ["key"])
    op.create_table(
        "tag",
        sa.Column("highlight_id", sa.Integer, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("highlight_id", "folded", name="pk_tag"),
        sa.ForeignKeyConstraint(
            ["highlight_id"], ["highlight.id"], name="fk_tag_highlight", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_tag_folded", "tag", ["folded"])
    op.create_table(
        "colour_name",
        sa.Column("colour", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("colour", name="pk_colour_name"),
        sa.CheckConstraint("colour BETWEEN 1 AND 5", name="ck_colour_name_colour"),
    )
    op.create_table(
        "form",
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("stem", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("language", "word", name="pk_form"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_form_language_folded", "form", ["language", "folded"])
    op.create_index("ix_form_language_stem", "form", ["language", "stem"])


def _add_word_forms() -> None:
    """Store every word of the library with its stem, by language; notes count as both languages."""
    connection = op.get_bind()
    # Deduplicated by whitespace first, because most words repeat and extracting words is slow.
    pieces: defaultdict[str, set[str]] = defaultdict(set)
    for language, text in _texts(connection):
        pieces[language].update(text.lower().split())
    form = sa.table("form", *map(sa.column, ("language", "word", "folded", "stem")))
    for language in STEMMERS:
        rows = [
            {"language": language, "word": word, "folded": fold(word), "stem": stem(word, language)}
            for word in sorted(distinct_words(" ".join(pieces[language])))
        ]
        if rows:
            connection.execute(sa.insert(form), rows)


def _texts(connection: sa.Connection) -> Iterable[sa.Row[str, str]]:
    return connection.execute(
        sa.text(
            "SELECT language, text FROM sentence"
            " UNION ALL SELECT target_language, text FROM memory"
            " UNION ALL SELECT value, note.text FROM note, json_each(:languages)"
        ),
        {"languages": f'["{Language.FRENCH}", "{Language.ENGLISH}"]'},
    )


def _expand_ligatures(column: str) -> str:
    """Return SQL that expands ligatures in `column`, which SQLite's tokenizer keeps."""
    for ligature, letters in FOLDS.items():
        column = f"replace({column}, '{ligature}', '{letters}')"
    return column
