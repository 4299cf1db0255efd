"""A pack seen in the window while it is written."""
