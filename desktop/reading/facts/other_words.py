"""Other words for a number: "both" for 2, "a fortnight" for 15, "centenary" for 100."""

import re
from decimal import Decimal

_SAID_OTHERWISE = {
    value: re.compile(rf"(?i)\b(?:{words})\b")
    for value, words in (
        (Decimal("0.5"), r"half|demi\w*|moitié"),
        (Decimal(2), r"both|pair|couple|double|twice|second\w*|tous deux|deuxième|bi\w+|les? deux"),
        (Decimal(3), r"3D|triple|tri\w+|third|tiers|trio"),
        (Decimal(4), r"quarter\w*|quart\w*|fourth"),
        (Decimal(6), r"half a dozen|demi-douzaine|sixth|sixième"),
        (Decimal(8), r"weeks?|semaines?"),
        (Decimal(10), r"tens?|dizaines?|decade\w*|décennie\w*|tenth"),
        (Decimal(12), r"dozens?|douzaines?"),
        (Decimal(15), r"fortnight|quinzaine|two weeks"),
        (Decimal(16), r"8es? de finale|huitièmes? de finale"),
        (Decimal(100), r"hundreds?|cents?|centaines?|century|centenaire|centenary"),
        (Decimal(1000), r"thousands?|mille|milliers?|millénaire|millenium|millennium"),
        (Decimal(10**6), r"millions?"),
        (Decimal(10**9), r"milliards?|billions?"),
    )
}
"""Other words for a value, in both languages."""


def is_said_otherwise(value: Decimal, output: str) -> bool:
    """Tell whether a translation has another word for a number."""
    said = _SAID_OTHERWISE.get(abs(value))
    return said is not None and said.search(output) is not None
