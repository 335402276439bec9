"""Parsing search queries: words, phrases, OR, NOT, and filters such as `title:` or `tag:`.

All words must match; `"some words"` is a phrase, `clim*` a prefix, `-word` or `NOT word` excludes,
`this OR that` matches either. The filters are `note:`, `tag:`, `lang:`, `before:`, `after:`,
`title:`, `source:`, `colour:`, `is:` and `has:`, also in French. Anything else is read as plain
words, so no query is invalid.

To add a filter, add it to `Field` and `FIELDS` here and its condition to
library/search_conditions.py.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.reading.languages.language_names import find_language
from desktop.reading.text.words import WORD, fold

LONGEST = 1000
"""How much of a query is parsed, in code points; nobody types more."""
MOST = 24
"""How many words and filters of a query are used."""
SHORTEST_PREFIX = 2
"""A single letter matches too many words as a prefix: `a*` is the word "a"."""


class Field(StrEnum):
    """The field that a filter tests."""

    NOTE = "note"
    TAG = "tag"
    LANGUAGE = "lang"
    BEFORE = "before"
    AFTER = "after"
    TITLE = "title"
    SOURCE = "source"
    COLOUR = "colour"
    IS = "is"
    HAS = "has"


ON_HIGHLIGHTS = frozenset({Field.NOTE, Field.TAG, Field.COLOUR, Field.IS, Field.HAS})
"""Fields of a highlight; the others are of its article."""


class Trait(StrEnum):
    """A property of a highlight: the values of `is:` and `has:`."""

    LOST = "lost"
    MARKED = "highlight"
    NOTED = "note"
    TAGGED = "tag"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase, in lower case with its accents.

    Unless it `is_exact`, other forms of the word match too. With `is_prefix`, the last word matches
    the beginning of a word.
    """

    words: tuple[str, ...]
    is_exact: bool = False
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and the value it must have.

    The value is a Term for notes and titles, else a string: a language code, a trait, the beginning
    of an ISO date, or the typed words, folded, which may be a prefix.
    """

    field: Field
    value: Term | str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives of which one must match, or none may if `is_excluded`.

    A clause never mixes terms with filters, nor filters of highlights with those of articles.
    """

    any_of: tuple[Term, ...] | tuple[Filter, ...]
    is_excluded: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the clause's terms; none if it consists of filters."""
        return tuple(one for one in self.any_of if isinstance(one, Term))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Return the clause's filters; none if it consists of terms."""
        return tuple(one for one in self.any_of if isinstance(one, Filter))

    @property
    def is_on_highlights(self) -> bool:
        """Tell whether the clause filters highlights."""
        return any(one.field in ON_HIGHLIGHTS for one in self.filters)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: clauses that must all match; falsy if empty."""

    clauses: tuple[Clause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)


FIELDS = {
    "note": Field.NOTE,
    "tag": Field.TAG,
    "etiquette": Field.TAG,
    "lang": Field.LANGUAGE,
    "language": Field.LANGUAGE,
    "langue": Field.LANGUAGE,
    "before": Field.BEFORE,
    "avant": Field.BEFORE,
    "after": Field.AFTER,
    "since": Field.AFTER,
    "apres": Field.AFTER,
    "depuis": Field.AFTER,
    "title": Field.TITLE,
    "titre": Field.TITLE,
    "source": Field.SOURCE,
    "colour": Field.COLOUR,
    "color": Field.COLOUR,
    "couleur": Field.COLOUR,
    "is": Field.IS,
    "est": Field.IS,
    "has": Field.HAS,
    "avec": Field.HAS,
}
TRAITS = {
    "lost": Trait.LOST,
    "perdu": Trait.LOST,
    "perdue": Trait.LOST,
    "highlight": Trait.MARKED,
    "highlighted": Trait.MARKED,
    "surlignage": Trait.MARKED,
    "surligne": Trait.MARKED,
    "note": Trait.NOTED,
    "tag": Trait.TAGGED,
    "etiquette": Trait.TAGGED,
}
EITHER = frozenset({"OR", "OU"})
EXCLUDING = frozenset({"NOT", "NON"})
BOTH = frozenset({"AND", "ET"})

QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))
ITEM = re.compile(
    r"""
    (?P<minus>[-−](?=[^\s-]))?
    (?:(?P<field>[^\W\d_]+):)?
    (?: "(?P<quoted>[^"]*)(?:"|$) | (?P<bare>[^\s"]*) )
    (?P<star>\*?)
    """,
    re.VERBOSE,
)
ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.IGNORECASE)
"""Elided French words before a vowel: nobody who searches for "l'accord" wants the l."""
DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")


def parse_query(text: str) -> Query:
    """Parse the text of the search box; never raises."""
    found: list[Clause] = []
    joins = excludes = False
    # A lone surrogate, which pasted text may contain, can't be passed to SQLite.
    sound = text[:LONGEST].encode("utf-8", "ignore").decode("utf-8").translate(QUOTES)
    items = [one for one in ITEM.finditer(sound) if one.group()]
    for item in items[:MOST]:
        keyword = item.group()
        if keyword in EITHER:
            joins = True
        elif keyword in EXCLUDING:
            excludes = True
        elif keyword not in BOTH:
            clauses = _parse_item(item, excludes or bool(item["minus"]))
            if joins and found and len(clauses) == 1 and _may_join(found[-1], clauses[0]):
                clauses = (_join(found.pop(), clauses[0]),)
            found += clauses
            if clauses:
                joins = excludes = False
    return Query(tuple(found))


def _parse_item(item: re.Match[str], is_excluded: bool) -> tuple[Clause, ...]:
    """Return an item's clauses: none if it has no word, or a field without a value."""
    value = item["bare"] if item["quoted"] is None else item["quoted"]
    field = FIELDS.get(fold(item["field"] or ""))
    if field and not WORD.search(value):
        return ()
    asked = field and _parse_filter(field, value, item)
    if asked:
        return (Clause((asked,), is_excluded),)
    if item["quoted"] is None:
        terms = [_parse_term(f"{item['field'] or ''} {value}", item)]
    else:
        terms = [_parse_term(item["field"] or "", item), _parse_term(value, item)]
    return tuple(Clause((term,), is_excluded) for term in terms if term.words)


