"""Zips of packs: what may be in one, its list of checksums, and a pack read straight out of one; nothing is ever unpacked to disk."""
