"""Search in long articles without a title: look for the title once, not at each sentence."""

from alembic import op

revision = "0007"
down_revision = "0006"

FOLDS = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ﬁ": "fi", "ﬂ": "fl"}
SENTENCES = """
CREATE VIEW sentence_words AS
SELECT
    id, article_id, number, key, is_title, language, text, target, translation,
    CASE WHEN is_title THEN NULL WHEN language = 'fr' THEN {text}
        WHEN target = 'fr' THEN {translation} END AS french,
    CASE WHEN is_title THEN NULL WHEN language = 'en' THEN {text}
        WHEN target = 'en' THEN {translation} END AS english,
    CASE WHEN NOT is_title AND language NOT IN ('fr', 'en') THEN {text} END AS other,
    CASE WHEN NOT is_title THEN NULL WHEN language = 'fr' THEN {text}
        WHEN target = 'fr' THEN {translation} END AS french_title,
    CASE WHEN NOT is_title THEN NULL WHEN language = 'en' THEN {text}
        WHEN target = 'en' THEN {translation} END AS english_title,
    CASE WHEN is_title AND language NOT IN ('fr', 'en') THEN {text} END AS other_title
FROM (
    SELECT
        (s.article_id << 20) | s.number AS id, s.article_id, s.number, s.key, s.language, s.text,
        CASE WHEN p.kind = 'title' THEN 1 WHEN s.number > 0 THEN 0 ELSE NOT EXISTS (
            SELECT 1 FROM paragraph AS other
            WHERE other.article_id = s.article_id AND other.kind = 'title'
        ) END AS is_title,
        m.target_language AS target, m.text AS translation
    FROM sentence AS s
    JOIN paragraph AS p ON p.article_id = s.article_id AND p.ordinal = s.paragraph
    LEFT JOIN memory AS m ON m.id = (
        SELECT one.id FROM memory AS one
        WHERE one.key = s.key AND one.source_language = s.language
            AND one.target_language IN ('fr', 'en') AND one.target_language <> s.language
        ORDER BY one.is_by_reader DESC, one.made_at DESC, one.id DESC LIMIT 1
    )
)
"""


def upgrade() -> None:
    """Replace the view; it has the same rows, so the index stays valid."""
    op.execute("DROP VIEW sentence_words")
    op.execute(
        SENTENCES.format(
            text=_expand_ligatures("text"), translation=_expand_ligatures("translation")
        )
    )


def _expand_ligatures(column: str) -> str:
    """Return SQL that expands ligatures in `column`, which SQLite's tokenizer keeps."""
    for ligature, letters in FOLDS.items():
        column = f"replace({column}, '{ligature}', '{letters}')"
    return column
