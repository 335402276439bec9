"""Which words of a sentence are others in a similar one."""

from collections.abc import Iterator


def find_word_changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the words that differ between two sentences, in order, with those in their place.

    Words are what blanks separate, so that a change of punctuation counts. Either side of a change
    is empty where words were only added or only left out.
    """
    from rapidfuzz.distance import Levenshtein  # here, to keep startup fast

    old, new = before.split(), after.split()
    pending: tuple[list[str], list[str]] = ([], [])
    for change in Levenshtein.opcodes(old, new):
        if change.tag != "equal":
            pending[0].extend(old[change.src_start : change.src_end])
            pending[1].extend(new[change.dest_start : change.dest_end])
        elif any(pending):
            yield " ".join(pending[0]), " ".join(pending[1])
            pending = ([], [])
    if any(pending):
        yield " ".join(pending[0]), " ".join(pending[1])
