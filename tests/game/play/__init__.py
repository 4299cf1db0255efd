"""The rules of play, without a window."""
