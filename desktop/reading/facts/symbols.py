"""What stays as it is: emoji, template fields, tags, handles and hashtags of several words."""

import re
from collections.abc import Iterator

from desktop.reading.article import Span
from desktop.reading.facts.fact import Fact, FactKind

_EMOJI = (
    "[\U0001f1e6-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u203c\u2049\u2190-\u21ff"
    "\u25a0-\u25ff\u3030\u303d\u3297\u3299]"
)
_SYMBOL = re.compile(
    rf"(?P<emoji>(?:{_EMOJI}[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*(?:\u200d(?={_EMOJI}))?)+)"
    r"|\{\{[^{}\n]{1,40}\}\}|\{[A-Za-z_]\w{0,30}\}|\$\{\w{1,30}\}|%\(\w{1,30}\)[sdf]|%(?:\d\$)?[sdf](?!\w)"
    r"|\{\d\}|\[\[[^\[\]\n]{1,60}\]\]|`[^`\n]{1,60}`|&(?:[a-z]{2,8}|#\d{2,6});|\*\*"
    r"|(?<!\w)__|__(?!\w)"
    r"|(?<![^\s(\"'«“\[:])@(?=[A-Za-z_])\w{2,30}(?![\w@])"
    r"|(?<!\w)#(?=\w*[^\W\d])(?=\w*(?:\d|[a-zà-ÿ][A-ZÀ-Þ]))\w{2,50}"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,10}(?: [^<>\n]{0,80})?/?>"
)


def find_symbols(text: str) -> Iterator[Fact]:
    """Yield emoji, fields such as {{name}} and %d, HTML tags, @handles and #CompoundHashtags."""
    for found in _SYMBOL.finditer(text):
        yield Fact(FactKind.SYMBOL, Span(*found.span()), found[0])
