"""Language detection: French, English, third languages, and mixed articles."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reading.article import Article, Kind, Language, Paragraph
from desktop.reading.languages.detection import assign_languages, detect_language
from desktop.translation.probe_sentences import PROBES

FRENCH = (
    "Le ministre de la Défense a déclaré que les opérations se poursuivraient jusqu'à fin mai.",
    "Les habitants, qui n'ont plus d'eau depuis mardi, attendent l'arrivée des secours.",
    "Une réunion interministérielle a vu la tactique de la coalition s'orienter vers Raqqa.",
    "Aucun accord n'a été trouvé, mais les deux pays vont continuer à négocier cette semaine.",
    "APRÈS LES INONDATIONS, LA VILLE TENTE DE SE RELEVER ET LES ÉCOLES RESTENT FERMÉES",
)
ENGLISH = (
    "The defence minister said that operations would go on until the end of the month.",
    "Residents, who have had no water since Tuesday, are waiting for help to arrive.",
    "Security forces pushed militants out of the western city, officials told reporters.",
    "No deal was reached, but both countries will keep on talking this week.",
    "AFTER THE FLOODS, THE TOWN IS TRYING TO RECOVER AND SCHOOLS REMAIN CLOSED",
)
FOREIGN = (
    "Der Verteidigungsminister erklärte, die Einsätze würden bis Ende des Monats fortgesetzt.",
    "El ministro de Defensa declaró que las operaciones continuarían hasta el final del mes.",
    "Il ministro ha dichiarato che le operazioni continueranno fino alla fine di maggio.",
    "O ministro da Defesa declarou que as operações continuariam até ao fim do mês.",
    "De minister van Defensie zei dat de operaties tot het einde van de maand zouden doorgaan.",
    "El ministre de Defensa va declarar que les operacions continuarien fins a final de mes.",
    "Statsministeren sa i dag at det ikke blir valg for sommeren i dette landet.",
    "قال وزير الدفاع إن العمليات ستستمر حتى نهاية الشهر",
    "Министр обороны заявил, что операции продолжатся до конца месяца.",
    "国防部长表示，行动将持续到月底。",
)
SPOKEN = (
    *(Language.GERMAN, Language.SPANISH, Language.ITALIAN, Language.PORTUGUESE, Language.DUTCH),
    *(Language.CATALAN, Language.NORWEGIAN, Language.ARABIC, Language.RUSSIAN, Language.CHINESE),
)
THIRD = dict(zip(SPOKEN, FOREIGN, strict=True))
UNKNOWN = (
    "Waziri wa ulinzi alisema operesheni zitaendelea hadi mwisho wa mwezi huu mjini humo.",
    "Министерот за одбрана изјави дека операциите ќе продолжат до крајот на месецот.",
)


@pytest.mark.parametrize("text", FRENCH)
def test_french_is_recognised(text: str) -> None:
    assert detect_language(text) is Language.FRENCH


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognised(text: str) -> None:
    assert detect_language(text) is Language.ENGLISH


@pytest.mark.parametrize("language", THIRD)
def test_a_third_language_is_named(language: Language) -> None:
    assert detect_language(THIRD[language]) is language


@pytest.mark.parametrize("language", PROBES)
def test_every_language_that_may_be_translated_is_recognised(language: Language) -> None:
    assert detect_language(" ".join(PROBES[language])) is language


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_nothing_translates_is_other(text: str) -> None:
    assert detect_language(text) is Language.OTHER


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bonjour", Language.FRENCH),
        ("l'armée", Language.FRENCH),
        ("Hello world", Language.ENGLISH),
        ("Raqqa must be won back", Language.ENGLISH),
        ("", Language.OTHER),
        ("12:54 – 3 500 €", Language.OTHER),
        ("https://example.com/the-end-of-the-war", Language.OTHER),
    ],
)
def test_a_few_words_go_to_the_likelier_language(text: str, language: Language) -> None:
    assert detect_language(text) is language


@given(st.text())
@settings(max_examples=50, deadline=None)
def test_any_text_has_one_language_for_good(text: str) -> None:
    assert detect_language(text) is detect_language(text)


def article(*texts: str) -> Article:
    return Article(tuple(Paragraph(Kind.BODY, text) for text in texts))


def languages(found: Article) -> list[Language]:
    return [paragraph.language for paragraph in found.paragraphs]


def test_short_paragraphs_take_the_article_s_language() -> None:
    found = assign_languages(article("Raqqa", *FRENCH[:2], "(Reuters)", "The end", ""))
    assert found.language is Language.FRENCH
    assert set(languages(found)) == {Language.FRENCH}


def test_a_mixed_article_goes_by_the_majority_of_words() -> None:
    german, unknown = THIRD[Language.GERMAN], UNKNOWN[0]
    found = assign_languages(article(*ENGLISH, FRENCH[0], german, unknown, "Mosul"))
    assert found.language is Language.ENGLISH
    told = [Language.FRENCH, Language.GERMAN, Language.OTHER, Language.ENGLISH]
    assert languages(found)[5:] == told


def test_words_count_and_not_paragraphs() -> None:
    found = assign_languages(article(*ENGLISH[:3], " ".join(FRENCH * 2)))
    assert found.language is Language.FRENCH
    assert languages(found)[0] is Language.ENGLISH


@pytest.mark.parametrize("language", THIRD)
def test_a_foreign_article_is_of_one_language(language: Language) -> None:
    found = assign_languages(article("Paris", THIRD[language], *PROBES[language]))
    assert found.language is language
    assert set(languages(found)) == {language}


def test_an_article_that_nothing_translates_is_other() -> None:
    found = assign_languages(article("Paris", UNKNOWN[0], UNKNOWN[0]))
    assert found.language is Language.OTHER
    assert set(languages(found)) == {Language.OTHER}


def test_another_language_within_a_foreign_article_is_its_own() -> None:
    german = PROBES[Language.GERMAN]
    found = assign_languages(article(*german, *german, THIRD[Language.RUSSIAN], ENGLISH[0]))
    assert found.language is Language.GERMAN
    assert languages(found)[4:] == [Language.RUSSIAN, Language.ENGLISH]


def test_a_foreign_script_needs_no_words() -> None:
    found = assign_languages(article(*FRENCH, THIRD[Language.CHINESE]))
    assert languages(found)[-1] is Language.CHINESE


def test_an_article_of_short_lines_is_judged_as_a_whole() -> None:
    found = assign_languages(
        article("Les combats continuent", "La ville est tombée", "Pas de bilan")
    )
    assert found.language is Language.FRENCH


def test_an_article_without_words_is_other() -> None:
    assert assign_languages(Article(())).language is Language.OTHER
    assert assign_languages(article("2016", "***")).language is Language.OTHER


def test_clear_text_does_not_wait_for_the_model() -> None:
    lines = f"""
import sys
from desktop.reading.languages.detection import detect_language
detect_language({FRENCH[0]!r}), detect_language({ENGLISH[0]!r})
print("py3langid" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
