"""A pack passed on as one file, and taken in from one."""
