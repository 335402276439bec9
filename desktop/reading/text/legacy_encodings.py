"""Guessing the encoding of text that is neither declared nor Unicode.

Western and Central European text is scored by what its bytes above 0x7F would mean: letters of one
language in places where letters go, and the marks of print around words. Text that has few ASCII
letters in it is left to charset-normalizer, which is made for it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import inf, log
from typing import NamedTuple

SAMPLE = 65_536
"""How many bytes are looked at; the time to guess doesn't grow beyond."""

MOST_RUNS = 2_000
AROUND = 24
CERTAIN = 6.0
"""The lead of the best guess over the next, in nats, that makes it certain (e^6: 400 to 1)."""

PLAUSIBLE = -3.6
"""The likelihood of a character beyond ASCII, in nats, above which a text makes sense."""

ENOUGH_DENSE = 100
"""The bytes above 0x7F that a text in another script needs for a certain guess."""

DENSE_RUN = 3
DENSE_SHARE = 0.5

# What an encoding must be ahead of Windows-1252 by, in nats: how seldom it is met today.
_HANDICAPS = {
    "cp1252": 0.0,
    "iso8859-15": 2.0,
    "mac-roman": 4.0,
    "cp850": 6.0,
    "cp858": 7.0,
    "cp437": 8.0,
    "cp1250": 5.0,
    "iso8859-2": 6.0,
    "cp1254": 8.0,
    "cp1257": 9.0,
    "cp852": 9.0,
}
# The same once more, where Windows-1252 makes sense; encodings that aren't here then don't count.
_HANDICAPS_OF_SENSE = {"cp1252": 0.0, "iso8859-15": 0.0, "cp1250": 4.0, "iso8859-2": 4.0}
_OTHER_SCRIPTS = (
    *("gb18030", "big5", "cp932", "euc_jp", "euc_kr", "cp949"),
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic"),
    *("cp1253", "iso8859_7", "cp1255", "cp1256", "cp874"),
)

# The letters of each language beyond ASCII, the commonest first.
_LETTERS = (
    "éèàêçôîûâùïëœüñ",
    "üäößé",
    "óíáéñúü",
    "ãçáéíóêâõàúô",
    "èàòùìé",
    "àèóéíòçúïü",
    "ëéïüöè",
    "åøæéöäó",
    "äöåéü",
    "áíéóðúýæöþ",
    "áéöóőüíúű",
    "łąęóżśćńź",
    "íáéěřčžšýůúťďňó",
    "áíéčýžšťúľôďňäóĺŕ",
    "ășțîâşţ",
    "čšžćđ",
    "ıışğüöçâî",
    "āīšēžņūļģķč",
    "ėšųžūįąčęõäöü",
)
_ANY_LETTER = "éüöäáíóèçñãøåæßôâêîïëàúúýšžčćłőşğœ"
_LETTER_SHARE = 0.6
_NAMES = 0.15
"""The share of the accents in a text that stand in foreign names."""

_FOREIGN = 0.002
_COMMON = 0.1
_CAPITAL = 0.15
_SYMBOL = 0.002
_UNLIKELY = 0.0001
_NEVER = 0.000001
"""For what no typist or program leaves in a text; one such place can outweigh any handicap."""

_COMMON_WORDS = "àèéáô"
"""Letters that are often words: à, è, é, á, and the vocative ô."""

_WORDS = "àâáåäæèéêíóôöøüý"
"""Letters that are words in some language, or an abbreviation: å, ö, “ü. M.”."""

# The letters beside an apostrophe: l’, d’, qu’, ’s, ’t, ’ll, ’re, ’ve.
_CONTRACTED = frozenset("ldqunsjmctrvLDQUNSJMCTRV")
_OPENING, _CLOSING = "“‘«„‹", "”’»“›"
_MARKS = "“”‘’«»„‹›–—…\xa0"
_INSIDE_WORDS = "’‘´\xa0\xad¬–—…·•®™"
"""Marks that stand between letters: apostrophes, hyphens, the Catalan dot, trade marks."""

_DEAD = "¸¤\ufffd"
"""A cedilla without a letter, the currency sign, and bytes that an encoding doesn't have."""

