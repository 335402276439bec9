"""Alembic environment: runs migrations on the connection and transaction of schema_upgrade.py."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
