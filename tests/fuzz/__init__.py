"""Mutated inputs against everything that reads strangers' files: ``python3 -m tests.fuzz --help``."""
