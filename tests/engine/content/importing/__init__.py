"""Files of other programs made into packs."""
