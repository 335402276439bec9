"""Language detection.

Clear French and English are recognised quickly by their function words; everything else goes to
py3langid, a model of many languages that is slow to load.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.reading.article import Article, Language, Paragraph

FEWEST_WORDS = 6
"""The shortest paragraph, in words, whose language is detected on its own."""

SAMPLE = 20_000
"""How much of a text is examined, in code points."""

CLEAR_FRENCH, CLEAR_ENGLISH = 0.10, 0.15
"""The share of function words above which the language is certain."""

CLEAR_MARGIN = 3
"""How many times the other language's share that must be, at least."""

SURE, SURE_OF_FEW = 0.8, 0.9
"""The model's probability required to trust it: for a paragraph, and for a few words."""

LEADING = 0.4
"""The least probability of the best foreign language; related languages share the rest."""

LANGUAGES_BY_CODE = {**{one.value: one for one in Language}, "no": Language.NORWEGIAN}
"""Languages by the model's codes."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FRENCH_WORDS = _words(
    "le les une du et est dans qui qu pour pas au aux avec ce cette ces cet ils elles nous vous je "
    "sont ont été être était étaient ses leur leurs mais où dont selon après avant depuis aussi "
    "très même cela ainsi"
)
ENGLISH_WORDS = _words(
    "the of and to that for with on by at from has have had been were are be it its this these "
    "those which who said not he she they we you his their would could can should as but or more "
    "than when after before into about what there is"
)
"""Words rare in related languages (Spanish, Italian, German, Dutch…): no "la", no "in"."""

WORD = re.compile(r"[^\W\d_]+")
BEYOND_LATIN = re.compile("[^\\u0000-\\u024f]")
READER_LANGUAGES = (Language.FRENCH, Language.ENGLISH)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|[@#]\w+")
IN_ADDRESS = ("@", "#", "://", "www.")
"""Every address contains one of these; checked first, since the search for addresses is slow."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A detected language, the number of words examined, and whether it is certain.

    `is_foreign` means neither French nor English; which one is certain only if it `is_named`.
    """

    language: Language
    words: int
    is_sure: bool
    is_foreign: bool = False
    is_named: bool = False


def detect_language(text: str) -> Language:
    """Detect the language of `text`.

    A short or doubtful text counts as French or English, whichever is likelier. Without letters,
    or in an unknown language, it is OTHER.
    """
    return _judge(text, accepts_few_words=True).language


def assign_languages(article: Article) -> Article:
    """Detect and set the language of each paragraph and of the article: that of most words.

    A paragraph that is doubtful or has fewer than `FEWEST_WORDS` words takes the article's
    language. So does a foreign paragraph in a foreign article, unless its language is certain.
    """
    texts = [paragraph.text for paragraph in article.paragraphs]
    verdicts = [_judge(text, accepts_few_words=False) for text in texts]
    language = _main_language(texts, verdicts)
    return replace(
        article,
        language=language,
        paragraphs=tuple(
            _with_language(paragraph, _paragraph_language(verdict, language))
            for paragraph, verdict in zip(article.paragraphs, verdicts, strict=True)
        ),
    )


def _main_language(texts: Sequence[str], verdicts: Sequence[_Verdict]) -> Language:
    """Return the language of most words; paragraphs without a named one are judged together."""
    totals = dict.fromkeys(Language, 0)
    for verdict in verdicts:
        if verdict.is_sure:
            totals[verdict.language] += verdict.words
    if not any(totals.values()):
        return detect_language("\n".join(texts))
    language = max(totals, key=totals.__getitem__)
    if language is not Language.OTHER:
        return language
    judged = zip(texts, verdicts, strict=True)
    unnamed = "\n".join(text for text, verdict in judged if verdict.language is Language.OTHER)
    verdict = _judge(unnamed, accepts_few_words=True)
    return verdict.language if verdict.is_foreign else Language.OTHER


def _paragraph_language(verdict: _Verdict, language: Language) -> Language:
    """Return the language of a paragraph in an article in `language`."""
    is_relative = verdict.is_foreign and language not in (*READER_LANGUAGES, Language.OTHER)
    if not verdict.is_sure or (is_relative and not verdict.is_named):
        return language
    return verdict.language


def _with_language(paragraph: Paragraph, language: Language) -> Paragraph:
    if paragraph.language is language:
        return paragraph
    # Built field by field, since `replace` takes four times as long.
    return Paragraph(
        paragraph.kind,
        paragraph.text,
        language,
        paragraph.lines,
        paragraph.sentences,
        paragraph.styles,
    )


def _judge(text: str, *, accepts_few_words: bool) -> _Verdict:
    """Judge by script, then by function words, then by the model.

    Fewer than `FEWEST_WORDS` words are judged only if `accepts_few_words`: they are seldom worth
    the model's time.
    """
    sample = _without_addresses(text[:SAMPLE]).lower()
    words = WORD.findall(sample)
    if not words:
        return _Verdict(Language.OTHER, 0, is_sure=False)
    if not sample.isascii() and _is_beyond_latin("".join(words)):
        return _judge_foreign(_rank_languages(sample), len(words))
    if len(words) < FEWEST_WORDS and not accepts_few_words:
        return _Verdict(Language.OTHER, len(words), is_sure=False)
    in_french = [word for word in words if word in FRENCH_WORDS]
    in_english = [word for word in words if word in ENGLISH_WORDS]
    french, english = len(in_french) / len(words), len(in_english) / len(words)
    if len(words) >= FEWEST_WORDS:
        if french >= max(CLEAR_FRENCH, CLEAR_MARGIN * english) and len(set(in_french)) > 1:
            return _Verdict(Language.FRENCH, len(words), is_sure=True)
        if english >= max(CLEAR_ENGLISH, CLEAR_MARGIN * french) and len(set(in_english)) > 1:
            return _Verdict(Language.ENGLISH, len(words), is_sure=True)
    return _ask_model(sample, len(words))


def _without_addresses(text: str) -> str:
    if any(mark in text for mark in IN_ADDRESS):
        return ADDRESS.sub(" ", text)
    return text


def _is_beyond_latin(letters: str) -> bool:
    """Tell whether more than half of the letters are in a script other than Latin."""
    return 2 * len(BEYOND_LATIN.findall(letters)) > len(letters)


def _ask_model(sample: str, words: int) -> _Verdict:
    """Judge by the model's probabilities: French or English unless certainly foreign."""
    ranked = _rank_languages(sample)
    known = {code: ranked.get(code, 0.0) for code in READER_LANGUAGES}
    likelier = max(READER_LANGUAGES, key=known.__getitem__)
    bar, leading = (SURE, LEADING) if words >= FEWEST_WORDS else (SURE_OF_FEW, SURE_OF_FEW)
    others = [share for code, share in ranked.items() if code not in READER_LANGUAGES]
    if sum(others) >= bar and max(others) >= leading:
        return _judge_foreign(ranked, words)
    return _Verdict(likelier, words, known[likelier] >= bar)


def _judge_foreign(ranked: Mapping[str, float], words: int) -> _Verdict:
    """Return the most likely language other than French and English, or OTHER if none leads."""
    leader = max((code for code in ranked if code not in READER_LANGUAGES), key=ranked.__getitem__)
    share = ranked[leader]
    known = LANGUAGES_BY_CODE.get(leader, Language.OTHER) if share >= LEADING else Language.OTHER
    return _Verdict(known, words, is_sure=True, is_foreign=True, is_named=share >= SURE)


def _rank_languages(sample: str) -> dict[str, float]:
    """Return the probability of each language that py3langid's naive Bayes model knows, by code.

    Its raw scores over byte n-grams are far too confident, so they become probabilities with the
    square root of the length as temperature, as in its own `norm_probs`.
    """
    # Imported here because it loads numpy and a model, which takes half a second.
    import py3langid

    scores: list[tuple[str, float]] = py3langid.rank(sample)
    heat = math.sqrt(len(sample.encode("utf-8", "replace")))
    highest = scores[0][1]
    weights = {code: math.exp((score - highest) / heat) for code, score in scores}
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}
