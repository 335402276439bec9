"""A quotation with its source: « Le pont est ouvert. » (The bridge is open.) — Title, Source, …."""

from desktop.reading.article import Article, Language
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.reading.text.no_break_spaces import with_no_break_spaces
from desktop.reading.text.quoting import quote_words


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
    title = with_no_break_spaces(article.title, article.language)
    facts = (title, article.source or article.author, day, str(address))
    source = ", ".join(fact for fact in facts if fact)
    shown = f" ({translation})" if translation else ""
    return f"{quote_words(quoted, language)}{shown} — {source}"
