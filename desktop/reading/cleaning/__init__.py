"""Cleaning: extracting the article from a saved page by removing boilerplate ("furniture").

`clean` is the entry point. Lines are grouped into blocks, blocks are classified by learnt weights,
and rules find the title, metadata, captions and the reason why each other line was dropped.
"""

from desktop.reading.cleaning.clean import clean

__all__ = ["clean"]
