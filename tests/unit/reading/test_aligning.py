"""Alignment: every sentence once, its translation at its exact place."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.aligning import (
    align,
    group_by_paragraph,
    join_translation,
    other_language,
    sentence_texts,
)
from desktop.reading.article import (
    FRENCH_TO_ENGLISH,
    Article,
    Kind,
    Language,
    Paragraph,
    Sentence,
    Side,
    Span,
)
from tests.builders import article, echoed, translated

words = st.text("abcé 🙂", min_size=1, max_size=12).filter(str.strip)


def built(paragraphs: list[list[str]]) -> Article:
    made = []
    for sentences in paragraphs:
        text, found = "", []
        for one in sentences:
            start = len(text) + (2 if text else 0)
            text = text.ljust(start) + one
            found.append(Sentence(Span(start, len(text)), one))
        made.append(Paragraph(Kind.BODY, text, Language.ENGLISH, sentences=tuple(found)))
    return Article(tuple(made), language=Language.ENGLISH)


@given(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_every_span_covers_its_own_words_on_both_sides(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    one = built(paragraphs)
    every = [sentence for sentences in paragraphs for sentence in sentences]
    done = data.draw(st.sets(st.sampled_from(every)))
    pairs = align(one, [translated(source, source.upper()) for source in done])
    assert [pair.source for pair in pairs] == every
    assert [pair.number for pair in pairs] == list(range(len(every)))
    for group in group_by_paragraph(pairs):
        original = one.paragraphs[group[0].paragraph].text
        text = join_translation(group)
        for pair in group:
            assert pair.original.of(original) == pair.source
            if pair.translated is None:
                assert pair.source not in done
                assert len(pair.translation) == 0
            else:
                assert pair.translation.of(text) == pair.source.upper()


def test_a_translation_of_another_direction_is_not_taken() -> None:
    one = article("Table. Chaise.")
    pairs = align(one, [translated("Table.", "Table.", FRENCH_TO_ENGLISH)])
    assert pairs[0].translated is None


def test_blanks_between_sentences_are_kept_in_the_translation() -> None:
    one = built([["One.", "Two."]])
    group = group_by_paragraph(echoed(one))[0]
    assert join_translation(group) == "[fr] One.  [fr] Two."


def test_sentence_texts_are_empty_where_nothing_is_translated() -> None:
    one = article("Cats sleep. Dogs bark.")
    pairs = align(one, [translated("Dogs bark.", "Les chiens aboient.")])
    assert sentence_texts(pairs, Side.ORIGINAL) == (("Cats sleep.", "Dogs bark."),)
    assert sentence_texts(pairs, Side.TRANSLATION) == (("", "Les chiens aboient."),)


def test_only_french_and_english_have_another_language() -> None:
    assert other_language(Language.FRENCH) is Language.ENGLISH
    assert other_language(Language.ENGLISH) is Language.FRENCH
    assert other_language(Language.OTHER) is None
