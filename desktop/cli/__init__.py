"""The headless verbs."""

import argparse

from desktop.cli import (
    article_verbs,
    backup_verbs,
    document_verbs,
    exchange_verbs,
    glossary_verbs,
    model_verbs,
    purge_verb,
    search_verb,
)


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare all verbs on the command line's parser."""
    article_verbs.add_verbs(verbs)
    search_verb.add_verbs(verbs)
    document_verbs.add_verbs(verbs)
    exchange_verbs.add_verbs(verbs)
    glossary_verbs.add_verbs(verbs)
    model_verbs.add_verbs(verbs)
    backup_verbs.add_verbs(verbs)
    purge_verb.add_verbs(verbs)
