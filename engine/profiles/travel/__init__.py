"""A keeper on the way to another computer: packed, sealed, and looked at like a stranger on arrival."""
