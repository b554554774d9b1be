"""Run by Alembic, on the connection that `migrate` gives; no file with settings is read."""

from alembic import context

from promisecheck.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
