"""All caps ("shouted") text, such as headlines: the one rule that recognises it."""

FEWEST_LETTERS = 6
"""Text with fewer letters can't be told from an acronym."""

CAPITALS = 0.9
"""The share of capitals among the letters; the rest allows for names like "McDonald"."""


def is_all_caps(text: str) -> bool:
    """Tell whether `text` has at least six letters, nine in ten of them capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= FEWEST_LETTERS and capitals >= CAPITALS * len(letters)
