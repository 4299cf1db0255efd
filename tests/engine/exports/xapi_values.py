"""Single values of xAPI 1.0.3: IRIs, UUIDs, times, durations, language tags. Each is a question with yes or no."""

import math
import re
from datetime import datetime
from typing import Any

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")  # RFC 3987, absolute; what a sharp eye needs, no more
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s]+\.[^@\s.]+")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_DURATION = re.compile(r"P(?:\d+W|(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:[.,]\d+)?(Z|[+-]\d\d(?::?\d\d)?)?")
_MINUS_ZERO = re.compile(r"-00(?::?00)?")


def is_iri(value: Any) -> bool:
    return isinstance(value, str) and bool(_IRI.fullmatch(value))


def is_mail(value: Any) -> bool:
    return isinstance(value, str) and bool(_MAIL.fullmatch(value))


def is_uuid(value: Any) -> bool:
    """RFC 4122 in its usual form."""
    return isinstance(value, str) and bool(_UUID.fullmatch(value))


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def is_duration(value: Any) -> bool:
    return isinstance(value, str) and bool(_DURATION.fullmatch(value))


def is_date(value: Any) -> bool:
    """A date with a time; "-00" as an offset means "unknown" elsewhere and is refused (4.5)."""
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if found is None or _MINUS_ZERO.fullmatch(found[2] or ""):
        return False
    try:
        datetime.fromisoformat(found[1])
    except ValueError:
        return False
    return True


def is_version(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"1\.0(\.\d+)?", value))


def has_null(value: Any) -> bool:
    """Whether null stands anywhere outside extensions."""
    match value:
        case None:
            return True
        case dict():
            return any(has_null(inner) for key, inner in value.items() if key != "extensions")
        case list():
            return any(has_null(inner) for inner in value)
    return False
