"""Quotations with their source: marks of the language, and only the facts that are known."""

from dataclasses import replace

from desktop.reading.article import Kind, Language
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.reading.rendering.source_quotation import quote_with_source
from tests.builders import article

ADDRESS = ArticleAddress("0123456789abcdef" * 4, 1)


def test_a_french_sentence_stands_in_french_marks_before_its_translation() -> None:
    one = replace(
        article((Kind.TITLE, "Un pont : ouvert"), language=Language.FRENCH), source="Le Quotidien"
    )
    text = quote_with_source(one, "Oui.", one.language, "Yes.", "3 June 2016", ADDRESS)
    assert text == (
        "«\u00a0Oui.\u00a0» (Yes.) — Un pont\u00a0: ouvert, Le Quotidien, 3 June 2016, "
        f"visavis://article/{ADDRESS.digest}#2"
    )


def test_unknown_facts_are_left_out() -> None:
    one = replace(article((Kind.TITLE, "A bridge")), author="A. B.")
    text = quote_with_source(one, "Yes.", Language.ENGLISH, "", "", ADDRESS)
    assert text == f"“Yes.” — A bridge, A. B., {ADDRESS}"
