"""The names of languages in French and English, from the Unicode CLDR (by Babel)."""

from functools import lru_cache

from desktop.reading.article import Language
from desktop.reading.languages.routes import READ
from desktop.reading.text.words import fold


@lru_cache
def language_name(language: Language, reader: Language) -> str:
    """Return what `language` is called in the reader's, French or English ("allemand", "German").

    OTHER, which has no name, is its code.
    """
    from babel import Locale  # most libraries hold the two languages alone, which need no list

    return str(Locale(reader.value).languages.get(language.value, language.value))


@lru_cache
def language_called(name: str) -> Language | None:
    """Return the language of a code or a name in French or English, whatever its accents."""
    wanted = fold(name)
    known = [one for one in Language if one is not Language.OTHER]
    if wanted in known:
        return Language(wanted)
    return next(
        (
            one
            for reader in READ
            for one in known
            if wanted in fold(language_name(one, reader)).split()[:1]
        ),
        None,
    )
