"""Names of languages in French and English, from the Unicode CLDR (through Babel)."""

from functools import lru_cache

from desktop.reading.article import Language
from desktop.reading.languages.routes import READER_LANGUAGES
from desktop.reading.text.words import fold


@lru_cache
def language_name(language: Language, reader: Language) -> str:
    """Return the name of `language` in the `reader`'s, French or English ("allemand", "German").

    OTHER has no name, so its code is returned.
    """
    from babel import Locale  # rarely needed: most libraries have only French and English

    return str(Locale(reader.value).languages.get(language.value, language.value))


@lru_cache
def find_language(name: str) -> Language | None:
    """Find a language by its code or its French or English name, ignoring case and accents."""
    wanted = fold(name)
    known = [one for one in Language if one is not Language.OTHER]
    if wanted in known:
        return Language(wanted)
    return next(
        (
            one
            for reader in READER_LANGUAGES
            for one in known
            if wanted in fold(language_name(one, reader)).split()[:1]
        ),
        None,
    )
