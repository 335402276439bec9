"""The headless verbs."""

import argparse

from desktop.cli import articles, documents, exchange, models, safety, search, terms


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare all verbs on the command line's parser."""
    articles.add_verbs(verbs)
    search.add_verbs(verbs)
    documents.add_verbs(verbs)
    exchange.add_verbs(verbs)
    terms.add_verbs(verbs)
    models.add_verbs(verbs)
    safety.add_verbs(verbs)
