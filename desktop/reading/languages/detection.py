"""Which language a text is in.

Function words decide for French and English where these are clear, in no time; a model of many
languages (py3langid), slow to load, is asked about all else.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.reading.article import Article, Language, Paragraph

FEWEST_WORDS = 6
"""The shortest paragraph, in words, that is trusted to have a language of its own."""

SAMPLE = 20_000
"""How much of a text is looked at, in code points."""

CLEAR_FRENCH, CLEAR_ENGLISH = 0.10, 0.15
"""The share of function words from which on a language is beyond doubt."""

CLEAR_MARGIN = 3
"""How many times the other language's share that must be."""

SURE, SURE_OF_FEW = 0.8, 0.9
"""The probability from which on the model is believed: of a paragraph, and of a few words."""

LEADING = 0.4
"""The least probability of the best foreign language; close relatives share the rest."""

NAMES = {**{one.value: one for one in Language}, "no": Language.NORWEGIAN}
"""The languages by the model's codes."""


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
"""Words that the neighbours (Spanish, Italian, German, Dutch…) have little of: no "la", no "in"."""

WORD = re.compile(r"[^\W\d_]+")
BEYOND_LATIN = re.compile("[^\\u0000-\\u024f]")
READ = (Language.FRENCH, Language.ENGLISH)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|[@#]\w+")
IN_ADDRESS = ("@", "#", "://", "www.")
"""One of these is in every address; few paragraphs have one, and the search for it is slow."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A language, the number of words it was read from, and whether it is beyond doubt.

    `is_foreign` says that it is another than French and English; which one may still be in doubt,
    unless it `is_named` for sure.
    """

    language: Language
    words: int
    is_sure: bool
    is_foreign: bool = False
    is_named: bool = False


def recognise(text: str) -> Language:
    """Return the language of `text`.

    A short or doubtful text is given to French or English, whichever is likelier; without any
    letters, or in a language that isn't known, it is OTHER.
    """
    return _weigh(text, few_will_do=True).language


def tell_languages(article: Article) -> Article:
    """Set the language of each paragraph, and the article's: the one of most words.

    A paragraph of fewer than `FEWEST_WORDS` words, or a doubtful one, takes the article's; so does
    one in a foreign language in a foreign article, unless it is surely another one.
    """
    texts = [paragraph.text for paragraph in article.paragraphs]
    verdicts = [_weigh(text, few_will_do=False) for text in texts]
    language = _most_read(texts, verdicts)
    return replace(
        article,
        language=language,
        paragraphs=tuple(
            _in_language(paragraph, _settled(verdict, language))
            for paragraph, verdict in zip(article.paragraphs, verdicts, strict=True)
        ),
    )


def _most_read(texts: Sequence[str], verdicts: Sequence[_Verdict]) -> Language:
    """Return the language of most words; of unnamed ones, all at once are asked."""
    totals = dict.fromkeys(Language, 0)
    for verdict in verdicts:
        if verdict.is_sure:
            totals[verdict.language] += verdict.words
    if not any(totals.values()):
        return recognise("\n".join(texts))
    language = max(totals, key=totals.__getitem__)
    if language is not Language.OTHER:
        return language
    judged = zip(texts, verdicts, strict=True)
    unnamed = "\n".join(text for text, verdict in judged if verdict.language is Language.OTHER)
    verdict = _weigh(unnamed, few_will_do=True)
    return verdict.language if verdict.is_foreign else Language.OTHER


def _settled(verdict: _Verdict, language: Language) -> Language:
    """Return the language of a paragraph in an article in `language`."""
    is_relative = verdict.is_foreign and language not in (*READ, Language.OTHER)
    if not verdict.is_sure or (is_relative and not verdict.is_named):
        return language
    return verdict.language


def _in_language(paragraph: Paragraph, language: Language) -> Paragraph:
    if paragraph.language is language:
        return paragraph
    # Spelt out, since `replace` takes four times as long.
    return Paragraph(paragraph.kind, paragraph.text, language, paragraph.lines, paragraph.sentences)


def _weigh(text: str, *, few_will_do: bool) -> _Verdict:
    """Judge by script, by function words, and by the model where these leave a doubt.

    A few words are judged only where `few_will_do`: they are seldom worth the model's time.
    """
    sample = _without_addresses(text[:SAMPLE]).lower()
    words = WORD.findall(sample)
    if not words:
        return _Verdict(Language.OTHER, 0, is_sure=False)
    if not sample.isascii() and _is_beyond_latin("".join(words)):
        return _foreign(_ranked(sample), len(words))
    if len(words) < FEWEST_WORDS and not few_will_do:
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
    """Tell whether more than half of the letters are of another script."""
    return 2 * len(BEYOND_LATIN.findall(letters)) > len(letters)


def _ask_model(sample: str, words: int) -> _Verdict:
    """Judge by the model's probabilities; what isn't surely foreign is French or English."""
    ranked = _ranked(sample)
    known = {code: ranked.get(code, 0.0) for code in READ}
    likelier = max(READ, key=known.__getitem__)
    bar, leading = (SURE, LEADING) if words >= FEWEST_WORDS else (SURE_OF_FEW, SURE_OF_FEW)
    others = [share for code, share in ranked.items() if code not in READ]
    if sum(others) >= bar and max(others) >= leading:
        return _foreign(ranked, words)
    return _Verdict(likelier, words, known[likelier] >= bar)


def _foreign(ranked: Mapping[str, float], words: int) -> _Verdict:
    """Name a language that is neither French nor English, where the model has one that leads."""
    leader = max((code for code in ranked if code not in READ), key=ranked.__getitem__)
    share = ranked[leader]
    known = NAMES.get(leader, Language.OTHER) if share >= LEADING else Language.OTHER
    return _Verdict(known, words, is_sure=True, is_foreign=True, is_named=share >= SURE)


def _ranked(sample: str) -> dict[str, float]:
    """Return the probability of each language that py3langid's naive Bayes knows, by its code.

    Its scores over byte n-grams are turned into probabilities with a temperature of the root of
    the length, as its own `norm_probs` does, since the raw ones are far too sure of themselves.
    """
    # Here and not above, since it loads numpy and a model: half a second that most texts spare.
    import py3langid

    scores: list[tuple[str, float]] = py3langid.rank(sample)
    heat = math.sqrt(len(sample.encode("utf-8", "replace")))
    highest = scores[0][1]
    weights = {code: math.exp((score - highest) / heat) for code, score in scores}
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}
