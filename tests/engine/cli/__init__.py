"""Verbs of the command line, run as a teacher would run them."""
