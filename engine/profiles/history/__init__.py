"""Years of play: old answers added up month by month, and read again."""
