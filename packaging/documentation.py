"""The tables of the README and of the help, made from the command table and the parser.

Without arguments the pages are written; with --check, compared with what would be written.
"""

import argparse
import sys
from collections.abc import Callable, Iterator

from page_parts import table, with_part
from workshop import ROOT, say

from desktop.__main__ import command_line
from desktop.ui.commands import COMMANDS, Command, Menu

README = "README.md"
REFERENCE = "resources/help/cli.md"


def main(arguments: list[str]) -> int:
    """Write the pages, or tell which of them are out of date."""
    is_checked = "--check" in arguments
    outdated = []
    for name, page in pages().items():
        path = ROOT / name
        if path.read_text(encoding="utf-8") == page:
            continue
        if is_checked:
            outdated.append(name)
        else:
            path.write_text(page, encoding="utf-8")
            say(f"Wrote {name}.")
    if outdated:
        say(f"Out of date: {', '.join(outdated)}. Run `python3 packaging/tasks.py docs`.")
    return int(bool(outdated))


def pages() -> dict[str, str]:
    """Return every page with generated parts, by its path below the project, as it should be."""
    parts: dict[str, dict[str, Callable[[], str]]] = {
        README: {"keys": keys, "verbs": verbs},
        REFERENCE: {"reference": reference},
    }
    found = {}
    for name, wanted in parts.items():
        page = (ROOT / name).read_text(encoding="utf-8")
        for part, make in wanted.items():
            page = with_part(page, part, make())
        found[name] = page
    return found


def keys() -> str:
    """Return the table of default keys: a row for each group of a menu."""
    rows = []
    for menu in Menu:
        title = menu.value.replace("&", "")
        for group in _groups(menu):
            told = [_key_and_title(command) for command in group if command.keys]
            if told:
                rows.append((title, ", ".join(told)))
                title = ""
    return table(("menu", "keys"), rows)


def verbs() -> str:
    """Return the table of the command line's verbs."""
    rows = [(f"`visavis {name}`", about) for name, about, _ in subcommands(command_line())]
    return table(("command", "what it does"), rows)


def reference() -> str:
    """Return usage, description and arguments of every verb."""
    found = subcommands(command_line())
    return "\n\n".join(part for name, about, verb in found for part in _section(name, about, verb))


def subcommands(
    parser: argparse.ArgumentParser,
) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield the name, the help and the parser of each verb of `parser`."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for listed in action._choices_actions:
                yield listed.dest, listed.help or "", action.choices[listed.dest]


def _groups(menu: Menu) -> Iterator[list[Command]]:
    group: list[Command] = []
    for command in COMMANDS:
        if command.menu is not menu:
            continue
        if command.starts_group and group:
            yield group
            group = []
        group.append(command)
    yield group


def _key_and_title(command: Command) -> str:
    title = command.title.replace("&", "").removesuffix("…")
    shown = " or ".join(f"`{key}`" for key in command.keys)
    return f"{shown} {title[0].lower()}{title[1:]}"


def _section(name: str, about: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield what a verb does and how it is called; of one with verbs below it, yield theirs."""
    below = list(subcommands(parser))
    if below:
        for part, told, verb in below:
            yield from _section(f"{name} {part}", told, verb)
        return
    yield f"## visavis {name}"
    yield f"{about[:1].upper()}{about[1:]}."
    actions = [one for one in parser._actions if not isinstance(one, argparse._HelpAction)]
    yield f"    {' '.join(['visavis', name, *map(_usage, actions)])}"
    rows = [*_explained(actions)]
    if rows:
        yield table(("argument", ""), rows)


def _explained(actions: list[argparse.Action]) -> Iterator[tuple[str, str]]:
    for action in actions:
        if action.help and action.help != argparse.SUPPRESS:
            yield f"`{_bare(action)}`", action.help


def _usage(action: argparse.Action) -> str:
    bare = _bare(action)
    is_optional = not action.required if action.option_strings else action.nargs in ("?", "*")
    shown = f"[{bare}]" if is_optional else bare
    return f"{shown}…" if isinstance(action, argparse._AppendAction) else shown


def _bare(action: argparse.Action) -> str:
    """Return an argument as it is typed, with the name or the choices of its value."""
    if action.nargs == 0:
        return action.option_strings[-1]
    value = action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper()
    if action.option_strings:
        return f"{action.option_strings[-1]} {value}"
    return f"{value}…" if action.nargs in ("*", "+") else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
