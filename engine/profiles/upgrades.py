"""From the schema of a stored folder to today's: one pure function a step, tried on golden stores for ever.

A step gets all tables (name → id → document) and returns new ones. The snapshot from before is kept beside the upgraded one,
and what a step gives back is validated before anything is written.
"""

from collections.abc import Callable, Mapping

from engine.profiles.errors import StoreError
from engine.profiles.rows import PlainTables, Rows

SCHEMA = 1

Tables = dict[str, Rows]
Steps = Mapping[int, Callable[[PlainTables], PlainTables]]

STEPS: Steps = {}
"""``STEPS[n]`` leads from schema n to n + 1; schema 1 is the first that was released."""


class UpgradeFailed(StoreError):
    """A step is missing or gave back something that cannot be stored; the old files are untouched."""


def upgrade(tables: Tables, schema: int, *, to: int = SCHEMA, steps: Steps = STEPS) -> Tables:
    """``tables`` of ``schema`` in the form of ``to``. Raises UpgradeFailed."""
    if schema == to:
        return tables
    plain = {name: dict(rows) for name, rows in tables.items()}
    for number in range(schema, to):
        step = steps.get(number)
        if step is None:
            raise UpgradeFailed(f"no step leads on from schema {number}")
        plain = step(plain)
        for name, documents in plain.items():
            for key, document in documents.items():
                if not (key.isdecimal() and isinstance(document, dict)):
                    raise UpgradeFailed(f"schema {number + 1}: row {key!r} of table {name!r} cannot be stored")
    return {name: Rows(documents) for name, documents in plain.items()}