_BLANK = " \t\r\n\xa0"
_SYMBOLS = "©®™•·°§£€¢±×½¼¾²³µ†‡¡¿¥‰ªº¶"


_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Guess(NamedTuple):
    """Python's codec for a text, and whether another one is far less likely."""

    encoding: str
    is_certain: bool


def guess_encoding(data: bytes) -> Guess:
    """Guess the encoding of text in `data` that isn't Unicode.

    In doubt it is Windows-1252, as browsers have it.
    """
    runs = _find_runs(data)
    guess, is_plausible = _guess_latin(_cut_windows(data, runs))
    if not is_plausible and _is_dense(data, runs):
        found = _guess_other_script(data, runs)
        if found:
            return Guess(found, sum(end - start for start, end in runs) >= ENOUGH_DENSE)
    return guess


def _find_runs(data: bytes) -> list[tuple[int, int]]:
    """Return where the first runs of bytes above 0x7F are."""
    runs: list[tuple[int, int]] = []
    size = 0
    for run in _HIGH_BYTES.finditer(data):
        start, end = run.span()
        runs.append((start, min(end, start + SAMPLE)))
        size += end - start
        if size >= SAMPLE or len(runs) >= MOST_RUNS:
            break
    return runs


def _is_dense(data: bytes, runs: Iterable[tuple[int, int]]) -> bool:
    """Tell whether most bytes above 0x7F stand together, unlike the accents of a Latin script."""
    together = alone = 0
    for start, end in runs:
        size = end - start
        if size < DENSE_RUN:
            alone += size
        elif len(set(data[start:end])) > 1:  # not a line that is drawn
            together += size
    return together > DENSE_SHARE * (together + alone)


def _cut_windows(data: bytes, runs: Iterable[tuple[int, int]]) -> bytes:
    """Return the runs with some bytes around each."""
    windows: list[list[int]] = []
    for start, end in runs:
        if windows and start - AROUND <= windows[-1][1]:
            windows[-1][1] = end + AROUND
        else:
            windows.append([max(0, start - AROUND), end + AROUND])
    return b"\n".join(data[start:end] for start, end in windows)[: 4 * SAMPLE]


def _guess_other_script(data: bytes, runs: list[tuple[int, int]]) -> str | None:
    from charset_normalizer import from_bytes  # loads its tables

    from desktop.reading.text.encodings import find_codec

    start = max(0, runs[0][0] - 1000)
    match = from_bytes(
        data[start : start + SAMPLE], cp_isolation=list(_OTHER_SCRIPTS), threshold=0.4
    ).best()
    return find_codec(match.encoding) if match else None


def _guess_latin(windows: bytes) -> tuple[Guess, bool]:
    """Return the likeliest encoding of a Latin script, and whether its text makes any sense."""
    texts = {encoding: windows.decode(encoding, "replace") for encoding in _HANDICAPS}
    fits = {encoding: _score(text) for encoding, text in texts.items()}
    size = max(1, sum(byte > 0x7F for byte in windows))
    scores = {encoding: fits[encoding] - handicap for encoding, handicap in _HANDICAPS.items()}
    if fits["cp1252"] >= PLAUSIBLE * size:
        for encoding in _HANDICAPS:
            scores[encoding] -= _HANDICAPS_OF_SENSE.get(encoding, inf)
    best = max(scores, key=scores.__getitem__)
    others = (score for encoding, score in scores.items() if texts[encoding] != texts[best])
    is_plausible = fits[best] >= PLAUSIBLE * size
    is_certain = is_plausible and scores[best] - max(others, default=-inf) >= CERTAIN
    return Guess(best, is_certain), is_plausible


def _score(text: str) -> float:
    """Return the log-likelihood of the characters beyond ASCII, in the likeliest language."""
    padded = f"  {text} "
    contexts = Counter(
        padded[place.start() - 2 : place.start() + 2] for place in _BEYOND_ASCII.finditer(padded)
    )
    return max(
        sum(count * log(_weigh(context, letters)) for context, count in contexts.items())
        for letters in _letter_shares()
    )


