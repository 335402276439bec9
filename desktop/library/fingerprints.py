"""Content fingerprints of articles, to detect duplicates saved from different pages."""

import unicodedata

from desktop.reading.article import Article, Kind

STORY_KINDS = frozenset(
    {Kind.TITLE, Kind.LEAD, Kind.SUBHEADING, Kind.BODY, Kind.QUOTATION, Kind.LIST_ITEM}
)
"""Kinds of paragraphs that count; captions and embeds differ from one saved page to the next."""


def fingerprint(article: Article) -> str:
    """Return a hash of the article's letters and digits, as 32 hexadecimal digits.

    Whitespace, punctuation and case don't count, since browsers and print versions vary them.
    """
    import hashlib  # late, because it loads OpenSSL and showing the window would wait for that

    digest = hashlib.blake2b(digest_size=16)
    for paragraph in article.paragraphs:
        if paragraph.kind in STORY_KINDS:
            text = unicodedata.normalize("NFKC", paragraph.text).casefold()
            digest.update("".join(filter(str.isalnum, text)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
