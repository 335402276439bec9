"""The schema: tables against migrations, order of revisions, indexes, time stamps."""

from datetime import UTC, datetime, timedelta, timezone

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.dialects import sqlite

from desktop.library import Library
from desktop.library.schema import REVISION, UtcDateTime, tables
from desktop.library.schema_upgrade import SCRIPTS


def test_migrations_create_the_declared_tables(library: Library) -> None:
    with library.read() as tx:
        context = MigrationContext.configure(
            tx._connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": lambda name, kind, _: (
                    kind != "table" or not is_full_text_index(name)
                ),
            },
        )
        assert compare_metadata(context, tables) == []


def is_full_text_index(name: str | None) -> bool:
    """Return whether a table belongs to a full-text index."""
    return (name or "").startswith(("sentence_index", "note_index", "note_term"))


def test_the_declared_revision_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_revisions_sort_in_migration_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)


def test_every_foreign_key_has_an_index(library: Library) -> None:
    """Without an index, every delete from the parent scans the table."""
    with library.read() as tx:
        found = inspect(tx._connection)
        for table in tables.tables:
            indexed: list[list[str | None]] = []
            indexed += [[*found.get_pk_constraint(table)["constrained_columns"]]]
            indexed += [index["column_names"] for index in found.get_indexes(table)]
            indexed += [[*unique["column_names"]] for unique in found.get_unique_constraints(table)]
            for foreign in found.get_foreign_keys(table):
                columns = foreign["constrained_columns"]
                assert any(index[: len(columns)] == columns for index in indexed), table


def test_times_are_stored_in_utc_and_sort_as_text() -> None:
    dialect = sqlite.dialect()
    paris = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    text = UtcDateTime().process_bind_param(paris, dialect)
    assert text == "2026-03-01T08:30:00.000000+00:00"
    assert UtcDateTime().process_result_value(text, dialect) == paris
    later = UtcDateTime().process_bind_param(
        paris.astimezone(UTC) + timedelta(microseconds=1), dialect
    )
    assert later is not None
    assert later > text
