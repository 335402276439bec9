"""The steps of the recipe, each with the options that the command line gave it.

Each imports what it needs when it is taken: help and the card don't wait for PyTorch.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from models import pairs, sources
from models.ways import Way

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

    from models.batching import Stream
    from models.checkpoints import Checkpoint
    from models.encoding import Corpus


def prepare(options: argparse.Namespace) -> None:
    """Normalise pairs/*.tsv into data/, count names, learn the vocabularies that aren't there."""
    from models import naming, vocabulary

    mix = sources.read_mix(options.mix)
    counts = pairs.prepare(options.work, mix)
    for name, count in counts.items():
        say(f"{name}: {count:,} pairs")
    learnt = [name for name in counts if name != pairs.DEV]
    for way in Way:
        say(f"{way}: {naming.count(options.work, way, learnt):,} names")
        say(f"{way}: {vocabulary.make(options.work, way, mix, options.pieces)}")


def start(options: argparse.Namespace) -> None:
    """Turn an installed package into a checkpoint and a vocabulary to train on from."""
    from models import checkpoints, starting

    work, way = options.work, options.way
    _refuse_to_replace(work.checkpoint(way))
    checkpoints.save(starting.checkpoint_of(options.package / "model"), work.checkpoint(way))
    vocabulary = (options.package / "sentencepiece.model").read_bytes()
    work.vocabulary(way).write_bytes(vocabulary)
    say(f"{way}: {work.checkpoint(way)}")


def train(options: argparse.Namespace) -> None:
    """Train on from the checkpoint, or from nothing where there is none."""
    import torch

    from models import checkpoints
    from models.bundling import Bundle
    from models.judging import judged_items
    from models.losses import Sampler
    from models.schedule import Plan
    from models.training import Training
    from models.vocabulary import load

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed or 0)
    work, way = options.work, options.way
    fields = ("minutes", "steps", "rate", "warmup", "decay", "accum", "late", "last")
    plan = Plan(**{field: getattr(options, field) for field in fields})
    path = work.checkpoint(way)
    heard = _logging_to(path.with_name("training.log"))
    how = (heard, options.keep, options.dropout, options.device)
    if options.bundle:
        checkpoint = checkpoints.load(path)
        bundle = Bundle(options.bundle, options.tokens, options.longest, _seed(options, checkpoint))
        say(f"{len(bundle):,} pairs")
        sampler = Sampler(torch.from_numpy(bundle.frequencies))
        training = Training(checkpoint, path, plan, sampler, bundle.judged, *how)
        training.run(iter(bundle), iter(bundle))
        return
    words = load(work.vocabulary(way))
    checkpoint = _begun(options, words.get_piece_size())
    seed, corpora = _seed(options, checkpoint), _corpora(options, words)
    batches, last = (_stream(options, words, corpora, seed, is_last) for is_last in (False, True))
    sampler = Sampler(torch.from_numpy(batches.expected(words.get_piece_size())))
    judged = judged_items(work, way, words)
    Training(checkpoint, path, plan, sampler, judged, *how).run(iter(batches), iter(last))


def bundle(options: argparse.Namespace) -> None:
    """Draw pairs in advance for `train --bundle`, into files that can be carried."""
    from models import bundling
    from models.judging import judged_items
    from models.vocabulary import load

    work, way = options.work, options.way
    words = load(work.vocabulary(way))
    stream = _stream(options, words, _corpora(options, words), options.seed or 0, options.is_last)
    judged = judged_items(work, way, words)
    frequencies = stream.expected(words.get_piece_size())
    for path in bundling.write(stream.draw, judged, frequencies, options.folder, options.files):
        say(f"{path}: {path.stat().st_size / 2**20:.1f} MiB")


def split(options: argparse.Namespace) -> None:
    """Cut the checkpoint into parts of at most 15 MiB; --light leaves the optimizer's state out."""
    from models import checkpoints

    path = options.work.checkpoint(options.way)
    if options.light:
        kept = checkpoints.load(path)
        path = path.with_name("light") / path.name
        checkpoints.save_light(kept, path)
    for part in checkpoints.split(path, options.folder):
        say(str(part))


def join(options: argparse.Namespace) -> None:
    """Put a checkpoint together again from its parts, in the place of the present one."""
    from models import checkpoints

    path = options.work.checkpoint(options.way)
    checkpoints.join(options.folder, path)
    say(f"{path}: step {checkpoints.load(path).steps}")


def average(options: argparse.Namespace) -> None:
    """Choose the weights to export: the last, their running mean, or a mean of kept ones."""
    from models import averaging, checkpoints, judging
    from models.vocabulary import load

    work, way = options.work, options.way
    checkpoint = checkpoints.load(work.checkpoint(way))
    judged = judging.judged_items(work, way, load(work.vocabulary(way)))
    best = averaging.average(checkpoint, list(work.kept(way).glob("*.pt")), judged, say)
    checkpoints.save(best, work.average(way))


def export(options: argparse.Namespace) -> None:
    """Write the averaged weights as a CTranslate2 model, and hold its dev loss against theirs."""
    from models import checkpoints, exporting, judging
    from models.vocabulary import load

    work, way = options.work, options.way
    words, checkpoint = load(work.vocabulary(way)), checkpoints.load(work.average(way))
    exporting.export(checkpoint, words, work.exported(way))
    judged = judging.judged_items(work, way, words)
    if judged:
        exported = exporting.loss(work.exported(way), words, judged)
        say(f"dev: {judging.judge(checkpoint.network(), judged):.4f}, exported {exported:.4f}")


def evaluate(options: argparse.Namespace) -> None:
    """Score the exported model on every sixth line of dev and keep the figures."""
    from desktop.translation.word_lists import Lexicon
    from models import checkpoints, dictionaries, evaluating
    from models.bare import Bare
    from models.vocabulary import load

    work, way = options.work, options.way
    words = load(work.vocabulary(way))
    before, after = (
        pairs.lines(work.text(pairs.DEV, language))[:: evaluating.EVERY]
        for language in (way.source, way.target)
    )
    lexicon = Lexicon((dictionaries.FOLDER / f"{way.target}.txt").read_bytes())
    translate = Bare(work.exported(way), words).translate
    found = evaluating.evaluate(translate, before, after, lexicon)
    kept = [work.vocabulary(way), *work.exported(way).iterdir()]
    found["pieces"] = words.get_piece_size()
    found["megabytes"] = round(sum(path.stat().st_size for path in kept) / 1e6, 1)
    found["pairs"] = checkpoints.load(work.average(way)).pairs
    text = json.dumps(found, indent=2, ensure_ascii=False)
    work.scores(way).write_text(text + "\n", encoding="utf-8")
    say(text)


def pack(options: argparse.Namespace) -> None:
    """Pack the exported models, with their card and checksums, for `models install`."""
    from desktop.translation.entities import NAMES
    from models import card, naming, packing

    work, version = options.work, options.version
    ways = [way for way in Way if work.exported(way).is_dir()]
    scores = {way: json.loads(work.scores(way).read_text("utf-8")) for way in ways}
    text = card.written(version, scores, _prepared(options))
    for way in ways:
        beside = {"README.md": text, NAMES: "\n".join(naming.changing(work, way))}
        model, words = work.exported(way), work.vocabulary(way)
        say(str(packing.pack(way, version, model, words, beside, work.packages)))
    card.finish(work.packages, text)


def headwords(options: argparse.Namespace) -> None:
    """Write pairs/freedict_*.tsv from dictionaries/freedict-*.dict.dz and the prepared pairs."""
    from models import headwords as heads

    work = options.work
    names = {Way.FR_EN: "fra-eng", Way.EN_FR: "eng-fra"}
    own = {way: f"freedict_{name}".replace("-", "_") for way, name in names.items()}
    dictionaries = {
        way: list(heads.entries(work.folder / "dictionaries" / f"freedict-{name}.dict.dz"))
        for way, name in names.items()
    }
    used = [one.name for one in _prepared(options) if one.name not in own.values()]
    counts = {way.source: pairs.counted(work, way.source, used) for way in Way}
    for way in Way:
        found = heads.pairs(way, dictionaries, counts)
        path = work.pairs / f"{own[way]}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(f"{french}\t{english}\n" for french, english in found)
        path.write_text(text, encoding="utf-8", newline="\n")
        say(f"{path}: {len(found):,} pairs")


def words(options: argparse.Namespace) -> None:
    """Write the program's lists of words from words/LANGUAGE/* and the words of the pairs."""
    from desktop.reading.article import Language
    from models import dictionaries

    work = options.work
    used = [one.name for one in _prepared(options)]
    for language in (Language.FRENCH, Language.ENGLISH):
        found = dictionaries.words(work, language, used)
        dictionaries.write(found, dictionaries.FOLDER / f"{language}.txt")
        say(f"{language}: {len(found):,} words")


def synthesise(options: argparse.Namespace) -> None:
    """Write pairs/NAME.tsv from mono/NAME.LANGUAGE with the exported model of the other way."""
    from models.bare import Bare
    from models.synthesising import SAMPLED
    from models.synthesising import synthesise as pairs_from
    from models.vocabulary import load

    work, way = options.work, options.way
    back = Bare(work.exported(way.back), load(work.vocabulary(way.back)), options.threads)
    written = pairs.lines(work.monolingual / f"{options.name}.{way.target}")
    made = pairs_from(written, way, lambda texts: back.translate(texts, beam=1, sampled=SAMPLED))
    path = work.pairs / f"{options.name}.tsv"
    _refuse_to_replace(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{french}\t{english}\n" for french, english in made)
    say(f'{path}: add it to mix.toml with target = "{way.target}"')


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def _prepared(options: argparse.Namespace) -> list[sources.Source]:
    """Return the sources that `prepare` has written."""
    mix = sources.read_mix(options.mix)
    return [one for one in mix if options.work.text(one.name, "fr").is_file()]


def _seed(options: argparse.Namespace, checkpoint: "Checkpoint") -> int:
    return options.seed if options.seed is not None else checkpoint.steps


def _stream(
    options: argparse.Namespace,
    words: "SentencePieceProcessor",
    corpora: "list[tuple[sources.Source, Corpus]]",
    seed: int,
    is_last: bool,
) -> "Stream":
    from models import naming
    from models.augmenting import Names
    from models.batching import Stream

    names = Names(naming.copied(options.work, options.way, words))
    weighed = [(source.weighs(is_last), corpus) for source, corpus in corpora]
    sizes = (options.tokens, options.longest, seed, options.augmentation)
    made = Stream(weighed, options.way, words, *sizes, names)
    say("mix " + " ".join(f"{share:.3f}" for share in made.mix))
    return made


def _begun(options: argparse.Namespace, pieces: int) -> "Checkpoint":
    from models import checkpoints
    from models.network import Shape

    path = options.work.checkpoint(options.way)
    if path.is_file():
        return checkpoints.load(path)
    sizes = (options.width, options.heads, options.hidden, *options.layers)
    return checkpoints.fresh(Shape(pieces, *sizes))


def _corpora(
    options: argparse.Namespace, words: "SentencePieceProcessor"
) -> "list[tuple[sources.Source, Corpus]]":
    """Return the sources there are, encoded; end the step where there is none."""
    from models import encoding

    work, way = options.work, options.way
    found = []
    for source in sources.learnt(sources.read_mix(options.mix), way):
        if work.text(source.name, way.source).is_file():
            corpus = encoding.corpus(work, way, source.name, words, options.longest)
            found.append((source, corpus))
            say(f"{source.name}: {len(corpus.usable):,} pairs, weight {source.weight:g}")
    if not found:
        raise SystemExit(f"{work.folder} has no prepared pairs; run `prepare` first.")
    return found


def _logging_to(path: Path) -> Callable[[str], None]:
    """Return what prints a line and adds it to the file at `path`."""

    def note(line: str) -> None:
        say(line)
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    return note


def _refuse_to_replace(path: Path) -> None:
    if path.exists():
        raise SystemExit(f"{path} is there already; move it away first.")
