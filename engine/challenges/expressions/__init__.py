"""The little language in which packs calculate: its values, how numbers are read, what it says to slips. Safe and bounded."""
