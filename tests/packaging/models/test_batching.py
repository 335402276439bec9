"""What a network is given: whole pairs, in their shares, some of them changed, none too long."""

from collections import Counter
from itertools import islice

import numpy as np
import pytest
import sentencepiece
from models.batching import SEPARATE, Stream, collate
from models.encoding import Corpus, corpus
from models.places import Work
from models.sources import Source
from models.vocabulary import load, make
from models.ways import Way

LINES = 300
FRENCH = [f"Le conseil numéro {number} a dit : « Non » à Mme Dupont." for number in range(LINES)]
ENGLISH = [f'Council number {number} said "No" to Ms Dupont.' for number in range(LINES)]
SOURCES = [Source("made", 1.0, "none", "a test", "Made")]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    found = Work(tmp_path_factory.mktemp("work"))
    (found.folder / "data").mkdir()
    for language, texts in (("fr", FRENCH), ("en", ENGLISH)):
        found.text("made", language).write_text("\n".join(texts) + "\n", encoding="utf-8")
    make(found, Way.FR_EN, SOURCES, 400)
    return found


@pytest.fixture(scope="module")
def words(work: Work) -> sentencepiece.SentencePieceProcessor:
    return load(work.vocabulary(Way.FR_EN))


@pytest.fixture(scope="module")
def made(work: Work, words: sentencepiece.SentencePieceProcessor) -> Corpus:
    return corpus(work, Way.FR_EN, "made", words)


def text(words: sentencepiece.SentencePieceProcessor, pieces: object) -> str:
    return str(words.decode(np.asarray(pieces).tolist()))


def test_pieces_are_the_text_again_whatever_its_letters(
    words: sentencepiece.SentencePieceProcessor,
) -> None:
    assert [words.id_to_piece(piece) for piece in (0, 1)] == ["</s>", "<unk>"]
    for line in (*FRENCH[:3], "Ω, ж and 漢"):
        assert text(words, words.encode(line)) == line


def test_a_kept_encoding_is_used_until_the_text_or_the_vocabulary_changes(
    work: Work, words: sentencepiece.SentencePieceProcessor, made: Corpus
) -> None:
    cache = work.encoded(Way.FR_EN, "made", "fr")
    before = cache.stat().st_mtime_ns
    again = corpus(work, Way.FR_EN, "made", words)
    assert cache.stat().st_mtime_ns == before
    assert np.array_equal(again.source.pieces, made.source.pieces)
    with np.load(cache) as kept:
        other = {**kept, "made_by": np.array("another vocabulary"), "pieces": kept["pieces"] * 0}
    np.savez(cache, **other)
    again = corpus(work, Way.FR_EN, "made", words)
    assert np.array_equal(again.source.pieces, made.source.pieces)


def test_sides_of_other_lengths_are_refused(
    work: Work, words: sentencepiece.SentencePieceProcessor
) -> None:
    for language, count in (("fr", 3), ("en", 4)):
        work.text("odd", language).write_text("x\n" * count, encoding="utf-8")
    with pytest.raises(ValueError, match="odd"):
        corpus(work, Way.FR_EN, "odd", words)


def test_a_batch_shifts_the_target_and_marks_what_is_scored() -> None:
    batch = collate([([5, 6], [7]), ([8], [9, 10, 11])], 8)
    assert batch.source[:, :3].tolist() == [[5, 6, 0], [8, 0, 0]]
    assert batch.seen.sum(1).tolist() == [3, 2]
    assert batch.begun[:, :4].tolist() == [[-1, 7, 0, 0], [-1, 9, 10, 11]]
    assert batch.wanted[:, :4].tolist() == [[7, 0, SEPARATE, SEPARATE], [9, 10, 11, 0]]


def test_without_changes_every_pair_comes_once_before_any_comes_again(
    words: sentencepiece.SentencePieceProcessor, made: Corpus
) -> None:
    stream = Stream([(1.0, made)], Way.FR_EN, words, 500, 120, seed=1, shares=0)
    counts = Counter(
        (text(words, source), text(words, target)) for source, target in stream.draw(LINES * 2)
    )
    assert counts == dict.fromkeys(zip(FRENCH, ENGLISH, strict=True), 2)


def test_the_mix_counts_weights_and_sizes(
    words: sentencepiece.SentencePieceProcessor, made: Corpus
) -> None:
    small = Corpus(made.source, made.target, made.usable[:100])
    stream = Stream([(1.0, made), (6.0, small)], Way.FR_EN, words, 500, 120, seed=1)
    assert stream.mix.tolist() == pytest.approx([1 / 3, 2 / 3])


def test_some_pairs_are_changed_and_joined_and_none_is_too_long(
    words: sentencepiece.SentencePieceProcessor, made: Corpus
) -> None:
    longest = int(max(made.lengths(made.usable)[0].max(), made.lengths(made.usable)[1].max())) * 3
    stream = Stream([(1.0, made)], Way.FR_EN, words, 500, longest, seed=1)
    drawn = [(text(words, source), text(words, target)) for source, target in stream.draw(4000)]
    plain = set(zip(FRENCH, ENGLISH, strict=True))
    changed = [pair for pair in drawn if pair not in plain]
    together = [source for source, _ in changed if source.count("conseil") > 1]
    assert 0.08 < len(changed) / len(drawn) < 0.4
    assert 0.03 < len(together) / len(drawn) < 0.07
    assert any("conseil numéro 7 a" in one and "conseil numéro 8 a" in one for one in together)
    assert all(len(words.encode(side)) < longest for pair in drawn for side in pair)


@pytest.mark.slow
def test_batches_are_full_and_of_few_lengths(
    words: sentencepiece.SentencePieceProcessor, made: Corpus
) -> None:
    stream = Stream([(1.0, made)], Way.FR_EN, words, 800, 120, seed=1)
    for batch in islice(iter(stream), 50):
        count, length = batch.source.shape
        assert batch.wanted.shape == (count, length)
        assert length % 8 == 0
        assert count == max(8, 800 // length)
