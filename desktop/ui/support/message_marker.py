"""A marker for translatable strings in tables, found by lupdate."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return `text`, marked for translation in `context`; Qt's own function isn't typed."""
    return text
