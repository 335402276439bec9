"""A quotation with its source: « Le pont est ouvert. » (The bridge is open.) — Title, Source, …."""

from desktop.reading.article import Article, Language
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.reading.text.no_break_spaces import NO_BREAK, with_no_break_spaces

MARKS = {Language.FRENCH: (f"«{NO_BREAK}", f"{NO_BREAK}»")}
OTHER_MARKS = ("“", "”")


def quote_with_source(
    article: Article,
    quoted: str,
    language: Language,
    translation: str,
    day: str,
    address: ArticleAddress,
) -> str:
    """Return words quoted in the way of their `language`, and where they are from.

    The `translation` follows in brackets, if there is one; `day` is the date of publication as the
    reader writes it.
    """
    opening, closing = MARKS.get(language, OTHER_MARKS)
    title = with_no_break_spaces(article.title, article.language)
    facts = (title, article.source or article.author, day, str(address))
    source = ", ".join(fact for fact in facts if fact)
    shown = f" ({translation})" if translation else ""
    return f"{opening}{quoted}{closing}{shown} — {source}"
