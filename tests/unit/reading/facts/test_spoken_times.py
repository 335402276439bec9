"""Clock times in words are found with their minutes, and tell what isn't known of them."""

import pytest

from desktop.reading.article import Language
from desktop.reading.facts.spoken_times import find_named_times, find_spoken_times

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (FR, "La réunion commence à seize heures.", ["16:00"]),
        (FR, "à vingt heures trente le samedi", ["20:30"]),
        (FR, "à quatorze heures trente de la place", ["14:30"]),
        (FR, "à huit heures moins le quart", ["7:45?"]),
        (FR, "à six heures moins dix", ["5:50?"]),
        (FR, "vers sept heures et demie du matin", ["7:30"]),
        (FR, "à cinq heures de l'après-midi", ["17:00"]),
        (FR, "de neuf heures à dix-neuf heures", ["9:00?", "19:00"]),
        (FR, "à vingt et une heures", ["21:00"]),
        (FR, "servi à midi et demi", ["12:30"]),
        (FR, "peu après minuit et quart", ["0:15"]),
        (FR, "le journal de treize heures", ["13:00"]),
        (FR, "à trois heures de route, après deux heures d'attente", []),
        (FR, "à trente heures, à une heure où tout dort", []),
        (FR, "à vingt heures trente personnes attendaient", ["20:00"]),
        (FR, "dans le Midi, le repas de midi", []),
        (EN, "at half past six, at a quarter to nine", ["6:30?", "8:45?"]),
        (EN, "at twenty past eleven", ["11:20?"]),
        (EN, "seen at about ten to eight.", ["7:50?"]),
        (EN, "about ten to eight people", []),
        (EN, "at two o'clock, at ten o'clock in the evening", ["2:00?", "22:00"]),
        (EN, "at two in the morning, at 4:20 in the afternoon", ["2:00", "16:20"]),
        (EN, "between 2 and 4pm, from 11 to 2pm, 10-11am", ["14:00", "11:00", "10:00"]),
        (EN, "released at 1500 GMT, flew 1500 hours", ["15:00"]),
        (EN, "at noon, before midnight", ["12:00", "0:00"]),
        (Language("de"), "um zwei o'clock", []),
    ],
)  # fmt: skip
def test_times_in_words_are_found(language: Language, text: str, expected: list[str]) -> None:
    facts = sorted(find_spoken_times(text, language), key=lambda fact: fact.span.start)
    times = [(divmod(int(fact.value), 60), "" if fact.is_exact else "?") for fact in facts]
    assert [f"{hour}:{minute:02}{mark}" for (hour, minute), mark in times] == expected


def test_noon_isn_t_in_the_afternoon() -> None:
    assert list(find_named_times("Il part cet après-midi.", FR)) == []
    assert list(find_named_times("Il part à midi.", FR)) == [720]
