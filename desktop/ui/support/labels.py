"""Translated texts shared by the window's parts: languages, dates, reasons, doubts, errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from desktop.base.errors import AppError
from desktop.reading.article import Direction, Doubt, Language, Reason, Translated
from desktop.reading.languages import language_names
from desktop.ui.support.message_marker import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.languages import Route

SEPARATOR = "  ·  "
"""Between facts on one line."""
LANGUAGES = {
    Language.FRENCH: QT_TRANSLATE_NOOP("texts", "French"),
    Language.ENGLISH: QT_TRANSLATE_NOOP("texts", "English"),
    Language.OTHER: QT_TRANSLATE_NOOP("texts", "another language"),
}
REASONS = {
    Reason.SITE_NAME: QT_TRANSLATE_NOOP("texts", "name of the site"),
    Reason.NAVIGATION: QT_TRANSLATE_NOOP("texts", "navigation"),
    Reason.SHARING: QT_TRANSLATE_NOOP("texts", "sharing"),
    Reason.ADVERTISEMENT: QT_TRANSLATE_NOOP("texts", "advertisement"),
    Reason.NEWSLETTER: QT_TRANSLATE_NOOP("texts", "newsletter"),
    Reason.TEASER: QT_TRANSLATE_NOOP("texts", "another article"),
    Reason.COMMENTS: QT_TRANSLATE_NOOP("texts", "comments"),
    Reason.LEGAL: QT_TRANSLATE_NOOP("texts", "legal notice"),
    Reason.METADATA: QT_TRANSLATE_NOOP("texts", "date, author or source"),
    Reason.REPETITION: QT_TRANSLATE_NOOP("texts", "repeated"),
    Reason.NOT_PROSE: QT_TRANSLATE_NOOP("texts", "not running text"),
    Reason.BY_READER: QT_TRANSLATE_NOOP("texts", "left out by you"),
}
DOUBTS = {
    Doubt.REPEATS: QT_TRANSLATE_NOOP("texts", "it repeats itself"),
    Doubt.LENGTH: QT_TRANSLATE_NOOP("texts", "its length is odd"),
    Doubt.COPIED: QT_TRANSLATE_NOOP("texts", "it was copied, not translated"),
    Doubt.DIGITS_LOST: QT_TRANSLATE_NOOP("texts", "a number, time or amount is missing or wrong"),
    Doubt.NAME_LOST: QT_TRANSLATE_NOOP("texts", "a name is missing"),
    Doubt.WORD_GUESSED: QT_TRANSLATE_NOOP("texts", "a word in it is a guess"),
    Doubt.UNSURE: QT_TRANSLATE_NOOP("texts", "the model itself is unsure of it"),
    Doubt.TERM: QT_TRANSLATE_NOOP("texts", "it doesn't follow the glossary"),
    Doubt.CUT: QT_TRANSLATE_NOOP("texts", "it is cut short"),
}
COLOUR_NAMES = {
    1: QT_TRANSLATE_NOOP("texts", "Yellow"),
    2: QT_TRANSLATE_NOOP("texts", "Green"),
    3: QT_TRANSLATE_NOOP("texts", "Blue"),
    4: QT_TRANSLATE_NOOP("texts", "Pink"),
    5: QT_TRANSLATE_NOOP("texts", "Violet"),
}


def join_facts(*facts: str | None) -> str:
    """Return facts on one line, without those that aren't known."""
    return SEPARATOR.join(fact for fact in facts if fact)


def reader_language() -> Language:
    """Return the window's language, into which third languages are translated."""
    is_french = QLocale().language() is QLocale.Language.French
    return Language.FRENCH if is_french else Language.ENGLISH


def language_name(language: Language) -> str:
    """Return the language's name in the window's language."""
    if language in LANGUAGES:
        return QCoreApplication.translate("texts", LANGUAGES[language])
    return language_names.language_name(language, reader_language())


def direction_text(direction: Direction) -> str:
    """Return a translation direction, such as "French → English", in the window's language."""
    return f"{language_name(direction.source)} → {language_name(direction.target)}"


def missing_model_text(route: Route) -> str:
    """Return which models to install so that a language can be translated."""
    name = language_name(route.direction.source)
    text = QCoreApplication.translate(
        "texts", "{language}: install {models} in Models to see a translation."
    )
    models = ", ".join(map(direction_text, route.missing))
    return text.format(language=name[:1].upper() + name[1:], models=models)


def reason_text(reason: Reason) -> str:
    """Return why a line was left out, in the window's language."""
    return QCoreApplication.translate("texts", REASONS[reason])


def translation_state(translated: Translated, better_key: str) -> str:
    """Return what there is to know about a translation, or nothing, in the window's language.

    `better_key` is the key that uses a better draft, or nothing if none does.
    """
    translate = QCoreApplication.translate
    if translated.is_by_reader:
        return translate("texts", "Your translation")
    parts = []
    if translated.better:
        with_key = translate("texts", "There is a better draft: {key} uses it")
        without = translate("texts", "There is a better draft")
        parts.append(with_key.format(key=better_key) if better_key else without)
    if translated.doubts:
        doubtful = translate("texts", "Doubtful: {doubts}")
        parts.append(doubtful.format(doubts=doubts_text(translated.doubts)))
    return join_facts(*parts)


def doubts_text(doubts: tuple[Doubt, ...]) -> str:
    """Return why a translation is doubtful, in the window's language."""
    return ", ".join(QCoreApplication.translate("texts", DOUBTS[doubt]) for doubt in doubts)


def number_text(number: int) -> str:
    """Return a whole number with its digits grouped as in the window's language: "16 170"."""
    return QLocale().toString(number)


def date_text(moment: str | None) -> str:
    """Format an ISO 8601 date, with or without a time, for the window's language."""
    if not moment:
        return ""
    day = QLocale().toString(QDate.fromString(moment[:10], Qt.DateFormat.ISODate), "d MMM yyyy")
    return f"{day}, {moment[11:16]}" if "T" in moment else day


def error_text(error: AppError) -> str:
    """Return what happened and what to do, in the window's language."""
    parts = (error.happened, error.remedy)
    text = " ".join(QCoreApplication.translate("errors", part) for part in parts if part)
    return text.format(**error.values)


def colour_name(colour: int, names: Mapping[int, str]) -> str:
    """Return the reader's name for a colour (1 to 5), or its default name."""
    return names.get(colour) or QCoreApplication.translate("texts", COLOUR_NAMES[colour])
