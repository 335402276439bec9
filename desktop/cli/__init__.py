"""The commands that run without a window."""

import argparse

from desktop.cli import (
    article_commands,
    backup_commands,
    document_commands,
    exchange_commands,
    glossary_commands,
    model_commands,
    purge_command,
    search_command,
)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add all commands to the command line's parser."""
    article_commands.add_commands(commands)
    search_command.add_commands(commands)
    document_commands.add_commands(commands)
    exchange_commands.add_commands(commands)
    glossary_commands.add_commands(commands)
    model_commands.add_commands(commands)
    backup_commands.add_commands(commands)
    purge_command.add_commands(commands)
