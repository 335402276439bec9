"""Removing a page's last end tags, after which libxml2 2.14 ignores whatever follows."""

import re

_END = re.compile(r"</(?:body|html)(?:[\s/][^<>]*+)?>", re.IGNORECASE)


def drop_end_tags(text: str) -> str:
    """Return an HTML page without `</body>` and `</html>`.

    Browsers show text after them in the body (HTML Standard, 13.2.6.4.19-22), so they mean nothing.
    """
    return _END.sub("", text)
