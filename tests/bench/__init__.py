"""``python3 -m tests.bench``: how fast things are, as one table or ``--json``. Figures and targets, never a test that can fail by a slow machine."""
