"""English Title Case, such as headlines: recognising it, and bringing it to sentence case.

Models take every capitalised word for a name, and replace or copy it.
"""

import re
from collections.abc import Sequence

from desktop.translation.word_lists import Lexicon, load_words


def _read_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAMES = "en-names.txt"
WORDS = "en.txt"
_WORD = re.compile(r"(?<![\w@#/.{<&$%])[^\W\d_]{1,50}(?:['’][^\W\d_]{1,20})?(?![\w@/}>])")
_BEHIND_HYPHEN = re.compile(r"(?<=\w)-\w{1,50}")
_SMALL_WORDS = _read_words(
    """
    a about above across after against along amid among an and around as at be before behind
    below beneath beside between beyond but by de despite down du during except for from if in
    inside into is it its la le like near nor of off on onto or out outside over past per since
    so than that the through throughout till to toward towards under until up upon versus via vs
    when while with within without yet
    """
)
"""Articles, conjunctions and prepositions, which title case may leave in small letters."""
_FEWEST_WORDS = 3
_FEWEST_COMMON = 2
"""Capitalised words, behind the first, that aren't names; a sentence hardly has one."""
_SENTENCE_END = re.compile(r"(?:[.!?…]['\"’”»)]{0,2}\s+|^\W{0,10})['\"‘“«(\[]{0,2}$")
_MOST_BEFORE = 20
_FIRST_NAMES = _read_words(
    """
    Adam Alan Alex Alexander Alice Amy Andrew Andy Angela Anna Anne Anthony Ashley Barack
    Barbara Ben Bernie Betty Bill Bob Boris Brian Bruce Carl Carol Charles Charlie Charlotte
    Chris Christopher Daniel Danny David Dean Dennis Diana Donald Douglas Edward Elizabeth
    Ellen Emily Emma Eric Frances Francis Frank Fred Gary George Gordon Graham Greg Hannah
    Harold Harry Helen Henry Hilary Hillary Howard Ian Jack Jacob James Jamie Jane Janet Jason
    Jennifer Jeremy Jerry Jessica Jim Jimmy Joan Joe John Johnny Jon Jonathan Joseph Judy
    Julia Julie Karen Kate Katie Keith Kelly Ken Kenneth Kevin Larry Laura Lauren Lisa Liz
    Louise Lucy Margaret Maria Marie Martin Mary Matt Matthew Megan Melissa Michael Michelle
    Mike Nancy Neil Nick Nicola Nigel Oliver Patricia Patrick Paul Peter Phil Philip Rachel
    Ralph Rebecca Richard Robert Robin Rod Roger Ron Ronald Ruth Ryan Sam Samantha Sandra
    Sarah Scott Sharon Simon Sophie Stephen Steve Steven Stuart Susan Taylor Ted Teresa
    Theresa Thomas Tim Tom Tony Victoria Vladimir Walter Wayne William Mr Mrs Ms Dr Sir Lord
    Lady Miss Prof
    """
)
_SURNAMES = _read_words(
    """
    Archer Baker Ball Banks Barber Bell Bird Bishop Black Blair Bloom Bond Booker Brown Bush
    Butler Carpenter Carter Cash Church Clay Cook Cooper Cox Cross Cruise Day Dean Driver
    Farmer Field Fields Fisher Flowers Ford Foster Fox Fry Gates Good Grant Gray Green Grey
    Hall Hammer Hardy Head Hill Hope House Hunt Hunter Jobs Judge King Knight Lake Lamb Lane
    Law Little Long Love Low Major Marsh Mason May Miller Moon Moore Moss Page Park Parker
    Parks Penny Piper Pitt Pope Porter Potter Power Powers Price Quick Ray Read Reed Rice Rich
    Rose Rush Sharp Short Singer Small Smart Smith Snow Sparks Speaker Spears Spring Steel
    Stone Strange Street Summers Swift Tailor Turner Wade Walker Wall Walls Ward Waters Webb
    Weeks West White Wise Wolf Wood Woods Young
    """
)
"""Surnames that are common words too: kept behind a first name or a courtesy title."""
_PHRASES = re.compile(
    r"\b(?:White House|Downing Street|Wall Street|Supreme Court|Prime Minister|United (?:States"
    r"|Kingdom|Nations|Airlines)|European (?:Union|Commission|Parliament|Central Bank)"
    r"|(?:House|Church) of (?:Commons|Lords|Representatives|England)|Labour Party|Green Party"
    r"|New (?:York|Zealand|Delhi|Orleans|Jersey|Hampshire|Mexico|England|Caledonia|Brunswick)"
    r"|(?:North|South|West|East) (?:Korea|Africa|Sudan|Wales|Carolina|Dakota|Bank|Virginia"
    r"|Timor|Yorkshire|Sussex)|Middle East|Northern Ireland|Ivory Coast|Sri Lanka|Costa Rica"
    r"|El Salvador|Great Britain|Burkina Faso|World Cup|World Bank|World War|Los Angeles"
    r"|San (?:Francisco|Diego)|Las Vegas|Hong Kong|Security Council|Red Cross|Black Sea|Red Sea"
    r"|Silicon Valley|Guantanamo Bay|Tel Aviv|Cape Town|Premier League|Champions League"
    r"|(?:The )?(?:New York|Financial|Los Angeles) Times|Washington Post|Manchester United"
    r"|Big Ben|Air France|Rolling Stones)\b",
    re.IGNORECASE,
)
_MONTHS = frozenset({"May", "March"})
_BEFORE_MONTH = re.compile(
    r"(?i)(?:\b(?:in|of|since|until|till|by|before|after|last|next|early|late|mid|from|\d{1,2}"
    r"(?:st|nd|rd|th)?)[ -])$"
)
_DAY_OR_YEAR = re.compile(r"^ \d{1,4}\b")


