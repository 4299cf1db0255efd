"""Records and files of others that tests look at where they are: ``../shared/data`` beside the checkout. Tests skip without them, saying so."""

from pathlib import Path

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared_data(*parts: str) -> Path:
    """A file or folder of others; it need not exist."""
    return _DATA.joinpath(*parts)
