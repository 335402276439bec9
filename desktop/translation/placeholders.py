"""Placeholders, tags and markup ("{{name}}", "%d", "<b>"): hidden as numbers that models copy.

Of ten sentences with several, the model gave four-digit numbers back whole in all, and in none the
marks for symbols ("@@1@@"), before any repair.
"""

import re
from collections import Counter
from dataclasses import dataclass

_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,40}\}\}|\$?\{\w{1,30}\}|%\(\w{1,30}\)[sdf]|%(?:\d\$)?[sdf](?!\w)"
    r"|\[\[[^\[\]\n]{1,60}\]\]|`[^`\n]{1,60}`|&(?:[a-z]{2,8}|#\d{2,6});|\*\*|(?<!\w)__|__(?!\w)"
    r"|</?(?!br\b)[a-zA-Z][a-zA-Z0-9]{0,10}(?: [^<>\n]{0,80})?/?>"
)
_EMPTY = re.compile(r"\*\*\*\*|____|<(\w{1,10})(?: [^<>\n]{0,80})?>[\s,.]{0,3}</\1>")
_NUMBER = re.compile(
    r"(?P<before>\s?)(?<!\d)(?P<first>[3678])[\s.,]?(?P<rest>\d{3})(?!\d)(?P<after>\s?)"
)
_PREFIXES = ("666", "777", "888", "333")
_MOST = 9


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A hidden part, the number in its place, and whether a word touches it on either side."""

    text: str
    number: str
    touches_before: bool
    touches_after: bool


def hide_placeholders(text: str) -> tuple[str, tuple[Placeholder, ...]]:
    """Return `text` with numbers in place of its placeholders; unchanged if it has too many."""
    found = list(_PLACEHOLDER.finditer(text))
    prefix = next((one for one in _PREFIXES if one not in text), None)
    if not 0 < len(found) <= _MOST or prefix is None:
        return text, ()
    if not any(letter.isalpha() for letter in _PLACEHOLDER.sub("", text)):
        return text, ()
    parts: list[str] = []
    hidden: list[Placeholder] = []
    end = 0
    for number, one in enumerate(found, 1):
        before, after = text[: one.start()][-1:], text[one.end() :][:1]
        mark = Placeholder(one[0], f"{prefix}{number}", before.isalnum(), after.isalnum())
        parts.append(text[end : one.start()])
        parts.append(" " * mark.touches_before + mark.number + " " * mark.touches_after)
        hidden.append(mark)
        end = one.end()
    return "".join([*parts, text[end:]]), tuple(hidden)


def loses_placeholder(source: str, text: str) -> bool:
    """Tell whether a translation lacks a placeholder, or has nothing between two tags."""
    wanted, found = (Counter(_PLACEHOLDER.findall(one)) for one in (source, text))
    return bool(wanted - found) or len(_EMPTY.findall(text)) > len(_EMPTY.findall(source))


def show_placeholders(text: str, hidden: tuple[Placeholder, ...]) -> str:
    """Return a translation with the placeholders for their numbers; a lost one stays lost."""
    missing = {one.number: one for one in hidden}

    def show(found: re.Match[str]) -> str:
        one = missing.pop(found["first"] + found["rest"], None)
        if one is None:
            return found[0]
        before = "" if one.touches_before else found["before"]
        return before + one.text + ("" if one.touches_after else found["after"])

    return _NUMBER.sub(show, text)