def _parse_filter(field: Field, value: str, item: re.Match[str]) -> Filter | None:
    """Return a filter; None if the field has no such value."""
    if field in (Field.NOTE, Field.TITLE):
        return Filter(field, _parse_term(value, item))
    folded = fold(" ".join(value.rstrip("*").split()))
    match field:
        case Field.LANGUAGE:
            known: str | None = find_language(folded)
        case Field.IS | Field.HAS:
            known = TRAITS.get(folded)
        case Field.BEFORE | Field.AFTER:
            known = _parse_date(folded)
        case _:
            return Filter(field, folded, is_prefix=_has_star(item))
    return Filter(field, known) if known else None


def _parse_term(value: str, item: re.Match[str]) -> Term:
    is_phrase = item["quoted"] is not None
    if not is_phrase:
        value = ELIDED.sub("", value)
    words = tuple(WORD.findall(value.lower()))[:MOST]
    is_prefix = bool(words) and _has_star(item) and len(words[-1]) >= SHORTEST_PREFIX
    return Term(words, is_exact=is_phrase or len(words) > 1, is_prefix=is_prefix)


def _has_star(item: re.Match[str]) -> bool:
    return bool(item["star"]) or (item["bare"] or "").endswith("*")


def _parse_date(value: str) -> str | None:
    """Return a day, month or year in ISO 8601; None if it isn't a date."""
    match = DATE.fullmatch(value)
    if match is None:
        return None
    year, *rest = (int(part) for part in match.groups() if part is not None)
    month, day = [*rest, 1, 1][:2]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _may_join(before: Clause, after: Clause) -> bool:
    """Tell whether OR can join two clauses; otherwise both must match."""
    same = (bool(before.terms), before.is_on_highlights) == (
        bool(after.terms),
        after.is_on_highlights,
    )
    return same and not before.is_excluded and not after.is_excluded


def _join(before: Clause, after: Clause) -> Clause:
    if before.terms:
        return Clause((*before.terms, *after.terms))
    return Clause((*before.filters, *after.filters))
