"""Reading one JSON object against a list of known fields, and noting every fault with its place."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.engine.exports.xapi_values import is_date, is_iri, is_uuid

Check = Callable[[Any, str], None]


class Reader:
    """Notes what is wrong; a ``Check`` is told a value and its place."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def wrong(self, at: str, what: str) -> None:
        self.found.append(f"{at}: {what}")

    def fields(self, value: Any, at: str, known: Mapping[str, Check], needed: tuple[str, ...] = ()) -> bool:
        """An object with no other keys than ``known``; case matters. False when it is no object at all."""
        if not isinstance(value, dict):
            self.wrong(at, "must be an object")
            return False
        for key in needed:
            if key not in value:
                self.wrong(at, f"needs {key}")
        for key, inner in value.items():
            if key not in known:
                self.wrong(at, f"does not know {key!r}")
            else:
                known[key](inner, f"{at}.{key}")
        return True

    def must(self, fits: Callable[[Any], bool], what: str) -> Check:
        def check(value: Any, at: str) -> None:
            if not fits(value):
                self.wrong(at, f"must be {what}")

        return check

    @property
    def text(self) -> Check:
        return self.must(lambda value: isinstance(value, str), "a text")

    @property
    def truth(self) -> Check:
        return self.must(lambda value: isinstance(value, bool), "true or false")

    @property
    def iri(self) -> Check:
        return self.must(is_iri, "an IRI")

    @property
    def uuid(self) -> Check:
        return self.must(is_uuid, "a UUID")

    @property
    def date(self) -> Check:
        return self.must(is_date, "a date and time of ISO 8601")

    def is_kind(self, kind: str) -> Check:
        return self.must(lambda value: value == kind, kind)
