"""Where a page's markup refers to its pictures, and the names by which they are kept."""

import hashlib
import re
from collections.abc import Callable, Iterator
from html import unescape

LEAST_SIDE = 100
"""Pixels of width and height; smaller pictures are icons, buttons and tracking pixels."""

_TAG = re.compile(
    r"""<(/?)(img|source|picture)\b((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)""", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""([^\s=>/]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_PIXELS = re.compile(r"\s{0,9}(\d{1,5})(?:\.\d{0,9})?\s{0,9}(?:px)?\s{0,9}", re.IGNORECASE)
_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src")
"""Attributes with one address; a page that loads pictures late has a placeholder in the first."""
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_MOST_IN_SET = 20
_LONGEST_NAME = 2_000

Get = Callable[[str], str | None]
"""Returns an attribute's value."""


def picture_name(reference: str) -> str:
    """Return the name by which a picture is kept; "" for a reference that can't be one.

    It is the reference itself, but for a picture that is written out in the markup.
    """
    reference = reference.strip()
    if reference[:5].lower() == "data:":
        return f"data:{hashlib.sha256(reference.encode('utf-8', 'replace')).hexdigest()}"
    return reference if len(reference) <= _LONGEST_NAME else ""


def read_references(get: Get) -> tuple[str, ...]:
    """Return what an img or source element refers to; nothing if it says that it is small."""
    if any(_is_small(get(side)) for side in ("width", "height")):
        return ()
    found = [value.strip() for name in _ADDRESSES if (value := get(name))]
    return tuple(dict.fromkeys([*filter(None, found), *read_sets(get)]))


def read_sets(get: Get) -> tuple[str, ...]:
    """Return the addresses in an element's sets of pictures of several sizes."""
    return tuple(address for name in _SETS if (value := get(name)) for address in _split_set(value))


def find_references(markup: str) -> Iterator[tuple[str, ...]]:
    """Yield what each img element refers to, with the sources of the picture element around it.

    The markup is searched rather than parsed, which takes a hundredth of the time; what is found
    in a comment or a script does no harm.
    """
    sources: tuple[str, ...] = ()
    for end, tag, inner in _TAG.findall(markup):
        attributes: dict[str, str] = {}
        match tag.lower():
            case "picture":
                sources = ()
            case _ if end:
                continue
            case name:
                for key, value in _ATTRIBUTE.findall(inner):
                    attributes.setdefault(key.lower(), unescape(_unquote(value)))
                if name == "source":
                    sources += read_sets(attributes.get)
                elif found := read_references(attributes.get):
                    yield tuple(dict.fromkeys((*found, *sources)))
                    sources = ()


def _unquote(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value


def _is_small(declared: str | None) -> bool:
    found = _PIXELS.fullmatch(declared) if declared else None
    return found is not None and int(found[1]) < LEAST_SIDE


def _split_set(text: str) -> Iterator[str]:
    """Yield the first addresses of a srcset, each of which may have a width or density behind it.

    An address may have commas in it, but not at its end.
    """
    is_address, count = True, 0
    for word in text.split():
        if not is_address:
            _, comma, word = word.partition(",")
            if not comma:
                continue
        address = word.rstrip(",")
        if address:
            yield address
            count += 1
        is_address = word.endswith(",") or not address
        if count == _MOST_IN_SET:
            return
