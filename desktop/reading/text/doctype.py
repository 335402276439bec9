"""Removing the declarations inside a document type, which HTML parsers take for text."""

import re

_START = re.compile(r"<!doctype\b[^\[<>]{0,1000}+\[", re.IGNORECASE)
_HEAD = 4096
_NEXT = re.compile(r"""<!--|<\?|["'\]]""")
_ENDS = {"<!--": "-->", "<?": "?>", '"': '"', "'": "'"}
_END = re.compile(r"\s*+>")


def drop_internal_subset(text: str) -> str:
    """Return a page's markup without the internal subset of its document type (XML 1.0, 2.8).

    One that doesn't end is left as it is.
    """
    start = _START.search(text, 0, _HEAD)
    if start is None:
        return text
    place = start.end()
    while found := _NEXT.search(text, place):
        place = found.end()
        if found[0] == "]":
            end = _END.match(text, place)
            return f"{text[: start.end() - 1]}>{text[end.end() :]}" if end else text
        closed = text.find(_ENDS[found[0]], place)
        if closed < 0:
            return text
        place = closed + len(_ENDS[found[0]])
    return text
