"""From a saved page to its article: the rules, the learnt weights, and what they are asked for."""

from desktop.reading.cleaning.clean import clean

__all__ = ["clean"]
