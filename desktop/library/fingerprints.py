"""Telling that two saved pages hold the same article."""

import unicodedata

from desktop.reading.article import Article, Kind

TOLD = frozenset(
    {Kind.TITLE, Kind.LEAD, Kind.SUBHEADING, Kind.BODY, Kind.QUOTATION, Kind.LIST_ITEM}
)
"""The kinds that make the story; captions and embeds differ from one saving to the next."""


def fingerprint(article: Article) -> str:
    """Return a hash of the story's letters and digits, the same for two savings of one article.

    Blanks, punctuation and case don't count: browsers and print versions vary them.
    """
    import hashlib  # loads OpenSSL, which a window needn't wait for

    digest = hashlib.blake2b(digest_size=16)
    for paragraph in article.paragraphs:
        if paragraph.kind in TOLD:
            text = unicodedata.normalize("NFKC", paragraph.text).casefold()
            digest.update("".join(filter(str.isalnum, text)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
