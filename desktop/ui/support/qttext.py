"""Convert text offsets between code points and Qt's UTF-16 units."""


def to_qt(text: str, offset: int) -> int:
    """Return the UTF-16 offset of the code point at `offset` in `text`."""
    if text.isascii():
        return offset
    return offset + sum(letter > "\uffff" for letter in text[:offset])


def from_qt(text: str, offset: int) -> int:
    """Return the code point offset of the UTF-16 unit at `offset` in `text`.

    Offsets inside a surrogate pair are rounded down.
    """
    if text.isascii():
        return offset
    units = 0
    for place, letter in enumerate(text):
        width = 2 if letter > "\uffff" else 1
        if units + width > offset:
            return place
        units += width
    return len(text)