def is_title_case(text: str) -> bool:
    """Tell whether an English text is in title case: its words capitalised, names or not."""
    names, words = load_words(NAMES), load_words(WORDS)
    if names is None or words is None:
        return False
    found = _WORD.findall(_BEHIND_HYPHEN.sub("", text))
    if len(found) < _FEWEST_WORDS:
        return False
    small = [word for word in found if word[0].islower() and word not in _SMALL_WORDS]
    if len(small) * 12 > len(found) or sum(map(str.isupper, found)) * 2 > len(found):
        return False
    common = sum(
        word[0].isupper() and not word.isupper() and _is_common(word, names, words)
        for word in found[1:]
    )
    return bool(common >= _FEWEST_COMMON and common > len(small))


def lower_title_case(text: str) -> str:
    """Return a text in title case in sentence case, as long as before.

    Names, acronyms and words that aren't in the list of words stay.
    """
    names, words = load_words(NAMES), load_words(WORDS)
    if names is None or words is None:
        return text
    phrases = [found.span() for found in _PHRASES.finditer(text)]
    parts: list[str] = []
    end = 0
    before = ""
    for found in _WORD.finditer(text):
        word = found[0]
        start = found.start()
        is_kept = (
            not _is_common(word, names, words)
            or _SENTENCE_END.search(text[max(0, start - _MOST_BEFORE) : start]) is not None
            or _is_inside(start, phrases)
            or (before in _FIRST_NAMES and _bare(word) in _SURNAMES)
            or _is_month(word, text[:start][-_MOST_BEFORE:], text[found.end() :][:6])
        )
        parts += [text[end:start], word if is_kept else word[0].lower() + word[1:]]
        end, before = found.end(), word
    return "".join([*parts, text[end:]])


def _is_common(word: str, names: Lexicon, words: Lexicon) -> bool:
    """Tell whether a word is written small inside a sentence."""
    if word[1:] != word[1:].lower():
        return False  # an acronym, or "McDonald"
    if word in ("A", "a"):
        return True
    if len(_bare(word)) == 1:
        return False  # "I", "Vitamin D"
    bare = _bare(word).lower()
    if bare != word.lower() and word.lower().endswith("t"):
        return True  # "Don't"
    return bare in words and bare not in names


def _bare(word: str) -> str:
    """Return a word without "'s" and its like."""
    return word.replace("’", "'").partition("'")[0]


def _is_month(word: str, before: str, after: str) -> bool:
    if word not in _MONTHS:
        return False
    return bool(_BEFORE_MONTH.search(before) or _DAY_OR_YEAR.match(after))


def _is_inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
