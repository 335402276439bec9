"""What a reader types into the search box, as clauses; whatever is typed means something.

Words must all be found; `"some words"` stand together, `clim*` is how a word begins, `-word` or
`NOT word` must not be found, `this OR that` finds either. `note:`, `tag:`, `lang:`, `before:`,
`after:`, `title:`, `source:`, `colour:`, `is:` and `has:` narrow the search; so do the same in
French. What is none of these is read as plain words, so that there is no wrong query.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.reading.languages.language_names import language_called
from desktop.reading.text.words import WORD, fold

LONGEST = 1000
"""How much of a query is read, in code points; nobody types more."""
MOST = 24
"""How many words and filters of a query are read."""
SHORTEST_PREFIX = 2
"""A single letter begins too many words to mean anything: `a*` is the word "a"."""


class Field(StrEnum):
    """What a filter looks at."""

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
"""The fields of a highlight; the others are of its article."""


class Trait(StrEnum):
    """What a highlight may be or have: the values of `is:` and `has:`."""

    LOST = "lost"
    MARKED = "highlight"
    NOTED = "note"
    TAGGED = "tag"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other, in lower case with their accents.

    Other forms of the word are found too unless it `is_exact`; the last word may be but the
    beginning of one where it `is_prefix`.
    """

    words: tuple[str, ...]
    is_exact: bool = False
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and what is asked of it.

    The value is a Term in notes and titles; a language's code, a trait, the beginning of an ISO
    date; elsewhere the reader's words, folded, which may be a beginning.
    """

    field: Field
    value: Term | str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What must be found, any of it, or must not be.

    Terms never mix with filters, nor filters of highlights with those of articles.
    """

    any_of: tuple[Term, ...] | tuple[Filter, ...]
    is_excluded: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the terms, where it is of terms."""
        return tuple(one for one in self.any_of if isinstance(one, Term))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Return the filters, where it is of filters."""
        return tuple(one for one in self.any_of if isinstance(one, Filter))

    @property
    def is_on_highlights(self) -> bool:
        """Tell whether it is of filters of highlights."""
        return any(one.field in ON_HIGHLIGHTS for one in self.filters)


@dataclass(frozen=True, slots=True)
class Query:
    """All that is asked; falsy where that is nothing."""

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
"""French articles and small words before a vowel: nobody who looks for "l'accord" wants the l."""
DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")


def parse(text: str) -> Query:
    """Return what is asked by `text`, whatever it holds; raises nothing."""
    found: list[Clause] = []
    joins = excludes = False
    # Half a surrogate pair, which a paste may hold, can't be handed to SQLite.
    sound = text[:LONGEST].encode("utf-8", "ignore").decode("utf-8").translate(QUOTES)
    items = [one for one in ITEM.finditer(sound) if one.group()]
    for item in items[:MOST]:
        keyword = item.group()
        if keyword in EITHER:
            joins = True
        elif keyword in EXCLUDING:
            excludes = True
        elif keyword not in BOTH:
            clauses = _clauses(item, excludes or bool(item["minus"]))
            if joins and found and len(clauses) == 1 and _may_join(found[-1], clauses[0]):
                clauses = (_joined(found.pop(), clauses[0]),)
            found += clauses
            if clauses:
                joins = excludes = False
    return Query(tuple(found))


def _clauses(item: re.Match[str], is_excluded: bool) -> tuple[Clause, ...]:
    """Return what an item asks: nothing where it holds no word, or a field without a value."""
    value = item["bare"] if item["quoted"] is None else item["quoted"]
    field = FIELDS.get(fold(item["field"] or ""))
    if field and not WORD.search(value):
        return ()
    asked = field and _filter(field, value, item)
    if asked:
        return (Clause((asked,), is_excluded),)
    if item["quoted"] is None:
        terms = [_term(f"{item['field'] or ''} {value}", item)]
    else:
        terms = [_term(item["field"] or "", item), _term(value, item)]
    return tuple(Clause((term,), is_excluded) for term in terms if term.words)


def _filter(field: Field, value: str, item: re.Match[str]) -> Filter | None:
    """Return a filter; None where the field has no such value."""
    if field in (Field.NOTE, Field.TITLE):
        return Filter(field, _term(value, item))
    folded = fold(" ".join(value.rstrip("*").split()))
    match field:
        case Field.LANGUAGE:
            known: str | None = language_called(folded)
        case Field.IS | Field.HAS:
            known = TRAITS.get(folded)
        case Field.BEFORE | Field.AFTER:
            known = _date(folded)
        case _:
            return Filter(field, folded, is_prefix=_has_star(item))
    return Filter(field, known) if known else None


def _term(value: str, item: re.Match[str]) -> Term:
    is_phrase = item["quoted"] is not None
    if not is_phrase:
        value = ELIDED.sub("", value)
    words = tuple(WORD.findall(value.lower()))[:MOST]
    is_prefix = bool(words) and _has_star(item) and len(words[-1]) >= SHORTEST_PREFIX
    return Term(words, is_exact=is_phrase or len(words) > 1, is_prefix=is_prefix)


def _has_star(item: re.Match[str]) -> bool:
    return bool(item["star"]) or (item["bare"] or "").endswith("*")


def _date(value: str) -> str | None:
    """Return a day, a month or a year in ISO 8601; None where it is no date."""
    match = DATE.fullmatch(value)
    if match is None:
        return None
    year, *rest = (int(part) for part in match.groups() if part is not None)
    month, day = [*rest, 1, 1][:2]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _may_join(before: Clause, after: Clause) -> bool:
    """Tell whether OR can stand between two clauses; where it can't, both must be found."""
    same = (bool(before.terms), before.is_on_highlights) == (
        bool(after.terms),
        after.is_on_highlights,
    )
    return same and not before.is_excluded and not after.is_excluded


def _joined(before: Clause, after: Clause) -> Clause:
    if before.terms:
        return Clause((*before.terms, *after.terms))
    return Clause((*before.filters, *after.filters))
