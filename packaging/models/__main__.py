"""The command line of the recipe: python3 packaging/tasks.py models STEP."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from models import sources, steps
from models.places import Work
from models.ways import Way

STEPS = (
    steps.prepare,
    steps.start,
    steps.train,
    steps.average,
    steps.export,
    steps.evaluate,
    steps.synthesise,
    steps.pack,
    steps.headwords,
    steps.words,
    steps.bundle,
    steps.split,
    steps.join,
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all steps."""
    root = argparse.ArgumentParser(prog="python3 packaging/tasks.py models", description=__doc__)
    group = root.add_subparsers(required=True, metavar="STEP")
    every = {step.__name__: _add(group, step) for step in STEPS}
    for name in (
        *("start", "train", "average", "export", "evaluate", "synthesise"),
        *("bundle", "split", "join"),
    ):
        every[name].add_argument("way", type=Way, choices=list(Way))
    every["prepare"].add_argument("--pieces", type=int, default=22_400, help="of the vocabulary")
    every["start"].add_argument("package", type=Path, help="such as resources/models/fr_en")
    every["synthesise"].add_argument("name", help="mono/NAME.LANGUAGE, LANGUAGE the target's")
    every["pack"].add_argument("version", help='such as "0.2"')
    for name in ("train", "synthesise"):
        every[name].add_argument("--threads", type=int, default=1)
    _add_options_of_training(every["train"])
    for name in ("bundle", "split", "join"):
        every[name].add_argument("folder", type=Path, help="of the files to carry")
    every["bundle"].add_argument("--files", type=int, default=2, help="of up to 60 MiB each (2)")
    every["bundle"].add_argument("--is-last", action="store_true", help="with the last weights")
    for name, kind, default, said in OF_PAIRS:
        every["bundle"].add_argument(f"--{name}", type=kind, default=default, help=said)
    every["bundle"].add_argument("--seed", type=int, help="of chance (0)")
    every["split"].add_argument("--light", action="store_true", help="weights alone, in 16 bits")
    return root


def _add(
    group: "argparse._SubParsersAction[argparse.ArgumentParser]",
    step: Callable[[argparse.Namespace], None],
) -> argparse.ArgumentParser:
    said = (step.__doc__ or "").strip()
    added = group.add_parser(step.__name__, help=said, description=said)
    added.add_argument("--work", type=lambda name: Work(Path(name)), required=True, metavar="DIR")
    added.add_argument("--mix", type=Path, default=sources.MIX, metavar="FILE")
    added.set_defaults(step=step)
    return added


WHOLE, PART = int, float
OF_PAIRS: tuple[tuple[str, type[float], float, str], ...] = (
    ("tokens", WHOLE, 3200, "pieces a batch, padding included"),
    ("longest", WHOLE, 120, "pieces of a text, at most"),
    ("augmentation", PART, 1, "times the shares of the changed pairs; 0 for none"),
)


def _add_options_of_training(step: argparse.ArgumentParser) -> None:
    options: tuple[tuple[str, type[float], float, str], ...] = (
        ("minutes", PART, 60, "how long"),
        ("steps", WHOLE, 0, "end after so many steps instead"),
        ("rate", PART, 5e-4, "the learning rate, at its highest"),
        ("warmup", WHOLE, 200, "steps in which it rises to that"),
        ("decay", PART, 0, "minutes at the end in which it falls"),
        ("accum", WHOLE, 1, "batches a step"),
        ("late", WHOLE, 1, "times as many while the rate falls"),
        ("last", PART, 0, "minutes at the end in which the sources have their last weights"),
        *OF_PAIRS,
        ("keep", PART, 20, "minutes between weights kept for the average; 0 for none"),
        ("dropout", PART, 0, "only where the pairs are few"),
        ("width", WHOLE, 256, "of a new network"),
        ("heads", WHOLE, 8, "of a new network"),
        ("hidden", WHOLE, 1536, "of a new network's feed-forward layers"),
    )
    for name, kind, default, said in options:
        step.add_argument(f"--{name}", type=kind, default=default, help=f"{said} ({default:g})")
    step.add_argument("--layers", type=int, nargs=2, default=(6, 2), help="of a new network (6 2)")
    step.add_argument("--device", default="cpu", help="cpu or cuda (cpu)")
    step.add_argument("--seed", type=int, help="of chance (the steps done so far)")
    about = "train on what `bundle` wrote there; only a checkpoint is needed besides"
    step.add_argument("--bundle", type=Path, metavar="DIR", help=about)


def main(arguments: list[str]) -> None:
    """Take the step that the first of `arguments` names."""
    options = parser().parse_args(arguments)
    options.step(options)


if __name__ == "__main__":
    main(sys.argv[1:])