@cache
def _letter_shares() -> tuple[Mapping[str, float], ...]:
    """Return each language's letters with their shares, which fall with the rank (Zipf)."""
    languages: list[Mapping[str, float]] = []
    for letters in _LETTERS:
        total = sum(1 / (rank + 1) for rank in range(len(letters)))
        shares = dict.fromkeys(_ANY_LETTER, _NAMES / len(_ANY_LETTER))
        for rank, letter in enumerate(letters):
            own = (1 - _NAMES) / (rank + 1) / total
            shares[letter] = shares.get(letter, 0.0) + own
        languages.append(shares)
    languages.append(dict.fromkeys(_ANY_LETTER, 1 / len(_ANY_LETTER)))
    return tuple(languages)


def _weigh(context: str, letters: Mapping[str, float]) -> float:
    """Return how likely the third of four characters is in its place."""
    before, left, char, right = tuple(context)
    if char.isalpha() and char not in "ªº":
        return _weigh_letter(before, left, char, right, letters)
    if (
        char in _DEAD
        or "\x80" <= char <= "\x9f"
        or (left.islower() and right.islower() and char not in _INSIDE_WORDS)
    ):
        return _NEVER
    return max(_weigh_mark(left, char, right), _UNLIKELY)


def _weigh_letter(
    before: str, left: str, char: str, right: str, letters: Mapping[str, float]
) -> float:
    share = letters.get(char.lower(), 0.0)
    share = _LETTER_SHARE * share if share else _FOREIGN
    if left.isdigit():
        # “2è” is written, and “3ème”; but “20øC” is a degree sign of DOS.
        return _UNLIKELY if char in "èéÈÉ" or right.islower() else _NEVER
    if char.islower():
        return _weigh_small_letter(before, left, char, right, share)
    if right.isdigit():
        return _UNLIKELY
    if left.islower() and right.islower():
        return _NEVER
    if left.islower() or (not left.isalpha() and not right.isalpha() and char not in "ÀÉÔÓÍ"):
        return _UNLIKELY
    return share * _CAPITAL


def _weigh_small_letter(before: str, left: str, char: str, right: str, share: float) -> float:
    begins = not left.isalpha()
    if begins and char not in _WORDS and (right.isupper() or right.isdigit()):
        return _NEVER
    if right.isdigit() or right.isupper() or (left.isupper() and before.isupper()):
        return _UNLIKELY
    if begins and not right.isalpha():
        if left.isspace() and right.isspace() and char not in _WORDS:
            return _NEVER
        if char not in _COMMON_WORDS or before in ".!?":
            return _UNLIKELY
    # French words don't end with “à”, but for là and déjà; Italian ones do.
    is_rare = char == "à" and share < _COMMON and left.isalpha() and left not in "lj"
    return max(share * 0.05, _FOREIGN) if is_rare else share


def _weigh_mark(left: str, char: str, right: str) -> float:
    if _is_drawn(char) and (_is_drawn(left) or _is_drawn(right)):
        is_line = all(_is_drawn(beside) or beside.isspace() for beside in (left, right))
        return 0.05 if is_line else 0.0
    starts, ends = _is_edge(left), _is_edge(right)
    if char == "’" and left.isalpha() and right.isalpha():
        return 0.3 if left in _CONTRACTED or right in _CONTRACTED else 0.05
    if char in "–—\xa0\xad":
        return 0.05
    if char == "…":
        return 0.1 if ends or starts else _SYMBOL
    if char in "€£":
        return 0.05 if left.isdigit() or right.isdigit() or left in _BLANK else _SYMBOL
    if char == "°":
        return 0.05 if left.isdigit() or left in "nN" else _SYMBOL
    if char in "©•·":
        return 0.02 if starts else _SYMBOL
    if char in _OPENING and starts and (char == "«" or not right.isspace()):
        return 0.08
    if char in _CLOSING and ends and (char == "»" or not left.isspace()):
        return 0.08
    if char in "¼½¾" and right.isalpha():
        return 0.0
    if char in _SYMBOLS and (not left.isalpha() or not right.isalpha()):
        return _SYMBOL
    return 0.0


def _is_drawn(char: str) -> bool:
    """Tell whether `char` is one of the lines and blocks that DOS draws tables with."""
    return "\u2500" <= char <= "\u259f"


def _is_edge(char: str) -> bool:
    """Tell whether a word may begin or end beside `char`."""
    return not char.isalnum() and (char.isspace() or char.isascii() or char in _MARKS)
